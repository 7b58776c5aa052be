"""Drafts to elements and relationships: values validated, every reference followed to its element."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from archtool.model.catalogue import Catalogue, RelationshipKey
from archtool.model.element import Element
from archtool.model.provenance import Origin
from archtool.model.reference import ReferencePath, reference_paths
from archtool.model.relationship import Relationship, RelationshipKind, RelationshipProperties
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import CONTRADICTION, ENDPOINT, REFERENCE, REFERENCE_FORM, problem
from archtool.workspace.gather import Draft, Fact
from archtool.workspace.merge import Written, contradiction, merge_property, node_at, stated
from archtool.workspace.validate import validate, validate_node


class Mention(NamedTuple):
    """One target that a relationship key names, with the properties written for it."""

    file: int
    target: ScalarNode
    properties: MappingNode | None


@dataclass(slots=True)
class Resolved:
    """Elements and relationships in source order, and what was wrong."""

    elements: list[Element] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def resolve(drafts: Mapping[str, Draft], catalogue: Catalogue, paths: Sequence[str]) -> Resolved:
    """Validate every draft and follow every reference; cost linear in the facts."""
    resolver = _Resolver(drafts, catalogue, paths)
    for draft in drafts.values():
        resolver.element(draft)
    return resolver.result


class _Resolver:
    """Holds what is shared by all drafts; relationships are told apart by (kind, source, target)."""

    def __init__(self, drafts: Mapping[str, Draft], catalogue: Catalogue, paths: Sequence[str]) -> None:
        self.drafts = drafts
        self.catalogue = catalogue
        self.paths = paths
        self.prefixes = {kind.info.name: kind.info.prefix for kind in catalogue.kinds}
        self.result = Resolved()
        self.seen: dict[tuple[str, str, str], int] = {}
        self.single: dict[tuple[str, str], Mention] = {}
        self.shortening: dict[tuple[str, ...], str] = {}

    def element(self, draft: Draft) -> None:
        values: dict[str, Written] = {"id": draft.id}
        relationships = draft.plan.relationships
        for key, facts in draft.facts.items():
            counted = stated(facts)
            meaning = relationships.get(key)
            if meaning is not None:
                self._relationships(draft, meaning, counted)
            else:
                values[key] = merge_property(draft.id, counted, self.paths, self.result.diagnostics)
        if draft.host is not None:
            self._host(draft, draft.host)
        value, diagnostics = validate(draft.plan.kind, values, lambda steps: self._locate(draft, steps))
        self.result.diagnostics.extend(diagnostics)
        if value is not None:
            self.result.elements.append(value)
        self._value_references(draft, values)
        if "assumed" in values:
            self._assumed(draft)

    def _locate(self, draft: Draft, steps: Sequence[int | str]) -> Span:
        facts = draft.facts.get(str(steps[0])) if steps else None
        if not facts:
            return draft.declared[0].span(self.paths)
        fact = stated(facts)[0]
        return node_at(fact.value, steps[1:]).span(self.paths[fact.file])

    def _assumed(self, draft: Draft) -> None:
        for fact in stated(draft.facts["assumed"]):
            for item in fact.value.items if isinstance(fact.value, SequenceNode) else ():
                if isinstance(item, ScalarNode) and item.value not in draft.plan.keys:
                    self._unknown_key(draft, item, fact.file)

    def _unknown_key(self, draft: Draft, item: ScalarNode, file: int) -> None:
        near = nearest(item.value, draft.plan.keys)
        name = draft.plan.kind.info
        message = both(
            f"{name.label.in_language('zh')}没有“{item.value}”这个键，不能标为假设",
            f"{name.name} has no key '{item.value}' to mark as assumed",
        )
        hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
        self.result.diagnostics.append(problem("SRC013", message, item.span(self.paths[file]), hint))

    def _host(self, draft: Draft, host: tuple[str, Origin]) -> None:
        nesting = draft.plan.kind.info.nested
        if nesting is not None:
            kind = self.catalogue.relationship[nesting.relationship]
            self.result.relationships.append(Relationship(kind, draft.id, host[0], None, host[1]))

    # Relationships

    def _relationships(self, draft: Draft, meaning: RelationshipKey, facts: Sequence[Fact]) -> None:
        for fact in facts:
            for mention in self._mentions(fact):
                target = self._follow(mention.target, meaning.others, mention.file, draft, fact.key.value)
                if target is None:
                    continue
                ends = (target, draft.id) if meaning.is_inverse else (draft.id, target)
                self._connect(meaning.kind, ends, mention, facts[0])

    def _mentions(self, fact: Fact) -> Iterator[Mention]:
        value = fact.value
        if isinstance(value, ScalarNode):
            if value.resolve() is not None:
                yield Mention(fact.file, value, None)
        elif isinstance(value, SequenceNode):
            for item in value.items:
                if isinstance(item, ScalarNode):
                    yield Mention(fact.file, item, None)
                else:
                    self._malformed(fact, item)
        else:
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
        self.result.diagnostics.append(problem(REFERENCE_FORM, message, node.span(self.paths[fact.file]), hint))

    def _connect(self, kind: RelationshipKind, ends: tuple[str, str], mention: Mention, first: Fact) -> None:
        source, target = ends
        identity = (kind.name, source, target)
        properties = self._properties(kind, mention)
        known = self.seen.get(identity)
        if known is not None:
            self._again(known, properties, mention)
            return
        if kind.single and not self._is_single(kind, source, mention, first):
            return
        self.seen[identity] = len(self.result.relationships)
        origin = Origin(mention.file, mention.target)
        self.result.relationships.append(Relationship(kind, source, target, properties, origin))

    def _properties(self, kind: RelationshipKind, mention: Mention) -> RelationshipProperties | None:
        if mention.properties is None:
            return None
        path = self.paths[mention.file]
        value, diagnostics = validate_node(kind.properties, mention.properties, path)
        self.result.diagnostics.extend(diagnostics)
        for reference in reference_paths(kind.properties):
            for node in _nodes_at(mention.properties, reference.fields):
                self._follow(node, self._kinds(reference), mention.file, None, reference.fields[-1], in_full=True)
        return value

    def _again(self, known: int, properties: RelationshipProperties | None, mention: Mention) -> None:
        """Merge a relationship that stands a second time: it may add properties, not contradict them."""
        before = self.result.relationships[known]
        if properties is None or properties == before.properties:
            return
        if before.properties is None:
            self.result.relationships[known] = before._replace(properties=properties)
            return
        message = both(
            f"“{before.source}”与“{before.target}”的关系另有不同的属性",
            f"the relationship of '{before.source}' and '{before.target}' has other properties elsewhere",
        )
        other = before.origin
        related = Related(other.span(self.paths), both("另一处", "the other place"))
        span = mention.target.span(self.paths[mention.file])
        self.result.diagnostics.append(problem(CONTRADICTION, message, span, None, (related,)))

    def _is_single(self, kind: RelationshipKind, source: str, mention: Mention, first: Fact) -> bool:
        before = self.single.setdefault((kind.name, source), mention)
        if before is mention:
            return True
        one = Fact(before.file, first.key, before.target)
        other = Fact(mention.file, first.key, mention.target)
        self.result.diagnostics.append(contradiction(source, one, other, self.paths))
        return False

    # References

    def _kinds(self, reference: ReferencePath) -> tuple[str, ...]:
        return reference.target.kinds or tuple(self.prefixes)

    def _value_references(self, draft: Draft, values: Mapping[str, Written]) -> None:
        for reference in draft.plan.references:
            if reference.fields[0] not in values:
                continue
            for fact in stated(draft.facts[reference.fields[0]])[:1]:
                for node in _nodes_at(fact.value, reference.fields[1:]):
                    self._follow(node, self._kinds(reference), fact.file, draft, reference.fields[-1], in_full=True)

    def _follow(
        self,
        node: ScalarNode,
        kinds: tuple[str, ...],
        file: int,
        draft: Draft | None,
        key: str,
        *,
        in_full: bool = False,
    ) -> str | None:
        """Return the id that a reference means, or report why it means none; values of fields stand in full."""
        written = node.value
        found = self.drafts.get(written)
        if found is None and not in_full:
            written = self._prefix(kinds) + written
            found = self.drafts.get(written)
        if found is None:
            self._nothing(node, kinds, file)
        elif found.plan.name not in kinds:
            self._not_permitted(node, found, kinds, file, draft, key)
        else:
            return written
        return None

    def _prefix(self, kinds: tuple[str, ...]) -> str:
        """Return the prefix that may be left out: the one that all admitted kinds share, if any."""
        prefix = self.shortening.get(kinds)
        if prefix is None:
            shared = {self.prefixes[kind] for kind in kinds}
            prefix = self.shortening[kinds] = shared.pop() if len(shared) == 1 else ""
        return prefix

    def _nothing(self, node: ScalarNode, kinds: tuple[str, ...], file: int) -> None:
        prefix = self._prefix(kinds)
        admitted = [element for element, draft in self.drafts.items() if draft.plan.name in kinds]
        is_short = bool(prefix) and not node.value.startswith(prefix)
        near = nearest(node.value, [element.removeprefix(prefix) if is_short else element for element in admitted])
        message = both(f"没有编号为“{node.value}”的元素", f"no element has the id '{node.value}'")
        hint = (
            both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?")
            if near
            else both("声明这个元素，或改正编号", "declare the element, or correct the id")
        )
        self.result.diagnostics.append(problem(REFERENCE, message, node.span(self.paths[file]), hint))

    def _not_permitted(
        self, node: ScalarNode, found: Draft, kinds: tuple[str, ...], file: int, draft: Draft | None, key: str
    ) -> None:
        info = found.plan.kind.info
        by_name = self.catalogue.by_name
        zh = "、".join(by_name[kind].info.label.in_language("zh") for kind in kinds[:6])
        en = ", ".join(kinds[:6])
        of_zh = f"{draft.plan.kind.info.label.in_language('zh')}的" if draft else ""
        of_en = f" of a {draft.plan.name}" if draft else ""
        message = both(
            f"{of_zh}“{key}”不能指向{info.label.in_language('zh')}“{found.id}”",
            f"'{key}'{of_en} cannot lead to the {info.name} '{found.id}'",
        )
        hint = both(f"可以指向：{zh}", f"it leads to: {en}")
        declared = Related(found.declared[0].span(self.paths), both("声明于此", "declared here"))
        self.result.diagnostics.append(problem(ENDPOINT, message, node.span(self.paths[file]), hint, (declared,)))


def _nodes_at(node: Node, fields: Sequence[str]) -> Iterator[ScalarNode]:
    """Yield the scalars at a path of keys, through any lists on the way."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _nodes_at(item, fields)
    elif isinstance(node, MappingNode):
        inner = node.get(fields[0]) if fields else None
        if inner is not None:
            yield from _nodes_at(inner, fields[1:])
    elif not fields and node.resolve() is not None:
        yield node
