"""DAT08: shared data mapped to no standard data set."""

from collections.abc import Iterator

from archtool.blueprints.data import DataEntity, Sharing
from archtool.blueprints.relationships import CONFORMS_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class DataWithoutStandard(Check):
    """Reports data entities that follow no standard data set and name no reason."""

    code = "DAT08"
    name = "data-without-standard"
    severity = Severity.WARNING
    title = both("数据没有对应的标准数据集", "shared data without standard data set")
    why = both(
        "没有对应标准的数据各家含义不一，汇聚后无法比对，也过不了互联互通测评",
        "data without a standard mean something else in every place, cannot be compared once pooled, and fail the "
        "interoperability assessment",
    )
    fix = both(
        "写 conforms_to: 标准数据集，或 conformance: 标准条款；确无标准的写 no_standard: 原因。不予共享的数据不要求",
        "write conforms_to: the standard, or conformance: its clauses; where there is none, write no_standard: the "
        "reason. Withheld data need none",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("写上 conforms_to，或 no_standard: 原因", "write conforms_to, or no_standard: the reason")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each shared entity without standard and without reason."""
        mapped = {edge.source for edge in architecture.relationships_of(CONFORMS_TO)}
        for entity in architecture.of(DataEntity):
            is_withheld = entity.sharing is Sharing.WITHHELD
            is_explained = entity.conformance is not None or entity.no_standard is not None
            if entity.id not in mapped and not is_explained and not is_withheld:
                who = named(entity)
                yield Finding(
                    Place(entity.id),
                    both(f"{who.zh}没有对应的标准数据集", f"{who.en} follows no standard data set and names no reason"),
                )
