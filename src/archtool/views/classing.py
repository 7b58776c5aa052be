"""The classes of elements by which figures are coloured: from the model, from findings, from two moments."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from archtool.analysis.lots import Lots
from archtool.analysis.phase import effective_phases
from archtool.blueprints.programme import WorkPackage
from archtool.blueprints.relationships import FUNCTION_OF, OWNER, PART_OF
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.model.moment import AS_IS, TO_BE
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.text import Text, both
from archtool.views.colour import BlockClass, Classing, ColourBy, Look
from archtool.views.content import EXTERNAL_KIND, Lifecycle

_CIRCLED = (0x2460, 0x3251, 0x32B1)
"""Where the circled numbers 1, 21 and 36 stand. Source: Unicode 15, Enclosed Alphanumerics and Enclosed CJK."""

_STATUSES = (Status.BUILD, Status.UPGRADE, Status.KEEP, Status.REPLACE, Status.RETIRE)
_REST = {
    ColourBy.LIFECYCLE: both("未说明", "not stated"),
    ColourBy.PHASE: both("不分期", "no phase"),
    ColourBy.SUBPROJECT: both("不属任何子项目", "no subproject"),
    ColourBy.OWNER: both("未定责任单位", "no owner"),
    ColourBy.FINDING: both("无发现", "no finding"),
}
_COMPARED = both("时点对比", "two moments")
_UNSAID = both("两个时点都没有", "at neither moment")


class _Grade(Enum):
    """How bad the worst finding of an element is; waived findings count only where there is no other."""

    ERROR = BlockClass(Look.ERROR, "×", both("错误", "error"))
    WARNING = BlockClass(Look.WARNING, "▲", both("警告", "warning"))
    NOTE = BlockClass(Look.NOTE, "○", both("提示", "note"))
    WAIVED = BlockClass(Look.WAIVED, "◇", both("已豁免", "waived"))


class _Change(Enum):
    """What happens to an element between two moments."""

    ADDED = BlockClass(Look.ADDED, "+", both("新增", "added"))
    CHANGED = BlockClass(Look.CHANGED, "△", both("改造", "changed"))
    KEPT = BlockClass(Look.KEPT, "", both("保留", "kept"))
    RETIRED = BlockClass(Look.RETIRED, "−", both("停用", "gone"))


def classes_of(architecture: Architecture, by: ColourBy) -> Classing:
    """The classes that the model itself tells.

    Raises:
        ValueError: findings are not in the model; `classes_of_findings` takes them.
    """
    match by:
        case ColourBy.LIFECYCLE:
            return _categories(by, _lifecycle_labels(), _by_id(architecture, _lifecycle))
        case ColourBy.PHASE:
            phases = {phase: _title(architecture, phase) for phase in architecture.timeline.phases}
            return _categories(by, phases, _phases(architecture))
        case ColourBy.SUBPROJECT:
            lots = Lots(architecture)
            return _elements(architecture, by, _by_id(architecture, lambda element: lots.of(element.id)))
        case ColourBy.OWNER:
            return _elements(architecture, by, _by_id(architecture, lambda element: _owner(architecture, element.id)))
        case ColourBy.FINDING:
            raise ValueError("findings are not in the model")


def classes_of_findings(findings: Iterable[Diagnostic], waived: Iterable[Diagnostic]) -> Classing:
    """The worst severity of the findings that stand at each element; waived ones are a class of their own."""
    grades = {Severity.ERROR: _Grade.ERROR, Severity.WARNING: _Grade.WARNING, Severity.NOTE: _Grade.NOTE}
    order = tuple(_Grade)
    worst: dict[str, int] = {}
    graded = [(grades[one.severity], one) for one in findings] + [(_Grade.WAIVED, one) for one in waived]
    for grade, one in graded:
        for element in one.elements:
            worst[element] = min(worst.get(element, len(order)), order.index(grade))
    rest = _REST[ColourBy.FINDING]
    return Classing(ColourBy.FINDING.label, tuple(grade.value for grade in order), worst, rest)


def classes_of_change(architecture: Architecture, earlier: str, later: str) -> Classing:
    """What becomes of each element from one moment to the other.

    Changed is what stands at both and is upgraded by a phase after the first and not after the second.

    Raises:
        KeyError: no such moment.
    """
    before, after = architecture.slice(earlier), architecture.slice(later)
    between = set(architecture.timeline.phases[_number(before, earlier) : _number(after, later)])
    phases = architecture.derived(effective_phases)
    last = architecture.timeline.phases[-1:]
    order = tuple(_Change)
    found: dict[str, int] = {}
    for element in architecture.elements:
        name = element.id
        if name in before and name in after:
            phase = phases.get(name) or "".join(last)
            is_changed = element.status is Status.UPGRADE and phase in between
            found[name] = order.index(_Change.CHANGED if is_changed else _Change.KEPT)
        elif name in after:
            found[name] = order.index(_Change.ADDED)
        elif name in before:
            found[name] = order.index(_Change.RETIRED)
    moments = (_moment(architecture, earlier), _moment(architecture, later))
    return Classing(_COMPARED, tuple(change.value for change in order), found, _UNSAID, moments)


def mark_of(number: int) -> str:
    """The sign of the category at a place, counted from 0: ①, ② ...; beyond 50 the number in brackets."""
    place = number + 1
    for first, start in zip((36, 21, 1), reversed(_CIRCLED), strict=True):
        if first <= place <= 50:
            return chr(start + place - first)
    return f"({place})"


def _categories(by: ColourBy, labels: Mapping[str, Text], of: Mapping[str, str]) -> Classing:
    numbers = {key: number for number, key in enumerate(labels)}
    classes = tuple(
        BlockClass(Look.CATEGORY, mark_of(number), label, number) for number, label in enumerate(labels.values())
    )
    found = {element: numbers[key] for element, key in of.items() if key in numbers}
    return Classing(by.label, classes, found, _REST[by])


def _elements(architecture: Architecture, by: ColourBy, of: Mapping[str, str]) -> Classing:
    """Classes that are elements themselves, in source order."""
    used = set(of.values())
    labels = {one.id: one.name for one in architecture.elements if one.id in used}
    return _categories(by, labels, of)


def _by_id(architecture: Architecture, key: Callable[[Element], str | None]) -> dict[str, str]:
    pairs = ((element.id, key(element)) for element in architecture.elements)
    return {element: found for element, found in pairs if found is not None}


def _lifecycle(element: Element) -> str | None:
    if element.info.name == EXTERNAL_KIND:
        return Lifecycle.EXTERNAL.value
    return element.status.value if element.status is not None else None


def _lifecycle_labels() -> dict[str, Text]:
    statuses = {status.value: status.label for status in _STATUSES}
    return {**statuses, Lifecycle.EXTERNAL.value: Lifecycle.EXTERNAL.label}


def _phases(architecture: Architecture) -> dict[str, str]:
    """The phase with which each element goes live; of a work package the one to which it is counted."""
    packages = {package.id: package.phase for package in architecture.of(WorkPackage)}
    return architecture.derived(effective_phases) | packages


def _owner(architecture: Architecture, element: str) -> str | None:
    """The owner of an element, else of the innermost whole that has one."""
    here: str | None = element
    passed: set[str] = set()
    while here is not None and here not in passed:
        owner = architecture.target(here, OWNER)
        if owner is not None:
            return owner
        passed.add(here)
        here = architecture.target(here, PART_OF) or architecture.target(here, FUNCTION_OF)
    return None


def _number(architecture: Architecture, moment: str) -> int:
    return architecture.timeline.moment(moment)


def _moment(architecture: Architecture, name: str) -> Text:
    if name in (AS_IS, TO_BE):
        return both("现状", "as-is") if name == AS_IS else both("目标", "to-be")
    return _title(architecture, name)


def _title(architecture: Architecture, element: str) -> Text:
    found = architecture.get(element)
    return found.name if found is not None else both(element, element)
