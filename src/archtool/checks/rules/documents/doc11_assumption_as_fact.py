"""DOC11: assumption that would be printed as the client's word."""

from collections.abc import Iterator

from archtool.blueprints.documents import DocumentType
from archtool.blueprints.programme import Deliverable
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.kind import Basis
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_PRINTED = (DocumentType.PROPOSAL, DocumentType.FEASIBILITY, DocumentType.DESIGN)
_LIST = "假设"


class AssumptionAsFact(Check):
    """Reports documents without list of assumptions, and facts marked as the client's about what is assumed."""

    code = "DOC11"
    name = "assumption-as-fact"
    severity = Severity.ERROR
    title = both("假设会被当作招标文件内容印出", "assumption printed as the client's word")
    why = both(
        "假设的医院名称、数量和金额印成业主的话，业主一看就不认，整份方案失去信用",
        "assumed names, numbers and amounts that read like the client's own are denied at once, and the whole design "
        "loses its credit",
    )
    fix = both(
        "在 sections 中加一章列出假设与待确认事项；关系上的 basis: client 只写在业主说过的元素之间",
        "add a chapter to sections that lists the assumptions, and write basis: client on relationships only "
        "where both ends are not assumptions",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each document, then for each relationship."""
        if any(element.basis is Basis.ASSUMPTION or element.assumed for element in architecture.elements):
            yield from _documents(architecture)
        for edge in architecture.relationships:
            if edge.properties is None or edge.properties.basis is not Basis.CLIENT:
                continue
            for end in (edge.source, edge.target):
                if architecture[end].basis is Basis.ASSUMPTION:
                    who = named(architecture[end])
                    yield Finding(
                        Place.of(edge),
                        both(
                            f"“{edge.kind.name}”标为招标文件，但{who.zh}是假设",
                            f"'{edge.kind.name}' is marked as the client's, but {who.en} is an assumption",
                        ),
                        both("去掉 basis: client", "remove basis: client"),
                        ((Place(end), both("这是假设", "this is an assumption")),),
                    )
                    break


def _documents(architecture: Architecture) -> Iterator[Finding]:
    for document in architecture.of(Deliverable):
        if document.document not in _PRINTED or not document.sections:
            continue
        if not any(_LIST in section.name.in_language("zh") for section in document.sections):
            who = named(document)
            yield Finding(
                Place(document.id, "sections"),
                both(f"{who.zh}没有列出假设的章节", f"{who.en} has no chapter that lists its assumptions"),
                both("加一章“假设与待确认事项”", "add a chapter whose Chinese heading names the assumptions"),
            )
