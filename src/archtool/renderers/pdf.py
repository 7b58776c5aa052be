"""A drawing as PDF: our SVG as vectors with real text, the shipped font embedded, the page as large as the drawing."""

from dataclasses import dataclass
from typing import ClassVar

from archtool.layout.drawing import Drawing
from archtool.renderers.fonts import FAMILY, font_file, missing_extra
from archtool.renderers.svg import SvgRenderer, number
from archtool.source.errors import RenderError
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class PdfRenderer:
    """Writes drawings as PDF, without any date, so that the same drawing gives the same bytes."""

    suffix: ClassVar[str] = ".pdf"

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a PDF file of one page.

        Raises:
            RenderError: typst or the font is not installed, or typst refuses an embedded picture.
        """
        try:
            import typst
        except ImportError as error:
            raise missing_extra("typst") from error
        source = _typst_source(drawing).encode()
        folder = font_file().parent
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        try:
            content: bytes = typst.compile(source, format="pdf", font_paths=fonts)
        except typst.TypstError as error:
            message = {
                "zh": f"图“{drawing.id}”无法转为 PDF：{error}",
                "en": f'cannot draw figure "{drawing.id}": {error}',
            }
            raise RenderError(Text.of(message)) from error
        return content


def _typst_source(drawing: Drawing) -> str:
    svg = SvgRenderer((FAMILY,)).render(drawing).decode()
    width, height = number(drawing.width), number(drawing.height)
    title = _string(drawing.title)
    return (
        f"#set document(title: {title}, date: none)\n"
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        f"#set text(lang: {_string(drawing.language.split('-')[0])})\n"
        f'#image(bytes({_string(svg)}), format: "svg", width: {width}pt, height: {height}pt, alt: {title})\n'
    )


def _string(text: str) -> str:
    """The text as a typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
