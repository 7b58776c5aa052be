"""Why a pair of systems scored: what the two share in each component."""

from dataclasses import dataclass
from enum import StrEnum

from archtool.blueprints.integration import Mode


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that both systems have: data, a user organisation, a pool or a zone.

    Attributes:
        id: the id of what is shared.
        one: how firmly the one system has it: 1 creates or simply has, 0.6 uses.
        other: the same of the other system.
        rarity: how much it says, 0 to 1: what everybody has says least (inverse document frequency).
    """

    id: str
    one: float
    other: float
    rarity: float

    @property
    def worth(self) -> float:
        """How much of what both have it is: the rarity of what the lesser of the two has."""
        return self.rarity * min(self.one, self.other)


@dataclass(frozen=True, slots=True)
class SharedInterface:
    """An interface between two systems.

    Attributes:
        id: the interface.
        mode: how it delivers, where it says so.
        strength: what it counts, the discount for gateways included.
        via: ids of what it passes through.
    """

    id: str
    mode: Mode | None
    strength: float
    via: tuple[str, ...]


class Likeness(StrEnum):
    """In what the functions of two systems agree."""

    CATEGORY = "category"
    GROUP = "group"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SharedFunctions:
    """That two systems do the same sort of work.

    Attributes:
        by: whether they have one category, categories of one group, or functions that read alike.
        name: the category or the group as it is written; empty where functions read alike.
        pairs: functions that read alike, a function of the one system first.
    """

    by: Likeness
    name: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dependence:
    """That one system needs another.

    Attributes:
        path: ids from the one that needs to the one that is needed; three where it is through another system.
    """

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a pair shares, each in ascending order of ids."""

    data: tuple[Shared, ...] = ()
    interfaces: tuple[SharedInterface, ...] = ()
    functions: SharedFunctions | None = None
    dependencies: tuple[Dependence, ...] = ()
    organisations: tuple[Shared, ...] = ()
    infrastructure: tuple[Shared, ...] = ()


NO_EVIDENCE = Evidence()
