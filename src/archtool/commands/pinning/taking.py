"""Pins taken: the places that boxes have now, or those to which people moved them in draw.io."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archtool.commands.loading import load_views, load_workspace
from archtool.commands.pinning.side_file import Change, write_pins
from archtool.commands.rendering.shown import Dress, Shown, Wanted, shown
from archtool.commands.rendering.work import drawings_of
from archtool.commands.theming import load_style
from archtool.layout.drawing import Drawing, Point
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import ROOT, Areas, areas_of
from archtool.layout.pinning.kept import pin_of, places_of
from archtool.layout.theme import Theme
from archtool.renderers.diagram.reading import Page, read_pages
from archtool.renderers.drawio import DrawioRenderer
from archtool.source.errors import ConfigError
from archtool.source.text import Text, both
from archtool.views.pin import Pin
from archtool.views.pins import PINNABLE
from archtool.views.view import View
from archtool.workspace.files import Workspace

_MOVED = 0.5
"""Points by which a cell may stand off without anybody having moved it: more than what is lost in a file."""


_AS_EVER = Dress()

_LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Look:
    """How the figures are drawn whose places are taken: at a moment, in a language, with a theme."""

    moment: str | None = None
    language: str | None = None
    dress: Dress = _AS_EVER


@dataclass(frozen=True, slots=True)
class Taken:
    """What was pinned in one figure: its boxes, and the file in the workspace where it is written."""

    figure: str
    boxes: tuple[str, ...]
    file: str

    @property
    def message(self) -> Text:
        """What was done, in one line."""
        if not self.boxes:
            return both(f"{self.figure}：没有移动过的框", f"{self.figure}: nothing was moved")
        named = ", ".join(self.boxes[:_NAMED]) + (" …" if len(self.boxes) > _NAMED else "")
        count = len(self.boxes)
        boxes = "box" if count == 1 else "boxes"
        return both(
            f"{self.figure}：固定 {count} 个框（{named}），写入 {self.file}",
            f"{self.figure}: {count} {boxes} pinned in {self.file}: {named}",
        )


_NAMED = 8
"""Boxes that a message names."""


def pin_present(path: Path, views: Sequence[str], look: Look) -> tuple[Taken, ...]:
    """Pin every box of some views where it stands now; pins of boxes that are gone go.

    Raises:
        ConfigError: there is no such workspace or view, its boxes cannot be pinned, or the file cannot be written.
        SourceError: the workspace cannot be read.
        RenderError: a view fits none of its pages.
    """
    taken: list[Taken] = []
    for view in dict.fromkeys(views):
        stage = _Stage.of(path, (view,), look)  # anew each time: the file that pins go to has changed
        drawing = stage.drawing(view)
        pins = places_of(drawing)
        file = write_pins(stage.workspace, Change(view, pins, is_whole=True))
        taken.append(Taken(view, tuple(pin.key for pin in pins), file))
    return tuple(taken)


def pins_from(path: Path, file: Path, look: Look) -> tuple[Taken, ...]:
    """Pin the boxes that somebody moved or resized in a draw.io file, page by page.

    Raises:
        ConfigError: the file cannot be read, none of its pages is a view, or the pins cannot be written.
        SourceError: the workspace cannot be read.
        RenderError: a view fits none of its pages.
    """
    pages = {page.id: page for page in read_pages(_content(file))}
    definitions = load_views(*load_workspace(path)).definitions
    known = [view for view in definitions if view in pages and definitions[view].figure_kind() in PINNABLE]
    if not known:
        raise ConfigError(
            both(f"{file} 中没有哪一页是可以固定的视图", f"no page of {file} is a view whose boxes can be pinned")
        )
    taken: list[Taken] = []
    for view in known:
        stage = _Stage.of(path, (view,), look).as_on(pages[view])
        pins = tuple(_moved(stage.drawing(view), pages[view], stage.pins(view)))
        written = write_pins(stage.workspace, Change(view, pins, is_whole=False)) if pins else ""
        taken.append(Taken(view, tuple(pin.key for pin in pins), written))
    return tuple(taken)


@dataclass(frozen=True, slots=True)
class _Stage:
    """A workspace with the figures of some views, drawn as they would be rendered."""

    workspace: Workspace
    theme: Theme
    definitions: Mapping[str, View]
    part: Shown
    language: str

    @classmethod
    def of(cls, path: Path, views: tuple[str, ...], look: Look) -> "_Stage":
        workspace, architecture = load_workspace(path)
        definitions = load_views(workspace, architecture).definitions
        theme = load_style(workspace, look.dress.theme).theme
        part = shown(architecture, definitions, Wanted(path, views, look.moment, look.dress), theme)
        for view in views:
            kind = definitions[view].figure_kind()
            if kind not in PINNABLE:
                listed = ", ".join(PINNABLE)
                raise ConfigError(
                    both(
                        f"“{view}”是 {kind} 图，位置本身有含义，不能固定；可以固定的有 {listed}",
                        f"'{view}' is a {kind}: places in it carry meaning; boxes can be pinned in {listed}",
                    )
                )
        language = look.language or workspace.manifest.language
        return cls(workspace, theme, definitions, part, language)

    def as_on(self, page: Page) -> "_Stage":
        """The same in the language in which a page was drawn, by its name; as it is where that says nothing."""
        for language in (self.language, *_LANGUAGES):
            if self.part.figure(page.id, language).head.title == page.name:
                return replace(self, language=language)
        return self

    def drawing(self, view: str) -> Drawing:
        return drawings_of(self.part.figure(view, self.language), self.theme)[0]

    def pins(self, view: str) -> Mapping[str, Pin]:
        return {pin.key: pin for pin in self.definitions[view].pins}


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(
            both(f"不能读取 {file}：{error.strerror}", f"cannot read {file}: {error.strerror}")
        ) from error


def _moved(drawing: Drawing, page: Page, pins: Mapping[str, Pin]) -> Iterator[Pin]:
    """The pins of boxes that stand elsewhere in a file, within what holds them, than where they are drawn."""
    areas = areas_of(drawing)
    drawn = read_pages(DrawioRenderer().render(drawing))[0].cells
    shared = [key for key in areas.areas if key in drawn and key in page.cells]
    common = _common([_shift(drawn, page.cells, key, ROOT) for key in shared if areas.areas[key].parent == ROOT])
    for key in shared:
        holder = areas.areas[key].parent
        if holder != ROOT and holder not in page.cells:
            continue
        x, y = _shift(drawn, page.cells, key, holder)
        shift = (x - common[0], y - common[1]) if holder == ROOT else (x, y)
        growth = _growth(drawn[key], page.cells[key], is_holder=key in areas.children)
        if max(map(abs, shift)) > _MOVED or growth is not None:
            yield _pin(areas, key, drawing.reduction, shift, growth, pins.get(key))


def _common(shifts: Sequence[Point]) -> Point:
    """By how much a whole figure stands elsewhere on its page, as one does that was larger or smaller before."""
    counts = Counter((round(x / _MOVED), round(y / _MOVED)) for x, y in shifts)
    for (x, y), count in counts.most_common(1):
        if count > 1 and 2 * count > len(shifts):
            return next(shift for shift in shifts if (round(shift[0] / _MOVED), round(shift[1] / _MOVED)) == (x, y))
    return (0.0, 0.0)


def _shift(ours: Mapping[str, Rectangle], theirs: Mapping[str, Rectangle], key: str, holder: str) -> Point:
    """By how much a cell was moved within the one that holds it."""
    before, after = ours[key], theirs[key]
    x, y = after.left - before.left, after.top - before.top
    if holder == ROOT:
        return x, y
    return x - theirs[holder].left + ours[holder].left, y - theirs[holder].top + ours[holder].top


def _growth(ours: Rectangle, theirs: Rectangle, *, is_holder: bool) -> Point | None:
    """By how much a cell was resized; a holder never gets smaller than what stands in it, so only growth counts."""
    width = theirs.right - theirs.left - ours.right + ours.left
    height = theirs.bottom - theirs.top - ours.bottom + ours.top
    if is_holder:
        width, height = max(0.0, width), max(0.0, height)
    return (width, height) if max(abs(width), abs(height)) > _MOVED else None


def _pin(
    areas: Areas, key: str, reduction: float, shift: Point, growth: Point | None,
    before: Pin | None,
) -> Pin:  # fmt: skip
    now = pin_of(areas, key, reduction)
    place = replace(now, x=now.x + shift[0] / reduction, y=now.y + shift[1] / reduction)
    if growth is None:
        own = (before.width, before.height) if before is not None else (None, None)
        return replace(place, width=own[0], height=own[1])
    return replace(
        place,
        width=(now.width or 0.0) + growth[0] / reduction,
        height=(now.height or 0.0) + growth[1] / reduction,
    )
