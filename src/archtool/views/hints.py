"""Hints followed: the content of a figure with its elements in the rows and the order that an author wants."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar, cast

from archtool.views.figures.landscape import Tile
from archtool.views.figures.tree import TreeFigure, TreeNode
from archtool.views.hint import Hint

Content = TypeVar("Content")


def hinted(figure: Content, hints: Mapping[str, Hint]) -> Content:
    """The content of a figure with the hinted elements in their rows and at their places among their neighbours."""
    if not hints:
        return figure
    hinting = _Hinting(hints)
    content: object = figure
    if isinstance(content, TreeFigure):
        content = replace(content, roots=tuple(hinting.levelled(root, 0, root.level) for root in content.roots))
    return cast("Content", hinting.applied(content))


@dataclass(frozen=True, slots=True)
class _Hinting:
    """Puts every sequence of neighbours in a figure into the order that its hints say."""

    hints: Mapping[str, Hint]

    def applied(self, content: object) -> object:
        """A part of a figure, whatever it is, with everything in it in order."""
        if isinstance(content, tuple):
            return self._ordered(tuple(self.applied(part) for part in cast("tuple[object, ...]", content)))
        if not is_dataclass(content) or isinstance(content, type):
            return content
        changed: dict[str, object] = {}
        for field in fields(content):
            before: object = getattr(content, field.name)
            after = self.applied(before)
            if after is not before and after != before:
                changed[field.name] = after
        if isinstance(content, Tile) and (hint := self.hints.get(content.element or "")) is not None:
            changed["row"] = hint.row
        return replace(content, **changed) if changed else content

    def _ordered(self, parts: tuple[object, ...]) -> tuple[object, ...]:
        names = [_element_of(part) for part in parts]
        wanted = [
            (hint.order, index)
            for index, name in enumerate(names)
            if name is not None and (hint := self.hints.get(name)) is not None and hint.order is not None
        ]
        if not wanted:
            return parts
        moved = {index for _, index in wanted}
        placed = [part for index, part in enumerate(parts) if index not in moved]
        for order, index in sorted(wanted):
            placed.insert(order - 1, parts[index])
        return tuple(placed)

    def levelled(self, node: TreeNode, least: int, level: int) -> TreeNode:
        """A node in its row, and all below it as far below as they were; no node stands above its parent."""
        hint = self.hints.get(node.element)
        own = max(least, hint.row - 1 if hint is not None and hint.row is not None else level)
        children = tuple(self.levelled(child, own + 1, child.level + own - node.level) for child in node.children)
        return replace(node, level=own, children=children)


def _element_of(part: object) -> str | None:
    """The element that a part of a figure stands for, by itself or by its block."""
    block: object = getattr(part, "block", part)
    for name in ("element", "key"):
        found: object = getattr(block, name, None)
        if isinstance(found, str):
            return found
    return None
