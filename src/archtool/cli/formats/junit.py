"""A result as JUnit XML: a suite for each group of checks, a case for each check, a failure for each finding."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from archtool.checks.group import group_of
from archtool.cli.formats.presentation import SEVERITIES, Presentation
from archtool.commands.baseline import Known
from archtool.commands.check import Checked
from archtool.source.diagnostic import Diagnostic
from archtool.source.explanation import Explanation

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Source: XML 1.0, 2.2."""


def write(checked: Checked, presentation: Presentation) -> str:
    """Return the report. What does not close the gate, waived and known findings included, is output of its case."""
    by_code: dict[str, list[Diagnostic]] = {}
    for one in checked.findings:
        by_code.setdefault(one.code, []).append(one)
    suites: dict[str, list[str]] = {}
    failures = 0
    for rule in checked.rules:
        failing = [one for one in by_code.get(rule.code, ()) if _closes(one, checked, presentation)]
        failures += len(failing)
        suites.setdefault(group_of(rule.code).name, []).append(
            _case(rule, failing, _others(rule.code, checked, presentation), presentation)
        )
    if checked.baseline is not None:
        failures += len(checked.stale)
        suites["baseline"] = [_baseline_case(checked.stale)]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="archtool check" tests="{sum(map(len, suites.values()))}" failures="{failures}">',
    ]
    for name, cases in suites.items():
        count = sum(case.count("<failure ") for case in cases)
        lines += [f'  <testsuite name={quoteattr(name)} tests="{len(cases)}" failures="{count}">', *cases]
        lines.append("  </testsuite>")
    return "\n".join((*lines, "</testsuites>")) + "\n"


def _closes(diagnostic: Diagnostic, checked: Checked, presentation: Presentation) -> bool:
    least = presentation.least
    return not checked.is_readable or (least is not None and diagnostic.severity.at_least(least))


def _others(code: str, checked: Checked, presentation: Presentation) -> list[str]:
    """Return a line for each finding of a check that does not close the gate."""
    open_ones = [one for one in checked.findings if one.code == code and not _closes(one, checked, presentation)]
    lines = [_line(one, presentation) for one in open_ones]
    lines += [f"waived: {_line(one.diagnostic, presentation)}" for one in checked.waived if one.diagnostic.code == code]
    lines += [f"known: {_line(one, presentation)}" for one in checked.known if one.code == code]
    return lines


def _case(rule: Explanation, failing: Sequence[Diagnostic], others: Sequence[str], presentation: Presentation) -> str:
    name = f"{rule.code} {presentation.words(rule.title)}"
    head = f"    <testcase classname={_attribute(f'archtool.{group_of(rule.code).name}')} name={_attribute(name)}"
    parts = [
        _failure(presentation.words(one.message), rule.code, _detail(one, presentation), presentation.place(one.span))
        for one in failing
    ]
    if others:
        parts.append(f"      <system-out>{_content(others)}</system-out>")
    return _closed(head, parts)


def _baseline_case(stale: Sequence[Known]) -> str:
    head = '    <testcase classname="archtool.baseline" name="stale entries"'
    return _closed(head, [_failure(one.message, one.code, [], ", ".join(one.elements)) for one in stale])


def _closed(head: str, parts: Sequence[str]) -> str:
    return "\n".join((f"{head}>", *parts, "    </testcase>")) if parts else f"{head}/>"


def _failure(message: str, code: str, detail: Sequence[str], place: str) -> str:
    return (
        f"      <failure message={_attribute(message)} type={_attribute(code)}>{_content((place, *detail))}</failure>"
    )


def _detail(diagnostic: Diagnostic, presentation: Presentation) -> list[str]:
    lines = [presentation.words(diagnostic.hint)] if diagnostic.hint else []
    return lines + [
        f"{presentation.place(one.span)}: {presentation.words(one.message)}" for one in diagnostic.related if one.span
    ]


def _line(diagnostic: Diagnostic, presentation: Presentation) -> str:
    severity = presentation.words(SEVERITIES[diagnostic.severity])
    return f"{presentation.place(diagnostic.span)}: {severity} {presentation.words(diagnostic.message)}"


def _attribute(words: str) -> str:
    return quoteattr(_NOT_XML.sub("", words))


def _content(lines: Iterable[str]) -> str:
    return escape(_NOT_XML.sub("", "\n".join(lines)))
