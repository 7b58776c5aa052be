"""A drawing as PDF: our SVG as vectors with real text, the shipped font embedded, the page as large as the drawing."""

from dataclasses import dataclass
from typing import ClassVar

from archtool.layout.drawing import Drawing
from archtool.renderers.atlas import atlas_source
from archtool.renderers.settings import Book
from archtool.renderers.svg import number
from archtool.renderers.typesetting import compiled, picture, string


@dataclass(frozen=True, slots=True)
class PdfRenderer:
    """Writes drawings as PDF, without any date, so that the same drawing gives the same bytes."""

    suffix: ClassVar[str] = ".pdf"

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a PDF file of one page.

        Raises:
            RenderError: typst or the font is not installed, or typst refuses an embedded picture.
        """
        return compiled(_typst_source(drawing), drawing.id)

    def bind(self, book: Book) -> bytes:
        """All figures as one file: title page, list of figures, each figure on its own sheet.

        Raises:
            RenderError: typst or the font is not installed, or typst refuses an embedded picture.
        """
        return compiled(atlas_source(book), book.title)


def _typst_source(drawing: Drawing) -> str:
    width, height = number(drawing.width), number(drawing.height)
    return (
        f"#set document(title: {string(drawing.title)}, date: none)\n"
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        f"#set text(lang: {string(drawing.language.split('-')[0])})\n"
        f"#{picture(drawing)}\n"
    )
