"""DOC02: money annex that does not fit the document."""

from collections.abc import Iterator

from archtool.analysis.outlines import ANNEXES
from archtool.blueprints.programme import Deliverable, Question
from archtool.blueprints.relationships import CONCERNS
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class WrongMoneyAnnex(Check):
    """Reports proposals, studies and designs without money annex, or with one of an unusual name nobody asks about."""

    code = "DOC02"
    name = "wrong-money-annex"
    severity = Severity.WARNING
    title = both("投资附件与文件不符", "money annex does not fit the document")
    why = both(
        "建议书用匡算、可研用估算、初步设计用概算，用错了词，审批部门会退回",
        "匡算 goes with the proposal, 估算 with the feasibility study and 概算 with the design; with the wrong word the "
        "authority sends the paper back",
    )
    fix = both(
        "改正 annex；招标文件另有用词的，写一项 question，concerns 该成果",
        "correct annex; where the client uses another word, write a question that concerns the deliverable",
    )
    source = "method DOC-02; 国家发展改革委令第55号（2007）"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each document."""
        asked = {
            edge.target
            for edge in architecture.relationships_of(CONCERNS)
            if isinstance(architecture[edge.source], Question)
        }
        for document in architecture.of(Deliverable):
            usual = ANNEXES.get(document.document) if document.document is not None else None
            if usual is None or document.id in asked:
                continue
            who, expected = named(document), " / ".join(usual)
            written = document.annex.in_language("zh") if document.annex is not None else None
            if written is None:
                yield Finding(
                    Place(document.id),
                    both(
                        f"{who.zh}没有投资附件，应为{expected}", f"{who.en} has no money annex; {expected} is expected"
                    ),
                    both(f"写上 annex: {usual[0]}", f"write annex: {usual[0]}"),
                )
            elif not any(word in written for word in usual):
                yield Finding(
                    Place(document.id, "annex"),
                    both(
                        f"{who.zh}的投资附件写作“{written}”，应为{expected}",
                        f"the money annex of {who.en} is not {expected}",
                    ),
                    both(f"改为{usual[0]}，或写一项 question", f"write {usual[0]}, or a question about it"),
                )
