"""Drawing figures: architecture and views to figures, drawings, bytes and files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from archtool.commands.loading import at_moment, load_theme, load_views, load_workspace
from archtool.commands.outputs import write_whole
from archtool.layout.compose import lay_out
from archtool.layout.drawing import Drawing
from archtool.layout.quality import Quality, measure
from archtool.source.errors import ConfigError
from archtool.source.nearest import nearest
from archtool.source.text import both
from archtool.views.figure import build
from archtool.views.view import View


class Renderer(Protocol):
    """What every format offers: a file suffix, and bytes from a drawing."""

    suffix: str

    def render(self, drawing: Drawing) -> bytes:
        """Return the file's content."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """What to draw: views by id (none means all), formats, moment, language and the folder for the files."""

    views: tuple[str, ...]
    formats: tuple[str, ...]
    out: Path
    moment: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """One figure that was drawn: its view, its caption line, its files and its drawing quality."""

    view: str
    title: str
    files: tuple[Path, ...]
    quality: Quality


def render(path: Path, request: Request, begun: Callable[[int], None]) -> Iterator[Rendered]:
    """Draw the asked views one after the other; `begun` hears once how many there are.

    Raises:
        ConfigError: there is no workspace, or a view, format or moment that nobody knows.
        SourceError: the workspace or a view cannot be read.
        RenderError: a format's package is missing, or a figure fits none of its pages.
    """
    workspace, architecture = load_workspace(path)
    definitions = load_views(workspace, architecture).definitions
    views = _asked(request.views, definitions)
    renderers = load_renderers(request.formats)
    architecture = at_moment(architecture, request.moment)
    theme = load_theme(workspace)
    begun(len(views))
    for view in views:
        figure = build(architecture, view, definitions[view], request.language or workspace.manifest.language)
        drawing = lay_out(figure, theme)
        files: list[Path] = []
        for renderer in renderers:
            file = request.out / f"{view}{renderer.suffix}"
            write_whole(file, renderer.render(drawing))
            files.append(file)
        yield Rendered(view, figure.head.title, tuple(files), measure(drawing))


def _asked(views: Sequence[str], definitions: Mapping[str, View]) -> tuple[str, ...]:
    for view in views:
        if view not in definitions:
            near = nearest(view, definitions)
            guess = near[0] if near else "archtool list views"
            raise ConfigError(both(f"没有“{view}”这个视图；试试 {guess}", f"there is no view '{view}'; try {guess}"))
    return tuple(views) or tuple(definitions)


def load_renderers(formats: Sequence[str]) -> tuple[Renderer, ...]:
    """Return the renderers of some formats; each is imported only now.

    Raises:
        ConfigError: no package offers the format.
    """
    offered = {entry.name: entry for entry in entry_points(group="archtool.renderers")}
    for name in formats:
        if name not in offered:
            listed = ", ".join(sorted(offered))
            raise ConfigError(both(f"没有“{name}”这种格式，可用：{listed}", f"no format '{name}'; there are {listed}"))
    return tuple(offered[name].load()() for name in formats)
