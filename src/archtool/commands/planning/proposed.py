"""A derived plan, with the texts that would say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archtool.analysis.division.division import Division
from archtool.analysis.phasing.phasing import Phasing
from archtool.commands.planning.results import Part
from archtool.commands.planning.settings import PlanSettings
from archtool.commands.planning.target_lots import TargetLots
from archtool.model.architecture import Architecture
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Proposed:
    """A derived plan, and the files that would hold it.

    Attributes:
        name: the programme's name.
        language: the manifest's.
        root: the workspace.
        settings: with which it was derived.
        architecture: the model as it is.
        division: the division, where it was asked for and there is something to divide.
        lots: what its lots are called in the model.
        phasing: the phases, likewise.
        before: texts of the files that change, by path; a new file has none.
        after: their new texts.
        in_place: how many facts change where they stand.
        added: how many go into a new file.
        problems: why it cannot hold at all; none where it can.
        clash: why its parts, each of which holds, cannot be written together; nothing where they can.
        missing: what was asked for and cannot be derived.
    """

    name: Text
    language: str
    root: Path
    settings: PlanSettings
    architecture: Architecture
    division: Division | None
    lots: TargetLots | None
    phasing: Phasing | None
    before: Mapping[str, str]
    after: Mapping[str, str]
    in_place: int
    added: int
    problems: tuple[Text, ...]
    clash: Text | None
    missing: Mapping[Part, Text]

    @property
    def obstacles(self) -> tuple[Text, ...]:
        """Return why it cannot be written; nothing where it can."""
        return self.problems if self.clash is None else (*self.problems, self.clash)
