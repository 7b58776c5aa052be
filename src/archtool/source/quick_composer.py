"""Composes values and columns of a file in which nothing is unusual. The hottest loop of archtool: measure it first.

Whatever is unusual, or wrong, is left to `composer`, which knows what to say about it: anchors, aliases and tags, keys
that are no plain names, doubled keys, deep nesting, several documents. Nearly every file of a model has none of these.
"""

import re
from array import array
from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from archtool.source.columns import Columns, Content
from archtool.source.limits import Limits
from archtool.source.node import STARTS, Written, meaning
from archtool.source.unprintable import UNPRINTABLE
from archtool.source.yaml_events import Event

Open: TypeAlias = tuple[list[Any], bool, Any, bool]
"""A collection whose end is still to come: what it holds, whether a mapping, where it begins, whether in brackets."""

_INDEX = attrgetter("index")
_ODD_SIGN = re.compile("[:：\u3000\u00a0]")
_ODD_NAMES = frozenset({"", "<<"})


def quickly_composed(text: str, next_event: Callable[[], Event], limits: Limits) -> tuple[Written, Columns] | None:
    """Return the values of a file and its columns; nothing where it holds something unusual.

    `next_event` gives the parser's next event, None after the last. The loop keeps its state in local names and calls
    nothing for a word: a call for each event would cost a third of the whole reading.

    Raises:
        yaml.YAMLError: the parser cannot read on.
    """
    contents: list[Content] = []
    marks: list[Any] = []
    add, mark = contents.append, marks.append
    children: list[Any] = []
    append = children.append
    is_mapping = is_flow = has_document = False
    begin: Any = None
    last: Any = None
    outer: list[Open] = []
    names_of: dict[tuple[str, ...], tuple[str, ...]] = {}
    has_marks, deepest = any(sign in text for sign in "&!\\"), limits.depth
    # Not `while (event := ...)`: only an unconditional jump back makes CPython 3.11 specialise the running loop.
    while True:
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if has_marks and (event.anchor is not None or event.tag is not None or UNPRINTABLE.search(value)):
                return None
            if event.style:
                add((value,))
                append(value)
            else:
                add(value)
                if (value and value[0] not in STARTS) or (is_mapping and len(children) % 2 == 0):
                    append(value)
                else:
                    append(meaning(value))
            mark(event.start_mark)
            last = event.end_mark
            mark(last)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if is_flow or not children:
                # A block ends where the next token starts, perhaps many lines on: its last child knows better.
                last = event.end_mark
            mark(begin)
            mark(last)
            held: Written
            if is_mapping:
                add(len(children))
                written = tuple(children[::2])
                names = names_of.get(written)
                if names is None:
                    if not _are_plain(written):
                        return None
                    names = names_of[written] = written
                held = dict(zip(names, children[1::2], strict=True))
            else:
                add(-1 - len(children))
                held = children
            children, is_mapping, begin, is_flow = outer.pop()
            append = children.append
            append(held)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            outer.append((children, is_mapping, begin, is_flow))
            is_key = is_mapping and len(children) % 2 == 0
            if is_key or len(outer) > deepest or (has_marks and (event.anchor is not None or event.tag is not None)):
                return None
            children = []
            append = children.append
            is_mapping, begin, is_flow = kind is MappingStartEvent, event.start_mark, event.flow_style
        elif event is None:
            break
        elif kind is AliasEvent or (kind is DocumentStartEvent and has_document):
            return None
        elif kind is DocumentStartEvent:
            has_document = True
    return (children[0] if children else None), Columns(contents, array("I", map(_INDEX, marks)))


def _are_plain(names: tuple[str, ...]) -> bool:
    """Return whether the names of a mapping are different from each other, and none could be a slip of punctuation."""
    distinct = set(names)
    return len(distinct) == len(names) and _ODD_NAMES.isdisjoint(distinct) and not _ODD_SIGN.search("".join(names))
