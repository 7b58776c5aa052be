"""The architecture: all five blueprints and the programme as one immutable typed graph."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import TypeVar, cast

from archtool.model.catalogue import Catalogue
from archtool.model.element import Element
from archtool.model.facts import NO_FACTS, Facts
from archtool.model.instance import Instance
from archtool.model.kind import Blueprint
from archtool.model.moment import Timeline
from archtool.model.provenance import Provenance
from archtool.model.relationship import Relationship, RelationshipKind
from archtool.source.span import Span

Kind = TypeVar("Kind", bound=Element)
Derived = TypeVar("Derived")
Item = TypeVar("Item")


class Architecture:
    """The whole typed graph. Immutable; elements and relationships stand in source order.

    Elements are indexed by id, class and blueprint, relationships by element and kind in both directions; an index of
    relationships is made when somebody first asks for it. Each costs time linear in elements or relationships.
    """

    __slots__ = (
        "_by_id", "_by_kind", "_derived", "_edges", "_edges_by_kind", "_instances", "catalogue", "elements",
        "facts", "moment", "provenance", "relationships", "timeline",
    )  # fmt: skip

    def __init__(
        self,
        elements: Iterable[Element],
        relationships: Iterable[Relationship],
        catalogue: Catalogue,
        timeline: Timeline,
        provenance: Provenance,
    ) -> None:
        """Index a graph whose ids are unique and whose relationships end at its elements."""
        self.elements = tuple(elements)
        self.relationships = tuple(relationships)
        self.catalogue = catalogue
        self.timeline = timeline
        self.provenance = provenance
        self.facts = NO_FACTS
        self.moment: str | None = None
        self._by_id = {element.id: element for element in self.elements}
        self._by_kind: dict[type[Element], list[Element]] = {}
        for element in self.elements:
            self._by_kind.setdefault(type(element), []).append(element)
        self._edges = _Edges(self.relationships)
        self._edges_by_kind: Mapping[str, _Edges] | None = None
        self._instances: Mapping[str, tuple[Instance, ...]] = {}
        self._derived: dict[Callable[[Architecture], object], object] = {}

    def with_instances(self, instances: Mapping[str, tuple[Instance, ...]]) -> "Architecture":
        """Return the same graph that also knows the instances of its elements, by element id."""
        same = copy(self)
        same._derived = {}
        same._instances = dict(instances)
        return same

    def with_facts(self, facts: Facts) -> "Architecture":
        """Return the same graph that also knows the programme's money and time."""
        same = copy(self)
        same._derived = {}
        same.facts = facts
        return same

    def derived(self, work_out: Callable[["Architecture"], Derived]) -> Derived:
        """Return what a class or function makes of this architecture, worked out once for all who ask.

        What comes back is shared: nobody may change it.
        """
        if work_out not in self._derived:
            self._derived[work_out] = work_out(self)
        return cast("Derived", self._derived[work_out])

    def __contains__(self, element: str) -> bool:
        """Return whether an id stands for an element here."""
        return element in self._by_id

    def __getitem__(self, element: str) -> Element:
        """Return an element by id.

        Raises:
            KeyError: no such element.
        """
        return self._by_id[element]

    def get(self, element: str) -> Element | None:
        """Return an element by id, or nothing."""
        return self._by_id.get(element)

    def of(self, *kinds: type[Kind]) -> tuple[Kind, ...]:
        """Return the elements of one class, or of several one after the other, each in source order.

        Kinds that a workspace declares as like a class belong to it.
        """
        if len(kinds) == 1:
            return tuple(self._of(kinds[0]))
        return tuple(element for kind in kinds for element in self._of(kind))

    def _of(self, kind: type[Kind]) -> Sequence[Kind]:
        classes = [one for one in self._by_kind if issubclass(one, kind)]
        if len(classes) == 1:
            return cast("list[Kind]", self._by_kind[classes[0]])
        return [element for element in self.elements if isinstance(element, kind)] if classes else []

    def of_blueprint(self, blueprint: Blueprint) -> tuple[Element, ...]:
        """Return the elements whose kind belongs to a blueprint."""
        return tuple(element for element in self.elements if element.info.blueprint is blueprint)

    def relationships_of(self, kind: RelationshipKind) -> tuple[Relationship, ...]:
        """Return the relationships of one kind in source order; sorted by kind once, at the first asking."""
        return self._of_kind(kind).every

    def _of_kind(self, kind: RelationshipKind) -> "_Edges":
        if self._edges_by_kind is None:
            lists: dict[str, list[Relationship]] = {}
            for edge in self.relationships:
                lists.setdefault(edge.kind.name, []).append(edge)
            self._edges_by_kind = {name: _Edges(tuple(edges)) for name, edges in lists.items()}
        return self._edges_by_kind.get(kind.name, _NO_EDGES)

    def outgoing(self, element: str, kind: RelationshipKind | None = None) -> tuple[Relationship, ...]:
        """Return the relationships that begin at an element, all or of one kind, in source order."""
        edges = self._edges if kind is None else self._of_kind(kind)
        return edges.by_source.get(element, ())

    def incoming(self, element: str, kind: RelationshipKind | None = None) -> tuple[Relationship, ...]:
        """Return the relationships that end at an element, all or of one kind, in source order."""
        edges = self._edges if kind is None else self._of_kind(kind)
        return edges.by_target.get(element, ())

    def targets(self, element: str, kind: RelationshipKind) -> tuple[str, ...]:
        """Return the ids where an element's relationships of a kind end."""
        return self._of_kind(kind).targets.get(element, ())

    def sources(self, element: str, kind: RelationshipKind) -> tuple[str, ...]:
        """Return the ids from which relationships of a kind reach an element."""
        return self._of_kind(kind).sources.get(element, ())

    def target(self, element: str, kind: RelationshipKind) -> str | None:
        """Return the one id where a single relationship ends, or nothing."""
        edges = self.outgoing(element, kind)
        return edges[0].target if edges else None

    def instances(self, element: str) -> tuple[Instance, ...]:
        """Return an element's instances, in the order of their organisations; none where it has no `at`."""
        return self._instances.get(element, ())

    def span(self, element: str, key: str = "") -> Span:
        """Return where a fact of an element is written first; key `""` is the element itself."""
        return self.provenance.span(element, key)

    def spans(self, element: str, key: str = "") -> tuple[Span, ...]:
        """Return every place where a fact of an element is written."""
        return self.provenance.spans(element, key)

    def _has_host(self, element: Element, standing: set[str]) -> bool:
        """Return whether what is written inside another element, as a function in its system, has that element."""
        nesting = element.info.nested
        if nesting is None:
            return True
        hosts = self.targets(element.id, self.catalogue.relationship[nesting.relationship])
        return not hosts or any(host in standing for host in hosts)

    def slice(self, moment: str) -> "Architecture":
        """Return the architecture at a moment: `as-is`, after a phase, or `to-be`.

        Raises:
            KeyError: no such moment; `timeline.moments` lists them.
        """
        number = self.timeline.moment(moment)
        ids = {element.id for element in self.elements if self.timeline.element_exists(element, number)}
        standing = [element for element in self.elements if element.id in ids and self._has_host(element, ids)]
        ids = {element.id for element in standing}
        edges = [
            edge
            for edge in self.relationships
            if edge.source in ids and edge.target in ids and self.timeline.relationship_exists(edge.properties, number)
        ]
        sliced = Architecture(standing, edges, self.catalogue, self.timeline, self.provenance)
        sliced.facts = self.facts
        sliced.moment = moment
        sliced._instances = {
            element: tuple(one for one in instances if self.timeline.element_exists(one.element, number))
            for element, instances in self._instances.items()
            if element in ids
        }
        return sliced


class _Edges:
    """Relationships, all or of one kind, with an index for each way in which somebody asks about them."""

    def __init__(self, every: tuple[Relationship, ...]) -> None:
        self.every = every

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Relationship, ...]]:
        """Return the relationships that begin at each element."""
        return _gathered([edge.source for edge in self.every], self.every)

    @cached_property
    def by_target(self) -> Mapping[str, tuple[Relationship, ...]]:
        """Return the relationships that end at each element."""
        return _gathered([edge.target for edge in self.every], self.every)

    @cached_property
    def targets(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids where the relationships of each element end."""
        return _gathered([edge.source for edge in self.every], [edge.target for edge in self.every])

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids from which relationships reach each element."""
        return _gathered([edge.target for edge in self.every], [edge.source for edge in self.every])


_NO_EDGES = _Edges(())


def _gathered(keys: Iterable[str], items: Iterable[Item]) -> Mapping[str, tuple[Item, ...]]:
    """Return the items of each key, in their order."""
    lists: defaultdict[str, list[Item]] = defaultdict(list)
    for key, item in zip(keys, items, strict=True):
        lists[key].append(item)
    return {key: tuple(items) for key, items in lists.items()}
