"""DOC07: no chapter on the sharing of information resources."""

from collections.abc import Iterator

from archtool.analysis.outlines import SHARING_CHAPTER
from archtool.blueprints.documents import DocumentType
from archtool.blueprints.programme import Deliverable
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_ASKED_OF = (DocumentType.FEASIBILITY, DocumentType.DESIGN)


class NoSharingChapter(Check):
    """Reports feasibility studies and designs whose chapters hold no analysis of sharing."""

    code = "DOC07"
    name = "no-sharing-chapter"
    severity = Severity.ERROR
    title = both("没有信息资源共享分析篇章", "no chapter on the sharing of information resources")
    why = both(
        "国办发〔2019〕57号要求可行性研究报告、初步设计有信息资源共享分析篇（章），缺它不予审批",
        "the measures of 2019 ask for this chapter in the feasibility study and the design; without it nothing is "
        "approved",
    )
    fix = both(
        "在 sections 中加一章“信息资源共享分析”，source 写 data-entity、interface",
        "add a chapter of that (Chinese) name to sections, with data-entity and interface as source",
    )
    source = "国办发〔2019〕57号"
    hint = both("在 sections 中加“信息资源共享分析”", "add the chapter to sections")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each document; one without any chapter is left to DOC03."""
        for document in architecture.of(Deliverable):
            if document.document not in _ASKED_OF or not document.sections:
                continue
            if not any(SHARING_CHAPTER in section.name.in_language("zh") for section in document.sections):
                who = named(document)
                yield Finding(
                    Place(document.id, "sections"),
                    both(
                        f"{who.zh}没有“{SHARING_CHAPTER}”一章", f"{who.en} has no chapter on the sharing of information"
                    ),
                )
