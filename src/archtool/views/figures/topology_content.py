"""The content of a topology: what is located in which place and zone, and what joins the places."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archtool.blueprints.infrastructure import Centre, Link, Network, Replication, Room, Site, Zone
from archtool.blueprints.relationships import (
    AT,
    CARRIED_BY,
    CONNECTS,
    COPIES_FROM,
    COPIES_TO,
    IN_ZONE,
    LOCATED_AT,
)
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.text import Text, both
from archtool.views.content import Block, lifecycle_of
from archtool.views.figures.sites import places_by_site
from archtool.views.figures.topology import (
    Access,
    Item,
    ItemGroup,
    Join,
    LinkStyle,
    Party,
    Place,
    PlaceGroup,
    TopologyFigure,
    TopologyView,
)
from archtool.views.figures.topology_parts import parts_on
from archtool.views.heading import head_of
from archtool.views.selection import select

_CLAUSE = re.compile(r"(?<=[；;，,：:])\s*")
_NO_ZONE = both("其他", "Other")

_BESIDE_LINE = {
    LinkStyle.SYNCHRONOUS: both("同步复制", "Synchronous"),
    LinkStyle.ASYNCHRONOUS: both("异步复制", "Asynchronous"),
}
"""What stands beside a copy: in Latin script the legend alone says that it is one, as room between places is dear."""


def build(architecture: Architecture, view_id: str, definition: TopologyView, language: str) -> TopologyFigure:
    """Return what a topology shows; an element that is located in several places stands in each."""
    return _Topology(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Topology:
    architecture: Architecture
    definition: TopologyView
    language: str

    def figure(self, view_id: str) -> TopologyFigure:
        places = select(self.architecture, self.definition.places)
        contents = select(self.architecture, self.definition.contents)
        groups = tuple(
            PlaceGroup(self._block(site) if site else None, tuple(self._place(place, contents) for place in inside))
            for site, inside in places_by_site(self.architecture, places)
        )
        return TopologyFigure(
            head_of(view_id, self.definition, self.language, (*places, *contents)),
            groups,
            self._joins(places),
            tuple(self._access(one, groups) for one in self.definition.above if one in self.architecture),
            tuple(self._access(one, groups) for one in self.definition.below if one in self.architecture),
            self.definition.columns,
            self.definition.icons != "none",
            self.definition.icons == "large",
        )

    def _block(self, element: Element, key: str = "", detail: str | None = None) -> Block:
        title = element.title(self.language)
        return Block(key or element.id, title, element.id, lifecycle_of(element), detail=detail)

    def _place(self, place: Element, contents: Sequence[Element]) -> Place:
        groups: dict[str, list[Element]] = {}
        for element in contents:
            if place.id in (
                *self.architecture.targets(element.id, LOCATED_AT),
                *self.architecture.targets(element.id, AT),
            ):
                groups.setdefault(self._group(element), []).append(element)
        return Place(
            self._block(place, detail=self._specification(place)),
            tuple(self._item_group(group, place, inside) for group, inside in groups.items()),
        )

    def _group(self, element: Element) -> str:
        if self.definition.group == "kind":
            return element.info.name
        return self.architecture.target(element.id, IN_ZONE) or ""

    def _item_group(self, group: str, place: Element, inside: Sequence[Element]) -> ItemGroup:
        zone = self.architecture.get(group)
        name = zone.title(self.language) if zone else self._kind(inside) if group else self._words(_NO_ZONE)
        block = Block(f"{group}@{place.id}", name, zone.id if zone else None, lifecycle_of(zone) if zone else None)
        items = tuple(
            Item(
                self._block(one, f"{one.id}@{place.id}", self._specification(one)),
                one.info.name,
                parts_on(self.architecture, one.id, self.definition.components, place.id, self.language),
            )
            for one in inside
        )
        return ItemGroup(block, items)

    def _kind(self, inside: Sequence[Element]) -> str:
        return inside[0].info.label.in_language(self.language)

    def _words(self, text: Text) -> str:
        return text.in_language(self.language)

    def _specification(self, element: Element) -> str | None:
        """The leading clauses of the specification, as many as are short enough."""
        written: object = getattr(element, "specification", None)
        if not isinstance(written, Text):
            return None
        taken = ""
        for clause in _CLAUSE.split(self._words(written)):
            if _ideographs(taken + clause.rstrip("；;，,：:")) > self.definition.specification:
                break
            taken += clause if self.language == "zh" else f"{clause} "
        return taken.strip().rstrip("；;，,：:") or None

    # What joins the places

    def _joins(self, places: Iterable[Element]) -> tuple[Join, ...]:
        drawn = [place.id for place in places]
        links = select(self.architecture, self.definition.links)
        copies = [self._copy(one) for one in links if isinstance(one, Replication)]
        lines = [line for one in links if isinstance(one, Link) for line in self._lines(one, drawn)]
        return tuple(join for join in (*copies, *lines) if join and join.source in drawn and join.target in drawn)

    def _copy(self, copy: Replication) -> Join | None:
        source, target = self.architecture.target(copy.id, COPIES_FROM), self.architecture.target(copy.id, COPIES_TO)
        if source is None or target is None:
            return None
        style = LinkStyle.SYNCHRONOUS if copy.mode == "synchronous" else LinkStyle.ASYNCHRONOUS
        carriers = [self.architecture[one] for one in self.architecture.targets(copy.id, CARRIED_BY)]
        carried = tuple(text for one in carriers if isinstance(one, Link) for text in self._line_texts(one))
        objectives = [("RPO", copy.rpo), ("RTO", copy.rto)]
        below = tuple(f"{name} {_objective(str(value))}" for name, value in objectives if value is not None)
        return Join(copy.id, source, target, style, (self._words(_BESIDE_LINE[style]), *carried), below)

    def _lines(self, link: Link, drawn: Sequence[str]) -> list[Join]:
        ends = [end for end in self.architecture.targets(link.id, CONNECTS) if end in drawn]
        title = link.title(self.language)
        return [
            Join(f"{link.id}@{target}", ends[0], target, LinkStyle.LINE, (title, *self._line_texts(link)), ())
            for target in ends[1:]
        ]

    def _line_texts(self, link: Link) -> tuple[str, ...]:
        """Rate of one line times number of lines, and what the line is."""
        count = f" × {link.lines}" if link.lines else ""
        rate = f"{link.bandwidth}{count}" if link.bandwidth else ""
        medium = self._words(link.medium) if link.medium else ""
        return tuple(text for text in (rate, medium) if text)

    # Who comes in

    def _access(self, element: str, sites: Sequence[PlaceGroup]) -> Access:
        one = self.architecture[element]
        reached = self._reached(element)
        parties: list[Party] = []
        if isinstance(one, Network):
            for link in self.architecture.of(Link):
                ends = self.architecture.targets(link.id, CONNECTS)
                if element in ends:
                    line = " ".join(self._line_texts(link))
                    parties.extend(self._party(element, end, line) for end in ends if self._is_party(end))
        else:
            ends = self.architecture.targets(element, CONNECTS)
            parties.extend(self._party(element, end, None) for end in ends if self._is_party(end))
        detail = " ".join(self._line_texts(one)) if isinstance(one, Link) else self._specification(one)
        return Access(self._block(one, detail=detail), tuple(parties), _anchors(reached, sites))

    def _party(self, access: str, element: str, line: str | None) -> Party:
        one = self.architecture[element]
        # An organisation is not built: only what the programme builds or finds tells a lifecycle.
        lifecycle = lifecycle_of(one) if one.status is not None else None
        return Party(Block(f"{element}@{access}", one.title(self.language), element, lifecycle), one.info.name, line)

    def _is_party(self, element: str) -> bool:
        return not isinstance(self.architecture[element], Centre | Network | Zone | Site | Link)

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


def _anchors(reached: frozenset[str], sites: Sequence[PlaceGroup]) -> tuple[str, ...]:
    """Sites all of whose places are reached, if they hold more than one; else the places."""
    found: list[str] = []
    for site in sites:
        inside = [place.block.key for place in site.places if place.block.key in reached]
        is_whole = site.block is not None and len(inside) == len(site.places) > 1
        found.extend([site.block.key] if is_whole and site.block else inside)
    return tuple(found)


def _objective(duration: str) -> str:
    """A recovery objective as it is commonly written: nothing lost is about nothing, else a limit."""
    return "≈ 0" if duration.split()[0] == "0" else f"≤ {duration}"


def _ideographs(text: str) -> float:
    """Length of a text in ideographs, other letters counted as half of one."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)
