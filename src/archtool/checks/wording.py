"""How messages name things: elements by kind and id, lists, chains."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archtool.model.element import Element
from archtool.model.kind import KindInfo

_LISTED = 5
"""Names that a list spells out before it counts the rest."""

_CHAINED = 24
"""Links that a chain spells out before it leaves out its middle."""


class Named(NamedTuple):
    """The same name inside a Chinese and inside an English sentence."""

    zh: str
    en: str


def named(element: Element) -> Named:
    """Return an element as messages name it: 系统“sys.a”, system 'sys.a'."""
    kind = kind_named(element.info)
    return Named(f"{kind.zh}“{element.id}”", f"{kind.en} '{element.id}'")


def kind_named(kind: KindInfo) -> Named:
    """Return a kind as sentences name it; English does not begin with a capital."""
    label = kind.label.in_language("en")
    return Named(kind.label.in_language("zh"), label[0].lower() + label[1:])


def listed(ids: Iterable[str]) -> Named:
    """Return ids as a list in quotes, the sixth and later ones counted."""
    every = tuple(ids)
    shown, more = every[:_LISTED], len(every) - _LISTED
    zh, en = "、".join(f"“{one}”" for one in shown), ", ".join(f"'{one}'" for one in shown)
    return Named(f"{zh}等 {len(every)} 个", f"{en} and {more} more") if more > 0 else Named(zh, en)


def without(missing: Sequence[Named]) -> Named:
    """Return what something lacks, as a sentence says it: 没有甲、没有乙; no a, no b and no c."""
    zh = "、".join(f"没有{one.zh}" for one in missing)
    *firsts, last = (f"no {one.en}" for one in missing)
    return Named(zh, f"{', '.join(firsts)} and {last}" if firsts else last)


def chain(ids: Sequence[str]) -> Named:
    """Return ids as a chain, a → b → a, in English a -> b -> a; the middle of a very long one is counted."""
    left_out = len(ids) - _CHAINED
    if left_out <= 1:
        return Named(" → ".join(ids), " -> ".join(ids))
    start, end = ids[: _CHAINED - 2], ids[-2:]
    zh = (*start, f"……（另 {left_out} 个）", *end)
    return Named(" → ".join(zh), " -> ".join((*start, f"... ({left_out} more)", *end)))
