"""What a word of archtool means: a code, a kind of element, a kind of relationship, or a kind of figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import getdoc
from pathlib import Path
from typing import TypeAlias, cast

from pydantic import BaseModel

from archtool.blueprints.standard import standard_catalogue
from archtool.checks.group import Group, group_of
from archtool.commands.catalogue import explanations
from archtool.commands.check_docs import FOLDER
from archtool.commands.check_docs import explanations as own_explanations
from archtool.model.catalogue import RelationshipKey
from archtool.model.element import Element
from archtool.model.kind import KindInfo
from archtool.model.relationship import RelationshipKind, RelationshipProperties
from archtool.source.errors import ConfigError
from archtool.source.explanation import Explanation
from archtool.source.nearest import nearest
from archtool.source.text import both
from archtool.views.kinds import view_kinds
from archtool.workspace.value_schema import WORDS, Schema, model_schemas

_SUGGESTED = 3
_HIDDEN = ("id",)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what may be written there, in short, what it is for, and whether it has to be there."""

    name: str
    form: str
    description: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class CodeTopic:
    """A code; `page` is its page in archtool's documentation, for archtool's own codes."""

    explanation: Explanation
    group: Group
    page: str | None


@dataclass(frozen=True, slots=True)
class KindTopic:
    """A kind of element with all keys that it may carry."""

    info: KindInfo
    description: str
    keys: tuple[Key, ...]
    relationships: tuple[tuple[str, RelationshipKey], ...]
    nested: tuple[tuple[str, KindInfo], ...]


@dataclass(frozen=True, slots=True)
class RelationshipTopic:
    """A kind of relationship with its permitted ends and the keys that it may carry."""

    kind: RelationshipKind
    ends: tuple[tuple[str, tuple[str, ...]], ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class FigureTopic:
    """A kind of figure with the keys of its views."""

    name: str
    description: str
    keys: tuple[Key, ...]


Topic: TypeAlias = CodeTopic | KindTopic | RelationshipTopic | FigureTopic


def explain(word: str, path: Path | None = None) -> tuple[Topic, ...]:
    """Return everything that a word means; a section and a relationship may have the same name.

    What archtool does not know may be a check of the workspace at a path.

    Raises:
        ConfigError: nothing is called so; the message has the nearest words.
        UnreadableError: one of the workspace's own checks means nothing.
    """
    found = tuple(_topics(word))
    if found:
        return found
    own = explanations(path) if path is not None else ()
    found = tuple(_code(one) for one in own if word.upper() == one.code or word == one.name)
    if found:
        return found
    near = nearest(word, (*_vocabulary(), *(one.code for one in own), *(one.name for one in own)), _SUGGESTED)
    zh = f"是否指 {'、'.join(near)}？" if near else "见 `archtool list checks`、`list kinds`、`list relationships`"
    en = (
        f"did you mean {', '.join(near)}?" if near else "see `archtool list checks`, `list kinds`, `list relationships`"
    )
    raise ConfigError(
        both(f"“{word}”不是编码、类别、关系或图种；{zh}", f"'{word}' is no code, kind, relationship or figure; {en}")
    )


def _topics(word: str) -> Iterator[Topic]:
    for explanation in explanations():
        if word.upper() == explanation.code.upper() or word == explanation.name:
            yield _code(explanation)
    catalogue = standard_catalogue()
    for kind in catalogue.kinds:
        if word in _words_of_kind(kind.info):
            yield _kind(kind)
    for relationship in catalogue.relationships:
        if word in _words_of_relationship(relationship):
            yield _relationship(relationship)
    for name, view in _figures().items():
        if word == name:
            yield FigureTopic(name, _summary(view), _keys(view))


def _vocabulary() -> Iterator[str]:
    for explanation in explanations():
        yield from (explanation.code, explanation.name)
    for kind in standard_catalogue().kinds:
        yield from _words_of_kind(kind.info)
    for relationship in standard_catalogue().relationships:
        yield from _words_of_relationship(relationship)
    yield from _figures()


def _words_of_kind(info: KindInfo) -> tuple[str, ...]:
    return info.name, info.plural, info.label.in_language("zh")


def _words_of_relationship(kind: RelationshipKind) -> tuple[str, ...]:
    return kind.name, kind.inverse, kind.label.in_language("zh"), kind.inverse_label.in_language("zh")


def _figures() -> Mapping[str, type[BaseModel]]:
    return view_kinds()


def _code(explanation: Explanation) -> CodeTopic:
    is_own = any(one.code == explanation.code for one in own_explanations())
    page = (FOLDER / f"{explanation.code}.md").as_posix() if is_own else None
    return CodeTopic(explanation, group_of(explanation.code), page)


def _kind(kind: type[Element]) -> KindTopic:
    catalogue = standard_catalogue()
    name = kind.info.name
    relationships = tuple(catalogue.keys[name].items())
    nested = tuple((key, inner.info) for key, inner in catalogue.nested[name].items())
    return KindTopic(kind.info, _summary(kind), _keys(kind), relationships, nested)


def _relationship(kind: RelationshipKind) -> RelationshipTopic:
    ends: dict[str, list[str]] = {}
    for source, target in kind.endpoints:
        ends.setdefault(source, []).append(target)
    by_targets: dict[tuple[str, ...], list[str]] = {}
    for source, targets in ends.items():
        by_targets.setdefault(tuple(targets), []).append(source)
    grouped = tuple((", ".join(sources), targets) for targets, sources in by_targets.items())
    return RelationshipTopic(kind, grouped, _keys(kind.properties))


def _summary(model: type[BaseModel]) -> str:
    """Return the first paragraph of a class's words on one line."""
    return " ".join((getdoc(model) or "").split("\n\n")[0].split())


def _keys(model: type[BaseModel] | type[RelationshipProperties]) -> tuple[Key, ...]:
    own, definitions = model_schemas([model])
    schema = own[model]
    required = cast("list[str]", schema.get("required", []))
    properties = cast("dict[str, Schema]", schema["properties"])
    return tuple(
        Key(name, _form(value, definitions), str(value.get("description", "")), name in required)
        for name, value in properties.items()
        if name not in _HIDDEN
    )


def _form(schema: Schema, definitions: Mapping[str, Schema]) -> str:
    """Return in a few signs what may be written: words, an example, a vocabulary, a list or a mapping."""
    target = str(schema.get("$ref", "")).rpartition("/")[2]
    if target:
        return "{zh:, en:}" if target == WORDS else _form(definitions[target], definitions)
    choices = [choice for choice in cast("list[Schema]", schema.get("anyOf", [])) if choice.get("type") != "null"]
    if choices:
        return " | ".join(dict.fromkeys(_form(choice, definitions) for choice in choices))
    if "enum" in schema:
        return " | ".join(map(str, cast("list[object]", schema["enum"])))
    if "const" in schema:
        return str(schema["const"])
    if "examples" in schema:
        return str(cast("list[object]", schema["examples"])[0])
    if schema.get("type") == "array":
        return f"[{_form(cast('Schema', schema.get('items', {})), definitions)}]"
    if schema.get("type") == "object":
        inner = cast("dict[str, Schema]", schema.get("properties", {}))
        return "{" + ", ".join(f"{key}:" for key in inner) + "}"
    return {"integer": "1", "boolean": "true | false", "number": "1.0"}.get(str(schema.get("type")), "text")
