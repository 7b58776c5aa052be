"""Where findings are shown, in which order, and how much they matter."""

from collections.abc import Iterator

from archtool.checks.catalogue import built_in
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.places import Places
from archtool.checks.runner import run
from archtool.checks.selection import Selection
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both
from archtool.workspace.reading import read_texts

APPLICATION = """\
systems:
  sys.ops-hr:
    name: 人力资源管理
    creates: [employee]
  sys.base-hpd: {name: 人员注册库}
"""
DATA = """\
data_entities:
  data.employee:
    name: 职工信息
    class: master
    read_by: [sys.base-hpd]
  data.voucher: {name: 会计凭证, class: business}
systems:
  sys.ops-hr: {name: 人力资源管理}
"""


class EverySystem(Check):
    """Reports a fact of every element, to see where it is shown."""

    code = "ZZZ01"
    name = "every-system"
    severity = Severity.NOTE
    title = why = fix = both("任意", "anything")
    source = "none"
    hint = both("不必处理", "do nothing")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield the name of the first system, last first."""
        message = both("任意", "anything")
        yield Finding(Place("sys.ops-hr", "name"), message, organisations=tuple(f"org.{n}" for n in range(7)))
        yield Finding(
            Place("sys.base-hpd", "reads", "data.employee"), message, related=((Place("sys.ops-hr"), message),)
        )


def architecture() -> Architecture:
    reading = read_texts({"application.yaml": APPLICATION, "data.yaml": DATA})
    assert reading.architecture is not None
    return reading.architecture


def test_finding_stands_where_its_fact_is_written() -> None:
    first, second = run(architecture(), (EverySystem(),))
    assert str(first) == (
        "application.yaml:3:5: note[ZZZ01] anything (at 7 organisations: "
        "'org.0', 'org.1', 'org.2', 'org.3', 'org.4' and 2 more)\n  hint: do nothing"
    )
    assert first.message.in_language("zh").endswith(
        "（在 7 家单位：“org.0”、“org.1”、“org.2”、“org.3”、“org.4”等 7 个）"
    )
    assert [(str(other.span), other.message.in_language("en")) for other in first.related] == [
        ("data.yaml:8:16", "the same fact is written here as well")
    ]
    assert str(second.span) == "data.yaml:5:15"
    assert [str(other.span) for other in second.related] == ["application.yaml:2:3"]


def spans_of(architecture: Architecture, place: Place) -> list[str]:
    return [str(span) for span in Places(architecture).spans(place)]


def test_missing_fact_stands_at_its_element() -> None:
    found = architecture()
    assert spans_of(found, Place("data.voucher", "owner")) == ["data.yaml:6:3"]
    assert spans_of(found, Place("sys.base-hpd", "reads", "data.voucher")) == ["<memory>:1:1"]


def test_diagnostics_are_sorted_by_place_and_code() -> None:
    found = run(architecture(), built_in())
    assert [one.sort_key for one in found] == sorted(one.sort_key for one in found)
    assert {one.code for one in found} >= {"DAT01", "DAT02", "DAT03", "STR06", "STR08"}


def test_selection_chooses_checks_and_severity() -> None:
    found = run(architecture(), built_in(), Selection(select=("DAT02",), severities=(("data", Severity.NOTE),)))
    assert [(one.code, one.severity) for one in found] == [("DAT02", Severity.NOTE)]


def test_organisations_are_counted_among_those_where_the_element_stands() -> None:
    model = """\
organisations:
  org.hospitals: {name: 医院}
  org.h1: {name: 一院, member_of: hospitals}
  org.h2: {name: 二院, member_of: hospitals}
  org.h3: {name: 三院, member_of: hospitals}
systems:
  sys.ops-hr: {name: 人力资源管理, at: hospitals}
"""
    reading = read_texts({"a.yaml": model})
    assert reading.architecture is not None
    found = [run(reading.architecture, (AtSome(count),))[0] for count in (2, 3)]
    assert [one.message.in_language("zh") for one in found] == [
        "任意（3 家单位中的 2 家：“org.h1”、“org.h2”）",
        "任意（全部 3 家单位）",
    ]
    assert [one.message.in_language("en") for one in found] == [
        "anything (at 2 of 3 organisations: 'org.h1', 'org.h2')",
        "anything (at all 3 organisations)",
    ]
    assert [one.organisations for one in found] == [("org.h1", "org.h2"), ("org.h1", "org.h2", "org.h3")]


class AtSome(EverySystem):
    """Reports the first instances of a system."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding at some organisations."""
        where = tuple(one.organisation for one in architecture.instances("sys.ops-hr"))
        yield Finding(Place("sys.ops-hr"), both("任意", "anything"), organisations=where[: self.count])
