"""The order of the items of each column: few lines cross."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archtool.layout.layered.columns import Columns

_SWEEPS = 24
_PATIENCE = 5


def reduce_crossings(found: Columns) -> None:
    """Put the items of each column into an order with few crossings, the same for the same input.

    Sweeps to and fro by the mean place of neighbours, then neighbours exchanged while that saves crossings; the best
    order seen is kept. Source: K. Sugiyama, S. Tagawa and M. Toda (1981); E. R. Gansner, E. Koutsofios, S. C. North
    and K.-P. Vo, A Technique for Drawing Directed Graphs (1993).
    """
    near = _Neighbours.of(found)
    starts = (_walked(found, near.right), _walked(found, near.left), found.columns)
    best: list[list[str]] | None = None
    least = -1
    for start in starts:
        columns = [list(column) for column in start]
        order, count = _swept(columns, near)
        if best is None or count < least:
            best, least = order, count
    if best is not None:
        found.columns[:] = best


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The items of the column to the left and to the right that each item is joined to."""

    left: Mapping[str, tuple[str, ...]]
    right: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, found: Columns) -> "_Neighbours":
        left: dict[str, list[str]] = {key: [] for key in found.items}
        right: dict[str, list[str]] = {key: [] for key in found.items}
        for joints in found.joints:
            for joint in joints:
                right[joint.left].append(joint.right)
                left[joint.right].append(joint.left)
        return cls({key: tuple(keys) for key, keys in left.items()}, {key: tuple(keys) for key, keys in right.items()})


def _walked(found: Columns, towards: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """The columns in the order in which a walk along the connections meets their items."""
    seen: dict[str, None] = {}
    starts = [key for column in found.columns for key in column]
    for start in starts:
        waiting = [start]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen[key] = None
                waiting.extend(other for other in reversed(towards[key]) if other not in seen)
    walked: list[list[str]] = [[] for _ in found.columns]
    for key in seen:
        walked[found.column_of[key]].append(key)
    return walked


def _swept(columns: list[list[str]], near: _Neighbours) -> tuple[list[list[str]], int]:
    best, least, idle = [list(column) for column in columns], _crossings(columns, near), 0
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        for index in range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1):
            fixed = columns[index - 1] if forward else columns[index + 1]
            _by_means(columns[index], fixed, near.left if forward else near.right)
        _exchange(columns, near)
        count = _crossings(columns, near)
        idle += 1
        if count < least:
            best, least, idle = [list(column) for column in columns], count, 0
        if idle >= _PATIENCE or least == 0:
            break
    return best, least


def _by_means(column: list[str], fixed: Sequence[str], neighbours: Mapping[str, tuple[str, ...]]) -> None:
    """Sort a column by the mean place of neighbours; items without any stay where they are."""
    place = {key: index for index, key in enumerate(fixed)}
    means = {
        key: sum(place[other] for other in neighbours[key]) / len(neighbours[key]) for key in column if neighbours[key]
    }
    moving = iter(sorted((key for key in column if key in means), key=lambda key: round(means[key], 9)))
    column[:] = [next(moving) if key in means else key for key in column]


def _exchange(columns: list[list[str]], near: _Neighbours) -> None:
    """Exchange neighbouring items while that saves crossings with the columns on both sides."""
    for index, column in enumerate(columns):
        sides: list[dict[str, list[int]]] = []
        for neighbours, beside in ((near.left, index - 1), (near.right, index + 1)):
            if 0 <= beside < len(columns):
                place = {key: number for number, key in enumerate(columns[beside])}
                sides.append({key: sorted(place[other] for other in neighbours[key]) for key in column})
        for _ in range(len(column)):
            is_better = False
            for at in range(len(column) - 1):
                one, other = column[at], column[at + 1]
                saved = sum(_inversions(side[one], side[other]) - _inversions(side[other], side[one]) for side in sides)
                if saved > 0:
                    column[at], column[at + 1] = other, one
                    is_better = True
            if not is_better:
                break


def _inversions(upper: Sequence[int], lower: Sequence[int]) -> int:
    """Crossings of lines to the sorted places `upper` with those to `lower`, whose item stands below."""
    count = done = 0
    for place in upper:
        while done < len(lower) and lower[done] < place:
            done += 1
        count += done
    return count


def _crossings(columns: Sequence[Sequence[str]], near: _Neighbours) -> int:
    """Crossings between all columns, by inversions. Source: W. Barth, M. Jünger and P. Mutzel (2002)."""
    total = 0
    for column, beside in pairwise(columns):
        place = {key: index for index, key in enumerate(beside)}
        ends = [place[other] for key in column for other in sorted(near.right[key], key=place.__getitem__)]
        tree = [0] * (len(beside) + 1)
        for seen, end in enumerate(ends):
            lower, at = 0, end + 1
            while at > 0:
                lower += tree[at]
                at -= at & -at
            total += seen - lower
            at = end + 1
            while at < len(tree):
                tree[at] += 1
                at += at & -at
    return total
