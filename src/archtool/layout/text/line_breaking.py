"""Chinese line breaking for boxes: balanced lines, whole words, no punctuation where it must not stand."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from archtool.layout.drawing import FontWeight
from archtool.layout.text.lexicon import word_breaks
from archtool.layout.text.metrics import block_height, block_width, line_height, text_width

NOT_AT_START = frozenset("，。、；：？！）］｝》〉」』】〕”’·…—～％‰℃℉,.;:?!)]}%/‐–々ー")
"""Characters that may not begin a line. Source: GB/T 15834-2011, 5.1; W3C Requirements for Chinese Text Layout, 3.1."""

NOT_AT_END = frozenset("（［｛《〈「『【〔“‘([{￥¥＄#№")
"""Characters that may not end a line. Source: GB/T 15834-2011, 5.1; W3C Requirements for Chinese Text Layout, 3.1."""

_LATIN = r"[A-Za-z0-9_\u00c0-\u024f\u0370-\u03ff]"
_MEASURE = "台套|人次|小时|分钟|[元家个级项条台套年月日天号类种人次期层张份路核亩米时分秒周倍页床]"
_ATOM = re.compile(
    rf"第?\d[\d.,]*(?:[×xX*~～–-]\d[\d.,]*)*\s?(?:[万亿千百]+(?:{_MEASURE})?|(?:{_MEASURE}))"
    rf"|\d[\d.,]*(?:[×xX*~～–-]\d[\d.,]*)*\s(?:vCPU|core|[kKMGTPE]i?[Bb]|[kMGT]bit/s|[kMGT]bps|min|ms|kW|kVA|[smhdUGTMV])\b"
    rf"|{_LATIN}+(?:[.\-/:@&+'’_#·]+{_LATIN}+)*[%‰℃+#]*"
    r"|\s+|.",
    re.DOTALL,
)
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_SOFT = re.compile(r"(?<=[.\-/:@&+_#\s])|(?<=[a-z])(?=[A-Z])")

# Costs of a break in square ems of raggedness, set so that 区域检验中心 breaks 4 + 2 and not 3 + 3 or 5 + 1.
_INSIDE_WORD = 6.0
_INSIDE_LATIN = 3.0
_BEFORE_PARTICLE = 4.0
_AFTER_PARTICLE = -1.0
_BEFORE_BRACKET = -2.0
_AT_SPACE = -1.5
_ORPHAN = 8.0
_ORPHAN_WIDTH = 1.2
_PARTICLES = frozenset("的与和及或、，；：/")

_Strictness = Literal["whole", "syllables", "anywhere"]


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines that fit their box.

    Attributes:
        size: Text size in points, the largest of those allowed at which the text fits.
        width: Width of the widest line in points.
        height: Height from the top of the first line to the bottom of the last, in points.
    """

    lines: tuple[str, ...]
    size: float
    weight: FontWeight
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Room:
    """The width of a line in points and how it is set."""

    width: float
    size: float
    weight: FontWeight

    def measure(self, text: str) -> float:
        return text_width(text, self.size, self.weight)

    def admits(self, length: float) -> bool:
        return length <= self.width * (1 + 1e-9)


@dataclass(frozen=True, slots=True)
class _Atom:
    """What no line break may cut; `cost` of ending a line after it, in square ems of raggedness."""

    text: str
    cost: float = 0.0

    def glued(self, after: "_Atom") -> "_Atom":
        return _Atom(self.text + after.text, after.cost)


@lru_cache(maxsize=1 << 15)
def break_lines(text: str, width: float, size: float, weight: FontWeight = FontWeight.REGULAR) -> tuple[str, ...]:
    """The text in as few lines as its width in points allows, balanced, broken between words where they are known.

    Line feeds in the text always break; white space at a break is dropped. Words, numbers with their units and ids
    are cut only when they alone are wider than a line, then at their punctuation first; the rules for punctuation
    give way only when nothing else fits. A single character wider than `width` stands alone on its line.

    Remembered, because layouts ask for the same lines again in every arrangement that they try.

    Source: minimal sum of squares as in D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines (1981).
    """
    room = _Room(width, size, weight)
    lines: list[str] = []
    for paragraph in _paragraphs(text):
        broken = (
            _lines(paragraph, "whole", room)
            or _lines(paragraph, "syllables", room)
            or _lines(paragraph, "anywhere", room)
        )
        lines += broken or (char for char in paragraph if not char.isspace())
    return tuple(lines)


def fit_text(
    text: str, width: float, height: float, sizes: tuple[float, ...], weight: FontWeight = FontWeight.REGULAR
) -> FittedText | None:
    """The text at the largest of `sizes` at which it fits a box, or `None` when it does not fit at any.

    Width and height are those of the room for text, in points, padding already taken off. Words are kept whole at
    every size before any is cut; the rules for punctuation are never broken.
    """
    strictnesses: tuple[_Strictness, ...] = ("whole", "syllables")
    paragraphs = _paragraphs(text)
    for strictness in strictnesses:
        for size in sorted(sizes, reverse=True):
            room = _Room(width, size, weight)
            if not _may_fit(paragraphs, strictness, room, height):
                continue
            broken = [_lines(paragraph, strictness, room) for paragraph in paragraphs]
            lines = tuple(line for paragraph in broken for line in paragraph)
            needed = block_height(len(lines), size)
            if all(broken) and needed <= height * (1 + 1e-9):
                return FittedText(lines, size, weight, block_width(lines, size, weight), needed)
    return None


def _may_fit(paragraphs: tuple[str, ...], strictness: _Strictness, room: _Room, height: float) -> bool:
    """Whether breaking the text in this room can be worth its time: nearly all sizes are ruled out without it."""
    has_wide_atom = any(not room.admits(_widest_atom(one, room.weight) * room.size) for one in paragraphs)
    if has_wide_atom is (strictness == "whole"):
        return False  # a word is wider than a line; or none is, and there is nothing to cut
    lines = 1 + max(0, int((height * (1 + 1e-9) - block_height(1, room.size)) / line_height(room.size)))
    # White space is dropped at breaks, so that the least width of a text is that of its words.
    return all(room.measure("".join(one.split())) <= lines * room.width * (1 + 1e-6) for one in paragraphs)


@lru_cache(maxsize=4096)
def _widest_atom(text: str, weight: FontWeight) -> float:
    """Width of the widest word of a text, in ems."""
    return max((text_width(atom.text.rstrip(), 1.0, weight) for atom in _whole_atoms(text)), default=0.0)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph.strip() for paragraph in text.splitlines() if paragraph.strip())


def _lines(text: str, strictness: _Strictness, room: _Room) -> tuple[str, ...]:
    """The least costly way into the fewest lines; nothing when an atom is wider than a line."""
    if room.admits(room.measure(text)):
        return (text,)
    atoms = _atoms(text, strictness, room)
    starts = [0.0]
    for atom in atoms:
        starts.append(starts[-1] + room.measure(atom.text))
    ends = [start + room.measure(atom.text.rstrip()) for start, atom in zip(starts, atoms, strict=False)]
    if not all(room.admits(end - start) for start, end in zip(starts, ends, strict=False)):
        return ()
    breaks = _cheapest_breaks(atoms, starts, ends, room)
    return tuple("".join(atom.text for atom in atoms[first:last]).rstrip() for first, last in pairwise((0, *breaks)))


def _cheapest_breaks(atoms: list[_Atom], starts: list[float], ends: list[float], room: _Room) -> tuple[int, ...]:
    """Indexes after the last atom of each line; where two ways cost the same, the one whose first lines are longer."""
    count = _fewest_lines(starts, ends, room)
    target = ends[-1] / count
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(count):
        is_final = number == count - 1
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (cost, breaks) in best.items():
            for last in range(len(atoms) - 1 if is_final else first, len(atoms)):
                length = ends[last] - starts[first]
                if not room.admits(length):
                    break
                total = cost + ((length - target) / room.size) ** 2 + (0.0 if is_final else atoms[last].cost)
                total = round(total + (_ORPHAN if length <= _ORPHAN_WIDTH * room.size else 0.0), 6)
                way = (total, tuple(-index for index in (*breaks, last + 1)))
                reached[last + 1] = min(reached.get(last + 1, way), way)
        best = {index: (cost, tuple(-place for place in places)) for index, (cost, places) in reached.items()}
    return best[len(atoms)][1]


def _fewest_lines(starts: list[float], ends: list[float], room: _Room) -> int:
    count, first = 1, 0
    for index, end in enumerate(ends):
        if not room.admits(end - starts[first]):
            count, first = count + 1, index
    return count


def _atoms(text: str, strictness: _Strictness, room: _Room) -> list[_Atom]:
    if strictness == "anywhere":
        return [_Atom(char) for char in text]
    if strictness == "whole":
        return list(_whole_atoms(text))
    return _joined([part for piece in _pieces(text) for part in _syllables(piece, room)])


@lru_cache(maxsize=4096)
def _whole_atoms(text: str) -> tuple[_Atom, ...]:
    """The atoms of a text whose words are kept whole: the same in every room, and layouts try many."""
    return tuple(_joined(_pieces(text)))


def _joined(pieces: list[_Atom]) -> list[_Atom]:
    """The pieces, each with what clings to it."""
    atoms: list[_Atom] = []
    for piece in pieces:
        if atoms and (_clings(piece.text[0]) or atoms[-1].text[-1] in NOT_AT_END or piece.text.isspace()):
            atoms[-1] = atoms[-1].glued(piece)
        else:
            atoms.append(piece)
    return [_priced(atom, after) for atom, after in pairwise(atoms)] + atoms[-1:]


def _pieces(text: str) -> list[_Atom]:
    """Words, numbers with units, white space, and single characters with the cost of a break between ideographs."""
    costs = {
        run.start() + index: 0.0 if is_break else _INSIDE_WORD
        for run in _IDEOGRAPHS.finditer(text)
        for index, is_break in enumerate(word_breaks(run.group()), start=1)
    }
    return [_Atom(match.group(), costs.get(match.end(), 0.0)) for match in _ATOM.finditer(text)]


def _syllables(atom: _Atom, room: _Room) -> list[_Atom]:
    """A word that is wider than a line, cut after its punctuation, and where that is not enough, anywhere."""
    if room.admits(room.measure(atom.text)):
        return [atom]
    parts = [
        part
        for syllable in filter(None, _SOFT.split(atom.text))
        for part in ([syllable] if room.admits(room.measure(syllable)) else syllable)
    ]
    return [_Atom(part, _INSIDE_LATIN) for part in parts[:-1]] + [_Atom(parts[-1], atom.cost)]


def _clings(char: str) -> bool:
    return char in NOT_AT_START or unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"}


def _priced(atom: _Atom, after: _Atom) -> _Atom:
    """The atom with the cost of a break before the atom `after`."""
    if after.text.isascii() and len(after.text.strip()) == 1:
        return _Atom(atom.text, _BEFORE_PARTICLE)
    if atom.text[-1].isspace():
        return _Atom(atom.text, _AT_SPACE)
    if after.text[0] in NOT_AT_END:
        return _Atom(atom.text, _BEFORE_BRACKET)
    if after.text[0] in _PARTICLES and atom.cost == 0:
        return _Atom(atom.text, _BEFORE_PARTICLE)
    if atom.text[-1] in _PARTICLES and atom.cost in (0, _INSIDE_WORD):
        return _Atom(atom.text, _AFTER_PARTICLE)
    return atom
