"""Checking a workspace: read, slice, inspect, leave out what is waived or known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from archtool.checks.catalogue import discover
from archtool.checks.check import Rule
from archtool.checks.configuration import Configuration, configure
from archtool.checks.fingerprint import textual
from archtool.checks.named_waiver import NamedWaiver
from archtool.checks.runner import run, run_on_waivers
from archtool.checks.selection import Selection
from archtool.checks.waivers import Waived, read_waivers, used, waive
from archtool.commands.baseline import EMPTY, Baseline, Change, Known, baseline_text, compare, read_baseline, updated
from archtool.commands.loading import UnreadableError, at_moment, load_views, load_workspace, unreadable
from archtool.commands.outputs import write_whole
from archtool.commands.own_checks import checks_of
from archtool.commands.shown_views import shown_views
from archtool.model.architecture import Architecture
from archtool.source.codes import EXPLANATIONS as SOURCE_EXPLANATIONS
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.edit import Edit
from archtool.source.explanation import Explanation
from archtool.workspace.codes import EXPLANATIONS as WORKSPACE_EXPLANATIONS
from archtool.workspace.files import Workspace
from archtool.workspace.removal import without


@dataclass(frozen=True, slots=True)
class Request:
    """What to check.

    Attributes:
        path: the workspace, or a folder in it.
        today: the day on which waivers are in force or expired.
        select: checks to run instead of those that the manifest selects.
        ignore: checks to leave out besides those that the manifest ignores.
        moment: a slice to check instead of everything.
        baseline: file of known findings.
        is_update: whether to write the findings into it.
        is_fix: whether to work out the edits that repair findings.
    """

    path: Path
    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    moment: str | None = None
    baseline: Path | None = None
    is_update: bool = False
    is_fix: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the one structure from which every output is written.

    Attributes:
        root: the workspace.
        language: that of its manifest.
        texts: the text of each file by path, for excerpts.
        is_readable: whether there was an architecture to check; without one, `findings` are the reader's.
        elements: number of elements checked.
        relationships: number of relationships checked.
        rules: what may have been found: the checks that ran, with the severities that count here, sorted by code.
        findings: what counts, sorted by place.
        known: what the baseline knows, sorted by place.
        waived: what waivers silence, sorted by place.
        stale: what the baseline knows and is there no more.
        baseline: the baseline's file; nothing where none was asked for.
        change: what was written into it, where it was updated.
        edits: what repairs findings that count, where this was asked for.
    """

    root: Path
    language: str
    texts: Mapping[str, str]
    is_readable: bool
    elements: int
    relationships: int
    rules: tuple[Explanation, ...]
    findings: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...] = ()
    waived: tuple[Waived, ...] = ()
    stale: tuple[Known, ...] = ()
    baseline: Path | None = None
    change: Change | None = None
    edits: tuple[Edit, ...] = ()

    def fails(self, least: Severity | None) -> bool:
        """Return whether a gate closes: a finding matters at least so much, or the baseline is stale; never for none.

        What cannot be read always closes it.
        """
        if not self.is_readable:
            return True
        return least is not None and (bool(self.stale) or any(one.severity.at_least(least) for one in self.findings))


def check(request: Request) -> Checked:
    """Return the findings of the workspace at or above a path.

    Raises:
        ConfigError: there is no workspace, no such check or moment, or no such baseline.
        UnreadableError: the workspace cannot be read, or its settings and waivers mean nothing.
    """
    # A baseline that cannot be read is said at once, before anything else takes its time.
    baseline = _baseline(request)
    # Found before the workspace is: they are imported while its files are still being parsed.
    installed = discover()
    workspace, architecture = load_workspace(request.path)
    views = shown_views(load_views(workspace, architecture).definitions, workspace.reading.sections)
    configuration = _configuration(workspace, request, installed)
    waivers = _waivers(workspace, architecture, views, configuration.checks)
    part = at_moment(architecture, request.moment)
    found = run(part, configuration.checks, configuration.selection, views)
    counting = (*textual(workspace.reading.diagnostics), *(one for one in found if not configuration.leaves_out(one)))
    findings, waived = waive(counting, waivers, request.today)
    rules = _rules(configuration)
    ran = {rule.code for rule in rules}
    usage = used(waivers, waived, ran, is_whole=request.moment is None)
    late = run_on_waivers(part, configuration.checks, usage, request.today, configuration.selection)
    findings = tuple(sorted((*findings, *late), key=lambda one: (*one.sort_key, one.message, one.fingerprint)))
    checked = Checked(
        workspace.root, workspace.manifest.language, workspace.texts, True,
        len(part.elements), len(part.relationships), rules, findings, waived=waived,
    )  # fmt: skip
    checked = _against(checked, baseline, request) if request.baseline else checked
    return replace(checked, edits=_edits(checked, configuration, workspace)) if request.is_fix else checked


def unread(error: UnreadableError) -> Checked:
    """Return what was found where a workspace cannot be read: what is wrong with its text."""
    findings = tuple(textual(error.diagnostics))
    codes = {one.code for one in findings}
    rules = tuple(one for one in (*SOURCE_EXPLANATIONS, *WORKSPACE_EXPLANATIONS) if one.code in codes)
    return Checked(error.root, error.language, error.texts, False, 0, 0, rules, findings)


def _baseline(request: Request) -> Baseline:
    if request.baseline is None or (request.is_update and not request.baseline.exists()):
        return EMPTY
    return read_baseline(request.baseline)


def _configuration(workspace: Workspace, request: Request, installed: tuple[Rule, ...]) -> Configuration:
    """Return the manifest's configuration, with what the request selects."""
    files = tuple(document.path for document in workspace.reading.documents)
    configuration, problems = configure(
        checks_of(workspace, installed), workspace.manifest.checks, workspace.manifest_document, files
    )
    if problems:
        raise unreadable(workspace, problems)
    wanted = configuration.selection
    selection = Selection(request.select or wanted.select, (*wanted.ignore, *request.ignore), wanted.severities)
    return replace(configuration, selection=selection)


def _waivers(
    workspace: Workspace, architecture: Architecture, views: Mapping[str, object], checks: tuple[Rule, ...]
) -> tuple[NamedWaiver, ...]:
    waivers, problems = read_waivers(workspace.reading.sections, architecture, tuple(views), checks)
    if problems:
        raise unreadable(workspace, problems)
    return waivers


def _rules(configuration: Configuration) -> tuple[Explanation, ...]:
    chosen = configuration.selection.choose(configuration.checks)
    return tuple(replace(one.explanation, severity=severity) for one, severity in chosen)


def _edits(checked: Checked, configuration: Configuration, workspace: Workspace) -> tuple[Edit, ...]:
    """Return the edits that repair the findings that count, sorted by place."""
    documents = {document.path: document for document in workspace.reading.documents}
    return tuple(
        sorted(
            edit
            for rule in configuration.checks
            if (found := [one for one in checked.findings if one.code == rule.code])
            for one in rule.repair(found, documents)
            for edit in without(documents[one.path], one.steps, one.gone)
        )
    )


def _against(checked: Checked, baseline: Baseline, request: Request) -> Checked:
    """Return what was found, held against the baseline, which is written first where it is to be updated."""
    path, change = request.baseline, None
    ran = {rule.code for rule in checked.rules}
    if request.is_update and path is not None:
        baseline, change = updated(baseline, checked.findings, ran, checked.language)
        write_whole(path, baseline_text(baseline).encode())
    compared = compare(checked.findings, baseline, ran)
    return replace(
        checked,
        findings=compared.new,
        known=compared.known,
        stale=compared.stale,
        baseline=path,
        change=change,
    )
