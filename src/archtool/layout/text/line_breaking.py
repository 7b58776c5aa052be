"""Chinese line breaking for boxes: balanced lines, whole words, no punctuation where it must not stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from archtool.layout.drawing import FontWeight
from archtool.layout.text.atoms import Atom, joined, letters, syllables, whole_atoms
from archtool.layout.text.marks import latin_marks
from archtool.layout.text.metrics import block_height, block_width, line_height, text_width

# Costs in square ems of raggedness.
_ORPHAN = 8.0
_ORPHAN_WIDTH = 1.2
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


@lru_cache(maxsize=1 << 15)
def break_lines(text: str, width: float, size: float, weight: FontWeight = FontWeight.REGULAR) -> tuple[str, ...]:
    """The text in as few lines as its width in points allows, balanced, broken between words where they are known.

    Line feeds in the text always break; white space at a break is dropped. Words, numbers with their units and ids
    are cut only when they alone are wider than a line, then at their punctuation first, else with the hyphen `CUT`;
    the rules for punctuation give way only when nothing else fits. A single character wider than `width` stands alone
    on its line. Quotation marks in Latin text are straight.

    Remembered, because layouts ask for the same lines again in every arrangement that they try.

    Source: minimal sum of squares as in D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines (1981).
    """
    room = _Room(width, size, weight)
    lines: list[str] = []
    for paragraph in _paragraphs(latin_marks(text)):
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
    paragraphs = _paragraphs(latin_marks(text))
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
    return max((text_width(atom.text.rstrip(), 1.0, weight) for atom in whole_atoms(text)), default=0.0)


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
    ends = [start + room.measure(atom.at_end) for start, atom in zip(starts, atoms, strict=False)]
    if not all(room.admits(end - start) for start, end in zip(starts, ends, strict=False)):
        return ()
    breaks = _cheapest_breaks(atoms, starts, ends, room)
    return tuple(
        "".join((*(atom.text for atom in atoms[first : last - 1]), atoms[last - 1].at_end))
        for first, last in pairwise((0, *breaks))
    )


def _cheapest_breaks(atoms: list[Atom], starts: list[float], ends: list[float], room: _Room) -> tuple[int, ...]:
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


def _fewest_lines(starts: Sequence[float], ends: Sequence[float], room: _Room) -> int:
    count, first = 1, 0
    for index, end in enumerate(ends):
        if not room.admits(end - starts[first]):
            count, first = count + 1, index
    return count


def _atoms(text: str, strictness: _Strictness, room: _Room) -> list[Atom]:
    if strictness == "anywhere":
        return [Atom(char) for char in text]
    if strictness == "whole":
        return list(whole_atoms(text))
    return joined([part for atom in whole_atoms(text) for part in _syllables(atom, room)])


def _syllables(atom: Atom, room: _Room) -> list[Atom]:
    """A word that is wider than a line, cut after its punctuation, and where that is not enough, anywhere."""
    if room.admits(room.measure(atom.text)):
        return [atom]
    parts = [
        part
        for one in syllables(atom.text)
        for part in ([one] if room.admits(room.measure(one.text)) else letters(one.text))
    ]
    return [*parts[:-1], parts[-1].priced(atom.cost)]
