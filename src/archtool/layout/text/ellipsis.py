"""Lines that lose their end."""

from archtool.layout.drawing import FontWeight
from archtool.layout.text.metrics import text_width

ELLIPSIS = "…"
"""What a line ends with of which the rest is left out."""


def shortened(line: str, width: float, size: float, weight: FontWeight) -> str:
    """As much of a line as a width in points holds together with the ellipsis that it ends with."""
    while line and text_width(line + ELLIPSIS, size, weight) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
