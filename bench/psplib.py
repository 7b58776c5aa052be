"""Measures the scheduler on public instances of resource-constrained project scheduling against the best known ends.

python -m bench.psplib DIR [--jobs 2] [--sets j30,j60,j120] [--limit N] [--each]

It calls what `archtool plan` calls, with more effort. Effort is counted, not timed, so the ends are the same on every
machine, and an instance takes one core; how long it takes is measured, in seconds of processor.

DIR holds a folder for each set, with its `.sm` files and `optimum.csv`: a number for each instance, or
`lower..upper` where the optimum is open. The instances are those of PSPLIB, Technical University of Munich.

Source: R. Kolisch and A. Sprecher, PSPLIB - A project scheduling problem library, European Journal of Operational
Research 96 (1997).
"""

import argparse
import csv
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from archtool.analysis.scheduling.project import Activity, Arrow, Project, Resource, violations
from archtool.analysis.scheduling.solver.search import Effort, solve

BARS = {"j30": 0.0, "j60": 1.0, "j120": 4.0}
"""Mean gap to the best known end that a set may have, in per cent; of J30 every instance must be optimal."""
SECONDS = 30.0
"""Seconds of processor that an instance may take."""
EFFORT = Effort(passes=60, crossings=2000, deterministic=1.0, stretches=30)
"""As much as J120 is solved with in about that time."""

_SAMPLE = 20
"""Seed by which instances are drawn for a sample."""


@dataclass(frozen=True)
class Result:
    """What came out for one instance.

    Attributes:
        name: of the instance.
        end: of the schedule that was found.
        heuristic_end: of the one that was found before the exact solver was asked.
        bound: no schedule ends earlier.
        best_known: the earliest end that anybody has found.
        seconds: of processor.
    """

    name: str
    end: int
    heuristic_end: int
    bound: int
    best_known: int
    seconds: float

    @property
    def gap(self) -> float:
        """Return by how much the end exceeds the best known, in per cent."""
        return 100.0 * (self.end - self.best_known) / self.best_known

    @property
    def heuristic_gap(self) -> float:
        """Return the same of the schedule that was found before the exact solver was asked."""
        return 100.0 * (self.heuristic_end - self.best_known) / self.best_known


def parse(text: str) -> Project:
    """Return the project of a `.sm` file of PSPLIB: one mode, renewable resources."""
    sections = {
        title.strip(): body.splitlines()
        for title, body in re.findall(r"^([A-Z/ ]+):\n(.*?)(?=^\*+$)", text, flags=re.MULTILINE | re.DOTALL)
    }
    arrows = [
        Arrow(row[0], later) for row in _rows(sections["PRECEDENCE RELATIONS"]) for later in row[3 : 3 + int(row[2])]
    ]
    capacities = [int(word) for word in sections["RESOURCEAVAILABILITIES"][-1].split()]
    resources = tuple(Resource(f"R{place}", amount) for place, amount in enumerate(capacities, start=1))
    activities = tuple(
        Activity(row[0], int(row[2]), {one.id: int(amount) for one, amount in zip(resources, row[3:], strict=True)})
        for row in _rows(sections["REQUESTS/DURATIONS"])
    )
    return Project(activities, tuple(arrows), resources)


def best_known(folder: Path) -> dict[str, int]:
    """Return the best known end of each instance of a set, in the order of their names."""
    with (folder / "optimum.csv").open(encoding="utf-8", newline="") as stream:
        found = {row["problem"]: int(row["optimum"].split("..")[-1]) for row in csv.DictReader(stream)}
    return dict(sorted(found.items(), key=lambda one: [int(part) for part in re.findall(r"\d+", one[0])]))


def sample(names: Sequence[str], count: int | None) -> list[str]:
    """Return so many of the instances, drawn by chance and the same each time, in their order; else all."""
    if count is None or count >= len(names):
        return list(names)
    drawn = frozenset(random.Random(_SAMPLE).sample(names, count))
    return [name for name in names if name in drawn]


def measured(folder: Path, name: str, best: int) -> Result:
    """Return the result of one instance, whose best known end is given."""
    project = parse((folder / name).read_text(encoding="utf-8"))
    began = time.process_time()
    solution = solve(project, EFFORT)
    seconds = time.process_time() - began
    broken = violations(solution.placement)
    if broken:
        raise ValueError(f"{name}: {broken[0]}")
    return Result(name, solution.placement.end, solution.heuristic_end, solution.bound, best, seconds)


def measure(folder: Path, limit: int | None, jobs: int) -> Iterator[Result]:
    """Yield the results of the instances of a set, in the order of their names."""
    known = best_known(folder)
    names = sample(list(known), limit)
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(measured, folder), names, [known[name] for name in names])


def _rows(lines: Sequence[str]) -> list[list[str]]:
    return [line.split() for line in lines if re.match(r"\s*\d", line)]


def _summary(name: str, results: Sequence[Result]) -> tuple[str, bool]:
    mean = sum(one.gap for one in results) / len(results)
    heuristic = sum(one.heuristic_gap for one in results) / len(results)
    found = sum(one.end <= one.best_known for one in results)
    longest = max(one.seconds for one in results)
    is_met = mean <= BARS.get(name, float("inf")) + 1e-9 and longest <= SECONDS
    line = (
        f"{name}: {len(results)} instances, {found} as good as the best known, "
        f"{sum(one.end == one.bound for one in results)} proved optimal; gap mean {mean:.2f} %, "
        f"max {max(one.gap for one in results):.2f} %, mean {heuristic:.2f} % before the exact solver; "
        f"{sum(one.seconds for one in results) / len(results):.1f} s each, longest {longest:.1f} s"
    )
    return line, is_met


def main() -> int:
    """Run the sets that were asked for; 1 when a bar is not met."""
    parser = argparse.ArgumentParser(description="Measure the scheduler on PSPLIB instances.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the folders of the sets are")
    parser.add_argument("--jobs", type=int, default=2, help="instances at once, each on one core")
    parser.add_argument("--sets", default="j30,j60,j120", help="folders to run, with commas between them")
    parser.add_argument("--limit", type=int, help="only so many instances of each set, drawn by chance")
    parser.add_argument("--each", action="store_true", help="print a line for each instance")
    given = parser.parse_args()
    all_met = True
    for name in given.sets.split(","):
        results: list[Result] = []
        for one in measure(given.folder / name, given.limit, given.jobs):
            results.append(one)
            if given.each:
                sys.stdout.write(f"    {one.name} {one.end}, best known {one.best_known}, {one.seconds:.1f} s\n")
                sys.stdout.flush()
        line, is_met = _summary(name, results)
        all_met &= is_met
        sys.stdout.write(f"{'ok' if is_met else 'NOT MET'}  {line}\n")
    return 0 if all_met else 1


if __name__ == "__main__":
    raise SystemExit(main())
