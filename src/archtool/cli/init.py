"""`archtool init`: a new workspace."""

import os
from pathlib import Path

import click

from archtool.cli.options import language_option
from archtool.cli.printing import say
from archtool.commands.init import DEFAULT_TEMPLATE, init
from archtool.commands.language import spoken_language
from archtool.source.text import both

_NEXT = both("已建立；接着运行：{}", "made; next: {}")


@click.command("init", short_help="Make a new workspace that checks clean and renders.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--template", default=DEFAULT_TEMPLATE, show_default=True, metavar="NAME", help="What to begin with.")
@language_option
def command(folder: Path, template: str, language: str | None) -> int:
    """Make a new workspace in DIR, which must be empty or not exist yet: a small programme to turn into your own.

    Its files introduce the language in their comments. Standard output lists them.
    """
    for file in init(folder, template):
        click.echo(os.path.relpath(file))
    following = f"cd {os.path.relpath(folder)} && archtool check && archtool render"
    say(_NEXT.in_language(spoken_language(folder, language)).format(following))
    return 0
