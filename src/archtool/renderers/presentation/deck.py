"""A PowerPoint file with empty slides of one size, plain or from a client's template."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from archtool.layout.drawing import Image
from archtool.renderers.fonts import FAMILY, font_file, missing_extra
from archtool.renderers.presentation.archive import with_fixed_times
from archtool.renderers.presentation.geometry import EMU_PER_POINT, emu
from archtool.renderers.presentation.library import Layout, Presentation, Slide, opened
from archtool.renderers.svg import legal
from archtool.source.errors import RenderError
from archtool.source.text import both

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The time that every file says it was made, so that the same figures give the same bytes."""
_MARGIN = 18.0
"""Points that stay free on every side of a template's slide where it has no title."""
_PICTURE_DPI = 300.0
_LONGEST_PROPERTY = 255
"""Characters that a property of the file may have. Source: python-pptx, CorePropertiesPart."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation being written; lengths are in points."""

    presentation: Presentation
    is_from_template: bool

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of its slides."""
        width, height = self.presentation.slide_width, self.presentation.slide_height
        return ((width or 0) / EMU_PER_POINT, (height or 0) / EMU_PER_POINT)

    def add_slide(self, title: str) -> tuple[Slide, tuple[float, float, float, float]]:
        """A new slide named `title`, and the room for its figure: left, top, width, height.

        A template's slide shows the title where the template has a layout for it.
        """
        layout = _layout(self.presentation.slide_layouts, "titleOnly" if self.is_from_template else "blank")
        slide = self.presentation.slides.add_slide(layout)
        width, height = self.size
        margin = _MARGIN if self.is_from_template else 0.0
        shown = slide.shapes.title
        for placeholder in tuple(slide.placeholders):
            if shown is None or placeholder.shape_id != shown.shape_id:
                placeholder.element.getparent().remove(placeholder.element)
        if shown is None:
            return slide, (margin, margin, width - 2 * margin, height - 2 * margin)
        shown.text_frame.text = legal(title)
        below = (shown.top + shown.height) / EMU_PER_POINT
        top = below if below < height / 2 else margin
        return slide, (margin, top, width - 2 * margin, height - top - margin)

    def saved(self, title: str, language: str) -> bytes:
        """The file's content."""
        properties = self.presentation.core_properties
        properties.title, properties.language = legal(title)[:_LONGEST_PROPERTY], legal(language)
        properties.author = properties.last_modified_by = "archtool"
        properties.created = properties.modified = _LONG_AGO
        properties.revision = 1
        buffer = io.BytesIO()
        self.presentation.save(buffer)
        return with_fixed_times(buffer.getvalue())


def plain_deck(width: float, height: float) -> Deck:
    """A presentation without any decoration, its slides of the given size in points.

    Raises:
        RenderError: python-pptx is not installed.
    """
    presentation = opened(None)
    blank = _layout(presentation.slide_layouts, "blank")
    for layout in tuple(presentation.slide_layouts):
        if layout is not blank:
            presentation.slide_layouts.remove(layout)
    presentation.slide_width, presentation.slide_height = emu(width), emu(height)
    return Deck(presentation, is_from_template=False)


def deck_from(template: bytes) -> Deck:
    """A presentation with the master, layouts and size of a template, without the template's own slides.

    Raises:
        RenderError: python-pptx is not installed.
        ConfigError: the template is no PowerPoint file.
    """
    presentation = opened(template)
    slides = presentation.slides.element
    for entry in tuple(slides):
        presentation.part.drop_rel(entry.get(_RELATIONSHIP) or "")
        slides.remove(entry)
    return Deck(presentation, is_from_template=True)


def embedded(slide: Slide, image: Image) -> str:
    """Put a picture into a slide's file and return its relationship's id.

    Raises:
        RenderError: the picture cannot be read.
    """
    from PIL import UnidentifiedImageError

    content = _as_png(image) if image.media_type == "image/svg+xml" else image.content
    try:
        _, relationship = slide.part.get_or_add_image_part(io.BytesIO(content))
    except (UnidentifiedImageError, OSError) as error:
        raise _broken_picture(image) from error
    return str(relationship)


def _layout(layouts: Iterable[Layout], kind: str) -> Layout:
    """The layout of a kind, else the first without any place to fill, else the last."""
    found = tuple(layouts)
    for layout in found:
        if layout.element.get("type") == kind:
            return layout
    return next(_empty(found), found[-1])


def _empty(layouts: tuple[Layout, ...]) -> Iterator[Layout]:
    """The layouts without a place to fill."""
    for layout in layouts:
        if not tuple(layout.placeholders):
            yield layout


def _as_png(image: Image) -> bytes:
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise missing_extra("resvg-py") from error
    width = max(1, round(image.width * _PICTURE_DPI / 72))
    try:
        content = svg_to_bytes(
            svg_string=image.content.decode(),
            width=width,
            skip_system_fonts=True,
            font_files=[str(font_file())],
            font_family=FAMILY,
        )
    except ValueError as error:
        raise _broken_picture(image) from error
    return bytes(content)


def _broken_picture(image: Image) -> RenderError:
    name = image.element or image.id or image.media_type
    return RenderError(both(f"图片“{name}”无法读取", f"the picture '{name}' cannot be read"))
