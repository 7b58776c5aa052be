"""Calendar days, as a pydantic field type."""

import re
from datetime import date
from typing import Annotated

from archtool.model.field_type import ReadWith
from archtool.model.problem import UnreadableValueError
from archtool.source.text import both

_FORM = r"^\d{4}-\d{2}-\d{2}$"


def read_day(value: object) -> date:
    """Read a day as `2027-03-31`, the extended form of ISO 8601.

    Raises:
        UnreadableValueError: the value is no such text, or no day of the calendar.
    """
    if isinstance(value, date):
        return value
    hint = both("写成 2027-03-31 这样", "write it like 2027-03-31")
    if not isinstance(value, str) or not re.fullmatch(_FORM, value):
        raise UnreadableValueError(both("应为日期", "expected a day"), hint)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UnreadableValueError(both("日历上没有这一天", "the calendar has no such day"), hint) from error


Day = Annotated[
    date,
    ReadWith(
        read_day,
        date.isoformat,
        {"type": "string", "format": "date", "pattern": _FORM, "examples": ["2027-03-31"]},
    ),
]
