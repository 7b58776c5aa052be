"""GOV02: activity without one who answers for it."""

from collections.abc import Iterator

from archtool.blueprints.governance import Activity
from archtool.blueprints.relationships import ACCOUNTABLE, PLAYED_BY, RESPONSIBLE
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_ACCOUNTABLE = Named("负责角色（A）", "role that answers for it (A)")
_RESPONSIBLE = Named("执行角色（R）", "role that does it (R)")


class UnclearActivity(Check):
    """Reports activities for which no role answers or that no role does, and roles that nobody plays."""

    code = "GOV02"
    name = "unclear-activity"
    severity = Severity.ERROR
    title = both("管理活动的责任不清", "activity without clear responsibility")
    why = both(
        "每项活动只能有一个负责（A），执行（R）的角色要有单位承担，否则出了问题互相推诿",
        "exactly one role answers for an activity, and an organisation has to stand behind every role that does it; "
        "otherwise each points to the other",
    )
    fix = both(
        "在活动上写 accountable（一个）和 responsible，在角色上写 played_by: 承担单位；写两个 accountable 读取时即报错",
        "write accountable (one role) and responsible on the activity, and played_by on the role; two under "
        "accountable are refused when the model is read",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; RACI"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each activity that lacks a role, and one for each role in use that nobody plays."""
        used: dict[str, Place] = {}
        for activity in architecture.of(Activity):
            answering = architecture.outgoing(activity.id, ACCOUNTABLE)
            doing = architecture.outgoing(activity.id, RESPONSIBLE)
            missing = [_ACCOUNTABLE] if not answering else []
            missing += [_RESPONSIBLE] if not doing else []
            if missing:
                who, words = named(activity), without(missing)
                keys = [
                    key
                    for key, word in (("accountable", _ACCOUNTABLE), ("responsible", _RESPONSIBLE))
                    if word in missing
                ]
                yield Finding(
                    Place(activity.id),
                    both(f"{who.zh}{words.zh}", f"{who.en} has {words.en}"),
                    both(f"写上 {'、'.join(keys)}", f"write {' and '.join(keys)}"),
                )
            for edge in (*answering, *doing):
                used.setdefault(edge.target, Place.of(edge))
        for role, place in used.items():
            if not architecture.outgoing(role, PLAYED_BY):
                who = named(architecture[role])
                yield Finding(
                    Place(role),
                    both(f"{who.zh}没有承担单位", f"{who.en} is played by no organisation"),
                    both("写上 played_by: 承担它的组织或机构", "name the organisation or body under played_by"),
                    ((place, both("它在这里承担活动", "it has an activity here")),),
                )
