"""The content of a zoning: which zone stands where, what lies in it, and what may flow between which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archtool.blueprints.infrastructure import GradingObject, Zone
from archtool.blueprints.protection import ZoneRole
from archtool.blueprints.relationships import GRADES, IN_ZONE, PART_OF, PERMITS_FLOW_TO, PermissionProperties
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.text import Text, both
from archtool.views.content import Block, lifecycle_of
from archtool.views.figures.zoning import Bus, Crossing, ZoneBlock, ZoningFigure, ZoningView
from archtool.views.heading import head_of
from archtool.views.selection import select
from archtool.views.tint import Tint
from archtool.views.wording import listed

_UPPER = (ZoneRole.DMZ, ZoneRole.CRYPTOGRAPHY)
_LEFT = (ZoneRole.ACCESS, ZoneRole.TERMINAL, ZoneRole.IOT)
_RIGHT = (ZoneRole.EXTRANET, ZoneRole.FERRY)

_TINTS = {
    ZoneRole.INTERNET: Tint.EXTERNAL,
    ZoneRole.DMZ: Tint.CHANNEL,
    ZoneRole.CORE: Tint.APPLICATION,
    ZoneRole.DATA: Tint.DATA,
    ZoneRole.ACCESS: Tint.SUPPORT,
    ZoneRole.TERMINAL: Tint.SUPPORT,
    ZoneRole.IOT: Tint.SUPPORT,
    ZoneRole.EXTRANET: Tint.INTEGRATION,
    ZoneRole.FERRY: Tint.INTEGRATION,
    ZoneRole.MANAGEMENT: Tint.OPERATIONS,
    ZoneRole.CRYPTOGRAPHY: Tint.CRYPTOGRAPHY,
}

_LEVELS = both("第{0}级", "Level {0}")
_NUMERALS = "〇一二三四五"
_OTHERS = both("其他允许的流向", "Further permitted flows")
_GUARD = both("边界防护", "Guard on the boundary")
_FLOW = both("允许的流向", "Permitted flow")
_WITHOUT = both("{0}除外", "except {0}")
_ALSO = both("{0}另经{1}", "(for {0}: also {1})")


def build(architecture: Architecture, view_id: str, definition: ZoningView, language: str) -> ZoningFigure:
    """Return what a zoning shows."""
    return _Zoning(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Zoning:
    architecture: Architecture
    definition: ZoningView
    language: str

    def figure(self, view_id: str) -> ZoningFigure:
        zones = tuple(one for one in select(self.architecture, self.definition.zones) if isinstance(one, Zone))
        contents = select(self.architecture, self.definition.contents)
        core = next((zone for zone in zones if zone.role is ZoneRole.CORE), None)
        management = next((zone for zone in zones if zone.role is ZoneRole.MANAGEMENT), None)
        crossings = self._crossings([zone for zone in zones if zone is not management])
        joined = {(one.first, one.second) for one in crossings} | {(one.second, one.first) for one in crossings}
        upper = [zone for role in _UPPER for zone in zones if zone.role is role]
        sides: list[list[Zone]] = []
        for roles, beside in ((_LEFT, upper[:1]), (_RIGHT, upper[-1:])):
            side = [zone for zone in zones if zone.role in roles]
            # A zone that flows to the row above stands directly below it.
            sides.append(sorted(side, key=lambda zone: not any((zone.id, one.id) in joined for one in beside)))
        top = [zone for zone in zones if zone.role is ZoneRole.INTERNET]
        centre = [zone for zone in (core, management) if zone is not None]
        drawn = {zone.id for zone in (*top, *upper, *sides[0], *sides[1], *centre)}
        bottom = [zone for zone in zones if zone.id not in drawn]
        # Those that the core flows to stand below it.
        bottom.sort(key=lambda zone: core is None or (zone.id, core.id) not in joined)

        def blocks(chosen: Iterable[Zone]) -> tuple[ZoneBlock, ...]:
            return tuple(self._zone(zone, [one.id for one in contents]) for zone in chosen)

        return ZoningFigure(
            head_of(view_id, self.definition, self.language, (*zones, *contents)),
            self._words(self.definition.boundary),
            blocks(top),
            blocks(upper),
            blocks(sides[0]),
            blocks([core])[0] if core else None,
            blocks(sides[1]),
            blocks(bottom),
            blocks([management])[0] if management else None,
            crossings,
            self._buses(management, [zone for zone in zones if zone is not management]) if management else (),
            self._words(_OTHERS),
            self._words(_GUARD),
            self._words(_FLOW),
        )

    def _words(self, text: Text) -> str:
        return text.in_language(self.language)

    def _name(self, element: str) -> str:
        return self.architecture[element].title(self.language)

    # Zones

    def _zone(self, zone: Zone, contents: Sequence[str]) -> ZoneBlock:
        inside = set(self.architecture.sources(zone.id, IN_ZONE))
        items = tuple(
            Block(f"{one}@{zone.id}", self._name(one), one, lifecycle_of(self.architecture[one]))
            for one in contents
            if one in inside
        )
        block = Block(zone.id, zone.title(self.language), zone.id, lifecycle_of(zone))
        tint = _TINTS.get(zone.role, Tint.INFRASTRUCTURE) if zone.role else Tint.INFRASTRUCTURE
        return ZoneBlock(block, tint, self._level(zone, inside), items)

    def _level(self, zone: Zone, inside: Iterable[str]) -> str | None:
        """The level that the zone states, else the highest of the graded objects that anything in it belongs to.

        Source: GB/T 22240-2020: a platform is graded no lower than the objects that it carries.
        """
        level = zone.protection_level or max((self._graded(one) for one in inside), default=0)
        if not level:
            return None
        return self._words(_LEVELS).format(_NUMERALS[level] if self.language == "zh" else level)

    def _graded(self, element: str) -> int:
        current: str | None = element
        seen: set[str] = set()
        highest = 0
        while current is not None and current not in seen:
            seen.add(current)
            for grading in self.architecture.sources(current, GRADES):
                graded = self.architecture[grading]
                highest = max(highest, graded.protection_level if isinstance(graded, GradingObject) else 0)
            current = self.architecture.target(current, PART_OF)
        return highest

    # What may flow

    def _crossings(self, zones: Sequence[Zone]) -> tuple[Crossing, ...]:
        """One for each pair of zones with any permitted flow, in the order of the zones."""
        found: dict[tuple[str, str], list[Relationship]] = {}
        drawn = {zone.id for zone in zones}
        for zone in zones:
            for flow in self.architecture.outgoing(zone.id, PERMITS_FLOW_TO):
                if flow.target in drawn:
                    pair, back = (flow.source, flow.target), (flow.target, flow.source)
                    found.setdefault(back if back in found else pair, []).append(flow)
        return tuple(
            Crossing(
                first,
                second,
                any(flow.source == first for flow in flows),
                any(flow.source == second for flow in flows),
                tuple(dict.fromkeys(name for flow in flows for name in (*self._controls(flow), *self._notes(flow)))),
            )
            for (first, second), flows in found.items()
        )

    def _controls(self, flow: Relationship) -> tuple[str, ...]:
        properties = flow.properties
        if not isinstance(properties, PermissionProperties):
            return ()
        return tuple(self._name(one) for one in properties.controls if one in self.architecture)

    def _notes(self, flow: Relationship) -> tuple[str, ...]:
        """What is said of a flow beside the devices that guard it."""
        note = flow.properties.control_note if isinstance(flow.properties, PermissionProperties) else None
        return (self._words(note),) if note else ()

    def _buses(self, management: Zone, zones: Sequence[Zone]) -> tuple[Bus, ...]:
        drawn = [zone.id for zone in zones]
        outward = {
            flow.target: flow
            for flow in self.architecture.outgoing(management.id, PERMITS_FLOW_TO)
            if flow.target in drawn
        }
        inward = {
            flow.source: flow
            for flow in self.architecture.incoming(management.id, PERMITS_FLOW_TO)
            if flow.source in drawn
        }
        return tuple(
            self._bus(flows, drawn, is_outward=is_outward)
            for flows, is_outward in ((outward, True), (inward, False))
            if flows
        )

    def _bus(self, flows: dict[str, Relationship], drawn: Sequence[str], *, is_outward: bool) -> Bus:
        controls = {zone: self._controls(flows[zone]) for zone in drawn if zone in flows}
        notes = {zone: self._notes(flows[zone]) for zone in drawn if zone in flows}
        common, remarks = _common(controls), _common(notes)
        left_out = [self._name(zone) for zone in drawn if zone not in flows]
        if left_out:
            remarks.append(self._words(_WITHOUT).format(listed(left_out, self.language)))
        for zone, own in controls.items():
            more = [one for one in (*own, *notes[zone]) if one not in common and one not in remarks]
            if more:
                remarks.append(self._words(_ALSO).format(self._name(zone), listed(more, self.language)))
        mark = "，" if self.language == "zh" else ", "
        return Bus(is_outward, tuple(common), (mark.join(remarks),) if remarks else ())


def _common(texts: Mapping[str, Sequence[str]]) -> list[str]:
    """What stands in every one of some lists, in the order of the first."""
    return [one for one in next(iter(texts.values())) if all(one in own for own in texts.values())]
