"""The base of every kind: identity, names, lifecycle and the word on which the facts stand."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from archtool.model.field_type import Shared
from archtool.model.kind import Basis, KindInfo, Status
from archtool.model.reference import PhaseReference
from archtool.model.words import Words


class Value(BaseModel):
    """A value with several parts inside an element or a relationship; frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Element(Value):
    """One node of the typed graph. Kinds are its direct subclasses and declare `info`."""

    info: ClassVar[KindInfo]

    id: Annotated[
        str, Field(description="unique in the workspace: letters, digits and hyphens, segments joined by dots")
    ]
    name: Annotated[Words, Field(description="official name; one text, or one a language"), Shared()]
    aliases: Annotated[tuple[Words, ...], Field(description="other names under which it is known"), Shared()] = ()
    description: Annotated[Words | None, Field(description="what it is and what it is for"), Shared()] = None
    note: Annotated[Words | None, Field(description="a remark for readers of the model"), Shared()] = None
    basis: Annotated[Basis | None, Field(description="on whose word the element and its name stand"), Shared()] = None
    assumed: Annotated[
        tuple[str, ...],
        Field(description="keys of this element whose facts are assumptions, whatever `basis` says"),
        Shared(),
    ] = ()
    status: Annotated[Status | None, Field(description="what the programme does with it"), Shared()] = None
    from_phase: Annotated[
        PhaseReference | None, Field(alias="from", description="phase with which it goes live"), Shared()
    ] = None
    until_phase: Annotated[
        PhaseReference | None, Field(alias="until", description="phase with which it is gone"), Shared()
    ] = None

    def title(self, language: str = "zh") -> str:
        """Return the name in a language."""
        return self.name.in_language(language)
