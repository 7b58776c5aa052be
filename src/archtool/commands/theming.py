"""The house style of a workspace: its one theme, or one of those that it names, and what in it prints badly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.commands.loading import unreadable
from archtool.layout.legibility import Weakness, weaknesses
from archtool.layout.theme import Theme
from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.errors import ConfigError
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node
from archtool.source.node_path import node_at, reach
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import BODY, CONTRADICTION, LEGIBILITY, problem
from archtool.workspace.files import Workspace
from archtool.workspace.validate import validate_node

_THEME, _THEMES = "theme", "themes"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A theme, and warnings where what authors wrote in it prints badly."""

    theme: Theme
    warnings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """Where a theme is written: its name, the place of its key, its value, its file."""

    name: str
    key: Span
    node: Node
    path: str


def load_style(workspace: Workspace, name: str | None) -> HouseStyle:
    """Return the theme of a workspace, or that of a name; what it does not set keeps its default.

    Raises:
        UnreadableError: a theme cannot be read, or is written twice.
        ConfigError: no theme has the name; the message lists those that there are.
    """
    written = tuple(_themes(workspace))
    read = [(one, *validate_node(Theme, one.node, one.path)) for one in written]
    problems = [*_twice(workspace, written), *(problem for _, _, found in read for problem in found)]
    if problems:
        raise unreadable(workspace, tuple(problems))
    for one, theme, _ in read:
        if theme is not None and one.name == (name or _THEME):
            return HouseStyle(theme, tuple(_warnings(weaknesses(theme), one)))
    if name is None:
        return HouseStyle(Theme(), ())
    listed = ", ".join(one.name for one in written if one.name != _THEME) or "-"
    near = nearest(name, [one.name for one in written])
    zh, en = (f"；是否想写“{near[0]}”？", f"; did you mean '{near[0]}'?") if near else ("", "")
    raise ConfigError(both(f"没有主题“{name}”，可用：{listed}{zh}", f"no theme '{name}'; there are {listed}{en}"))


def _themes(workspace: Workspace) -> Iterator[_Written]:
    """The theme under no name of its own, and those of every `themes` section."""
    for section in workspace.reading.sections:
        path = section.document.path
        if section.name == _THEME:
            yield _Written(_THEME, section.key.span(path), section.value, path)
        elif section.name == _THEMES and isinstance(section.value, MappingNode):
            for key, node in section.value.entries:
                yield _Written(key.value, key.span(path), node, path)
        elif section.name == _THEMES:
            message = both("themes 应为“名称: 样式”的映射", "'themes' must be a mapping of names to themes")
            raise unreadable(workspace, (problem(BODY, message, section.key.span(path)),))


def _twice(workspace: Workspace, written: Sequence[_Written]) -> Iterator[Diagnostic]:
    first: dict[str, _Written] = {}
    for one in written:
        if one.name in first:
            related = (Related(first[one.name].key, both("另一处", "the other place")),)
            message = both(f"主题“{one.name}”写了两处", f"the theme '{one.name}' is written twice")
            yield problem(CONTRADICTION, message, one.key, None, related)
        first.setdefault(one.name, one)


def _warnings(found: Sequence[Weakness], written: _Written) -> Iterator[Diagnostic]:
    """One warning for each weakness of which an author wrote at least one side, at that side."""
    for weakness in found:
        place = next((place for place in weakness.places if reach(written.node, place) == len(place)), None)
        if place is not None:
            span = node_at(written.node, place).span(written.path)
            yield Diagnostic(LEGIBILITY, Severity.WARNING, weakness.message, span)
