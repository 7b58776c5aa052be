"""`archtool render`: the figures of a workspace, into files."""

import gc
import os
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from archtool.cli.counted import counted
from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.cli.printing import described, print_diagnostics, say, seen_from_here
from archtool.cli.progress import Progress
from archtool.commands.loading import UnreadableError
from archtool.commands.pinning.taking import Look, pin_present, pins_from
from archtool.commands.render import DEFAULT_DPI, Memory, Request, render
from archtool.commands.rendering.formats import offered_formats
from archtool.commands.rendering.notice import Notice
from archtool.commands.rendering.shown import Dress
from archtool.commands.rendering.watch import INTERVAL, changes
from archtool.commands.rendering.work import default_jobs
from archtool.layout.quality import Quality
from archtool.source.errors import ConfigError, RenderError
from archtool.views.colour import ColourBy

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("render", short_help="Draw the figures of the workspace.")
@workspace_argument
@click.option("--view", "views", multiple=True, metavar="ID", help="Only this view; repeatable.")
@click.option(
    "--format", "formats", default="svg", show_default=True, metavar="NAMES",
    help=f"Formats, comma-separated: {', '.join(offered_formats())}.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build"), show_default=True,
    help="Folder for the files.",
)  # fmt: skip
@click.option(
    "--atlas", type=_FILE, metavar="FILE",
    help="Bind all the figures in one file too: .pdf with a list of figures, .pptx or .drawio.",
)  # fmt: skip
@click.option(
    "--colour", type=click.Choice([by.value for by in ColourBy]), help="Colour figures made of boxes by this fact."
)
@click.option(
    "--compare", metavar="A..B", help="Show two moments in one figure, as as-is..P2: added, changed, kept, gone."
)
@click.option("--theme", metavar="NAME", help="Draw with this one of the workspace's themes.")
@click.option(
    "--pin", "pin", multiple=True, metavar="ID", help="Pin the boxes of this view where they stand; repeatable."
)
@click.option(
    "--pins-from",
    "moved",
    type=_FILE,
    metavar="FILE",
    help="Pin the boxes that were moved in this .drawio file of ours.",
)
@click.option("--template", type=_FILE, metavar="FILE", help="A .pptx whose master, layouts and size slides take.")
@click.option(
    "--dpi", type=click.IntRange(36, 1200), default=DEFAULT_DPI, show_default=True, help="Dots per inch of PNG."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=default_jobs, show_default="the processors, up to 4",
    help="Number of processes.",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Draw again whenever the workspace changes, until Ctrl-C.")
@click.option("--measure", is_flag=True, help="Print the drawing quality of each figure.")
@moment_option
@language_option
def command(
    workspace: Path,
    views: tuple[str, ...],
    formats: str,
    out: Path,
    atlas: Path | None,
    colour: str | None,
    compare: str | None,
    theme: str | None,
    pin: tuple[str, ...],
    moved: Path | None,
    template: Path | None,
    dpi: int,
    jobs: int,
    watch: bool,
    measure: bool,
    moment: str | None,
    language: str | None,
) -> int:
    """Draw the figures that the workspace's views define.

    Every file is complete or not there, and one that would come out the same is not drawn again. Standard output
    lists the files; progress goes to standard error.
    """
    asked = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    dress = Dress(ColourBy(colour) if colour else None, compare, theme, datetime.now().astimezone().date())
    request = Request(views, asked, out, moment, language, atlas, template, dpi, jobs, measure, dress)
    _take_pins(workspace, request, pin, moved)
    if watch:
        return _watch(workspace, request)
    _draw(workspace, request, None)
    return 0


def _take_pins(workspace: Path, request: Request, views: tuple[str, ...], file: Path | None) -> None:
    """Pin what is asked for before anything is drawn, and say what was pinned."""
    look = Look(request.moment, request.language, request.dress)
    taken = pins_from(workspace, file, look) if file is not None else ()
    for one in (*taken, *pin_present(workspace, views, look)):
        say(one.message.in_language(request.language or "zh"))


def _draw(workspace: Path, request: Request, memory: Memory | None) -> None:
    """Draw once; with a memory, list only what was written anew."""
    count = fresh = 0
    with Progress("drawing") as progress:
        for figure in render(workspace, request, progress.begin, memory, _notice):
            count += figure.view is not None
            fresh += bool(figure.view is not None and figure.written)
            progress.step(figure.title)
            for file in figure.files if memory is None else figure.written:
                click.echo(os.path.relpath(file))
            for quality in figure.qualities:
                click.echo(f"  {_quality(figure.title, quality)}")
    same = f", {count - fresh} of them unchanged" if count > fresh else ""
    say(f"{counted(count, 'figure')} in {os.path.relpath(request.out)}{same}")


def _watch(workspace: Path, request: Request) -> int:
    """Draw again and again; what is wrong with the workspace is said, and mended by its next change."""
    gc.enable()  # a process that stays has to give back what it no longer needs
    memory = Memory()
    request = replace(request, jobs=1)  # what was laid out is remembered in this process
    further = () if request.template is None else (request.template,)
    try:
        for _ in changes(workspace, further, lambda: time.sleep(INTERVAL)):
            try:
                _draw(workspace, request, memory)
            except UnreadableError as error:
                print_diagnostics(error.diagnostics, error.texts, error.root, request.language or error.language)
            except (ConfigError, RenderError) as error:
                say(error.message.in_language(request.language or "zh"))
    except KeyboardInterrupt:
        say("stopped watching")
    return 0


def _notice(notice: Notice) -> None:
    """Say what is worth saying, on standard error."""
    for message in notice.messages:
        say(message.in_language(notice.language))
    prefix = seen_from_here(notice.root)
    for warning in notice.warnings:
        click.echo(described(warning, notice.texts, prefix, notice.language), err=True)


def _quality(title: str, quality: Quality) -> str:
    counts = ", ".join(f"{name} {count}" for name, count in quality.counts)
    size = f"{round(quality.smallest_text, 2):g} pt" if quality.smallest_text else "none"
    looks = f"crossings {quality.crossings}, bends {quality.bends}, cut words {quality.cut_words}"
    return f"{title}: {counts}; {looks}, smallest text {size}"
