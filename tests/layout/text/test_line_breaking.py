"""Where lines break, and that nothing ever leaves its box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.drawing import FontWeight
from archtool.layout.text.atoms import CUT, NOT_AT_END, NOT_AT_START
from archtool.layout.text.line_breaking import break_lines, fit_text
from archtool.layout.text.marks import latin_marks
from archtool.layout.text.metrics import block_height, text_width

SIZES = (9.0, 8.5, 8.0, 7.5)
IDEOGRAPHS = st.sampled_from(
    ("区域", "检验", "中心", "的", "与", "，", "。", "（总院）", "《目录》", "、", "省", "%", " ")
)
WORDS = IDEOGRAPHS | st.sampled_from(("EMR", "10 Gbit/s", "14 家", "HL7/FHIR"))
LABELS = st.lists(WORDS, min_size=1, max_size=14).map("".join)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=40)


def ems(text: str, width: float) -> tuple[str, ...]:
    """The text broken into lines of `width` ems."""
    return break_lines(text, width * 10, 10)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("区域检验中心", 6, ("区域检验中心",)),
        ("区域检验中心", 5, ("区域检验", "中心")),
        ("统一药品目录", 5, ("统一药品", "目录")),
        ("省统建基层系统", 6, ("省统建", "基层系统")),
        ("省全民健康信息平台", 6, ("省全民健康", "信息平台")),
        ("隐私授权与审计", 5, ("隐私授权与", "审计")),
        ("同城中心 A 生产", 6, ("同城中心 A", "生产")),
        ("区域医疗集团（总院）管理系统", 6, ("区域医疗集团", "（总院）", "管理系统")),
        ("医院接入 14 家", 6, ("医院接入", "14 家")),
        ("计算资源池 2048 vCPU", 7, ("计算资源池", "2048 vCPU")),
        ("带宽 10 Gbit/s 裸光纤", 7, ("带宽 10 Gbit/s", "裸光纤")),
        ("投资概算 1,280 万元", 6, ("投资概算", "1,280 万元")),
        ("监管部门。", 4, ("监管", "部门。")),
        ("DIP 质控", 3, ("DIP", "质控")),
        ("第一行\n第二行", 9, ("第一行", "第二行")),
        ("sys.sh-emr.outpatient-record", 6, ("sys.sh-emr.", "outpatient-", "record")),
        ("居民", 1, ("居", "民")),
        ("Data services (3)", 6.5, ("Data", "services (3)")),
        ("药品主题库（3）", 6, ("药品主题", "库（3）")),
        ("data by WS 445.11", 5.5, ("data by", "WS 445.11")),
        ("coded as WS/T 447", 5.5, ("coded as", "WS/T 447")),
        ("about CNY 10,000 each", 7, ("about", "CNY 10,000", "each")),
        ("pools of 768 cores", 5.5, ("pools of", "768 cores")),
        ("Record and 6 more", 5.5, ("Record", "and 6 more")),
        ("tenants of 14 hospitals", 7.0, ("tenants of", "14 hospitals")),
        ("Phase 12 construction", 7, ("Phase 12", "construction")),
        ("the hospital’s “own data”", 5.5, ("the", "hospital's", '"own data"')),
        ("", 5, ()),
        ("  \n ", 5, ()),
    ],
)
def test_lines_are_balanced_and_break_between_words(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert ems(text, width) == lines


@given(LABELS, st.floats(6.5, 20), st.sampled_from(FontWeight))
def test_punctuation_never_stands_where_it_must_not(text: str, width: float, weight: FontWeight) -> None:
    lines = break_lines(text, width * 9, 9, weight)
    long_runs = any(text_width(run, 9, weight) > width * 9 for run in _clusters(text))
    if not long_runs:
        assert not any(line[0] in NOT_AT_START for line in lines[1:])
        assert not any(line[-1] in NOT_AT_END for line in lines[:-1])


def _clusters(text: str) -> list[str]:
    """Upper bounds of what punctuation ties together: a word and all punctuation and space around it."""
    clusters = [""]
    for char in text:
        tied = char in NOT_AT_START or char.isspace() or (char.isascii() and clusters[-1][-1:].isascii())
        if not tied and clusters[-1][-1:] not in NOT_AT_END:
            clusters.append("")
        clusters[-1] += char
    return clusters


@given(ANYTHING, st.floats(1, 200), st.sampled_from(FontWeight))
def test_only_a_single_character_may_be_wider_than_the_box(text: str, width: float, weight: FontWeight) -> None:
    for line in break_lines(text, width, 9, weight):
        assert text_width(line, 9, weight) <= width + 1e-6 or len(line) == 1


@given(ANYTHING | LABELS, st.floats(5, 200))
def test_nothing_is_lost_but_white_space_and_nothing_added_but_hyphens(text: str, width: float) -> None:
    drawn = "".join("".join(break_lines(text, width, 9)).split()).replace(CUT, "")
    assert drawn == "".join(latin_marks(text).split()).replace(CUT, "")


@given(ANYTHING | LABELS, st.floats(5, 120), st.floats(5, 60))
def test_a_text_that_is_said_to_fit_does(text: str, width: float, height: float) -> None:
    fitted = fit_text(text, width, height, SIZES)
    if fitted is not None:
        assert fitted.size in SIZES
        assert fitted.width <= width + 1e-6
        assert fitted.height <= height + 1e-6
        assert fitted.height == block_height(len(fitted.lines), fitted.size)
        drawn = "".join("".join(fitted.lines).split()).replace(CUT, "")
        assert drawn == "".join(latin_marks(text).split()).replace(CUT, "")


def test_the_largest_size_is_taken_and_what_cannot_fit_is_refused() -> None:
    roomy = fit_text("区域检验中心", 60, 12, SIZES)
    tight = fit_text("区域检验中心", 50, 12, SIZES)
    assert roomy is not None
    assert roomy.size == 9
    assert tight is not None
    assert (tight.size, tight.lines) == (8.0, ("区域检验中心",))
    assert fit_text("区域检验中心", 40, 12, SIZES) is None
    assert fit_text("sys.sh-emr.outpatient-record", 5, 12, SIZES) is None


def test_a_word_that_is_wider_than_a_line_is_cut_at_its_capitals() -> None:
    assert break_lines("DataWarehouseService", 50, 9) == ("Data", "Warehouse", "Service")


def test_a_word_is_kept_whole_at_a_smaller_size_rather_than_cut() -> None:
    fitted = fit_text("Outpatient", 46, 30, SIZES)
    assert fitted is not None
    assert fitted.lines == ("Outpatient",)


@pytest.mark.parametrize(("text", "width"), [("Remote ultrasound", 4.0), ("禁忌 Contraindication", 5.0)])
def test_a_word_that_has_to_be_cut_bears_a_hyphen(text: str, width: float) -> None:
    lines = ems(text, width)
    cut = [line for line in lines if line.endswith(CUT)]
    assert cut
    assert all(text_width(line, 10) <= width * 10 + 1e-6 for line in lines)
    assert "".join(lines).replace(CUT, "").replace(" ", "") == text.replace(" ", "")


def test_numbers_and_ideographs_are_cut_without_a_hyphen() -> None:
    assert not any(line.endswith(CUT) for line in (*ems("123456789", 3), *ems("14人次小时", 1.2)))
