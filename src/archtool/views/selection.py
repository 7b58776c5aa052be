"""Selecting elements for a figure: structured YAML, no expression language."""

from typing import Annotated

from pydantic import Field

from archtool.blueprints.relationships import PART_OF, SUBPROJECT
from archtool.model.architecture import Architecture
from archtool.model.element import Element, Value
from archtool.model.kind import Blueprint
from archtool.model.reference import AnyReference, PhaseReference, ReferenceTo


class Selection(Value):
    """Which elements: those that satisfy every key that is given."""

    kinds: Annotated[tuple[str, ...], Field(description="names of kinds, as system")] = ()
    blueprint: Annotated[Blueprint | None, Field(description="blueprint of the kind")] = None
    within: Annotated[AnyReference | None, Field(description="contained in it, at any depth")] = None
    subproject: Annotated[Annotated[str, ReferenceTo(("subproject",))] | None, Field(description="built in it")] = None
    phase: Annotated[PhaseReference | None, Field(description="goes live with it")] = None
    elements: Annotated[tuple[AnyReference, ...], Field(description="these elements, in this order")] = ()
    without: Annotated[tuple[AnyReference, ...], Field(alias="except", description="but not these")] = ()


def select(architecture: Architecture, selection: Selection) -> tuple[Element, ...]:
    """Return the selected elements: in the order of `elements` where given, else in source order."""
    if selection.elements:
        candidates = tuple(architecture[one] for one in selection.elements if one in architecture)
    else:
        candidates = architecture.elements
    inside = _within(architecture, selection.within) if selection.within else None
    return tuple(
        element
        for element in candidates
        if element.id not in selection.without
        and (not selection.kinds or element.info.name in selection.kinds)
        and (selection.blueprint is None or element.info.blueprint is selection.blueprint)
        and (inside is None or element.id in inside)
        and (selection.phase is None or element.from_phase == selection.phase)
        and (selection.subproject is None or architecture.target(element.id, SUBPROJECT) == selection.subproject)
    )


def _within(architecture: Architecture, container: str) -> set[str]:
    found: set[str] = set()
    pending = [container]
    while pending:
        for part in architecture.sources(pending.pop(), PART_OF):
            if part not in found:
                found.add(part)
                pending.append(part)
    return found
