"""Reading the `views` sections: each view validated by its kind of figure, its references followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archtool.model.architecture import Architecture
from archtool.model.reference import reference_paths
from archtool.source.diagnostic import Diagnostic
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.span import Span
from archtool.source.text import both
from archtool.views.hint import hint_places, hint_problems
from archtool.views.kinds import FIGURES, view_kind
from archtool.views.pins import read_pins
from archtool.views.view import View
from archtool.workspace.codes import BODY, MISSING, REFERENCE, VALUE, problem
from archtool.workspace.gather import Section
from archtool.workspace.validate import validate_node


@dataclass(frozen=True, slots=True)
class Views:
    """The views of a workspace by id, in source order, and what was wrong with them.

    Attributes:
        wishes: Where each hint and pin is written, by view and element or box.
    """

    definitions: Mapping[str, View]
    diagnostics: tuple[Diagnostic, ...]
    wishes: Mapping[tuple[str, str], Span]


def read_views(sections: Sequence[Section], architecture: Architecture) -> Views:
    """Read every `views` section; a later view of the same id is an error."""
    definitions: dict[str, View] = {}
    diagnostics: list[Diagnostic] = []
    wishes: dict[tuple[str, str], Span] = {}
    for section in sections:
        path = section.document.path
        if section.name != "views":
            continue
        if not isinstance(section.value, MappingNode):
            message = both("views 应为“编号: 定义”的映射", "'views' must be a mapping of ids to definitions")
            diagnostics.append(problem(BODY, message, section.key.span(path)))
            continue
        for key, node in section.value.entries:
            view, found = _read_view(key, node, path)
            diagnostics.extend(found)
            diagnostics.extend(_references(type(view), node, path, architecture) if view else ())
            if view is not None and key.value in definitions:
                message = both(f"视图“{key.value}”已经定义过", f"view '{key.value}' is defined twice")
                diagnostics.append(problem(VALUE, message, key.span(path)))
            elif view is not None:
                definitions[key.value] = view
                diagnostics.extend(hint_problems(view.figure_kind(), node, path, architecture))
                wishes.update(hint_places(key.value, node, path))
    pins = read_pins(sections, definitions)
    pinned = {view: one.with_pins(pins.figures.get(view, ())) for view, one in definitions.items()}
    return Views(pinned, (*diagnostics, *pins.diagnostics), wishes | dict(pins.places))


def _read_view(key: ScalarNode, node: Node, path: str) -> tuple[View | None, tuple[Diagnostic, ...]]:
    kind = node.get("figure") if isinstance(node, MappingNode) else None
    if not isinstance(kind, ScalarNode):
        message = both(f"视图“{key.value}”没有说明图的种类", f"view '{key.value}' names no kind of figure")
        hint = both(f"写上 figure: {FIGURES[0]}", f"add figure: {FIGURES[0]}")
        return None, (problem(MISSING, message, key.span(path), hint),)
    if kind.value not in FIGURES:
        near = nearest(kind.value, FIGURES)
        message = both(f"没有“{kind.value}”这种图", f"there is no kind of figure '{kind.value}'")
        listed = ", ".join(FIGURES)
        hint = both(f"可用：{listed}", f"did you mean '{near[0]}'?" if near else f"expected one of {listed}")
        return None, (problem(VALUE, message, kind.span(path), hint),)
    return validate_node(view_kind(kind.value), node, path)


def _references(kind: type[View], node: Node, path: str, architecture: Architecture) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    ids = [element.id for element in architecture.elements]
    for reference in reference_paths(kind):
        for place in _scalars(node, reference.fields):
            if place.value not in architecture:
                near = nearest(place.value, ids)
                message = both(f"没有编号为“{place.value}”的元素", f"no element has the id '{place.value}'")
                hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
                found.append(problem(REFERENCE, message, place.span(path), hint))
    return found


def _scalars(node: Node, fields: Sequence[str]) -> list[ScalarNode]:
    if isinstance(node, SequenceNode):
        return [scalar for item in node.items for scalar in _scalars(item, fields)]
    if isinstance(node, MappingNode):
        inner = node.get(fields[0]) if fields else None
        return _scalars(inner, fields[1:]) if inner is not None else []
    return [] if fields else [node]
