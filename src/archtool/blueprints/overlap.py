"""Decisions about overlap: what is done where two systems do, or hold, the same."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archtool.model.element import Element
from archtool.model.kind import Blueprint, KindInfo
from archtool.model.words import Words
from archtool.source.text import Text, both


class OverlapVerdict(StrEnum):
    """What is done with things that overlap."""

    MERGE = "merge"
    KEEP = "keep"
    SPLIT = "split"
    REUSE = "reuse"

    @property
    def label(self) -> Text:
        """Return the verdict's name."""
        return _VERDICT_LABELS[self]


_VERDICT_LABELS = {
    OverlapVerdict.MERGE: both("合并建设", "built as one"),
    OverlapVerdict.KEEP: both("分别保留", "both kept"),
    OverlapVerdict.SPLIT: both("划分边界", "boundary drawn"),
    OverlapVerdict.REUSE: both("利旧", "existing one reused"),
}


class OverlapDecision(Element):
    """A recorded decision about things that overlap; the checks of overlap ask about their pairs no more.

    What it says of a group holds for everything inside it. ArchiMate: Assessment.
    """

    info: ClassVar[KindInfo] = KindInfo(
        "overlap-decision", "overlap_decisions", "ovl.", both("查重结论", "Overlap decision"), Blueprint.PROGRAMME,
        "Assessment",
    )  # fmt: skip
    decision: Annotated[OverlapVerdict, Field(description="what is done with what it lies between")]
    reason: Annotated[Words, Field(description="why, and how the overlap is avoided")]


OVERLAP_KINDS: tuple[type[Element], ...] = (OverlapDecision,)
