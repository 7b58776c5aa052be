"""A place that somebody chose for a box of a figure."""

from dataclasses import dataclass

CONTINUED = "--continued"
"""What stands behind the id of a box in that of its continuation, which takes what the box has no room for."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Where somebody wants a box, in points before the figure is reduced to its paper.

    Attributes:
        key: Id of the box in the figure.
        x: Distance from the left edge of the box that holds it, else of the figure.
        y: Distance from the top edge of the box that holds it, else of the figure.
        width: Its width; as its layout makes it where nothing is said.
        height: Its height, likewise.
        holder: Id of the continuation in which it stands; nothing where it stands in what holds it by the model.
    """

    key: str
    x: float
    y: float
    width: float | None = None
    height: float | None = None
    holder: str | None = None
