"""What the bench reads is what it measures."""

from pathlib import Path

from bench.psplib import best_known, measure, parse, sample

from archtool.analysis.scheduling.project import violations
from archtool.analysis.scheduling.solver.search import Effort, solve

INSTANCE = """\
************************************************************************
jobs (incl. supersource/sink ):  6
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          3           2   3   4
   2        1          1           5
   3        1          1           6
   4        1          1           6
   5        1          1           6
   6        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       2    1
  4      1     2       3    0
  5      1     2       1    1
  6      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    4    1
************************************************************************
"""


def test_an_instance_is_read_as_it_is_written() -> None:
    project = parse(INSTANCE)
    assert [(one.id, one.duration) for one in project.activities] == [
        ("1", 0), ("2", 3), ("3", 4), ("4", 2), ("5", 2), ("6", 0),
    ]  # fmt: skip
    assert [(one.id, one.capacity) for one in project.resources] == [("R1", 4), ("R2", 1)]
    assert [(arrow.earlier, arrow.later) for arrow in project.arrows] == [
        ("1", "2"), ("1", "3"), ("1", "4"), ("2", "5"), ("3", "6"), ("4", "6"), ("5", "6"),
    ]  # fmt: skip


def test_its_end_is_the_one_that_a_hand_finds() -> None:
    # 2 and 3 fill R1 until 3; 5 waits for 3, since R2 holds one of them: 4 to 6, beside it 4 with 3 + 1 of R1.
    project = parse(INSTANCE)
    solution = solve(project, Effort())
    assert solution.placement.end == 6
    assert violations(solution.placement) == ()


def test_an_open_optimum_counts_as_the_best_known_end(tmp_path: Path) -> None:
    (tmp_path / "optimum.csv").write_text("problem,optimum\nj10_1,12\nj2_1,40..43\n", encoding="utf-8")
    assert best_known(tmp_path) == {"j2_1": 43, "j10_1": 12}


def test_a_sample_is_the_same_each_time_and_keeps_the_order() -> None:
    names = [f"j30{number}_1.sm" for number in range(48)]
    drawn = sample(names, 8)
    assert drawn == sample(names, 8) == sorted(drawn, key=names.index)
    assert len(drawn) == 8
    assert sample(names, None) == sample(names, 99) == names


def test_what_is_measured_is_the_end_beside_the_best_known(tmp_path: Path) -> None:
    (tmp_path / "optimum.csv").write_text("problem,optimum\nj4_1.sm,5\n", encoding="utf-8")
    (tmp_path / "j4_1.sm").write_text(INSTANCE, encoding="utf-8")
    (found,) = measure(tmp_path, None, 1)
    assert (found.name, found.end, found.heuristic_end, found.bound, found.best_known) == ("j4_1.sm", 6, 6, 6, 5)
    assert found.gap == found.heuristic_gap == 20.0
