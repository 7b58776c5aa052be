"""The content of a network: equipment of the places, lines between them, and the ways in with their guards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archtool.blueprints.infrastructure import Centre, Link, Network, Room, SecurityDevice, Site
from archtool.blueprints.programme import Organisation
from archtool.blueprints.protection import SecurityFunction
from archtool.blueprints.relationships import (
    CONNECTS,
    DEPENDS_ON,
    IN_ZONE,
    LOCATED_AT,
    MEMBER_OF,
    PERMITS_FLOW_TO,
    PermissionProperties,
)
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.text import Text, both
from archtool.views.content import Block, lifecycle_if_built
from archtool.views.figures.network import (
    Branch,
    Device,
    Entry,
    NetworkFigure,
    NetworkPlace,
    NetworkSite,
    NetworkView,
    Sign,
    Trunk,
)
from archtool.views.figures.sites import places_by_site
from archtool.views.heading import head_of
from archtool.views.selection import select

_DOUBLE = both("两条及以上独立线路", "Two or more separate lines")


def build(architecture: Architecture, view_id: str, definition: NetworkView, language: str) -> NetworkFigure:
    """Return what a network shows."""
    return _Network(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Network:
    architecture: Architecture
    definition: NetworkView
    language: str

    def figure(self, view_id: str) -> NetworkFigure:
        places = select(self.architecture, self.definition.places)
        contents = select(self.architecture, self.definition.contents)
        groups = tuple(
            NetworkSite(self._block(site) if site else None, tuple(self._place(place, contents) for place in inside))
            for site, inside in places_by_site(self.architecture, places)
        )
        drawn = {place.id for place in places}
        return NetworkFigure(
            head_of(view_id, self.definition, self.language, (*places, *contents)),
            groups,
            self._trunks(groups),
            tuple(self._entry(one, groups, drawn) for one in self.definition.above if one in self.architecture),
            tuple(self._entry(one, groups, drawn) for one in self.definition.below if one in self.architecture),
            self._words(_DOUBLE),
        )

    def _words(self, text: Text) -> str:
        return text.in_language(self.language)

    def _place(self, place: Element, contents: Iterable[Element]) -> NetworkPlace:
        inside = [one for one in contents if place.id in self.architecture.targets(one.id, LOCATED_AT)]
        return NetworkPlace(self._block(place), tuple(self._device(one, place.id) for one in inside))

    def _block(self, element: Element, key: str = "", detail: str | None = None) -> Block:
        title = element.title(self.language)
        return Block(key or element.id, title, element.id, lifecycle_if_built(element), detail=detail)

    def _device(self, element: Element, at: str) -> Device:
        return Device(self._block(element, f"{element.id}@{at}"), _sign(element))

    # Lines

    def _trunks(self, sites: Sequence[NetworkSite]) -> tuple[Trunk, ...]:
        order = [place.block.key for site in sites for place in site.places]
        found: list[Trunk] = []
        for link in select(self.architecture, self.definition.links):
            if not isinstance(link, Link):
                continue
            reached = [end for end in self.architecture.targets(link.id, CONNECTS) if end in order]
            ends = _ends(reached, sites)
            for other in ends[1:]:
                # Of a site, the place that is nearest to the other end stands for all of them.
                source, target = min(
                    ((one, two) for one in ends[0] for two in other),
                    key=lambda pair: abs(order.index(pair[0]) - order.index(pair[1])),
                )
                key = link.id if len(ends) == 2 else f"{link.id}@{target}"
                texts = (link.title(self.language), *self._texts(link))
                found.append(Trunk(key, source, target, texts, link.lines or 1))
        return tuple(found)

    def _texts(self, link: Link) -> tuple[str, ...]:
        """Rate of one line times number of lines, and what the line is."""
        count = f" × {link.lines}" if link.lines and link.lines > 1 else ""
        rate = f"{link.bandwidth}{count}" if link.bandwidth else ""
        medium = self._words(link.medium) if link.medium else ""
        return tuple(text for text in (rate, medium) if text)

    # Ways in

    def _entry(self, access: str, sites: Sequence[NetworkSite], drawn: set[str]) -> Entry:
        one = self.architecture[access]
        zone = self.architecture.target(access, IN_ZONE)
        lines: list[Link] = [one] if isinstance(one, Link) else []
        if isinstance(one, Network):
            links = self.architecture.of(Link)
            lines = [link for link in links if access in self.architecture.targets(link.id, CONNECTS)]
        specification: object = getattr(one, "specification", None)
        detail = self._words(specification) if isinstance(specification, Text) else None
        reached = [
            place.block.key for site in sites for place in site.places if place.block.key in self._reached(access)
        ]
        whole = [
            key
            for site, ends in ((site, _ends(reached, (site,))) for site in sites)
            for end in ends
            for key in ([site.block.key] if len(end) > 1 and site.block else end)
        ]
        return Entry(
            access,
            self.architecture[zone].title(self.language) if zone else "",
            self._guards(zone, access) if zone else (),
            self._block(one, detail=detail) if isinstance(one, Network) else None,
            tuple(self._branch(link, access, drawn) for link in lines),
            tuple(whole),
        )

    def _guards(self, zone: str, access: str) -> tuple[Device, ...]:
        """What guards the flows that a zone lets into others, each device once."""
        names: dict[str, None] = {}
        for flow in self.architecture.outgoing(zone, PERMITS_FLOW_TO):
            if isinstance(flow.properties, PermissionProperties):
                names.update(dict.fromkeys(flow.properties.controls))
        return tuple(self._device(self.architecture[one], access) for one in names if one in self.architecture)

    def _branch(self, link: Link, access: str, drawn: set[str]) -> Branch:
        carriers = [self.architecture[one] for one in self.architecture.targets(link.id, DEPENDS_ON)]
        names = [one.title(self.language) for one in carriers if isinstance(one, Organisation)]
        ends = [self.architecture[one] for one in self.architecture.targets(link.id, CONNECTS) if one not in drawn]
        parties = tuple(
            self._party(one, link.id) for one in ends if not isinstance(one, Centre | Network | Site | Link)
        )
        key = f"{link.id}@{access}" if link.id != access else link.id
        return Branch(self._block(link, key, " ".join(names) or None), self._texts(link), link.lines or 1, parties)

    def _party(self, element: Element, link: str) -> Block:
        """Who is connected, how many they are, and the equipment that they are given."""
        block = self._block(element, f"{element.id}@{link}", self._equipment(element.id))
        count = element.count if isinstance(element, Organisation) else None
        if not count or str(count) in block.label:
            return block
        label = f"{block.label} × {count}"
        return Block(block.key, label, block.element, block.lifecycle, detail=block.detail)

    def _equipment(self, party: str) -> str | None:
        """The specification of a network that connects the party, or a group of which it is a part."""
        members = set(self.architecture.sources(party, MEMBER_OF)) or {party}
        for network in self.architecture.of(Network):
            for end in self.architecture.targets(network.id, CONNECTS):
                if end == party or members <= set(self.architecture.sources(end, MEMBER_OF)):
                    given = network.specification
                    return self._words(given) if given else network.title(self.language)
        return None

    def _reached(self, element: str) -> frozenset[str]:
        """The centres and rooms that a line or network joins, over further networks where it leads to them."""
        found: set[str] = set()
        seen = {element}
        waiting = [element]
        while waiting:
            for end in self.architecture.targets(waiting.pop(), CONNECTS):
                one = self.architecture[end]
                if isinstance(one, Centre | Room):
                    found.add(end)
                elif isinstance(one, Network) and end not in seen:
                    seen.add(end)
                    waiting.append(end)
        return frozenset(found)


def _ends(reached: Iterable[str], sites: Sequence[NetworkSite]) -> list[list[str]]:
    """The places reached, all of a site together if the line reaches further places or is a way in."""
    wanted = list(reached)
    if len(sites) > 1 and len(wanted) <= 2:
        return [[one] for one in wanted]
    found: list[list[str]] = []
    for site in sites:
        inside = [place.block.key for place in site.places if place.block.key in wanted]
        is_whole = site.block is not None and len(inside) == len(site.places) > 1
        found.extend([inside] if is_whole else [[one] for one in inside])
    return found


def _sign(element: Element) -> Sign:
    if isinstance(element, Network):
        return Sign.ROUTER
    if isinstance(element, SecurityDevice) and element.function is SecurityFunction.FIREWALL:
        return Sign.FIREWALL
    return Sign.DEVICE
