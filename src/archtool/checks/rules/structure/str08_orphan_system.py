"""STR08: orphan system."""

from collections.abc import Iterable, Iterator, Mapping, Set

from archtool.analysis.containment import with_parts, with_wholes
from archtool.blueprints.application import Module, System
from archtool.blueprints.relationships import CREATES, HOSTED_ON, READS, UPDATES, USED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.relationship import RelationshipKind
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_WORDS = {
    "users": Named("使用单位", "users"),
    "host": Named("部署资源", "host"),
    "data": Named("数据关系", "data"),
}
_KEYS = {
    "users": Named("used_by", "used_by"),
    "host": Named("hosted_on", "hosted_on"),
    "data": Named("creates 或 reads", "creates or reads"),
}


class OrphanSystem(Check):
    """Reports systems and modules that nobody uses, that run nowhere, or that handle no data."""

    code = "STR08"
    name = "orphan-system"
    severity = Severity.WARNING
    title = both("孤立系统", "orphan system")
    why = both(
        "没有使用单位、没有部署资源或不处理任何数据的系统，多半是没写完，或者没有必要建设",
        "a system without users, without a host or without data is either not finished or not needed",
    )
    fix = both(
        "补上 used_by、hosted_on 和 creates 或 reads，或删除该系统；"
        "模块的使用单位和部署资源可写在它所属的系统上，系统的数据可写在其模块上",
        "add used_by, hosted_on and creates or reads, or remove the system; a module's users and host may stand on "
        "what it is part of, a system's data on its modules",
    )
    source = "Structurizr inspection model.element.disconnected"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each system or module that lacks any of the three."""
        users, hosted = _sources(architecture, USED_BY), _sources(architecture, HOSTED_ON)
        data = with_wholes(architecture, _sources(architecture, CREATES, READS, UPDATES))
        yield from _orphans(architecture.of(System), {"users": users, "host": hosted, "data": data})
        modules = architecture.of(Module)
        if modules:
            inherited = {"users": with_parts(architecture, users), "host": with_parts(architecture, hosted)}
            yield from _orphans(modules, {**inherited, "data": data})


def _sources(architecture: Architecture, *kinds: RelationshipKind) -> set[str]:
    return {edge.source for kind in kinds for edge in architecture.relationships_of(kind)}


def _orphans(elements: Iterable[Element], present: Mapping[str, Set[str]]) -> Iterator[Finding]:
    for element in elements:
        missing = [part for part, having in present.items() if element.id not in having]
        if missing:
            who, lacking = named(element), without([_WORDS[part] for part in missing])
            zh, en = zip(*(_KEYS[part] for part in missing), strict=True)
            yield Finding(
                Place(element.id),
                both(f"{who.zh}{lacking.zh}", f"{who.en} has {lacking.en}"),
                both(f"补上 {'、'.join(zh)}，或删除该系统", f"add {', '.join(en)}, or remove it"),
            )
