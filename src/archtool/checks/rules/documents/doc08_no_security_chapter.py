"""DOC08: no chapters on security, classified protection and cryptography."""

from collections.abc import Iterator

from archtool.analysis.outlines import SECURITY_CHAPTERS
from archtool.blueprints.documents import DocumentType
from archtool.blueprints.infrastructure import GradingObject
from archtool.blueprints.programme import Deliverable
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

_ASKED_OF = (DocumentType.FEASIBILITY, DocumentType.DESIGN)
_TABLE = "grading-object"
_ENGLISH = {"安全": "security", "等级保护": "classified protection", "密码应用": "cryptography"}


class NoSecurityChapter(Check):
    """Reports feasibility studies and designs without these chapters, or without the table of graded systems."""

    code = "DOC08"
    name = "no-security-chapter"
    severity = Severity.ERROR
    title = both("没有安全、等级保护、密码应用篇章", "no chapters on security, protection and cryptography")
    why = both(
        "网络安全和密码应用须同步规划、同步建设、同步运行，方案中没有专章和定级系统表，不予审批",
        "security and cryptography are planned, built and run together with the systems; a paper without these "
        "chapters and without the table of graded systems is not approved",
    )
    fix = both(
        "在 sections 中写明安全、等级保护、密码应用各章（可合为一章），source 写 grading-object",
        "add chapters whose Chinese headings name the three (one may name all), with grading-object as source",
    )
    source = "国办发〔2019〕57号; GB/T 22239-2019; GB/T 39786-2021"
    hint = both("在 sections 中补上，source 写 grading-object", "add them to sections, with grading-object as source")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each document; one without any chapter is left to DOC03."""
        has_table = bool(architecture.of(GradingObject))
        for document in architecture.of(Deliverable):
            if document.document not in _ASKED_OF or not document.sections:
                continue
            message = _lack(document, has_table=has_table)
            if message is not None:
                who = named(document)
                zh, en = message.in_language("zh"), message.in_language("en")
                yield Finding(Place(document.id, "sections"), both(f"{who.zh}{zh}", f"{who.en} {en}"))


def _lack(document: Deliverable, *, has_table: bool) -> Text | None:
    headings = [section.name.in_language("zh") for section in document.sections]
    missing = [name for name, words in SECURITY_CHAPTERS if not any(word in one for word in words for one in headings)]
    if missing:
        en = ", ".join(_ENGLISH[name] for name in missing)
        return both(f"没有{'、'.join(missing)}的章节", f"has no chapter on {en}")
    if not has_table or not any(_TABLE in section.source for section in document.sections):
        return both("的安全章节没有定级系统表", "has no table of graded systems in its chapters on security")
    return None
