"""Patterns that name files of a workspace."""

import re
from functools import cache

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Return whether a path, `/` between its segments, is meant by a pattern.

    `*` and `?` stand for letters of one segment, `**` for any number of segments; a folder means all files below it.
    Source: gitignore(5), with patterns always from the root of the workspace.
    """
    return _compiled(pattern.strip("/")).fullmatch(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts: list[str] = _PARTS.findall(pattern)
    return re.compile("".join(_MEANING.get(part, re.escape(part)) for part in parts) + "(?:/.*)?")
