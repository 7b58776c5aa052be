"""Reading the `waivers` sections, and applying waivers to findings."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archtool.blueprints.programme import Clause, Organisation
from archtool.checks.check import Rule, WaiverCheck
from archtool.checks.named_waiver import NamedWaiver, UsedWaiver
from archtool.checks.selection import unknown
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Diagnostic, Related
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode
from archtool.source.node_path import node_at
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import BODY, REFERENCE, VALUE, problem
from archtool.workspace.gather import Section
from archtool.workspace.validate import validate_node
from archtool.workspace.waiver import EVERYTHING, Waiver

WAIVERS = "waivers"


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver silences."""

    diagnostic: Diagnostic
    named: NamedWaiver


def waive(
    diagnostics: Sequence[Diagnostic], waivers: Sequence[NamedWaiver], today: date
) -> tuple[tuple[Diagnostic, ...], tuple[Waived, ...]]:
    """Return the findings that no waiver silences on a day, and those that one does; each in their order.

    A waiver whose last day has passed silences nothing.
    """
    by_code: dict[str, list[NamedWaiver]] = {}
    for named in waivers:
        if not named.has_expired(today):
            by_code.setdefault(named.waiver.code, []).append(named)
    left: list[Diagnostic] = []
    waived: list[Waived] = []
    for diagnostic in diagnostics:
        covering = next((one for one in by_code.get(diagnostic.code, ()) if one.covers(diagnostic)), None)
        if covering is None:
            left.append(diagnostic)
        else:
            waived.append(Waived(diagnostic, covering))
    return tuple(left), tuple(waived)


def used(
    waivers: Sequence[NamedWaiver], waived: Sequence[Waived], ran: Collection[str], *, is_whole: bool
) -> tuple[UsedWaiver, ...]:
    """Return how often each waiver was needed, and at which of its elements it was not.

    Args:
        waivers: every waiver, in source order.
        waived: what they silence.
        ran: codes of the checks that ran.
        is_whole: whether they ran on the whole architecture and not on a slice.
    """
    needed = Counter(one.named.id for one in waived)
    silenced = {(one.named.id, element) for one in waived for element in one.diagnostic.elements}
    return tuple(
        UsedWaiver(
            one,
            needed[one.id],
            is_whole and one.waiver.code in ran,
            tuple(
                element
                for element in dict.fromkeys(one.waiver.elements)
                if element != EVERYTHING and (one.id, element) not in silenced and not one.waiver.is_everywhere
            ),
        )
        for one in waivers
    )


def read_waivers(
    sections: Sequence[Section], architecture: Architecture, views: Collection[str], checks: Sequence[Rule]
) -> tuple[tuple[NamedWaiver, ...], tuple[Diagnostic, ...]]:
    """Return the waivers of a workspace in source order, and everything that is wrong with how they are written."""
    reader = _Reader(architecture, views, checks)
    for section in sections:
        if section.name == WAIVERS:
            reader.section(section)
    return tuple(reader.found.values()), tuple(sorted(reader.problems, key=lambda one: one.sort_key))


class _Reader:
    """Holds what waivers may name, and what has been read."""

    def __init__(self, architecture: Architecture, views: Collection[str], checks: Sequence[Rule]) -> None:
        self.architecture = architecture
        self.views = views
        self.checks = {
            word.lower(): check
            for check in checks
            if not isinstance(check, WaiverCheck)
            for word in (check.code, check.name)
        }
        self.found: dict[str, NamedWaiver] = {}
        self.problems: list[Diagnostic] = []

    def section(self, section: Section) -> None:
        """Read one section."""
        path = section.document.path
        if isinstance(section.value, MappingNode):
            for key, node in section.value.entries:
                self._waiver(key, node, path)
        elif not (isinstance(section.value, ScalarNode) and section.value.resolve() is None):
            message = both("waivers 应为“编号: 内容”的映射", "'waivers' must be a mapping of ids to waivers")
            self.problems.append(problem(BODY, message, section.key.span(path)))

    def _waiver(self, key: ScalarNode, node: Node, path: str) -> None:
        span = key.span(path)
        if not isinstance(node, MappingNode):
            message = both(f"豁免“{key.value}”应为映射", f"waiver '{key.value}' must be a mapping")
            self.problems.append(problem(BODY, message, span))
            return
        waiver, problems = validate_node(Waiver, node, path)
        self.problems.extend(problems)
        if waiver is None:
            return
        self.problems.extend(self._references(waiver, node, path))
        check = self.checks.get(waiver.code.lower())
        known = waiver.model_copy(
            update={
                "code": check.code if check else waiver.code,
                "owner": self._whole_id(Organisation, waiver.owner),
                "clause": self._whole_id(Clause, waiver.clause),
            }
        )
        named = NamedWaiver(key.value, known, span, tuple((name.value, name.span(path)) for name, _ in node.entries))
        first = self.found.setdefault(key.value, named)
        if first is not named:
            there = Related(first.span, both("此处已有", "it is here already"))
            message = both(f"豁免“{key.value}”已经写过", f"waiver '{key.value}' is written twice")
            self.problems.append(problem(VALUE, message, span, None, (there,)))

    def _references(self, waiver: Waiver, node: MappingNode, path: str) -> Iterator[Diagnostic]:
        if waiver.code.lower() not in self.checks:
            yield problem(
                REFERENCE,
                unknown(waiver.code, list(self.checks.values())),
                node_at(node, ("code",)).span(path),
            )
        for number, element in enumerate(waiver.elements):
            if element != EVERYTHING and element not in self.architecture and element not in self.views:
                yield self._nothing(element, node_at(node, ("elements", number)).span(path))
        for kind, key, word in ((Organisation, "owner", waiver.owner), (Clause, "clause", waiver.clause)):
            if word is not None and not isinstance(self.architecture.get(self._whole_id(kind, word) or ""), kind):
                yield self._nothing(word, node_at(node, (key,)).span(path), kind)

    def _nothing(self, word: str, span: Span, kind: type[Element] | None = None) -> Diagnostic:
        candidates = self.architecture.of(kind) if kind else self.architecture.elements
        near = nearest(word, (element.id for element in candidates))
        label = kind.info.label if kind else both("元素或视图", "element or view")
        return problem(
            REFERENCE,
            both(
                f"没有编号为“{word}”的{label.in_language('zh')}",
                f"no {label.in_language('en').lower()} has the id '{word}'",
            ),
            span,
            both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None,
        )

    def _whole_id(self, kind: type[Element], word: str | None) -> str | None:
        """Return an id whose prefix was left out as a whole one."""
        whole = f"{kind.info.prefix}{word}"
        return whole if word is not None and word not in self.architecture and whole in self.architecture else word
