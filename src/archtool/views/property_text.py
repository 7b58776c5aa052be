"""Properties of elements as texts: found by the key that authors write, worded in the figure's language."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import cast

from pydantic import BaseModel

from archtool.model.element import Element
from archtool.model.kind import Basis, Status
from archtool.model.quantity import Quantity, plain
from archtool.source.text import Text, both
from archtool.views.wording import listed

_YES, _NO = both("是", "yes"), both("否", "no")
_LABELLED = "label"


def property_of(element: Element, key: str) -> object:
    """Return the value of a key of an element, as `class` or `needs.cpu`; nothing where the element has no such key."""
    value: object = element
    for part in key.split("."):
        value = _field(value, part)
    return value


def property_text(value: object, language: str) -> str:
    """Return a value as figures print it; nothing is printed for none."""
    match value:
        case None:
            return ""
        case Text():
            return value.in_language(language)
        case Basis() | Status():
            return value.label.in_language(language)
        case StrEnum():
            label: object = getattr(value, _LABELLED, None)
            return label.in_language(language) if isinstance(label, Text) else value.value
        case bool():
            return (_YES if value else _NO).in_language(language)
        case Decimal():
            return plain(value)
        case tuple():
            return joined((property_text(one, language) for one in cast("tuple[object, ...]", value)), language)
        case BaseModel():
            return property_text(_field(value, "name"), language)
        case _:
            return str(value)


def joined(texts: Iterable[str], language: str) -> str:
    """Return texts one after the other, each once, the empty ones left out."""
    return listed(dict.fromkeys(text for text in texts if text), language)


def has_values(element: Element, where: Iterable[tuple[str, str]]) -> bool:
    """Return whether an element has the given values at the given keys, spelled as authors write them."""
    return all(_written(property_of(element, key)) == value for key, value in where)


def _written(value: object) -> str:
    return value.value if isinstance(value, StrEnum) else property_text(value, "")


def amount_of(value: object, unit: str | None) -> Decimal | None:
    """Return a number or quantity as an exact number of `unit`, or nothing where it is none or of something else."""
    if isinstance(value, Quantity):
        known = unit is not None and value.dimension.factor(unit) is not None
        return value.in_unit(unit) if known and unit is not None else value.amount
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    return None


def _field(value: object, key: str) -> object:
    if not isinstance(value, BaseModel):
        return None
    for name, field in type(value).model_fields.items():
        if key in (name, field.alias):
            found: object = getattr(value, name)
            return found
    return None
