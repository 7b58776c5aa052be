"""Classified protection and cryptography: which parts of the standards are answered, and who takes which duty."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archtool.blueprints.governance import Activity, Policy
from archtool.blueprints.infrastructure import Control, GradingObject
from archtool.blueprints.programme import Fee, WorkPackage
from archtool.blueprints.protection import ControlArea, Duty
from archtool.blueprints.relationships import MEETS, PROTECTED_BY
from archtool.model.architecture import Architecture
from archtool.model.element import Element


@dataclass(frozen=True, slots=True)
class OpenAreas:
    """The parts of a standard that a grading object answers with no control, in the standard's order."""

    graded: GradingObject
    areas: tuple[ControlArea, ...]


def open_areas(
    architecture: Architecture, graded: Iterable[GradingObject], asked: tuple[ControlArea, ...]
) -> Iterator[OpenAreas]:
    """Yield the objects that answer some part with no control and do not argue that it does not apply. Linear."""
    for one in graded:
        controls = (architecture[control] for control in architecture.targets(one.id, PROTECTED_BY))
        answered = {control.area for control in controls if isinstance(control, Control)}
        argued = {exemption.area for exemption in one.not_applicable}
        missing = tuple(area for area in asked if area not in answered and area not in argued)
        if missing:
            yield OpenAreas(one, missing)


def unmet(architecture: Architecture, asked: tuple[ControlArea, ...]) -> Iterator[Control]:
    """Yield the controls of some parts of a standard that nothing meets, in source order."""
    for control in architecture.of(Control):
        if control.area in asked and not architecture.incoming(control.id, MEETS):
            yield control


def graded_at_least(architecture: Architecture, level: int) -> tuple[GradingObject, ...]:
    """Return the grading objects of a level or a higher one, in source order."""
    return tuple(one for one in architecture.of(GradingObject) if one.protection_level >= level)


def takers(architecture: Architecture) -> Mapping[Duty, tuple[Element, ...]]:
    """Return who takes each duty: policies, activities, work packages and fees, in this order; every duty is a key."""
    found: dict[Duty, list[Element]] = {duty: [] for duty in Duty}
    every: tuple[Policy | Activity | WorkPackage | Fee, ...] = (
        *architecture.of(Policy), *architecture.of(Activity), *architecture.of(WorkPackage), *architecture.of(Fee)
    )  # fmt: skip
    for element in every:
        for duty in dict.fromkeys(element.duties):
            found[duty].append(element)
    return {duty: tuple(elements) for duty, elements in found.items()}
