"""Repairing what checks find, where exactly one answer is right: exact edits, whole files, until none is left."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from archtool.commands.check import Checked, Request, check
from archtool.commands.outputs import write_whole
from archtool.source.decoding import decode
from archtool.source.edit import edited
from archtool.source.errors import ConfigError
from archtool.source.text import both

_MOST_ROUNDS = 8
"""A repair may lay another one bare; so many rounds are never needed and end one that would not end."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was repaired: what is left to find, and how many edits were done in which files."""

    checked: Checked
    edits: int
    files: tuple[str, ...]


def fix(request: Request) -> Fixed:
    """Repair the workspace's files, each written whole or not at all, and return what is left.

    Raises:
        ConfigError: a file has changed meanwhile or cannot be written; others may be repaired already.
        UnreadableError: the workspace cannot be read.
    """
    asked = replace(request, is_fix=True)
    checked, count, files = check(asked), 0, dict[str, None]()
    for _ in range(_MOST_ROUNDS):
        texts = repaired(checked)
        if not texts:
            break
        for path, text in texts.items():
            _write(checked.root / path, checked.texts[path], text)
            files[path] = None
        count += len(checked.edits)
        checked = check(asked)
    return Fixed(checked, count, tuple(sorted(files)))


def repaired(checked: Checked) -> Mapping[str, str]:
    """Return the new texts of the files that repairs change, by path."""
    paths = sorted({edit.span.path for edit in checked.edits})
    texts = {
        path: edited(checked.texts[path], (edit for edit in checked.edits if edit.span.path == path)) for path in paths
    }
    return {path: text for path, text in texts.items() if text != checked.texts[path]}


def difference(checked: Checked) -> str:
    """Return what repairs would change, as a unified diff that `patch -p1` and `git apply` take."""
    lines: list[str] = []
    for path, text in repaired(checked).items():
        before, after = checked.texts[path].splitlines(keepends=True), text.splitlines(keepends=True)
        for line in unified_diff(before, after, f"a/{path}", f"b/{path}"):
            lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(lines)


def _write(file: Path, before: str, after: str) -> None:
    content = file.read_bytes()
    if decode(content, str(file)) != before:
        raise ConfigError(
            both(f"{file} 在检查期间被修改，没有写入", f"{file} has changed meanwhile and is left as it is")
        )
    mark = b"\xef\xbb\xbf"
    write_whole(file.resolve(), (mark if content.startswith(mark) else b"") + after.encode())
