"""A result as GitLab's code quality report.

Source: GitLab, "Code Quality report format": a JSON array of description, check_name, fingerprint, severity, location.
"""

import json

from archtool.cli.formats.presentation import Presentation
from archtool.commands.check import Checked
from archtool.source.diagnostic import Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(checked: Checked, presentation: Presentation) -> str:
    """Return the report of the findings that count; what is waived or known is not in it."""
    report = [
        {
            "description": f"{one.code} {presentation.words(one.message)}",
            "check_name": one.code,
            "fingerprint": one.fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {
                "path": presentation.path(one.span.path),
                "lines": {"begin": one.span.line, "end": one.span.end_line},
            },
        }
        for one in checked.findings
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
