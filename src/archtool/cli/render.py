"""`archtool render`: the figures of a workspace, into files."""

import os
from pathlib import Path

import click

from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.cli.printing import say
from archtool.cli.progress import Progress
from archtool.commands.render import Rendered, Request, render


@click.command("render", short_help="Draw the figures of the workspace.")
@workspace_argument
@click.option("--view", "views", multiple=True, metavar="ID", help="Only this view; repeatable.")
@click.option("--format", "formats", default="svg", show_default=True, help="Formats, comma-separated: svg,png,pdf.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build"), show_default=True,
    help="Folder for the files.",
)  # fmt: skip
@click.option("--measure", is_flag=True, help="Print the drawing quality of each figure.")
@moment_option
@language_option
def command(
    workspace: Path,
    views: tuple[str, ...],
    formats: str,
    out: Path,
    measure: bool,
    moment: str | None,
    language: str | None,
) -> int:
    """Draw the figures that the workspace's views define.

    Every file is complete or not there. Standard output lists the files; progress goes to standard error.
    """
    asked = tuple(dict.fromkeys(name.strip() for name in formats.split(",") if name.strip()))
    with Progress("drawing") as progress:
        for figure in render(workspace, Request(views, asked, out, moment, language), progress.begin):
            progress.step(figure.title)
            for file in figure.files:
                click.echo(os.path.relpath(file))
            if measure:
                click.echo(f"  {_quality(figure)}")
    say(f"{progress.done} figures in {os.path.relpath(out)}")
    return 0


def _quality(figure: Rendered) -> str:
    quality = figure.quality
    counts = ", ".join(f"{name} {count}" for name, count in quality.counts)
    size = f"{quality.smallest_text:g} pt" if quality.smallest_text else "none"
    return f"{figure.title}: {counts}; crossings {quality.crossings}, bends {quality.bends}, smallest text {size}"
