"""Runs checks over an architecture and says where in the text each finding stands."""

from collections.abc import Iterator, Mapping, Sequence

from archtool.checks.check import Check, Rule, ViewCheck
from archtool.checks.finding import Finding, Place
from archtool.checks.selection import ALL, Selection
from archtool.checks.shown_view import ShownView
from archtool.checks.wording import listed
from archtool.model.architecture import Architecture
from archtool.source.collector import collector_paused
from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.span import Span
from archtool.source.text import Text, both

_ALSO_HERE = both("这一事实也写在这里", "the same fact is written here as well")

_IN_MEMORY = Span.start_of("<memory>")
"""Where the facts of an architecture stand that was not read from files."""


Views = Mapping[str, ShownView]
"""The views of a workspace by id, in source order."""


def run(
    architecture: Architecture, checks: Sequence[Rule], selection: Selection = ALL, views: Views | None = None
) -> tuple[Diagnostic, ...]:
    """Return what the selected checks find, sorted by path, line, column, code and message.

    Checks of views run only where views are given.

    Raises:
        ConfigError: the selection names a check that is not there.
    """
    shown = views or {}
    with collector_paused():
        diagnostics = [
            _diagnostic(architecture, shown, check, severity, finding)
            for check, severity in selection.choose(checks)
            for finding in _findings(architecture, check, views)
        ]
    return tuple(sorted(diagnostics, key=lambda one: (*one.sort_key, one.message)))


def _findings(architecture: Architecture, check: Rule, views: Views | None) -> Iterator[Finding]:
    if isinstance(check, Check):
        yield from check.inspect(architecture)
    elif isinstance(check, ViewCheck) and views is not None:
        yield from check.inspect_views(architecture, views)


def spans_of(architecture: Architecture, place: Place, views: Views | None = None) -> tuple[Span, ...]:
    """Return every place in the text that states a fact, the first one first; never empty.

    A relationship stands where it is written, at either of its ends; a fact that is missing, where its element is.
    """
    if place.in_view:
        view = (views or {}).get(place.element)
        return (dict(view.keys).get(place.key, view.span),) if view else (_IN_MEMORY,)
    if place.target is not None:
        kind = architecture.catalogue.relationship[place.key]
        edges = architecture.outgoing(place.element, kind)
        written = tuple(architecture.provenance.span(edge.origin) for edge in edges if edge.target == place.target)
    else:
        written = architecture.spans(place.element, place.key)
    return written or (_IN_MEMORY,)


def _diagnostic(
    architecture: Architecture, views: Views, check: Rule, severity: Severity, finding: Finding
) -> Diagnostic:
    first, *others = spans_of(architecture, finding.place, views)
    related = [Related(span, _ALSO_HERE) for span in others]
    related += [Related(spans_of(architecture, place, views)[0], message) for place, message in finding.related]
    message = _with_organisations(finding)
    return Diagnostic(check.code, severity, message, first, finding.hint or check.hint, tuple(related))


def _with_organisations(finding: Finding) -> Text:
    if not finding.organisations:
        return finding.message
    where = listed(finding.organisations)
    return both(
        f"{finding.message.in_language('zh')}（在 {len(finding.organisations)} 家单位：{where.zh}）",
        f"{finding.message.in_language('en')} (at {len(finding.organisations)} organisations: {where.en})",
    )
