"""Each format against its golden file, and against the schema or the syntax of those who read it."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest
from jsonschema import Draft4Validator, Draft7Validator
from tests.cli.formats.conftest import Golden

from archtool.cli.formats import destination, github
from archtool.cli.formats.destination import FORMATS, Destination, destinations
from archtool.cli.formats.presentation import Presentation
from archtool.commands.check import Checked
from archtool.source.diagnostic import Severity

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
CHINESE = Presentation("zh", "programme", Severity.ERROR, is_verbose=True)
ENGLISH = Presentation("en", "", Severity.WARNING)
SUFFIXES = {"text": "txt", "json": "json", "sarif": "sarif", "junit": "xml", "github": "txt", "gitlab": "json"}

every_format = pytest.mark.parametrize("name", sorted(FORMATS))


def written(name: str, checked: Checked, presentation: Presentation) -> str:
    return click.unstyle(Destination(name).write(checked, presentation))


@every_format
def test_result_is_written_as_recorded(name: str, checked: Checked, golden: Golden) -> None:
    golden(f"{name}-zh.{SUFFIXES[name]}", written(name, checked, CHINESE))
    golden(f"{name}-en.{SUFFIXES[name]}", written(name, checked, ENGLISH))


@every_format
def test_unreadable_workspace_is_written_as_recorded(name: str, unread: Checked, golden: Golden) -> None:
    golden(f"{name}-unread.{SUFFIXES[name]}", written(name, unread, ENGLISH))


def test_step_summary_is_written_as_recorded(checked: Checked, golden: Golden) -> None:
    golden("step-summary.md", github.step_summary(checked, ENGLISH))


@pytest.mark.parametrize("presentation", [CHINESE, ENGLISH])
def test_sarif_is_valid(checked: Checked, unread: Checked, presentation: Presentation) -> None:
    schema = json.loads((HERE / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    for result in (checked, unread):
        log = json.loads(written("sarif", result, presentation))
        assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        for one in log["runs"][0]["results"]:
            assert rules[one["ruleIndex"]]["id"] == one["ruleId"]


@pytest.mark.parametrize("presentation", [CHINESE, ENGLISH])
def test_json_is_valid(checked: Checked, unread: Checked, presentation: Presentation) -> None:
    schema = json.loads((ROOT / "schema" / "check-result.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    for result in (checked, unread):
        envelope = json.loads(written("json", result, presentation))
        assert [error.message for error in Draft7Validator(schema).iter_errors(envelope)] == []


def test_schema_of_the_release_is_that_of_the_repository() -> None:
    shipped = Path(destination.__file__).with_name("check-result.schema.json")
    assert shipped.read_bytes() == (ROOT / "schema" / shipped.name).read_bytes()


@pytest.mark.parametrize(("least", "failures"), [(Severity.ERROR, 3), (Severity.WARNING, 4), (None, 1)])
def test_junit_counts_what_closes_the_gate(checked: Checked, least: Severity | None, failures: int) -> None:
    root = ET.fromstring(written("junit", checked, Presentation("zh", "", least)))
    assert int(root.attrib["failures"]) == len(root.findall(".//failure")) == failures
    assert int(root.attrib["tests"]) == len(root.findall(".//testcase")) == len(checked.rules) + 1
    for suite in root.findall("testsuite"):
        assert int(suite.attrib["failures"]) == len(suite.findall(".//failure"))


def test_github_is_given_its_ten_worst(checked: Checked) -> None:
    many = Checked(
        checked.root, "zh", {}, True, 1, 1, checked.rules, tuple(reversed(checked.findings * 4)), stale=checked.stale
    )
    lines = written("github", many, ENGLISH).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 8 + ["::warning"] * 2


def test_formats_are_asked_for_one_by_one_or_together() -> None:
    assert destinations(()) == (Destination("text"),)
    asked = destinations(("text,sarif=a.sarif", "junit=out/b.xml"))
    assert asked == (
        Destination("text"), Destination("sarif", Path("a.sarif")), Destination("junit", Path("out/b.xml")),
    )  # fmt: skip
    assert [one.format for one in destinations(("text", "github"))] == ["text", "github"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("sarf",), "Did you mean 'sarif'?"),
        (("json", "text"), "give all but one a file, as text=FILE"),
        (("json=",), "names no file"),
        (("json=a", "sarif=a"), "one format only"),
    ],
)
def test_formats_that_cannot_be_written_are_wrong_usage(options: tuple[str, ...], message: str) -> None:
    with pytest.raises(click.UsageError, match=message.replace("?", r"\?")):
        destinations(options)
