"""Measures the layered layout against Graphviz's `dot` on the same graphs: crossings, bends, lines, area and time.

python -m bench.drawing [--rounds N]
"""

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product
from math import dist

from archtool.layout.dataflow.dataflow import Measures, graph_of
from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle, bends, segments_cross
from archtool.layout.layered.arrange import arrange
from archtool.layout.layered.graph import Arrangement, Edge, Node, Spacing
from archtool.layout.precedence.precedence import nodes_and_edges
from archtool.layout.theme import Theme
from archtool.views.figure import build
from archtool.views.figures.dataflow import DataflowFigure
from archtool.views.figures.precedence import PrecedenceFigure
from archtool.views.reading import read_views
from archtool.workspace.files import read_workspace
from bench.processes import ROOT

SPACING = Spacing()
RANK_GAP = 2 * SPACING.ends
"""Points between two columns for dot; what our channels have before any line turns in them."""

BOX, LABEL = (84.0, 30.0), (90.0, 18.0)
RANDOM = ((20, 30, True), (50, 75, True), (50, 75, False), (100, 150, False))
"""Nodes, connections, and whether these carry labels."""

POINTS_AN_INCH = 72
NEAR = 4.0
"""Points between a label and its line within which a reader sees that they belong together."""

CURVE_STEPS = 12
WAYS = ("spline", "ortho")
"""How dot leads its lines: its default, and level and upright as ours; of curves bends are not counted."""

HEADS = ("crossings", "bends", "in boxes", "merged", "lost", "struck", "lines", "area", "w/h", "time")


@dataclass(frozen=True)
class Graph:
    """A graph to draw: boxes and labels with their sizes in points."""

    name: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Drawn:
    """Where lines, boxes and labels have come to stand, by key, and the size of the whole, in points."""

    routes: Mapping[str, tuple[Point, ...]]
    boxes: Mapping[str, Rectangle]
    labels: Mapping[str, Rectangle]
    size: tuple[float, float]


@dataclass(frozen=True)
class Result:
    """What one drawing came to: lengths in points, `seconds` the median of the rounds.

    Attributes:
        through: lines that run through a box which is not their end.
        merged: pairs of lines that run on each other for more than 2 points.
        lost: labels from whose edge their own line stays more than `NEAR` points away everywhere.
        struck: labels that some line runs through.
        ratio: width over height.
    """

    crossings: int
    bends: int
    through: int
    merged: int
    lost: int
    struck: int
    length: float
    area: float
    ratio: float
    seconds: float


def programme_graphs() -> Iterator[Graph]:
    """Yield the graphs of the layered figures of the reference programme."""
    reading = read_workspace(ROOT).reading
    if reading.architecture is None:
        raise SystemExit("the reference programme cannot be read")
    views = read_views(reading.sections, reading.architecture)
    for view, definition in views.definitions.items():
        if definition.figure_kind() not in ("dataflow", "precedence"):
            continue
        figure = build(reading.architecture, view, definition, "zh")
        if isinstance(figure, DataflowFigure):
            nodes, edges = graph_of(figure, Measures(100.0, 120.0), Theme())
        elif isinstance(figure, PrecedenceFigure):
            nodes, edges = nodes_and_edges(figure, 84.0, Theme())
        else:
            continue
        # Both are to find the columns themselves.
        yield Graph(view, tuple(replace(node, rank=None, side=None) for node in nodes), tuple(edges))


def random_graphs() -> Iterator[Graph]:
    """Yield random graphs, the same every time: connections lead mostly to nodes that are near in the order."""
    for count, connections, has_labels in RANDOM:
        draw = random.Random(count)
        pairs: dict[tuple[int, int], None] = {}
        while len(pairs) < connections:
            one = draw.randrange(count)
            other = one + round(draw.gauss(0, count / 8))
            if 0 <= other < count and one != other:
                pairs[(one, other) if draw.random() < 0.1 else (min(one, other), max(one, other))] = None
        nodes = tuple(Node(f"n{number}", *BOX) for number in range(count))
        label = LABEL if has_labels else None
        edges = tuple(Edge(f"e{one}-{other}", f"n{one}", f"n{other}", label) for one, other in pairs)
        yield Graph(f"random {count}/{connections}{' labelled' if has_labels else ''}", nodes, edges)


def ours(graph: Graph, rounds: int) -> tuple[Result, Arrangement]:
    """Arrange a graph with our layout, in this process."""
    taken: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        found = arrange(graph.nodes, graph.edges, SPACING)
        taken.append(time.perf_counter() - started)
    found = arrange(graph.nodes, graph.edges, SPACING)
    size = (found.width, found.height)
    drawn = Drawn(found.routes, found.nodes, found.labels, size)
    return _measured(graph, drawn, statistics.median(taken)), found


def dot(graph: Graph, way: str, sizes: Arrangement, rounds: int) -> Result:
    """Lay a graph out with `dot`, as a process of its own; boxes are as large as ours have become."""
    text = _dot_text(graph, way, sizes)
    taken: list[float] = []
    output = ""
    for _ in range(rounds):
        started = time.perf_counter()
        done = subprocess.run(["dot", "-Tjson"], input=text, capture_output=True, text=True, check=True)
        taken.append(time.perf_counter() - started)
        output = done.stdout
    drawn = json.loads(output)
    _, _, width, height = (float(part) for part in drawn["bb"].split(","))
    names = {one["_gvid"]: one["name"] for one in drawn["objects"]}
    boxes: dict[str, Rectangle] = {}
    for one in drawn["objects"]:
        x, y = (float(part) for part in one["pos"].split(","))
        half = (float(one["width"]) * POINTS_AN_INCH / 2, float(one["height"]) * POINTS_AN_INCH / 2)
        boxes[names[one["_gvid"]]] = Rectangle(x - half[0], y - half[1], x + half[0], y + half[1])
    routes = {one["id"]: _route(one["pos"]) for one in drawn["edges"]}
    centres = {one["id"]: tuple(map(float, one["lp"].split(","))) for one in drawn["edges"] if "lp" in one}
    labels = {
        edge.key: Rectangle(x - edge.label[0] / 2, y - edge.label[1] / 2, x + edge.label[0] / 2, y + edge.label[1] / 2)
        for edge in graph.edges
        if edge.label
        for x, y in [centres[edge.key]]
    }
    return _measured(graph, Drawn(routes, boxes, labels, (width, height)), statistics.median(taken))


def _dot_text(graph: Graph, way: str, sizes: Arrangement) -> str:
    lines = [
        "digraph {",
        f"rankdir=LR; newrank=true; splines={way}; nodesep={SPACING.nodes / POINTS_AN_INCH}; "
        f'ranksep={RANK_GAP / POINTS_AN_INCH}; node [shape=box, fixedsize=true, label=""];',
    ]
    for node in graph.nodes:
        box = sizes.nodes[node.key]
        width, height = (box.right - box.left) / POINTS_AN_INCH, (box.bottom - box.top) / POINTS_AN_INCH
        lines.append(f'"{node.key}" [width={width:.4f}, height={height:.4f}];')
    for edge in graph.edges:
        label = ""
        if edge.label:
            cell = f'fixedsize="true" width="{edge.label[0]:.0f}" height="{edge.label[1]:.0f}" border="0"'
            label = f", label=<<table {cell}><tr><td></td></tr></table>>"
        lines.append(f'"{edge.source}" -> "{edge.target}" [id="{edge.key}"{label}];')
    return "\n".join([*lines, "}"])


def _route(text: str) -> tuple[Point, ...]:
    """The points of a connection, curves as short straight pieces."""
    points: list[Point] = []
    end: Point | None = None
    for part in text.split():
        if part.startswith(("e,", "s,")):
            x, y = part[2:].split(",")
            end = (float(x), float(y)) if part[0] == "e" else end
        else:
            x, y = part.split(",")
            points.append((float(x), float(y)))
    line = [points[0]]
    for first in range(0, len(points) - 3, 3):
        line += _curve(points[first : first + 4])
    return (*line, end) if end else tuple(line)


def _curve(points: Sequence[Point]) -> Iterator[Point]:
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        yield (
            round(sum(weight * point[0] for weight, point in zip(weights, points, strict=True)), 3),
            round(sum(weight * point[1] for weight, point in zip(weights, points, strict=True)), 3),
        )


def _measured(graph: Graph, drawn: Drawn, seconds: float) -> Result:
    """Count what a drawing came to."""
    routes, boxes, size = drawn.routes, drawn.boxes, drawn.size
    through = 0
    for edge in graph.edges:
        foreign = (box.shrunk(0.5) for key, box in boxes.items() if key not in (edge.source, edge.target))
        points = routes[edge.key]
        through += any(box.is_entered_by(*piece) for box in foreign for piece in pairwise(points))
    lines = [routes[edge.key] for edge in graph.edges]
    return Result(
        _crossings(lines),
        sum(bends(line) for line in lines),
        through,
        sum(_are_merged(*pair) for pair in combinations(lines, 2)),
        sum(not _enters(routes[key], label.shrunk(-NEAR)) for key, label in drawn.labels.items()),
        sum(any(_enters(line, label.shrunk(1.0)) for line in lines) for label in drawn.labels.values()),
        sum(dist(*piece) for line in lines for piece in pairwise(line)),
        size[0] * size[1],
        size[0] / size[1],
        seconds,
    )


def _enters(line: Sequence[Point], area: Rectangle) -> bool:
    return any(area.is_entered_by(*piece) for piece in pairwise(line))


def _are_merged(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two lines run level or upright on each other, so that a reader cannot tell them apart."""
    for axis in (0, 1):
        across = 1 - axis
        for (a, b), (c, d) in product(pairwise(one), pairwise(other)):
            if max(abs(a[across] - b[across]), abs(c[across] - d[across]), abs(a[across] - c[across])) < 0.5:
                shared = min(max(a[axis], b[axis]), max(c[axis], d[axis]))
                if shared - max(min(a[axis], b[axis]), min(c[axis], d[axis])) > 2:
                    return True
    return False


def _crossings(lines: Sequence[tuple[Point, ...]]) -> int:
    pieces = sorted(
        (min(one[0], other[0]), max(one[0], other[0]), number, (one, other))
        for number, line in enumerate(lines)
        for one, other in pairwise(line)
    )
    count = 0
    for place, (_, right, number, piece) in enumerate(pieces):
        for left, _, other, candidate in pieces[place + 1 :]:
            if left > right:
                break
            count += other != number and segments_cross(piece, candidate)
    return count


def main() -> None:
    """Print our figures, those of dot, and ours over dot's."""
    parser = argparse.ArgumentParser(prog="python -m bench.drawing", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each graph is laid out; the median counts")
    rounds = parser.parse_args().rounds
    has_dot = shutil.which("dot") is not None
    if not has_dot:
        sys.stdout.write("? no `dot` on the path: only our own figures (install Graphviz to compare)\n")
    sys.stdout.write(_row("graph", "layout", HEADS))
    for graph in (*programme_graphs(), *random_graphs()):
        own, sizes = ours(graph, rounds)
        sys.stdout.write(_row(f"{graph.name} {len(graph.nodes)}/{len(graph.edges)}", "archtool", _texts(own)))
        for way in WAYS if has_dot else ():
            peer = dot(graph, way, sizes, rounds)
            bent = "-" if way == "spline" else str(peer.bends)
            sys.stdout.write(_row("", f"dot {way}", _texts(peer, bent)))
            sys.stdout.write(_row("", "ours/dot", _ratios(own, peer, is_curved=way == "spline")))
        sys.stdout.flush()


def _row(graph: str, layout: str, texts: Sequence[str]) -> str:
    return f"{graph:<42}{layout:<12}" + "".join(f"{text:>11}" for text in texts) + "\n"


def _texts(result: Result, bent: str | None = None) -> tuple[str, ...]:
    return (
        str(result.crossings),
        bent if bent is not None else str(result.bends),
        str(result.through),
        str(result.merged),
        str(result.lost),
        str(result.struck),
        f"{result.length / 1000:.1f} k",
        f"{result.area / 1000:.0f} k",
        f"{result.ratio:.2f}",
        f"{1000 * result.seconds:.0f} ms",
    )


def _ratios(own: Result, peer: Result, *, is_curved: bool) -> tuple[str, ...]:
    def ratio(one: float, other: float) -> str:
        return f"{one / other:.2f}" if other else ("1.00" if not one else "∞")

    return (
        ratio(own.crossings, peer.crossings),
        "-" if is_curved else ratio(own.bends, peer.bends),
        "",
        "",
        "",
        "",
        ratio(own.length, peer.length),
        ratio(own.area, peer.area),
        "",
        ratio(own.seconds, peer.seconds),
    )


if __name__ == "__main__":
    main()
