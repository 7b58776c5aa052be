"""Documents to drafts: everything that any file says about one id, gathered under that id."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from archtool.model.catalogue import Catalogue
from archtool.model.provenance import Origin
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.nearest import nearest
from archtool.source.node import Document, MappingNode, Node, ScalarNode
from archtool.source.text import Text, both
from archtool.workspace.codes import BODY, IDENTITY, KEY, SECTION, problem
from archtool.workspace.plan import KindPlan, kind_plans

DEFAULTS = "defaults"
OTHER_SECTIONS = ("views", "pins", "theme", "themes", "waivers", "checks")
"""Sections that floors above read for themselves."""

LANGUAGE_FORM = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
ID_FORM = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*(\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*")


Entry: TypeAlias = tuple[ScalarNode, Node]
"""A key with its value."""


class Fact(NamedTuple):
    """One value of one key, in one file; a tuple, because one is made for every key that anybody writes."""

    file: int
    key: ScalarNode
    value: Node
    is_default: bool = False


@dataclass(slots=True)
class Draft:
    """Everything that the files say about one id, not yet validated."""

    id: str
    plan: KindPlan
    declared: list[Origin]
    facts: dict[str, list[Fact]] = field(default_factory=dict[str, list[Fact]])
    host: tuple[str, Fact] | None = None

    @property
    def homes(self) -> frozenset[int]:
        """Return the files that name the element: their defaults come before those of files that add to it."""
        return frozenset(fact.file for fact in self.facts.get("name", ()))


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level section that is not a kind's, with its file."""

    name: str
    document: Document
    key: ScalarNode
    value: Node


@dataclass(slots=True)
class Gathered:
    """The drafts by id in source order, the other sections, and what was wrong."""

    drafts: dict[str, Draft] = field(default_factory=dict[str, Draft])
    sections: list[Section] = field(default_factory=list[Section])
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])


def gather(documents: Iterable[Document], catalogue: Catalogue) -> Gathered:
    """Gather the sections of all documents, in their order."""
    return _Gatherer(tuple(documents), catalogue).run()


class _Gatherer:
    """Walks the documents once; `file` is the number of the one at hand."""

    def __init__(self, documents: tuple[Document, ...], catalogue: Catalogue) -> None:
        self.documents = documents
        self.paths = tuple(document.path for document in documents)
        self.plans = kind_plans(catalogue)
        self.plurals = {plural: self.plans[kind.info.name] for plural, kind in catalogue.by_plural.items()}
        self.result = Gathered()
        self.file = 0
        self.path = ""
        self.defaults: Mapping[str, list[Fact]] = {}

    def run(self) -> Gathered:
        for number, document in enumerate(self.documents):
            self.file, self.path = number, document.path
            if isinstance(document.root, MappingNode):
                self._document(document, document.root)
        return self.result

    def _document(self, document: Document, root: MappingNode) -> None:
        self.defaults = self._defaults(root.get(DEFAULTS))
        for key, value in root.entries:
            plan = self.plurals.get(key.value)
            if plan is not None:
                self._section(plan, value)
            elif key.value in OTHER_SECTIONS:
                self.result.sections.append(Section(key.value, document, key, value))
            elif key.value != DEFAULTS:
                self._unknown_section(key)

    def _unknown_section(self, key: ScalarNode) -> None:
        near = nearest(key.value, (*self.plurals, DEFAULTS, *OTHER_SECTIONS))
        message = both(f"未知的分节“{key.value}”", f"unknown section '{key.value}'")
        self.result.diagnostics.append(problem(SECTION, message, key.span(self.path), did_you_mean(near, _ALL_KINDS)))

    def _defaults(self, node: Node | None) -> Mapping[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        if node is None:
            return found
        if not isinstance(node, MappingNode):
            self._not_a_mapping(DEFAULTS, node)
            return found
        for key, value in node.entries:
            plan = self.plurals.get(key.value)
            if plan is None:
                self._unknown_section(key)
            elif not isinstance(value, MappingNode):
                self._not_a_mapping(key.value, value)
            else:
                found[plan.name] = self._known(plan, value)
        return found

    def _known(self, plan: KindPlan, node: MappingNode) -> list[Fact]:
        """Return the defaults whose keys the kind has; an unknown one is reported once, not for each element."""
        known: list[Fact] = []
        for key, value in node.entries:
            if key.value in plan.stated or key.value in plan.nested:
                known.append(Fact(self.file, key, value, True))
            else:
                self._unknown_key(plan, key)
        return known

    def _section(self, plan: KindPlan, node: Node) -> None:
        if not isinstance(node, MappingNode):
            if not (isinstance(node, ScalarNode) and node.resolve() is None):
                self._not_a_mapping(plan.kind.info.plural, node)
            return
        for key, body in node.entries:
            draft = self._draft(key.value, plan, key)
            if draft is not None:
                self._body(draft, body)

    def _draft(self, element: str, plan: KindPlan, key: ScalarNode) -> Draft | None:
        draft = self.result.drafts.get(element)
        if draft is None:
            if not self._identity_holds(element, plan, key):
                return None
            draft = self.result.drafts[element] = Draft(element, plan, [])
        elif draft.plan is not plan:
            here, there = plan.kind.info, draft.plan.kind.info
            first = draft.declared[0]
            place = Related(
                first.span(self.paths), both(f"此处声明为{there.label.in_language('zh')}", f"a {there.name} here")
            )
            message = both(
                f"“{element}”在此声明为{here.label.in_language('zh')}，另一处是{there.label.in_language('zh')}",
                f"'{element}' is a {here.name} here and a {there.name} elsewhere",
            )
            hint = both("一个编号只属于一个类别", "an id belongs to one kind: rename one of the two")
            self.result.diagnostics.append(problem(IDENTITY, message, key.span(self.path), hint, (place,)))
            return None
        draft.declared.append(Origin(self.file, key))
        return draft

    def _identity_holds(self, element: str, plan: KindPlan, key: ScalarNode) -> bool:
        info = plan.kind.info
        if ID_FORM.fullmatch(element) and element.startswith(info.prefix):
            return True
        label = info.label.in_language("zh")
        if not ID_FORM.fullmatch(element):
            message = both(f"“{element}”不是合法的编号", f"'{element}' is not a valid id")
            hint = both(
                "编号由字母、数字、连字符组成，各段以点相连",
                "use segments of letters, digits and hyphens, joined by dots",
            )
        else:
            message = both(
                f"{label}“{element}”缺少前缀“{info.prefix}”",
                f"{info.name} '{element}' lacks the prefix '{info.prefix}'",
            )
            hint = both(f"写成 {info.prefix}{element}", f"write {info.prefix}{element}")
        self.result.diagnostics.append(problem(IDENTITY, message, key.span(self.path), hint))
        return False

    def _body(self, draft: Draft, body: Node) -> None:
        if isinstance(body, MappingNode):
            entries = body.entries
            if _is_name(entries, draft.plan):
                draft.facts.setdefault("name", []).append(Fact(self.file, entries[0][0], body))
            else:
                stated, facts, file = draft.plan.stated, draft.facts, self.file
                for key, value in entries:
                    # What `_fact` does, without a call for what nearly always holds: a fact that is said once.
                    name = key.value
                    if name in stated and name not in facts:
                        facts[name] = [Fact(file, key, value)]
                    else:
                        self._fact(draft, Fact(file, key, value))
        elif isinstance(body, ScalarNode):
            if body.resolve() is not None:
                draft.facts.setdefault("name", []).append(Fact(self.file, body, body))
        else:
            self._not_a_mapping(draft.id, body)
        defaults = self.defaults.get(draft.plan.name)
        if defaults is not None:
            self._apply_defaults(draft, defaults)

    def _fact(self, draft: Draft, fact: Fact) -> None:
        plan, key = draft.plan, fact.key.value
        if key in plan.stated:
            facts = draft.facts.get(key)
            if facts is None:
                draft.facts[key] = [fact]
            else:
                facts.append(fact)
        elif key in plan.nested:
            self._nested(draft, plan.nested[key].info.name, fact)
        else:
            self._unknown_key(plan, fact.key)

    def _unknown_key(self, plan: KindPlan, key: ScalarNode) -> None:
        info = plan.kind.info
        message = both(
            f"{info.label.in_language('zh')}没有“{key.value}”这个键", f"{info.name} has no key '{key.value}'"
        )
        hint = did_you_mean(nearest(key.value, plan.keys), _KEYS_OF.format(info.name))
        self.result.diagnostics.append(problem(KEY, message, key.span(self.path), hint))

    def _nested(self, host: Draft, kind: str, fact: Fact) -> None:
        plan = self.plans[kind]
        if not isinstance(fact.value, MappingNode):
            self._not_a_mapping(fact.key.value, fact.value)
            return
        stem = host.id.removeprefix(host.plan.kind.info.prefix)
        for key, body in fact.value.entries:
            draft = self._draft(f"{plan.kind.info.prefix}{stem}.{key.value}", plan, key)
            if draft is not None:
                draft.host = (host.id, Fact(self.file, key, body))
                self._body(draft, body)

    def _apply_defaults(self, draft: Draft, defaults: list[Fact]) -> None:
        facts, possible = draft.facts, draft.plan.stated
        for default in defaults:
            name = default.key.value
            stated = facts.get(name)
            if stated is None and name in possible:
                facts[name] = [default]
            elif stated is None or all(fact.is_default for fact in stated):
                self._fact(draft, default)

    def _not_a_mapping(self, name: str, node: Node) -> None:
        message = both(f"“{name}”应为“键: 值”的映射", f"'{name}' must be a mapping of keys to values")
        hint = both("在其下逐行写“键: 值”", "write 'key: value' lines below it")
        self.result.diagnostics.append(problem(BODY, message, node.span(self.path), hint))


def _is_name(entries: Sequence[Entry], plan: KindPlan) -> bool:
    """Return whether an element is written as its name alone, one text a language; `at` is a key like any other."""
    if not entries or entries[0][0].value in plan.stated:
        return False
    return all(LANGUAGE_FORM.fullmatch(key.value) and key.value not in plan.stated for key, _ in entries)


_ALL_KINDS = "archtool list kinds"
_KEYS_OF = "archtool explain {}"


def did_you_mean(near: tuple[str, ...], command: str) -> Text:
    """Return the hint for an unknown word: the nearest one, or the command that lists them."""
    if near:
        return both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?")
    return both(f"`{command}` 列出可用的写法", f"`{command}` lists what can stand here")
