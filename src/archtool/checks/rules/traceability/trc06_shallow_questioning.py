"""TRC06: four-level questioning not worked out."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.programme import Trace
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class QuestioningSettings(CheckSettings):
    """How deep the questions go."""

    levels: Annotated[int, Field(ge=1, le=9, description="levels of questioning of every row")] = 4


class ShallowQuestioning(Check[QuestioningSettings]):
    """Reports traces whose questioning has fewer levels than are asked for."""

    code = "TRC06"
    name = "shallow-questioning"
    severity = Severity.WARNING
    title = both("没有做到四层追问", "questioning not worked out to four levels")
    why = both(
        "业主要求每问四层：是什么、为什么是它、有无更好、为何更好；只问一层，原因和内容没有固化",
        "the client asks four levels of every question: what, why this, is there a better one, why is that better; "
        "with one level reasons and content are not settled",
    )
    fix = both("在 levels 中逐层写出", "write the levels one by one under levels")
    source = "初步设计评审惯例; the client's 2W+2H (clause C5-2W2H of the reference programme)"
    hint = both("在 levels 中写齐各层", "write the other levels under levels")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each trace."""
        needed = self.settings.levels
        for trace in architecture.of(Trace):
            depth = len(trace.levels)
            if depth < needed:
                who = named(trace)
                yield Finding(
                    Place(trace.id, "levels") if depth else Place(trace.id),
                    both(
                        f"{who.zh}只追问了 {depth} 层，要求 {needed} 层",
                        f"{who.en} is questioned to {depth} of {needed} levels",
                    ),
                )
