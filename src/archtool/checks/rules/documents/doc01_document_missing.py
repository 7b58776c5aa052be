"""DOC01: formal document missing."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.outlines import FORMAL_DOCUMENTS
from archtool.blueprints.documents import DocumentType
from archtool.blueprints.programme import Deliverable
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class DocumentSettings(CheckSettings):
    """Which papers the design service hands over formally."""

    documents: Annotated[
        tuple[DocumentType, ...], Field(description="papers that must be there, as formal results")
    ] = FORMAL_DOCUMENTS


class DocumentMissing(Check[DocumentSettings]):
    """Reports formal papers that no deliverable is."""

    code = "DOC01"
    name = "document-missing"
    severity = Severity.ERROR
    title = both("正式成果缺失", "formal document missing")
    why = both(
        "成果清单由招标文件规定，缺一份即不能验收",
        "the client lists the results; with one of them missing the service is not accepted",
    )
    fix = both(
        "写一项 deliverable：form: formal，document: 该成果的种类",
        "write a deliverable with form: formal and document: the sort of paper",
    )
    source = "初步设计评审惯例; the client's clause C7 of the reference programme as default"
    hint = both(
        "写一项 form: formal、document 为该种类的成果", "write a deliverable with form: formal and that document"
    )

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for all that is missing, at the first deliverable; without any nothing is asked."""
        deliverables = architecture.of(Deliverable)
        formal = {one.document for one in deliverables if one.form == "formal"}
        missing = [one.label for one in self.settings.documents if one not in formal]
        if deliverables and missing:
            zh = "、".join(label.in_language("zh") for label in missing)
            en = ", ".join(label.in_language("en") for label in missing)
            first = min(one.id for one in deliverables)
            yield Finding(Place(first), both(f"正式成果中没有{zh}", f"no formal deliverable is the {en}"))
