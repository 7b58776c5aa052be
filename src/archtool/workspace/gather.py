"""Documents to drafts: everything that any file says about one id, gathered under that id."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from archtool.model.catalogue import Catalogue
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.document import Document
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode, Written
from archtool.source.node_path import key_at, node_at
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.workspace.codes import BODY, IDENTITY, KEY, SECTION, problem
from archtool.workspace.plan import KindPlan, kind_plans
from archtool.workspace.saying import Saying, Spot

DEFAULTS = "defaults"
OTHER_SECTIONS = ("views", "pins", "theme", "themes", "waivers", "checks")
"""Sections that floors above read for themselves."""

_NOTHING: Mapping[str, Written] = {}

LANGUAGE_FORM = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
ID_FORM = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*(\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*")


@dataclass(slots=True)
class Draft:
    """Everything that the files say about one id, not yet validated, in the order of the files."""

    id: str
    plan: KindPlan
    sayings: list[Saying]
    host: tuple[str, Saying] | None = None

    @property
    def declared(self) -> Sequence[Saying]:
        """Return what is said under the id itself."""
        return [saying for saying in self.sayings if not saying.is_default]

    @property
    def homes(self) -> frozenset[int]:
        """Return the files that name the element: their defaults come before those of files that add to it."""
        return frozenset(saying.file for saying in self.sayings if "name" in saying.said)

    @property
    def keys(self) -> Iterable[str]:
        """Return every key of which something is said, once."""
        return dict.fromkeys(key for saying in self.sayings for key in saying.said)

    def stating(self, key: str) -> Sequence[Saying]:
        """Return what counts about one key.

        Defaults give way to what is stated anywhere, and to defaults of the files that name the element.
        """
        sayings = [saying for saying in self.sayings if key in saying.said]
        if len(sayings) == 1:
            return sayings
        explicit = [saying for saying in sayings if not saying.is_default]
        if explicit:
            return explicit
        homes = self.homes
        return [saying for saying in sayings if saying.file in homes] or sayings


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


@dataclass(frozen=True, slots=True)
class _Defaults:
    """What a file has for every element of a kind that it speaks of: facts, and elements inside each."""

    saying: Saying
    nested: Mapping[str, Written]


class _Gatherer:
    """Walks the documents once; `file` is the number of the one at hand, `count` how much was said before."""

    def __init__(self, documents: tuple[Document, ...], catalogue: Catalogue) -> None:
        self.documents = documents
        self.plans = kind_plans(catalogue)
        self.plurals = {plural: self.plans[kind.info.name] for plural, kind in catalogue.by_plural.items()}
        self.result = Gathered()
        self.file = 0
        self.document = Document("", None, None)
        self.count = 0
        self.defaults: Mapping[str, _Defaults] = {}

    def run(self) -> Gathered:
        for number, document in enumerate(self.documents):
            self.file, self.document = number, document
            if isinstance(document.written, dict):
                self._document(document.written)
        return self.result

    def _document(self, written: Mapping[str, Written]) -> None:
        self.defaults = self._defaults(written[DEFAULTS]) if DEFAULTS in written else {}
        for key, value in written.items():
            plan = self.plurals.get(key)
            if plan is not None:
                self._section(plan, (key,), value)
            elif key in OTHER_SECTIONS:
                self._other_section(key)
            elif key != DEFAULTS:
                self._unknown_section((key,))

    def _other_section(self, name: str) -> None:
        root = self.document.root
        assert isinstance(root, MappingNode)
        key, value = next(entry for entry in root.entries if entry[0].value == name)
        self.result.sections.append(Section(name, self.document, key, value))

    def _unknown_section(self, steps: tuple[str, ...]) -> None:
        near = nearest(steps[-1], (*self.plurals, DEFAULTS, *OTHER_SECTIONS))
        message = both(f"未知的分节“{steps[-1]}”", f"unknown section '{steps[-1]}'")
        self._report(SECTION, message, self._key(steps), did_you_mean(near, _ALL_KINDS))

    def _defaults(self, written: Written) -> Mapping[str, _Defaults]:
        found: dict[str, _Defaults] = {}
        if not isinstance(written, dict):
            self._not_a_mapping((DEFAULTS,))
            return found
        for key, value in written.items():
            plan, steps = self.plurals.get(key), (DEFAULTS, key)
            if plan is None:
                self._unknown_section(steps)
            elif not isinstance(value, dict):
                self._not_a_mapping(steps)
            else:
                # An unknown key is reported once, not for each element.
                said, nested = self._sorted(plan, value, steps)
                saying = self._saying(steps, said)
                saying.is_default = True
                found[plan.name] = _Defaults(saying, nested)
        return found

    def _section(self, plan: KindPlan, steps: tuple[str, ...], written: Written) -> None:
        if isinstance(written, dict):
            for key, body in written.items():
                inner = (*steps, key)
                draft = self._draft(key, plan, inner)
                if draft is not None:
                    self._body(draft, body, inner)
        elif written is not None:
            self._not_a_mapping(steps)

    def _draft(self, element: str, plan: KindPlan, steps: tuple[str, ...]) -> Draft | None:
        draft = self.result.drafts.get(element)
        if draft is not None and draft.plan is plan:
            return draft
        if draft is None:
            if self._identity_holds(element, plan, steps):
                draft = self.result.drafts[element] = Draft(element, plan, [])
            return draft
        here, there = plan.kind.info, draft.plan.kind.info
        place = Related(
            Spot(draft.declared[0]).span, both(f"此处声明为{there.label.in_language('zh')}", f"a {there.name} here")
        )
        message = both(
            f"“{element}”在此声明为{here.label.in_language('zh')}，另一处是{there.label.in_language('zh')}",
            f"'{element}' is a {here.name} here and a {there.name} elsewhere",
        )
        hint = both("一个编号只属于一个类别", "an id belongs to one kind: rename one of the two")
        self.result.diagnostics.append(problem(IDENTITY, message, self._key(steps), hint, (place,)))
        return None

    def _identity_holds(self, element: str, plan: KindPlan, steps: tuple[str, ...]) -> bool:
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
        self._report(IDENTITY, message, self._key(steps), hint)
        return False

    def _body(self, draft: Draft, written: Written, steps: tuple[str, ...]) -> None:
        plan = draft.plan
        if type(written) is dict and plan.stated.issuperset(written):
            said: Mapping[str, Written] = written
            nested: Mapping[str, Written] = _NOTHING
        else:
            said, nested = self._unusual(draft, written, steps)
        draft.sayings.append(self._saying(steps, said))
        if nested:
            for key, inner in nested.items():
                self._nested(draft, (*steps, key), inner)
        defaults = self.defaults.get(plan.name)
        if defaults is not None:
            draft.sayings.append(defaults.saying)
            for key, inner in defaults.nested.items():
                self._nested(draft, (*defaults.saying.steps, key), inner)

    def _saying(self, steps: tuple[str, ...], said: Mapping[str, Written]) -> Saying:
        self.count += 1
        return Saying(self.file, self.document, self.count, steps, said)

    def _unusual(
        self, draft: Draft, written: Written, steps: tuple[str, ...]
    ) -> tuple[Mapping[str, Written], Mapping[str, Written]]:
        """Return facts and elements inside, where they are not written as the facts alone."""
        if written is None:
            return _NOTHING, _NOTHING
        if isinstance(written, dict):
            if _is_name(written, draft.plan):
                return {"name": written}, _NOTHING
            return self._sorted(draft.plan, written, steps)
        if isinstance(written, list):
            self._not_a_mapping(steps, draft.id)
            return _NOTHING, _NOTHING
        return {"name": written}, _NOTHING

    def _sorted(
        self, plan: KindPlan, written: Mapping[str, Written], steps: tuple[str, ...]
    ) -> tuple[Mapping[str, Written], Mapping[str, Written]]:
        """Return what stands under keys of facts and under those of elements inside; others are reported."""
        for key in written:
            if key not in plan.stated and key not in plan.nested:
                self._unknown_key(plan, (*steps, key))
        return (
            {key: value for key, value in written.items() if key in plan.stated},
            {key: value for key, value in written.items() if key in plan.nested},
        )

    def _unknown_key(self, plan: KindPlan, steps: tuple[str, ...]) -> None:
        info, key = plan.kind.info, steps[-1]
        message = both(f"{info.label.in_language('zh')}没有“{key}”这个键", f"{info.name} has no key '{key}'")
        self._report(KEY, message, self._key(steps), did_you_mean(nearest(key, plan.keys), _KEYS_OF.format(info.name)))

    def _nested(self, host: Draft, steps: tuple[str, ...], written: Written) -> None:
        plan = self.plans[host.plan.nested[steps[-1]].info.name]
        if not isinstance(written, dict):
            self._not_a_mapping(steps)
            return
        stem = host.id.removeprefix(host.plan.kind.info.prefix)
        for key, body in written.items():
            inner = (*steps, key)
            draft = self._draft(f"{plan.kind.info.prefix}{stem}.{key}", plan, inner)
            if draft is not None:
                self._body(draft, body, inner)
                draft.host = (host.id, next(saying for saying in draft.sayings[::-1] if saying.steps == inner))

    def _not_a_mapping(self, steps: tuple[str, ...], name: str = "") -> None:
        assert self.document.root is not None
        name = name or steps[-1]
        message = both(f"“{name}”应为“键: 值”的映射", f"'{name}' must be a mapping of keys to values")
        hint = both("在其下逐行写“键: 值”", "write 'key: value' lines below it")
        self._report(BODY, message, node_at(self.document.root, steps).span(self.document.path), hint)

    def _key(self, steps: tuple[str, ...]) -> Span:
        assert self.document.root is not None
        return key_at(self.document.root, steps).span(self.document.path)

    def _report(self, code: str, message: Text, span: Span, hint: Text) -> None:
        self.result.diagnostics.append(problem(code, message, span, hint))


def _is_name(written: Mapping[str, Written], plan: KindPlan) -> bool:
    """Return whether an element is written as its name alone, one text a language; `at` is a key like any other."""
    return all(LANGUAGE_FORM.fullmatch(key) and key not in plan.stated for key in written)


_ALL_KINDS = "archtool list kinds"
_KEYS_OF = "archtool explain {}"


def did_you_mean(near: tuple[str, ...], command: str) -> Text:
    """Return the hint for an unknown word: the nearest one, or the command that lists them."""
    if near:
        return both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?")
    return both(f"`{command}` 列出可用的写法", f"`{command}` lists what can stand here")
