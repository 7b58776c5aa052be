"""Drawings as PowerPoint slides: native shapes that people move, write in and recolour, with lines glued to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from archtool.layout.drawing import Drawing
from archtool.layout.theme import Fonts
from archtool.layout.transform import placed
from archtool.renderers.presentation.deck import Deck, deck_from, embedded, plain_deck
from archtool.renderers.presentation.library import parsed
from archtool.renderers.presentation.shape_tree import ShapeTree
from archtool.renderers.presentation.text_body import Lettering
from archtool.renderers.settings import Book, Settings
from archtool.renderers.structure.sheet import centred_in, enlargement_on, sheet_of

_WITH_OFFICE = ("Microsoft YaHei", "DengXian", "SimHei", "SimSun", "KaiTi", "FangSong")
"""Chinese families that come with Windows or Office: a slide cannot name a second choice."""
_FIRST_NUMBER = 100
"""Number of a figure's first shape, above those of a layout's placeholders."""


@dataclass(frozen=True, slots=True)
class PptxRenderer:
    """Writes drawings as slides: one a figure, as large as its paper or as the template's slides.

    Attributes:
        family: The font of all texts by name.
        template: Content of the PowerPoint file whose master, layouts and size the slides take.
    """

    suffix: ClassVar[str] = ".pptx"
    family: str = _WITH_OFFICE[0]
    template: bytes | None = None

    @classmethod
    def configured(cls, settings: Settings) -> Self:
        """A renderer with the template, and the first of the families that people with Office have."""
        known = (family for family in settings.families if family in _WITH_OFFICE)
        own = settings.families != Fonts().families
        return cls(next(known, settings.families[0] if own else _WITH_OFFICE[0]), settings.template)

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a presentation of one slide.

        Raises:
            RenderError: python-pptx is not installed, or a picture cannot be read.
            ConfigError: the template is no PowerPoint file.
        """
        return self._bound((drawing,), drawing.title, drawing.language)

    def bind(self, book: Book) -> bytes:
        """All figures as one presentation whose slides are as large as the largest paper among them.

        Raises:
            RenderError: python-pptx is not installed, or a picture cannot be read.
            ConfigError: the template is no PowerPoint file.
        """
        return self._bound(tuple(plate.drawing for plate in book.plates), book.title, book.language)

    def _bound(self, drawings: Sequence[Drawing], title: str, language: str) -> bytes:
        deck = self._deck(drawings)
        for drawing in drawings:
            self._add(deck, drawing)
        return deck.saved(title, language)

    def _deck(self, drawings: Sequence[Drawing]) -> Deck:
        if self.template is not None:
            return deck_from(self.template)
        papers = [sheet_of(drawing) for drawing in drawings]
        return plain_deck(max(paper.width for paper in papers), max(paper.height for paper in papers))

    def _add(self, deck: Deck, drawing: Drawing) -> None:
        slide, room = deck.add_slide(drawing.title)
        factor, offset = centred_in(drawing, room, enlargement_on(drawing, deck.size[0]))
        there = replace(drawing, shapes=placed(drawing.shapes, factor, offset))
        lettering = Lettering(self.family, drawing.language)
        tree = ShapeTree(there, lettering, lambda image: embedded(slide, image), _FIRST_NUMBER)
        for element in tree.elements():
            slide.shapes.element.append(parsed(element))
