"""Checks that a workspace states in YAML: what they find, and what is wrong with how they are written."""

import re
from collections import Counter
from pathlib import Path

import pytest

from archtool.checks.catalogue import built_in
from archtool.checks.own.declared import DeclaredCheck
from archtool.checks.own.reading import read_own_checks
from archtool.checks.runner import run
from archtool.source.diagnostic import Diagnostic
from archtool.workspace.reading import Reading, read_texts

HERE = Path(__file__).parent
EXPECTED = re.compile(r"#\s*expect:\s*([A-Z0-9 ]+)$")
GOOD = (HERE / "good.yaml").read_text(encoding="utf-8")


def read(text: str) -> tuple[Reading, tuple[DeclaredCheck, ...], tuple[Diagnostic, ...]]:
    reading = read_texts({"a.yaml": text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading, *read_own_checks(reading.sections, reading.architecture.catalogue, reading.architecture, built_in())


def findings(text: str) -> tuple[Diagnostic, ...]:
    reading, checks, problems = read(text)
    assert problems == ()
    assert reading.architecture is not None
    return run(reading.architecture, checks)


def problems(text: str) -> list[str]:
    return [str(one) for one in read(text)[2]]


def test_bad_file_is_found_wrong_exactly_where_it_says() -> None:
    text = (HERE / "bad.yaml").read_text(encoding="utf-8")
    announced = Counter(
        (code, number)
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := EXPECTED.search(line))
        for code in found.group(1).split()
    )
    assert Counter((one.code, one.span.line) for one in findings(text)) == announced


def test_good_file_is_clean() -> None:
    assert findings(GOOD) == ()


def test_messages_are_filled_in_each_language_and_the_hint_is_the_fix() -> None:
    found = findings((HERE / "bad.yaml").read_text(encoding="utf-8"))
    said = {(one.elements[0], one.message.in_language("en"), one.message.in_language("zh")) for one in found}
    assert ("sys.slow", "system sys.slow rto 4 h 1", "系统“慢” rto 4 h 1") in said
    assert ("sys.bare", "system sys.bare needs.cpu — 0", "系统“空” needs.cpu — 0") in said
    assert ("sys.all", "system sys.all creates data.a, data.b 2", "系统“全” creates data.a、data.b 2") in said
    assert {one.hint.in_language("zh") for one in found if one.hint} == {"改正"}
    assert len({one.fingerprint for one in found}) == len(found)


def test_a_message_in_one_language_serves_all() -> None:
    start, end = GOOD.index("message:"), GOOD.index("phases:")
    text = f"{GOOD[:start]}message: 缺 {{key}}\n\n{GOOD[end:]}".replace("rto: 15 min, purpose: 用", "rto: 15 min")
    assert [one.message.in_language("en") for one in findings(text)] == ["缺 purpose"]


DECLARATION = """\
checks:
  XMZ01:
    name: demands
    title: 不合要求
    why: 演示
    fix: 改正
    for: {kinds: interface, where: {type: {equals: migration}}}
    must: {have: until}
    message: "{id}"
systems: {sys.emr: 电子病历}
"""
WRONG = {
    "code": ("XMZ01:", "xmz1:", "a.yaml:2:3: error[SRC014] 'xmz1' is no code of a check"),
    "archtool's letters": ("XMZ01:", "DAT88:", "a.yaml:2:3: error[SRC014] 'DAT' are the letters of archtool's checks"),
    "taken name": (
        "name: demands", "name: unused-waiver", "a.yaml:3:11: error[SRC014] another check is called 'unused-waiver'",
    ),
    "unknown key": ("why: ", "wy: ", "a.yaml:5:5: error[SRC013] unknown key 'wy'\n  hint: did you mean 'why'?"),
    "missing key": ("    why: 演示\n", "", "a.yaml:3:5: error[SRC015] the key 'why' is missing"),
    "severity": ("fix: 改正", "fix: 改正\n    severity: eror", "did you mean 'error'?"),
    "unknown kind": (
        "interface,", "interfase,",
        "a.yaml:7:18: error[SRC014] there is no kind 'interfase'\n  hint: did you mean 'interface'?",
    ),
    "no kind": ("kinds: interface, ", "", "a.yaml:7:5: error[SRC015] `for` names no kinds"),
    "unknown property": (
        "{type:", "{tipe:", "a.yaml:7:37: error[SRC013] interface has no key 'tipe'\n  hint: did you mean 'type'?"
    ),
    "value of no vocabulary": ("migration", "migraton", "did you mean 'migration'?"),
    "no order": ("equals: migration", "at_least: migration", "'type' is no number, quantity or day, and has no order"),
    "quantity without unit": ("type: {equals: migration}", "latency: {at_most: 15}", "'latency' cannot be"),
    "empty condition": ("{equals: migration}", "{}", "a.yaml:7:37: error[SRC015] the condition on 'type' is empty"),
    "is with another": ("{equals: migration}", "{equals: migration, is: present}", "`is` stands alone"),
    "unknown id": ("where:", "within: sys.emt, where:", "error[STR01] no element has the id 'sys.emt'"),
    "unknown demand": ("have:", "hav:", "a.yaml:8:12: error[SRC013] unknown key 'must.hav'"),
    "unknown demanded key": ("have: until", "have: untl", "a.yaml:8:18: error[SRC013] interface has no key 'untl'"),
    "nothing demanded": ("{have: until}", "{}", "a.yaml:8:5: error[SRC015] `must` demands nothing"),
    "unknown relationship": (
        "have: until", "relate: [{relationship: provder}]",
        "interface has no key 'provder'\n  hint: did you mean 'provider'?",
    ),
    "property as relationship": (
        "have: until", "relate: [{relationship: mode}]", "'mode' is a property and no relationship"
    ),
    "kind at no end": (
        "have: until", "relate: [{relationship: carries, to: {kinds: system}}]",
        "the relationship does not lead to 'system', but to data-entity",
    ),
    "bounds crossed": (
        "have: until", "relate: [{relationship: carries, at_least: 2, at_most: 1}]", "at most 1 is less than at least 2"
    ),
    "placeholder": ('"{id}"', '"{ident}"', "a.yaml:9:14: error[SRC014] no placeholder '{ident}'"),
    "several parts": ("type: {equals: migration}", "name.zh: {equals: a}", "interface has no key 'name.zh'"),
    "no mapping": ("checks:\n", "checks: [a]\nx:\n", "a.yaml:1:1: error[SRC012] 'checks' must be a mapping"),
}  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_means_nothing_is_said_at_its_place(good: str, bad: str, said: str) -> None:
    assert problems(DECLARATION) == []
    assert DECLARATION.count(good) == 1
    text = DECLARATION.replace(good, bad)
    if "x:\n" in bad:
        text = bad.split("\n")[0] + "\n"
    found = problems(text)
    assert any(said in one for one in found), found


def test_a_code_or_name_is_given_once() -> None:
    again = DECLARATION.replace("checks:\n", "").split("systems")[0].replace("XMZ01", "XMZ02")
    text = DECLARATION.replace("systems:", f"{again}systems:")
    _, checks, found = read(text)
    assert [one.code for one in checks] == ["XMZ01"]
    assert [str(one.span) for one in found] == ["a.yaml:11:11"]
    assert [str(other.span) for one in found for other in one.related] == ["a.yaml:3:11"]
