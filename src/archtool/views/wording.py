"""How figures set words one after the other: lists, first letters, and how the lines of data exchange are called."""

from collections.abc import Iterable

from archtool.source.text import both

CALLED = both("调用、推送或查询", "Call, push or query")
BATCHED = both("批量，含批流结合", "Batch, or stream and batch")
FERRIED = both("文件摆渡", "File ferry")
"""What the three styles of line stand for: how an interface delivers. How often it does is said by its frequency."""


def listed(texts: Iterable[str], language: str) -> str:
    """Return texts one after the other; names hold commas of their own, so in Latin script semicolons part them."""
    return ("、" if language == "zh" else "; ").join(texts)


def capitalised(text: str) -> str:
    """Return a text with a capital first letter, unless its first word has capitals inside, as in pH or eMPI."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text
