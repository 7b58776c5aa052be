"""Broken lines back to the text that they were."""

import unicodedata
from collections.abc import Iterable

from archtool.layout.text.atoms import CUT
from archtool.layout.text.ellipsis import ELLIPSIS


def joined_lines(lines: Iterable[str]) -> str:
    """Lines as one, with a space only between words that need one; a word that had to be cut is whole again."""
    text = ""
    for line in lines:
        if text.endswith(CUT):
            text = text.removesuffix(CUT) + line
        else:
            text += " " + line if text and line and not _is_wide(text[-1]) and not _is_wide(line[0]) else line
    return text


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char == ELLIPSIS
