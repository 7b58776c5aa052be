"""The U/C matrix: ordering keeps creators on the diagonal, and boxes leave the flows between subsystems outside."""

from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.uc_matrix import (
    OutsideUse,
    Usage,
    UsageMatrix,
    blocks_of,
    boxes,
    diagonal,
    outside_uses,
)

ROWS = ("sys.sh-mr", "sys.dip-mrqc", "sys.dip-group", "sys.dip-cost", "sys.ops-cost")
CREATED = ("data.mr-frontpage", "data.mrqc-result", "data.dip-group", "data.disease-cost", "data.cost-result")
USED = (
    ("sys.dip-mrqc", "data.mr-frontpage"),
    ("sys.sh-mr", "data.mrqc-result"),
    ("sys.dip-group", "data.mrqc-result"),
    ("sys.dip-cost", "data.dip-group"),
    ("sys.dip-cost", "data.cost-result"),
)
CLUSTERS = {row: "SP-10" if row == "sys.ops-cost" else "SP-11" for row in ROWS}


def worked_example() -> UsageMatrix:
    """Source: IBM Business Systems Planning (U/C matrix); the example is ours."""
    cells = dict.fromkeys(zip(ROWS, CREATED, strict=True), Usage.CREATES)
    return UsageMatrix(ROWS, tuple(sorted(CREATED)), cells | dict.fromkeys(USED, Usage.USES))


def test_the_worked_example_is_ordered_as_the_method_says() -> None:
    ordered = diagonal(worked_example(), CLUSTERS)
    assert ordered.rows == ROWS
    assert ordered.columns == CREATED


def test_the_worked_example_leaves_one_use_outside_its_boxes() -> None:
    ordered = diagonal(worked_example(), CLUSTERS)
    blocks = blocks_of(ordered, CLUSTERS)
    assert [block.rows for block in blocks] == [(0, 4), (4, 5)]
    assert outside_uses(ordered, blocks) == (OutsideUse("sys.ops-cost", "sys.dip-cost", "data.cost-result"),)


def test_dense_groups_become_boxes() -> None:
    rows = tuple(f"r{number}" for number in range(8))
    columns = tuple(f"c{number}" for number in range(8))
    cells = {
        (row, column): Usage.CREATES if index == across else Usage.USES
        for index, row in enumerate(rows)
        for across, column in enumerate(columns)
        if index // 4 == across // 4
    }
    matrix = diagonal(UsageMatrix(rows, columns, cells))
    found = boxes(matrix)
    assert {block.rows for block in found} == {(0, 4), (4, 8)}
    assert outside_uses(matrix, found) == ()


@st.composite
def matrices(draw: st.DrawFn) -> UsageMatrix:
    rows: tuple[str, ...] = tuple(f"r{number}" for number in range(draw(st.integers(0, 9))))
    columns = tuple(f"c{number}" for number in range(draw(st.integers(0, 12))))
    cells: dict[tuple[str, str], Usage] = {}
    for column in columns:
        users = draw(st.sets(st.sampled_from(rows), max_size=4)) if rows else set[str]()
        cells |= {(row, column): Usage.USES for row in sorted(users)}
        has_creator: bool = draw(st.booleans())
        if rows and has_creator:
            creator = rows[draw(st.integers(0, len(rows) - 1))]
            cells[creator, column] = Usage.CREATES
    return UsageMatrix(rows, columns, cells)


@given(matrices(), st.integers(1, 4))
def test_an_order_is_a_permutation_in_which_columns_follow_their_creators(matrix: UsageMatrix, parts: int) -> None:
    clusters = {row: str(index % parts) for index, row in enumerate(matrix.rows)}
    ordered = diagonal(matrix, clusters)
    assert sorted(ordered.rows) == sorted(matrix.rows)
    assert sorted(ordered.columns) == sorted(matrix.columns)
    places = {row: index for index, row in enumerate(ordered.rows)}
    creators = [places[ordered.creators[one]] for one in ordered.columns if one in ordered.creators]
    assert creators == sorted(creators)
    assert len(blocks_of(ordered, clusters)) == len(set(clusters.values()))
    assert diagonal(matrix, clusters) == ordered


@given(matrices())
def test_every_creation_lies_in_a_box(matrix: UsageMatrix) -> None:
    ordered = diagonal(matrix)
    found = boxes(ordered)
    for (row, column), usage in ordered.cells.items():
        if usage is Usage.CREATES and ordered.creators[column] == row:
            assert any(block.holds(ordered.rows.index(row), ordered.columns.index(column)) for block in found)
    assert [start for block in found for start in block.rows[:1]] == [0, *(block.rows[1] for block in found)][:-1]
