"""The JSON Schemas that editors use: for the model files and for the manifest of a workspace."""

from pathlib import Path, PurePosixPath

from archtool.blueprints.standard import standard_catalogue
from archtool.commands.outputs import write_whole
from archtool.commands.planning.settings import SETTINGS
from archtool.layout.theme import Theme
from archtool.model.catalogue import Catalogue
from archtool.source.errors import SourceError
from archtool.views.kinds import view_kinds
from archtool.views.pins import PinPlace
from archtool.workspace.files import catalogue_of, read_manifest
from archtool.workspace.root import find_root
from archtool.workspace.schema import as_json, files_schema, manifest_schema

FILES_SCHEMA = PurePosixPath("schema", "archtool.schema.json")
MANIFEST_SCHEMA = PurePosixPath("schema", "manifest.schema.json")


def schema_texts(catalogue: Catalogue | None = None) -> dict[PurePosixPath, str]:
    """Return the content of each schema file by its path in a workspace; of the standard vocabulary by default."""
    return {
        FILES_SCHEMA: as_json(files_schema(catalogue or standard_catalogue(), view_kinds(), Theme, PinPlace)),
        MANIFEST_SCHEMA: as_json(manifest_schema(SETTINGS)),
    }


def write_schemas(path: Path) -> tuple[Path, ...]:
    """Write the schema files into the workspace at or above a path and return where they are.

    They speak the workspace's own vocabulary: the standard one and what its profile adds. A manifest that cannot be
    read has no profile: its author needs the schemas all the more.

    Raises:
        ConfigError: there is no workspace, or it cannot be written.
    """
    root = find_root(path)
    written: list[Path] = []
    for place, text in schema_texts(_catalogue(root)).items():
        file = root / place
        write_whole(file, text.encode())
        written.append(file)
    return tuple(written)


def _catalogue(root: Path) -> Catalogue:
    try:
        return catalogue_of(read_manifest(root))
    except SourceError:
        return standard_catalogue()
