"""Groups of organisations, seen as the organisations behind them."""

from archtool.blueprints.relationships import MEMBER_OF
from archtool.model.architecture import Architecture


def members(architecture: Architecture, organisation: str) -> tuple[str, ...]:
    """Return the members of a group, through groups in groups; an organisation without members is its own. Linear."""
    found: dict[str, None] = {}
    pending, visited = [organisation], {organisation}
    while pending:
        current = pending.pop()
        inner = architecture.sources(current, MEMBER_OF)
        if not inner:
            found[current] = None
        for member in reversed(inner):
            if member not in visited:
                visited.add(member)
                pending.append(member)
    return tuple(found)


def with_groups(architecture: Architecture, organisation: str) -> tuple[str, ...]:
    """Return an organisation and every group to which it belongs, at any depth, nearest first. Linear."""
    found = {organisation: None}
    waiting = [organisation]
    for current in waiting:
        for group in architecture.targets(current, MEMBER_OF):
            if group not in found:
                found[group] = None
                waiting.append(group)
    return tuple(found)
