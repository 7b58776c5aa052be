"""Instances from `at`: a group of organisations becomes its members, overrides go to the one they name."""

from collections.abc import Mapping

from archtool.blueprints.relationships import AT, MEMBER_OF, AtProperties
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.instance import Instance


def expand_instances(architecture: Architecture) -> Mapping[str, tuple[Instance, ...]]:
    """Return the instances of every element that stands somewhere, organisations in source order."""
    order = {element.id: number for number, element in enumerate(architecture.elements)}
    at = [edge for edge in architecture.relationships if edge.kind is AT]
    members = {target: _members(architecture, target) for target in dict.fromkeys(edge.target for edge in at)}
    found: dict[str, tuple[Instance, ...]] = {}
    for source in dict.fromkeys(edge.source for edge in at):
        overrides: dict[str, dict[str, object]] = {}
        # Wide groups come first and members last, so that what names fewer overrides what names more.
        for edge in sorted(architecture.outgoing(source, AT), key=lambda edge: _width(edge.target, members)):
            for organisation in members[edge.target]:
                overrides.setdefault(organisation, {}).update(_overrides(edge.properties))
        element = architecture[source]
        found[source] = tuple(
            Instance(_with(element, overrides[organisation]), organisation)
            for organisation in sorted(overrides, key=lambda organisation: order[organisation])
        )
    return found


def _members(architecture: Architecture, organisation: str) -> tuple[str, ...]:
    """Return the members of a group, through groups in groups; an organisation without members is its own."""
    members: dict[str, None] = {}
    pending, visited = [organisation], {organisation}
    while pending:
        current = pending.pop()
        inner = architecture.sources(current, MEMBER_OF)
        if not inner:
            members[current] = None
        for member in inner:
            if member not in visited:
                visited.add(member)
                pending.append(member)
    return tuple(members)


def _width(organisation: str, members: Mapping[str, tuple[str, ...]]) -> tuple[bool, int]:
    return members[organisation] == (organisation,), -len(members[organisation])


def _overrides(properties: object) -> dict[str, object]:
    if not isinstance(properties, AtProperties):
        return {}
    return {name: getattr(properties, name) for name in properties.model_fields_set}


def _with(element: Element, overrides: Mapping[str, object]) -> Element:
    known = {name: value for name, value in overrides.items() if name in type(element).model_fields}
    return element.model_copy(update=known) if known else element
