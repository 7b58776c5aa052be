"""Lists of what there is: kinds, relationships, checks, views and elements, each as rows of one table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from archtool.analysis.phase import effective_phases
from archtool.blueprints.standard import standard_catalogue
from archtool.checks.catalogue import discover
from archtool.checks.group import group_of
from archtool.commands.check_docs import explanations as own_explanations
from archtool.commands.finding_elements import find_element
from archtool.commands.loading import at_moment, load_views, load_workspace
from archtool.commands.own_checks import checks_at
from archtool.model.kind import Blueprint
from archtool.model.relationship import ANY_KIND
from archtool.source.errors import ConfigError
from archtool.source.explanation import Explanation
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode
from archtool.source.text import Text, both
from archtool.views.selection import Selection, select
from archtool.workspace.files import Workspace

Cell: TypeAlias = "str | tuple[str, ...]"
"""A text, or several that a table may abridge."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in JSON and its heading."""

    key: str
    heading: Text


@dataclass(frozen=True, slots=True)
class Listing:
    """A table; every row has one cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a list is wanted: elements of a kind or blueprint, inside an element, at a moment."""

    kind: str | None = None
    blueprint: Blueprint | None = None
    within: str | None = None
    moment: str | None = None


_ID = Column("id", both("编号", "id"))
_KIND = Column("kind", both("类别", "kind"))
_NAME = Column("name", both("名称", "name"))
_PLACE = Column("place", both("位置", "place"))
_ARCHIMATE = Column("archimate", both("ArchiMate", "ArchiMate"))


def list_kinds(path: Path, wanted: Wanted, language: str) -> Listing:
    """Return all kinds, or those of one blueprint, in the catalogue's order."""
    columns = (
        Column("section", both("分节", "section")), _KIND, _NAME, Column("blueprint", both("蓝图", "blueprint")),
        Column("prefix", both("编号前缀", "ids")), _ARCHIMATE, Column("c4", both("C4", "C4")),
    )  # fmt: skip
    infos = (kind.info for kind in standard_catalogue().kinds)
    rows = tuple(
        (info.plural, info.name, info.label.in_language(language), info.blueprint.label.in_language(language),
         info.prefix, info.archimate, info.c4 or "")
        for info in infos
        if wanted.blueprint in (None, info.blueprint)
    )  # fmt: skip
    return Listing(columns, rows)


def list_relationships(path: Path, wanted: Wanted, language: str) -> Listing:
    """Return all kinds of relationship, in the catalogue's order."""
    columns = (
        Column("key", both("键", "key")), _NAME, Column("inverse", both("反向键", "inverse")),
        Column("from", both("从", "from")), Column("to", both("到", "to")), _ARCHIMATE,
    )  # fmt: skip
    any_kind = both("任何类别", "any").in_language(language)
    rows = tuple(
        (kind.name, kind.label.in_language(language), kind.inverse,
         _ends((source for source, _ in kind.endpoints), any_kind),
         _ends((target for _, target in kind.endpoints), any_kind), kind.archimate)
        for kind in standard_catalogue().relationships
    )  # fmt: skip
    return Listing(columns, rows)


def _ends(kinds: Iterable[str], any_kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(any_kind if kind == ANY_KIND else kind for kind in kinds))


def explanations(path: Path | None = None) -> tuple[Explanation, ...]:
    """Return every code that can be reported, with the checks of other packages, sorted by code.

    With a path, the checks of the workspace there are among them.

    Raises:
        UnreadableError: one of the workspace's own checks means nothing.
    """
    checks = discover() if path is None else checks_at(path)
    every = (*own_explanations(), *(check.explanation for check in checks))
    return tuple(sorted({one.code: one for one in every}.values(), key=lambda one: one.code))


def list_checks(path: Path, wanted: Wanted, language: str) -> Listing:
    """Return every code that can be reported, the reader's own included, sorted by code."""
    columns = (
        Column("code", both("编码", "code")), Column("severity", both("级别", "severity")),
        Column("group", both("分组", "group")), Column("name", both("名称", "name")),
        Column("title", both("检查什么", "reports")),
    )  # fmt: skip
    rows = tuple(
        (one.code, one.severity.value, group_of(one.code).label.in_language(language), one.name,
         one.title.in_language(language))
        for one in explanations(path)
    )  # fmt: skip
    return Listing(columns, rows)


def list_views(path: Path, wanted: Wanted, language: str) -> Listing:
    """Return the views of a workspace, in source order.

    Raises:
        ConfigError: there is no workspace.
        SourceError: the workspace or a view cannot be read.
    """
    columns = (
        _ID, Column("figure", both("图种", "figure")), Column("number", both("图号", "number")),
        Column("caption", both("图名", "caption")), _PLACE,
    )  # fmt: skip
    workspace, architecture = load_workspace(path)
    definitions = load_views(workspace, architecture).definitions
    places = dict(_places_of_views(workspace))
    rows = tuple(
        (name, view.figure_kind(), view.number, view.caption.in_language(language), places[name])
        for name, view in definitions.items()
    )
    return Listing(columns, rows)


def _places_of_views(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for section in workspace.reading.sections:
        if section.name == "views" and isinstance(section.value, MappingNode):
            path = section.document.path
            yield from ((key.value, _line(path, key.span(path).line)) for key, _ in section.value.entries)


def list_elements(path: Path, wanted: Wanted, language: str) -> Listing:
    """Return the wanted elements of a workspace, in source order.

    Raises:
        ConfigError: there is no workspace, moment, kind or element of that name.
        SourceError: the workspace cannot be read.
    """
    columns = (_ID, _KIND, _NAME, Column("phase", both("建设期", "phase")), _PLACE)
    architecture = at_moment(load_workspace(path)[1], wanted.moment)
    within = find_element(architecture, wanted.within).id if wanted.within else None
    kinds = (_kind_named(wanted.kind),) if wanted.kind else ()
    chosen = select(architecture, Selection(kinds=kinds, blueprint=wanted.blueprint, within=within))
    phases = architecture.derived(effective_phases)
    rows = tuple(
        (element.id, element.info.name, element.title(language), phases.get(element.id, ""),
         _line(span.path, span.line))
        for element in chosen
        for span in (architecture.span(element.id),)
    )  # fmt: skip
    return Listing(columns, rows)


def _kind_named(word: str) -> str:
    """Return the name of the kind that a name, plural or label means.

    Raises:
        ConfigError: no kind is called so.
    """
    words: dict[str, str] = {}
    for kind in standard_catalogue().kinds:
        info = kind.info
        for called in (info.name, info.plural, *(label for _, label in info.label.words)):
            words.setdefault(called, info.name)
    if word in words:
        return words[word]
    near = tuple(words[one] for one in nearest(word, words))
    raise ConfigError(
        both(
            f"没有“{word}”这个类别{f'；是否指 {near[0]}？' if near else '；`archtool list kinds` 列出全部'}",
            f"no kind is called '{word}'{f'; did you mean {near[0]}?' if near else '; `archtool list kinds` has all'}",
        )
    )


def _line(path: str, line: int) -> str:
    return f"{path}:{line}"


Lister: TypeAlias = Callable[[Path, Wanted, str], Listing]
LISTERS: Sequence[tuple[str, Lister]] = (
    ("kinds", list_kinds),
    ("relationships", list_relationships),
    ("checks", list_checks),
    ("views", list_views),
    ("elements", list_elements),
)
"""What can be listed, by the word for it."""
