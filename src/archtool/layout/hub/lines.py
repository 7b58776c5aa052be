"""The connections of a hub: upright lines side by side, one for each delivery, with the count beside each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Anchor, Marker, Polyline, Shape, Stroke, TextRun
from archtool.layout.hub.columns import Extent
from archtool.layout.text.metrics import ASCENT, text_width
from archtool.layout.theme import Theme
from archtool.views.figures.hub import Delivery, Flow

_BESIDE = 2.5
"""Points between a line and its count."""

_WIDEST_STEP = 34.0
"""Points from one line to the next, at most."""


def delivery_stroke(delivery: Delivery, theme: Theme) -> Stroke:
    """The line that tells a delivery."""
    lines = theme.lines
    border = {
        Delivery.REALTIME: lines.connection,
        Delivery.BATCH: lines.batch,
        Delivery.FILE: lines.file,
        Delivery.UNSTATED: lines.grid,
    }[delivery]
    return border.stroke()


@dataclass(frozen=True, slots=True)
class Joint:
    """Two shapes above each other, by id, and the room for lines between them.

    Attributes:
        extent: Where lines may stand.
        top: Y of the lower edge of the upper shape.
        bottom: Y of the upper edge of the lower shape.
        label: Y of the middle of the counts.
        is_inside_above: Whether the upper shape lies toward the systems inside.
    """

    upper: str
    lower: str
    extent: Extent
    top: float
    bottom: float
    label: float


def flow_lines(joint: Joint, flows: Sequence[Flow], theme: Theme) -> Iterator[Shape]:
    """The lines of a connection, heads at the consumers, `is_inward` upward."""
    size = theme.text.label
    step = min(_WIDEST_STEP, joint.extent.width / max(1, len(flows)))
    left = joint.extent.middle - step * len(flows) / 2
    for index, flow in enumerate(flows):
        count = str(len(flow.interfaces))
        taken = _BESIDE + text_width(count, size)
        x = left + step * (index + 0.5) - taken / 2
        element = flow.interfaces[0] if len(flow.interfaces) == 1 else None
        key = f"{joint.upper}--{joint.lower}--{flow.delivery}"
        yield Polyline(
            ((x, joint.top), (x, joint.bottom)),
            delivery_stroke(flow.delivery, theme),
            Marker.ARROW if flow.is_inward else Marker.NONE,
            Marker.ARROW if flow.is_outward else Marker.NONE,
            element,
            key,
            joint.upper,
            joint.lower,
        )
        baseline = joint.label + (ASCENT - 0.5) * size
        yield TextRun(x + _BESIDE, baseline, count, size, color=theme.ink, anchor=Anchor.START, element=element or key)


def plain_line(joint: Joint, theme: Theme) -> Polyline:
    """A line without heads: the two are joined, and no interface is counted between them."""
    x = joint.extent.middle
    stroke = theme.lines.connection.stroke()
    name = f"{joint.upper}--{joint.lower}"
    return Polyline(((x, joint.top), (x, joint.bottom)), stroke, id=name, source=joint.upper, target=joint.lower)
