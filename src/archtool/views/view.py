"""What every view says, whatever its figure: number, caption, paper, moment."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, PrivateAttr

from archtool.model.element import Value
from archtool.model.words import Words
from archtool.views.hint import Hint
from archtool.views.pin import Pin


class Paper(StrEnum):
    """The pages that a figure may be printed on; the smallest that fits is taken."""

    A4_PORTRAIT = "A4 portrait"
    A4_LANDSCAPE = "A4 landscape"
    A3_PORTRAIT = "A3 portrait"
    A3_LANDSCAPE = "A3 landscape"
    A2_LANDSCAPE = "A2 landscape"
    SLIDE = "16:9"
    SLIDE_LARGE = "16:9 large"
    SLIDE_WALL = "16:9 wall"


class View(Value):
    """The base of all view definitions; kinds of figure are its direct subclasses and add their own keys.

    Each subclass declares `figure`, a literal whose default names its kind.
    """

    computed: ClassVar[tuple[str, ...]] = ()
    """Placeholders that this kind of figure fills in captions and notes, beside names of kinds."""

    number: Annotated[str, Field(pattern=r"^\d+-\d+$", description="chapter and number in it, as 4-1")]
    caption: Annotated[Words, Field(description="caption, without the number")]
    paper: Annotated[
        tuple[Paper, ...], Field(min_length=1, description="permitted pages; the first on which the figure fits")
    ] = (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE)
    note: Annotated[Words | None, Field(description="one line below the figure")] = None
    at: Annotated[str | None, Field(description="moment shown: as-is, a phase, or to-be; else everything")] = None
    hints: Annotated[Mapping[str, Hint], Field(description="where elements stand among their neighbours, by id")] = {}
    _pins: tuple[Pin, ...] = PrivateAttr(default=())

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Return the places that people chose for its boxes, which are written in a file of their own."""
        return self._pins

    def with_pins(self, pins: tuple[Pin, ...]) -> Self:
        """Return the view with its boxes at chosen places."""
        copy = self.model_copy()
        copy._pins = pins
        return copy

    @classmethod
    def figure_kind(cls) -> str:
        """Return the kind of figure that authors write after `figure:`."""
        return str(cls.model_fields["figure"].default)
