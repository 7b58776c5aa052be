"""Scaling and moving reach every length of every shape."""

from archtool.layout.drawing import (
    Box,
    Close,
    Cubic,
    Group,
    Image,
    Line,
    Move,
    Path,
    Polyline,
    Stroke,
    Style,
    TextRun,
)
from archtool.layout.transform import placed


def test_every_shape_is_scaled_about_the_origin_and_then_moved() -> None:
    style = Style("#FFFFFF", Stroke("#000000", 2, (4.0, 2.0)))
    half = Style("#FFFFFF", Stroke("#000000", 1, (2.0, 1.0)))
    path = (Move((0, 0)), Line((2, 0)), Cubic((2, 2), (4, 4), (6, 6)), Close())
    shapes = (
        Group((Box(10, 20, 30, 40, style, radius=4, element="a"),), title="t"),
        TextRun(10, 20, "检验", 9),
        Polyline(((0, 0), (10, 20)), Stroke("#000000", 2)),
        Path(path, style),
        Image(10, 20, 30, 40, "image/png", b""),
    )
    assert placed(shapes, 0.5, (100, 200)) == (
        Group((Box(105, 210, 15, 20, half, radius=2, element="a"),), title="t"),
        TextRun(105, 210, "检验", 4.5),
        Polyline(((100, 200), (105, 210)), Stroke("#000000", 1)),
        Path((Move((100, 200)), Line((101, 200)), Cubic((101, 201), (102, 202), (103, 203)), Close()), half),
        Image(105, 210, 15, 20, "image/png", b""),
    )
