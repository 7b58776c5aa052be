"""SEC12: management rule that is missing."""

from collections.abc import Iterator

from archtool.analysis.protection import takers
from archtool.blueprints.governance import Activity, Policy
from archtool.blueprints.infrastructure import GradingObject
from archtool.blueprints.protection import Duty
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_RULES = (Duty.INCIDENT_RESPONSE, Duty.RECOVERY_DRILL, Duty.OUTSOURCED_STAFF)


class RuleMissing(Check):
    """Reports programmes without rules for incidents, recovery drills or outsourced staff."""

    code = "SEC12"
    name = "security-rule-missing"
    severity = Severity.WARNING
    title = both("安全管理制度不全", "security rule that is missing")
    why = both(
        "预案没写、演练没做、外包人员没人管，测评管理部分失分，真出事时没人知道找谁",
        "no plan for incidents, no drill, nobody who watches outsourced staff: points lost in the assessment, and "
        "in an "
        "incident nobody knows whom to call",
    )
    fix = both(
        "在制度或活动上写 duties: [incident-response, recovery-drill, outsourced-staff]。没有定级对象的工作区不检查",
        "write duties: [incident-response, recovery-drill, outsourced-staff] on policies or activities. Workspaces "
        "without "
        "grading objects are not judged",
    )
    source = "GB/T 22239-2019 8.1.6 to 8.1.10"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding with every rule that is missing, at the first grading object."""
        objects = architecture.of(GradingObject)
        if not objects:
            return
        by_duty = architecture.derived(takers)
        missing = [duty for duty in _RULES if not any(isinstance(one, Policy | Activity) for one in by_duty[duty])]
        if missing:
            zh = "、".join(duty.label.in_language("zh") for duty in missing)
            en = ", ".join(duty.label.in_language("en") for duty in missing)
            yield Finding(
                Place(objects[0].id),
                both(f"没有制度规定{zh}", f"no rule covers {en}"),
                both(f"在制度上写 duties: [{', '.join(missing)}]", f"write duties: [{', '.join(missing)}] on a policy"),
            )
