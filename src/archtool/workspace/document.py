"""One file of a workspace, read from disk."""

from pathlib import Path, PurePosixPath

from archtool.source.decoding import decode
from archtool.source.document import Parsed
from archtool.source.located_yaml import parse
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.codes import FILE, problem

SUFFIXES = (".yaml", ".yml")


def read_document(root: Path, path: PurePosixPath) -> Parsed:
    """Return what a file of the workspace at `root` holds, and everything that is wrong with it."""
    try:
        content = (root / path).read_bytes()
    except OSError as error:
        message = both(f"不能读取文件：{error.strerror}", f"the file cannot be read: {error.strerror}")
        return Parsed(None, (problem(FILE, message, Span.start_of(str(path))),))
    text = decode(content, str(path))
    return parse(text, str(path)) if isinstance(text, str) else Parsed(None, (text,))
