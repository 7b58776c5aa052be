"""JSON Schema of pydantic models, in the few keywords that every editor understands."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from archtool.model.quantity import plain
from archtool.source.text import Text

Schema: TypeAlias = dict[str, object]
"""A JSON Schema object."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""Draft 7: what yaml-language-server and VS Code fully support; nothing below means anything else in draft 2020-12.

Source: microsoft/vscode-json-languageservice pull request 117.
"""
WORDS = "Words"
WORDS_SCHEMA: Schema = {
    "description": "one text, or one a language: {zh: 名称, en: Name}",
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {
                "zh": {"description": "中文", "type": "string", "minLength": 1},
                "en": {"description": "English", "type": "string", "minLength": 1},
            },
            "additionalProperties": {"type": "string", "minLength": 1},
            "minProperties": 1,
        },
    ],
}
_LABELS = "labels"
_PYDANTIC_WORDS = [{"type": "string"}, {"additionalProperties": {"type": "string"}, "type": "object"}]


class _Labelled(GenerateJsonSchema):
    """Notes beside each vocabulary what its words are called; pydantic replaces a description set here."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        words = "; ".join(_word(member) for member in schema["members"])
        return {**super().enum_schema(schema), _LABELS: words}


def _word(member: Enum) -> str:
    label = getattr(member, "label", None)
    if not isinstance(label, Text):
        return str(member.value)
    return f"{member.value}: {label.in_language('zh')} {label.in_language('en')}"


def reference(name: str) -> Schema:
    """Return the schema that means a definition."""
    return {"$ref": f"#/definitions/{name}"}


def model_schemas(models: Iterable[type[BaseModel]]) -> tuple[dict[type[BaseModel], Schema], dict[str, Schema]]:
    """Return the schema of each model, and the definitions that they refer to, sorted by name.

    The models' own schemas are not among the definitions; what they are called is for the caller to say.
    """
    asked = tuple(models)
    names, whole = models_json_schema(
        [(model, "validation") for model in asked],
        by_alias=True,
        ref_template="#/definitions/{model}",
        schema_generator=_Labelled,
    )
    definitions = cast("dict[str, Schema]", _polished(whole.get("$defs", {})))
    own: dict[type[BaseModel], Schema] = {}
    for model in asked:
        target = cast("str", names[model, "validation"]["$ref"]).rpartition("/")[2]
        own[model] = definitions[target]
    kept = {name: schema for name, schema in definitions.items() if not any(schema is one for one in own.values())}
    return own, {WORDS: WORDS_SCHEMA, **dict(sorted(kept.items()))}


def _polished(node: object) -> object:
    """Return a schema without the titles and empty defaults that pydantic adds, its words by reference."""
    if isinstance(node, list):
        return [_polished(item) for item in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    schema = cast("Schema", node)
    kept = {key: _as_written(value) for key, value in schema.items() if not _is_noise(key, value)}
    if isinstance(kept.get(_LABELS), str):
        stated = str(kept.get("description", "")).splitlines()[:1]
        kept["description"] = " ".join((*stated, str(kept.pop(_LABELS))))
    return _with_example(_with_words({key: _polished(value) for key, value in kept.items()}))


def _as_written(value: object) -> object:
    """Return a default as an author writes it: of a quantity, number and unit."""
    if not isinstance(value, dict):
        return value
    found = cast("Schema", value)
    if found.keys() != {"amount", "unit", "dimension"}:
        return found
    units = dict(cast("dict[str, list[list[str]]]", found["dimension"])["units"])
    return f"{plain(Decimal(str(found['amount'])) / Decimal(units[str(found['unit'])]))} {found['unit']}"


def _is_noise(key: str, value: object) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, []))


def _with_words(schema: Schema) -> Schema:
    choices = cast("list[object]", schema.get("anyOf", []))
    if choices[:2] != _PYDANTIC_WORDS:
        return schema
    if len(choices) > 2:
        return {**schema, "anyOf": [reference(WORDS), *choices[2:]]}
    return {**{key: value for key, value in schema.items() if key != "anyOf"}, **reference(WORDS)}


def _with_example(schema: Schema) -> Schema:
    """Return the schema of a field whose description also shows how its value is written."""
    choices = cast("list[Schema]", schema.get("anyOf", [schema]))
    examples = cast("list[str]", choices[0].get("examples", [])) if choices else []
    if not examples or "description" not in schema:
        return schema
    return {**schema, "description": f"{schema['description']}, as {examples[0]}"}
