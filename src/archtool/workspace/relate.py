"""Relationship keys to relationships: every target followed, the same relationship written twice made one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from archtool.model.catalogue import Catalogue, RelationshipKey
from archtool.model.reference import reference_paths
from archtool.model.relationship import Relationship, RelationshipKind, RelationshipProperties
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.node import Written
from archtool.source.node_path import key_at, node_at
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import CONTRADICTION, REFERENCE_FORM, problem
from archtool.workspace.gather import Draft
from archtool.workspace.merge import contradiction
from archtool.workspace.references import Asked, References
from archtool.workspace.saying import Saying, Spot
from archtool.workspace.validate import validate

Properties: TypeAlias = dict[str, Written]
"""What is written for one relationship."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """Places inside the properties of one relationship."""

    spot: Spot

    def value(self, steps: Sequence[int | str]) -> Span:
        return node_at(self.spot.inside, steps).span(self.spot.path)

    def key(self, steps: Sequence[int | str]) -> Span:
        return key_at(self.spot.inside, steps).span(self.spot.path)


class Relationships:
    """Collects the relationships in source order; they are told apart by kind, source and target.

    Of a kind that permits one target for a source, kind and source suffice.
    """

    def __init__(self, references: References, catalogue: Catalogue) -> None:
        self.found: list[Relationship] = []
        self.diagnostics: list[Diagnostic] = []
        self._references = references
        self._every_kind = tuple(kind.info.name for kind in catalogue.kinds)
        self._seen: dict[tuple[str, ...], int] = {}

    def host(self, kind: RelationshipKind, element: str, host: str, inside: Saying) -> None:
        """Add the relationship of an element that is written inside another."""
        self._connect(Relationship(kind, element, host, None, Spot(inside)))

    def add(self, draft: Draft, meaning: RelationshipKey, saying: Saying, key: str) -> None:
        """Add what is said in one place under a relationship key.

        Most relationships of a large model come one by one, so nothing is called for them that can do without a call.
        """
        kind, others, prefix, element = meaning.kind, meaning.others, meaning.prefix, draft.id
        drafts = self._references.drafts
        for number, written, properties in self._mentions(saying, key):
            other = drafts.get(written) or drafts.get(prefix + written)
            spot = Spot(saying, key, number)
            if other is None or other.plan.name not in others:
                self._references.refuse(spot.span, written, Asked(key, draft.plan, others, prefix))
                continue
            source, target = (other.id, element) if meaning.is_inverse else (element, other.id)
            held = None if properties is None else self._properties(kind, properties, spot)
            self._connect(Relationship(kind, source, target, held, spot))

    def _mentions(self, saying: Saying, key: str) -> Iterable[tuple[int, str, Properties | None]]:
        """Return the targets that are named: place in the value, -1 where it is the value, id, properties."""
        value = saying.said[key]
        if type(value) is list:
            mentions = [(number, item, None) for number, item in enumerate(value) if type(item) is str]
            return mentions if len(mentions) == len(value) else self._rare_mentions(saying, key)
        if type(value) is str:
            return ((-1, value, None),)
        return () if value is None else self._rare_mentions(saying, key)

    def _rare_mentions(self, saying: Saying, key: str) -> Iterator[tuple[int, str, Properties | None]]:
        """Yield targets with properties of their own, and those that look like numbers, by what is written."""
        value = saying.said[key]
        if isinstance(value, dict):
            for number, (target, properties) in enumerate(value.items()):
                if properties is None or isinstance(properties, dict):
                    yield number, target, properties or None
                else:
                    self._malformed(saying, key, number)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, dict | list):
                    self._malformed(saying, key, number)
                else:
                    yield number, Spot(saying, key, number).text, None
        else:
            yield -1, Spot(saying, key).text, None

    def _malformed(self, saying: Saying, key: str, number: int) -> None:
        message = both(f"“{key}”的写法不对：应为编号", f"'{key}' is not written as ids")
        hint = both("写成 [a, b]，或 {a: {属性: 值}}", "write [a, b], or {a: {property: value}}")
        self.diagnostics.append(problem(REFERENCE_FORM, message, _Inside(Spot(saying, key, number)).value(()), hint))

    def _connect(self, edge: Relationship) -> None:
        kind, source, target, _, _ = edge
        number = len(self.found)
        known = self._seen.setdefault((kind.name, source) if kind.single else (kind.name, source, target), number)
        if known == number:
            self.found.append(edge)
        elif self.found[known].target == target:
            self._again(known, edge)
        else:
            self.diagnostics.append(contradiction(source, _spot(self.found[known]), _spot(edge)))

    def _properties(self, kind: RelationshipKind, written: Properties, spot: Spot) -> RelationshipProperties | None:
        value, diagnostics = validate(kind.properties, written, _Inside(spot))
        self.diagnostics.extend(diagnostics)
        for reference in reference_paths(kind.properties):
            kinds = reference.target.kinds or self._every_kind
            if not self._references.hold(written, reference.fields, kinds):
                self._references.follow(spot, reference.fields, Asked(reference.fields[-1], None, kinds))
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
        related = Related(_spot(before).span, both("另一处", "the other place"))
        self.diagnostics.append(problem(CONTRADICTION, message, _spot(again).span, hint, (related,)))


def _merged(one: RelationshipProperties | None, other: RelationshipProperties) -> RelationshipProperties | None:
    """Return the properties of both, or nothing where they disagree."""
    if one is None or one == other:
        return other
    shared = one.model_fields_set & other.model_fields_set
    if any(getattr(one, name) != getattr(other, name) for name in shared):
        return None
    return one.model_copy(update={name: getattr(other, name) for name in other.model_fields_set})


def _spot(edge: Relationship) -> Spot:
    return cast("Spot", edge.origin)
