"""PHA05: phase that ends without usable result or gate."""

from collections.abc import Iterator

from archtool.analysis.phase import effective_phases
from archtool.blueprints.application import Module, System
from archtool.blueprints.programme import Phase
from archtool.blueprints.relationships import PART_OF, USED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class NothingUsable(Check):
    """Reports phases that put no system into anybody's hands, and phases without exit gate."""

    code = "PHA05"
    name = "phase-without-result"
    severity = Severity.WARNING
    title = both("建设期没有可用成果或出口条件", "phase without usable result or gate")
    why = both(
        "只有管道、没有人用得上的一期无法验收，也得不到批准；没有出口条件就不知道何时可以进入下一期",
        "a phase of plumbing that nobody can use cannot be accepted and is not approved; without a gate nobody knows "
        "when the next one may begin",
    )
    fix = both(
        "让至少一个有使用单位 used_by 的系统在该期上线（from），并写明出口条件 gate",
        "let at least one system that somebody uses (`used_by`) go live in the phase (`from`), and state its `gate`",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each phase without usable result, and one for each without gate."""
        phases = architecture.of(Phase)
        if not phases:
            return
        usable = _phases_with_users(architecture)
        for phase in phases:
            who = named(phase)
            if phase.id not in usable:
                yield Finding(
                    Place(phase.id),
                    both(f"{who.zh}没有一个有使用单位的系统上线", f"{who.en} brings no system that somebody uses"),
                    both("把一项用户看得见的服务放进这一期", "move a service that users see into the phase"),
                )
            if phase.gate is None:
                yield Finding(
                    Place(phase.id),
                    both(f"{who.zh}没有出口条件 gate", f"{who.en} states no gate"),
                    both("写明满足什么才能离开这一期：gate", "say with gate what must be true to leave the phase"),
                )


def _phases_with_users(architecture: Architecture) -> set[str]:
    """Return the phases with which a system goes live that somebody uses, itself or as part of a whole."""
    phases = architecture.derived(effective_phases)
    used = {edge.source for edge in architecture.relationships_of(USED_BY)}
    known: dict[str, bool] = {}
    found: set[str] = set()
    for one in architecture.of(System, Module):
        if one.id in phases and phases[one.id] not in found and _is_used(architecture, one.id, used, known):
            found.add(phases[one.id])
    return found


def _is_used(architecture: Architecture, element: str, used: set[str], known: dict[str, bool]) -> bool:
    path: dict[str, None] = {}
    here: str | None = element
    while here is not None and here not in known and here not in used and here not in path:
        path[here] = None
        here = architecture.target(here, PART_OF)
    answer = here is not None and (here in used or known.get(here, False))
    known.update(dict.fromkeys(path, answer))
    return answer
