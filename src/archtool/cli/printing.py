"""Diagnostics as people read them on a terminal: place, message, the line with a caret, hint, other places."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.excerpt import excerpt
from archtool.source.span import Span
from archtool.source.text import both

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
_SEVERITIES = {
    Severity.ERROR: both("错误", "error"),
    Severity.WARNING: both("警告", "warning"),
    Severity.NOTE: both("提示", "note"),
}
_HINT = both("建议", "hint")
_ALSO = both("另见", "see")


def say(message: str) -> None:
    """Write one line to standard error."""
    click.echo(f"archtool: {message}", err=True)


def print_diagnostics(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], root: Path, language: str) -> None:
    """Write diagnostics to standard output, with paths as seen from the current folder."""
    prefix = seen_from_here(root)
    for diagnostic in diagnostics:
        click.echo(described(diagnostic, texts, prefix, language))


def seen_from_here(folder: Path) -> str:
    """Return a folder as seen from the current one, `/` between its segments; `""` where it is the current one."""
    prefix = Path(os.path.relpath(folder)).as_posix()
    return "" if prefix == "." else prefix


def described(diagnostic: Diagnostic, texts: Mapping[str, str], prefix: str, language: str) -> str:
    """Return a diagnostic as lines: head, excerpt, hint, related places."""
    severity = click.style(
        f"{_SEVERITIES[diagnostic.severity].in_language(language)}[{diagnostic.code}]",
        fg=_COLORS[diagnostic.severity],
        bold=True,
    )
    place = click.style(_shown(diagnostic.span, prefix), bold=True)
    lines = [f"{place}: {severity} {diagnostic.message.in_language(language)}"]
    text = texts.get(diagnostic.span.path)
    if text:
        line, caret = excerpt(text, diagnostic.span)
        number = str(diagnostic.span.line)
        lines.append(f"  {number} │ {line}")
        lines.append(f"  {' ' * len(number)} │ {click.style(caret, fg=_COLORS[diagnostic.severity])}")
    if diagnostic.hint:
        lines.append(f"  {_HINT.in_language(language)}: {diagnostic.hint.in_language(language)}")
    for related in diagnostic.related:
        where = f" {_shown(related.span, prefix)}" if related.span else ""
        lines.append(f"  {_ALSO.in_language(language)}{where}: {related.message.in_language(language)}")
    return "\n".join(lines)


def _shown(span: Span, prefix: str) -> str:
    return f"{prefix}/{span}" if prefix else str(span)
