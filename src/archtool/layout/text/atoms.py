"""What no line break may cut: words, numbers with their units, marks with what they cling to; what a break costs."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from archtool.layout.text.lexicon import word_breaks

NOT_AT_START = frozenset("，。、；：？！）］｝》〉」』】〕”’·…—～％‰℃℉,.;:?!)]}%/‐–々ー")
"""Characters that may not begin a line. Source: GB/T 15834-2011, 5.1; W3C Requirements for Chinese Text Layout, 3.1."""

NOT_AT_END = frozenset("（［｛《〈「『【〔“‘([{￥¥＄#№")
"""Characters that may not end a line. Source: GB/T 15834-2011, 5.1; W3C Requirements for Chinese Text Layout, 3.1."""

CUT = "\u2011"
"""The hyphen that a line bears where a Latin word had to be cut; texts of their own break after other hyphens."""

_LATIN = r"[A-Za-z0-9_\u00c0-\u024f\u0370-\u03ff]"
_MEASURE = "台套|人次|小时|分钟|[元家个级项条台套年月日天号类种人次期层张份路核亩米时分秒周倍页床]"
_ATOM = re.compile(
    rf"第?\d[\d.,]*(?:[×xX*~～–-]\d[\d.,]*)*\s?(?:[万亿千百]+(?:{_MEASURE})?|(?:{_MEASURE}))"
    rf"|\d[\d.,]*(?:[×xX*~～–-]\d[\d.,]*)*\s(?:vCPU|cores?|more|[kKMGTPE]i?[Bb]|[kMGT]bit/s|[kMGT]bps|min|ms|kW|kVA|[smhdUGTMV])\b"
    r"|[A-Z]{2,}(?:/[A-Z]+)* \d[\d.,]*(?:[–—-]\d+)*(?![\w/])"
    rf"|[\"']*{_LATIN}+(?:[.\-/:@&+'’_#·\u2011]+{_LATIN}+)*[%‰℃+#]*(?:[.,;:?!)]*[\"'](?!\w))?"
    r"|\s+|.",
    re.DOTALL,
)
_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff]+")
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_NUMBER = re.compile(r"\d[\d.,]*\s+")
_NUMBERED = re.compile(r"[(（\[][\d.,]+[)）\]]\s*")
_SOFT = re.compile(r"(?<=[.\-/:@&+_#\s])|(?<=[a-z])(?=[A-Z])")

# Costs of a break in square ems of raggedness, set so that 区域检验中心 breaks 4 + 2 and not 3 + 3 or 5 + 1.
_INSIDE_WORD = 6.0
_INSIDE_LATIN = 3.0
_BEFORE_PARTICLE = 4.0
_AFTER_PARTICLE = -1.0
_BEFORE_BRACKET = -2.0
_AT_SPACE = -1.5
_AFTER_NUMBER = 4.0
_PARTICLES = frozenset("的与和及或、，；：/")


@dataclass(frozen=True, slots=True)
class Atom:
    """What no line break may cut; `cost` of ending a line after it, in square ems of raggedness.

    Attributes:
        mark: What a line bears that ends after it.
    """

    text: str
    cost: float = 0.0
    mark: str = ""

    @property
    def at_end(self) -> str:
        """What it looks like as the last of a line."""
        return self.text.rstrip() + self.mark

    def glued(self, after: "Atom") -> "Atom":
        """Return this one with another behind it."""
        return Atom(self.text + after.text, after.cost, after.mark)

    def priced(self, cost: float) -> "Atom":
        """Return it with another cost."""
        return Atom(self.text, cost, self.mark)


@lru_cache(maxsize=4096)
def whole_atoms(text: str) -> tuple[Atom, ...]:
    """The atoms of a text whose words are kept whole: the same in every room, and layouts try many."""
    return tuple(joined(_pieces(text)))


def joined(pieces: list[Atom]) -> list[Atom]:
    """The pieces, each with what clings to it."""
    atoms: list[Atom] = []
    for piece in pieces:
        if atoms and (_clings(piece.text[0]) or atoms[-1].text[-1] in NOT_AT_END or piece.text.isspace()):
            atoms[-1] = atoms[-1].glued(piece)
        else:
            atoms.append(piece)
    return [_priced(atom, after) for atom, after in pairwise(atoms)] + atoms[-1:]


def _pieces(text: str) -> list[Atom]:
    """Words, numbers with units, white space, and single characters with the cost of a break between ideographs."""
    costs = {
        run.start() + index: 0.0 if is_break else _INSIDE_WORD
        for run in _IDEOGRAPHS.finditer(text)
        for index, is_break in enumerate(word_breaks(run.group()), start=1)
    }
    return [Atom(match.group(), costs.get(match.end(), 0.0)) for match in _ATOM.finditer(text)]


def syllables(word: str) -> list[Atom]:
    """A word cut after its punctuation and before its capitals."""
    return [Atom(part, _INSIDE_LATIN) for part in _SOFT.split(word) if part]


def letters(syllable: str) -> list[Atom]:
    """A syllable cut anywhere, with a hyphen between two letters."""
    marks = [CUT if _LETTERS.fullmatch(one + after) else "" for one, after in pairwise(syllable)]
    return [Atom(char, _INSIDE_LATIN, mark) for char, mark in zip(syllable, (*marks, ""), strict=True)]


def _clings(char: str) -> bool:
    return char in NOT_AT_START or unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"}


def _priced(atom: Atom, after: Atom) -> Atom:
    """The atom with the cost of a break before the atom `after`."""
    if atom.mark:
        return atom
    if _NUMBERED.fullmatch(after.text) or (after.text.isascii() and len(after.text.strip()) == 1):
        return atom.priced(_BEFORE_PARTICLE)
    if atom.text[-1].isspace():
        return atom.priced(_AFTER_NUMBER if _NUMBER.fullmatch(atom.text) else _AT_SPACE)
    if after.text[0] in NOT_AT_END:
        return atom.priced(_BEFORE_BRACKET)
    if after.text[0] in _PARTICLES and atom.cost == 0:
        return atom.priced(_BEFORE_PARTICLE)
    if atom.text[-1] in _PARTICLES and atom.cost in (0, _INSIDE_WORD):
        return atom.priced(_AFTER_PARTICLE)
    return atom
