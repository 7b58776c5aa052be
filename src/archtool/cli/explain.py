"""`archtool explain`: what a code, a kind, a relationship or a figure is."""

from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

import click

from archtool.cli.envelope import print_json
from archtool.cli.options import language_option
from archtool.cli.table import aligned
from archtool.commands.explain import CodeTopic, FigureTopic, Key, KindTopic, RelationshipTopic, Topic, explain
from archtool.commands.language import spoken_language
from archtool.model.catalogue import RelationshipKey
from archtool.model.relationship import ANY_KIND
from archtool.source.text import Text, both

_WORDS = {
    "why": both("为什么", "Why"),
    "fix": both("怎么改", "Fix"),
    "source": both("出处", "Source"),
    "page": both("说明与示例", "Page with examples"),
    "severity": both("级别", "severity"),
    "keys": both("键", "Keys"),
    "relationships": both("关系", "Relationships"),
    "nested": both("可写在其中的元素", "Elements written inside it"),
    "ids": both("编号以此开头：", "ids begin with "),
    "from": both("从 → 到", "From → to"),
    "carries": both("关系自身的键", "Keys of the relationship itself"),
    "inverse": both("写在另一端：", "written at the other end: "),
    "single": both("至多一个", "at most one"),
    "acyclic": both("不得成环", "no cycles"),
    "figure": both("图种", "kind of figure"),
    "required": both("必填", "required"),
    "any": both("任何类别", "any kind"),
}


@click.command("explain", short_help="Explain a code, a kind or a relationship.")
@click.argument("word", metavar="WORD")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@language_option
def command(word: str, as_json: bool, language: str | None) -> int:
    """Explain WORD: a code as DAT03, a kind as system, a relationship as creates, or a kind of figure."""
    topics = explain(word, Path())
    spoken = spoken_language(Path(), language)
    if as_json:
        print_json("explain", {"topics": [_record(topic, spoken) for topic in topics]})
    else:
        click.echo("\n\n".join("\n".join(_lines(topic, spoken)) for topic in topics))
    return 0


def _lines(topic: Topic, language: str) -> list[str]:
    match topic:
        case CodeTopic():
            return _code_lines(topic, language)
        case KindTopic():
            return _kind_lines(topic, language)
        case RelationshipTopic():
            return _relationship_lines(topic, language)
        case FigureTopic():
            head = f"{_bold(f'figure: {topic.name}')}  {_said('figure', language)}"
            return [head, topic.description, *_key_lines(topic.keys, "keys", language)]
    assert_never(topic)


def _code_lines(topic: CodeTopic, language: str) -> list[str]:
    one = topic.explanation
    title, group = one.title.in_language(language), topic.group.label.in_language(language)
    lines = [
        f"{_bold(one.code)}  {title}",
        f"{one.name} · {group} ({topic.group.name}) · {_said('severity', language)} {one.severity.value}",
        "",
        f"{_bold(_said('why', language))}  {one.why.in_language(language)}",
        f"{_bold(_said('fix', language))}  {one.fix.in_language(language)}",
    ]
    if one.source:
        lines.append(f"{_bold(_said('source', language))}  {one.source}")
    if topic.page:
        lines.append(f"{_bold(_said('page', language))}  {topic.page}")
    return lines


def _kind_lines(topic: KindTopic, language: str) -> list[str]:
    info = topic.info
    counterparts = f"ArchiMate {info.archimate}" + (f" · C4 {info.c4}" if info.c4 else "")
    lines = [
        f"{_bold(f'{info.plural}:')}  {info.label.in_language(language)} ({info.name})",
        f"{info.blueprint.label.in_language(language)} · {counterparts}",
    ]
    if info.prefix:
        lines.append(f"{_said('ids', language)}{info.prefix}")
    lines += [topic.description, *_key_lines(topic.keys, "keys", language)]
    rows = [
        (key, _label(meaning).in_language(language), f"→ {_kinds(meaning.others, topic, language)}")
        for key, meaning in topic.relationships
    ]
    lines += ["", _bold(_said("relationships", language)), *_indented(rows)]
    if topic.nested:
        nested = [(key, inner.label.in_language(language), f"({inner.name})") for key, inner in topic.nested]
        lines += ["", _bold(_said("nested", language)), *_indented(nested)]
    return lines


def _kinds(kinds: tuple[str, ...], topic: KindTopic, language: str) -> str:
    return ", ".join(kinds) if len(kinds) < _MANY else f"{', '.join(kinds[:_MANY])}, … ({len(kinds)})"


_MANY = 8
"""Kinds that a line spells out before it counts the rest; JSON and `archtool explain RELATIONSHIP` have them all."""


def _label(meaning: RelationshipKey) -> Text:
    return meaning.kind.inverse_label if meaning.is_inverse else meaning.kind.label


def _relationship_lines(topic: RelationshipTopic, language: str) -> list[str]:
    kind = topic.kind
    limits = [_said(name, language) for name, holds in (("single", kind.single), ("acyclic", kind.acyclic)) if holds]
    inverse = f"{_said('inverse', language)}{kind.inverse}: ({kind.inverse_label.in_language(language)})"
    lines = [
        f"{_bold(f'{kind.name}:')}  {kind.label.in_language(language)}",
        " · ".join((inverse, f"ArchiMate {kind.archimate}", *limits)),
        "",
        _bold(_said("from", language)),
    ]
    for sources, targets in topic.ends:
        lines.append(f"  {_ends((sources,), language)} → {_ends(targets, language)}")
    return [*lines, *_key_lines(topic.keys, "carries", language)]


def _ends(kinds: tuple[str, ...], language: str) -> str:
    return ", ".join(_said("any", language) if kind == ANY_KIND else kind for kind in kinds)


def _key_lines(keys: tuple[Key, ...], heading: str, language: str) -> list[str]:
    required = _said("required", language)
    rows = [
        (f"{key.name}:", key.form, f"{key.description}{f' ({required})' if key.is_required else ''}") for key in keys
    ]
    return ["", _bold(_said(heading, language)), *_indented(rows)]


def _indented(rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [f"  {line}" for line in aligned(rows).split("\n")] if rows else []


def _said(word: str, language: str) -> str:
    return _WORDS[word].in_language(language)


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _record(topic: Topic, language: str) -> dict[str, object]:
    match topic:
        case CodeTopic():
            one = topic.explanation
            return {
                "topic": "code",
                "code": one.code,
                "name": one.name,
                "group": topic.group.name,
                "severity": one.severity.value,
                "title": one.title.in_language(language),
                "why": one.why.in_language(language),
                "fix": one.fix.in_language(language),
                "source": one.source,
                "page": topic.page,
            }
        case KindTopic():
            return _kind_record(topic, language)
        case RelationshipTopic():
            kind = topic.kind
            return {
                "topic": "relationship",
                "name": kind.name,
                "inverse": kind.inverse,
                "label": kind.label.in_language(language),
                "archimate": kind.archimate,
                "single": kind.single,
                "acyclic": kind.acyclic,
                "ends": [{"from": source, "to": target} for source, target in kind.endpoints],
                "keys": [_key_record(key) for key in topic.keys],
            }
        case FigureTopic():
            return {"topic": "figure", "name": topic.name, "keys": [_key_record(key) for key in topic.keys]}
    assert_never(topic)


def _kind_record(topic: KindTopic, language: str) -> dict[str, object]:
    info = topic.info
    return {
        "topic": "kind",
        "name": info.name,
        "section": info.plural,
        "label": info.label.in_language(language),
        "blueprint": info.blueprint.value,
        "prefix": info.prefix,
        "archimate": info.archimate,
        "c4": info.c4,
        "description": topic.description,
        "keys": [_key_record(key) for key in topic.keys],
        "relationships": [
            {"key": key, "label": _label(meaning).in_language(language), "to": meaning.others}
            for key, meaning in topic.relationships
        ],
        "nested": [{"key": key, "kind": inner.name} for key, inner in topic.nested],
    }


def _key_record(key: Key) -> dict[str, object]:
    return {"key": key.name, "form": key.form, "description": key.description, "required": key.is_required}
