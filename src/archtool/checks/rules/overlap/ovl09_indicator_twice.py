"""OVL09: indicator produced twice without common definition."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.indicators import Indicators
from archtool.analysis.localities import Localities
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class IndicatorSettings(CheckSettings):
    """By which words indicators and their definitions are known."""

    indicators: Annotated[
        tuple[str, ...], Field(description="words at the end of a function's name that say that it gives figures")
    ] = ("指标", "统计", "报表", "分析", "评估", "率", "排名", "占比")
    definitions: Annotated[tuple[str, ...], Field(description="words in the name of data that define indicators")] = (
        "指标定义",
        "指标口径",
        "指标字典",
        "指标体系",
    )


class IndicatorTwice(Check[IndicatorSettings]):
    """Reports two systems that give the same figure with neither a common definition nor one from the other."""

    code = "OVL09"
    name = "indicator-produced-twice"
    severity = Severity.ERROR
    title = both("同一指标由两个系统各算一遍", "same indicator produced by two systems")
    why = both(
        "同一个数两处各按各的公式算，报到上级的和大屏上的对不上，谁也说不清哪个对",
        "when two systems work out the same figure by their own formulas, the report and the screen differ, and "
        "nobody can say which one is right",
    )
    fix = both(
        "两个系统都使用同一份指标定义（reads），或由一方计算、另一方取用其结果",
        "let both read one indicator definition, or let one of them produce the figure and the other read it",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each figure and later system; what a decision lies between is left out."""
        localities = architecture.derived(Localities)
        decisions = OverlapDecisions(architecture, localities)
        indicators = Indicators(architecture, localities, self.settings.indicators, self.settings.definitions)
        for figure, producers in indicators.produced_several_times():
            (first, source), *others = producers
            for other, again in others:
                if not indicators.agree(first, other) and not decisions.about(first, other):
                    yield _finding(architecture, figure, (first, source), (other, again))


def _finding(architecture: Architecture, figure: str, first: tuple[str, str], second: tuple[str, str]) -> Finding:
    one, other = named(architecture[first[0]]), named(architecture[second[0]])
    produced, again = architecture[first[1]], architecture[second[1]]
    return Finding(
        Place(second[1]),
        both(
            f"{other.zh}与{one.zh}各算一遍“{figure}”，没有共同的指标定义",
            f"{other.en} and {one.en} both produce '{again.title('en')}', without a common definition",
        ),
        both(
            f"让两者都 reads 同一份指标定义，或由“{second[0]}”取用“{first[0]}”的结果",
            f"let both read one indicator definition, or let '{second[0]}' read the result of '{first[0]}'",
        ),
        ((Place(produced.id), both(f"“{first[0]}”也产生它", f"'{first[0]}' produces it as well")),)
        if produced.id != again.id
        else (),
    )
