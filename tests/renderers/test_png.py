"""PNG: size, resolution, the same bytes twice, and text as wide as it was measured."""

import struct
import zlib

import pytest

from archtool.layout.drawing import Anchor, Box, Drawing, FontWeight, Style, TextRun
from archtool.layout.text.metrics import text_width
from archtool.renderers.png import PngRenderer


def pixels(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_picture_is_as_large_as_the_page_at_its_resolution(sample: Drawing) -> None:
    png = PngRenderer().render(sample)
    assert pixels(png) == pytest.approx((sample.width * 200 / 72, sample.height * 200 / 72), abs=1)
    assert png[37:41] == b"pHYs"
    assert struct.unpack(">II", png[41:49]) == (7874, 7874)
    assert pixels(PngRenderer(dpi=72).render(sample)) == pytest.approx((sample.width, sample.height), abs=1)


def test_the_same_drawing_gives_the_same_bytes(sample: Drawing) -> None:
    assert PngRenderer().render(sample) == PngRenderer().render(sample)


@pytest.mark.parametrize("weight", FontWeight)
@pytest.mark.parametrize("text", ["AVATAR To Type 检验（区）", "office 1,280 万元"])
def test_text_is_drawn_as_wide_as_it_was_measured(text: str, weight: FontWeight) -> None:
    # A full block on each side of the text: the gap between them is the text's advance width.
    probe = TextRun(10, 30, f"█{text}█", 20, weight, "#000000", Anchor.START)
    png = PngRenderer(dpi=288).render(Drawing("v", "图", "zh-CN", 400, 40, (probe,)))
    drawn = _ink_width(png) / 4
    measured = text_width(f"█{text}█", 20, weight)
    margin = 20 * len(text) * 0.002 + 1.0
    assert drawn == pytest.approx(measured, abs=margin)


def test_bold_text_is_drawn_bolder() -> None:
    def ink(weight: FontWeight) -> int:
        text = TextRun(10, 30, "区域检验中心", 20, weight, "#000000", Anchor.START)
        return sum(255 - value for row in _grey_rows(_page(text)) for value in row)

    assert ink(FontWeight.BOLD) > 1.2 * ink(FontWeight.REGULAR)


def _page(*shapes: Box | TextRun) -> bytes:
    background = Box(0, 0, 200, 40, Style("#FFFFFF"))
    return PngRenderer(dpi=72).render(Drawing("v", "图", "zh-CN", 200, 40, (background, *shapes)))


def _ink_width(png: bytes) -> int:
    columns = [any(row[column] < 128 for row in rows) for rows in [_grey_rows(png)] for column in range(len(rows[0]))]
    return len(columns) - columns[::-1].index(True) - columns.index(True)


def _grey_rows(png: bytes) -> list[list[int]]:
    """The red channel of an 8-bit RGBA picture. Source: W3C PNG (Third Edition), 9, Filtering."""
    width, height = pixels(png)
    data, position = b"", 8
    while position < len(png):
        length = struct.unpack(">I", png[position : position + 4])[0]
        if png[position + 4 : position + 8] == b"IDAT":
            data += png[position + 8 : position + 8 + length]
        position += 12 + length
    raw, stride = zlib.decompress(data), width * 4
    rows: list[bytearray] = [bytearray(stride)]
    for line in range(height):
        start = line * (stride + 1)
        rows.append(_unfiltered(raw[start], raw[start + 1 : start + 1 + stride], rows[-1]))
    return [list(row[::4]) for row in rows[1:]]


def _unfiltered(kind: int, line: bytes, above: bytearray) -> bytearray:
    row = bytearray(line)
    for index in range(len(row)):
        left = row[index - 4] if index >= 4 else 0
        corner = above[index - 4] if index >= 4 else 0
        guess = (0, left, above[index], (left + above[index]) // 2, _paeth(left, above[index], corner))[kind]
        row[index] = (row[index] + guess) & 0xFF
    return row


def _paeth(left: int, above: int, corner: int) -> int:
    estimate = left + above - corner
    return min((left, above, corner), key=lambda value: abs(estimate - value))
