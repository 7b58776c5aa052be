"""DAT05: data that are not shared leave their owner by an interface."""

from collections.abc import Iterator

from archtool.analysis.accountability import accountable
from archtool.analysis.localities import Localities
from archtool.blueprints.data import DataEntity, Sharing
from archtool.blueprints.relationships import CARRIES, CONSUMER, OWNER, PROVIDER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class WithheldDataLeave(Check):
    """Reports interfaces that carry withheld data to a consumer of another organisation."""

    code = "DAT05"
    name = "withheld-data-on-interface"
    severity = Severity.ERROR
    title = both("不予共享的数据经接口流出责任单位", "withheld data leave their owner by an interface")
    why = both(
        "不予共享的数据依法只在责任单位内部使用；经接口提供给其他单位即为违规共享",
        "withheld data may be used by their owner alone; an interface that hands them to another organisation breaks "
        "the ground on which they are withheld",
    )
    fix = both(
        "改为提供汇总指标，或重新核定共享类型；系统的责任单位依次取其 owner、上级的 owner、外部系统的 operated_by、"
        "所产生数据的 owner，同一系统群内部的接口不报",
        "send an aggregate instead, or review the sharing type. A system belongs to its owner, else to that of its "
        "whole, else the operator of an external system, else the owner of the data that it creates; interfaces inside "
        "one group are not reported",
    )
    source = "国发〔2016〕51号 第五条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each consumer of withheld data that another organisation answers for, or nobody."""
        localities = architecture.derived(Localities)
        for entity in architecture.of(DataEntity):
            if entity.sharing is not Sharing.WITHHELD:
                continue
            for carries in architecture.incoming(entity.id, CARRIES):
                yield from _leaving(architecture, localities, entity, carries)


def _leaving(
    architecture: Architecture, localities: Localities, entity: DataEntity, carries: Relationship
) -> Iterator[Finding]:
    owners = frozenset(architecture.targets(entity.id, OWNER))
    providers = architecture.targets(carries.source, PROVIDER)
    for edge in architecture.outgoing(carries.source, CONSUMER):
        others = accountable(architecture, localities, edge.target)
        if owners & others or localities.shared(edge.target, providers) is not None:
            continue
        way, what, to = named(architecture[carries.source]), named(entity), named(architecture[edge.target])
        whose, owner = listed(sorted(others) or ("?",)), listed(sorted(owners) or ("?",))
        yield Finding(
            Place.of(carries),
            both(
                f"{way.zh}把不予共享的{what.zh}（责任单位{owner.zh}）交给{to.zh}（责任单位{whose.zh}）",
                f"{way.en} carries {what.en}, which {owner.en} withholds, to {to.en} of {whose.en}",
            ),
            both(
                f"改为提供汇总指标，或核定“{entity.id}”的共享类型",
                f"send an aggregate instead, or review the sharing type of '{entity.id}'",
            ),
            (
                (Place(entity.id, "sharing"), both("在这里规定不予共享", "it is withheld here")),
                (Place.of(edge), both("使用方写在这里", "the consumer is named here")),
            ),
        )
