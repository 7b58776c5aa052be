"""Runs checks over an architecture and says where in the text each finding stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from archtool.checks.check import Check, Rule, ViewCheck, WaiverCheck
from archtool.checks.finding import Finding
from archtool.checks.fingerprint import counted, fingerprint
from archtool.checks.named_waiver import UsedWaiver
from archtool.checks.places import Places
from archtool.checks.selection import ALL, Selection
from archtool.checks.shown_view import ShownView
from archtool.checks.wording import listed
from archtool.model.architecture import Architecture
from archtool.source.collector import collector_paused
from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.side_by_side import side_by_side
from archtool.source.text import Text, both

_ALSO_HERE = both("这一事实也写在这里", "the same fact is written here as well")

Views = Mapping[str, ShownView]
"""The views of a workspace by id, in source order."""
Chosen = tuple[Rule, Severity]
"""A check that runs, with the severity of its findings."""
SIDE_BY_SIDE = 3000
"""Elements from which two processes check sooner than one."""


def run(
    architecture: Architecture, checks: Sequence[Rule], selection: Selection = ALL, views: Views | None = None
) -> tuple[Diagnostic, ...]:
    """Return what the selected checks find, sorted by path, line, column, code and message.

    Checks of views run only where views are given, those of waivers not here.

    Raises:
        ConfigError: the selection names a check that is not there.
    """
    chosen = selection.choose(checks)
    with collector_paused():
        if len(architecture.elements) < SIDE_BY_SIDE:
            return _arranged(_inspected(architecture, chosen, views))
        groups: dict[str, list[Chosen]] = {}
        for one in chosen:
            groups.setdefault(one[0].group.letters, []).append(one)
        tasks = [partial(_inspected, architecture, group, views) for group in groups.values()]
        return _arranged(diagnostic for some in side_by_side(tasks) for diagnostic in some)


def _inspected(architecture: Architecture, chosen: Iterable[Chosen], views: Views | None) -> tuple[Diagnostic, ...]:
    places = Places(architecture, views or {})
    return tuple(
        _diagnostic(places, check, severity, finding)
        for check, severity in chosen
        for finding in _findings(architecture, check, views)
    )


def run_on_waivers(
    architecture: Architecture,
    checks: Sequence[Rule],
    waivers: Sequence[UsedWaiver],
    today: date,
    selection: Selection = ALL,
) -> tuple[Diagnostic, ...]:
    """Return what the selected checks of waivers find, in the same order.

    Raises:
        ConfigError: the selection names a check that is not there.
    """
    places = Places(architecture, waivers={one.named.id: one.named for one in waivers})
    return _arranged(
        _diagnostic(places, check, severity, finding)
        for check, severity in selection.choose(checks)
        if isinstance(check, WaiverCheck)
        for finding in check.inspect_waivers(waivers, today)
    )


def _findings(architecture: Architecture, check: Rule, views: Views | None) -> Iterator[Finding]:
    if isinstance(check, Check):
        yield from check.inspect(architecture)
    elif isinstance(check, ViewCheck) and views is not None:
        yield from check.inspect_views(architecture, views)


def _arranged(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(counted(diagnostics), key=lambda one: (*one.sort_key, one.message, one.fingerprint)))


def _diagnostic(places: Places, check: Rule, severity: Severity, finding: Finding) -> Diagnostic:
    place = finding.place
    first, *others = places.spans(place)
    related = [Related(span, _ALSO_HERE) for span in others]
    related += [Related(places.spans(other)[0], message) for other, message in finding.related]
    return Diagnostic(
        code=check.code,
        severity=severity,
        message=_with_organisations(places.architecture, finding),
        span=first,
        hint=finding.hint or check.hint,
        related=tuple(related),
        fingerprint=fingerprint(check.code, finding),
        elements=(place.element,) if place.target is None else (place.element, place.target),
        organisations=finding.organisations,
    )


def _with_organisations(architecture: Architecture, finding: Finding) -> Text:
    """Return the message with the first organisations and their number, among how many the element stands."""
    if not finding.organisations:
        return finding.message
    where, count = listed(finding.organisations), len(finding.organisations)
    zh, en = finding.message.in_language("zh"), finding.message.in_language("en")
    every = len(architecture.instances(finding.place.element))
    if every == count:
        return both(f"{zh}（全部 {count} 家单位）", f"{en} (at all {count} organisations)")
    if every > count:
        return both(
            f"{zh}（{every} 家单位中的 {count} 家：{where.zh}）",
            f"{en} (at {count} of {every} organisations: {where.en})",
        )
    return both(f"{zh}（在 {count} 家单位：{where.zh}）", f"{en} (at {count} organisations: {where.en})")
