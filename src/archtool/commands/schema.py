"""The JSON Schemas that editors use: for the model files and for the manifest of a workspace."""

from pathlib import Path, PurePosixPath

from archtool.blueprints.standard import standard_catalogue
from archtool.commands.outputs import write_whole
from archtool.views.kinds import VIEW_KINDS
from archtool.workspace.files import find_root
from archtool.workspace.schema import as_json, files_schema, manifest_schema

FILES_SCHEMA = PurePosixPath("schema", "archtool.schema.json")
MANIFEST_SCHEMA = PurePosixPath("schema", "manifest.schema.json")


def schema_texts() -> dict[PurePosixPath, str]:
    """Return the content of each schema file by its path in a workspace."""
    figures = {str(kind.model_fields["figure"].default): kind for kind in VIEW_KINDS}
    return {
        FILES_SCHEMA: as_json(files_schema(standard_catalogue(), figures)),
        MANIFEST_SCHEMA: as_json(manifest_schema()),
    }


def write_schemas(path: Path) -> tuple[Path, ...]:
    """Write the schema files into the workspace at or above a path and return where they are.

    Raises:
        ConfigError: there is no workspace, or it cannot be written.
    """
    root = find_root(path)
    written: list[Path] = []
    for place, text in schema_texts().items():
        file = root / place
        write_whole(file, text.encode())
        written.append(file)
    return tuple(written)
