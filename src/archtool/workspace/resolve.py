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
from archtool.source.node import Written
from archtool.source.node_path import key_at, node_at, reach
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import KEY, problem
from archtool.workspace.gather import Draft
from archtool.workspace.merge import merge_property
from archtool.workspace.references import Asked, References
from archtool.workspace.relate import Relationships
from archtool.workspace.saying import Spot
from archtool.workspace.source_order import homeward
from archtool.workspace.validate import explained


@dataclass(frozen=True, slots=True)
class Resolved:
    """Elements and relationships in source order, and what was wrong."""

    elements: Sequence[Element]
    relationships: Sequence[Relationship]
    diagnostics: Sequence[Diagnostic]


def resolve(drafts: Mapping[str, Draft], catalogue: Catalogue) -> Resolved:
    """Validate every draft and follow every reference; cost linear in the facts."""
    resolver = _Resolver(drafts, catalogue)
    for draft in drafts.values():
        resolver.element(draft)
    found = (*resolver.diagnostics, *resolver.relationships.diagnostics, *resolver.references.diagnostics)
    return Resolved(resolver.elements, resolver.relationships.found, found)


@dataclass(frozen=True, slots=True)
class _InDraft:
    """Places inside what is said about one draft: of several places, in the one that says most of a path."""

    draft: Draft

    def value(self, steps: Sequence[int | str]) -> Span:
        spot = self._spot(steps)
        return node_at(spot.node, steps[1:]).span(spot.path) if spot.key else spot.span

    def key(self, steps: Sequence[int | str]) -> Span:
        spot = self._spot(steps)
        if not spot.key:
            return spot.span
        node = key_at(spot.node, steps[1:]) if len(steps) > 1 else spot.saying.key(spot.key)
        return node.span(spot.path)

    def _spot(self, steps: Sequence[int | str]) -> Spot:
        key = str(steps[0]) if steps else ""
        spots = [Spot(saying, key) for saying in self.draft.stating(key)] if key else []
        return max(spots, key=lambda spot: reach(spot.node, steps[1:])) if spots else Spot(homeward(self.draft)[0])


class _Resolver:
    """Holds what is shared by all drafts."""

    def __init__(self, drafts: Mapping[str, Draft], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.every_kind = tuple(kind.info.name for kind in catalogue.kinds)
        self.elements: list[Element] = []
        self.diagnostics: list[Diagnostic] = []
        self.references = References(drafts, catalogue)
        self.relationships = Relationships(self.references, catalogue)

    def element(self, draft: Draft) -> None:
        plan, sayings = draft.plan, draft.sayings
        values: dict[str, Written] = {"id": draft.id}
        count = 1
        for saying in sayings:
            values.update(saying.said)
            count += len(saying.said)
        if len(values) == count:
            relationships, add = plan.relationships, self.relationships.add
            for saying in sayings:
                for key in saying.said:
                    if key in relationships:
                        del values[key]
                        add(draft, relationships[key], saying, key)
        else:
            self._agreed(draft, values)
        if draft.host is not None:
            self._host(draft)
        try:
            self.elements.append(plan.kind.model_validate(values, by_alias=True, by_name=False))
        except ValidationError as error:
            self.diagnostics.extend(explained(plan.kind, error, values, _InDraft(draft)))
        for reference in plan.references:
            if reference.fields[0] in values:
                self._value_reference(draft, reference, values[reference.fields[0]])
        if "assumed" in values:
            self._assumed(draft)

    def _agreed(self, draft: Draft, values: dict[str, Written]) -> None:
        """Put in what holds where several places speak of the same key."""
        relationships = draft.plan.relationships
        for key in draft.keys:
            sayings = draft.stating(key)
            if key in relationships:
                del values[key]
                for saying in sayings:
                    self.relationships.add(draft, relationships[key], saying, key)
            else:
                values[key] = merge_property(draft.id, key, sayings, self.diagnostics)

    def _host(self, draft: Draft) -> None:
        nesting = draft.plan.kind.info.nested
        if nesting is not None and draft.host is not None:
            host, inside = draft.host
            self.relationships.host(self.catalogue.relationship[nesting.relationship], draft.id, host, inside)

    def _value_reference(self, draft: Draft, reference: ReferencePath, written: Written) -> None:
        first, *fields = reference.fields
        kinds = reference.target.kinds or self.every_kind
        if not self.references.hold(written, fields, kinds):
            asked = Asked(reference.fields[-1], draft.plan, kinds)
            for saying in draft.stating(first):
                self.references.follow(Spot(saying, first), fields, asked)

    def _assumed(self, draft: Draft) -> None:
        keys = draft.plan.keys
        for saying in draft.stating("assumed"):
            items = saying.said["assumed"]
            for number, item in enumerate(items if isinstance(items, list) else ()):
                if item not in keys and not isinstance(item, dict | list):
                    self._unknown_key(draft, Spot(saying, "assumed", number))

    def _unknown_key(self, draft: Draft, spot: Spot) -> None:
        name, written = draft.plan.kind.info, spot.text
        near = nearest(written, draft.plan.keys)
        message = both(
            f"{name.label.in_language('zh')}没有“{written}”这个键，不能标为假设",
            f"{name.name} has no key '{written}' to mark as assumed",
        )
        hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
        self.diagnostics.append(problem(KEY, message, spot.span, hint))
