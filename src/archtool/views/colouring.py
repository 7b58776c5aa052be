"""A figure coloured by classes: marks before the names of its blocks, counts for its legend, words in its head."""

from collections import Counter
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from archtool.source.text import both
from archtool.views.colour import Classing, Colouring, Look, Shade
from archtool.views.content import Block, Head
from archtool.views.figures.landscape import LandscapeFigure, Tile
from archtool.views.figures.precedence import Activity
from archtool.views.figures.tree import BesideNode, TreeNode
from archtool.views.view import Paper

FigureType = TypeVar("FigureType")

_NOTE = both("颜色与序号：{by}", "Colours: {by}")
_COMPARED = both("（对比：{0} → {1}）", " (compared: {0} → {1})")
_OF_HEADINGS = (Look.ERROR, Look.WARNING, Look.NOTE, Look.WAIVED)
"""Looks that a group has as well, which is not built itself: a finding may stand at it."""


def coloured(figure: FigureType, classing: Classing, language: str) -> FigureType:
    """The figure with its blocks marked by their classes; blocks that stand for no element stay as they are."""
    marker = _Marker(classing, language)
    marked = marker.through(figure)
    head: object = getattr(marked, "head", None)
    if not isinstance(head, Head) or not marker.blocks:
        return figure
    # Only the head differs from here on; every figure has one.
    return cast("FigureType", replace(cast("Any", marked), head=_head(head, classing, marker)))


def _head(head: Head, classing: Classing, marker: "_Marker") -> Head:
    language = head.language
    note = _NOTE.in_language(language).replace("{by}", classing.by.in_language(language))
    caption = head.caption
    if classing.moments is not None:
        names = (moment.in_language(language) for moment in classing.moments)
        caption += _COMPARED.in_language(language).format(*names)
    joined = ("；" if language == "zh" else "; ").join(part for part in ((head.note or "").rstrip("。."), note) if part)
    return replace(head, caption=caption, note=joined, papers=_papers(head), colouring=marker.colouring())


def _papers(head: Head) -> tuple[Paper, ...]:
    """The permitted pages, then larger ones: marks and a longer legend take room that the view did not reckon with."""
    slides = (Paper.SLIDE, Paper.SLIDE_LARGE, Paper.SLIDE_WALL)
    larger = slides if set(head.papers) & set(slides) else (Paper.A3_LANDSCAPE, Paper.A2_LANDSCAPE)
    return (*head.papers, *(paper for paper in larger if paper not in head.papers))


@dataclass(slots=True)
class _Marker:
    """Marks blocks and remembers which it has marked.

    Attributes:
        blocks: Class of the blocks by key; -1 for those of no class.
        elements: Class of the elements that they stand for, each counted once.
    """

    classing: Classing
    language: str
    blocks: dict[str, int] = field(default_factory=dict[str, int])
    elements: dict[str, int] = field(default_factory=dict[str, int])

    def through(self, value: FigureType) -> FigureType:
        """The same value with all blocks in it marked."""
        if isinstance(value, tuple):
            return cast("FigureType", tuple(self.through(item) for item in cast("tuple[object, ...]", value)))
        if isinstance(value, Head) or not is_dataclass(value) or isinstance(value, type):
            return value
        changes: dict[str, Any] = {}
        if isinstance(value, Block | Tile | TreeNode | BesideNode | Activity):
            changes["label"] = self._label(value)
        if isinstance(value, LandscapeFigure) and self.classing.moments is not None:
            changes["lifecycles"] = ()  # the borders now say what becomes of the blocks
        for each in fields(cast("Any", value)):
            inner: object = getattr(value, each.name)
            passed = None if self._is_told_anew(value, each.name) else self.through(inner)
            if passed is not inner and passed != inner:
                changes[each.name] = passed
        return cast("FigureType", replace(cast("Any", value), **changes)) if changes else value

    def colouring(self) -> Colouring:
        """What the figure shows: the classes that occur, those of no class at the end."""
        counts = Counter(self.elements.values())
        order = [*(index for index in range(len(self.classing.classes)) if counts[index]), *([-1] * (-1 in counts))]
        shades = tuple(self._shade(index, counts[index]) for index in order)
        places = {index: place for place, index in enumerate(order)}
        return Colouring(shades, {key: places[index] for key, index in self.blocks.items()})

    def _shade(self, index: int, count: int) -> Shade:
        if index < 0:
            rest = self.classing.rest.in_language(self.language)
            return Shade(Look.PLAIN, 0, _counted(rest, count, self.language), count)
        one = self.classing.classes[index]
        label = f"{one.mark} {one.label.in_language(self.language)}".strip()
        return Shade(one.look, one.number, _counted(label, count, self.language), count)

    def _is_told_anew(self, value: object, key: str) -> bool:
        """Whether a field is the lifecycle of a block whose border says what becomes of it between two moments."""
        is_block = isinstance(value, Block | Tile | TreeNode) and value.element in self.classing.of
        return key == "lifecycle" and is_block and self.classing.moments is not None

    def _label(self, block: Block | Tile | TreeNode | BesideNode | Activity) -> str:
        element = block.element
        if element is None:
            return block.label
        index = self.classing.of.get(element, -1)
        is_built = not isinstance(block, BesideNode | Activity) and block.lifecycle is not None
        is_heading = isinstance(block, Tile) and bool(block.children)
        if not is_built and (index < 0 or (is_heading and self.classing.classes[index].look not in _OF_HEADINGS)):
            return block.label
        self.blocks[block.key if isinstance(block, Block | Tile) else element] = index
        self.elements[element] = index
        mark = self.classing.classes[index].mark if index >= 0 else ""
        gap = "" if self.language == "zh" or not mark else " "
        return f"{mark}{gap}{block.label}"


def _counted(label: str, count: int, language: str) -> str:
    return f"{label}（{count}）" if language == "zh" else f"{label} ({count})"
