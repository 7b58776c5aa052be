"""Measures archtool against its bars, whole processes side by side, and prints the table.

python -m bench.run [--quick] [--only WORD]
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.generate import generate
from bench.processes import ROOT, Command, Measured, archtool, measure, output, python


@dataclass(frozen=True)
class Row:
    """One line of the table; `is_met` is None where nothing could be measured."""

    operation: str
    bar: str
    measured: str
    is_met: bool | None


@dataclass(frozen=True)
class Bench:
    """Where workspaces are made, and how many rounds each measurement takes."""

    folder: Path
    rounds: int
    is_quick: bool

    def workspace(self, elements: int, in_cycles: float = 0.0, figures: int = 1) -> Path:
        """Return a workspace of a size, made the first time."""
        path = self.folder / f"{elements}-{round(100 * in_cycles)}-{figures}"
        if not path.exists():
            generate(path, elements, in_cycles, figures)
        return path


def version(bench: Bench) -> Iterator[Row]:
    """Measure what a process that does nothing costs."""
    commands = {"archtool": Command(archtool("--version")), "python": Command(python("-c", "pass"))}
    yield _ratio("archtool --version / python -c pass", 3, measure(commands, 4 * bench.rounds), "archtool", "python")


def reading(bench: Bench) -> Iterator[Row]:
    """Measure reading and checking 10,000 elements against libyaml's events alone."""
    workspace = bench.workspace(10_000)
    commands = {
        "check": Command(archtool("check", str(workspace)), fine=(0, 1)),
        "events": Command(python(str(ROOT / "bench" / "events.py"), str(workspace))),
    }
    yield _ratio("check 10,000 elements, cold / libyaml events", 3, measure(commands, bench.rounds), "check", "events")
    said = output(python(str(ROOT / "bench" / "slowest.py"), str(workspace)))
    yield Row("slowest checks of 10,000 elements, processor", "", said, True)


def growth(bench: Bench) -> Iterator[Row]:
    """Measure how time and memory grow with the workspace."""
    sizes = (1_000, 10_000) if bench.is_quick else (1_000, 10_000, 100_000)
    commands = {str(size): Command(archtool("check", str(bench.workspace(size))), fine=(0, 1)) for size in sizes}
    found = measure(commands, max(bench.rounds // 2, 1))
    for smaller, larger in pairwise(sizes):
        name = f"check {larger:,} elements / {smaller:,}, linear"
        yield _ratio(name, 1.2 * larger / smaller, found, str(larger), str(smaller))
    last = found[str(sizes[-1])]
    name = f"peak memory, {sizes[-1]:,} elements"
    yield _failed(name, "1500 MB", last) or Row(name, "1500 MB", f"{last.memory:.0f} MB", last.memory < 1500)


def second_run(bench: Bench) -> Iterator[Row]:
    """Measure the same check again after one file changed."""
    workspace = bench.workspace(10_000)
    changed = workspace / "blueprints" / "data" / "area-000.yaml"
    text = changed.read_text(encoding="utf-8")
    cold = bench.folder / "cold"

    def forget() -> None:
        shutil.rmtree(cold, ignore_errors=True)
        shutil.copytree(workspace, cold, ignore=shutil.ignore_patterns(".archtool*"))

    def change() -> None:
        level = "level: 4" if "level: 1" in changed.read_text(encoding="utf-8") else "level: 1"
        changed.write_text(text.replace("level: 1", level), encoding="utf-8")

    commands = {
        "cold": Command(archtool("check", str(cold)), forget, (0, 1)),
        "again": Command(archtool("check", str(workspace)), change, (0, 1)),
    }
    yield _ratio("check again, one file changed / cold", 0.3, measure(commands, bench.rounds), "again", "cold")
    changed.write_text(text, encoding="utf-8")


def one_figure(bench: Bench) -> Iterator[Row]:
    """Measure one figure of 50 boxes out of models of two sizes, with and without cycles."""
    out = str(bench.folder / "out")
    commands: dict[str, Command] = {}
    for size in (1_000, 10_000):
        for share in (0.0, 1 / 3):
            name = f"one figure of 50 boxes, {size:,} elements{', a third in cycles' if share else ''}"
            workspace = str(bench.workspace(size, share))
            commands[name] = Command(archtool("render", workspace, "--view", "boxes-0", "--out", out))
    peer = python(str(ROOT / "bench" / "peer_diagrams.py"), str(bench.folder / "peer"))
    if shutil.which("dot"):
        commands["diagrams"] = Command(peer)
    found = measure(commands, bench.rounds)
    for name in commands:
        if name != "diagrams" and "diagrams" in found:
            yield _ratio(f"{name} / diagrams", 3, found, name, "diagrams")
        elif name != "diagrams":
            # Without Graphviz there is no peer to run: the bar is then three times what it took where it was tried.
            yield _seconds(name, 3 * 0.16, found[name])


def many_figures(bench: Bench) -> Iterator[Row]:
    """Measure 200 figures of 50 boxes on two processes."""
    workspace = bench.workspace(10_000, figures=200)
    command = Command(archtool("render", str(workspace), "--jobs", "2", "--out", str(bench.folder / "many")))
    found = measure({"many": command}, 1 if bench.is_quick else 3)
    yield _seconds("200 figures of 50 boxes, two processes", 4.5, found["many"])


def programme(bench: Bench) -> Iterator[Row]:
    """Measure all figures of the reference programme."""
    command = Command(archtool("render", str(ROOT), "--out", str(bench.folder / "programme")))
    found = measure({"programme": command}, 1 if bench.is_quick else 3)
    yield _seconds("all figures of the reference programme, SVG", 10, found["programme"])


def _ratio(operation: str, bar: float, found: dict[str, Measured], own: str, peer: str) -> Row:
    said = f"<= {bar:g} x"
    failed = _failed(operation, said, found[own]) or _failed(operation, said, found[peer])
    if failed:
        return failed
    one, other = found[own], found[peer]
    ratio = one.wall / other.wall
    processor = one.processor / other.processor
    measured = f"{ratio:.2f} x ({one.wall:.3f} s / {other.wall:.3f} s; processor {processor:.2f} x)"
    return Row(operation, said, measured, ratio <= bar)


def _seconds(operation: str, bar: float, one: Measured) -> Row:
    said = f"< {bar:g} s"
    return _failed(operation, said, one) or Row(operation, said, f"{one.wall:.2f} s", one.wall < bar)


def _failed(operation: str, bar: str, one: Measured) -> Row | None:
    return Row(operation, bar, f"failed: {one.failure}", None) if one.failure else None


MEASUREMENTS: tuple[Callable[[Bench], Iterator[Row]], ...] = (
    version, reading, growth, second_run, one_figure, many_figures, programme,
)  # fmt: skip
VERDICT = {True: "met", False: "NOT MET", None: "?"}


def main() -> int:
    """Measure, print the table, and return 1 when a bar is not met."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, nothing of 100,000 elements")
    parser.add_argument("--only", default="", metavar="WORD", help="only measurements whose name holds WORD")
    asked = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="archtool-bench-") as folder:
        bench = Bench(Path(folder), 3 if asked.quick else 9, asked.quick)
        for measurement in MEASUREMENTS:
            if asked.only in measurement.__name__:
                for row in measurement(bench):
                    rows.append(row)
                    _say(f"{row.operation:<62} {row.bar:>10}  {VERDICT[row.is_met]:<8} {row.measured}")
    return 0 if all(row.is_met for row in rows) else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
