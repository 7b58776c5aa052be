"""What one run shows: which views, of which architecture, in which colours and on which pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archtool.commands.loading import at_moment
from archtool.commands.rendering.classes import Classes, comparable, compared, left_out
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.nearest import nearest
from archtool.source.text import Text, both
from archtool.views.colour import Classing, ColourBy
from archtool.views.figure import Figure, build
from archtool.views.view import View


@dataclass(frozen=True, slots=True)
class Dress:
    """How figures look beyond what the workspace says.

    Attributes:
        colour: By what figures made of boxes are coloured.
        compare: Two moments to show in one figure, as `as-is..P2`.
        theme: Name of the theme to draw with.
        today: The day on which waivers hold, where findings colour figures; by default none has expired.
    """

    colour: ColourBy | None = None
    compare: str | None = None
    theme: str | None = None
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: views by id, none for all; a moment; how it looks."""

    path: Path
    views: tuple[str, ...]
    moment: str | None
    dress: Dress


@dataclass(frozen=True, slots=True)
class Shown:
    """The views of one run by id, their architecture, and the classes that all or some of them are coloured by.

    Attributes:
        change: The classes of a comparison, which hold for all of them.
        message: What is to be said of views that are left out.
    """

    architecture: Architecture
    definitions: Mapping[str, View]
    classes: Classes
    change: Classing | None = None
    message: Text | None = None

    def figure(self, view: str, language: str) -> Figure:
        """Return the content of a view.

        Raises:
            ConfigError: nothing can build it, or findings are wanted and the workspace cannot be checked.
        """
        definition = self.definitions[view]
        classing = self.change or self.classes.of(self.architecture, definition)
        return build(self.architecture, view, definition, language, classing)


def shown(architecture: Architecture, definitions: Mapping[str, View], wanted: Wanted, theme: Theme) -> Shown:
    """Return what a run shows.

    Raises:
        ConfigError: a view or moment that nobody knows, a view that cannot show two moments, or things that exclude
            each other.
    """
    views = _asked(wanted.views, definitions)
    classes = Classes(wanted.path, wanted.dress.colour, wanted.moment, wanted.dress.today)
    pages: Mapping[str, object] = {"paper": theme.pages} if theme.pages else {}
    if wanted.dress.compare is None:
        chosen = {view: definitions[view].model_copy(update=pages) for view in views}
        return Shown(at_moment(architecture, wanted.moment), chosen, classes)
    if wanted.moment is not None or wanted.dress.colour is not None:
        message = both(
            "--compare 已说明时点和颜色，不能与 --at、--colour 同用",
            "--compare says moments and colours itself: leave out --at and --colour",
        )
        raise ConfigError(message)
    comparison = compared(architecture, wanted.dress.compare)
    fitting = comparable(views, definitions, wanted.views)
    chosen = {view: definitions[view].model_copy(update={**pages, "at": None}) for view in fitting}
    return Shown(comparison.architecture, chosen, classes, comparison.classing, left_out(views, fitting))


def _asked(views: Sequence[str], definitions: Mapping[str, View]) -> tuple[str, ...]:
    for view in views:
        if view not in definitions:
            near = nearest(view, definitions)
            guess = near[0] if near else "archtool list views"
            raise ConfigError(both(f"没有“{view}”这个视图；试试 {guess}", f"there is no view '{view}'; try {guess}"))
    return tuple(views) or tuple(definitions)
