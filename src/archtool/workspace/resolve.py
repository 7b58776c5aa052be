"""Drafts to elements and relationships: values validated, every reference followed to its element."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from archtool.model.catalogue import Catalogue
from archtool.model.element import Element
from archtool.model.reference import ReferencePath
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Diagnostic
from archtool.source.nearest import nearest
from archtool.source.node import ScalarNode, SequenceNode
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import KEY, problem
from archtool.workspace.gather import Draft, Fact
from archtool.workspace.merge import Written, key_at, merge_property, node_at, plain, reach, stated
from archtool.workspace.references import Asked, References, scalars_at
from archtool.workspace.relate import Relationships
from archtool.workspace.source_order import homeward
from archtool.workspace.validate import explained


@dataclass(frozen=True, slots=True)
class Resolved:
    """Elements and relationships in source order, and what was wrong."""

    elements: Sequence[Element]
    relationships: Sequence[Relationship]
    diagnostics: Sequence[Diagnostic]


def resolve(drafts: Mapping[str, Draft], catalogue: Catalogue, paths: Sequence[str]) -> Resolved:
    """Validate every draft and follow every reference; cost linear in the facts."""
    resolver = _Resolver(drafts, catalogue, paths)
    for draft in drafts.values():
        resolver.element(draft)
    found = (*resolver.diagnostics, *resolver.relationships.diagnostics, *resolver.references.diagnostics)
    return Resolved(resolver.elements, resolver.relationships.found, found)


@dataclass(frozen=True, slots=True)
class _InDraft:
    """Places inside the facts of one draft: of several facts about a key, in the one that says most of a path."""

    draft: Draft
    paths: Sequence[str]

    def value(self, steps: Sequence[int | str]) -> Span:
        fact = self._fact(steps)
        if fact is None:
            return homeward(self.draft)[0].span(self.paths)
        return node_at(fact.value, steps[1:]).span(self.paths[fact.file])

    def key(self, steps: Sequence[int | str]) -> Span:
        fact = self._fact(steps)
        if fact is None:
            return homeward(self.draft)[0].span(self.paths)
        node = key_at(fact.value, steps[1:]) if len(steps) > 1 else fact.key
        return node.span(self.paths[fact.file])

    def _fact(self, steps: Sequence[int | str]) -> Fact | None:
        facts = self.draft.facts.get(str(steps[0])) if steps else None
        return max(stated(facts, self.draft.homes), key=lambda fact: reach(fact.value, steps[1:])) if facts else None


class _Resolver:
    """Holds what is shared by all drafts."""

    def __init__(self, drafts: Mapping[str, Draft], catalogue: Catalogue, paths: Sequence[str]) -> None:
        self.catalogue = catalogue
        self.paths = paths
        self.every_kind = tuple(kind.info.name for kind in catalogue.kinds)
        self.elements: list[Element] = []
        self.diagnostics: list[Diagnostic] = []
        self.references = References(drafts, catalogue, paths)
        self.relationships = Relationships(self.references, catalogue, paths)

    def element(self, draft: Draft) -> None:
        plan = draft.plan
        values: dict[str, Written] = {"id": draft.id}
        relationships = plan.relationships
        for key, facts in draft.facts.items():
            counted = facts if len(facts) == 1 else stated(facts, draft.homes)
            meaning = relationships.get(key)
            if meaning is not None:
                self.relationships.add(draft, meaning, counted)
            elif len(counted) == 1:
                node = counted[0].value
                values[key] = node.resolve() if type(node) is ScalarNode else plain(node)
            else:
                values[key] = merge_property(draft.id, counted, self.paths, self.diagnostics)
        if draft.host is not None:
            self._host(draft)
        try:
            self.elements.append(plan.kind.model_validate(values, by_alias=True, by_name=False))
        except ValidationError as error:
            self.diagnostics.extend(explained(plan.kind, error, values, _InDraft(draft, self.paths)))
        for reference in plan.references:
            referring = draft.facts.get(reference.fields[0])
            if referring is not None:
                self._value_reference(draft, reference, stated(referring, draft.homes))
        if "assumed" in values:
            self._assumed(draft)

    def _host(self, draft: Draft) -> None:
        nesting = draft.plan.kind.info.nested
        if nesting is not None and draft.host is not None:
            host, inside = draft.host
            self.relationships.host(self.catalogue.relationship[nesting.relationship], draft.id, host, inside)

    def _value_reference(self, draft: Draft, reference: ReferencePath, facts: Sequence[Fact]) -> None:
        kinds = reference.target.kinds or self.every_kind
        for fact in facts:
            asked = Asked(fact.file, reference.fields[-1], draft.plan, kinds)
            for node in scalars_at(fact.value, reference.fields[1:]):
                self.references.follow(node, asked)

    def _assumed(self, draft: Draft) -> None:
        for fact in stated(draft.facts["assumed"], draft.homes):
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
        self.diagnostics.append(problem(KEY, message, item.span(self.paths[file]), hint))
