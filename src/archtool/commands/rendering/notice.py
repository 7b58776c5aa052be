"""What a run has to say beside the figures: warnings at their places, views that it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archtool.source.diagnostic import Diagnostic
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Notice:
    """Messages, and warnings with what is needed to show each in its line.

    Attributes:
        texts: The text of each file by path, for excerpts.
        root: The workspace.
        language: That of the output.
    """

    messages: tuple[Text, ...]
    warnings: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    root: Path
    language: str
