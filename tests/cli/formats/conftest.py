"""One result with findings of every state, made by hand so that no check's words are in the golden files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from archtool.checks.named_waiver import NamedWaiver
from archtool.checks.waivers import Waived
from archtool.commands.baseline import Known
from archtool.commands.check import Checked
from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.explanation import Explanation
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.version import VERSION
from archtool.workspace.waiver import Waiver

GOLDEN = Path(__file__).parent / "golden"
TEXT = """\
systems:
  sys.a: {name: 甲, reads: [x]}
  sys.b:
    name: 乙
"""
Golden = Callable[[str, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden file of a name; the version of archtool does not count."""

    def compare(name: str, actual: str) -> None:
        file, actual = GOLDEN / name, actual.replace(f'"{VERSION}"', '"VERSION"')
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(actual, encoding="utf-8")
        assert actual == file.read_text(encoding="utf-8")

    return compare


def explanation(code: str, name: str, severity: Severity) -> Explanation:
    return Explanation(
        code,
        name,
        severity,
        both(f"{code} 的标题", f"title of {code}"),
        both("为什么", "what goes wrong"),
        both("怎么改", "what to do"),
        "method",
    )


def diagnostic(code: str, severity: Severity, line: int, message: Text, fingerprint: str) -> Diagnostic:
    span = Span("model/系统 a.yaml", line, 3, line, 8)
    return Diagnostic(code, severity, message, span, fingerprint=fingerprint, elements=("sys.a",))


@pytest.fixture
def checked() -> Checked:
    """A result with two errors, a warning and a note, and one finding each that is known, waived and stale."""
    awkward = both("50%: 甲|乙，<丙>", '50%: a|b, <c> & "d"\nsecond line')
    error = Diagnostic(
        "DAT03",
        Severity.ERROR,
        awkward,
        Span("model/系统 a.yaml", 2, 3, 4, 5),
        both("写上 owner", "write owner"),
        (Related(Span("model/b.yaml", 1, 1, 1, 4), both("另一处", "the other one")), Related(None, both("无", "none"))),
        "00000000000000aa",
        ("sys.a", "data.x"),
    )
    at_some = Diagnostic(
        "STR08", Severity.WARNING, both("某些单位", "at some"), Span("model/b.yaml", 7, 1, 7, 2),
        fingerprint="00000000000000ab", elements=("sys.b",), organisations=("org.h1", "org.h2"),
    )  # fmt: skip
    waiver = Waiver(
        code="DAT03", elements=("sys.c",), expires=date(2027, 3, 31), owner="org.bhc",
        reason=both("二期解决", "solved in phase 2"),
    )  # fmt: skip
    named = NamedWaiver("later", waiver, Span("model/waivers.yaml", 2, 3, 2, 8), ())
    return Checked(
        root=Path("programme"),
        language="zh",
        texts={"model/系统 a.yaml": TEXT},
        is_readable=True,
        elements=1919,
        relationships=6304,
        rules=(
            explanation("DAT03", "data-without-owner", Severity.ERROR),
            explanation("DAT04", "sharing-without-ground", Severity.ERROR),
            explanation("STR08", "orphan-system", Severity.WARNING),
        ),
        findings=(
            error,
            diagnostic("DAT03", Severity.ERROR, 3, both("错误", "error"), "00000000000000ac"),
            at_some,
            diagnostic("STR08", Severity.NOTE, 4, both("提示", "note"), "00000000000000ad"),
        ),
        known=(diagnostic("STR08", Severity.WARNING, 2, both("已知", "known"), "00000000000000ae"),),
        waived=(Waived(diagnostic("DAT03", Severity.ERROR, 2, both("豁免的", "waived"), "00000000000000af"), named),),
        stale=(Known("DAT03", "model/b.yaml", ("sys.gone",), "已改正"),),
        baseline=Path("known.json"),
    )


@pytest.fixture
def unread() -> Checked:
    """A workspace that cannot be read."""
    problem = Diagnostic(
        "SRC013", Severity.ERROR, both("未知的键", "unknown key"), Span("model/b.yaml", 7, 1, 7, 2),
        fingerprint="00000000000000ba",
    )  # fmt: skip
    rules = (explanation("SRC013", "unknown-key", Severity.ERROR),)
    return Checked(Path("programme"), "zh", {}, False, 0, 0, rules, (problem,))
