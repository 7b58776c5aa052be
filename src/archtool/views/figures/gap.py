"""Gap matrices: what each organisation has reached against what it must reach, as 现状/目标差距矩阵."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.model.element import Value
from archtool.model.reference import ReferenceTo
from archtool.model.words import Words
from archtool.views.selection import Selection
from archtool.views.view import View


class Measured(Value):
    """A standard by whose levels organisations are measured."""

    standard: Annotated[Annotated[str, ReferenceTo(("standard",))], Field(description="the standard")]
    name: Annotated[Words | None, Field(description="short name; the standard's own where left out")] = None


class GapView(View):
    """Organisations against the levels of standards, or against the items that their levels demand.

    What an organisation holds today comes from its `held_levels`; where it says nothing, the figure says so too. In the
    note `{surveyed}` stands for the organisations of which something is known, `{organisation}` for all of them.
    """

    computed: ClassVar[tuple[str, ...]] = ("surveyed", "demands")
    figure: Annotated[Literal["gap"], Field(description="kind of figure")] = "gap"
    organisations: Annotated[Selection, Field(description="the rows; grouped by hospital level")]
    standards: Annotated[tuple[Measured, ...], Field(min_length=1, description="the columns, or their headings")]
    of: Annotated[
        Literal["levels", "items"], Field(description="one column a standard, or one for each item of its levels")
    ] = "levels"
    organisations_title: Annotated[Words, Field(description="what the rows are")]
    standards_title: Annotated[Words, Field(description="what the columns are")]
