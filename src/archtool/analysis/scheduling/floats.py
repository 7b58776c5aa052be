"""How much time packages have to spare: by precedence alone, and within the schedule that the resources allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.critical_path import Schedule
from archtool.analysis.scheduling.project import Placement
from archtool.analysis.scheduling.solver.serial import Made, Serial


@dataclass(frozen=True, slots=True)
class NearCritical:
    """A package that has little time to spare."""

    package: str
    total_float: Decimal


def near_critical(schedule: Schedule, most: Decimal) -> tuple[NearCritical, ...]:
    """Return the packages whose total float is above zero and at most some months, least first, then as given."""
    found = [
        NearCritical(package, times.total_float)
        for package, times in schedule.times.items()
        if 0 < times.total_float <= most
    ]
    return tuple(sorted(found, key=lambda one: one.total_float))


def resource_floats(placement: Placement) -> Mapping[str, int]:
    """Return the units by which each activity may begin later when those after it move along; the end stays.

    That is how far it moves when the whole schedule is pushed against its end, last ends first, without any resource
    being overloaded.

    Source: J. D. Wiest, Some Properties of Schedules for Large Projects with Limited Resources, Operations Research 12
    (1964), whose left and right justified schedules bound the slack of an activity.
    """
    serial = Serial(placement.project)
    starts = tuple(placement.starts[one.id] for one in placement.project.activities)
    late = serial.right(Made(placement.cost, starts))
    pairs = zip(placement.project.activities, starts, late, strict=True)
    return {activity.id: max(last - first, 0) for activity, first, last in pairs}
