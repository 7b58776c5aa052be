"""The one JSON envelope that every command speaks with `--format json` or `--json`."""

import json

import click

from archtool.source.diagnostic import Diagnostic
from archtool.source.span import Span
from archtool.version import VERSION

FORMAT_VERSION = 1


def enveloped(command: str, result: object) -> str:
    """Return `{archtool, format, command, result}` as JSON, one line break at its end."""
    envelope = {"archtool": VERSION, "format": FORMAT_VERSION, "command": command, "result": result}
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def print_json(command: str, result: object) -> None:
    """Write the envelope to standard output."""
    click.echo(enveloped(command, result), nl=False)


def diagnostic_json(diagnostic: Diagnostic, language: str) -> dict[str, object]:
    """Return a diagnostic as JSON values; texts in one language."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.in_language(language),
        "hint": diagnostic.hint.in_language(language) if diagnostic.hint else None,
        "location": span_json(diagnostic.span),
        "related": [
            {
                "message": related.message.in_language(language),
                "location": span_json(related.span) if related.span else None,
            }
            for related in diagnostic.related
        ],
    }


def span_json(span: Span) -> dict[str, object]:
    """Return a span as JSON values; lines and columns from 1, the end exclusive."""
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
