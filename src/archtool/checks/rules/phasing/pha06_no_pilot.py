"""PHA06: roll-out without pilot, or in waves that are too large."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.timetable import Timetable, first_month, last_month, timetable
from archtool.blueprints.programme import WorkPackage
from archtool.blueprints.relationships import SUBPROJECT
from archtool.blueprints.work import WorkSort
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class NoPilotSettings(CheckSettings):
    """How many hospitals may switch in one wave."""

    most_in_a_wave: Annotated[int, Field(ge=1, description="hospitals that go live in one wave at most")] = 4


class NoPilot(Check[NoPilotSettings]):
    """Reports roll-outs that no pilot of the same subproject precedes, and waves of too many hospitals."""

    code = "PHA06"
    name = "rollout-without-pilot"
    severity = Severity.WARNING
    title = both("推广之前没有试点，或一批太多", "roll-out without pilot, or too many at once")
    why = both(
        "没有试点，同一个错误在所有医院同时出现；一批太多，实施和保障力量不够，切换失败时全部停业",
        "without a pilot the same mistake is made in every hospital at once; a wave that is too large finds too few "
        "people to carry it, and when the switch fails all of them stand still",
    )
    fix = both(
        "推广（sorts: [rollout]）之前安排试点（sorts: [pilot]）并在 after 中相连，用 batches 分批",
        "put a pilot (`sorts: [pilot]`) before the roll-out (`sorts: [rollout]`), link them with `after`, and use "
        "`batches` for waves",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; rule dep.31 of the reference programme"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each roll-out without pilot, and one for each package whose waves are too large."""
        plan = architecture.derived(timetable)
        if plan is None:
            return
        pilots: dict[str | None, list[WorkPackage]] = {}
        for pilot in plan.of_sort(WorkSort.PILOT):
            pilots.setdefault(architecture.target(pilot.id, SUBPROJECT), []).append(pilot)
        for package in plan.packages:
            if WorkSort.ROLLOUT in package.sorts:
                yield from _unpiloted(plan, package, pilots.get(architecture.target(package.id, SUBPROJECT), []))
            yield from self._crowded(package)

    def _crowded(self, package: WorkPackage) -> Iterator[Finding]:
        most, waves = self.settings.most_in_a_wave, package.batches or 1
        if package.hospitals is None or package.hospitals <= most * waves:
            return
        who, size = named(package), -(-package.hospitals // waves)
        needed = -(-package.hospitals // most)
        yield Finding(
            Place(package.id, "batches" if package.batches else "hospitals"),
            both(
                f"{who.zh}分 {waves} 批上线 {package.hospitals} 家医院，一批多达 {size} 家，超过 {most} 家",
                f"{who.en} brings {package.hospitals} hospitals live in {waves} wave(s), up to {size} in one, "
                f"more than {most}",
            ),
            both(f"至少分 {needed} 批：batches: {needed}", f"make at least {needed} waves of it: batches: {needed}"),
        )


def _unpiloted(plan: Timetable, package: WorkPackage, pilots: list[WorkPackage]) -> Iterator[Finding]:
    start = plan.start(package.id)
    if any(plan.finish(pilot.id) <= start for pilot in pilots):
        return
    who, month = named(package), first_month(start)
    if not pilots:
        message = both(f"{who.zh}之前没有同一子项目的试点", f"no pilot of the same subproject precedes {who.en}")
    else:
        end = last_month(min(plan.finish(pilot.id) for pilot in pilots))
        message = both(
            f"{who.zh}从第 {month} 月开始，试点到第 {end} 月才结束",
            f"{who.en} begins in month {month}, but its pilot ends in month {end} only",
        )
    yield Finding(
        Place(package.id),
        message,
        both("让推广紧后于试点：after: [试点]", "let the roll-out come after its pilot: after: [pilot]"),
        tuple((Place(pilot.id), both(f"试点“{pilot.id}”", f"pilot '{pilot.id}'")) for pilot in pilots),
    )
