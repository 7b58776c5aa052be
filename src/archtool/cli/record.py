"""Results as JSON values: dataclasses by their fields, words in one language, exact numbers as text."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import cast

from archtool.model.quantity import plain
from archtool.source.text import Text

_DIGITS = 6


def record(value: object, language: str) -> object:
    """Return a result as JSON values.

    A dataclass becomes an object with the names of its fields, a `Text` its words, a vocabulary its word, a decimal its
    exact text, a float at most six decimals.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return cast("object", value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return round(value, _DIGITS) + 0.0  # never -0.0
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return {str(record(key, language)): record(one, language) for key, one in pairs.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: record(getattr(value, field.name), language) for field in fields(value)}
    return [record(one, language) for one in cast("Iterable[object]", value)]


def chosen(value: object, names: Iterable[str], language: str) -> dict[str, object]:
    """Return some attributes of a result as JSON values, by name."""
    return {name: record(getattr(value, name), language) for name in names}
