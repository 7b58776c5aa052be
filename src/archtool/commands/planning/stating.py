"""Stating facts in the files of a workspace: in place where a file states them, else in a file of their own.

A place where a fact is stated changes by an exact edit, so that every other byte stays. What only the defaults of a
file say, or nobody, goes into a new file: what is stated anywhere counts before defaults.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from archtool.model.catalogue import Catalogue
from archtool.model.element import Element
from archtool.source.document import Document
from archtool.source.edit import Edit, edited
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.text import Text

_HEAD = """\
# 由 archtool plan --write 写入：其他文件没有写明的子项目与建设期，均为假设；可以修改，也可以移到各元素自己的文件。
# Written by `archtool plan --write`: subprojects and phases that no other file states, all assumptions; edit or move.
"""


Additions: TypeAlias = dict[str, dict[str, dict[str, str]]]
"""Facts as YAML, by key, by element, by section."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The files after facts were stated.

    Attributes:
        texts: the new texts of the files that change, by path; the new file among them, where there is one.
        in_place: how many facts were changed where they stand.
        added: how many are in the new file.
    """

    texts: Mapping[str, str]
    in_place: int
    added: int


@dataclass(slots=True)
class Stating:
    """Collects facts to state in some documents.

    Attributes:
        documents: the files of the workspace by path.
        catalogue: the vocabulary.
        file: path of the new file, which is not among the documents.
        new: what goes into it: facts by key, by element, by section.
    """

    documents: Mapping[str, Document]
    catalogue: Catalogue
    file: str
    new: Additions = field(default_factory=dict[str, dict[str, dict[str, str]]])
    _edits: list[Edit] = field(default_factory=list[Edit])
    _in_place: int = 0
    _known: dict[tuple[str, str], list[tuple[str, Node]]] = field(
        default_factory=dict[tuple[str, str], list[tuple[str, Node]]]
    )

    def __post_init__(self) -> None:
        """Find what is stated of each element and key, defaults left aside."""
        for path, document in self.documents.items():
            for plural in self.catalogue.by_plural:
                section = document.root.get(plural) if isinstance(document.root, MappingNode) else None
                for key, body in section.entries if isinstance(section, MappingNode) else ():
                    for name, value in body.entries if isinstance(body, MappingNode) else ():
                        self._known.setdefault((key.value, name.value), []).append((path, value))

    def states(self, element: str, key: str) -> bool:
        """Return whether a file states a key of an element itself."""
        return (element, key) in self._known

    def state(self, element: Element, key: str, value: str) -> None:
        """State one value, an id or a quantity."""
        known = self._known.get((element.id, key))
        if known is None:
            self.add(element.info.plural, element.id, {key: value})
            return
        self._in_place += 1
        self._edits += [Edit(_place(node).span(path), value) for path, node in known]

    def add(self, plural: str, element: str, facts: Mapping[str, str]) -> None:
        """State facts in the new file, each written as YAML."""
        self.new.setdefault(plural, {}).setdefault(element, {}).update(facts)

    def done(self) -> Stated:
        """Return the files with everything stated."""
        paths = sorted({edit.span.path for edit in self._edits})
        texts: dict[str, str] = {}
        for path in paths:
            before = self.documents[path].text or ""
            after = edited(before, (edit for edit in self._edits if edit.span.path == path))
            if after != before:
                texts[path] = after
        added = sum(len(facts) for section in self.new.values() for facts in section.values())
        if added:
            texts[self.file] = _HEAD + "".join(_section(plural, self.new[plural]) for plural in self._plurals())
        return Stated(texts, self._in_place, added)

    def _plurals(self) -> Iterable[str]:
        return (plural for plural in self.catalogue.by_plural if plural in self.new)


def quoted(words: Text) -> str:
    """Return a name as YAML, in each of its languages."""
    inner = ", ".join(f"{language or 'zh'}: {_string(text)}" for language, text in words.words)
    return f"{{{inner}}}"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _place(node: Node) -> Node:
    """Return what is replaced: a value, the id of a list with one, or the id that carries properties."""
    if isinstance(node, MappingNode) and len(node.entries) == 1:
        return node.entries[0][0]
    if isinstance(node, SequenceNode) and len(node.items) == 1 and isinstance(node.items[0], ScalarNode):
        return node.items[0]
    return node


def _section(plural: str, elements: Mapping[str, Mapping[str, str]]) -> str:
    lines = [f"\n{plural}:"]
    for element in sorted(elements):
        facts = ", ".join(f"{key}: {value}" for key, value in elements[element].items())
        lines.append(f"  {element}: {{{facts}}}")
    return "\n".join(lines) + "\n"
