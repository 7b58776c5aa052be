"""Broken text into text runs: centred in a box, at its top, or standing upright in a narrow pillar."""

import re
from dataclasses import dataclass, replace

from archtool.layout.drawing import Anchor, Box, FontWeight, TextRun, shape_id
from archtool.layout.text.line_breaking import FittedText
from archtool.layout.text.metrics import ASCENT, block_height, block_width, line_height, text_width

_UPRIGHT_WORD = re.compile(r"[A-Za-z0-9.]+[%+]*|\S")
_UPRIGHT_FORMS = str.maketrans("（）《》〈〉【】「」『』—…", "︵︶︽︾︿﹀︻︼﹁﹂﹃﹄︱︙")
_LEVEL_FORMS = {upright: level for level, upright in _UPRIGHT_FORMS.items()}


@dataclass(frozen=True, slots=True)
class Room:
    """The part of the page that a text has, in points.

    Attributes:
        owner: Id of the box that the text belongs to.
    """

    x: float
    y: float
    width: float
    height: float
    owner: str | None = None
    element: str | None = None

    @classmethod
    def of(cls, box: Box, padding: float = 0.0) -> "Room":
        """The inside of `box` without `padding` points on each side."""
        return cls(
            box.x + padding,
            box.y + padding,
            box.width - 2 * padding,
            box.height - 2 * padding,
            shape_id(box),
            box.element,
        )


def centred(room: Room, text: FittedText, color: str) -> tuple[TextRun, ...]:
    """The lines of `text` in the middle of `room`, both ways."""
    return _runs(room, text, color, room.y + (room.height - text.height) / 2)


def at_top(room: Room, text: FittedText, color: str) -> tuple[TextRun, ...]:
    """The lines of `text` centred across `room`, the first one at its top."""
    return _runs(room, text, color, room.y)


def at_left(room: Room, text: FittedText, color: str) -> tuple[TextRun, ...]:
    """The lines of `text` from the left edge of `room`, in the middle of its height."""
    lines = _runs(room, text, color, room.y + (room.height - text.height) / 2)
    return tuple(replace(line, x=room.x, anchor=Anchor.START) for line in lines)


def upright_text(
    text: str, width: float, height: float, sizes: tuple[float, ...], weight: FontWeight = FontWeight.REGULAR
) -> FittedText | None:
    """The text set downward, one ideograph a line, at the largest of `sizes` that fits, or `None`.

    Latin words and numbers stay level where they fit the width, brackets take their upright forms, and a text that is
    too high for the room is refused: give it a level room instead.
    """
    for size in sorted(sizes, reverse=True):
        lines = tuple(
            part.translate(_UPRIGHT_FORMS)
            for word in _UPRIGHT_WORD.findall(text)
            for part in ([word] if text_width(word, size, weight) <= width else word)
        )
        block = (block_width(lines, size, weight), block_height(len(lines), size))
        if block[0] <= width and block[1] <= height:
            return FittedText(lines, size, weight, *block)
    return None


def levelled(text: str) -> str:
    """A text that was set downward, with the brackets that it has where it is set level."""
    return text.translate(_LEVEL_FORMS)


def _runs(room: Room, text: FittedText, color: str, top: float) -> tuple[TextRun, ...]:
    middle = room.x + room.width / 2
    return tuple(
        TextRun(
            middle,
            top + ASCENT * text.size + index * line_height(text.size),
            line,
            text.size,
            text.weight,
            color,
            element=room.element,
            within=room.owner,
        )
        for index, line in enumerate(text.lines)
    )
