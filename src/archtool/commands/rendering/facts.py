"""What is known of the elements in a figure, in words, for outputs that people click."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import cast

from archtool.analysis.phase import effective_phase
from archtool.blueprints.key_labels import key_label
from archtool.commands.wording import stated, written
from archtool.model.architecture import Architecture
from archtool.source.text import both
from archtool.views.figure import Figure

Facts = Mapping[str, tuple[tuple[str, str], ...]]
"""Pairs of a label and a value by the element's id."""

_KIND, _PHASE = both("类型", "kind"), both("建设期", "phase")
_HEAD_KEYS = ("id", "name", "assumed")
_MOST_ENDS = 30
"""Ends of one kind of relationship that are named; the others are counted."""


def facts_of(architecture: Architecture, figure: Figure, language: str) -> Facts:
    """What is known of every element that the figure mentions."""
    ids = dict.fromkeys(word for word in _words(figure) if word in architecture)
    return {element: tuple(_facts(architecture, element, language)) for element in ids}


def _facts(architecture: Architecture, name: str, language: str) -> Iterator[tuple[str, str]]:
    element = architecture[name]
    yield _KIND.in_language(language), element.info.label.in_language(language)
    phase = effective_phase(architecture, name)
    if phase is not None:
        yield _PHASE.in_language(language), phase
    for key, value in stated(element):
        if key not in _HEAD_KEYS:
            yield key_label(key).in_language(language), "\n".join(written(value, language))
    for kind in architecture.catalogue.relationships:
        targets = architecture.targets(name, kind)
        if targets:
            yield kind.label.in_language(language), _names(architecture, targets, language)
        sources = architecture.sources(name, kind)
        if sources:
            yield kind.inverse_label.in_language(language), _names(architecture, sources, language)


def _names(architecture: Architecture, ids: Iterable[str], language: str) -> str:
    titles = [architecture[name].title(language) for name in ids]
    shown = "\n".join(titles[:_MOST_ENDS])
    more = len(titles) - _MOST_ENDS
    return f"{shown}\n… +{more}" if more > 0 else shown


def _words(value: object) -> Iterator[str]:
    """Every string in a figure, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _words(item)
    elif isinstance(value, Mapping):
        for key, item in cast("Mapping[object, object]", value).items():
            yield from _words(key)
            yield from _words(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
