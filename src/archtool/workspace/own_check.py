"""A check of one's own as authors write it: one entry of the section `checks`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from archtool.model.element import Value
from archtool.model.kind import Blueprint, Status
from archtool.model.reference import AnyReference
from archtool.model.words import Words
from archtool.source.diagnostic import Severity

CODE_FORM = "^[A-Z]{2,8}[0-9]{2,3}$"
"""How the code of such a check is written: `BSH01`."""

Plain: TypeAlias = bool | int | Decimal | str
"""A value as it stands in a file; the key to which it belongs says what it means."""


def _as_list(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Keys = Annotated[tuple[str, ...], BeforeValidator(_as_list, json_schema_input_type=str | tuple[str, ...])]


class Condition(Value):
    """What the value of one key must be; all that is given must hold, of any value where the key has several."""

    equals: Annotated[Plain | None, Field(description="it is this")] = None
    one_of: Annotated[tuple[Plain, ...], Field(description="it is one of these")] = ()
    none_of: Annotated[tuple[Plain, ...], Field(description="it is stated and none of these")] = ()
    at_least: Annotated[Plain | None, Field(description="number, quantity or day not below this")] = None
    at_most: Annotated[Plain | None, Field(description="number, quantity or day not above this")] = None
    being: Annotated[Literal["present", "missing"] | None, Field(alias="is", description="stated or not")] = None


Conditions = Annotated[Mapping[str, Condition], Field(description="what the values of keys are, by key")]


class Target(Value):
    """Which elements count at the other end of a relationship: those that satisfy every key that is given."""

    kinds: Annotated[Keys, Field(description="names of kinds, as system")] = ()
    elements: Annotated[tuple[AnyReference, ...], Field(description="only these elements")] = ()
    status: Annotated[tuple[Status, ...], Field(description="only with one of these")] = ()
    where: Conditions = Field(default_factory=dict)


class Relating(Value):
    """How many elements of some sort stand at the other end of a relationship."""

    relationship: Annotated[str, Field(description="key of the relationship, from either end")]
    to: Annotated[Target, Field(description="which elements count; left out: all")] = Target.model_construct()
    at_least: Annotated[int | None, Field(ge=0, description="fewest; 1 where neither bound is given")] = None
    at_most: Annotated[int | None, Field(ge=0, description="most")] = None

    @property
    def bounds(self) -> tuple[int, int | None]:
        """Return the fewest and the most."""
        least = 1 if self.at_least is None and self.at_most is None else self.at_least or 0
        return least, self.at_most


class Pattern(Value):
    """Which elements a check judges: those that satisfy every key that is given."""

    kinds: Annotated[Keys, Field(description="names of kinds, as system")] = ()
    blueprint: Annotated[Blueprint | None, Field(description="every kind of this blueprint")] = None
    within: Annotated[AnyReference | None, Field(description="contained in it, at any depth")] = None
    status: Annotated[tuple[Status, ...], Field(description="only with one of these")] = ()
    where: Conditions = Field(default_factory=dict)
    relate: Annotated[tuple[Relating, ...], Field(description="only where these relationships stand")] = ()
    without: Annotated[tuple[AnyReference, ...], Field(alias="except", description="but not these elements")] = ()


class Must(Value):
    """What each of those elements has to satisfy; every part that fails is a finding."""

    have: Annotated[Keys, Field(description="properties and relationships that must be stated")] = ()
    not_have: Annotated[Keys, Field(description="properties and relationships that must not be stated")] = ()
    values: Conditions = Field(default_factory=dict)
    relate: Annotated[tuple[Relating, ...], Field(description="relationships that must stand, and how many")] = ()


class OwnCheck(Value):
    """One rule of the programme itself: which elements it is for, and what must hold of them."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="the bad thing, in kebab case")]
    title: Annotated[Words, Field(description="what it reports, without full stop")]
    severity: Annotated[Severity, Field(description="how much a finding matters")] = Severity.WARNING
    why: Annotated[Words, Field(description="what goes wrong when nobody corrects it")]
    fix: Annotated[Words, Field(description="what to do about it")]
    source: Annotated[str, Field(description="where the rule comes from, as a clause or minutes")] = ""
    pattern: Annotated[Pattern, Field(alias="for", description="which elements it judges")]
    must: Annotated[Must, Field(description="what has to hold of each of them")]
    message: Annotated[
        Words, Field(description="what a finding says, with {id}, {name}, {kind}, {key}, {value} or {count}")
    ]
