"""What policies and bodies provide for, and for what that holds."""

from collections.abc import Iterable, Iterator

from archtool.blueprints.accountability import Provision
from archtool.blueprints.governance import Body, Policy
from archtool.blueprints.relationships import APPLIES_TO
from archtool.model.architecture import Architecture


class Provisions:
    """Policies and bodies by what they provide for; one that applies to nothing in particular holds for everything."""

    __slots__ = ("_architecture", "_by_provision")

    def __init__(self, architecture: Architecture) -> None:
        """Read the policies and bodies of an architecture."""
        self._architecture = architecture
        self._by_provision: dict[Provision, list[Policy | Body]] = {}
        for one in self._governing():
            for provision in dict.fromkeys(one.provides):
                self._by_provision.setdefault(provision, []).append(one)

    def _governing(self) -> Iterator[Policy | Body]:
        yield from self._architecture.of(Policy)
        yield from self._architecture.of(Body)

    def of(self, provision: Provision) -> tuple[Policy | Body, ...]:
        """Return the policies, then the bodies, that provide for something, each in source order."""
        return tuple(self._by_provision.get(provision, ()))

    def holds_for(self, lineage: Iterable[str], provision: Provision) -> bool:
        """Return whether something is provided for an element, given with everything of which it is part."""
        elements = frozenset(lineage)
        for one in self.of(provision):
            bound = self._architecture.targets(one.id, APPLIES_TO)
            if not bound or not elements.isdisjoint(bound):
                return True
        return False
