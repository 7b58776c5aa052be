"""Relationship keys to relationships: every target followed, the same relationship written twice made one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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


class Mention(NamedTuple):
    """One target that a relationship key names, with the properties written for it."""

    file: int
    target: ScalarNode
    properties: MappingNode | None


class Relationships:
    """Collects the relationships in source order; they are told apart by kind, source and target."""

    def __init__(self, references: References, catalogue: Catalogue, paths: Sequence[str]) -> None:
        self.found: list[Relationship] = []
        self.diagnostics: list[Diagnostic] = []
        self._references = references
        self._every_kind = tuple(kind.info.name for kind in catalogue.kinds)
        self._paths = paths
        self._seen: dict[tuple[str, str, str], int] = {}
        self._single: dict[tuple[str, str], Mention] = {}

    def host(self, kind: RelationshipKind, element: str, host: str, inside: Fact) -> None:
        """Add the relationship of an element that is written inside another."""
        self._connect(kind, element, host, Mention(inside.file, inside.key, None), inside.key)

    def add(self, draft: Draft, meaning: RelationshipKey, facts: Sequence[Fact]) -> None:
        """Add what the facts of one relationship key say."""
        kind, element, is_inverse = meaning.kind, draft.id, meaning.is_inverse
        follow, connect = self._references.follow, self._connect
        for fact in facts:
            file, key = fact.file, fact.key
            asked = Asked(file, key.value, draft.plan, meaning.others, meaning.prefix)
            for mention in self._mentions(fact):
                target = follow(mention.target, asked)
                if target is None:
                    continue
                if is_inverse:
                    connect(kind, target, element, mention, key)
                else:
                    connect(kind, element, target, mention, key)

    def _mentions(self, fact: Fact) -> Iterable[Mention]:
        value, file = fact.value, fact.file
        if type(value) is ScalarNode:
            return () if value.resolve() is None else (Mention(file, value, None),)
        if type(value) is SequenceNode:
            items = value.items
            mentions = [Mention(file, item, None) for item in items if type(item) is ScalarNode]
            return mentions if len(mentions) == len(items) else self._rare_mentions(fact)
        return self._rare_mentions(fact)

    def _rare_mentions(self, fact: Fact) -> Iterator[Mention]:
        value = fact.value
        if isinstance(value, SequenceNode):
            for item in value.items:
                if isinstance(item, ScalarNode):
                    yield Mention(fact.file, item, None)
                else:
                    self._malformed(fact, item)
        elif isinstance(value, MappingNode):
            for key, properties in value.entries:
                if isinstance(properties, MappingNode):
                    yield Mention(fact.file, key, properties if properties.entries else None)
                elif isinstance(properties, ScalarNode) and properties.resolve() is None:
                    yield Mention(fact.file, key, None)
                else:
                    self._malformed(fact, properties)

    def _malformed(self, fact: Fact, node: Node) -> None:
        key = fact.key.value
        message = both(f"“{key}”的写法不对：应为编号", f"'{key}' is not written as ids")
        hint = both("写成 [a, b]，或 {a: {属性: 值}}", "write [a, b], or {a: {property: value}}")
        self.diagnostics.append(problem(REFERENCE_FORM, message, node.span(self._paths[fact.file]), hint))

    def _connect(self, kind: RelationshipKind, source: str, target: str, mention: Mention, key: ScalarNode) -> None:
        identity = (kind.name, source, target)
        file, place, written = mention
        properties = None if written is None else self._properties(kind, written, file)
        known = self._seen.get(identity)
        if known is not None:
            self._again(known, properties, mention)
        elif not kind.single or self._is_first(kind, source, mention, key):
            self._seen[identity] = len(self.found)
            self.found.append(Relationship(kind, source, target, properties, Origin(file, place)))

    def _properties(self, kind: RelationshipKind, node: MappingNode, file: int) -> RelationshipProperties | None:
        value, diagnostics = validate_node(kind.properties, node, self._paths[file])
        self.diagnostics.extend(diagnostics)
        for reference in reference_paths(kind.properties):
            asked = Asked(file, reference.fields[-1], None, reference.target.kinds or self._every_kind)
            for scalar in scalars_at(node, reference.fields):
                self._references.follow(scalar, asked)
        return value

    def _again(self, known: int, properties: RelationshipProperties | None, mention: Mention) -> None:
        """Merge a relationship that stands a second time: it may add properties, not contradict them."""
        before = self.found[known]
        if properties is None:
            return
        merged = _merged(before.properties, properties)
        if merged is not None:
            self.found[known] = before._replace(properties=merged)
            return
        message = both(
            f"“{before.source}”与“{before.target}”的关系另有不同的属性",
            f"the relationship of '{before.source}' and '{before.target}' has other properties elsewhere",
        )
        hint = both("保留正确的一处，删去另一处", "keep the right one and delete the other")
        related = Related(before.origin.span(self._paths), both("另一处", "the other place"))
        span = mention.target.span(self._paths[mention.file])
        self.diagnostics.append(problem(CONTRADICTION, message, span, hint, (related,)))

    def _is_first(self, kind: RelationshipKind, source: str, mention: Mention, key: ScalarNode) -> bool:
        before = self._single.setdefault((kind.name, source), mention)
        if before is mention:
            return True
        one, other = Fact(before.file, key, before.target), Fact(mention.file, key, mention.target)
        self.diagnostics.append(contradiction(source, one, other, self._paths))
        return False


def _merged(one: RelationshipProperties | None, other: RelationshipProperties) -> RelationshipProperties | None:
    """Return the properties of both, or nothing where they disagree."""
    if one is None or one == other:
        return other
    shared = one.model_fields_set & other.model_fields_set
    if any(getattr(one, name) != getattr(other, name) for name in shared):
        return None
    return one.model_copy(update={name: getattr(other, name) for name in other.model_fields_set})
