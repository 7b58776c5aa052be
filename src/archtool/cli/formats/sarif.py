"""A result as a SARIF 2.1.0 log: what code-scanning services read.

Source: OASIS SARIF 2.1.0 plus Errata 01; paragraph numbers below are its.
"""

import json
from collections.abc import Sequence

from archtool.checks.group import group_of
from archtool.checks.waivers import Waived
from archtool.cli.formats.presentation import Presentation
from archtool.commands.baseline import Known
from archtool.commands.check import Checked
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.explanation import Explanation
from archtool.source.span import Span
from archtool.source.text import Text
from archtool.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
"""The folder in which archtool ran, in CI the root of the repository; named and not located, so that the same input
gives the same bytes on every machine (3.14.14)."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_LOCALES = {"zh": "zh-CN", "en": "en-US"}
_FINGERPRINT = "archtool/v1"


def write(checked: Checked, presentation: Presentation) -> str:
    """Return the log, indented."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(checked, presentation).run()]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


class _Run:
    """Holds the rules by code while the results are written."""

    def __init__(self, checked: Checked, presentation: Presentation) -> None:
        self.checked = checked
        self.presentation = presentation
        self.numbers = {rule.code: number for number, rule in enumerate(checked.rules)}

    def run(self) -> dict[str, object]:
        checked = self.checked
        driver = {
            "name": "archtool",
            "semanticVersion": VERSION,
            "language": _LOCALES[self.presentation.language],
            "rules": [_rule(rule, self.presentation) for rule in checked.rules],
        }
        results = [
            *(self._result(one, "new") for one in checked.findings),
            *(self._result(one, "unchanged") for one in checked.known),
            *(self._suppressed(one) for one in checked.waived),
        ]
        invocation: dict[str, object] = {"executionSuccessful": checked.is_readable}
        if checked.stale:
            invocation["toolConfigurationNotifications"] = [_stale(one) for one in checked.stale]
        return {
            "tool": {"driver": driver},
            "language": _LOCALES[self.presentation.language],
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {BASE: {"description": {"text": "the folder in which archtool ran"}}},
            "automationDetails": {"id": "archtool/check/"},
            "invocations": [invocation],
            "results": results,
        }

    def _result(self, diagnostic: Diagnostic, state: str) -> dict[str, object]:
        result: dict[str, object] = {
            **self._of_rule(diagnostic.code),
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": self._message(diagnostic)},
            "locations": [{**self._location(diagnostic.span), **_logical(diagnostic.elements)}],
            "partialFingerprints": {_FINGERPRINT: diagnostic.fingerprint},
        }
        related = [
            {"id": number, **self._location(one.span), "message": {"text": self._words(one.message)}}
            for number, one in enumerate(diagnostic.related, start=1)
            if one.span is not None
        ]
        if related:
            result["relatedLocations"] = related
        if diagnostic.organisations:
            result["properties"] = {"organisations": list(diagnostic.organisations)}
        if self.checked.baseline is not None:
            result["baselineState"] = state
        return result

    def _suppressed(self, one: Waived) -> dict[str, object]:
        waiver = one.named.waiver
        suppression: dict[str, object] = {
            "kind": "external",
            "status": "accepted",
            "location": self._location(one.named.span),
            "properties": {"waiver": one.named.id, "owner": waiver.owner, "expires": waiver.expires.isoformat()},
        }
        if waiver.reason is not None:
            suppression["justification"] = self._words(waiver.reason)
        return {**self._result(one.diagnostic, "new"), "suppressions": [suppression]}

    def _of_rule(self, code: str) -> dict[str, object]:
        number = self.numbers.get(code)
        return {"ruleId": code} if number is None else {"ruleId": code, "ruleIndex": number}

    def _message(self, diagnostic: Diagnostic) -> str:
        message = self._words(diagnostic.message)
        return f"{message}\n{self._words(diagnostic.hint)}" if diagnostic.hint else message

    def _location(self, span: Span) -> dict[str, object]:
        region = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
        artifact = _artifact(self.presentation.path(span.path))
        return {"physicalLocation": {"artifactLocation": artifact, "region": region}}

    def _words(self, text: Text) -> str:
        return self.presentation.words(text)


def _rule(rule: Explanation, presentation: Presentation) -> dict[str, object]:
    group = group_of(rule.code)
    title, why, fix = (presentation.words(text) for text in (rule.title, rule.why, rule.fix))
    both_languages = [
        f"**{rule.title.in_language(language)}**\n\n{rule.why.in_language(language)}\n\n{rule.fix.in_language(language)}"
        for language in sorted(("zh", "en"), key=lambda one: one != presentation.language)
    ]
    source = [f"_{rule.source}_"] if rule.source else []
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{fix}", "markdown": "\n\n".join((*both_languages, *source))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["architecture", group.name], "problem.severity": _problem(rule.severity)},
    }


def _stale(known: Known) -> dict[str, object]:
    """Return the notification of a baseline's entry that is found no more; as a result, services would show it."""
    words = f"stale baseline entry: {known.code} {', '.join(known.elements)}: {known.message}"
    return {"level": "error", "message": {"text": words}}


def _problem(severity: Severity) -> str:
    """Return the severity in the words of GitHub code scanning."""
    return "recommendation" if severity is Severity.NOTE else severity.value


def _artifact(uri: str) -> dict[str, object]:
    from urllib.parse import quote

    return {"uri": quote(uri), "uriBaseId": BASE}


def _logical(elements: Sequence[str]) -> dict[str, object]:
    return (
        {"logicalLocations": [{"fullyQualifiedName": one, "kind": "element"} for one in elements]} if elements else {}
    )
