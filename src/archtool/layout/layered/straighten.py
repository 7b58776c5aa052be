"""Lines made straighter: each as level as the room between its neighbours permits, boxes staying where they are."""

from collections.abc import Sequence

from archtool.layout.layered.rooms import Placed, Room

_ROUNDS = 3
_SLOPE = 0.002
"""How many bends a point of detour counts: lines rather bend than wander."""

_SAME = 0.01


def straighten(placed: Placed) -> None:
    """Move lines and their ends so that they bend less; nothing comes closer to its neighbours than it may."""
    for _ in range(_ROUNDS):
        is_moved = False
        for edge in placed.found.chains:
            now = placed.levels(edge)
            best = _straightest(placed.rooms(edge), now)
            if any(abs(one - other) > _SAME for one, other in zip(best, now, strict=True)):
                is_moved = True
                placed.level(edge, best)
        if not is_moved:
            return


def _straightest(rooms: Sequence[Room], now: Sequence[float]) -> list[float]:
    """The levels with the fewest changes, then the least detour, one in each room. Dynamic programming over levels."""
    bounds = [bound for room in rooms for bound in room if abs(bound) != float("inf")]
    levels = sorted({round(level, 6) for level in (*now, *bounds)})
    costs: list[dict[float, tuple[float, float | None]]] = []
    for room, here in zip(rooms, now, strict=True):
        fitting = [level for level in levels if room[0] - 1e-6 <= level <= room[1] + 1e-6]
        reached: dict[float, tuple[float, float | None]] = {}
        for level in fitting:
            stay = _SLOPE * 0.1 * abs(level - here)
            if not costs:
                reached[level] = (stay, None)
                continue
            reached[level] = min(
                (cost + stay + (0.0 if before == level else 1.0 + _SLOPE * abs(before - level)), before)
                for before, (cost, _) in costs[-1].items()
            )
        costs.append(reached)
    last = min(costs[-1], key=lambda level: (round(costs[-1][level][0], 9), level))
    found = [last]
    for reached in reversed(costs):
        before = reached[found[-1]][1]
        if before is not None:
            found.append(before)
    return found[::-1]
