"""What stands for an element in the precedence graph: itself, its parts, or what it needs in turn."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.analysis.needs import LEGS
from archtool.analysis.phase import phase_numbers
from archtool.blueprints.application import SystemGroup
from archtool.blueprints.governance import Policy
from archtool.blueprints.infrastructure import Platform
from archtool.blueprints.integration import ExternalSystem
from archtool.blueprints.relationships import BUILDABLE, PART_OF
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Status

_DEPTH = 6
"""Elements that a need is followed through at most before it is given up."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A need that is met by any of some deliverables, found through some elements without phase."""

    any_of: tuple[str, ...]
    through: tuple[str, ...] = ()


class StandingFor:
    """The deliverables of an architecture, and what stands for every other element.

    Deliverables are systems, modules and infrastructure that the programme builds or upgrades. What stands today and is
    only kept, replaced or retired waits for nothing and is waited for by nothing.
    """

    __slots__ = ("_architecture", "_nodes", "_parts", "groups", "nodes")

    def __init__(self, architecture: Architecture) -> None:
        """Read the deliverables and the parts of groups."""
        self._architecture = architecture
        numbers = architecture.derived(phase_numbers)
        self.nodes = tuple(
            sorted(one.id for one in architecture.elements if _is_deliverable(one, has_phase=one.id in numbers))
        )
        self._nodes = frozenset(self.nodes)
        self._parts: dict[str, tuple[str, ...]] = {}
        self.groups = {
            group.id: parts for group in architecture.of(SystemGroup, Platform) if (parts := self.parts(group.id))
        }

    def is_there(self, element: str) -> bool:
        """Return whether something stands today, so that nobody has to wait for it."""
        one = self._architecture[element]
        if one.status is not None:
            return one.status.exists_today
        return isinstance(one, ExternalSystem)

    def parts(self, element: str) -> tuple[str, ...]:
        """Return the deliverables that an order on an element binds: itself, or all parts of a group, sorted."""
        if element in self._nodes:
            return (element,)
        known = self._parts.get(element)
        if known is None:
            found: set[str] = set()
            waiting, seen = [element], {element}
            while waiting:
                for part in self._architecture.sources(waiting.pop(), PART_OF):
                    if part in self._nodes:
                        found.add(part)
                    elif part not in seen:
                        seen.add(part)
                        waiting.append(part)
            known = self._parts[element] = tuple(sorted(found)) if self._is_group(element) else ()
        return known

    def needs(self, element: str) -> Iterator[Needed]:
        """Yield what has to stand before an element can be used, looking through what has no phase."""
        if parts := self.parts(element):
            yield Needed(parts)
            return
        waiting: list[tuple[str, tuple[str, ...]]] = [(element, (element,))]
        seen = {element}
        while waiting:
            here, through = waiting.pop(0)
            if self.is_there(here) or isinstance(self._architecture[here], Policy) or len(through) > _DEPTH:
                continue
            for edge in self._architecture.outgoing(here):
                if edge.kind not in LEGS or edge.target in seen:
                    continue
                seen.add(edge.target)
                if parts := self.parts(edge.target):
                    yield Needed(parts, through)
                else:
                    waiting.append((edge.target, (*through, edge.target)))

    def _is_group(self, element: str) -> bool:
        return isinstance(self._architecture[element], SystemGroup | Platform)


def _is_deliverable(element: Element, *, has_phase: bool) -> bool:
    if element.info.name not in BUILDABLE or isinstance(element, SystemGroup | Platform):
        return False
    if element.status is None:
        return has_phase
    return element.status in (Status.BUILD, Status.UPGRADE)
