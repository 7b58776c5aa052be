"""DAT03: data without accountable owner."""

from collections.abc import Iterator

from archtool.blueprints.data import DataEntity
from archtool.blueprints.programme import Organisation
from archtool.blueprints.relationships import OWNER, PAYEE, USED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class DataWithoutOwner(Check):
    """Reports data entities without owner, and those owned by an organisation that only builds."""

    code = "DAT03"
    name = "data-without-owner"
    severity = Severity.ERROR
    title = both("数据没有责任单位", "data entity without accountable owner")
    why = both(
        "谁产生、谁负责：没有责任单位就没有人批准共享、纠正错误；承建和服务单位完工即离场，不能作责任单位",
        "without an owner nobody approves sharing or corrects errors; a builder or service provider leaves when the "
        "work is done and cannot answer for the data",
    )
    fix = both(
        "写 owner: 业务主管单位；只从本项目收款而不使用任何系统的组织，视为承建或服务单位",
        "name the business authority as owner; an organisation that the programme pays and that uses none of its "
        "systems counts as builder",
    )
    source = "国发〔2016〕51号"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each entity that has no owner, or one that the programme pays and that uses nothing."""
        builders = _builders(architecture)
        for entity in architecture.of(DataEntity):
            owners = architecture.outgoing(entity.id, OWNER)
            if not owners:
                who = named(entity)
                yield Finding(
                    Place(entity.id),
                    both(f"{who.zh}没有责任单位", f"{who.en} has no owner"),
                    both("写上 owner: 责任单位", "name the accountable organisation under owner"),
                )
            for edge in owners:
                if edge.target in builders:
                    who = named(entity)
                    yield Finding(
                        Place.of(edge),
                        both(
                            f"{who.zh}的责任单位“{edge.target}”是承建或服务单位",
                            f"{who.en} is owned by '{edge.target}', which only builds or serves",
                        ),
                        both("改为业务主管单位", "name the business authority instead"),
                        ((Place.of(builders[edge.target]), both("它在这里收款", "it is paid here")),),
                    )


def _builders(architecture: Architecture) -> dict[str, Relationship]:
    """Return the organisations that the programme pays and that use none of its systems, each with one payment."""
    return {
        organisation.id: payments[0]
        for organisation in architecture.of(Organisation)
        if (payments := architecture.incoming(organisation.id, PAYEE))
        and not architecture.incoming(organisation.id, USED_BY)
    }
