"""Names and sentences in one or more languages, as a pydantic field type."""

from collections.abc import Mapping
from typing import Annotated, cast

from pydantic import PlainSerializer, PlainValidator

from archtool.model.problem import UnreadableValueError
from archtool.source.text import Text, both


def read_words(value: object) -> Text:
    """Read a text, or a mapping from language to text.

    Raises:
        UnreadableValueError: the value is neither, or a text is empty.
    """
    if isinstance(value, Text):
        return value
    if isinstance(value, str) and value.strip():
        return Text.of(value.strip())
    if isinstance(value, Mapping) and value:
        texts = cast("Mapping[object, object]", value)
        if all(isinstance(key, str) and isinstance(text, str) and text.strip() for key, text in texts.items()):
            return Text.of({str(key): str(text).strip() for key, text in texts.items()})
    raise UnreadableValueError(
        both("应为一段文字，或按语言书写的文字", "expected a text, or one text a language"),
        both("写成 名称，或 {zh: 名称, en: Name}", "write a name, or {zh: 名称, en: Name}"),
    )


def write_words(text: Text) -> str | dict[str, str]:
    """Return the words as an author would write them."""
    written = {language: text.in_language(language) for language in text.languages}
    return written[""] if set(written) == {""} else written


Words = Annotated[
    Text,
    PlainValidator(read_words, json_schema_input_type=str | dict[str, str]),
    PlainSerializer(write_words, return_type=str | dict[str, str]),
]
