"""Values that are ids of other elements, so that every reference can be checked wherever it stands."""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class ReferenceTo:
    """Marks a text field as the id of an element; `kinds` empty means any kind."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferencePath:
    """Where in a value a reference stands: field names from the outside in."""

    fields: tuple[str, ...]
    target: ReferenceTo


AnyReference = Annotated[str, ReferenceTo()]
PhaseReference = Annotated[str, ReferenceTo(("phase",))]


@cache
def reference_paths(model: type[BaseModel]) -> tuple[ReferencePath, ...]:
    """Return every place of a model, nested models and lists included, that holds a reference."""
    found: list[ReferencePath] = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        marks = [mark for mark in field.metadata if isinstance(mark, ReferenceTo)]
        if marks:
            found.append(ReferencePath((key,), marks[0]))
        else:
            found.extend(ReferencePath((key, *path.fields), path.target) for path in _inside(field.annotation))
    return tuple(found)


def _inside(annotation: object) -> tuple[ReferencePath, ...]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        for mark in marks:
            if isinstance(mark, ReferenceTo):
                return (ReferencePath((), mark),)
        return _inside(inner)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return reference_paths(annotation)
    if origin in (tuple, Union, UnionType):
        return tuple(path for inner in get_args(annotation) for path in _inside(inner))
    return ()
