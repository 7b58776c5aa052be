"""Instances from `at`: a group of organisations becomes its members, overrides go to the one they name."""

from collections.abc import Mapping

from archtool.blueprints.relationships import AT, AtProperties
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.instance import Instance
from archtool.workspace.members import members


def expand_instances(architecture: Architecture) -> Mapping[str, tuple[Instance, ...]]:
    """Return the instances of every element that stands somewhere, organisations in source order."""
    order = {element.id: number for number, element in enumerate(architecture.elements)}
    at = [edge for edge in architecture.relationships if edge.kind is AT]
    groups = {target: members(architecture, target) for target in dict.fromkeys(edge.target for edge in at)}
    found: dict[str, tuple[Instance, ...]] = {}
    for source in dict.fromkeys(edge.source for edge in at):
        overrides: dict[str, dict[str, object]] = {}
        # Wide groups come first and members last, so that what names fewer overrides what names more.
        for edge in sorted(architecture.outgoing(source, AT), key=lambda edge: _width(edge.target, groups)):
            for organisation in groups[edge.target]:
                overrides.setdefault(organisation, {}).update(_overrides(edge.properties))
        element = architecture[source]
        found[source] = tuple(
            Instance(_with(element, overrides[organisation]), organisation)
            for organisation in sorted(overrides, key=lambda organisation: order[organisation])
        )
    return found


def _width(organisation: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[bool, int]:
    return groups[organisation] == (organisation,), -len(groups[organisation])


def _overrides(properties: object) -> dict[str, object]:
    if not isinstance(properties, AtProperties):
        return {}
    return {name: getattr(properties, name) for name in properties.model_fields_set}


def _with(element: Element, overrides: Mapping[str, object]) -> Element:
    known = {name: value for name, value in overrides.items() if name in type(element).model_fields}
    return element.model_copy(update=known) if known else element
