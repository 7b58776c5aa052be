"""The names in the boxes of a tree: how much room they need, and one size for all that stand in one row."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archtool.layout.drawing import FontWeight
from archtool.layout.text.atoms import CUT
from archtool.layout.text.line_breaking import FittedText, break_lines
from archtool.layout.text.marks import latin_marks
from archtool.layout.text.metrics import block_height, block_width, text_width
from archtool.layout.theme import Theme
from archtool.views.figures.tree import BesideNode, TreeNode

DETAIL_GAP = 3.0
"""Points between the name in a box and its second line."""

_LEAST_LINES = 2
_EXACT = 1e-6
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:[-'][A-Za-z\u00c0-\u024f]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A box with a name: its width and height in points."""

    node: TreeNode | BesideNode
    width: float
    height: float


def least_width(node: TreeNode | BesideNode, size: float, theme: Theme) -> float:
    """Width in points of a box in which no Latin word is cut, its name in `size` points."""
    texts = ((node.label, size, FontWeight.BOLD), (node.detail or "", theme.text.minimum, FontWeight.REGULAR))
    widths = [
        text_width(word, points, weight) for text, points, weight in texts for word in _WORD.findall(latin_marks(text))
    ]
    return max(widths, default=0.0) + 2 * (theme.spacing.text_padding + 1)


def box_height(node: TreeNode | BesideNode, width: float, theme: Theme) -> float:
    """Height in points that a box of a width needs for its label and detail.

    It is that of whole lines at full size, of two at least, so that a longer name seldom makes the row higher.
    """
    height = block_height(_most_lines(node.label, room_width(width, theme), theme), theme.text.block)
    return height + _beneath(node, width, theme) + 2 * theme.spacing.padding


def room_width(width: float, theme: Theme) -> float:
    """Width in points that the words in a box of a width have."""
    return width - 2 * (theme.spacing.text_padding + 1)


def common_size(boxes: Iterable[Named], theme: Theme) -> float:
    """The largest size in points in which every name is in its box, all words whole if that can be."""
    rooms = [
        (box.node.label, room_width(box.width, theme), height + _EXACT)
        for box in boxes
        for height in [box.height - _beneath(box.node, box.width, theme) - 2 * theme.spacing.padding]
    ]
    holding = [
        (size, broken)
        for size in theme.text.down_from(theme.text.block)
        for broken in [[break_lines(label, width, size, FontWeight.BOLD) for label, width, _ in rooms]]
        if all(block_height(len(one), size) <= room for one, (_, _, room) in zip(broken, rooms, strict=True))
    ]
    uncut = (size for size, broken in holding if not any(line.endswith(CUT) for lines in broken for line in lines))
    return next(uncut, holding[0][0] if holding else theme.text.minimum)


def fitted_name(label: str, room: float, size: float) -> FittedText:
    """A name in a width and a size, both in points."""
    lines, weight = break_lines(label, room, size, FontWeight.BOLD), FontWeight.BOLD
    return FittedText(lines, size, weight, block_width(lines, size, weight), block_height(len(lines), size))


def _beneath(node: TreeNode | BesideNode, width: float, theme: Theme) -> float:
    """Height of the second line of a box and of the gap above it; nothing without one."""
    if not node.detail:
        return 0.0
    details = break_lines(node.detail, room_width(width, theme), theme.text.minimum)
    return DETAIL_GAP + block_height(len(details), theme.text.minimum)


def _most_lines(label: str, room: float, theme: Theme) -> int:
    """The lines for which a box has room: those of the name at the smallest size, two at least."""
    return max(_LEAST_LINES, len(break_lines(label, room, theme.text.minimum, FontWeight.BOLD)))
