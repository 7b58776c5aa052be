"""The numbers of checks: their defaults, how a workspace replaces them, and what it may not write."""

import re
from collections.abc import Iterator
from typing import Annotated

import pytest
from pydantic import Field

from archtool.checks.catalogue import built_in
from archtool.checks.check import Check
from archtool.checks.configuration import configure
from archtool.checks.finding import Finding
from archtool.checks.settings import CheckSettings, Share, share
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONEY, Money, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.document import Document
from archtool.source.located_yaml import parse
from archtool.source.node import MappingNode
from archtool.source.text import both
from archtool.workspace.check_options import CheckOptions
from archtool.workspace.validate import validate_node


class LimitSettings(CheckSettings):
    """Numbers of every sort."""

    least: Annotated[Share, Field(description="least share")] = share("60 %")
    most: Annotated[int, Field(ge=1, description="most of them")] = 5
    cap: Annotated[Money, Field(description="most money")] = read_quantity("190 万元", MONEY)
    words: Annotated[tuple[str, ...], Field(description="words")] = ("甲", "乙")


class Limit(Check[LimitSettings]):
    """Has numbers and finds nothing."""

    code = "ZZZ01"
    name = "limit"
    severity = Severity.NOTE
    title = why = fix = both("界限", "limit")
    source = "none"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield nothing."""
        yield from ()


def configured(text: str) -> tuple[Limit, list[str]]:
    document, problems = parse(f"checks:\n  settings:\n    {text}\n", "archtool.yaml")
    assert document is not None
    assert problems == ()
    assert isinstance(document.root, MappingNode)
    node = document.root.get("checks")
    assert node is not None
    options, found = validate_node(CheckOptions, node, document.path)
    assert found == ()
    configuration, diagnostics = configure((Limit(),), options, document, ())
    (check,) = configuration.checks
    assert isinstance(check, Limit)
    return check, [str(one).splitlines()[0] for one in diagnostics]


def test_method_holds_unless_the_workspace_says_otherwise() -> None:
    assert Limit().settings == LimitSettings()
    (check,) = configure((Limit(),), None, Document("archtool.yaml", "", None), ())[0].checks
    assert check.settings == LimitSettings()


@pytest.mark.parametrize("name", ["ZZZ01", "zzz01", "limit"])
def test_workspace_replaces_numbers(name: str) -> None:
    check, problems = configured(f"{name}: {{least: 75 %, most: 7}}")
    assert problems == []
    assert str(check.settings.least) == "75 %"
    assert (check.settings.most, check.settings.cap) == (7, LimitSettings().cap)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ZZZ01: {least: 160 %}", "3:20: error[SRC014] 'least' cannot be '160 %': 160 % is not between 0 % and 100 %"),
        ("ZZZ01: {least: 0.6}", "3:20: error[SRC014] 'least' cannot be '0.6': a quantity of ratio needs its unit"),
        ("ZZZ01: {mots: 7}", "3:13: error[SRC013] unknown key 'mots'"),
        ("ZZZ02: {most: 7}", "3:5: error[SRC018] there is no check 'ZZZ02'; did you mean 'ZZZ01'?"),
    ],
)
def test_wrong_numbers_are_said_at_their_place(text: str, problem: str) -> None:
    check, problems = configured(text)
    assert problems == [f"archtool.yaml:{problem}"]
    assert check.settings == LimitSettings()


def test_explanation_lists_numbers_as_written() -> None:
    listed = [(one.name, one.default) for one in Limit().explanation.settings]
    assert listed == [("least", "60 %"), ("most", "5"), ("cap", "190 万元"), ("words", "[甲, 乙]")]


@pytest.mark.parametrize("check", built_in(), ids=lambda check: check.code)
def test_every_number_has_a_valid_default_and_a_meaning(check: Check[CheckSettings]) -> None:
    kind = type(check).settings_type()
    assert set(check.settings.model_fields_set) == set()
    assert kind(**{name: getattr(check.settings, name) for name in kind.model_fields}) == kind()
    for field in kind.model_fields.values():
        assert field.description
        assert not re.search(r"[.。]$", field.description)
