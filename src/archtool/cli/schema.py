"""`archtool schema`: the JSON Schemas with which editors complete and check the files."""

import os
from pathlib import Path

import click

from archtool.cli.options import workspace_argument
from archtool.commands.schema import FILES_SCHEMA, MANIFEST_SCHEMA, schema_texts, write_schemas


@click.command("schema", short_help="Print or write the JSON Schema that editors use.")
@workspace_argument
@click.option("--manifest", is_flag=True, help="The schema of archtool.yaml instead of that of all other files.")
@click.option("--write", is_flag=True, help="Write both into the workspace's folder schema/ instead of printing one.")
def command(workspace: Path, manifest: bool, write: bool) -> int:
    """Print the JSON Schema of the model files, or write it where their first lines point.

    A file that begins with `# yaml-language-server: $schema=../schema/archtool.schema.json` is then completed and
    checked by every editor with a YAML language server.
    """
    if write and manifest:
        raise click.UsageError("--write always writes both schemas; leave out --manifest.")
    if write:
        for file in write_schemas(workspace):
            click.echo(os.path.relpath(file))
        return 0
    click.echo(schema_texts()[MANIFEST_SCHEMA if manifest else FILES_SCHEMA], nl=False)
    return 0
