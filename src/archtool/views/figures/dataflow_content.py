"""The content of a data flow: interfaces gathered by provider, consumer and way of delivery."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archtool.blueprints.integration import Interface, Mode
from archtool.blueprints.relationships import CARRIES, CONSUMER, PROVIDER
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.text import both
from archtool.views.content import Block, lifecycle_if_built
from archtool.views.figures.dataflow import DataflowFigure, DataflowView, Delivery, Flow, Party, Side
from archtool.views.heading import head_of, with_counts
from archtool.views.property_text import has_values
from archtool.views.selection import select
from archtool.views.wording import listed

_BRACKETED_END = re.compile(r"[（(][^（(]*[）)]$")
_MORE = both("等 {count} 项", "; and {more} more")
_AND_OTHERS = both("等", "; and others")
_CYCLES = 2
_DELIVERIES = {
    Mode.SYNCHRONOUS: Delivery.REALTIME,
    Mode.PUSH: Delivery.REALTIME,
    Mode.QUERY: Delivery.REALTIME,
    Mode.BATCH: Delivery.BATCH,
    Mode.STREAM_BATCH: Delivery.BATCH,
    Mode.FILE: Delivery.FILE,
}


def build(architecture: Architecture, view_id: str, definition: DataflowView, language: str) -> DataflowFigure:
    """Return what a data flow shows.

    In the note `{flows}` stands for the lines, `{interfaces}` for the exchanges behind them, `{data}` for the data
    entities that they carry, and `{inside}` for the exchanges within one party, which are not drawn.
    """
    return _Dataflow(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Box:
    """A party before its flows are known."""

    block: Block
    is_apart: bool


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One interface between two parties, by their keys."""

    interface: Interface
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class _Dataflow:
    architecture: Architecture
    definition: DataflowView
    language: str

    def figure(self, view_id: str) -> DataflowFigure:
        boxes, members = self._boxes()
        found = list(self._exchanges(boxes, members))
        drawn = [one for one in found if one.source != one.target]
        flows = tuple(self._flows(drawn, boxes))
        data = {entity for one in drawn for entity in self.architecture.targets(one.interface.id, CARRIES)}
        shown = {one.interface.id for one in drawn}
        counts = {
            "flows": str(len(flows)),
            "interfaces": str(len(shown)),
            "data": str(len(data)),
            "inside": str(len({one.interface.id for one in found} - shown)),
        }
        head = head_of(view_id, with_counts(self.definition, counts), self.language)
        return DataflowFigure(head, tuple(_parties(boxes, flows)), flows)

    def _boxes(self) -> tuple[dict[str, _Box], dict[str, str]]:
        """The parties by key, and the key for each element that is one or belongs to several together."""
        boxes: dict[str, _Box] = {}
        members: dict[str, str] = {}
        for number, one in enumerate(self.definition.parties, start=1):
            found = [
                element
                for element in select(self.architecture, one.select)
                if element.id not in members and has_values(element, one.where.items())
            ]
            if one.together and found:
                name = one.name.in_language(self.language) if one.name else self._name(found[0])
                key = f"party-{number}"
                lifecycles = {lifecycle_if_built(element) for element in found}
                boxes[key] = _Box(
                    Block(key, name, lifecycle=lifecycles.pop() if len(lifecycles) == 1 else None), one.apart
                )
                members |= {element.id: key for element in found}
                continue
            for element in found:
                block = Block(element.id, self._name(element), element.id, lifecycle_if_built(element))
                boxes[element.id] = _Box(block, one.apart)
                members[element.id] = element.id
        return boxes, members

    def _name(self, element: Element) -> str:
        name = element.title(self.language)
        return (_BRACKETED_END.sub("", name).strip() or name) if self.definition.label == "short" else name

    def _party_of(self, element: str, members: Mapping[str, str]) -> str | None:
        """The party to which an element belongs, itself or by what it follows; the nearest."""
        kinds = [self.architecture.catalogue.relationship[name] for name in self.definition.follow]
        waiting, seen = [element], {element}
        while waiting:
            current = waiting.pop(0)
            if current in members:
                return members[current]
            for kind in kinds:
                for target in self.architecture.targets(current, kind):
                    if target not in seen:
                        seen.add(target)
                        waiting.append(target)
        return None

    def _exchanges(self, boxes: Mapping[str, _Box], members: Mapping[str, str]) -> Iterator[_Exchange]:
        for interface in select(self.architecture, self.definition.interfaces):
            if not isinstance(interface, Interface):
                continue
            for provider in self.architecture.targets(interface.id, PROVIDER):
                for consumer in self.architecture.targets(interface.id, CONSUMER):
                    source, target = self._party_of(provider, members), self._party_of(consumer, members)
                    if source is None or target is None:
                        continue
                    if self.definition.across or not (boxes[source].is_apart and boxes[target].is_apart):
                        yield _Exchange(interface, source, target)

    def _flows(self, exchanges: Iterable[_Exchange], boxes: Mapping[str, _Box]) -> Iterator[Flow]:
        gathered: dict[tuple[str, str, Delivery], list[Interface]] = {}
        for one in exchanges:
            delivery = _DELIVERIES[one.interface.mode] if one.interface.mode else Delivery.REALTIME
            gathered.setdefault((one.source, one.target, delivery), []).append(one.interface)
        for (source, target, delivery), interfaces in gathered.items():
            start = _key(source, Side.PROVIDER if boxes[source].is_apart else None)
            end = _key(target, Side.CONSUMER if boxes[target].is_apart else None)
            data = self._data(interfaces)
            label = self._label(data, interfaces)
            yield Flow(f"{start}--{end}--{delivery}", start, end, delivery, label, max(1, len(data)))

    def _data(self, interfaces: Iterable[Interface]) -> list[str]:
        """The names of what interfaces carry, each once; of one that names no data, its own."""
        names: dict[str, None] = {}
        for interface in interfaces:
            carried = self.architecture.targets(interface.id, CARRIES)
            names.update(dict.fromkeys(self._name(self.architecture[one]) for one in carried))
            if not carried:
                names[self._name(interface)] = None
        return list(names)

    def _label(self, data: list[str], interfaces: Iterable[Interface]) -> str:
        """At most so many data, how many there are in all, and how often they travel."""
        most = self.definition.most
        label = listed(data[:most], self.language)
        if len(data) > most:
            label += _MORE.in_language(self.language).format(count=len(data), more=len(data) - most)
        cycles = [cycle for cycle in dict.fromkeys(self._cycle(one) for one in interfaces) if cycle]
        if not cycles:
            return label
        rest = _AND_OTHERS.in_language(self.language) if len(cycles) > _CYCLES else ""
        cycle = listed(cycles[:_CYCLES], self.language) + rest
        # Names and cycles have brackets of their own: in Latin script no further ones stand around the cycle.
        return both(f"{label}（{cycle}）", f"{label} · {cycle}").in_language(self.language)

    def _cycle(self, interface: Interface) -> str:
        if interface.frequency is not None:
            return interface.frequency.in_language(self.language)
        return interface.mode.label.in_language(self.language) if interface.mode else ""


def _key(party: str, side: Side | None) -> str:
    return f"{party}@{side}" if side else party


def _parties(boxes: Mapping[str, _Box], flows: Iterable[Flow]) -> Iterator[Party]:
    """The parties that take part in a flow, those that stand apart once for each of their sides."""
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    for key, box in boxes.items():
        for side in (Side.PROVIDER, Side.CONSUMER) if box.is_apart else (None,):
            if _key(key, side) in ends:
                block = box.block
                own = Block(_key(key, side), block.label, block.element, block.lifecycle)
                yield Party(own, side)
