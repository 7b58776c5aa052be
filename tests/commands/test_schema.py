"""Writing the schemas, and the copies that the repository keeps."""

from pathlib import Path, PurePosixPath

import pytest

from archtool.commands.schema import schema_texts, write_schemas
from archtool.source.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("place", tuple(schema_texts()), ids=str)
def test_the_committed_schema_is_current(place: PurePosixPath) -> None:
    assert (ROOT / place).read_text(encoding="utf-8") == schema_texts()[place], "run ./dev docs"


def test_the_same_kinds_give_the_same_bytes() -> None:
    assert schema_texts() == schema_texts()


def test_the_schemas_are_written_into_the_workspace_even_when_it_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "archtool.yaml").write_text("broken: [")
    written = write_schemas(tmp_path)
    assert [file.relative_to(tmp_path).as_posix() for file in written] == [
        "schema/archtool.schema.json",
        "schema/manifest.schema.json",
    ]
    assert all(file.is_file() for file in written)


def test_without_workspace_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        write_schemas(tmp_path)
    assert list(tmp_path.iterdir()) == []
