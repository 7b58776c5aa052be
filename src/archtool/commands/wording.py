"""Values of elements and relationships in words, for those who look things up."""

from collections.abc import Iterator
from enum import Enum
from typing import cast

from archtool.model.element import Value
from archtool.source.text import Text, both

_TRUE, _FALSE = both("是", "yes"), both("否", "no")
_BETWEEN = both("、", ", ")


def written(value: object, language: str) -> tuple[str, ...]:
    """Return a value as lines of text: one, or one for each part of a list of parts."""
    items = _items(value) or ()
    if any(isinstance(item, Value) for item in items):
        return tuple(in_words(item, language) for item in items)
    return (in_words(value, language),)


def in_words(value: object, language: str) -> str:
    """Return a value as one line of text."""
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, Enum):
        label = getattr(value, "label", None)
        return f"{label.in_language(language)} ({value.value})" if isinstance(label, Text) else str(value.value)
    if isinstance(value, bool):
        return (_TRUE if value else _FALSE).in_language(language)
    items = _items(value)
    if items is not None:
        return _BETWEEN.in_language(language).join(in_words(item, language) for item in items)
    if isinstance(value, Value):
        return ", ".join(f"{key}: {in_words(inner, language)}" for key, inner in stated(value))
    return str(value)


def _items(value: object) -> tuple[object, ...] | None:
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else None


def stated(value: Value) -> Iterator[tuple[str, object]]:
    """Yield the keys that authors wrote, as they wrote them, with their values, in the order of the kind's fields."""
    for name, field in type(value).model_fields.items():
        inner: object = getattr(value, name)
        if name in value.model_fields_set and inner is not None:
            yield field.alias or name, inner
