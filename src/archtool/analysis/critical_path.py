"""The critical path of a programme: how early and how late each work package can be done.

Times are months since the start of the programme, exact: a package from 11 to 17 fills the months 12 to 17. They are
the earliest possible with unlimited capacity; packages are not split.

Source: J. E. Kelley and M. R. Walker, Critical-Path Planning and Scheduling, Proc. Eastern Joint Computer Conference
(1959); the four links with lags are those of the precedence diagramming method, PMI Practice Standard for Scheduling,
3rd edition (2019), and S. E. Elmaghraby and J. Kamburowski, The Analysis of Activity Networks under Generalized
Precedence Relations, Management Science 38 (1992).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.cycles import cycles
from archtool.blueprints.programme import WorkPackage
from archtool.blueprints.relationships import AFTER, PrecedenceProperties
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.errors import ConfigError
from archtool.source.text import Text, both

_START = Decimal(0)


class UnschedulableError(ConfigError):
    """Work that has no schedule as it is stated."""

    def __init__(self, reason: Text) -> None:
        """Say why."""
        zh, en = reason.in_language("zh"), reason.in_language("en")
        super().__init__(both(f"工作包无法排期：{zh}", f"the work packages cannot be scheduled: {en}"))
        self.args = (reason,)


class Link(StrEnum):
    """Which end of the earlier package holds which end of the later one."""

    FINISH_START = "FS"
    START_START = "SS"
    FINISH_FINISH = "FF"
    START_FINISH = "SF"


@dataclass(frozen=True, slots=True)
class Precedence:
    """`later` may begin, or end, only `lag` months after `earlier` has begun, or ended; a negative lag is a lead."""

    earlier: str
    later: str
    link: Link = Link.FINISH_START
    lag: Decimal = _START

    def offset(self, durations: Mapping[str, Decimal]) -> Decimal:
        """Months by which `later` starts at least after the start of `earlier`."""
        from_start = _START if self.link in (Link.START_START, Link.START_FINISH) else durations[self.earlier]
        to_start = durations[self.later] if self.link in (Link.FINISH_FINISH, Link.START_FINISH) else _START
        return from_start + self.lag - to_start


@dataclass(frozen=True, slots=True)
class Times:
    """When one package can be done, in months since the start of the programme."""

    early_start: Decimal
    early_finish: Decimal
    late_start: Decimal
    late_finish: Decimal

    @property
    def total_float(self) -> Decimal:
        """Months by which the package may be late without moving the end of the programme."""
        return self.late_start - self.early_start

    @property
    def is_critical(self) -> bool:
        """Whether every delay of the package delays the programme."""
        return self.total_float == 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """The times of all packages.

    Attributes:
        times: Times by package, in the order in which the packages were given.
        end: Months that the programme takes.
        critical: The critical packages by early start, then in the given order.
        driving: The precedences between critical packages that leave no slack: the arrows of the critical path.
    """

    times: Mapping[str, Times]
    end: Decimal
    critical: tuple[str, ...]
    driving: tuple[Precedence, ...]


def schedule(durations: Mapping[str, Decimal], precedences: Iterable[Precedence]) -> Schedule:
    """Return early and late times, float and the critical path. Linear in packages and precedences.

    A package without predecessors may start at month 0, and none starts earlier, whatever leads say. The order of the
    precedences does not matter to the times.

    Raises:
        UnschedulableError: a duration is negative, a precedence names a package that is not there, or the precedences
            run in a circle; the message shows which.
    """
    links = tuple(precedences)
    _refuse_unknown(durations, links)
    order = _ordered(durations, links)
    before = _by_package(order, ((link.later, link) for link in links))
    after = _by_package(order, ((link.earlier, link) for link in links))
    starts: dict[str, Decimal] = {}
    for package in order:
        held = (starts[link.earlier] + link.offset(durations) for link in before[package])
        starts[package] = max((*held, _START))
    end = max((starts[package] + durations[package] for package in order), default=_START)
    latest: dict[str, Decimal] = {}
    for package in reversed(order):
        held = (latest[link.later] - link.offset(durations) for link in after[package])
        latest[package] = min((*held, end - durations[package]))
    times = {
        package: Times(starts[package], starts[package] + months, latest[package], latest[package] + months)
        for package, months in durations.items()
    }
    critical = sorted((package for package in times if times[package].is_critical), key=starts.__getitem__)
    driving = tuple(
        link
        for link in links
        if times[link.earlier].is_critical
        and times[link.later].is_critical
        and starts[link.later] == starts[link.earlier] + link.offset(durations)
    )
    return Schedule(times, end, tuple(critical), driving)


def critical_path(architecture: Architecture) -> Schedule:
    """Return the schedule of an architecture's work packages by their `after` relationships.

    Raises:
        UnschedulableError: the packages follow each other in a circle, or one takes less than no time.
    """
    durations = {package.id: package.duration.amount for package in architecture.of(WorkPackage)}
    return schedule(durations, precedences(architecture))


def precedences(architecture: Architecture) -> tuple[Precedence, ...]:
    """Return the `after` relationships of an architecture's work packages, by the later package in source order."""
    packages = architecture.of(WorkPackage)
    return tuple(_precedence(edge) for package in packages for edge in architecture.outgoing(package.id, AFTER))


def _precedence(edge: Relationship) -> Precedence:
    properties = edge.properties
    if not isinstance(properties, PrecedenceProperties):
        return Precedence(edge.target, edge.source)
    lag = properties.lag.amount if properties.lag is not None else _START
    return Precedence(edge.target, edge.source, Link(properties.link), lag)


def _refuse_unknown(durations: Mapping[str, Decimal], links: Sequence[Precedence]) -> None:
    for package, months in durations.items():
        if months < 0:
            takes = both(f"“{package}”的工期为负：{months} 个月", f"'{package}' takes {months} months")
            raise UnschedulableError(takes)
    for link in links:
        for end in (link.earlier, link.later):
            if end not in durations:
                raise UnschedulableError(
                    both(
                        f"“{link.later}”在“{link.earlier}”之后，但没有工作包“{end}”",
                        f"'{link.later}' comes after '{link.earlier}', but there is no package '{end}'",
                    )
                )


def _by_package(packages: Sequence[str], ends: Iterable[tuple[str, Precedence]]) -> dict[str, list[Precedence]]:
    lists: dict[str, list[Precedence]] = {package: [] for package in packages}
    for package, link in ends:
        lists[package].append(link)
    return lists


def _ordered(durations: Mapping[str, Decimal], links: Sequence[Precedence]) -> tuple[str, ...]:
    """The packages, each after all its predecessors.

    Source: A. B. Kahn, Topological sorting of large networks, Communications of the ACM 5 (1962).
    """
    after = _by_package(tuple(durations), ((link.earlier, link) for link in links))
    waiting = dict.fromkeys(durations, 0)
    for link in links:
        waiting[link.later] += 1
    order = [package for package, count in waiting.items() if count == 0]
    for package in order:
        for link in after[package]:
            waiting[link.later] -= 1
            if waiting[link.later] == 0:
                order.append(link.later)
    if len(order) < len(durations):
        graph = {package: tuple(link.later for link in links) for package, links in after.items()}
        first = cycles(graph)[0]
        circle = " → ".join((*first, first[0]))
        raise UnschedulableError(both(f"互相等待 {circle}", f"they wait for each other in a circle, {circle}"))
    return tuple(order)
