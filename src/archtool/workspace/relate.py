"""Relationship keys to relationships: every target followed, the same relationship written twice made one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, cast

from archtool.model.catalogue import Catalogue, RelationshipKey
from archtool.model.provenance import Origin
from archtool.model.reference import reference_paths
from archtool.model.relationship import Relationship, RelationshipKind, RelationshipProperties
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.text import both
from archtool.workspace.codes import CONTRADICTION, REFERENCE_FORM, problem
from archtool.workspace.gather import Draft, Fact
from archtool.workspace.merge import contradiction
from archtool.workspace.references import Asked, References, scalars_at
from archtool.workspace.validate import validate_node

Mention: TypeAlias = tuple[ScalarNode, MappingNode | None]
"""One target that a relationship key names, with the properties written for it."""


class Relationships:
    """Collects the relationships in source order; they are told apart by kind, source and target.

    Of a kind that permits one target for a source, kind and source suffice.
    """

    def __init__(self, references: References, catalogue: Catalogue, paths: Sequence[str]) -> None:
        self.found: list[Relationship] = []
        self.diagnostics: list[Diagnostic] = []
        self._references = references
        self._every_kind = tuple(kind.info.name for kind in catalogue.kinds)
        self._paths = paths
        self._seen: dict[tuple[str, ...], int] = {}

    def host(self, kind: RelationshipKind, element: str, host: str, inside: Fact) -> None:
        """Add the relationship of an element that is written inside another."""
        self._connect(Relationship(kind, element, host, None, Origin(inside.file, inside.key)), inside.key)

    def add(self, draft: Draft, meaning: RelationshipKey, facts: Sequence[Fact]) -> None:
        """Add what the facts of one relationship key say."""
        kind, others, prefix, element = meaning.kind, meaning.others, meaning.prefix, draft.id
        find, connect = self._references.find, self._connect
        for fact in facts:
            file, key = fact.file, fact.key
            for node, written in self._mentions(fact):
                other = find(node.value, others, prefix)
                if other is None:
                    self._references.refuse(node, Asked(file, key.value, draft.plan, others, prefix))
                    continue
                source, target = (other, element) if meaning.is_inverse else (element, other)
                properties = None if written is None else self._properties(kind, written, file)
                connect(Relationship(kind, source, target, properties, Origin(file, node)), key)

    def _mentions(self, fact: Fact) -> Iterable[Mention]:
        value = fact.value
        if type(value) is ScalarNode:
            return () if value.resolve() is None else ((value, None),)
        if type(value) is SequenceNode:
            items = value.items
            mentions = [(item, None) for item in items if type(item) is ScalarNode]
            return mentions if len(mentions) == len(items) else self._rare_mentions(fact)
        return self._rare_mentions(fact)

    def _rare_mentions(self, fact: Fact) -> Iterator[Mention]:
        value = fact.value
        if isinstance(value, SequenceNode):
            for item in value.items:
                if isinstance(item, ScalarNode):
                    yield item, None
                else:
                    self._malformed(fact, item)
        elif isinstance(value, MappingNode):
            for key, properties in value.entries:
                if isinstance(properties, MappingNode):
                    yield key, properties if properties.entries else None
                elif isinstance(properties, ScalarNode) and properties.resolve() is None:
                    yield key, None
                else:
                    self._malformed(fact, properties)

    def _malformed(self, fact: Fact, node: Node) -> None:
        key = fact.key.value
        message = both(f"“{key}”的写法不对：应为编号", f"'{key}' is not written as ids")
        hint = both("写成 [a, b]，或 {a: {属性: 值}}", "write [a, b], or {a: {property: value}}")
        self.diagnostics.append(problem(REFERENCE_FORM, message, node.span(self._paths[fact.file]), hint))

    def _connect(self, edge: Relationship, key: ScalarNode) -> None:
        kind, source, target, _, _ = edge
        number = len(self.found)
        known = self._seen.setdefault((kind.name, source) if kind.single else (kind.name, source, target), number)
        if known == number:
            self.found.append(edge)
        elif self.found[known].target == target:
            self._again(known, edge)
        else:
            one, other = (Fact(file, key, cast("Node", node)) for file, node in (self.found[known].origin, edge.origin))
            self.diagnostics.append(contradiction(source, one, other, self._paths))

    def _properties(self, kind: RelationshipKind, node: MappingNode, file: int) -> RelationshipProperties | None:
        value, diagnostics = validate_node(kind.properties, node, self._paths[file])
        self.diagnostics.extend(diagnostics)
        for reference in reference_paths(kind.properties):
            asked = Asked(file, reference.fields[-1], None, reference.target.kinds or self._every_kind)
            for scalar in scalars_at(node, reference.fields):
                self._references.follow(scalar, asked)
        return value

    def _again(self, known: int, again: Relationship) -> None:
        """Merge a relationship that stands a second time: it may add properties, not contradict them."""
        before = self.found[known]
        if again.properties is None:
            return
        merged = _merged(before.properties, again.properties)
        if merged is not None:
            self.found[known] = before._replace(properties=merged)
            return
        message = both(
            f"“{before.source}”与“{before.target}”的关系另有不同的属性",
            f"the relationship of '{before.source}' and '{before.target}' has other properties elsewhere",
        )
        hint = both("保留正确的一处，删去另一处", "keep the right one and delete the other")
        related = Related(before.origin.span(self._paths), both("另一处", "the other place"))
        self.diagnostics.append(problem(CONTRADICTION, message, again.origin.span(self._paths), hint, (related,)))


def _merged(one: RelationshipProperties | None, other: RelationshipProperties) -> RelationshipProperties | None:
    """Return the properties of both, or nothing where they disagree."""
    if one is None or one == other:
        return other
    shared = one.model_fields_set & other.model_fields_set
    if any(getattr(one, name) != getattr(other, name) for name in shared):
        return None
    return one.model_copy(update={name: getattr(other, name) for name in other.model_fields_set})
