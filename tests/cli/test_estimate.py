"""`archtool estimate`, on the reference programme and on a new workspace."""

import sys
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import Archtool

ROOT = Path(__file__).resolve().parents[2]


def test_the_total_table_and_the_years_are_printed(archtool: Archtool) -> None:
    ran = archtool("estimate", ROOT)
    assert (ran.code, ran.err) == (0, "")
    lines = {line.split("  ")[0]: line for line in reversed(ran.out.splitlines())}
    assert "10,360.00       86.33 %" in lines["一"]
    assert "960.75        8.01 %" in lines["二"]
    assert "679.25        5.66 %" in lines["三"]
    assert "12,000.00      100.00 %" in lines["四"]
    planned = next(line for line in ran.out.splitlines() if "计划投资" in line)
    assert [cell for cell in planned.split() if "," in cell] == ["4,200.00", "4,800.00", "3,000.00", "12,000.00"]
    assert "建筑工程费  " not in ran.out  # a column without any amount is left out
    assert "按最大余额法" in ran.out


def test_one_envelope_holds_every_roll_up(archtool: Archtool) -> None:
    result = archtool("estimate", ROOT, "--json").result
    assert (result["total"], result["yuan"], result["moment"]) == ("12000.00", "120000000", None)
    assert set(result) >= {"category", "year", "subproject", "phase"}
    assert result["phase"] == {"P1": "6075.00", "P2": "3289.00", "P3": "996.00", "unphased": "1640.00"}
    year = result["year"]
    assert isinstance(year, dict)
    assert year["planned"] == {"year.1": "4200.00", "year.2": "4800.00", "year.3": "3000.00"}
    assert year["due"] == {"year.1": "4085.40", "year.2": "2145.40", "year.3": "5089.95"}


@pytest.mark.parametrize("by", ["subproject", "phase", "category", "year"])
def test_one_roll_up_is_asked_for(archtool: Archtool, county: Path, by: str) -> None:
    ran = archtool("estimate", county, "--by", by, "--language", "en", "--json")
    assert ran.code == 0
    assert set(ran.result) == {"name", "moment", "unit", "total", "yuan", by}
    assert archtool("estimate", county, "--by", by, "--language", "en").code == 0


def test_subprojects_name_the_lines_that_fund_them(archtool: Archtool) -> None:
    out = archtool("estimate", ROOT, "--by", "subproject", "--at", "P1").out
    line = next(line for line in out.splitlines() if line.startswith("SP-01"))
    assert "医疗云建设" in line
    assert "1,765.00" in line


def test_the_workbook_is_written_and_stays_the_same(archtool: Archtool, tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "estimate.xlsx", tmp_path / "b.xlsx"
    assert archtool("estimate", ROOT, "--xlsx", first).code == 0
    ran = archtool("estimate", ROOT, "--xlsx", second, "--json")
    assert ran.result["total"] == "12000.00"
    assert "b.xlsx" in ran.err
    assert first.read_bytes() == second.read_bytes()
    assert openpyxl.load_workbook(first).sheetnames[0] == "投资概算总表"


def test_wrong_usage_says_what_is_wrong(archtool: Archtool, county: Path, tmp_path: Path) -> None:
    assert archtool("estimate", county, "--at", "P9").code == 2
    assert archtool("estimate", county, "--by", "year", "--at", "P1").code == 2
    ran = archtool("estimate", county, "--xlsx", tmp_path / "estimate.pdf")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])


def test_a_missing_package_is_named_with_the_line_that_adds_it(
    archtool: Archtool, county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ran = archtool("estimate", county, "--xlsx", tmp_path / "estimate.xlsx", "--language", "en")
    assert ran.code == 2
    assert "pip install 'archtool[office]'" in ran.err
    assert list(tmp_path.iterdir()) == []
