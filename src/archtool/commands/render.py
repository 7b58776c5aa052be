"""Drawing figures: architecture and views to figures, drawings, bytes and files."""

import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archtool.commands.loading import load_views, load_workspace
from archtool.commands.rendering.drawn import Known, Output, read_record, source_digest, write_record
from archtool.commands.rendering.facts import facts_of
from archtool.commands.rendering.formats import Format, load_binder, load_formats
from archtool.commands.rendering.notice import Notice
from archtool.commands.rendering.shown import Dress, Shown, Wanted, shown
from archtool.commands.rendering.wishes import unfollowed
from archtool.commands.rendering.work import Done, Task, draw_all
from archtool.commands.theming import load_style
from archtool.layout.drawing import Drawing
from archtool.layout.quality import Quality
from archtool.layout.theme import Theme
from archtool.renderers.settings import Binder, Book, Plate, Settings
from archtool.source.errors import ConfigError
from archtool.source.text import both
from archtool.views.figure import Figure

DEFAULT_DPI = Settings().dpi
"""Dots per inch of pixel pictures where nobody asks for others."""

_AS_EVER = Dress()


@dataclass(frozen=True, slots=True)
class Request:
    """What to draw and how.

    Attributes:
        views: Ids of views; none means all.
        formats: Names of formats.
        out: The folder for the files.
        atlas: A file that binds all the figures; its suffix says how.
        template: A PowerPoint file that slides take master, layouts and size from.
        jobs: Number of processes.
        is_measured: Whether the quality of the drawings is asked for.
        dress: How they look beyond what the workspace says.
    """

    views: tuple[str, ...]
    formats: tuple[str, ...]
    out: Path
    moment: str | None = None
    language: str | None = None
    atlas: Path | None = None
    template: Path | None = None
    dpi: int = DEFAULT_DPI
    jobs: int = 1
    is_measured: bool = False
    dress: Dress = _AS_EVER


@dataclass(frozen=True, slots=True)
class Rendered:
    """One figure, or the atlas, which is no view's: its caption line, its files, those written anew, its quality."""

    view: str | None
    title: str
    files: tuple[Path, ...]
    written: tuple[Path, ...]
    qualities: tuple[Quality, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was laid out before in this process, by view: a figure that is still the same is not laid out again."""

    laid_out: MutableMapping[str, tuple[Figure, Theme, tuple[Drawing, ...]]] = field(
        default_factory=dict[str, tuple[Figure, Theme, tuple[Drawing, ...]]]
    )

    def recall(self, view: str, figure: Figure, theme: Theme) -> tuple[Drawing, ...]:
        """Return the sheets of a figure, none where it has changed."""
        before = self.laid_out.get(view)
        return before[2] if before is not None and before[:2] == (figure, theme) else ()


def render(
    path: Path,
    request: Request,
    begun: Callable[[int], None],
    memory: Memory | None = None,
    noticed: Callable[[Notice], None] | None = None,
) -> Iterator[Rendered]:
    """Draw the asked views one after the other; `begun` hears once how many there are, `noticed` what is worth saying.

    Raises:
        ConfigError: there is no workspace, or a view, format or moment that nobody knows, or no such template.
        SourceError: the workspace or a view cannot be read.
        RenderError: a format's package is missing, or a figure fits none of its pages.
    """
    workspace, architecture = load_workspace(path)
    views = load_views(workspace, architecture)
    style = load_style(workspace, request.dress.theme)
    theme, language = style.theme, request.language or workspace.manifest.language
    wanted = Wanted(path, request.views, request.moment, request.dress)
    part = shown(architecture, views.definitions, wanted, theme)
    settings = Settings(request.dpi, theme.fonts.families, _template(request.template))
    known = read_record(request.out)
    stage = _Stage(part, theme, load_formats(request.formats, settings), request, known, language)
    if noticed is not None:
        messages = (part.message,) if part.message else ()
        noticed(Notice(messages, style.warnings, workspace.texts, workspace.root, language))
    atlas = _atlas(request.atlas, settings, workspace.manifest.name.in_language(language), language)
    memory = memory or Memory()
    tasks = [stage.task(view, memory) for view in part.definitions]
    begun(len(tasks))
    done: list[Done] = []
    found: dict[str, Known] = {}
    try:
        for one in draw_all(tasks, request.jobs):
            done.append(one)
            found.update(one.known)
            memory.laid_out[one.view] = (one.figure, theme, one.drawings)
            warnings = tuple(unfollowed(one.view, part.definitions[one.view], one.drawings, views.wishes))
            if warnings and noticed is not None:
                noticed(Notice((), warnings, workspace.texts, workspace.root, language))
            yield Rendered(one.view, one.figure.head.title, one.files, one.written, one.qualities)
        if atlas is not None:
            name = os.path.relpath(atlas.file, request.out)
            found[name], is_new = atlas.bound(done, known.get(name))
            yield Rendered(None, atlas.title, (atlas.file,), (atlas.file,) if is_new else (), ())
    finally:
        _remember(request.out, known, found)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What all figures of one run have in common."""

    shown: Shown
    theme: Theme
    formats: tuple[Format, ...]
    request: Request
    known: Mapping[str, Known]
    language: str

    def task(self, view: str, memory: Memory) -> Task:
        """Return the work that one view is."""
        figure = self.shown.figure(view, self.language)
        wants_facts = any(form.shows_facts for form in self.formats)
        return Task(
            view,
            figure,
            self.theme,
            facts_of(self.shown.architecture, figure, self.language) if wants_facts else {},
            self.formats,
            self.request.out,
            self.known,
            self.request.is_measured,
            memory.recall(view, figure, self.theme),
        )


@dataclass(frozen=True, slots=True)
class _Atlas:
    """The file that binds all figures, with the renderer that does it."""

    file: Path
    binder: Binder
    revision: str
    title: str
    language: str

    def bound(self, done: Sequence[Done], known: Known | None) -> tuple[Known, bool]:
        """Write the file unless it is there as it would be written; return what is known of it, and if it is new."""
        plates = [
            Plate(
                one.figure.head.number,
                _continued(one.figure.head.caption, sheet, self.language),
                drawing,
                one.figure.head.label.in_language(self.language),
                sheet > 0,
            )
            for one in done
            for sheet, drawing in enumerate(one.drawings)
        ]
        plates.sort(key=lambda plate: (tuple(map(int, plate.number.split("-"))), plate.drawing.id))
        words = "\n".join((self.title, *(f"{plate.name} {plate.caption}" for plate in plates)))
        output = Output(self.file, source_digest(tuple(plate.drawing for plate in plates), self.revision, words))
        if known is not None and output.is_as(known):
            return known, False
        return output.write(self.binder.bind(Book(self.title, self.language, tuple(plates)))), True


def _continued(caption: str, sheet: int, language: str) -> str:
    if sheet == 0:
        return caption
    return f"{caption}（续）" if language == "zh" else f"{caption} (continued)"


def _atlas(file: Path | None, settings: Settings, title: str, language: str) -> _Atlas | None:
    return None if file is None else _Atlas(file, *load_binder(file, settings), title, language)


def _template(file: Path | None) -> bytes | None:
    try:
        return None if file is None else file.read_bytes()
    except OSError as error:
        reason = error.strerror
        raise ConfigError(
            both(f"不能读取模板 {file}：{reason}", f"cannot read the template {file}: {reason}")
        ) from error


def _remember(out: Path, known: Mapping[str, Known], found: Mapping[str, Known]) -> None:
    """Write what is known of the files of a folder where that has changed."""
    kept = {name: one for name, one in known.items() if (out / name).exists()}
    record = {**kept, **found}
    if record != known:
        write_record(out, record)
