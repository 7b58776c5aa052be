"""What is said about a plan: sections of sentences and tables, in both languages, for a terminal or a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archtool.model.architecture import Architecture
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences, one below the other.

    Attributes:
        sentences: what is said.
        heading: above them, or nothing.
        is_detail: whether they are shown only where details are asked for.
    """

    sentences: tuple[Text, ...]
    heading: Text | None = None
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has a cell for each.

    Attributes:
        heading: above it.
        columns: headings of the columns.
        rows: the cells.
        is_detail: whether it is shown only where details are asked for.
    """

    heading: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    is_detail: bool = False


Block = Lines | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands below it."""

    title: Text
    blocks: tuple[Block, ...]


def said(text: str) -> Text:
    """Return words that are the same in both languages: ids and numbers."""
    return both(text, text)


def named(architecture: Architecture, element: str) -> Text:
    """Return id and name of an element."""
    one = architecture[element]
    return both(f"{element} {one.title('zh')}", f"{element} {one.title('en')}")


def number(value: float | None, digits: int = 3) -> Text:
    """Return a number as it is printed, or a dash."""
    return said("—" if value is None else f"{round(value, digits) + 0.0:.{digits}f}")  # never -0.000


def few(rows: Sequence[tuple[Text, ...]], heading: Text, columns: Iterable[Text], most: int) -> tuple[Table, ...]:
    """Return the first rows as a table that is always shown, or all of them as one with the details."""
    if not rows:
        return ()
    every = tuple(columns)
    if len(rows) <= most:
        return (Table(heading, every, tuple(rows)),)
    rest = len(rows) - most
    title = both(
        f"{heading.in_language('zh')}（前 {most} 项，另 {rest} 项见 -v）",
        f"{heading.in_language('en')} (first {most}, {rest} more with -v)",
    )
    return Table(title, every, tuple(rows[:most])), Table(_going_on(heading), every, tuple(rows[most:]), is_detail=True)


def few_lines(sentences: Sequence[Text], heading: Text, most: int) -> tuple[Lines, ...]:
    """Return the first sentences under a heading, and the others with the details."""
    if not sentences:
        return ()
    if len(sentences) <= most:
        return (Lines(tuple(sentences), heading),)
    rest = len(sentences) - most
    title = both(
        f"{heading.in_language('zh')}（前 {most} 条，另 {rest} 条见 -v）",
        f"{heading.in_language('en')} (first {most}, {rest} more with -v)",
    )
    return Lines(tuple(sentences[:most]), title), Lines(tuple(sentences[most:]), _going_on(heading), is_detail=True)


def _going_on(heading: Text) -> Text:
    return both(f"{heading.in_language('zh')}（续）", f"{heading.in_language('en')}, continued")


def joined(words: Iterable[str]) -> tuple[str, str]:
    """Return words with the separators of Chinese and of English lists."""
    every = tuple(words)
    return "、".join(every), ", ".join(every)
