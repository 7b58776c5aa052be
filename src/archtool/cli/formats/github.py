"""A result as GitHub reads it: annotations as workflow commands, and the summary of a step in Markdown.

Source: GitHub Actions, "Workflow commands for GitHub Actions"; actions/toolkit, packages/core/src/command.ts (escapes).
"""

from collections import Counter
from collections.abc import Sequence

from archtool.cli.formats.presentation import SEVERITIES, Presentation
from archtool.cli.formats.summary import summary
from archtool.commands.check import Checked
from archtool.source.diagnostic import Diagnostic, Severity

ANNOTATIONS = 10
"""As many of one kind as GitHub shows for one step."""
_ROWS = 50
"""Findings that a summary lists; a whole step may write 1 MiB."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def write(checked: Checked, presentation: Presentation) -> str:
    """Return the workflow commands that annotate the worst findings, and one for each stale entry of the baseline."""
    lines = [_annotation(one, presentation) for one in _worst(checked.findings)[:ANNOTATIONS]]
    left = ANNOTATIONS - len(lines)
    for one in checked.stale[:left]:
        properties = {"file": str(checked.baseline or ""), "title": f"stale baseline {one.code}"}
        lines.append(_command("error", properties, f"{', '.join(one.elements)}: {one.message}"))
    return "".join(f"{line}\n" for line in lines)


def step_summary(checked: Checked, presentation: Presentation) -> str:
    """Return the summary of a step: the closing line, the findings by check, and the worst of them."""
    lines = ["## archtool check", "", _cell(summary(checked, presentation)), ""]
    counts = Counter((one.severity, one.code) for one in checked.findings)
    if counts:
        titles = {rule.code: presentation.words(rule.title) for rule in checked.rules}
        lines += ["| | | |", "| --- | --- | ---: |"]
        lines += [
            f"| {presentation.words(SEVERITIES[severity])} | {code} {_cell(titles.get(code, ''))} | {count} |"
            for (severity, code), count in sorted(counts.items(), key=lambda one: (_ORDER.index(one[0][0]), one[0][1]))
        ]
        lines += ["", "| | | |", "| --- | --- | --- |"]
        lines += [
            f"| {one.code} | `{presentation.path(one.span.path)}:{one.span.line}` "
            f"| {_cell(presentation.words(one.message))} |"
            for one in _worst(checked.findings)[:_ROWS]
        ]
    more = len(checked.findings) - _ROWS
    if more > 0:
        lines += ["", f"+ {more}"]
    return "\n".join(lines) + "\n"


def _worst(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    return sorted(findings, key=lambda one: _ORDER.index(one.severity))


def _annotation(diagnostic: Diagnostic, presentation: Presentation) -> str:
    span = diagnostic.span
    properties = {"file": presentation.path(span.path), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        # GitHub ignores columns of an annotation over several lines; its end column is the last one, ours is after it.
        properties |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
    properties["title"] = f"{diagnostic.code} {presentation.words(SEVERITIES[diagnostic.severity])}"
    message = presentation.words(diagnostic.message)
    if diagnostic.hint:
        message += f"\n{presentation.words(diagnostic.hint)}"
    return _command(_COMMANDS[diagnostic.severity], properties, message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _cell(words: str) -> str:
    """Return words for a cell of a table in Markdown."""
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
