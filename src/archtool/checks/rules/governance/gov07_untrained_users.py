"""GOV07: users whom the training plan leaves out."""

from collections.abc import Iterator

from archtool.analysis.provisions import Provisions
from archtool.blueprints.accountability import Provision
from archtool.blueprints.governance import Body, Policy
from archtool.blueprints.programme import Organisation
from archtool.blueprints.relationships import APPLIES_TO, USED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both
from archtool.workspace.members import members, with_groups


class UntrainedUsers(Check):
    """Reports hospitals and grassroots institutions that use systems and that no training plan covers."""

    code = "GOV07"
    name = "untrained-users"
    severity = Severity.WARNING
    title = both("培训计划没有覆盖全部使用单位", "training plan leaves out users")
    why = both(
        "只培训信息科，临床和基层不会用，系统上线后用不起来，分级评价也看实际应用",
        "where only the IT staff is trained, clinicians and grassroots staff cannot work with the systems, and the "
        "maturity assessments count actual use",
    )
    fix = both(
        "在培训制度上写 provides: [training] 和 applies_to: 各类使用单位；写组即包括其成员，不写 applies_to 即覆盖全部",
        "write provides: [training] and applies_to with the user groups on the policy; a group stands for its "
        "members, and a plan without applies_to covers everybody",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding: at the first training plan that leaves users out, or at the first user where none is."""
        users = _institutions(architecture)
        plans = Provisions(architecture).of(Provision.TRAINING)
        covered = {one for plan in plans for one in architecture.targets(plan.id, APPLIES_TO)}
        if plans and not all(architecture.outgoing(plan.id, APPLIES_TO) for plan in plans):
            return
        left_out = [user for user in users if not _is_covered(architecture, user, covered)]
        if left_out:
            yield _finding(plans[0] if plans else None, left_out)


def _institutions(architecture: Architecture) -> list[str]:
    """Return the users that are institutions of a known level, or groups of such."""
    users = dict.fromkeys(edge.target for edge in architecture.relationships_of(USED_BY))
    return [user for user in users if any(_has_level(architecture, one) for one in members(architecture, user))]


def _has_level(architecture: Architecture, organisation: str) -> bool:
    one = architecture[organisation]
    return isinstance(one, Organisation) and one.level is not None


def _is_covered(architecture: Architecture, user: str, covered: set[str]) -> bool:
    """Return whether a plan names the user, a group that holds it, or a group for each of its members."""
    return all(
        not covered.isdisjoint(with_groups(architecture, one)) for one in members(architecture, user)
    ) or not covered.isdisjoint(with_groups(architecture, user))


def _finding(plan: Policy | Body | None, left_out: list[str]) -> Finding:
    words, hint = listed(left_out), both("在 applies_to 中补上", "add them to its applies_to")
    if plan is None:
        return Finding(
            Place(left_out[0]),
            both(f"没有培训计划，使用单位未培训：{words.zh}", f"no training plan covers the users: {words.en}"),
            both("写一项制度：provides: [training]", "write a policy with provides: [training]"),
        )
    who = named(plan)
    return Finding(
        Place(plan.id, "applies_to"),
        both(f"{who.zh}没有覆盖使用单位：{words.zh}", f"{who.en} leaves out users: {words.en}"),
        hint,
        tuple((Place(user), both("它使用系统", "it uses systems")) for user in left_out),
    )
