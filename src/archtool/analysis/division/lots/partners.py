"""With whom outside a lot its members share most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archtool.analysis.affinity.affinity import Affinity
from archtool.model.architecture import Architecture
from archtool.model.relationship import RelationshipKind
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Partner:
    """A system outside a lot.

    Attributes:
        system: its id.
        lot: place of its lot, from 0.
        total: sum of its affinities with the members.
        closest: the member that it is most like.
        affinity: with that member.
        data: ids of the data that it shares with members.
        interfaces: ids of the interfaces with members.
        sentence: the same in words.
    """

    system: str
    lot: int
    total: float
    closest: str
    affinity: float
    data: tuple[str, ...]
    interfaces: tuple[str, ...]
    sentence: Text


@dataclass(frozen=True, slots=True)
class SharedThing:
    """An organisation or a pool that several members have.

    Attributes:
        id: what it is.
        members: ids of those who have it.
    """

    id: str
    members: tuple[str, ...]


def partners_of(
    architecture: Architecture, affinity: Affinity, lot: Sequence[str], lot_of: Mapping[str, int], most: int
) -> tuple[Partner, ...]:
    """Return the systems outside a lot with the highest sum of affinities with its members, ties by id."""
    inside = frozenset(lot)
    sums: dict[str, dict[str, float]] = {}
    near = affinity.correlation.neighbours
    for member in lot:
        for other, weight in near[member].items():
            if other not in inside:
                sums.setdefault(other, {})[member] = weight
    totals = {other: round(sum(weights.values()), 6) for other, weights in sums.items()}
    ranked = sorted(totals, key=lambda other: (-totals[other], other))[:most]
    return tuple(_partner(architecture, affinity, other, sums[other], lot_of[other]) for other in ranked)


def _partner(
    architecture: Architecture, affinity: Affinity, system: str, weights: Mapping[str, float], lot: int
) -> Partner:
    closest = min(weights, key=lambda member: (-round(weights[member], 9), member))
    pairs = [affinity.pair(system, member).evidence for member in sorted(weights)]
    data = tuple(sorted({thing.id for evidence in pairs for thing in evidence.data}))
    interfaces = tuple(sorted({one.id for evidence in pairs for one in evidence.interfaces}))
    names = {language: architecture[system].title(language) for language in ("zh", "en")}
    mates = {language: architecture[closest].title(language) for language in ("zh", "en")}
    value = weights[closest]
    sentence = both(
        f"与包外“{names['zh']}”共享数据{len(data)}项、接口{len(interfaces)}个，"
        f"其中与“{mates['zh']}”最近，相关度{value:.2f}",
        f"shares {len(data)} data and {len(interfaces)} interfaces with '{names['en']}' outside the lot, nearest to "
        f"'{mates['en']}' with an affinity of {value:.2f}",
    )
    return Partner(system, lot, round(sum(weights.values()), 6), closest, round(value, 6), data, interfaces, sentence)


def shared_things(architecture: Architecture, lot: Iterable[str], kind: RelationshipKind) -> tuple[SharedThing, ...]:
    """Return what two members or more have by a kind of relationship, most members first, then by id."""
    found: dict[str, list[str]] = {}
    for member in lot:
        for target in architecture.targets(member, kind):
            found.setdefault(target, []).append(member)
    shared = [SharedThing(one, tuple(members)) for one, members in found.items() if len(members) > 1]
    return tuple(sorted(shared, key=lambda thing: (-len(thing.members), thing.id)))
