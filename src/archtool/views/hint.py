"""Hints as authors write them: where they want an element among its neighbours, and what is wrong with that."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from archtool.model.architecture import Architecture
from archtool.model.element import Value
from archtool.source.diagnostic import Diagnostic
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import REFERENCE, VALUE, problem

ORDERED = ("hub", "landscape", "network", "topology", "tree", "zoning")
"""Figures in which neighbours may stand in another order without saying something else."""

ROWED = ("landscape", "tree")
"""Figures in which an author may say in which row something stands."""

KEY = "hints"


class Hint(Value):
    """Where an element stands among those that stand in or under the same one."""

    row: Annotated[
        int | None,
        Field(ge=1, le=99, description="row: of the blocks of its group in a landscape, of the whole figure in a tree"),
    ] = None
    order: Annotated[
        int | None,
        Field(ge=1, le=999, description="place among its neighbours, 1 for the first; the others keep theirs"),
    ] = None


def hint_places(view: str, node: Node, path: str) -> Mapping[tuple[str, str], Span]:
    """Where each hint of a view is written, by view and element."""
    hints = node.get(KEY) if isinstance(node, MappingNode) else None
    entries = hints.entries if isinstance(hints, MappingNode) else []
    return {(view, key.value): key.span(path) for key, _ in entries}


def hint_problems(kind: str, node: Node, path: str, architecture: Architecture) -> Iterator[Diagnostic]:
    """What is wrong with the hints of a view: figures without neighbours or rows, elements that there are not."""
    hints = node.get(KEY) if isinstance(node, MappingNode) else None
    if not isinstance(hints, MappingNode):
        return
    ids = [element.id for element in architecture.elements]
    for key, hint in hints.entries:
        if key.value not in architecture:
            near = nearest(key.value, ids)
            message = both(f"没有编号为“{key.value}”的元素", f"no element has the id '{key.value}'")
            guess = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
            yield problem(REFERENCE, message, key.span(path), guess)
        for word, figures in (("order", ORDERED), ("row", ROWED)):
            if kind not in figures and isinstance(hint, MappingNode) and hint.get(word) is not None:
                message = both(f"{word} 在 {kind} 图中没有意义", f"'{word}' means nothing in a {kind}")
                listed = ", ".join(figures)
                usable = both(f"{word} 可用于：{listed}", f"'{word}' can be said in {listed}")
                yield problem(VALUE, message, _key(hint, word).span(path), usable)


def _key(node: MappingNode, word: str) -> ScalarNode:
    return next(key for key, _ in node.entries if key.value == word)
