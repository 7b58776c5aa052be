"""Every check on its own two files: what it must find, line by line, and what it must let pass."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from archtool.checks.catalogue import built_in
from archtool.checks.check import Rule, WaiverCheck
from archtool.checks.runner import run, run_on_waivers
from archtool.checks.selection import ALL
from archtool.checks.shown_view import ShownView
from archtool.checks.waivers import read_waivers, used, waive
from archtool.commands.shown_views import shown_views
from archtool.model.facts import NO_FACTS
from archtool.source.diagnostic import Diagnostic
from archtool.views.reading import read_views
from archtool.workspace.files import read_manifest
from archtool.workspace.reading import Reading, read_texts
from archtool.workspace.root import MANIFEST_NAME

CASES = Path(__file__).parent / "cases"
EXPECTED = re.compile(r"#\s*expect:\s*([A-Z0-9 ]+)$")
CHECKS = built_in()
TODAY = date(2027, 3, 31)

every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def findings(check: Rule, name: str) -> tuple[Diagnostic, ...]:
    """Return what one check finds in one of its files, which must be readable; `archtool.yaml` beside it is optional.

    A case with a manifest is held to its money and time; a check of views is given those of the file.
    """
    folder = CASES / check.code
    facts = read_manifest(folder).facts if (folder / MANIFEST_NAME).is_file() else NO_FACTS
    reading = read_texts({name: (folder / name).read_text(encoding="utf-8")}, facts=facts)
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    views = read_views(reading.sections, reading.architecture)
    assert views.diagnostics == ()
    shown = shown_views(views.definitions, reading.sections)
    if isinstance(check, WaiverCheck):
        return _about_waivers(check, reading, shown)
    return run(reading.architecture, (check,), ALL, shown)


def _about_waivers(check: WaiverCheck, reading: Reading, shown: Mapping[str, ShownView]) -> tuple[Diagnostic, ...]:
    """Return what a check says about the waivers of a file, whose findings are those of all checks."""
    assert reading.architecture is not None
    waivers, problems = read_waivers(reading.sections, reading.architecture, shown, CHECKS)
    assert problems == ()
    _, waived = waive(run(reading.architecture, CHECKS, ALL, shown), waivers, TODAY)
    usage = used(waivers, waived, {one.code for one in CHECKS}, is_whole=True)
    return run_on_waivers(reading.architecture, (check,), usage, TODAY)


def expected(path: Path) -> Counter[tuple[str, int]]:
    """Return the codes that a file announces, by line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return Counter(
        (code, number)
        for number, line in enumerate(lines, start=1)
        if (announced := EXPECTED.search(line))
        for code in announced.group(1).split()
    )


def printed(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return diagnostics as English text, with their other places."""
    lines: list[str] = []
    for one in diagnostics:
        lines.append(str(one))
        lines += [f"  {other.span}: {other.message.in_language('en')}" for other in one.related]
    return "\n".join(lines) + "\n"


@every_check
def test_bad_file_is_found_wrong_exactly_where_it_says(check: Rule) -> None:
    announced = expected(CASES / check.code / "bad.yaml")
    assert announced
    assert Counter((one.code, one.span.line) for one in findings(check, "bad.yaml")) == announced


@every_check
def test_good_file_is_clean(check: Rule) -> None:
    assert printed(findings(check, "good.yaml")) == "\n"


@every_check
def test_bad_file_is_explained_as_recorded(check: Rule, request: pytest.FixtureRequest) -> None:
    recorded = CASES / check.code / "bad.txt"
    actual = printed(findings(check, "bad.yaml"))
    if request.config.getoption("--update-golden", default=False):
        recorded.write_text(actual, encoding="utf-8")
    assert actual == recorded.read_text(encoding="utf-8")


@every_check
def test_messages_speak_both_languages(check: Rule) -> None:
    texts = [check.title, check.why, check.fix]
    for one in findings(check, "bad.yaml"):
        texts += [one.message, *([one.hint] if one.hint else []), *(other.message for other in one.related)]
    for text in texts:
        assert text.languages == ("en", "zh")
        assert not text.in_language("en").endswith(".")
        assert not text.in_language("zh").endswith("。")
        assert not re.search(r"[\u4e00-\u9fff]", text.in_language("en").replace("万元", ""))


def test_every_case_belongs_to_a_check() -> None:
    assert sorted(folder.name for folder in CASES.iterdir()) == [check.code for check in CHECKS]
