"""Moments of a programme: as it is, after each phase, as it shall be; and what exists when."""

from dataclasses import dataclass

from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.model.relationship import RelationshipProperties

AS_IS = "as-is"
TO_BE = "to-be"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The phases of a programme in order; moment 0 is as-is, moment n is after the n-th phase."""

    phases: tuple[str, ...]

    @property
    def moments(self) -> tuple[str, ...]:
        """Return the names of all moments that can be asked for, in order; `to-be` is the last phase's."""
        return (AS_IS, *self.phases, TO_BE)

    def moment(self, name: str) -> int:
        """Return the number of a named moment.

        Raises:
            KeyError: no such moment.
        """
        if name == AS_IS:
            return 0
        if name == TO_BE:
            return len(self.phases)
        if name not in self.phases:
            raise KeyError(name)
        return self.phases.index(name) + 1

    def element_exists(self, element: Element, moment: int) -> bool:
        """Return whether an element stands at a moment.

        What has neither status nor phases always stands. What is kept, upgraded, replaced or retired stands
        today; `from` is then the phase of its change, with which the replaced and the retired are gone. What is
        built stands from its phase on, or at the end when it names none. `until` names the phase with which
        anything is gone.
        """
        if element.until_phase is not None and moment >= self._after(element.until_phase):
            return False
        if element.status in (Status.REPLACE, Status.RETIRE) and element.until_phase is None:
            last = len(self.phases) if element.from_phase is None else self._after(element.from_phase)
            return moment < last or not self.phases
        if element.status is not None and element.status.exists_today:
            return True
        if element.from_phase is not None:
            return moment >= self._after(element.from_phase)
        return element.status is not Status.BUILD or moment == len(self.phases)

    def relationship_exists(self, properties: RelationshipProperties | None, moment: int) -> bool:
        """Return whether a relationship between two standing elements holds at a moment."""
        if properties is None:
            return True
        if properties.until_phase is not None and moment >= self._after(properties.until_phase):
            return False
        return properties.from_phase is None or moment >= self._after(properties.from_phase)

    def _after(self, phase: str) -> int:
        return self.phases.index(phase) + 1 if phase in self.phases else 0
