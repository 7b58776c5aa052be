"""Typst: its source text, and the PDF that it makes with the shipped font alone."""

from archtool.layout.drawing import Drawing
from archtool.renderers.fonts import FAMILY, font_file, missing_extra
from archtool.renderers.svg import SvgRenderer, number
from archtool.source.errors import RenderError
from archtool.source.text import both


def compiled(source: str, what: str) -> bytes:
    """The PDF of a typst source; `what` names it in errors.

    Raises:
        RenderError: typst or the font is not installed, or typst refuses an embedded picture.
    """
    try:
        import typst
    except ImportError as error:
        raise missing_extra("typst") from error
    folder = font_file().parent
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    try:
        content: bytes = typst.compile(source.encode(), format="pdf", font_paths=fonts)
    except typst.TypstError as error:
        message = both(f"图“{what}”无法转为 PDF：{error}", f'cannot draw figure "{what}": {error}')
        raise RenderError(message) from error
    return content


def picture(drawing: Drawing) -> str:
    """A drawing at its own size, as a typst call."""
    svg = SvgRenderer((FAMILY,)).render(drawing).decode()
    size = f"width: {number(drawing.width)}pt, height: {number(drawing.height)}pt"
    return f'image(bytes({string(svg)}), format: "svg", {size}, alt: {string(drawing.title)})'


def string(text: str) -> str:
    """The text as a typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
