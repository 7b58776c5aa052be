"""The content of a hub: which interfaces pass the bus and the gateways, counted by connection and delivery."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archtool.analysis.containment import with_wholes
from archtool.blueprints.integration import ExternalSystem, Interface, Mode
from archtool.blueprints.relationships import CONSUMER, DEPENDS_ON, FUNCTION_OF, IN_ZONE, PART_OF, PROVIDER, VIA
from archtool.model.architecture import Architecture
from archtool.source.text import both
from archtool.views.content import Block, Lifecycle, lifecycle_of
from archtool.views.figures.hub import (
    Contact,
    Delivery,
    Flow,
    Gateway,
    HubFigure,
    HubView,
    Member,
    Passage,
)
from archtool.views.figures.hub_protocols import named_protocols, protocols_in
from archtool.views.heading import head_of
from archtool.views.selection import select
from archtool.views.wording import capitalised, listed

_DELIVERIES = {
    Mode.SYNCHRONOUS: Delivery.REALTIME,
    Mode.PUSH: Delivery.REALTIME,
    Mode.QUERY: Delivery.REALTIME,
    Mode.BATCH: Delivery.BATCH,
    Mode.STREAM_BATCH: Delivery.BATCH,
    Mode.FILE: Delivery.FILE,
}
_WITHOUT_GATEWAY = both("未经网关", "No gateway")
_ETC = both("等", " etc.")


def build(architecture: Architecture, view_id: str, definition: HubView, language: str) -> HubFigure:
    """Return what a hub shows; groups and gateways without interfaces fall away."""
    return _Hub.of(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One interface with its ends; `gateway` is the key of what it passes on its way out, if it leads out."""

    interface: Interface
    provider: str | None
    consumers: tuple[str, ...]
    via: tuple[str, ...]
    gateway: str | None

    @property
    def ends(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*((self.provider,) if self.provider else ()), *self.consumers)))


@dataclass(frozen=True, slots=True)
class _Hub:
    architecture: Architecture
    definition: HubView
    language: str
    contacts: tuple[ExternalSystem, ...]
    exchanges: tuple[_Exchange, ...]

    @classmethod
    def of(cls, architecture: Architecture, definition: HubView, language: str) -> "_Hub":
        chosen = select(architecture, definition.outside)
        contacts = tuple(element for element in chosen if isinstance(element, ExternalSystem))
        outside = {contact.id for contact in architecture.of(ExternalSystem)}
        drawn = {contact.id for contact in contacts}
        exchanges: list[_Exchange] = []
        for interface in architecture.of(Interface):
            provider = architecture.target(interface.id, PROVIDER)
            consumers = architecture.targets(interface.id, CONSUMER)
            via = architecture.targets(interface.id, VIA)
            external = [end for end in (provider, *consumers) if end in outside]
            if external and not drawn.intersection(external):
                continue
            gateway = _gateway_key(interface, via, definition.bus, language) if external else None
            exchanges.append(_Exchange(interface, provider, consumers, via, gateway))
        return cls(architecture, definition, language, contacts, tuple(exchanges))

    def figure(self, view_id: str) -> HubFigure:
        gateways = tuple(dict.fromkeys(one.gateway for one in self.exchanges if one.gateway))
        crossing = tuple(one for one in self.exchanges if self._passes_bus(one, gateways))
        contacts = tuple(self._contact(contact) for contact in self.contacts)
        zones = {contact.zone for contact in contacts}
        passages = self._passages()
        drawn = {one.interface.id for one in crossing} | {
            name for p in passages for f in p.flows for name in f.interfaces
        }
        head = head_of(view_id, self.definition, self.language, self.contacts)
        shown = tuple(self._gateway(key, crossing) for key in gateways)
        return HubFigure(
            replace(head, note=self._note(head.note, len(drawn))),
            tuple(self._block(one) for one in self.definition.bus if one in self.architecture),
            self._services(),
            self._members(crossing, gateways),
            shown,
            tuple(self._block(element.id) for element in self.architecture.elements if element.id in zones),
            contacts,
            passages,
        )

    def _note(self, note: str | None, drawn: int) -> str:
        """The view's note, and how many interfaces are drawn and left out."""
        left_out = len(self.exchanges) - drawn
        counted = both(
            f"图中接口 {drawn} 个" + (f"，另有 {left_out} 个不经总线和网关，未画出" if left_out else ""),
            f"Interfaces drawn: {drawn}"
            + (f"; left out, as they pass neither bus nor gateway: {left_out}" if left_out else ""),
        ).in_language(self.language)
        separator, stop = ("", "。") if self.language == "zh" else (" ", ".")
        return separator.join(f"{part.rstrip('。.')}{stop}" for part in (note, counted) if part)

    def _passes_bus(self, one: _Exchange, gateways: Sequence[str]) -> bool:
        """Whether it runs over the bus: it says so, or a gateway that is a system of its own passes it on."""
        outside = {contact.id for contact in self.contacts}
        inside = [end for end in one.ends if end not in outside and end not in one.via]
        return bool(inside) and bool({*self.definition.bus, *gateways}.intersection(one.via))

    def _services(self) -> tuple[str, ...]:
        functions = (f for one in self.definition.bus for f in self.architecture.sources(one, FUNCTION_OF))
        return tuple(self._title(function) for function in functions)

    def _members(self, crossing: Sequence[_Exchange], gateways: Sequence[str]) -> tuple[Member, ...]:
        shown = {*self.definition.bus, *gateways, *(contact.id for contact in self.contacts)}
        groups: dict[str, dict[str, _Exchange]] = {one: {} for one in self.definition.inside}
        ends: dict[str, Counter[str]] = {one: Counter() for one in self.definition.inside}
        for one in crossing:
            for end in one.ends:
                if end in shown:
                    continue
                group = self._group(end)
                groups.setdefault(group, {})[one.interface.id] = one
                ends.setdefault(group, Counter())[end] += 1
        return tuple(self._member(group, tuple(ones.values()), ends[group]) for group, ones in groups.items() if ones)

    def _group(self, end: str) -> str:
        wholes = with_wholes(self.architecture, (end,))
        chosen = next((one for one in self.definition.inside if one in wholes), None)
        return chosen or self._outermost(end)

    def _outermost(self, element: str) -> str:
        whole = self.architecture.target(element, PART_OF)
        return element if whole is None else self._outermost(whole)

    def _member(self, group: str, exchanges: Sequence[_Exchange], ends: Counter[str]) -> Member:
        def is_end(one: str | None) -> bool:
            return one in ends

        flows = _flows((one, any(map(is_end, one.consumers)), is_end(one.provider)) for one in exchanges)
        named = [self._title(end) for end, _ in ends.most_common(self.definition.members)]
        protocols = Counter(protocol for one in exchanges for protocol in self._protocols(one.interface))
        frequent, _ = named_protocols((protocol for protocol, _ in protocols.most_common()), self.language)
        return Member(self._block(group), self._listed(named, len(ends)), listed(frequent, self.language), flows)

    def _listed(self, names: Sequence[str], count: int) -> str:
        more = both(f"等 {count} 个系统", f"; and {count - len(names)} more").in_language(self.language)
        return listed(names, self.language) + (more if names and count > len(names) else "")

    def _gateway(self, key: str, crossing: Sequence[_Exchange]) -> Gateway:
        outside = {contact.id for contact in self.contacts}
        if key not in self.architecture:
            ends = (end for one in self.exchanges if one.gateway == key for end in one.ends if end not in outside)
            reached = listed([self._title(end) for end in dict.fromkeys(ends)], self.language)
            detail = both(f"直连{reached}", f"Directly to {reached}").in_language(self.language) if reached else None
            return Gateway(Block(key, capitalised(key), lifecycle=Lifecycle.NEW, detail=detail), (), is_on_bus=False)
        flows = _flows(
            (
                one,
                any(end not in outside for end in one.consumers),
                any(end in outside for end in one.consumers),
            )
            for one in crossing
            if one.gateway == key
        )
        needed = self.architecture.targets(key, DEPENDS_ON)
        return Gateway(self._block(key), flows, bool(flows) or any(one in needed for one in self.definition.bus))

    def _contact(self, contact: ExternalSystem) -> Contact:
        own = [one for one in self.exchanges if contact.id in one.ends]
        gateways = Counter(one.gateway for one in own if one.gateway)
        return Contact(
            replace(self._block(contact.id), detail=self._detail(contact, own)),
            self._zone(contact, own),
            tuple(gateway for gateway, _ in gateways.most_common()),
        )

    def _zone(self, contact: ExternalSystem, own: Sequence[_Exchange]) -> str | None:
        """The zone through which it is reached: its own, else that of the external system that relays to it."""
        ends = (end for one in own for end in one.ends)
        zones = (self.architecture.target(one, IN_ZONE) for one in (contact.id, *ends))
        return next((zone for zone in zones if zone is not None), None)

    def _detail(self, contact: ExternalSystem, own: Sequence[_Exchange]) -> str:
        """Below the name: level and path in brackets, then protocols and what is exchanged, each from a new line."""
        wanted, language = self.definition.details, self.language
        level = "/".join(one.label.in_language(language) for one in (contact.level, contact.also_level) if one)
        path = contact.path.in_language(language) if contact.path else ""
        where = [text for text in (level if "level" in wanted else "", path) if text]
        bracketed = both(f"（{'，'.join(where)}）", f"({', '.join(where)})").in_language(language) if where else ""
        named, is_whole = named_protocols((text for one in own for text in self._protocols(one.interface)), language)
        texts = {
            "protocol": listed(named, language) + ("" if is_whole else _ETC.in_language(language)),
            "exchanged": capitalised(contact.exchanged.in_language(language)) if contact.exchanged else "",
        }
        parts = [bracketed, *(texts.get(name, "") for name in wanted)]
        return "\n".join(part for part in parts if part)

    def _passages(self) -> tuple[Passage, ...]:
        found: list[Passage] = []
        for contact in self.contacts:
            by_gateway: dict[str, list[_Exchange]] = {}
            for one in self.exchanges:
                if one.gateway and contact.id in one.ends:
                    by_gateway.setdefault(one.gateway, []).append(one)
            for gateway, own in by_gateway.items():
                flows = _flows((one, one.provider == contact.id, contact.id in one.consumers) for one in own)
                found.append(Passage(gateway, contact.id, flows))
        return tuple(found)

    def _protocols(self, interface: Interface) -> tuple[str, ...]:
        return protocols_in(interface.protocol.in_language(self.language)) if interface.protocol else ()

    def _title(self, element: str) -> str:
        return self.architecture[element].title(self.language)

    def _block(self, element: str) -> Block:
        one = self.architecture[element]
        return Block(element, one.title(self.language), element, lifecycle_of(one))


def _gateway_key(interface: Interface, via: Sequence[str], bus: Sequence[str], language: str) -> str:
    """The gateway's id; where no element carries the interface, the words that say what does."""
    gateways = [one for one in via if one not in bus] or list(via)
    if gateways:
        return gateways[0]
    return (interface.gateway_note or _WITHOUT_GATEWAY).in_language(language)


def _flows(exchanges: Iterable[tuple[_Exchange, bool, bool]]) -> tuple[Flow, ...]:
    """Exchanges with whether consumers lie inward and outward, gathered by delivery."""
    gathered: dict[Delivery, list[tuple[str, bool, bool]]] = {}
    for one, is_inward, is_outward in exchanges:
        mode = one.interface.mode
        delivery = _DELIVERIES[mode] if mode is not None else Delivery.UNSTATED
        gathered.setdefault(delivery, []).append((one.interface.id, is_inward, is_outward))
    return tuple(
        Flow(
            delivery,
            tuple(name for name, _, _ in gathered[delivery]),
            any(is_inward for _, is_inward, _ in gathered[delivery]),
            any(is_outward for _, _, is_outward in gathered[delivery]),
        )
        for delivery in Delivery
        if delivery in gathered
    )
