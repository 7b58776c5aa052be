"""Fingerprints stay the same when text moves, and no two findings share one."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.checks.catalogue import built_in
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.fingerprint import counted, fingerprint, textual
from archtool.checks.runner import run
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.reading import read_texts

CASES = Path(__file__).parent / "cases"
CHECKS = {check.code: check for check in built_in() if isinstance(check, Check)}
WORDS = both("话", "words")

Elements = list[tuple[str, str, dict[str, object]]]
"""Section, id and facts of each element."""

every_check = pytest.mark.parametrize(
    "code", sorted(one.name for one in CASES.iterdir() if one.name in CHECKS and not (one / "archtool.yaml").exists())
)


def elements(code: str) -> Elements:
    """Return the elements of a bad case, its defaults inlined."""
    document = yaml.safe_load((CASES / code / "bad.yaml").read_text(encoding="utf-8"))
    defaults = document.pop("defaults", {})
    return [
        (section, one, {**defaults.get(section, {}), **(facts if isinstance(facts, dict) else {"name": facts})})
        for section, body in document.items()
        for one, facts in body.items()
        if section not in ("views", "waivers")
    ]


def texts(files: Mapping[int, Elements]) -> dict[str, str]:
    """Return one file for each list of elements."""
    written: dict[str, str] = {}
    for number, some in files.items():
        sections: dict[str, dict[str, object]] = {}
        for section, one, facts in some:
            sections.setdefault(section, {})[one] = facts
        written[f"{number}.yaml"] = yaml.safe_dump(sections, allow_unicode=True, sort_keys=False)
    return written


def found(code: str, files: Mapping[str, str]) -> list[str]:
    reading = read_texts(files)
    assert reading.architecture is not None, "\n".join(map(str, reading.diagnostics))
    return sorted(one.fingerprint for one in run(reading.architecture, (CHECKS[code],)))


@every_check
def test_lines_and_defaults_do_not_matter(code: str) -> None:
    text = (CASES / code / "bad.yaml").read_text(encoding="utf-8")
    recorded = found(code, {"bad.yaml": text})
    assert recorded
    assert len(set(recorded)) == len(recorded)
    assert found(code, {"other.yaml": f"# moved\n\n{text}"}) == recorded
    assert found(code, texts({0: elements(code)})) == recorded


@every_check
@settings(max_examples=4, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_order_of_files_and_elements_does_not_matter(code: str, data: st.DataObject) -> None:
    every = elements(code)
    shuffled = data.draw(st.permutations(every))
    files: dict[int, Elements] = {}
    for element in shuffled:
        files.setdefault(data.draw(st.integers(0, 2)), []).append(element)
    assert found(code, texts(files)) == found(code, texts({0: every}))


def test_facts_and_nothing_else_make_a_fingerprint() -> None:
    place, other = Place("sys.a", "reads", "data.x"), Place("sys.b")
    one = Finding(place, WORDS, related=((other, WORDS), (place, WORDS)))
    assert fingerprint("DAT01", one) == fingerprint("DAT01", Finding(other, both("别", "x"), None, ((place, WORDS),)))
    different = (
        fingerprint("DAT02", one),
        fingerprint("DAT01", Finding(place, WORDS)),
        fingerprint("DAT01", Finding(Place("sys.a", "reads"), WORDS, related=((other, WORDS),))),
        fingerprint("DAT01", Finding(Place.of_view("sys.b"), WORDS, related=((place, WORDS),))),
    )
    assert len({fingerprint("DAT01", one), *different}) == 5


def test_findings_of_one_fingerprint_are_counted_by_what_they_say() -> None:
    def diagnostic(message: str, line: int) -> Diagnostic:
        span = Span("a.yaml", line, 1, line, 2)
        return Diagnostic("DAT01", Severity.NOTE, both(message, message), span, fingerprint="f")

    first, second = counted([diagnostic("b", 1), diagnostic("a", 2)])
    assert (first.fingerprint, second.fingerprint) == ("f-2", "f")
    first, second = counted([diagnostic("a", 9), diagnostic("b", 1)])
    assert (first.fingerprint, second.fingerprint) == ("f", "f-2")


def test_problems_of_the_text_have_fingerprints_too() -> None:
    problems = [Diagnostic("SRC013", Severity.ERROR, WORDS, Span("a.yaml", line, 1, line, 2)) for line in range(1, 4)]
    names = [one.fingerprint for one in textual(problems)]
    assert Counter(name.partition("-")[2] for name in names) == {"": 1, "2": 1, "3": 1}
