"""The estimate: sums to the fen, rows that add up, and a workbook whose formulas have the values that they show."""

import io
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest

from archtool.analysis.costing.lines import CostLine
from archtool.analysis.costing.nature import CostNature
from archtool.commands.estimate import Estimated, estimate
from archtool.commands.estimating.book import By, sheets, write_xlsx
from archtool.commands.estimating.total import numbered
from archtool.renderers.workbook.sheet import Computed, Sheet, address
from archtool.source.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = "archtool: 1\nname: '=cmd()'\n"
UNEVEN = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12}
  P2: {name: 二期, order: 2, start_month: 13, end_month: 24}
subprojects:
  SP-1:
    name: '=HYPERLINK("http://example.org")'
    cost: 33.33333 万元
    natures: [{nature: 设备, share: 33.33 %}, {nature: 软件, share: 33.33 %}, {nature: 开发, share: 33.34 %}]
  SP-2: {name: 二, cost: 33.33333 万元, natures: [{nature: 硬件, share: 50 %}]}
  SP-3: {name: 两处列支, cost: 10 万元}
systems:
  sys.a: {name: 甲, from: P1, cost: 20.00005 万元, subproject: SP-1}
  sys.b: {name: 乙, from: P2, cost: 13.33328 万元, subproject: SP-1}
cost_items:
  cost.total: {name: 总投资, amount: 117.663734 万元}
  cost.a: {name: 工程, part_of: cost.total, amount: 100 万元}
  cost.a1: {name: 应用, part_of: cost.a, amount: 66.66666 万元, budgeted_in: [SP-1, SP-2]}
  cost.a2: {name: 其余, part_of: cost.a, amount: 33.33333 万元, budgeted_in: [SP-3]}
  cost.a3: {name: 又一处, part_of: cost.a, amount: 0 万元, budgeted_in: [SP-3]}
  cost.b: {name: 服务, part_of: cost.total, amount: 11.0035 万元}
  cost.c: {name: 预备费, part_of: cost.total, amount: 6.66021 万元, share: 6 %}
fees:
  cost.b2: {name: 监理费, sort: supervision, part_of: cost.b, amount: 5.50175 万元}
  cost.b1: {name: 设计费, sort: design, part_of: cost.b, amount: 5.50175 万元}
years:
  year.2: {name: 次年, order: 2, share: 66.67 %, amount: 78.446407 万元}
  year.1: {name: 首年, order: 1, share: 33.33 %, amount: 39.217327 万元}
"""
ADDRESS = re.compile(r"(?:'([^']+)'!)?([A-Z]+\d+)(?::([A-Z]+\d+))?")
SHARE = re.compile(r"IF\((.+)=0,0,(.+)\)")


@pytest.fixture(scope="module")
def reference() -> Estimated:
    return estimate(ROOT)


@pytest.fixture
def uneven(tmp_path: Path) -> Estimated:
    return made(tmp_path, UNEVEN)


def made(folder: Path, model: str) -> Estimated:
    (folder / "model").mkdir()
    (folder / "archtool.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "model" / "all.yaml").write_text(model, encoding="utf-8")
    return estimate(folder)


def by_id(found: Estimated) -> dict[str, CostLine]:
    return {line.element.id: line for line in found.lines.lines if line.element is not None}


def wan(text: str) -> Decimal:
    return Decimal(text) * 10_000


def test_the_reference_programme_is_the_pack_to_the_fen(reference: Estimated) -> None:
    lines = by_id(reference)
    expected = {"cost.a": "10360.00", "cost.b": "960.75", "cost.c": "679.25", "cost.total": "12000.00"}
    assert {line: lines[line].amount for line in expected} == {line: wan(text) for line, text in expected.items()}
    assert {line: lines[line].printed for line in expected} == {line: wan(text) for line, text in expected.items()}
    costs = (1860, 520, 720, 500, 1180, 2040, 680, 350, 550, 610, 170, 280, 420, 480, "960.75")
    lots = {f"SP-{number:02}": wan(str(cost)) for number, cost in enumerate(costs, start=1)}
    rows = {row.element.id: row.printed for row in reference.phases.rows if row.element is not None}
    assert rows == {**lots, "cost.c": wan("679.25")}
    assert reference.phases.by_phase == (wan("6075"), wan("3289"), wan("996"), wan("1640"))
    assert reference.years is not None
    assert reference.years.planned == (wan("4200"), wan("4800"), wan("3000"))


def test_rows_stand_in_the_order_of_the_method(reference: Estimated) -> None:
    (total,) = sheets(reference, [By.CATEGORY], "zh")
    names = [str(row.cells[1]).strip() for row in total.rows]
    numbers = [row.cells[0] for row in total.rows]
    assert [name for name, number in zip(names, numbers, strict=True) if number in ("一", "二", "三", "四")] == [
        "工程建设部分", "工程建设第三方服务", "工程预备费", "总计 = 一 + 二 + 三",
    ]  # fmt: skip
    engineering = names[1 : names.index("工程建设第三方服务")]
    below = numbers[1 : len(engineering) + 1]
    assert [name for name, number in zip(engineering, below, strict=True) if str(number).startswith("（")] == [
        "应用系统建设", "医疗云建设", "网络链路建设",
        "“智慧医卫”运营指挥中心建设", "信息安全体系建设", "商用密码应用体系建设",
    ]  # fmt: skip
    fees = names[names.index("工程建设第三方服务") + 1 : names.index("工程预备费")]
    assert (len(fees), fees[0], fees[-1]) == (11, "密码应用方案编制", "专家评审费")
    contingency = total.rows[names.index("工程预备费")]
    assert contingency.cells[-1] == "以 一+二 11,320.75 万元为基数，按 6 % 计；〔假设〕"


@pytest.mark.parametrize("which", ["reference", "uneven"])
def test_printed_rows_and_columns_add_up(which: str, request: pytest.FixtureRequest) -> None:
    found: Estimated = request.getfixturevalue(which)
    lines = found.lines.lines
    for line in lines:
        assert sum(line.natures.values()) == line.printed
        assert abs(line.printed - line.amount) < 100
        if line.parts:
            assert sum(lines[part].printed for part in line.parts) == line.printed
            for nature in CostNature:
                assert sum(lines[part].natures[nature] for part in line.parts) == line.natures[nature]
    assert sum(row.printed for row in found.phases.rows) == found.phases.printed == found.lines.total.printed
    assert all(sum(row.by_phase) == row.printed for row in found.phases.rows)
    assert found.years is not None
    assert sum(found.years.planned) == found.lines.total.printed


def test_what_parts_do_not_explain_stands_in_a_row_of_its_own(uneven: Estimated) -> None:
    rests = {line.number: line.amount for line in uneven.lines.lines if line.element is None}
    assert rests == {(1, 4): wan("0.00001"), (4,): wan("0.000024")}
    lines = by_id(uneven)
    assert lines["cost.a2"].parts == ()  # SP-3 is budgeted in two lines: how much in which, nobody says
    (total,) = sheets(uneven, [By.CATEGORY], "zh")
    assert any("取整前的总额为 117.663734 万元" in note for note in total.notes)
    assert [row.cells[-1] for row in total.rows if str(row.cells[1]).strip() == "差额"] == [
        "上一级金额与各分项之和的差"
    ] * 2


def test_fees_stand_in_the_usual_order(uneven: Estimated) -> None:
    lines = by_id(uneven)
    assert lines["cost.b1"].number < lines["cost.b2"].number


def test_a_contingency_of_another_base_says_so(tmp_path: Path) -> None:
    model = """\
cost_items:
  cost.total: {name: 总投资, amount: 100 万元}
  cost.a: {name: 工程, part_of: cost.total, amount: 94 万元}
  cost.c: {name: 预备费, part_of: cost.total, amount: 6 万元, share: 6 %}
"""
    (total,) = sheets(made(tmp_path, model), [By.CATEGORY], "zh")
    assert total.rows[1].cells[-1] == "以总投资 100.00 万元为基数，按 6 % 计"
    assert total.rows[1].cells[7] == Decimal("6.00")


def test_at_a_moment_only_what_is_live_counts() -> None:
    early = estimate(ROOT, "P1")
    assert (early.lines.total.printed, early.phases.printed, early.years) == (wan("6075"), wan("6075"), None)
    assert "cost.b" not in by_id(early)
    assert estimate(ROOT, "as-is").lines.total.printed == 0
    assert estimate(ROOT, "to-be").lines.total.printed == wan("10360")


def test_without_a_total_there_is_no_estimate(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no estimate"):
        made(tmp_path, "systems:\n  sys.a: {name: 甲}\n")


def test_lines_are_numbered_as_printed_tables_are() -> None:
    assert [numbered(one, "zh") for one in ((1,), (1, 11), (1, 2, 3), (1, 2, 3, 4))] == ["一", "（十一）", "3", "4)"]
    assert [numbered((one,), "zh") for one in (10, 20, 21, 99, 100)] == ["十", "二十", "二十一", "九十九", "100"]
    assert numbered((1, 2, 3), "en") == "1.2.3"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("which", ["reference", "uneven"])
def test_the_workbook_computes_what_it_shows(
    which: str, language: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    found: Estimated = request.getfixturevalue(which)
    file = tmp_path / "estimate.xlsx"
    write_xlsx(found, file, language)
    content = file.read_bytes()
    live = openpyxl.load_workbook(io.BytesIO(content))
    cached = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    expected = sheets(found, list(By), language)
    assert live.sheetnames == [sheet.name for sheet in expected]
    if language == "zh":
        assert live.sheetnames == ["投资概算总表", "分年使用计划", "按子项目", "按建设期"]
    assert all(compared(sheet, live, cached) for sheet in expected)


def compared(sheet: Sheet, live: openpyxl.Workbook, cached: openpyxl.Workbook) -> int:
    """Hold every cell against the sheet; return how many formulas it has."""
    formulas = 0
    for number, row in enumerate(sheet.rows):
        for place, cell in enumerate(row.cells):
            where = address(number, place)
            if isinstance(cell, Computed):
                formulas += 1
                assert live[sheet.name][where].value == f"={cell.formula}"
                assert cached[sheet.name][where].value == float(cell.value)
                assert abs(computed(live, sheet.name, where) - cell.value) < Decimal("1e-20")
            elif isinstance(cell, Decimal):
                assert cached[sheet.name][where].value == float(cell)
            else:
                assert live[sheet.name][where].data_type in ("s", "n")
                assert (live[sheet.name][where].value or "") == cell
    return formulas


def computed(book: openpyxl.Workbook, sheet: str, where: str) -> Decimal:
    """Return what a spreadsheet would compute for a cell, in exact decimals."""
    value = book[sheet][where].value
    if not isinstance(value, str) or not value.startswith("="):
        return Decimal(str(value or 0))

    def number(found: re.Match[str]) -> str:
        name, first, last = found.group(1) or sheet, found.group(2), found.group(3)
        cells = [one.coordinate for row in book[name][f"{first}:{last or first}"] for one in row]
        return ",".join(f"D('{computed(book, name, one)}')" for one in cells)

    python = ADDRESS.sub(number, value[1:]).replace("=0,", "==0,")
    names = {
        "D": Decimal,
        "SUM": lambda *parts: sum(parts, Decimal(0)),
        "ROUND": half_up,
        "IF": lambda c, a, b: a if c else b,
    }
    if python.startswith("IF(D('0") and "==0" in python:
        return Decimal(0)
    result = eval(python, {"__builtins__": {}}, names)
    assert isinstance(result, Decimal)
    return result


def half_up(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
