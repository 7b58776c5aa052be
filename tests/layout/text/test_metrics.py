"""The tables agree with the font file, and with what is drawn."""

from collections.abc import Iterator

import pytest
from fontTools.ttLib import TTFont

from archtool.layout.drawing import FontWeight
from archtool.layout.text.metrics import block_height, block_width, missing_characters, text_width
from archtool.renderers.fonts import font_file

SAMPLES = (
    "区域检验中心",
    "电子病历 EMR 3.0（三级）",
    "10 Gbit/s × 2 条裸光纤，850 万元",
    "sys.sh-emr_v2/AVATAR & “引号”——…",
    "①②③ ℃ ½ éüß αβγ ¥100%",
    "ﾊﾝｶｸ　全角！",
)


@pytest.fixture(scope="module")
def font() -> Iterator[TTFont]:
    with TTFont(font_file(), lazy=True) as opened:
        yield opened


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize(("weight", "axis"), [(FontWeight.REGULAR, 400), (FontWeight.BOLD, 700)])
def test_the_width_is_the_sum_of_the_font_s_own_advances(
    font: TTFont, text: str, weight: FontWeight, axis: int
) -> None:
    glyphs = font.getGlyphSet(location={"wght": axis})
    names = font.getBestCmap()
    exact = sum(glyphs[names[ord(char)]].width for char in text)
    assert text_width(text, 1000, weight) == pytest.approx(exact, abs=0.5 * len(text))


def test_an_ideograph_is_one_em_wide_and_latin_is_narrower() -> None:
    assert text_width("检验", 9) == 18
    assert text_width("EMR", 9) < 27
    assert text_width("EMR", 9, FontWeight.BOLD) > text_width("EMR", 9)
    assert text_width("", 9) == 0


def test_a_block_is_as_high_as_its_lines_and_the_gaps_between_them() -> None:
    assert block_height(0, 10) == 0
    assert block_height(1, 10) == 10
    assert block_height(3, 10) == pytest.approx(10 + 2 * 12.5)
    assert block_width(("检验", "影"), 10) == 20


def test_characters_without_a_glyph_are_named_once_in_order() -> None:
    assert missing_characters("区域\n检验 EMR") == ""
    assert missing_characters("a🏥b🏥🚑") == "🏥🚑"
