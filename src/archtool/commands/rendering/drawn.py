"""What is already drawn: a record beside the files, by which unchanged figures are not drawn again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from archtool.commands.outputs import write_whole
from archtool.layout.drawing import Drawing

NAME = ".archtool-render.json"
"""The record's name in the folder of the files."""

_VERSION = 1


class Known(BaseModel):
    """One file: the digest of what it was drawn from, and of its content."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    content: str


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    files: dict[str, Known]


@dataclass(frozen=True, slots=True)
class Output:
    """A file to write, and the digest of what it is drawn from."""

    path: Path
    source: str

    def is_as(self, known: Known | None) -> bool:
        """Whether the file is still what was drawn from the same source; a file that was touched is not."""
        if known is None or known.source != self.source:
            return False
        try:
            return _digest(self.path.read_bytes()) == known.content
        except OSError:
            return False

    def write(self, content: bytes) -> Known:
        """Write the file whole, and return what is known of it now.

        Raises:
            ConfigError: the place cannot be written.
        """
        write_whole(self.path, content)
        return Known(source=self.source, content=_digest(content))


def read_record(out: Path) -> Mapping[str, Known]:
    """What is known of the files in a folder, by name; nothing where the record is missing or damaged."""
    try:
        record = _Record.model_validate_json((out / NAME).read_bytes())
    except (OSError, ValidationError):
        return {}
    return record.files if record.version == _VERSION else {}


def write_record(out: Path, files: Mapping[str, Known]) -> None:
    """Write what is known of the files in a folder.

    Raises:
        ConfigError: the place cannot be written.
    """
    record = _Record(version=_VERSION, files=dict(sorted(files.items())))
    write_whole(out / NAME, (json.dumps(record.model_dump(), indent=1, ensure_ascii=False) + "\n").encode())


def source_digest(drawings: tuple[Drawing, ...], revision: str, words: str = "") -> str:
    """The digest of what a file is drawn from: drawings, the renderer's revision, and further words."""
    digest = hashlib.sha256(f"{revision}\n{words}\n".encode())
    for drawing in drawings:
        digest.update(repr(drawing).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
