"""Layered drawings: nothing overlaps, no line runs through or along another thing, and ranks are the shortest."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Marker, Polyline, Shape, Stroke, Style, TextRun
from archtool.layout.layered.arrange import arrange
from archtool.layout.layered.channels import Turn, tracks_of
from archtool.layout.layered.graph import Arrangement, Edge, Node, Side, Spacing
from archtool.layout.layered.heights import Wish, settled
from archtool.layout.layered.ranks import ranks_of
from archtool.layout.layered.simplex import Span, shortest_ranks
from archtool.layout.quality import measure

INK = Stroke("#000000", 1.0)
SPACING = Spacing()


def node(key: str, height: float = 20.0, side: Side | None = None) -> Node:
    return Node(key, 60.0, height, side=side)


def edges(*pairs: str, label: tuple[float, float] | None = None) -> list[Edge]:
    ends = [pair.split(">") for pair in pairs]
    return [Edge(f"{number}:{one}>{other}", one, other, label) for number, (one, other) in enumerate(ends)]


def drawing(nodes: Sequence[Node], lines: Sequence[Edge], found: Arrangement) -> Drawing:
    shapes: list[Shape] = []
    for one in nodes:
        box = found.nodes[one.key]
        width, height = box.right - box.left, box.bottom - box.top
        shapes.append(Box(box.left, box.top, width, height, Style(None, INK), 0.0, one.key))
    for line in lines:
        if line.source != line.target:
            points = found.routes[line.key]
            shapes.append(Polyline(points, INK, end_marker=Marker.ARROW, source=line.source, target=line.target))
        if line.key in found.labels:
            label = found.labels[line.key]
            size = label.bottom - label.top
            shapes.append(TextRun((label.left + label.right) / 2, label.top + 0.88 * size, "实时", size))
    return Drawing("g", "g", "zh", max(1.0, found.width), max(1.0, found.height), tuple(shapes))


def assert_fine(nodes: Sequence[Node], lines: Sequence[Edge], found: Arrangement) -> None:
    assert measure(drawing(nodes, lines, found)).defects == ()
    for points in found.routes.values():
        assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(points))


def test_a_chain_runs_straight_from_left_to_right() -> None:
    nodes, lines = [node("a"), node("b", 40.0), node("c")], edges("a>b", "b>c")
    found = arrange(nodes, lines, SPACING)
    assert [len(found.routes[line.key]) for line in lines] == [2, 2]
    assert found.nodes["a"].right < found.nodes["b"].left < found.nodes["b"].right < found.nodes["c"].left
    assert_fine(nodes, lines, found)


def test_a_circle_has_one_line_that_runs_back() -> None:
    nodes, lines = [node("a"), node("b"), node("c")], edges("a>b", "b>c", "c>a", label=(16.0, 8.0))
    found = arrange(nodes, lines, SPACING)
    back = [line.key for line in lines if found.routes[line.key][0][0] > found.routes[line.key][-1][0]]
    assert back == ["2:c>a"]
    assert_fine(nodes, lines, found)


def test_labels_stand_over_their_own_lines() -> None:
    nodes, lines = [node("a"), node("b")], edges("a>b", "b>a", "a>b", label=(16.0, 8.0))
    found = arrange(nodes, lines, SPACING)
    for line in lines:
        label = found.labels[line.key]
        assert any(abs(label.bottom + SPACING.off_line - y) < 0.01 for _, y in found.routes[line.key])
    assert_fine(nodes, lines, found)


def test_a_box_grows_with_the_lines_at_its_sides() -> None:
    nodes = [node("hub"), *(node(f"n{number}") for number in range(9))]
    found = arrange(nodes, edges(*(f"hub>n{number}" for number in range(9))), SPACING)
    assert found.nodes["hub"].bottom - found.nodes["hub"].top == pytest.approx(10 * SPACING.ports)


def test_sides_stand_outside_and_others_between_them() -> None:
    nodes = [node("in", side=Side.LEFT), node("a"), node("lone"), node("out", side=Side.RIGHT)]
    ranks = ranks_of(nodes, edges("in>a", "a>out", "lone>out"))
    assert ranks["in"] == 0
    assert ranks["out"] == max(ranks.values())
    assert 0 < ranks["lone"] < ranks["out"]


def test_ranks_that_are_given_stay() -> None:
    nodes = [Node("a", 10, 10, rank=0), Node("b", 10, 10, rank=4)]
    assert ranks_of(nodes, edges("a>b")) == {"a": 0, "b": 4}


def test_two_connected_nodes_cannot_have_one_rank() -> None:
    with pytest.raises(ValueError, match="one column"):
        arrange([Node("a", 10, 10, rank=0), Node("b", 10, 10, rank=0)], edges("a>b"), SPACING)


def test_heights_keep_their_distance_and_stay_near_the_wishes() -> None:
    """The worked case of pooling: the first two wish the wrong order, so they share the middle."""
    assert settled([[Wish(10, 1)], [Wish(0, 1)], [Wish(30, 1)]], [2, 2]) == pytest.approx([4, 6, 30])
    assert settled([[Wish(10, 3)], [Wish(0, 1)]], [2]) == pytest.approx([10, 12])


def test_lines_that_would_lie_on_each_other_turn_in_the_order_that_keeps_them_apart() -> None:
    upper, lower = Turn("one", 0.0, 20.0), Turn("other", 20.0, 40.0)
    tracks = tracks_of([upper, lower])
    assert tracks["other"] < tracks["one"]


GRAPHS = st.integers(2, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=24),
        st.booleans(),
        st.lists(st.integers(0, 2), min_size=count, max_size=count),
    )
)


@given(GRAPHS)
@settings(max_examples=80)
def test_no_graph_makes_a_defect(graph: tuple[int, list[tuple[int, int]], bool, list[int]]) -> None:
    count, pairs, has_labels, sides = graph
    side = {0: None, 1: Side.LEFT, 2: Side.RIGHT}
    nodes = [node(f"n{number}", 14.0 + 5 * number, side[sides[number]]) for number in range(count)]
    label = (16.0, 8.0) if has_labels else None
    lines = [Edge(f"e{at}", f"n{one}", f"n{other}", label) for at, (one, other) in enumerate(pairs)]
    found = arrange(nodes, lines, SPACING)
    assert_fine(nodes, lines, found)
    assert arrange(nodes, lines, SPACING) == found
    for one, other in combinations(lines, 2):
        if one.source != one.target and other.source != other.target:
            assert not _share_a_way(found.routes[one.key], found.routes[other.key])


def _share_a_way(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> bool:
    """Whether two lines run along each other for more than 1 pt."""
    for a, b in pairwise(one):
        for c, d in pairwise(other):
            for along, across in ((0, 1), (1, 0)):
                if abs(a[across] - b[across]) < 0.01 and abs(c[across] - d[across]) < 0.01:
                    shared = min(max(a[along], b[along]), max(c[along], d[along])) - max(
                        min(a[along], b[along]), min(c[along], d[along])
                    )
                    if abs(a[across] - c[across]) < 0.5 and shared > 1.0:
                        return True
    return False


DAGS = st.integers(2, 6).flatmap(
    lambda count: st.lists(
        st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] < pair[1]),
        max_size=9,
        unique=True,
    ).map(lambda pairs: (count, pairs))
)


@given(DAGS)
@settings(max_examples=60)
def test_ranks_are_the_shortest_there_are(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = graph
    spans = [Span(f"n{one}", f"n{other}", 1 + (one + other) % 3) for one, other in pairs]
    keys = [f"n{number}" for number in range(count)]
    found = shortest_ranks(keys, spans)
    assert all(found[span.right] > found[span.left] for span in spans)
    length = sum(span.weight * (found[span.right] - found[span.left]) for span in spans)
    assert length == _least_length(count, pairs, spans)


def _least_length(count: int, pairs: Sequence[tuple[int, int]], spans: Sequence[Span]) -> int:
    """The least length by trying everything."""
    best: int | None = None
    ranks = [0] * count

    def place(number: int) -> None:
        nonlocal best
        if number == count:
            length = sum(
                span.weight * (ranks[other] - ranks[one]) for span, (one, other) in zip(spans, pairs, strict=True)
            )
            best = length if best is None else min(best, length)
            return
        least = max((ranks[one] + 1 for one, other in pairs if other == number), default=0)
        for rank in range(least, count):
            ranks[number] = rank
            place(number + 1)

    place(0)
    return best or 0
