"""Why an activity begins when it does: what it waits for longest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archtool.analysis.scheduling.from_architecture import Clock
from archtool.analysis.scheduling.project import Activity, Arrow, Placement
from archtool.analysis.scheduling.solver.availability import Availability
from archtool.analysis.scheduling.solver.network import Network
from archtool.source.text import Text, both


class Cause(StrEnum):
    """What holds the start of an activity."""

    START = "start"
    RELEASE = "release"
    PREDECESSOR = "predecessor"
    RESOURCE = "resource"
    FREEZE = "freeze"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an activity begins when it does.

    Attributes:
        activity: its id.
        cause: what holds it.
        by: ids of the activities for which it waits; for a resource those that hold it.
        resource: id of the resource for which it waits, or nothing.
        sentence: the same in words.
    """

    activity: str
    cause: Cause
    by: tuple[str, ...]
    resource: str | None
    sentence: Text


def reasons(placement: Placement, clock: Clock) -> Mapping[str, Reason]:
    """Return the reason of each activity, in the order of the activities."""
    return {one.id: _Why(placement, clock, one).reason() for one in placement.project.activities}


class _Why:
    def __init__(self, placement: Placement, clock: Clock, activity: Activity) -> None:
        self.placement = placement
        self.project = placement.project
        self.clock = clock
        self.activity = activity
        self.start = placement.starts[activity.id]
        self.finishes = placement.finishes

    def reason(self) -> Reason:
        arrows = [arrow for arrow in self.project.arrows if arrow.later == self.activity.id]
        held = max((self._free(arrow) for arrow in arrows), default=0)
        ready = max(held, self.activity.release)
        first = self.project.first_start(self.activity, ready)
        if self.start > first:
            return self._by_resource()
        if first > ready:
            return self._by_freeze(ready)
        if held > 0 and held == ready:
            return self._by_arrows([arrow for arrow in arrows if self._free(arrow) == held])
        when = self._when()
        if self.activity.release > 0:
            return self._made(
                Cause.RELEASE,
                f"{when[0]}开始：此前外部条件不具备",
                f"begins in {when[1]}: what it needs from outside is not there before",
            )
        return self._made(
            Cause.START, "随项目启动即开始，无紧前工作包", "begins with the programme: nothing comes before it"
        )

    def _free(self, arrow: Arrow) -> int:
        by = self.finishes[arrow.earlier] if arrow.from_finish else self.placement.starts[arrow.earlier]
        return by + arrow.lag - (self.activity.duration if arrow.to_finish else 0)

    def _when(self) -> tuple[str, str]:
        words = self.clock.when(self.start)
        return words.in_language("zh"), words.in_language("en")

    def _made(self, cause: Cause, zh: str, en: str, by: Sequence[str] = (), resource: str | None = None) -> Reason:
        one = self.activity.id
        return Reason(one, cause, tuple(by), resource, both(f"{one} {zh}", f"{one} {en}"))

    def _by_arrows(self, arrows: list[Arrow]) -> Reason:
        when, by = self._when(), list(dict.fromkeys(arrow.earlier for arrow in arrows))
        zh, en = "、".join(by), ", ".join(by)
        if all(arrow.from_finish and not arrow.to_finish and arrow.lag == 0 for arrow in arrows):
            return self._made(
                Cause.PREDECESSOR,
                f"{when[0]}开始：{zh} 此时完成",
                f"begins in {when[1]}, when {en} {'are' if len(by) > 1 else 'is'} done",
                by,
            )
        return self._made(
            Cause.PREDECESSOR,
            f"{when[0]}开始：受与 {zh} 的搭接关系约束",
            f"begins in {when[1]}: its link with {en} allows no earlier start",
            by,
        )

    def _by_freeze(self, ready: int) -> Reason:
        names = dict.fromkeys(one.name for one in self.project.freezes if ready in one.window)
        zh = "、".join(one.in_language("zh") for one in names)
        en = ", ".join(one.in_language("en") for one in names)
        when = self._when()
        return self._made(Cause.FREEZE, f"{when[0]}开始：此前处于{zh}", f"begins in {when[1]}, after the {en}")

    def _by_resource(self) -> Reason:
        """The resource that is short when it would begin one unit earlier, and who holds it then."""
        network = Network(self.project)
        free = Availability(network)
        for number, other in enumerate(self.project.activities):
            if other.id != self.activity.id:
                free.reserve(number, self.placement.starts[other.id])
        number, when = network.number[self.activity.id], self._when()
        before = range(self.start - 1, self.activity.release - 1, -1)
        earlier = next(unit for unit in before if self.project.first_start(self.activity, unit) == unit)
        short = free.short(number, earlier)
        if not short:
            # It could begin earlier without harm to anything: an order that the search chose.
            return self._made(
                Cause.RESOURCE, f"{when[0]}开始：按资源排序", f"begins in {when[1]}: by order of the resources"
            )
        resource = self.project.resources[short[0]]
        holders = [
            other.id
            for other in self.project.activities
            if other.demands.get(resource.id) and other.id != self.activity.id and self.finishes[other.id] >= self.start
            and self.placement.starts[other.id] < self.start
        ]  # fmt: skip
        zh, en = resource.name.in_language("zh") or resource.id, resource.name.in_language("en") or resource.id
        return self._made(
            Cause.RESOURCE,
            f"{when[0]}开始：此前“{zh}”被 {'、'.join(holders) or '关闭期'} 占用",
            f"begins in {when[1]}: until then “{en}” {'held by ' + ', '.join(holders) if holders else 'closed'}",
            holders,
            resource.id,
        )
