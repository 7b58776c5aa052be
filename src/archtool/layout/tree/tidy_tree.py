"""Where the boxes of a tree stand across the page: children beside each other, parents centred over them.

Source: E. M. Reingold and J. S. Tilford, Tidier Drawings of Trees, IEEE Trans. Software Engineering 7 (1981), for the
contours; C. Buchheim, M. Jünger and S. Leipert, Improving Walker's Algorithm to Run in Linear Time, Graph Drawing
(2002), for the even spread of the subtrees between two that push each other apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Twig:
    """A box to be placed: its width in points and the row in which it stands, below its parent's."""

    key: str
    width: float
    level: int
    children: tuple["Twig", ...] = ()


_Contour = dict[int, tuple[float, float]]
"""Left and right edge by row, from the middle of the subtree's root."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A subtree with the middles of its boxes and its contour, both from the middle of its root."""

    middles: Mapping[str, float]
    contour: _Contour


def tidy(roots: Sequence[Twig], gap: float) -> dict[str, float]:
    """The middle of every box by key, in points from the left edge of the leftmost one.

    Boxes of one row keep at least `gap` points apart, and so do boxes and the lines that pass them to lower rows.
    Cost: children times the height of their subtrees, for each pair of siblings.
    """
    placed = [_placed(root, gap) for root in roots]
    offsets = _offsets(placed, gap)
    middles = {
        key: middle + offset
        for subtree, offset in zip(placed, offsets, strict=True)
        for key, middle in subtree.middles.items()
    }
    edges = [
        left + offset for subtree, offset in zip(placed, offsets, strict=True) for left, _ in subtree.contour.values()
    ]
    leftmost = min(edges, default=0.0)
    return {key: middle - leftmost for key, middle in middles.items()}


def _placed(twig: Twig, gap: float) -> _Placed:
    own = (-twig.width / 2, twig.width / 2)
    if not twig.children:
        return _Placed({twig.key: 0.0}, {twig.level: own})
    subtrees = [_hanging(_placed(child, gap), child.level, twig.level) for child in twig.children]
    offsets = _offsets(subtrees, gap)
    middle = (offsets[0] + offsets[-1]) / 2
    middles = {twig.key: 0.0}
    contour: _Contour = {twig.level: own}
    for subtree, offset in zip(subtrees, offsets, strict=True):
        moved = offset - middle
        middles.update((key, at + moved) for key, at in subtree.middles.items())
        for level, (left, right) in subtree.contour.items():
            before = contour.get(level, (left + moved, right + moved))
            contour[level] = (min(before[0], left + moved), max(before[1], right + moved))
    return _Placed(middles, contour)


def _hanging(subtree: _Placed, level: int, above: int) -> _Placed:
    """The subtree with the line that leads down to it through the rows that it skips."""
    line = dict.fromkeys(range(above + 1, level), (0.0, 0.0))
    return _Placed(subtree.middles, {**line, **subtree.contour})


def _offsets(subtrees: Sequence[_Placed], gap: float) -> list[float]:
    """Where the roots of subtrees stand side by side, the first at 0."""
    offsets: list[float] = []
    for index, subtree in enumerate(subtrees):
        needs = [
            offset + _distance(subtrees[before].contour, subtree.contour, gap) for before, offset in enumerate(offsets)
        ]
        if not needs:
            offsets.append(0.0)
            continue
        offset = max(needs)
        pusher = needs.index(offset)
        moved = extra = offset - needs[-1]
        for between in reversed(range(pusher + 1, index)):
            share = extra * (between - pusher) / (index - pusher)
            moved = min(moved, share, offset - needs[between])
            offsets[between] += moved
        offsets.append(offset)
    return offsets


def _distance(left: _Contour, right: _Contour, gap: float) -> float:
    """The least distance of two roots; a gap also where they have no row in common."""
    apart = [left[level][1] - right[level][0] + gap for level in left if level in right]
    return max(apart, default=gap)
