"""Names and sentences in one or more languages, as a pydantic field type."""

from collections.abc import Mapping
from typing import Annotated, cast

from archtool.model.field_type import ReadWith
from archtool.model.problem import UnreadableValueError
from archtool.source.text import DEFAULT_LANGUAGE, Text, both


def read_words(value: object) -> Text:
    """Read a text, or a mapping from language to text.

    Raises:
        UnreadableValueError: the value is neither, or a text is empty.
    """
    if isinstance(value, str):
        if text := value.strip():
            return Text(((DEFAULT_LANGUAGE, text),))
    elif isinstance(value, Text):
        return value
    elif isinstance(value, dict | Mapping):
        # A dict is known at once for what it is; whether something else is a mapping takes longer than reading it.
        texts = cast("Mapping[object, object]", value)
        zh, en = texts.get("zh"), texts.get("en")
        if len(texts) == 2 and isinstance(zh, str) and isinstance(en, str) and zh.strip() and en.strip():
            # Nearly all words of a large model; what follows says the same of any languages.
            return both(zh.strip(), en.strip())
        words = {key: text.strip() for key, text in texts.items() if isinstance(key, str) and isinstance(text, str)}
        if words and len(words) == len(texts) and all(words.values()):
            return Text.of(words)
    hint = both("写成 名称，或 {zh: 名称, en: Name}", "write a name, or {zh: 名称, en: Name}")
    if isinstance(value, Mapping) and None in cast("Mapping[object, object]", value).values():
        # `{en: plan, build}` is YAML for `{en: plan, build: null}`.
        hint = both("花括号内含逗号的文字要加引号", "put a text that holds a comma in quotes inside braces")
    raise UnreadableValueError(
        both("应为一段文字，或按语言书写的文字", "expected a text, or one text a language"), hint
    )


def write_words(text: Text) -> str | dict[str, str]:
    """Return the words as an author would write them."""
    written = {language: text.in_language(language) for language in text.languages}
    return written[""] if set(written) == {""} else written


Words = Annotated[
    Text,
    ReadWith(
        read_words,
        write_words,
        {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]},
    ),
]
