"""Writing files so that nobody ever sees half of one, and adding to those of others."""

import os
from pathlib import Path

from archtool.source.errors import ConfigError
from archtool.source.text import both


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a temporary name beside it and move it into place, making folders as needed.

    Raises:
        ConfigError: the place cannot be written.
    """
    import tempfile  # brings half a dozen modules along, and most checks write no file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o666 & ~_mask())
        Path(temporary).replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def append(path: Path, content: str) -> None:
    """Add text to the end of a file that other programs write to as well, such as the summary of a CI step.

    Raises:
        ConfigError: the file cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _mask() -> int:
    """Return the process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> ConfigError:
    return ConfigError(both(f"不能写入 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}"))
