"""STR07: group with cost or data of its own."""

from collections.abc import Iterator

from archtool.blueprints.application import SystemGroup
from archtool.blueprints.infrastructure import Platform
from archtool.blueprints.relationships import AT, CREATES, READS, UPDATES, AtProperties
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, listed, named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_DOES = {
    CREATES.name: Named("产生数据", "creates"),
    READS.name: Named("使用数据", "reads"),
    UPDATES.name: Named("更新数据", "updates"),
}


class GroupWithSubstance(Check):
    """Reports system groups and platforms that carry cost or handle data themselves."""

    code = "STR07"
    name = "group-with-substance"
    severity = Severity.ERROR
    title = both("系统群或平台自带投资或数据", "group with cost or data of its own")
    why = both(
        "系统群和平台只是归类，投资和数据由其组成部分逐级汇总；"
        "自身再写一份就会重复计算，U/C 矩阵中也找不到真正的数据源",
        "groups and platforms only gather others, and their cost and data are summed up from their parts: what they "
        "carry themselves is counted twice, and the U/C matrix names no real master",
    )
    fix = both(
        "把投资、creates、reads、updates 移到真正承担它的下级系统",
        "move the cost, creates, reads or updates to the system below that bears it",
    )
    hint = both("移到真正承担它的下级系统", "move it to the system below that bears it")
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each group and each kind of relationship to data, and one for its costs."""
        groups: tuple[Element, ...] = (*architecture.of(SystemGroup), *architecture.of(Platform))
        for group in groups:
            who = named(group)
            for kind in (CREATES, READS, UPDATES):
                edges = architecture.outgoing(group.id, kind)
                if edges:
                    does, data = _DOES[kind.name], listed(edge.target for edge in edges)
                    yield Finding(
                        Place.of(edges[0]),
                        both(f"{who.zh}自身{does.zh}：{data.zh}", f"{who.en} itself {does.en} {data.en}"),
                    )
            for edge in architecture.outgoing(group.id, AT):
                if isinstance(edge.properties, AtProperties) and edge.properties.cost is not None:
                    cost = edge.properties.cost
                    yield Finding(
                        Place.of(edge),
                        both(
                            f"{who.zh}自身在“{edge.target}”有投资 {cost}",
                            f"{who.en} itself costs {cost} at '{edge.target}'",
                        ),
                    )
