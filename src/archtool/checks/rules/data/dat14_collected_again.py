"""DAT14: master data collected anew without a look at what city and province already have."""

from collections.abc import Iterator

from archtool.blueprints.data import DataClass, DataEntity
from archtool.blueprints.integration import ExternalSystem
from archtool.blueprints.relationships import CREATES, REUSES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class CollectedAgain(Check):
    """Reports master data of the programme that reuse nothing and do not say why they are collected anew."""

    code = "DAT14"
    name = "collected-again"
    severity = Severity.ERROR
    title = both("新采集数据前没有说明复用情况", "data collected anew without regard to what exists")
    why = both(
        "人口、机构、证照等基础数据在市、省平台已有，重复采集既浪费又多头，信息资源共享分析篇章必须说明",
        "population, institutions and licences exist on the platforms of city and province; collecting them again "
        "costs money and trust, and the chapter on sharing has to show what is reused",
    )
    fix = both(
        "写 reuses: 提供该数据的外部系统或数据实体；确无可复用的写 new_collection: 原因",
        "write reuses: the external system or data entity from which it is taken, or new_collection: why nothing is",
    )
    source = "国办发〔2019〕57号 信息资源共享分析篇（章）"
    hint = both("写上 reuses，或 new_collection: 原因", "write reuses, or new_collection: the reason")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such entity whose master is a system of the programme."""
        external = {one.id for one in architecture.of(ExternalSystem)}
        reusing = {edge.source for edge in architecture.relationships_of(REUSES)}
        for entity in architecture.of(DataEntity):
            if entity.data_class is not DataClass.MASTER or entity.new_collection is not None or entity.id in reusing:
                continue
            masters = architecture.sources(entity.id, CREATES)
            if any(master not in external for master in masters):
                who = named(entity)
                yield Finding(
                    Place(entity.id),
                    both(
                        f"{who.zh}由“{masters[0]}”新采集，没有说明可否复用已有数据",
                        f"{who.en} is collected anew by '{masters[0]}', and nothing says what could be reused",
                    ),
                )
