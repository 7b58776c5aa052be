"""What a document declares about itself: which paper it is, and what stands in its chapters."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from archtool.model.element import Value
from archtool.model.words import Words
from archtool.source.text import Text, both


class DocumentType(StrEnum):
    """Which of the papers of a government project a deliverable is.

    Source: 国办发〔2019〕57号; 国家发展改革委令第55号（2007）.
    """

    QUESTIONNAIRE = "questionnaire"
    NEEDS_REPORT = "needs-report"
    PROPOSAL = "proposal"
    FEASIBILITY = "feasibility"
    DESIGN = "design"
    ESTIMATE = "estimate"
    TENDER_REQUIREMENT = "tender-requirement"
    RESPONSE = "response"

    @property
    def label(self) -> Text:
        """Return the paper's usual name."""
        return _TYPE_LABELS[self]


_TYPE_LABELS = {
    DocumentType.QUESTIONNAIRE: both("调研问卷", "questionnaire"),
    DocumentType.NEEDS_REPORT: both("现状及需求分析报告", "report on as-is and needs"),
    DocumentType.PROPOSAL: both("项目建议书", "project proposal"),
    DocumentType.FEASIBILITY: both("可行性研究报告", "feasibility study"),
    DocumentType.DESIGN: both("初步设计方案", "preliminary design"),
    DocumentType.ESTIMATE: both("投资概算", "estimate"),
    DocumentType.TENDER_REQUIREMENT: both("招标技术需求书", "technical requirements for tender"),
    DocumentType.RESPONSE: both("意见响应表", "response table"),
}


class Section(Value):
    """One chapter of a document: what of the model fills it, or why there is nothing to say."""

    name: Annotated[Words, Field(description="heading")]
    source: Annotated[
        tuple[str, ...], Field(description="kinds of the model that fill it, as system or cost-item")
    ] = ()
    not_applicable: Annotated[Words | None, Field(description="why it stays empty")] = None
