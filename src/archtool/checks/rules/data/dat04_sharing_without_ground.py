"""DAT04: sharing type missing or without its ground."""

from collections.abc import Iterator

from archtool.blueprints.data import DataEntity, Sharing
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both


class SharingWithoutGround(Check):
    """Reports data entities without sharing type, conditional ones without condition, withheld ones without law."""

    code = "DAT04"
    name = "sharing-without-ground"
    severity = Severity.ERROR
    title = both("共享类型缺失或没有依据", "sharing type missing or without its ground")
    why = both(
        "政务信息资源以共享为原则、不共享为例外：有条件共享要写明条件，不予共享要有法律、行政法规或党中央、国务院政策依据",
        "government data are shared by principle: sharing on conditions has to name them, and withholding needs a law, "
        "an administrative regulation or a central policy",
    )
    fix = both(
        "写 sharing: unconditional、conditional 或 withheld；conditional 加 condition，withheld 加 ground",
        "write sharing: unconditional, conditional or withheld; add condition to conditional and ground to withheld",
    )
    source = "国发〔2016〕51号 第五条、第九条、第十条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each entity whose sharing is not stated or not founded."""
        for entity in architecture.of(DataEntity):
            if entity.sharing is None:
                yield _finding(entity, "", _TYPE)
            elif entity.sharing is Sharing.CONDITIONAL and entity.condition is None:
                yield _finding(entity, "sharing", _CONDITION)
            elif entity.sharing is Sharing.WITHHELD and entity.ground is None:
                yield _finding(entity, "sharing", _GROUND)


_TYPE = (
    both("没有共享类型", "has no sharing type"),
    both(
        "写上 sharing: unconditional、conditional 或 withheld", "write sharing: unconditional, conditional or withheld"
    ),
)
_CONDITION = (
    both("有条件共享，但没有写条件", "is shared on conditions, but names none"),
    both("写上 condition: 谁在什么条件下可用", "write condition: who may use it, and for what"),
)
_GROUND = (
    both("不予共享，但没有写法律依据", "is withheld without legal ground"),
    both("写上 ground: 法规条款，或开放共享", "cite the law under ground, or share it"),
)


def _finding(entity: DataEntity, key: str, words: tuple[Text, Text]) -> Finding:
    who, (message, hint) = named(entity), words
    return Finding(
        Place(entity.id, key),
        both(f"{who.zh}{message.in_language('zh')}", f"{who.en} {message.in_language('en')}"),
        hint,
    )
