"""What the labels of blocks need: how high a block of some width must be, and what its label suffers there."""

import re
from dataclasses import dataclass, field

from archtool.layout.landscape.plate import Setting, written
from archtool.layout.text.line_breaking import break_lines, fit_text
from archtool.layout.text.metrics import block_height, text_width
from archtool.views.figures.landscape import Tile

LINES = 2
"""Lines of text that a block is made for. Source: drawing conventions of preliminary designs."""

_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class LabelNeed:
    """What a block needs for its label.

    Attributes:
        height: Height of the block, in points.
        reduction: By how many points its text is smaller than that of others.
        is_grown: Whether it has more lines than `LINES`.
        is_cut: Whether a Latin word is cut at the end of a line.
    """

    height: float
    reduction: float
    is_grown: bool
    is_cut: bool

    @property
    def is_good(self) -> bool:
        """Whether the label stands whole, on few lines and as large as others."""
        return not self.reduction and not self.is_grown and not self.is_cut


@dataclass(slots=True)
class BlockLabels:
    """Measures labels in one setting and remembers them."""

    setting: Setting
    _known: dict[tuple[str, int], LabelNeed] = field(default_factory=dict[tuple[str, int], LabelNeed])

    def need(self, tile: Tile, width: float) -> LabelNeed:
        """What a block of `width` points needs."""
        size = self.setting.size
        # Whole points, downward: neighbouring widths then share what was measured.
        room = max(int(size) + 1, int(width - 2 * self.setting.across))
        label = written(tile, room, size)
        key = (label, room)
        if key not in self._known:
            self._known[key] = self._measured(label, room)
        return self._known[key]

    def _measured(self, label: str, width: float) -> LabelNeed:
        size, along = self.setting.size, self.setting.along(label)
        text = block_height(LINES, size)
        sizes = self.setting.theme.text.down_from(size)
        least = min(sizes)
        longest = max((text_width(line, size) for line in label.splitlines()), default=0.0)
        if longest <= width and "\n" not in label:
            return LabelNeed(text + 2 * along, 0.0, False, False)
        # A label that is too long even at the smallest size need not be tried at each.
        fitting = fit_text(label, width, text, sizes) if longest * least / size <= LINES * width else None
        if fitting is not None and _longest_word(label, fitting.size) <= width:
            return LabelNeed(text + 2 * along, size - fitting.size, False, False)
        lines = break_lines(label, width, least)
        height = max(text, block_height(len(lines), least)) + 2 * along
        return LabelNeed(height, size - least, len(lines) > LINES, _longest_word(label, least) > width)


def _longest_word(label: str, size: float) -> float:
    """Width in points of the longest Latin word, which no line break should cut."""
    return max((text_width(word, size) for word in _WORD.findall(label)), default=0.0)
