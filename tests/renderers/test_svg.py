"""SVG: the golden drawing, ids, numbers, and well-formed XML for any label."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Group, Image, Style, TextRun
from archtool.renderers.svg import SvgRenderer, number, xml_id

GOLDEN = Path(__file__).parent / "golden" / "sample.svg"
NAMESPACE = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def drawing_of(*shapes: Box | TextRun | Group | Image, title: str = "图") -> Drawing:
    return Drawing("v", title, "zh-CN", 100, 100, shapes, title)


def test_the_sample_is_drawn_as_it_was_reviewed(sample: Drawing, tmp_path: Path) -> None:
    actual = SvgRenderer().render(sample)
    (tmp_path / "sample.svg").write_bytes(actual)
    assert actual.decode() == GOLDEN.read_text(encoding="utf-8"), f"compare with {tmp_path / 'sample.svg'}"


def test_every_id_is_valid_and_given_once(sample: Drawing) -> None:
    root = ElementTree.fromstring(SvgRenderer().render(sample))
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", name) for name in ids)
    assert "f1-sample--sys.sh-emr" in ids


def test_no_number_has_more_than_two_decimals_or_is_minus_zero(sample: Drawing) -> None:
    text = re.sub(r"base64,[^\"]+", "", SvgRenderer().render(sample).decode())
    assert not re.search(r"\d\.\d{3}", text)
    assert not re.search(r"-0(?![\d.])", text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_any_label_gives_well_formed_xml_with_the_same_words(label: str) -> None:
    group = Group((TextRun(0, 0, label, 9, element=label, id=label),), title=label, element=label)
    root = ElementTree.fromstring(SvgRenderer().render(drawing_of(group, title=label)))
    text = root.find(f"{NAMESPACE}g/{NAMESPACE}text")
    assert text is not None
    assert (text.text or "") == re.sub("[\ufffe\uffff]", "\ufffd", label)


@given(st.text())
def test_control_characters_and_lone_surrogates_do_no_harm(label: str) -> None:
    broken = label + "\x00\x1b\ud800"
    ElementTree.fromstring(SvgRenderer().render(drawing_of(TextRun(0, 0, broken, 9), title=broken)))


def test_a_second_shape_of_an_element_gets_a_number() -> None:
    twice = Box(0, 0, 1, 1, Style("#FFFFFF"), element="sys.a")
    text = SvgRenderer().render(drawing_of(twice, twice)).decode()
    assert 'id="v--sys.a"' in text
    assert 'id="v--sys.a--2"' in text


def test_families_are_quoted_but_for_the_generic_ones() -> None:
    text = SvgRenderer(("Noto Sans SC", "sans-serif")).render(drawing_of()).decode()
    assert "font-family=\"'Noto Sans SC', sans-serif\"" in text


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-0.001, "0"), (1.005, "1"), (2.5, "2.5"), (100.0, "100"), (-3.456, "-3.46")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_length_that_is_not_finite_is_a_bug(value: float) -> None:
    with pytest.raises(ValueError, match="not finite"):
        number(value)


def test_ids_start_with_a_letter_and_keep_no_foreign_characters() -> None:
    assert xml_id("2024 规划") == "_2024_x20__x89C4__x5212_"


def test_a_picture_is_embedded_once_and_stretched_to_each_of_its_places() -> None:
    first = Image(1, 2, 30, 40, "image/png", b"one", element="inf.a", id="a-icon")
    again = Image(50, 2, 15, 15, "image/png", b"one", element="inf.b", id="picture-1")
    other = Image(70, 2, 15, 15, "image/png", b"two")
    root = ElementTree.fromstring(SvgRenderer().render(drawing_of(first, Group((again, other)))))
    symbols = {node.attrib["id"]: node for node in root.iter(f"{NAMESPACE}symbol")}
    uses = [(node.attrib[LINK].removeprefix("#"), node.attrib["width"]) for node in root.iter(f"{NAMESPACE}use")]
    assert [width for _, width in uses] == ["30", "15", "15"]
    assert uses[0][0] == uses[1][0] != uses[2][0]
    assert sorted(symbols) == sorted({name for name, _ in uses})
    assert all(node.attrib["preserveAspectRatio"] == "none" for node in symbols.values())
