"""A drawing that has every primitive, every marker and both weights; a chain of boxes; golden files."""

import pathlib
from collections.abc import Callable

import pytest

from archtool.layout.drawing import (
    Anchor,
    Box,
    Close,
    Cubic,
    Drawing,
    FontWeight,
    Group,
    Image,
    Line,
    Marker,
    Move,
    Path,
    Polyline,
    Shape,
    TextRun,
)
from archtool.layout.page.frame import A4_PORTRAIT, LegendEntry, Surround, frame
from archtool.layout.text.line_breaking import fit_text
from archtool.layout.text.text_block import Room, centred, upright_text
from archtool.layout.theme import LifecycleRole, Theme

GOLDEN = pathlib.Path(__file__).parent / "golden"
Golden = Callable[[str, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the reviewed file of a name."""

    def compare(name: str, actual: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_text(actual, encoding="utf-8", newline="\n")
        assert actual == file.read_text(encoding="utf-8")

    return compare


ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
    b'<circle cx="8" cy="8" r="7" fill="#5B7A99"/></svg>'
)
BLOCKS: tuple[tuple[str, str, LifecycleRole], ...] = (
    ("sys.base-empi", "居民主索引（EMPI）", "new"),
    ("sys.sh-emr", "电子病历 EMR 3.0", "upgrade"),
    ("sys.lab-centre", "区域检验中心", "reuse"),
    ("ext.insurance", "省医疗保障信息平台", "external"),
)


def block(element: str, label: str, place: tuple[float, float], role: LifecycleRole, theme: Theme) -> Group:
    box = Box(*place, 76, 30, theme.block(role), theme.spacing.radius, element, element)
    room = Room.of(box, theme.spacing.text_padding)
    fitted = fit_text(label, room.width, room.height, theme.text.down_from(theme.text.block))
    assert fitted is not None
    runs = centred(room, fitted, theme.border(role).text)
    return Group((box, *runs), id=f"block.{element}", title=label, element=element)


def pillar(theme: Theme) -> tuple[Shape, ...]:
    box = Box(0, 0, 26, 150, theme.surface("standards"), theme.spacing.surface_radius, "pillar.standards")
    room = Room.of(box, 3)
    fitted = upright_text("标准规范体系（GB）", room.width, room.height, (10, 9), FontWeight.BOLD)
    assert fitted is not None
    return (box, *centred(room, fitted, theme.ink))


def body(theme: Theme) -> Drawing:
    layer = Box(32, 0, 368, 150, theme.surface("layer"), theme.spacing.surface_radius, "layer.application")
    blocks = tuple(
        block(element, name, (44 + 88 * index, 24), role, theme) for index, (element, name, role) in enumerate(BLOCKS)
    )
    title = TextRun(
        44, 16, "应用层 & <四位一体>", 10, FontWeight.BOLD, theme.ink, Anchor.START, within="layer.application"
    )
    markers = (Marker.ARROW, Marker.OPEN_ARROW, Marker.DIAMOND, Marker.CIRCLE)
    strokes = (theme.lines.connection, theme.lines.batch, theme.lines.file, theme.lines.critical)
    lines = tuple(
        Polyline(
            ((82 + 88 * index, 54), (82 + 88 * index, 84), (92 + 88 * index, 84), (92 + 88 * index, 104)),
            strokes[index].stroke(),
            start_marker=Marker.CIRCLE if index == 2 else Marker.NONE,
            end_marker=marker,
            element=f"rel.{index}",
            source=BLOCKS[index][0],
        )
        for index, marker in enumerate(markers)
    )
    cylinder = Path(
        (
            Move((70, 112)),
            Cubic((70, 106), (114, 106), (114, 112)),
            Line((114, 136)),
            Cubic((114, 142), (70, 142), (70, 136)),
            Close(),
        ),
        theme.surface("data"),
        element="data.person-index",
    )
    icon = Image(180, 108, 28, 28, "image/svg+xml", ICON, element="inf.pool")
    shapes = (*pillar(theme), layer, title, *blocks, *lines, cylinder, icon)
    return Drawing("f1-sample", "样图", "zh-CN", 400, 150, shapes, "一张含有全部图元的图")


@pytest.fixture
def sample() -> Drawing:
    theme = Theme()
    roles: tuple[tuple[LifecycleRole, str], ...] = (
        ("new", "新建"),
        ("upgrade", "改造"),
        ("reuse", "利旧"),
        ("external", "外部系统"),
    )
    legend = (
        *(LegendEntry(theme.block(role), label) for role, label in roles),
        LegendEntry(theme.lines.batch.stroke(), "批量交换"),
    )
    surround = Surround("图 4-1　总体架构图", legend, "注：虚线框为利旧系统，数量见表 4-2。")
    framed = frame(body(theme), surround, (A4_PORTRAIT,), theme)
    assert isinstance(framed, Drawing)
    return framed


@pytest.fixture
def chain() -> Drawing:
    """A holder with two boxes, one outside, and connections that end at the middle of a side and elsewhere."""
    theme = Theme()
    boxes = tuple(
        Box(x, 40, 60, 30, theme.block("new"), 3, element, element)
        for element, x in (("sys.a", 20), ("sys.b", 120), ("sys.c", 240))
    )
    texts = tuple(
        TextRun(box.x + 30, y, line, 9, within=box.id)
        for box, label in zip(boxes, ("甲\n系统", "B & <C>", "丙"), strict=True)
        for y, line in zip((53, 64) if "\n" in label else (58,), label.split("\n"), strict=False)
    )
    stroke = theme.lines.connection.stroke()
    batch = theme.lines.batch.stroke()
    lines = (
        Polyline(
            ((80, 55), (120, 55)), stroke, end_marker=Marker.ARROW,
            element="if.one", source="sys.a", target="sys.b",
        ),
        Polyline(
            ((160, 70), (160, 90), (290, 90), (290, 70)), batch, Marker.ARROW, Marker.ARROW,
            source="sys.b", target="sys.c",
        ),
        Polyline(((20, 110), (20, 104), (200, 104), (200, 110)), stroke),
    )  # fmt: skip
    holder = Box(10, 10, 190, 70, theme.surface("layer"), element="sys.group", id="sys.group")
    heading = Box(10, 10, 190, 16, theme.surface("header"), id="sys.group-name")
    title = TextRun(105, 21, "组 “一”", 9, FontWeight.BOLD, within="sys.group-name")
    label = TextRun(100, 50, "查询", 8, element="if.one")
    shapes: tuple[Shape, ...] = (holder, heading, title, *boxes, *texts, *lines, label)
    return Drawing("v", "图 1-1　链", "zh-CN", 320, 120, shapes)
