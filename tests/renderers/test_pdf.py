"""PDF: one page of the drawing's size, the font embedded, the same bytes twice."""

import re
from dataclasses import replace

import pytest

from archtool.layout.drawing import Drawing, Image
from archtool.renderers.atlas import atlas_source
from archtool.renderers.pdf import PdfRenderer
from archtool.renderers.png import PngRenderer
from archtool.renderers.settings import Book, Plate
from archtool.source.errors import RenderError


def test_the_page_is_as_large_as_the_drawing_and_the_only_one(sample: Drawing) -> None:
    pdf = PdfRenderer().render(sample)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [tuple(map(float, box)) for box in boxes] == [pytest.approx((sample.width, sample.height), abs=0.01)]


def test_the_shipped_font_is_embedded_and_nothing_else(sample: Drawing) -> None:
    names = set(re.findall(rb"/FontName/[A-Z]{6}\+([A-Za-z-]+)", PdfRenderer().render(sample)))
    assert names
    assert all(name.startswith(b"NotoSansSC") for name in names)


def test_the_same_drawing_gives_the_same_bytes_without_a_date(sample: Drawing) -> None:
    pdf = PdfRenderer().render(sample)
    assert pdf == PdfRenderer().render(sample)
    assert b"CreationDate" not in pdf


def test_quotes_and_backslashes_in_texts_do_no_harm() -> None:
    drawing = Drawing("v", 'a "quoted" \\ #title', "zh-CN", 100, 100, ())
    assert PdfRenderer().render(drawing).startswith(b"%PDF")


def test_a_page_without_size_is_reported() -> None:
    empty = Drawing("v", "图", "zh-CN", 0, 0, ())
    with pytest.raises(RenderError, match='cannot draw figure "v"'):
        PngRenderer().render(empty)
    with pytest.raises(RenderError, match='cannot draw figure "v"'):
        PdfRenderer().render(empty)


def test_a_broken_picture_is_left_out_or_reported_but_never_crashes() -> None:
    broken = Image(0, 0, 10, 10, "image/png", b"not a picture")
    drawing = Drawing("v", "图", "zh-CN", 100, 100, (broken,))
    assert PdfRenderer().render(drawing).startswith(b"%PDF")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_atlas_has_a_title_page_a_list_and_each_figure_on_its_own_paper(sample: Drawing, language: str) -> None:
    large = replace(sample, paper="A3 landscape")
    book = Book("某市“健康”工程 \\ #1", language, (Plate("1-1", "样图", sample), Plate("1-2", "大样图", large)))
    pdf = PdfRenderer().bind(book)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    a4, a3 = (595.28, 841.89), (1190.55, 841.89)
    found = [number for box in boxes for number in map(float, box)]
    assert found == pytest.approx([*a4, *a4, *a4, *a3], abs=0.01)
    assert pdf == PdfRenderer().bind(book)
    assert b"CreationDate" not in pdf
    assert set(re.findall(rb"/FontName/[A-Z]{6}\+([A-Za-z]+)", pdf)) == {b"NotoSansSC"}


def test_the_list_of_an_atlas_tells_tables_from_figures_and_names_each_once(sample: Drawing) -> None:
    sheets = (Plate("4-1", "清单", sample, "表"), Plate("4-1", "清单（续）", sample, "表", is_continued=True))
    source = atlas_source(Book("高质量发展信息化建设项目", "zh", (*sheets, Plate("4-1", "样图", sample, "图"))))
    listed = [line for line in source.splitlines() if line.startswith("  link(")]
    assert [("表 4-1" in line, "图 4-1" in line) for line in listed] == [(True, False), (False, True)]
    assert "共 2 幅图表" in source
