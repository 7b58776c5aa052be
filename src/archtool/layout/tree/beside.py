"""The frame beside a tree: its boxes near those that they are tied to, and the dashed lines between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Point
from archtool.layout.tree.plan import Place, Plan
from archtool.views.figures.tree import BesideNode

_CHANNEL = 5.0
"""Points below a row at which the first dashed line runs."""

_CHANNEL_STEP = 3.5
_TRACK_STEP = 7.0
_BOX_GAP = 6.0
_GROUP_GAP = 12.0
_SIDE = 8.0
_LEAVING = 10.0
_ASIDE = 6.0


@dataclass(frozen=True, slots=True)
class Tie:
    """One dashed line: from the box in the frame to the box of the tree, or to the line of the box before it.

    Attributes:
        tied_to: The box of the tree, for the first line of its group.
    """

    element: str
    tied_to: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The placed frame: its boxes by element and its dashed lines.

    Attributes:
        is_straight: Whether every group stands at the height at which its line leaves the tree sideways.
    """

    frame: Place
    places: Mapping[str, Place]
    ties: tuple[Tie, ...]
    is_straight: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """The boxes that are tied to one box of the tree, and the corners of the line as far as its own height."""

    tied_to: str
    members: tuple[BesideNode, ...]
    exit: tuple[Point, ...]

    @property
    def y(self) -> float:
        """Height at which the line runs to the frame."""
        return self.exit[-1][1]


def beside(nodes: Sequence[BesideNode], plan: Plan, box: tuple[float, float], name: float, pad: float) -> Side:
    """The frame at the right of a tree, as high as the tree or higher where its boxes ask for it.

    Args:
        nodes: Its boxes.
        plan: The tree.
        box: Width and height of a box, in points.
        name: Width of the strip at the right that bears the name.
        pad: Points by which the surfaces reach above the first row and below the last.
    """
    groups = _groups(nodes, plan)
    left = plan.width + pad + (len(groups) + 1) * _TRACK_STEP
    tops = _tops(groups, box[1], (_SIDE - pad, plan.height + pad - _SIDE))
    places: dict[str, Place] = {}
    ties: list[Tie] = []
    for index, (group, top) in enumerate(zip(groups, tops, strict=True)):
        track = left - _TRACK_STEP * (index + 1)
        for number, node in enumerate(group.members):
            places[node.element] = Place(left + _SIDE, top + number * (box[1] + _BOX_GAP), *box)
        ties.extend(_ties(group, [places[node.element] for node in group.members], track))
    straight = all(
        len(group.exit) > 1 or abs(group.y - (top + _height(group, box[1]) / 2)) < 0.01
        for group, top in zip(groups, tops, strict=True)
    )
    bottom = max((*(place.bottom + _SIDE for place in places.values()), plan.height + pad))
    return Side(Place(left, -pad, box[0] + 2 * _SIDE + name, bottom + pad), places, tuple(ties), straight)


def _groups(nodes: Sequence[BesideNode], plan: Plan) -> list[_Group]:
    members: dict[str, list[BesideNode]] = {}
    for node in nodes:
        members.setdefault(node.tied_to, []).append(node)
    rightmost_first = sorted(members, key=lambda target: (plan.places[target].top, -plan.places[target].left))
    groups: list[_Group] = []
    channels: dict[float, int] = {}
    for target in rightmost_first:
        place = plan.places[target]
        if _is_open(place, plan):
            groups.append(_Group(target, tuple(members[target]), ((place.right, place.middle),)))
            continue
        row = next(bottom for top, bottom in plan.rows if top <= place.top < bottom)
        number = channels.setdefault(row, 0)
        channels[row] += 1
        y = row + _CHANNEL + number % 4 * _CHANNEL_STEP
        groups.append(_Group(target, tuple(members[target]), _exit(place, y, plan)))
    return sorted(groups, key=lambda group: group.y)


def _exit(place: Place, y: float, plan: Plan) -> tuple[Point, ...]:
    """Down to the height `y`: out of the lower side, or beside the boxes that hang below it."""
    x = place.right - min(_LEAVING, place.width / 4)
    if not any(other.left < x < other.right and place.bottom < other.top < y for other in plan.places.values()):
        return ((x, place.bottom), (x, y))
    return ((place.right, place.middle), (place.right + _ASIDE, place.middle), (place.right + _ASIDE, y))


def _is_open(place: Place, plan: Plan) -> bool:
    """Whether nothing stands at the right of a box."""
    return not any(
        other.left >= place.right and other.top < place.middle < other.bottom for other in plan.places.values()
    )


def _tops(groups: Sequence[_Group], height: float, room: tuple[float, float]) -> list[float]:
    """The tops of the groups: each beside its box of the tree where there is room, in the order of their lines."""
    heights = [_height(group, height) for group in groups]
    tops: list[float] = []
    y = room[0]
    for group, own in zip(groups, heights, strict=True):
        tops.append(max(y, group.y - own / 2))
        y = tops[-1] + own + _GROUP_GAP
    limit = max(room[1], room[0] + sum(heights) + _GROUP_GAP * (len(groups) - 1))
    for index in range(len(groups) - 1, -1, -1):
        tops[index] = min(tops[index], limit - heights[index])
        limit = tops[index] - _GROUP_GAP
    return tops


def _height(group: _Group, height: float) -> float:
    return len(group.members) * (height + _BOX_GAP) - _BOX_GAP


def _ties(group: _Group, places: Sequence[Place], track: float) -> Iterator[Tie]:
    """One line to the first box; the others branch off it, so that no dashes lie over each other."""
    first = places[0]
    entry: tuple[Point, ...] = ((track, first.middle), (first.left, first.middle))
    yield Tie(group.members[0].element, group.tied_to, _corners((*group.exit, (track, group.y), *entry)))
    reached = max(group.y, first.middle)
    for node, place in zip(group.members[1:], places[1:], strict=True):
        start = (track, min(reached, place.middle))
        yield Tie(node.element, None, _corners((start, (track, place.middle), (place.left, place.middle))))
        reached = max(reached, place.middle)


def _corners(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points without repetitions."""
    kept = [points[0]]
    for point in points[1:]:
        if point != kept[-1]:
            kept.append(point)
    return tuple(kept)
