"""A drawing as PNG: our SVG drawn by resvg with the shipped font, never with the machine's."""

import struct
import zlib
from dataclasses import dataclass
from typing import ClassVar, Self

from archtool.layout.drawing import Drawing
from archtool.renderers.fonts import FAMILY, font_file, missing_extra
from archtool.renderers.settings import Settings
from archtool.renderers.svg import SvgRenderer
from archtool.source.errors import RenderError
from archtool.source.text import Text

_SIGNATURE_AND_HEADER = 8 + 25
_DOTS_PER_METRE = 1 / 0.0254


@dataclass(frozen=True, slots=True)
class PngRenderer:
    """Writes drawings as PNG.

    Attributes:
        dpi: Dots per inch of the page; the file says them, so that programs place it at its printed size.
    """

    suffix: ClassVar[str] = ".png"
    dpi: int = 200

    @classmethod
    def configured(cls, settings: Settings) -> Self:
        """A renderer with the resolution."""
        return cls(settings.dpi)

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a PNG file on a white page.

        Raises:
            RenderError: resvg or the font is not installed, or resvg refuses an embedded picture.
        """
        try:
            from resvg_py import svg_to_bytes
        except ImportError as error:
            raise missing_extra("resvg-py") from error
        svg = SvgRenderer((FAMILY,)).render(drawing).decode()
        font = str(font_file())
        try:
            content = svg_to_bytes(
                svg_string=svg, dpi=float(self.dpi), skip_system_fonts=True, font_files=[font], font_family=FAMILY
            )
        except ValueError as error:
            message = {
                "zh": f"图“{drawing.id}”无法转为 PNG：{error}",
                "en": f'cannot draw figure "{drawing.id}": {error}',
            }
            raise RenderError(Text.of(message)) from error
        return _with_resolution(bytes(content), self.dpi)


def _with_resolution(png: bytes, dpi: int) -> bytes:
    """The file with a pHYs chunk after its header. Source: W3C PNG (Third Edition), 11.3.4.3."""
    dots = round(dpi * _DOTS_PER_METRE)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    framed = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:_SIGNATURE_AND_HEADER] + framed + png[_SIGNATURE_AND_HEADER:]
