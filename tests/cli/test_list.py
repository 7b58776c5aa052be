"""`archtool list`."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Archtool

from archtool.cli.table import aligned


@pytest.mark.parametrize("what", ["kinds", "relationships", "checks", "views", "elements"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_can_be_listed(archtool: Archtool, county: Path, what: str, language: str) -> None:
    table = archtool("list", what, county, "--language", language)
    assert table.code == 0
    rows = table.out.splitlines()
    listed = archtool("list", what, county, "--language", language, "--json")
    records = listed.result[what]
    assert isinstance(records, list)
    assert len(records) == len(rows) - 1 > 0


def test_columns_begin_in_the_same_cell_under_chinese() -> None:
    lines = aligned([("编号", "名称", "x"), ("sys.a", "系统", "y"), ("系统系统", "n", "z")]).splitlines()
    assert len({cell_len(line) for line in lines}) == 1
    assert [line[-1] for line in lines] == ["x", "y", "z"]


def test_elements_can_be_chosen(archtool: Archtool, county: Path) -> None:
    def ids(*options: str) -> list[str]:
        elements = archtool("list", "elements", county, "--json", *options).result["elements"]
        assert isinstance(elements, list)
        return [element["id"] for element in elements]

    assert ids("--within", "sys.hospital", "--kind", "系统") == ["sys.his", "sys.emr", "sys.lis", "sys.pacs"]
    assert ids("--within", "sys.hospital", "--kind", "systems", "--at", "P1") == ["sys.his", "sys.emr", "sys.lis"]
    assert ids("--kind", "body", "--blueprint", "governance") == [
        "gov.leading-group",
        "gov.office",
        "gov.data-security",
    ]
    assert ids("--kind", "body", "--blueprint", "data") == []


def test_an_element_shows_its_phase_and_place(archtool: Archtool, county: Path) -> None:
    elements = archtool("list", "elements", county, "--kind", "system", "--json").result["elements"]
    assert isinstance(elements, list)
    record = next(element for element in elements if element["id"] == "sys.pacs")
    assert record["phase"] == "P2"
    path, _, line = record["place"].partition(":")
    assert (county / path).read_text(encoding="utf-8").splitlines()[int(line) - 1].strip() == "sys.pacs:"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("elements", "--kind", "sytem"), "system"),
        (("elements", "--within", "sys.hospitl"), "sys.hospital"),
        (("elements", "--at", "P3"), "P1"),
        (("kinds", "--within", "sys.hospital"), "--within"),
        (("everything",), "elements"),
    ],
)
def test_wrong_words_lead_to_the_right_ones(
    archtool: Archtool, county: Path, options: tuple[str, ...], said: str
) -> None:
    what, *rest = options
    ran = archtool("list", what, county, *rest)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_kinds_need_no_workspace(archtool: Archtool, tmp_path: Path) -> None:
    assert archtool("list", "kinds", tmp_path).code == 0
    assert archtool("list", "elements", tmp_path).code == 2
