"""Frames that have come about around pinned boxes since these were pinned: drawn around them where they stand."""

from collections.abc import Mapping
from dataclasses import replace

from archtool.layout.pinning.areas import ROOT, Areas
from archtool.views.pin import Pin

_MOST = 2.0
"""Points that such a frame keeps from its boxes at most, since these stood free: assumption."""


def around_pinned(areas: Areas, pins: Mapping[str, Pin]) -> Mapping[str, Pin]:
    """The pins with places for frames that nobody could pin, and of their boxes from the corners of these.

    Where most boxes that hold others are pinned the figure was pinned as a whole, so that a frame without a place is
    new, and the places of its boxes are those in what holds it.
    """
    holders = [key for key in areas.children if key in areas.areas]
    held = [key for key in holders if key in pins]
    if 2 * len(held) < len(holders):
        return pins
    found = dict(pins)
    for key in sorted(holders, key=lambda key: (len(areas.around(key)), key)):
        inside = [pins[child] for child in areas.children[key] if child in pins and pins[child].holder is None]
        parent = areas.areas[key].parent
        if key not in pins and inside and (parent == ROOT or parent in pins):
            frame = _frame(areas, key, inside)
            found[key] = frame
            found |= {pin.key: replace(pin, x=pin.x - frame.x, y=pin.y - frame.y) for pin in inside}
    return found


def _frame(areas: Areas, key: str, inside: list[Pin]) -> Pin:
    """The place of a frame around its pinned boxes."""
    sizes = {pin.key: areas.bounds(pin.key) for pin in inside}
    left, top = min(pin.x for pin in inside), min(pin.y for pin in inside)
    right = max(pin.x + (pin.width or sizes[pin.key].right - sizes[pin.key].left) for pin in inside)
    bottom = max(pin.y + (pin.height or sizes[pin.key].bottom - sizes[pin.key].top) for pin in inside)
    drawn = [areas.local(pin.key) for pin in inside]
    inset = (min(_MOST, *(one.left for one in drawn)), min(_MOST, *(one.top for one in drawn)))
    x, y = left - max(0.0, inset[0]), top - max(0.0, inset[1])
    return Pin(key, x, y, right - x + max(0.0, inset[0]), bottom - y + max(0.0, inset[1]))
