"""Drawing one figure in all its formats, in this process or in others."""

import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import product
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from archtool.commands.rendering.drawn import Known, Output, source_digest
from archtool.commands.rendering.facts import Facts
from archtool.commands.rendering.formats import Format
from archtool.layout.compose import lay_out_pages
from archtool.layout.drawing import Drawing, walk
from archtool.layout.page.pages import pages_of
from archtool.layout.quality import Quality, measure
from archtool.layout.theme import Theme
from archtool.renderers.structure.sheet import first_that_holds
from archtool.source.errors import ConfigError, RenderError
from archtool.source.text import Text
from archtool.views.figure import Figure

_MOST_JOBS = 4


@dataclass(frozen=True, slots=True)
class Task:
    """One figure to draw; drawings that are given are not laid out again.

    Attributes:
        facts: What is known of the figure's elements.
        known: What is known of the files in `out`, by name.
        is_measured: Whether the drawing's quality is asked for.
    """

    view: str
    figure: Figure
    theme: Theme
    facts: Facts
    formats: tuple[Format, ...]
    out: Path
    known: Mapping[str, Known]
    is_measured: bool
    drawings: tuple[Drawing, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """One figure that was drawn, on one sheet or several: its files, and those of them that were written anew.

    Attributes:
        known: What is known of the files, by name.
        qualities: The drawing quality of each sheet, where it was asked for.
    """

    view: str
    figure: Figure
    drawings: tuple[Drawing, ...]
    files: tuple[Path, ...]
    known: Mapping[str, Known]
    written: tuple[Path, ...]
    qualities: tuple[Quality, ...]


def draw(task: Task) -> Done:
    """Lay out a figure and write its files, but for those that are already there as they would be drawn.

    Raises:
        RenderError: a format's package is missing, or the figure fits none of its pages.
        ConfigError: the files cannot be written.
    """
    drawings = task.drawings or drawings_of(task.figure, task.theme)
    known: dict[str, Known] = {}
    files: list[Path] = []
    written: list[Path] = []
    for form, (number, drawing) in product(task.formats, enumerate(drawings, start=1)):
        shown = _with_facts(drawing, task.facts) if form.shows_facts else drawing
        name = f"{task.view}{f'-{number}' if number > 1 else ''}{form.renderer.suffix}"
        output = Output(task.out / name, source_digest((shown,), form.revision))
        before = task.known.get(output.path.name)
        if before is not None and output.is_as(before):
            known[output.path.name] = before
        else:
            known[output.path.name] = output.write(form.renderer.render(shown))
            written.append(output.path)
        files.append(output.path)
    qualities = tuple(measure(drawing) for drawing in drawings) if task.is_measured else ()
    return Done(task.view, task.figure, drawings, tuple(files), known, tuple(written), qualities)


def drawings_of(figure: Figure, theme: Theme) -> tuple[Drawing, ...]:
    """The sheets of a figure, each of which names the first of its permitted papers that holds it.

    Raises:
        RenderError: the figure fits none of its pages.
    """
    pages = pages_of(figure.head)
    return tuple(
        replace(drawing, paper=first_that_holds(drawing, pages).name) for drawing in lay_out_pages(figure, theme)
    )


def default_jobs() -> int:
    """How many processes draw where nobody says: those of the machine, up to four, where beginning one costs nothing.

    Measured on two processors, 20 figures: SVG, PNG and PDF 10.3 s instead of 15.0 s, SVG alone 5.5 s instead of 5.7 s.
    Where a process has to import everything anew, few figures are sooner drawn by one.
    """
    return min(_MOST_JOBS, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def draw_all(tasks: Iterable[Task], jobs: int) -> Iterator[Done]:
    """Draw figures in a number of processes and yield them in their order, each when it and those before are done.

    Raises:
        RenderError: as `draw` does; the figures that are not begun are left.
        ConfigError: the same, in this process.
    """
    waiting = tuple(tasks)
    jobs = min(jobs, len(waiting))
    if jobs <= 1:
        yield from map(draw, waiting)
        return
    with ProcessPoolExecutor(jobs, _context(), _leave_interrupts_to_the_parent) as pool:
        try:
            for future in [pool.submit(_drawn_elsewhere, task) for task in waiting]:
                done = future.result()
                if isinstance(done, Text):
                    raise RenderError(done)
                yield done
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _drawn_elsewhere(task: Task) -> Done | Text:
    """The figure that was drawn, or why it could not be: our errors do not survive the way between processes."""
    try:
        return draw(task)
    except (ConfigError, RenderError) as error:
        return error.message


def _with_facts(drawing: Drawing, facts: Facts) -> Drawing:
    elements = dict.fromkeys(shape.element for shape in walk(drawing.shapes) if shape.element is not None)
    return replace(drawing, facts={element: facts[element] for element in elements if element in facts})


def _context() -> BaseContext:
    """How processes begin: as copies of this one where that is safe and fast, else anew."""
    is_safe = sys.platform == "linux" and "fork" in get_all_start_methods() and threading.active_count() == 1
    return get_context("fork" if is_safe else "spawn")


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
