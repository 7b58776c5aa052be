"""Lines are counted as they are broken."""

from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.drawing import FontWeight
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.line_counts import line_steps, lines_in

WORDS = st.sampled_from(
    ("区域", "检验中心", "的", "，", "（总院）", "EMR ", "10 Gbit/s ", "14 家", "hospital ", "\n", "WS/T 447 ")
)
TEXTS = st.lists(WORDS, max_size=14).map("".join)
_NEAR = 0.06
"""Ems by which a step may be found too wide."""


@given(TEXTS, st.floats(7, 40), st.sampled_from(FontWeight))
def test_lines_are_counted_as_they_are_broken(text: str, width: float, weight: FontWeight) -> None:
    found = lines_in(line_steps(text, weight), width)
    assert len(break_lines(text, width, 1.0, weight)) <= found <= len(break_lines(text, width - _NEAR, 1.0, weight))


@given(TEXTS, st.sampled_from(FontWeight))
def test_wider_steps_take_fewer_lines(text: str, weight: FontWeight) -> None:
    steps = line_steps(text, weight)
    assert list(steps) == sorted(steps)
    assert [lines for _, lines in steps] == sorted({lines for _, lines in steps}, reverse=True)


def test_a_word_that_can_be_cut_at_its_punctuation_has_a_step_below_its_width() -> None:
    steps = line_steps("data.outpatient-encounter", FontWeight.REGULAR)
    assert [lines for _, lines in steps] == [3, 1]
