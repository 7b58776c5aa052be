"""All figures bound in one PDF: title page, list of figures, then each figure on a sheet of its own paper."""

from archtool.layout.drawing import FontWeight
from archtool.layout.page.frame import A4_PORTRAIT, Paper
from archtool.layout.text.line_breaking import break_lines
from archtool.renderers.fonts import FAMILY
from archtool.renderers.settings import Book, Plate
from archtool.renderers.structure.sheet import sheet_of
from archtool.renderers.svg import number
from archtool.renderers.typesetting import picture, string

_WORDS = {
    "zh": ("图集", "图表目录", "编号", "名称", "纸张", "页码", "共 {} 幅图表"),
    "en": ("Atlas of figures", "List of figures and tables", "No.", "Name", "Paper", "Page", "{} figures and tables"),
}
_TITLE = 24.0
_FOOT = 9.0
"""Size of the page number in points."""
_SLIDE = "16:9"
_PAPER = {"landscape": ("横向", "landscape"), "portrait": ("纵向", "portrait")}


def atlas_source(book: Book) -> str:
    """The book as typst source; the title page is not numbered, and the page after it is page 1."""
    language = "zh" if book.language.startswith("zh") else "en"
    heading = string(book.title)
    region = string("cn") if language == "zh" else "none"
    lines = [
        f"#set document(title: {heading}, author: (), date: none)",
        f"#set text(font: {string(FAMILY)}, size: 10.5pt, weight: 400, lang: {string(language)}, region: {region})",
        "#show heading: set text(weight: 700)",
        f"#let foot = context align(center, text(size: {number(_FOOT)}pt, counter(page).display()))",
        _page(A4_PORTRAIT, footer=False),
        *_title_page(book, language),
        _page(A4_PORTRAIT, footer=True),
        "#counter(page).update(1)",
        *_list_of_figures(book, language),
        *(line for index, plate in enumerate(book.plates, start=1) for line in _sheet(plate, index, language)),
    ]
    return "\n".join([*lines, ""])


def _page(paper: Paper, *, footer: bool) -> str:
    """The rule that starts a page of a paper."""
    size = f"width: {number(paper.width)}pt, height: {number(paper.height)}pt, margin: {number(paper.margin - 2)}pt"
    return f"#set page({size}, footer: {'foot' if footer else 'none'}, footer-descent: 30%)"


def _title_page(book: Book, language: str) -> list[str]:
    words = _WORDS[language]
    # Our line breaks keep the words of a Chinese title whole.
    room = A4_PORTRAIT.width - 2 * A4_PORTRAIT.margin
    lines = break_lines(book.title, room, _TITLE, FontWeight.BOLD)
    title = " #linebreak() ".join(f"#{string(line)}" for line in lines)
    count = words[6].format(sum(not plate.is_continued for plate in book.plates))
    return [
        "#v(1fr)",
        f"#align(center, text(size: {number(_TITLE)}pt, weight: 700)[{title}])",
        "#v(18pt)",
        f"#align(center, text(size: 18pt, {string(words[0])}))",
        "#v(1fr)",
        f"#align(center, text(size: 12pt, {string(count)}))",
        "#v(1fr)",
    ]


def _list_of_figures(book: Book, language: str) -> list[str]:
    words = _WORDS[language]
    head = ", ".join(f"text(weight: 700, {string(word)})" for word in words[2:6])
    return [
        f"#align(center, heading(level: 1, outlined: false, {string(words[1])}))",
        "#v(8pt)",
        "#table(columns: (auto, 1fr, auto, auto), align: (left, left, left, right), stroke: none, inset: 5pt,",
        f"  table.hline(stroke: 0.8pt), table.header({head}), table.hline(stroke: 0.5pt),",
        *(_entry(plate, index, language) for index, plate in enumerate(book.plates, start=1) if not plate.is_continued),
        "  table.hline(stroke: 0.8pt))",
    ]


def _entry(plate: Plate, index: int, language: str) -> str:
    place = f"label({string(_label(index))})"
    cells = (plate.name, plate.caption, _paper_name(sheet_of(plate.drawing), language))
    linked = ", ".join(f"link({place}, {string(cell)})" for cell in cells)
    return f"  {linked}, context link({place}, str(counter(page).at({place}).first())),"


def _sheet(plate: Plate, index: int, language: str) -> list[str]:
    """A page with the drawing, which carries its own caption; a hidden heading puts it into the outline."""
    title = f"{plate.name}　{plate.caption}"
    hidden = f"heading(level: 1, bookmarked: true, outlined: false, {string(title)})"
    return [
        _page(sheet_of(plate.drawing), footer=True),
        f"#place(hide([#{hidden} #label({string(_label(index))})]))",
        f"#align(center + horizon, {picture(plate.drawing)})",
    ]


def _label(index: int) -> str:
    return f"figure-{index}"


def _paper_name(paper: Paper, language: str) -> str:
    """The name of a paper in the language of the book, as `A3 横向`."""
    name, _, turn = paper.name.partition(" ")
    if name == _SLIDE:
        return paper.name
    chinese, english = _PAPER[turn or "portrait"]
    return f"{name} {chinese if language == 'zh' else english}"
