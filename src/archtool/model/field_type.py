"""Field types of our own: read by one function, written by another, and described to editors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True, eq=False)
class ReadWith:
    """An annotation that makes a pydantic field of any class.

    It hands pydantic the finished schema. Built from pydantic's own validators and serialisers, the same schema is
    worked out anew for each of some four hundred fields, which took longer than reading a whole programme.

    Attributes:
        read: from what is written to the value; raises `UnreadableValueError`.
        write: from the value to what an author would write.
        form: JSON Schema of what may be written.
    """

    read: Callable[[object], object]
    write: Callable[[Any], object]
    form: Mapping[str, object]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the validator and the serialiser."""
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(self.write)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the JSON Schema."""
        return dict(self.form)


class Shared:
    """An annotation by which all classes that inherit a field share its finished schema.

    Nine fields of the base stand in each of some fifty kinds. Worked out anew for each of them, they are most of what
    pydantic does before it validates the first element.
    """

    __slots__ = ("_finished",)

    def __init__(self) -> None:
        """Wait for the first class that asks."""
        self._finished: CoreSchema | None = None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema, worked out for the first class."""
        if self._finished is None:
            self._finished = handler(source)
        return self._finished
