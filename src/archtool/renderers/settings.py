"""What people may set about outputs, and how a renderer takes it."""

from dataclasses import dataclass
from typing import ClassVar, Protocol, Self, runtime_checkable

from archtool.layout.drawing import Drawing
from archtool.layout.theme import Fonts


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that some formats heed.

    Attributes:
        dpi: Dots per inch of pixel pictures.
        families: Font families by name, best first, for formats whose reader supplies the font.
        template: Content of the PowerPoint file whose master, layouts and size slides take.
    """

    dpi: int = 200
    families: tuple[str, ...] = Fonts().families
    template: bytes | None = None


class Renderer(Protocol):
    """What every format offers: a file suffix, and bytes from a drawing."""

    suffix: ClassVar[str]

    def render(self, drawing: Drawing) -> bytes:
        """Return the file's content."""
        ...


@runtime_checkable
class Configurable(Protocol):
    """A class of renderers that heeds settings; others are made without arguments."""

    @classmethod
    def configured(cls, settings: Settings) -> Self:
        """Return a renderer with the settings that concern it."""
        ...


@dataclass(frozen=True, slots=True)
class Plate:
    """A figure of a book: its number as `4-1`, its caption without the number, and its drawing.

    Attributes:
        label: What is numbered, figures and tables apart, in the language of the book; `Figure` or `Table`.
        is_continued: Whether it goes on from the sheet before.
    """

    number: str
    caption: str
    drawing: Drawing
    label: str = ""
    is_continued: bool = False

    @property
    def name(self) -> str:
        """What is numbered with its number."""
        return f"{self.label} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class Book:
    """All figures of a programme, to be bound in one file."""

    title: str
    language: str
    plates: tuple[Plate, ...]


@runtime_checkable
class Binder(Protocol):
    """A renderer that can also bind many figures in one file."""

    def bind(self, book: Book) -> bytes:
        """Return the file's content."""
        ...
