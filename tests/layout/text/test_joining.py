"""Broken lines come back as the text that they were."""

import pytest

from archtool.layout.text.joining import joined_lines
from archtool.layout.text.line_breaking import break_lines


@pytest.mark.parametrize(
    "text", ["区域检验诊断中心系统", "Regional laboratory centre", "区域LIS与PACS系统（14家医院）"]
)
@pytest.mark.parametrize("width", [40.0, 60.0, 90.0, 400.0])
def test_lines_come_back_as_the_text_that_they_were(text: str, width: float) -> None:
    assert joined_lines(break_lines(text, width, 9)) == text


def test_empty_lines_leave_no_space() -> None:
    assert joined_lines(["", "one", "", "two", ""]) == "one two"
    assert joined_lines([]) == ""
