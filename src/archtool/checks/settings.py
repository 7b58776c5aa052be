"""Settings of checks: the thresholds, ratios and caps that a workspace may replace in its manifest."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, cast

from pydantic import AfterValidator

from archtool.model.element import Value
from archtool.model.problem import UnreadableValueError
from archtool.model.quantity import RATIO, Quantity, Ratio, plain, read_quantity
from archtool.source.text import both


class CheckSettings(Value):
    """The numbers of one check; a check without numbers has no fields, and states no class of its own.

    A subclass gives every field a default and a description for the manifest's schema and documentation.
    """


def _share(ratio: Quantity) -> Quantity:
    if 0 <= ratio.amount <= 1:
        return ratio
    written = plain(ratio.in_unit("%"))
    raise UnreadableValueError(
        both(f"{written} % 不在 0 % 到 100 % 之间", f"{written} % is not between 0 % and 100 %"),
        both("写成 60 % 这样", "write it like 60 %"),
    )


Share = Annotated[Ratio, AfterValidator(_share)]
"""A ratio between 0 % and 100 %; its `amount` is the fraction, 0 to 1."""


def share(written: str) -> Quantity:
    """Return the default of a field that is a `Share` or a `Ratio`, as an author would write it: `60 %`."""
    return read_quantity(written, RATIO)


def written(value: object) -> str:
    """Return a setting's value as an author would write it in YAML."""
    if isinstance(value, Mapping):
        entries = cast("Mapping[object, object]", value).items()
        return "{" + ", ".join(f"{key}: {written(one)}" for key, one in entries) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(written(one) for one in cast("tuple[object, ...]", value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, Decimal) else str(value)
