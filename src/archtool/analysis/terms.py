"""What Chinese names of functions, data and systems mean, freed of the words that every such name carries.

The method removes suffixes such as 信息、数据、记录 before names are compared (2.3); the words here are those that the
names of preliminary designs end and begin with. A word that says what is done (监管、分析、审核) is no such word: to
supervise budgets and to make them are two functions.
"""

import re
from functools import lru_cache
from unicodedata import normalize

GENERIC = (
    "系统", "平台", "管理", "服务", "信息", "数据", "记录", "应用", "功能", "模块", "中心", "子系统", "软件", "业务",
    "工作", "处理", "支持", "支撑", "建设", "体系", "协同", "库", "单", "表",
)  # fmt: skip
"""Words at the end of a name that say that it is a thing, not which thing."""

SCOPES = (
    "区域", "全市", "市级", "县级", "县域", "院内", "院级", "医院", "医共体", "医疗集团", "集团", "基层", "成员单位",
    "本院", "租户", "统一", "集中", "智能", "智慧", "综合", "新一代", "标准化",
)  # fmt: skip
"""Words at the beginning of a name that say for whom or how, not what."""

REGIONAL = ("区域", "全市", "市级", "县域", "医共体", "医疗集团", "集团")
"""The scopes above a single institution."""

_SHORTEST = 2
"""Characters that a term keeps at least; a name that is nothing but such words stays as it is."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|《[^《》]*》|“[^“”]*”|\"[^\"]*\"")
_MARKS = re.compile(r"[\W\d_]+")


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


_BEGIN = re.compile("|".join(_longest_first(SCOPES)))
_END = re.compile(f"(?:{'|'.join(_longest_first(GENERIC))})\\Z")


@lru_cache(maxsize=1 << 16)
def term(name: str) -> str:
    """Return what a name means: without brackets, digits, marks, generic ends and scopes.

    区域检验诊断中心系统 becomes 检验诊断, 检验信息系统(LIS) becomes 检验.

    Source: review practice of preliminary designs.
    """
    plain = normalize("NFKC", name).casefold()
    bare = _MARKS.sub("", _BRACKETS.sub("", plain)) or _MARKS.sub("", plain)
    if len(bare) < _SHORTEST:
        return plain.strip()
    return _without_ends(_without_scopes(bare))


def is_regional(name: str) -> bool:
    """Return whether a name begins with a scope above a single institution."""
    return name.startswith(REGIONAL)


@lru_cache(maxsize=1 << 16)
def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text."""
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def similarity(one: str, other: str) -> float:
    """Return how alike two terms are, 0 to 1: Dice's coefficient of their bigrams, 1 where they are equal.

    Source: L. R. Dice, Measures of the amount of ecologic association between species, 1945.
    """
    if one == other:
        return 1.0
    first, second = bigrams(one), bigrams(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _without_scopes(text: str) -> str:
    while found := _BEGIN.match(text):
        if len(text) - found.end() < _SHORTEST:
            return text
        text = text[found.end() :]
    return text


def _without_ends(text: str) -> str:
    # A search finds the first place from which a word leads to the end, hence the longest word.
    while found := _END.search(text):
        if found.start() < _SHORTEST:
            return text
        text = text[: found.start()]
    return text
