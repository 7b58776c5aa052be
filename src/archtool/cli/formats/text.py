"""A result as people read it on a terminal: each finding at its line, then what waivers and the baseline did."""

import click

from archtool.checks.waivers import Waived
from archtool.cli.formats.presentation import Presentation
from archtool.cli.printing import described
from archtool.commands.baseline import Change, Known
from archtool.commands.check import Checked
from archtool.source.diagnostic import Diagnostic
from archtool.source.text import Text, both

_STALE = both("基线过时", "stale")
_KNOWN = both("基线已知", "known")
_WAIVED = both("已豁免", "waived")
_AT = both("单位", "at")
_UPDATE = both("这些发现已不存在：加 --update-baseline 更新", "these are found no more: update with --update-baseline")


def write(checked: Checked, presentation: Presentation) -> str:
    """Return the result with terminal colours, one finding after the other."""
    blocks = [_finding(one, checked, presentation) for one in checked.findings]
    if presentation.is_verbose:
        blocks += [_waived(one, presentation) for one in checked.waived]
        blocks += [_line(_KNOWN, one, presentation) for one in checked.known]
    file = str(checked.baseline or "")
    blocks += [f"{file}: {_entry(_STALE, one, presentation)}" for one in checked.stale]
    if checked.stale:
        blocks.append(f"  {presentation.words(_UPDATE)}")
    if checked.change is not None:
        blocks += _change(checked.change, file, presentation)
    return "".join(f"{block}\n" for block in blocks)


def _finding(diagnostic: Diagnostic, checked: Checked, presentation: Presentation) -> str:
    block = described(diagnostic, checked.texts, presentation.prefix, presentation.language)
    if presentation.is_verbose and diagnostic.organisations:
        block += f"\n  {presentation.words(_AT)}: {', '.join(diagnostic.organisations)}"
    return block


def _waived(one: Waived, presentation: Presentation) -> str:
    waiver = one.named.waiver
    reason = presentation.words(waiver.reason) if waiver.reason else ""
    held = ", ".join(part for part in (one.named.id, waiver.owner, waiver.expires.isoformat(), reason) if part)
    return f"{_line(_WAIVED, one.diagnostic, presentation)}\n  {held}"


def _line(state: Text, diagnostic: Diagnostic, presentation: Presentation) -> str:
    head = click.style(f"{presentation.words(state)}[{diagnostic.code}]", dim=True)
    return f"{presentation.place(diagnostic.span)}: {head} {presentation.words(diagnostic.message)}"


def _entry(state: Text, known: Known, presentation: Presentation) -> str:
    head = click.style(f"{presentation.words(state)}[{known.code}]", fg="red", bold=True)
    return f"{head} {', '.join(known.elements)}: {known.message}"


def _change(change: Change, file: str, presentation: Presentation) -> list[str]:
    lines = [f"+ {one.code} {', '.join(one.elements)}: {one.message}" for one in change.added]
    lines += [f"- {one.code} {', '.join(one.elements)}: {one.message}" for one in change.removed]
    added, removed = len(change.added), len(change.removed)
    words = both(
        f"{file}：新增 {added} 个，去掉 {removed} 个，保留 {change.kept} 个",
        f"{file}: {added} added, {removed} removed, {change.kept} kept",
    )
    return [*lines, presentation.words(words)]
