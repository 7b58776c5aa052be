"""A waiver as authors write it: one entry of the section `waivers`."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from archtool.model.day import Day
from archtool.model.element import Value
from archtool.model.words import Words

EVERYTHING = "all"
"""What `elements` says where a waiver silences a check everywhere."""


def _as_list(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class Waiver(Value):
    """Findings of one check that somebody answers for, until a day."""

    code: Annotated[str, Field(description="code of the check whose findings are waived")]
    elements: Annotated[
        tuple[str, ...],
        BeforeValidator(_as_list, json_schema_input_type=str | tuple[str, ...]),
        Field(min_length=1, description="ids of elements or views where the findings stand; all: everywhere"),
    ]
    expires: Annotated[Day, Field(description="last day on which it holds")]
    reason: Annotated[Words | None, Field(description="why the finding may stand until then")] = None
    owner: Annotated[str | None, Field(description="organisation that answers for it")] = None
    clause: Annotated[str | None, Field(description="clause of the client's document on which it rests")] = None

    @property
    def is_everywhere(self) -> bool:
        """Return whether it holds for every element."""
        return EVERYTHING in self.elements
