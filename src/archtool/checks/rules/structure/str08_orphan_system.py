"""STR08: orphan system."""

from collections.abc import Iterator

from archtool.analysis.containment import with_parts, with_wholes
from archtool.blueprints.application import Module, System
from archtool.blueprints.relationships import CREATES, HOSTED_ON, READS, UPDATES, USED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.relationship import RelationshipKind
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_WORDS = {
    "users": ("使用单位", "users", "used_by"),
    "host": ("部署资源", "host", "hosted_on"),
    "data": ("数据关系", "data", "creates 或 reads"),
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
        "使用单位和部署资源可写在它所属的系统上，数据可写在其模块上",
        "add used_by, hosted_on and creates or reads, or remove the system; users and host may stand on what it is "
        "part of, data on its parts",
    )
    source = "method STR-08; Structurizr inspection model.element.disconnected"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each system or module that lacks any of the three."""
        present = {
            "users": with_parts(architecture, _sources(architecture, USED_BY)),
            "host": with_parts(architecture, _sources(architecture, HOSTED_ON)),
            "data": with_wholes(architecture, _sources(architecture, CREATES, READS, UPDATES)),
        }
        candidates: tuple[Element, ...] = (*architecture.of(System), *architecture.of(Module))
        for element in candidates:
            missing = [_WORDS[part] for part, having in present.items() if element.id not in having]
            if missing:
                who = named(element)
                zh, en, keys = zip(*missing, strict=True)
                yield Finding(
                    Place(element.id),
                    both(f"{who.zh}没有{'、没有'.join(zh)}", f"{who.en} has no {' and no '.join(en)}"),
                    both(
                        f"补上 {'、'.join(keys)}，或删除该系统",
                        f"add {' and '.join(key.replace('或', 'or') for key in keys)}, or remove it",
                    ),
                )


def _sources(architecture: Architecture, *kinds: RelationshipKind) -> list[str]:
    names = {kind.name for kind in kinds}
    return [edge.source for edge in architecture.relationships if edge.kind.name in names]
