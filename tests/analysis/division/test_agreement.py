"""Agreement of partitions, against worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.division.measuring.agreement import adjusted_rand, normalised_mutual_information
from archtool.analysis.division.partition import Partition

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12)


def from_table(table: list[list[int]]) -> tuple[Partition, Partition]:
    """Two partitions with a contingency table: a row for each lot of the one, a column for each of the other."""
    cells = [
        (row, column) for row, counts in enumerate(table) for column, count in enumerate(counts) for _ in range(count)
    ]
    one = {f"n{number:02}": row for number, (row, _) in enumerate(cells)}
    other = {f"n{number:02}": column for number, (_, column) in enumerate(cells)}
    return Partition.of(one), Partition.of(other)


def test_adjusted_rand_of_a_published_table() -> None:
    """K. Yeung and W. Ruzzo, Details of the adjusted Rand index (2001): 0.313."""
    assert adjusted_rand(*from_table([[1, 1, 0], [1, 2, 1], [0, 0, 4]])) == pytest.approx(0.313, abs=5e-4)


def test_mutual_information_of_a_published_example() -> None:
    """C. Manning, P. Raghavan and H. Schütze, Introduction to Information Retrieval (2008), figure 16.4: 0.36."""
    found = normalised_mutual_information(*from_table([[5, 1, 0], [1, 4, 1], [2, 0, 3]]))
    assert found == pytest.approx(0.36, abs=5e-3)


def test_one_lot_against_single_nodes_is_chance() -> None:
    one, other = from_table([[1, 1, 1, 1]])
    assert adjusted_rand(one, other) == 0
    assert normalised_mutual_information(one, other) == 0


@given(LABELS)
def test_both_measures_are_symmetric_and_one_for_equals(labels: list[tuple[int, int]]) -> None:
    one = Partition.of({f"n{number:02}": label for number, (label, _) in enumerate(labels)})
    other = Partition.of({f"n{number:02}": label for number, (_, label) in enumerate(labels)})
    for measure in (adjusted_rand, normalised_mutual_information):
        assert measure(one, one) == 1
        assert measure(one, other) == pytest.approx(measure(other, one))
        assert measure(one, other) <= 1


def test_partitions_of_different_nodes_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="different nodes"):
        adjusted_rand(Partition.of({"a": 1}), Partition.of({"b": 1}))


def test_a_partition_is_numbered_by_its_smallest_ids() -> None:
    assert Partition.of({"b": "x", "a": "y", "c": "x"}) == Partition.of_lots([("c", "b"), ("a",), ()])
    assert dict(Partition.of({"b": 7, "a": 9}).labels) == {"a": 1, "b": 2}
    with pytest.raises(ValueError, match="two lots"):
        Partition.of_lots([("a",), ("a", "b")])
