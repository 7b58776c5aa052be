"""Trees: elements under the one that some relationship ties them to, as IT 管控组织图 and functional structures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal

from pydantic import Field

from archtool.blueprints.relationships import OWNER
from archtool.model.architecture import Architecture
from archtool.model.element import Value
from archtool.model.relationship import RelationshipKind
from archtool.model.words import Words
from archtool.source.errors import ConfigError
from archtool.source.nearest import nearest
from archtool.source.text import Text, both
from archtool.views.colour import ColourKey
from archtool.views.content import Head, Lifecycle, lifecycle_of
from archtool.views.heading import head_of
from archtool.views.selection import Selection, select
from archtool.views.view import View


class Beside(Value):
    """Elements that stand in a frame of their own beside the tree, tied to it by dashed lines."""

    select: Annotated[Selection, Field(description="which of the elements that the relationships lead to")]
    name: Annotated[Words, Field(description="title of the frame")]
    line: Annotated[Words | None, Field(description="what the dashed lines mean, in the legend")] = None


class TreeView(View):
    """A tree from some roots along relationships; every element stands in it once."""

    figure: Annotated[Literal["tree"], Field(description="kind of figure")] = "tree"
    colour: ColourKey = None
    roots: Annotated[Selection, Field(description="what the tree begins with")]
    relationships: Annotated[
        tuple[str, ...],
        Field(min_length=1, description="names of the relationships that tie a child to its parent, as reports_to"),
    ]
    direction: Annotated[
        Literal["to-parent", "to-child"],
        Field(description="whether the relationships lead to the parent, as part_of, or to the child"),
    ] = "to-parent"
    members: Annotated[Selection | None, Field(description="only these below the roots")] = None
    depth: Annotated[int | None, Field(ge=1, description="how many levels below the roots")] = None
    bands: Annotated[str | None, Field(description="key whose value puts an element into a band, as tier")] = None
    siblings: Annotated[
        Literal["source", "balanced"],
        Field(description="order of siblings: as written, or the one with most below it in the middle"),
    ] = "source"
    beside: Annotated[Beside | None, Field(description="a frame at the right")] = None
    detail: Annotated[Literal["owner", "none"], Field(description="second line of a box")] = "none"
    line: Annotated[Words | None, Field(description="what the lines mean, in the legend")] = None


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One box with the boxes below it.

    Attributes:
        level: Row in which it stands, 0 for the first.
        lifecycle: What the programme does with it, where the model says so.
    """

    element: str
    label: str
    detail: str | None
    level: int
    lifecycle: Lifecycle | None
    children: tuple["TreeNode", ...]

    def walk(self) -> Iterator["TreeNode"]:
        """Return the node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that belong together, such as 决策层."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class BesideNode:
    """A box beside the tree, and the box of the tree to which it is tied."""

    element: str
    label: str
    detail: str | None
    tied_to: str


@dataclass(frozen=True, slots=True)
class TreeFigure:
    """What a tree shows, without coordinates.

    Attributes:
        beside_name: Title of the frame beside the tree.
        line: The legend's words for the lines of the tree; nothing where there is only one sort of line.
        beside_line: Its words for the dashed lines.
    """

    head: Head
    roots: tuple[TreeNode, ...]
    bands: tuple[Band, ...]
    beside: tuple[BesideNode, ...]
    beside_name: str | None
    line: str | None
    beside_line: str | None

    def nodes(self) -> Iterator[TreeNode]:
        """Return all boxes of the tree, parents first."""
        for root in self.roots:
            yield from root.walk()


def build(architecture: Architecture, view_id: str, definition: TreeView, language: str) -> TreeFigure:
    """Return what a tree shows; an element with several parents stands under the first that is reached.

    Raises:
        ConfigError: it names a relationship that the workspace has not.
    """
    kinds = _kinds(architecture, definition)
    growth = _Growth(architecture, definition, kinds, language)
    parents = growth.parents()
    levels = growth.levels(parents)
    below: dict[str | None, list[str]] = {}
    for element, parent in parents.items():
        below.setdefault(parent, []).append(element)
    roots = tuple(growth.node(root, below, levels) for root in below.get(None, ()))
    beside = tuple(growth.beside(parents))
    drawn = [architecture[element] for element in (*parents, *(one.element for one in beside))]
    frame = definition.beside if beside else None
    line = definition.line or kinds[0].inverse_label
    return TreeFigure(
        head_of(view_id, definition, language, drawn),
        roots,
        growth.bands(parents, levels),
        beside,
        frame.name.in_language(language) if frame else None,
        line.in_language(language) if frame else None,
        (frame.line or frame.name).in_language(language) if frame else None,
    )


@dataclass(frozen=True, slots=True)
class _Growth:
    """Grows the tree from its roots, breadth first."""

    architecture: Architecture
    definition: TreeView
    kinds: tuple[RelationshipKind, ...]
    language: str

    def parents(self) -> dict[str, str | None]:
        """The parent of every element of the tree, in the order in which they are reached."""
        parents: dict[str, str | None] = {root.id: None for root in select(self.architecture, self.definition.roots)}
        outside: frozenset[str] = self._ids(self.definition.beside.select) if self.definition.beside else frozenset()
        inside = self._ids(self.definition.members) if self.definition.members else None
        row, depth = list(parents), 0
        while row and (self.definition.depth is None or depth < self.definition.depth):
            reached: list[str] = []
            for parent in row:
                for child in self._tied(parent):
                    if child not in parents and child not in outside and (inside is None or child in inside):
                        parents[child] = parent
                        reached.append(child)
            row, depth = reached, depth + 1
        return parents

    def beside(self, parents: Mapping[str, str | None]) -> Iterator[BesideNode]:
        if self.definition.beside is None:
            return
        outside = self._ids(self.definition.beside.select)
        placed: set[str] = set()
        for parent in parents:
            for child in self._tied(parent):
                if child in outside and child not in parents and child not in placed:
                    placed.add(child)
                    element = self.architecture[child]
                    yield BesideNode(child, element.title(self.language), self._detail(child), parent)

    def node(self, element: str, below: Mapping[str | None, list[str]], levels: Mapping[str, int]) -> TreeNode:
        children = tuple(self.node(child, below, levels) for child in below.get(element, ()))
        if self.definition.siblings == "balanced":
            children = _balanced(children)
        one = self.architecture[element]
        lifecycle = lifecycle_of(one) if one.status is not None else None
        return TreeNode(element, one.title(self.language), self._detail(element), levels[element], lifecycle, children)

    def levels(self, parents: Mapping[str, str | None]) -> dict[str, int]:
        """The row of every element: below its parent, and in its band, whose rows follow those of the band before."""
        numbers = self._band_numbers(parents)
        levels: dict[str, int] = {}
        start = 0
        for band in range(max(numbers.values(), default=0) + 1):
            for element, parent in parents.items():
                if numbers[element] == band:
                    levels[element] = start if parent is None else max(start, levels[parent] + 1)
            used = [level for element, level in levels.items() if numbers[element] == band]
            start = max(used, default=start - 1) + 1
        return levels

    def bands(self, parents: Mapping[str, str | None], levels: Mapping[str, int]) -> tuple[Band, ...]:
        if self.definition.bands is None:
            return ()
        numbers = self._band_numbers(parents)
        labels = [_label(value).in_language(self.language) for value in self._values(parents)]
        found: list[Band] = []
        for number, label in enumerate(labels):
            rows = [levels[element] for element in parents if numbers[element] == number]
            if rows:
                found.append(Band(label, min(rows), max(rows)))
        return tuple(found)

    def _band_numbers(self, parents: Mapping[str, str | None]) -> dict[str, int]:
        """The band of every element, 0 for the first; never before its parent's, and its parent's where it has none."""
        order = {value: number for number, value in enumerate(self._values(parents))}
        numbers: dict[str, int] = {}
        for element, parent in parents.items():
            above = numbers[parent] if parent is not None else 0
            numbers[element] = max(above, order.get(self._value(element), above))
        return numbers

    def _values(self, parents: Iterable[str]) -> tuple[object, ...]:
        """The values that occur: those of a vocabulary in its order, others as they are met."""
        met = dict.fromkeys(value for value in map(self._value, parents) if value is not None)
        vocabularies = dict.fromkeys(type(value) for value in met if isinstance(value, Enum))
        listed = [member for vocabulary in vocabularies for member in vocabulary if member in met]
        return (*listed, *(value for value in met if not isinstance(value, Enum)))

    def _value(self, element: str) -> object:
        key = self.definition.bands
        return getattr(self.architecture[element], key, None) if key else None

    def _tied(self, parent: str) -> Iterator[str]:
        for kind in self.kinds:
            if self.definition.direction == "to-parent":
                yield from self.architecture.sources(parent, kind)
            else:
                yield from self.architecture.targets(parent, kind)

    def _ids(self, selection: Selection) -> frozenset[str]:
        return frozenset(element.id for element in select(self.architecture, selection))

    def _detail(self, element: str) -> str | None:
        if self.definition.detail == "none":
            return None
        owner = self.architecture.target(element, OWNER)
        return self.architecture[owner].title(self.language) if owner else None


def _kinds(architecture: Architecture, definition: TreeView) -> tuple[RelationshipKind, ...]:
    known = architecture.catalogue.relationship
    for name in definition.relationships:
        if name not in known:
            near = nearest(name, known)
            zh, en = (f"；是否想写“{near[0]}”？", f"; did you mean '{near[0]}'?") if near else ("", "")
            raise ConfigError(both(f"没有“{name}”这种关系{zh}", f"there is no relationship '{name}'{en}"))
    return tuple(known[name] for name in definition.relationships)


def _balanced(children: tuple[TreeNode, ...]) -> tuple[TreeNode, ...]:
    """The child with most below it in the middle, the others in their order on both sides of it."""
    if not any(child.children for child in children):
        return children
    largest = max(children, key=lambda child: sum(1 for _ in child.walk()))
    others = [child for child in children if child is not largest]
    middle = len(others) // 2
    return (*others[:middle], largest, *others[middle:])


def _label(value: object) -> Text:
    label = getattr(value, "label", None)
    return label if isinstance(label, Text) else Text.of(str(value))
