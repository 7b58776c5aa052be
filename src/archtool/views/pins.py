"""Pins: places of boxes that people chose, in a side file, by figure and box."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from archtool.model.element import Value
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode
from archtool.source.span import Span
from archtool.source.text import both
from archtool.views.pin import Pin
from archtool.views.view import View
from archtool.workspace.codes import BODY, CONTRADICTION, REFERENCE, VALUE, problem
from archtool.workspace.gather import Section
from archtool.workspace.validate import validate_node

PINNABLE = ("hub", "landscape", "network", "topology", "tree", "zoning")
"""Figures whose boxes may stand elsewhere without saying something else."""

_FARTHEST = 20_000.0
"""Points beyond which no figure reaches: seven metres."""

_Coordinate = Annotated[float, Field(ge=-_FARTHEST, le=_FARTHEST)]
_Length = Annotated[float, Field(gt=0, le=_FARTHEST)]


class PinPlace(Value):
    """Where a box stands, in points before the figure is reduced to its paper, and how large it is."""

    x: Annotated[_Coordinate, Field(description="from the left edge of the box that holds it, else of the figure")]
    y: Annotated[_Coordinate, Field(description="from the top edge of the box that holds it, else of the figure")]
    width: Annotated[_Length | None, Field(description="width; else as large as its words need")] = None
    height: Annotated[_Length | None, Field(description="height; else as large as its words need")] = None
    holder: Annotated[
        str | None,
        Field(alias="in", description="the continuation that holds the box, where its own holder has no room for it"),
    ] = None


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins of a workspace by figure, where each is written, and what was wrong with them."""

    figures: Mapping[str, tuple[Pin, ...]]
    places: Mapping[tuple[str, str], Span]
    diagnostics: tuple[Diagnostic, ...]


def read_pins(sections: Sequence[Section], definitions: Mapping[str, View]) -> Pins:
    """Read every `pins` section: figures by id, in them boxes by id; the same box twice is an error."""
    reader = _Reader(definitions, {}, {}, [])
    for section in sections:
        if section.name != "pins":
            continue
        path = section.document.path
        for key, node in reader.entries(section.key, section.value, path):
            if reader.admits(key, path):
                for box, place in reader.entries(key, node, path):
                    reader.add(key.value, box, place, path)
    return Pins(
        {figure: tuple(pins) for figure, pins in reader.figures.items()}, reader.places, tuple(reader.diagnostics)
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    definitions: Mapping[str, View]
    figures: dict[str, list[Pin]]
    places: dict[tuple[str, str], Span]
    diagnostics: list[Diagnostic]

    def entries(self, key: ScalarNode, node: Node, path: str) -> Iterator[tuple[ScalarNode, Node]]:
        """The entries of a mapping; an empty one may be left out."""
        if isinstance(node, MappingNode):
            yield from node.entries
        elif not (isinstance(node, ScalarNode) and node.resolve() is None):
            message = both(f"“{key.value}”应为“编号: 位置”的映射", f"'{key.value}' must be a mapping of ids to places")
            hint = both("例如 sys.emr: {x: 120, y: 40}", "as sys.emr: {x: 120, y: 40}")
            self.diagnostics.append(problem(BODY, message, node.span(path), hint))

    def admits(self, key: ScalarNode, path: str) -> bool:
        """Whether there is such a figure, and one in which boxes can be pinned."""
        view = self.definitions.get(key.value)
        if view is None:
            near = nearest(key.value, self.definitions)
            message = both(f"没有“{key.value}”这个视图", f"there is no view '{key.value}'")
            hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
            self.diagnostics.append(problem(REFERENCE, message, key.span(path), hint))
            return False
        if view.figure_kind() not in PINNABLE:
            kind = view.figure_kind()
            message = both(
                f"“{key.value}”是 {kind} 图，位置本身有含义，不能固定",
                f"'{key.value}' is a {kind}: places in it carry meaning and cannot be pinned",
            )
            listed = ", ".join(PINNABLE)
            hint = both(f"可以固定的图：{listed}", f"boxes can be pinned in {listed}")
            self.diagnostics.append(problem(VALUE, message, key.span(path), hint))
            return False
        return True

    def add(self, figure: str, box: ScalarNode, node: Node, path: str) -> None:
        """Read one pin."""
        if not isinstance(node, MappingNode):
            message = both(f"“{box.value}”没有写明位置", f"'{box.value}' does not say where it stands")
            hint = both("写成 {x: 120, y: 40}", "write {x: 120, y: 40}")
            self.diagnostics.append(problem(BODY, message, box.span(path), hint))
            return
        place, found = validate_node(PinPlace, node, path)
        self.diagnostics.extend(found)
        before = self.places.get((figure, box.value))
        if before is not None:
            message = both(f"“{box.value}”在这张图中固定了两处", f"'{box.value}' is pinned twice in this figure")
            related = (Related(before, both("另一处", "the other place")),)
            self.diagnostics.append(problem(CONTRADICTION, message, box.span(path), None, related))
        elif place is not None:
            self.places[figure, box.value] = box.span(path)
            pin = Pin(box.value, place.x, place.y, place.width, place.height, place.holder)
            self.figures.setdefault(figure, []).append(pin)
