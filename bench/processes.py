"""Whole processes, measured one after the other in turn, so that a slow minute of the machine hits all of them."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BYTECODE = str(Path(tempfile.gettempdir()) / "archtool-bench-bytecode")
"""Where the modules that the measured processes import are kept compiled; the first round fills it."""


@dataclass(frozen=True)
class Command:
    """A process to measure: what it runs, what must be done before each run, which exit codes are fine."""

    arguments: Sequence[str]
    before: Callable[[], None] = field(default=lambda: None)
    fine: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Run:
    """What one process took: seconds on the clock, seconds of processor, MB of memory at its peak."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Measured:
    """All runs of one command, or why it failed."""

    runs: tuple[Run, ...]
    failure: str = ""

    @property
    def wall(self) -> float:
        """Return the median seconds on the clock."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def processor(self) -> float:
        """Return the median seconds of processor, which other processes of the machine disturb less."""
        return statistics.median(run.processor for run in self.runs)

    @property
    def memory(self) -> float:
        """Return the highest peak of memory, in MB."""
        return max(run.memory for run in self.runs)


def python(*arguments: str) -> tuple[str, ...]:
    """Return a command line of this Python."""
    return (sys.executable, *arguments)


def archtool(*arguments: str) -> tuple[str, ...]:
    """Return a command line of archtool."""
    return python("-m", "archtool", *arguments)


def measure(commands: Mapping[str, Command], rounds: int) -> dict[str, Measured]:
    """Run all commands in turn, once to warm the disk and then `rounds` times, and return what each took."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    failures: dict[str, str] = {}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if name in failures:
                continue
            command.before()
            run, failure = _run(command)
            if failure:
                failures[name] = failure
            elif number:
                runs[name].append(run)
    return {name: Measured(tuple(runs[name]), failures.get(name, "")) for name in commands}


def output(arguments: Sequence[str]) -> str:
    """Return what a process writes to standard output."""
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", check=True, env=_variables()).stdout.strip()


def _variables() -> dict[str, str]:
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": BYTECODE}
    # What is installed is compiled; a developer's wish to keep the sources clean must not count as archtool's time.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    return variables


def _run(command: Command) -> tuple[Run, str]:
    variables = _variables()
    started = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=variables, cwd=ROOT
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    bytes_a_unit = 1 if sys.platform == "darwin" else 1024
    run = Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * bytes_a_unit / 1e6)
    lines = said.decode(errors="replace").strip().splitlines()
    failed = process.returncode not in command.fine
    return run, (lines[-1] if lines else f"exit code {process.returncode}") if failed else ""
