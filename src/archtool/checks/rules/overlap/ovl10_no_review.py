"""OVL10: subproject without review of duplicated construction."""

from collections.abc import Iterator

from archtool.blueprints.programme import Subproject
from archtool.blueprints.relationships import SUBPROJECT
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class NoReview(Check):
    """Reports subprojects for which no paper on the review of duplicated construction is named."""

    code = "OVL10"
    name = "lot-without-overlap-review"
    severity = Severity.WARNING
    title = both("子项目没有重复建设审查意见", "subproject without review of duplicated construction")
    why = both(
        "政务信息化项目审批要求逐项说明不重复建设；没有审查意见的子项目批不下来，或批后被审计追问",
        "approval of public information systems asks for each project why it duplicates nothing; a subproject "
        "without that paper is not approved, or is asked about by the auditors later",
    )
    fix = both(
        "写 overlap_review: 审查意见的文号和日期；查重的结论记在 overlap_decisions",
        "write overlap_review: with number and date of the paper; its conclusions stand under overlap_decisions",
    )
    source = "国办发〔2019〕57号"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such subproject that builds something; services duplicate nothing."""
        building = {edge.target for edge in architecture.relationships_of(SUBPROJECT)}
        for lot in architecture.of(Subproject):
            if lot.overlap_review is None and lot.id in building:
                who = named(lot)
                yield Finding(
                    Place(lot.id),
                    both(f"{who.zh}没有重复建设审查意见", f"{who.en} names no review of duplicated construction"),
                    both("写上 overlap_review: 文号、日期", "write overlap_review: with number and date"),
                )
