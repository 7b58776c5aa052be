"""A check that stands in a workspace: judged like any other, its words and its demands read from YAML."""

import re
from collections.abc import Iterator

from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.own.judgement import Judgement
from archtool.checks.own.key import Key
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.text import Text
from archtool.workspace.own_check import OwnCheck

PLACEHOLDERS = ("id", "name", "kind", "key", "value", "count")
"""What the message of a finding may hold in braces."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class DeclaredCheck(Check):
    """One rule of the section `checks`; `judgement` is what it asks, made ready for a vocabulary."""

    def __init__(self, code: str, declaration: OwnCheck, judgement: Judgement) -> None:
        """Take its words from the declaration."""
        super().__init__()
        self.code = code
        self.name = declaration.name
        self.severity = declaration.severity
        self.title = declaration.title
        self.why = declaration.why
        self.fix = declaration.fix
        self.source = declaration.source
        self.hint = declaration.fix
        self.message = declaration.message
        self.judgement = judgement

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each demand that an element does not satisfy."""
        for element in self.judgement.pattern.select(architecture):
            yield from self._judged(architecture, element)

    def _judged(self, architecture: Architecture, element: Element) -> Iterator[Finding]:
        judgement, kind = self.judgement, element.info.name
        missing = [key for key in judgement.have.get(kind, ()) if not key.is_stated(architecture, element)]
        for key in missing:
            yield self._finding(architecture, element, key)
        for key in judgement.not_have.get(kind, ()):
            if key.is_stated(architecture, element):
                yield self._finding(architecture, element, key)
        for demand in judgement.values.get(kind, ()):
            # What is demanded at all and is not there is one finding, not two.
            if demand.key not in missing and not demand.holds(architecture, element):
                yield self._finding(architecture, element, demand.key)
        for relation in judgement.relations.get(kind, ()):
            if relation.key not in missing and not relation.holds(architecture, element):
                yield self._finding(architecture, element, relation.key, relation.count(architecture, element))

    def _finding(self, architecture: Architecture, element: Element, key: Key, count: int | None = None) -> Finding:
        values = key.values(architecture, element)
        number = len(values) if count is None else count
        said = {
            language: _filled(
                words, element, key.word, (_shown(values, language or "zh"), str(number)), language or "zh"
            )
            for language, words in self.message.words
        }
        return Finding(Place(element.id, key.place), Text.of(said))


def _filled(words: str, element: Element, key: str, facts: tuple[str, str], language: str) -> str:
    label = element.info.label.in_language(language)
    kind = label if language == "zh" else label[0].lower() + label[1:]
    values = {
        "id": element.id, "name": element.title(language), "kind": kind, "key": key, "value": facts[0],
        "count": facts[1],
    }  # fmt: skip
    return PLACEHOLDER.sub(lambda found: values[found.group(1)], words)


def _shown(values: tuple[object, ...], language: str) -> str:
    """Return values as a message quotes them; what is missing is a dash."""
    words = [one.in_language(language) if isinstance(one, Text) else _plain(one) for one in values]
    return ("、" if language == "zh" else ", ").join(words) or "—"


def _plain(value: object) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
