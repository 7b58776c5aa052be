"""Quotation marks and apostrophes in the form that the font sets narrow."""

import re

_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_APOSTROPHE = re.compile("(?<=[A-Za-z\u00c0-\u024f])\u2019(?=[A-Za-z\u00c0-\u024f])")
_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def latin_marks(text: str) -> str:
    """The text with the straight signs for \u2018 \u2019 \u201c \u201d where it is Latin; Chinese text keeps its own.

    A font for Chinese gives the curved marks the width of an ideograph, which tears a hole into a Latin line. In a
    text with ideographs only the apostrophe inside a Latin word changes, so that marks always match in pairs.

    Source: W3C Requirements for Chinese Text Layout, 3.1, on quotation marks in Chinese and in Western text.
    """
    if _WIDE.search(text):
        return _APOSTROPHE.sub("'", text)
    return text.translate(_STRAIGHT)
