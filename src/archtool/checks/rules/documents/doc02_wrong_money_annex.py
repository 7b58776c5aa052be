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
from archtool.source.text import Text, both


class WrongMoneyAnnex(Check):
    """Reports proposals, studies and designs without money annex, or with one of an unusual name nobody asks about."""

    code = "DOC02"
    name = "wrong-money-annex"
    severity = Severity.WARNING
    title = both("投资附件与文件不符", "money annex does not fit the document")
    why = both(
        "建议书用匡算、可研用估算、初步设计用概算，用错了词，审批部门会退回",
        "a rough estimate goes with the proposal, a study estimate with the feasibility study, a design estimate with "
        "the design; with another word the authority sends the paper back",
    )
    fix = both(
        "改正 annex；招标文件另有用词的，写一项 question，concerns 该成果",
        "correct annex; where the client uses another word, write a question that concerns the deliverable",
    )
    source = "国家发展改革委令第55号（2007）"

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
            written = document.annex.in_language("zh") if document.annex is not None else ""
            if not any(word.in_language("zh") in written for word in usual):
                yield _finding(document, usual)


def _finding(document: Deliverable, usual: tuple[Text, ...]) -> Finding:
    who = named(document)
    zh = "或".join(word.in_language("zh") for word in usual)
    en = " or ".join(word.in_language("en") for word in usual)
    first = usual[0]
    hint = both(f"写上 annex: {first.in_language('zh')}", f"write annex: {first.in_language('en')}, in both languages")
    if document.annex is None:
        message = both(f"{who.zh}没有投资附件，应为{zh}", f"{who.en} has no money annex; expected is a {en}")
        return Finding(Place(document.id), message, hint)
    written = document.annex.in_language("zh")
    message = both(
        f"{who.zh}的投资附件写作“{written}”，应为{zh}",
        f"{who.en} calls its money annex by another name; expected is a {en}",
    )
    return Finding(Place(document.id, "annex"), message, hint)
