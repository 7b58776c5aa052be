"""DAT15: shared data without quality rule."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.data import DataEntity, Sharing
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class QualitySettings(CheckSettings):
    """How many rules are enough. Source: review practice of preliminary designs."""

    least: Annotated[int, Field(ge=1, description="rules that each shared entity needs")] = 1


class DataWithoutQualityRule(Check[QualitySettings]):
    """Reports shared data entities with too few quality rules; their owner answers for the quality."""

    code = "DAT15"
    name = "data-without-quality-rule"
    severity = Severity.WARNING
    title = both("共享数据没有质量规则", "shared data without quality rule")
    why = both(
        "没有规则就无从评分和反馈，共享出去的错误没人发现",
        "without a rule nothing can be scored or returned, and shared errors stay unnoticed",
    )
    fix = both(
        "写 quality: [规则, ...]；质量责任单位即 owner（DAT03）。不予共享的数据不要求",
        "write quality: [rule, ...]; the owner answers for the quality (DAT03). Withheld data need none",
    )
    source = "GB/T 36344-2018 信息技术 数据质量评价指标"
    hint = both("写上 quality: [规则]", "write quality: [rule]")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each shared entity with fewer rules than needed."""
        least = self.settings.least
        for entity in architecture.of(DataEntity):
            if entity.sharing in (Sharing.UNCONDITIONAL, Sharing.CONDITIONAL) and len(entity.quality) < least:
                who, count = named(entity), len(entity.quality)
                yield Finding(
                    Place(entity.id, "quality" if entity.quality else ""),
                    both(
                        f"{who.zh}对外共享，质量规则有 {count} 条，至少要 {least} 条",
                        f"{who.en} is shared and has {count} quality rules; {least} needed",
                    ),
                )
