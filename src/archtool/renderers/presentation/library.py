"""The few members of python-pptx that slides are written with, typed: the library's own types are partial."""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Protocol, cast
from zipfile import BadZipFile

from archtool.renderers.fonts import missing_extra
from archtool.source.errors import ConfigError
from archtool.source.text import both


class Xml(Protocol):
    """An element of one of the file's parts."""

    def append(self, child: "Xml", /) -> None:
        """Add a child at the end."""

    def remove(self, child: "Xml", /) -> None:
        """Take a child out."""

    def getparent(self) -> "Xml":
        """Return the element that holds this one."""
        ...

    def get(self, name: str, /) -> str | None:
        """Return an attribute."""
        ...

    def __iter__(self) -> Iterator["Xml"]:
        """Return the children."""
        ...


class TextFrame(Protocol):
    """The text of a shape."""

    text: str


class Placeholder(Protocol):
    """A place of a layout to fill; lengths are in EMU."""

    shape_id: int
    element: Xml
    top: int
    height: int
    text_frame: TextFrame


class Shapes(Protocol):
    """The shapes of a slide."""

    element: Xml
    title: Placeholder | None


class Part(Protocol):
    """A part of the file."""

    def get_or_add_image_part(self, image_file: IO[bytes]) -> tuple[object, str]:
        """Return a picture's part and its relationship's id."""
        ...

    def drop_rel(self, relationship: str, /) -> None:
        """Forget a related part."""


class Layout(Protocol):
    """A layout of the master."""

    element: Xml
    placeholders: Iterable[Placeholder]


class Layouts(Protocol):
    """The layouts of the master."""

    def __iter__(self) -> Iterator[Layout]:
        """Return them in order."""
        ...

    def remove(self, slide_layout: Layout) -> None:
        """Take out a layout that no slide uses."""


class Slide(Protocol):
    """One slide."""

    element: Xml
    part: Part
    shapes: Shapes
    placeholders: Iterable[Placeholder]


class Slides(Protocol):
    """The slides in order."""

    element: Xml

    def add_slide(self, slide_layout: Layout) -> Slide:
        """Add one at the end."""
        ...


class Properties(Protocol):
    """What the file says about itself."""

    title: str
    language: str
    author: str
    last_modified_by: str
    created: datetime
    modified: datetime
    revision: int


class Presentation(Protocol):
    """The file; lengths are in EMU."""

    slide_width: int | None
    slide_height: int | None
    slide_layouts: Layouts
    slides: Slides
    part: Part
    core_properties: Properties

    def save(self, file: IO[bytes], /) -> None:
        """Write it."""


def opened(template: bytes | None) -> Presentation:
    """The presentation with the content of `template`, else the library's own empty one.

    Raises:
        RenderError: python-pptx is not installed.
        ConfigError: the template is no PowerPoint file.
    """
    try:
        from pptx import Presentation as Opened
        from pptx.exc import PythonPptxError
    except ImportError as error:
        raise missing_extra("python-pptx", "office") from error
    if template is None:
        return cast("Presentation", Opened())
    try:
        return cast("Presentation", Opened(io.BytesIO(template)))
    except (PythonPptxError, BadZipFile, KeyError, ValueError) as error:
        message = both(
            f"模板不是 PowerPoint 文件（.pptx）：{error}", f"the template is no PowerPoint file (.pptx): {error}"
        )
        raise ConfigError(message) from error


def parsed(xml: str) -> Xml:
    """The element of some XML."""
    from pptx.oxml import parse_xml

    return cast("Xml", parse_xml(xml))
