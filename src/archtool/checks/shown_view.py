"""What checks may know of a view: its heading and the elements that it names."""

from dataclasses import dataclass

from archtool.source.span import Span
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class ShownView:
    """One view of the workspace, as text; views stand on a floor above, so this is not their own class.

    Attributes:
        id: its key in the section `views`.
        figure: kind of figure, as `landscape`.
        number: chapter and number in it, as `4-1`.
        caption: caption, without the number.
        note: the line below the figure.
        at: moment shown, or nothing for everything.
        computed: placeholders of captions and notes that the kind of figure fills, beside names of kinds.
        elements: ids that its definition names, in written order, each once.
        span: where its id is written.
        keys: where each of its keys is written.
    """

    id: str
    figure: str
    number: str
    caption: Text
    note: Text | None
    at: str | None
    computed: tuple[str, ...]
    elements: tuple[str, ...]
    span: Span
    keys: tuple[tuple[str, Span], ...]

    @property
    def is_table(self) -> bool:
        """Return whether it is numbered among the tables, not among the figures."""
        return self.figure == "table"
