"""SEC02: duty of classified protection that nobody plans or pays."""

from collections.abc import Iterator, Mapping

from archtool.analysis.protection import takers
from archtool.blueprints.infrastructure import GradingObject
from archtool.blueprints.programme import Fee
from archtool.blueprints.protection import Duty
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_PLANNED = (Duty.GRADING, Duty.FILING, Duty.ASSESSMENT, Duty.SUPERVISION)


class DutyUnplanned(Check):
    """Reports grading, filing, assessment and supervision that nothing takes care of, and assessment without fee."""

    code = "SEC02"
    name = "protection-duty-unplanned"
    severity = Severity.ERROR
    title = both("等级保护工作没有安排或没有经费", "duty of classified protection without plan or money")
    why = both(
        "定级、备案、测评、检查是法定工作：没有列计划就没人做，没有列测评费就做不了",
        "grading, filing, assessment and supervision are duties by law: unplanned nobody does them, unpaid nobody can",
    )
    fix = both(
        "在制度、活动或工作包上写 duties: [grading, filing, assessment, supervision]，并给测评列一项费用（fees 的 "
        "duties）",
        "write duties: [grading, filing, assessment, supervision] on a policy, activity or work package, and a fee "
        "with "
        "the duty assessment",
    )
    source = "网络安全法 第二十一条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding with every duty that nobody takes, and one where nobody pays the assessment."""
        objects = architecture.of(GradingObject)
        if not objects:
            return
        by_duty = architecture.derived(takers)
        missing = [duty for duty in _PLANNED if not _planned(by_duty, duty)]
        if missing:
            zh = "、".join(duty.label.in_language("zh") for duty in missing)
            en = ", ".join(duty.label.in_language("en") for duty in missing)
            yield Finding(
                Place(objects[0].id),
                both(f"有定级对象，却没有安排{zh}", f"there are grading objects, but nobody takes {en}"),
                both(
                    f"在制度、活动或工作包上写 duties: [{', '.join(missing)}]",
                    f"write duties: [{', '.join(missing)}] on a policy, activity or work package",
                ),
            )
        planned = _planned(by_duty, Duty.ASSESSMENT)
        if planned and not any(isinstance(one, Fee) for one in by_duty[Duty.ASSESSMENT]):
            who = named(planned[0])
            yield Finding(
                Place(planned[0].id, "duties"),
                both(f"{who.zh}安排了等级测评，概算中没有测评费", f"{who.en} plans the assessment, but no fee pays it"),
                both("在测评费上写 duties: [assessment]", "write duties: [assessment] on the fee"),
            )


def _planned(by_duty: Mapping[Duty, tuple[Element, ...]], duty: Duty) -> list[Element]:
    return [one for one in by_duty[duty] if not isinstance(one, Fee)]
