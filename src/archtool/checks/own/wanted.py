"""The values that conditions name, read as the key to which they belong has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, create_model

from archtool.checks.own.key import PropertyKey
from archtool.model.quantity import Quantity
from archtool.source.diagnostic import Diagnostic
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import VALUE, problem
from archtool.workspace.own_check import Plain
from archtool.workspace.validate import validate


@dataclass(frozen=True, slots=True)
class _At:
    """The one place at which a value is written."""

    span: Span

    def value(self, steps: Sequence[int | str]) -> Span:
        return self.span

    def key(self, steps: Sequence[int | str]) -> Span:
        return self.span


def read_wanted(key: PropertyKey, written: Plain, span: Span) -> tuple[object, tuple[Diagnostic, ...]]:
    """Return a written value as the property would hold it, or what is wrong with it."""
    item = key.item
    if item is None or (isinstance(item, type) and issubclass(item, BaseModel)):
        message = both(
            f"“{key.word}”由几部分组成，不能与一个值相比", f"'{key.word}' has several parts and is no single value"
        )
        hint = both(
            f"写 is: present 或 is: missing，或写 {key.word}.其中的键",
            f"ask `is: present` or `is: missing`, or name a part: {key.word}.KEY",
        )
        return None, (problem(VALUE, message, span, hint),)
    kind = cast("Any", item)
    field: dict[str, Any] = {"wanted": (kind, Field(alias=key.word))}
    model = create_model("Wanted", __config__=ConfigDict(frozen=True), **field)
    read, problems = validate(model, {key.word: written}, _At(span))
    return getattr(read, "wanted", None), problems


def is_ordered(value: object) -> bool:
    """Return whether a value can lie above or below another one."""
    return isinstance(value, int | Decimal | Quantity | date) and not isinstance(value, bool)
