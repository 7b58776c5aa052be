"""Lines that lose their end fit, and say that they lost it."""

import pytest

from archtool.layout.drawing import FontWeight
from archtool.layout.text.ellipsis import ELLIPSIS, shortened
from archtool.layout.text.metrics import text_width


@pytest.mark.parametrize("line", ["区域检验诊断中心系统", "Regional laboratory centre"])
@pytest.mark.parametrize("width", [20.0, 45.0, 80.0])
def test_a_shortened_line_fits_and_no_longer_one_would(line: str, width: float) -> None:
    found = shortened(line, width, 9, FontWeight.REGULAR)
    kept = found.removesuffix(ELLIPSIS)
    assert found != kept
    assert line.startswith(kept)
    assert text_width(found, 9) <= width
    assert text_width(line[: len(kept) + 2] + ELLIPSIS, 9) > width or len(line) < len(kept) + 2


def test_no_space_stands_before_the_ellipsis_and_nothing_is_left_where_nothing_fits() -> None:
    assert shortened("one two", text_width("one …", 9), 9, FontWeight.REGULAR) == "one…"
    assert shortened("区域", 1.0, 9, FontWeight.REGULAR) == ELLIPSIS
