"""INF01: system without host, or on a host of a later phase."""

from collections.abc import Iterator

from archtool.analysis.hosting import Hosting
from archtool.analysis.phase import phase_numbers
from archtool.blueprints.application import Module, System
from archtool.blueprints.relationships import IN_ZONE, PART_OF
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_DEPLOYED = (None, Status.BUILD, Status.UPGRADE)


class HostMissingOrLate(Check):
    """Reports systems and modules that run nowhere, or on a pool or in a zone that is delivered after them."""

    code = "INF01"
    name = "host-missing-or-late"
    severity = Severity.ERROR
    title = both("系统无处部署，或资源池、安全域晚于系统建成", "system without host, or host delivered after it")
    why = both(
        "系统上线时没有资源池可用，只能临时借用资源，分期和投资都要重做",
        "a system that goes live before its pool stands on borrowed machines, and phases and money have to be redone",
    )
    fix = both(
        "在系统或其系统群上写 hosted_on；资源池或安全域晚于系统的，提前资源池或推后系统",
        "write hosted_on on the system or its group; where pool or zone comes later, bring it forward or move the "
        "system "
        "back. Nothing is reported while no element of the workspace names a host",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each system without host, and one for each deployment that comes too early."""
        hosting = architecture.derived(Hosting)
        if not hosting.stated:
            return
        numbers = architecture.derived(phase_numbers)
        early: dict[tuple[Relationship, str], list[str]] = {}
        for element in (*architecture.of(System), *architecture.of(Module)):
            edges = hosting.edges(element.id)
            if not edges and element.status in _DEPLOYED and not _is_said_of_whole(architecture, element.id, hosting):
                yield _missing(architecture, element.id)
            for edge in edges if element.id in numbers else ():
                for late in (edge.target, *architecture.targets(edge.target, IN_ZONE)):
                    if numbers.get(late, 0) > _start(architecture, edge, numbers[element.id]):
                        early.setdefault((edge, late), []).append(element.id)
        for (edge, late), elements in early.items():
            yield _late(architecture, edge, late, elements)


def _is_said_of_whole(architecture: Architecture, element: str, hosting: Hosting) -> bool:
    """Return whether the finding already stands at what the element is part of."""
    whole = architecture.target(element, PART_OF)
    return whole is not None and isinstance(architecture[whole], System | Module) and not hosting.edges(whole)


def _start(architecture: Architecture, edge: Relationship, number: int) -> int:
    named_phase = edge.properties.from_phase if edge.properties is not None else None
    phases = architecture.timeline.phases
    return max(number, phases.index(named_phase) + 1) if named_phase in phases else number


def _missing(architecture: Architecture, element: str) -> Finding:
    who = named(architecture[element])
    return Finding(
        Place(element),
        both(f"{who.zh}没有部署位置", f"{who.en} runs nowhere"),
        both("写上 hosted_on: [资源池]", "write hosted_on with the pools of its tiers"),
    )


def _late(architecture: Architecture, edge: Relationship, late: str, elements: list[str]) -> Finding:
    what, who = named(architecture[late]), listed(elements)
    return Finding(
        Place.of(edge),
        both(
            f"{what.zh}晚于部署其上的{who.zh}建成",
            f"{what.en} is delivered in a later phase than what runs there: {who.en}",
        ),
        both(f"提前“{late}”，或推后这些系统", f"bring '{late}' forward, or move these systems back"),
        (
            (Place(late, "from"), both("建成时间在这里", "it is delivered here")),
            *((Place(one, "from"), both(f"“{one}”在这里上线", f"'{one}' goes live here")) for one in elements[:5]),
        ),
    )
