"""Reading the `checks` sections: each entry a check like any other, everything wrong with it at its own place."""

import re
from collections.abc import Sequence

from archtool.checks.check import Rule
from archtool.checks.group import GROUPS
from archtool.checks.own.declared import PLACEHOLDER, PLACEHOLDERS, DeclaredCheck
from archtool.checks.own.preparing import prepare
from archtool.model.architecture import Architecture
from archtool.model.catalogue import Catalogue
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode
from archtool.source.node_path import node_at
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.workspace.codes import BODY, VALUE, problem
from archtool.workspace.gather import Section
from archtool.workspace.own_check import CODE_FORM, OwnCheck
from archtool.workspace.validate import validate_node

CHECKS = "checks"
_EXAMPLE = "BSH01"


def read_own_checks(
    sections: Sequence[Section], catalogue: Catalogue, architecture: Architecture | None, others: Sequence[Rule]
) -> tuple[tuple[DeclaredCheck, ...], tuple[Diagnostic, ...]]:
    """Return a workspace's own checks in source order, and everything that is wrong with how they are written.

    Args:
        sections: the parts of the files that are not elements.
        catalogue: the workspace's vocabulary.
        architecture: its elements; without them, ids are not looked up.
        others: the checks that there are already; codes and names must not be theirs.
    """
    reader = _Reader((catalogue, architecture), others)
    for section in sections:
        if section.name == CHECKS:
            reader.section(section)
    return tuple(reader.found), tuple(sorted(reader.problems, key=lambda one: one.sort_key))


class _Reader:
    """Holds the words that are taken, and what has been read."""

    def __init__(self, vocabulary: tuple[Catalogue, Architecture | None], others: Sequence[Rule]) -> None:
        self.vocabulary = vocabulary
        self.taken: dict[str, Span | None] = {word: None for one in others for word in (one.code, one.name)}
        self.found: list[DeclaredCheck] = []
        self.problems: list[Diagnostic] = []

    def section(self, section: Section) -> None:
        """Read one section."""
        path = section.document.path
        if isinstance(section.value, MappingNode):
            for key, node in section.value.entries:
                self._check(key, node, path)
        elif not (isinstance(section.value, ScalarNode) and section.value.resolve() is None):
            message = both("checks 应为“编码: 内容”的映射", "'checks' must be a mapping of codes to checks")
            hint = both(f"写成 {_EXAMPLE}: …", f"write {_EXAMPLE}: ...")
            self.problems.append(problem(BODY, message, section.key.span(path), hint))

    def _check(self, key: ScalarNode, node: Node, path: str) -> None:
        span = key.span(path)
        if not isinstance(node, MappingNode):
            message = both(f"检查“{key.value}”应为映射", f"check '{key.value}' must be a mapping")
            self.problems.append(problem(BODY, message, span))
            return
        before = len(self.problems)
        self._code(key.value, span)
        declaration, problems = validate_node(OwnCheck, node, path)
        self.problems.extend(problems)
        if declaration is None:
            return
        self._take(declaration.name, node_at(node, ("name",)).span(path))
        self._message(declaration.message, node_at(node, ("message",)).span(path))
        judgement, problems = prepare(declaration, node, path, self.vocabulary)
        self.problems.extend(problems)
        if judgement is not None and len(self.problems) == before:
            self.found.append(DeclaredCheck(key.value, declaration, judgement))

    def _code(self, code: str, span: Span) -> None:
        if not re.search(CODE_FORM, code):
            message = both(f"“{code}”不是检查的编码", f"'{code}' is no code of a check")
            hint = both(
                f"写成二至八个大写字母和两三位数字，如 {_EXAMPLE}",
                f"use two to eight capitals and two or three digits, as {_EXAMPLE}",
            )
            self.problems.append(problem(VALUE, message, span, hint))
            return
        group = next((one for one in GROUPS if code.startswith(one.letters)), None)
        if group is not None:
            message = both(
                f"“{group.letters}”是 archtool 自己的检查", f"'{group.letters}' are the letters of archtool's checks"
            )
            hint = both(f"用自己的字母，如 {_EXAMPLE}", f"use letters of your own, as {_EXAMPLE}")
            self.problems.append(problem(VALUE, message, span, hint))
            return
        self._take(code, span)

    def _take(self, word: str, span: Span) -> None:
        if word not in self.taken:
            self.taken[word] = span
            return
        first = self.taken[word]
        message = both(f"已有检查叫“{word}”", f"another check is called '{word}'")
        related = (Related(first, both("此处已有", "it is here already")),) if first is not None else ()
        self.problems.append(problem(VALUE, message, span, None, related))

    def _message(self, message: Text, span: Span) -> None:
        unknown = {
            word: None for _, words in message.words for word in PLACEHOLDER.findall(words) if word not in PLACEHOLDERS
        }
        for word in unknown:
            near = nearest(word, PLACEHOLDERS)
            listed = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
            hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
            self.problems.append(
                problem(
                    VALUE,
                    both(f"没有占位符“{{{word}}}”；可用：{listed}", f"no placeholder '{{{word}}}'; there are {listed}"),
                    span,
                    hint,
                )
            )
