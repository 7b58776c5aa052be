"""A workspace's own vocabulary: kinds, properties and relationships that its manifest declares, without Python."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from archtool.model.catalogue import Catalogue
from archtool.model.element import Element, Value
from archtool.model.kind import Blueprint, KindInfo
from archtool.model.quantity import Bandwidth, Compute, Distance, Duration, Money, Months, Ratio, Size
from archtool.model.reference import ReferenceTo
from archtool.model.relationship import ANY_KIND, RelationshipKind
from archtool.model.words import Words
from archtool.source.text import Text, both

_TYPES: dict[str, Any] = {
    "words": Words, "text": str, "integer": int, "boolean": bool, "money": Money, "compute": Compute, "size": Size,
    "bandwidth": Bandwidth, "duration": Duration, "months": Months, "ratio": Ratio, "distance": Distance,
}  # fmt: skip
_NAME = r"^[a-z]+(-[a-z]+)*$"
_KEY = r"^[a-z]+(_[a-z]+)*$"

PropertyType = Literal[
    "words", "text", "integer", "boolean", "money", "compute", "size", "bandwidth", "duration", "months", "ratio",
    "distance", "choice", "reference",
]  # fmt: skip


class PropertyDeclaration(Value):
    """A property that a kind gains."""

    name: Annotated[str, Field(pattern=_KEY, description="the key that authors write")]
    type: Annotated[PropertyType, Field(description="what its value is")]
    description: Annotated[Words, Field(description="what it says")]
    values: Annotated[tuple[str, ...], Field(description="permitted values of a choice")] = ()
    kinds: Annotated[tuple[str, ...], Field(description="kinds that a reference may lead to; none means any")] = ()
    is_required: Annotated[bool, Field(alias="required", description="whether every element must state it")] = False


class AddedProperty(PropertyDeclaration):
    """A property for a kind that archtool knows already."""

    kind: Annotated[str, Field(description="name of the kind, as system")]


class KindDeclaration(Value):
    """A kind of the workspace's own."""

    name: Annotated[str, Field(pattern=_NAME, description="name of the kind")]
    plural: Annotated[str, Field(pattern=_KEY, description="section that files use")]
    prefix: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*\.$", description="what its ids begin with, as pos.")]
    label: Annotated[Words, Field(description="official name")]
    blueprint: Annotated[Blueprint | None, Field(description="blueprint; that of `like` when left out")] = None
    like: Annotated[str | None, Field(description="kind whose properties and relationships it shares")] = None
    archimate: Annotated[str | None, Field(description="counterpart in ArchiMate 3.2")] = None
    c4: Annotated[str | None, Field(description="counterpart in C4")] = None
    properties: Annotated[tuple[PropertyDeclaration, ...], Field(description="properties of its own")] = ()


class RelationshipDeclaration(Value):
    """A relationship of the workspace's own."""

    name: Annotated[str, Field(pattern=_KEY, description="key at its source")]
    inverse: Annotated[str, Field(pattern=_KEY, description="key at its target")]
    label: Annotated[Words, Field(description="how figures name it")]
    sources: Annotated[tuple[str, ...], Field(alias="from", min_length=1, description="kinds at its source")]
    targets: Annotated[tuple[str, ...], Field(alias="to", min_length=1, description="kinds at its target")]
    archimate: Annotated[str, Field(description="counterpart in ArchiMate 3.2")] = "Association"
    is_single: Annotated[bool, Field(alias="single", description="at most one target for a source")] = False
    is_acyclic: Annotated[bool, Field(alias="acyclic", description="may not lead back to itself")] = False


class Profile(Value):
    """What a workspace adds to the standard vocabulary."""

    kinds: Annotated[tuple[KindDeclaration, ...], Field(description="further kinds")] = ()
    properties: Annotated[tuple[AddedProperty, ...], Field(description="further properties of known kinds")] = ()
    relationships: Annotated[tuple[RelationshipDeclaration, ...], Field(description="further relationships")] = ()


@dataclass(frozen=True, slots=True)
class Misfit:
    """A declaration that cannot join the vocabulary: where in the profile, and why."""

    steps: tuple[int | str, ...]
    message: Text


def misfits(profile: Profile, catalogue: Catalogue) -> Iterator[Misfit]:
    """Yield every declaration that clashes with the vocabulary or names a kind that is not there."""
    known = {*catalogue.by_name, *(kind.name for kind in profile.kinds)}
    taken = {*catalogue.by_name, *catalogue.by_plural, *catalogue.relationship}
    for number, kind in enumerate(profile.kinds):
        for word in (kind.name, kind.plural):
            if word in taken:
                yield Misfit(("kinds", number), both(f"“{word}”已被占用", f"'{word}' is taken already"))
            taken.add(word)
        if kind.like is not None and kind.like not in catalogue.by_name:
            yield Misfit(("kinds", number, "like"), _no_kind(kind.like))
        elif kind.like is None and kind.blueprint is None:
            yield Misfit(("kinds", number), both("缺少 blueprint 或 like", "it needs `blueprint` or `like`"))
    for number, added in enumerate(profile.properties):
        base = catalogue.by_name.get(added.kind)
        if base is None:
            yield Misfit(("properties", number, "kind"), _no_kind(added.kind))
        elif added.name in base.model_fields or added.name in catalogue.keys[added.kind]:
            message = both(f"{added.kind} 已有“{added.name}”", f"{added.kind} has '{added.name}' already")
            yield Misfit(("properties", number, "name"), message)
    for number, relationship in enumerate(profile.relationships):
        for word in (relationship.name, relationship.inverse):
            if word in taken:
                yield Misfit(("relationships", number), both(f"“{word}”已被占用", f"'{word}' is taken already"))
            taken.add(word)
        for key, names in (("from", relationship.sources), ("to", relationship.targets)):
            for place, name in enumerate(names):
                if name not in known and name != ANY_KIND:
                    yield Misfit(("relationships", number, key, place), _no_kind(name))


def extended(catalogue: Catalogue, profile: Profile) -> Catalogue:
    """Return the vocabulary with the profile's additions; `misfits` must have found none."""
    added: dict[str, list[PropertyDeclaration]] = {}
    for declaration in profile.properties:
        added.setdefault(declaration.kind, []).append(declaration)
    by_name = {
        name: _subclass(kind, kind.info, added[name]) if name in added else kind
        for name, kind in catalogue.by_name.items()
    }
    kinds = [*by_name.values(), *(_kind(declaration, by_name) for declaration in profile.kinds)]
    likeness = {kind.name: kind.like for kind in profile.kinds if kind.like is not None}
    relationships = [*(_widened(one, likeness) for one in catalogue.relationships)]
    relationships += [_relationship(declaration) for declaration in profile.relationships]
    return Catalogue(tuple(kinds), tuple(relationships))


def _kind(declaration: KindDeclaration, by_name: dict[str, type[Element]]) -> type[Element]:
    base = by_name[declaration.like] if declaration.like else Element
    like = base.info if declaration.like else None
    info = KindInfo(
        declaration.name,
        declaration.plural,
        declaration.prefix,
        declaration.label,
        declaration.blueprint or (like.blueprint if like else Blueprint.PROGRAMME),
        declaration.archimate or (like.archimate if like else "Grouping"),
        declaration.c4 or (like.c4 if like else None),
    )
    return _subclass(base, info, declaration.properties)


def _subclass(base: type[Element], info: KindInfo, properties: Sequence[PropertyDeclaration]) -> type[Element]:
    fields: dict[str, Any] = {one.name: _field(one) for one in properties}
    name = "".join(part.capitalize() for part in info.name.split("-"))
    kind = create_model(name, __base__=base, __doc__=base.__doc__, **fields)
    kind.info = info
    return kind


def _field(declaration: PropertyDeclaration) -> tuple[Any, Any]:
    description = declaration.description.in_language("en")
    if declaration.type == "choice":
        kind: Any = Literal[declaration.values]
    elif declaration.type == "reference":
        kind = Annotated[str, ReferenceTo(declaration.kinds)]
    else:
        kind = _TYPES[declaration.type]
    if declaration.is_required:
        return Annotated[kind, Field(description=description)], ...
    return Annotated[kind | None, Field(description=description)], None


def _widened(kind: RelationshipKind, likeness: dict[str, str]) -> RelationshipKind:
    """Return a relationship kind that admits a new kind wherever it admits the one that it is like."""
    pairs = list(kind.endpoints)
    for name, like in likeness.items():
        pairs += [(name if source == like else source, target) for source, target in pairs if source == like]
        pairs += [(source, name if target == like else target) for source, target in pairs if target == like]
    return kind if len(pairs) == len(kind.endpoints) else replace(kind, endpoints=tuple(dict.fromkeys(pairs)))


def _relationship(declaration: RelationshipDeclaration) -> RelationshipKind:
    pairs = tuple((source, target) for source in declaration.sources for target in declaration.targets)
    return RelationshipKind(
        declaration.name,
        declaration.inverse,
        declaration.label,
        declaration.label,
        pairs,
        declaration.archimate,
        single=declaration.is_single,
        acyclic=declaration.is_acyclic,
    )


def _no_kind(name: str) -> Text:
    return both(f"没有“{name}”这个类别", f"there is no kind '{name}'")
