"""GOV08: safeguards that are not all there."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.accountability import Provision
from archtool.blueprints.governance import Policy, PolicyArea
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_USUAL = (
    Provision.ORGANISATION, Provision.POLICY, Provision.FUNDING, Provision.TALENT, Provision.SECURITY,
)  # fmt: skip


class SafeguardSettings(CheckSettings):
    """Which safeguards a programme must have."""

    safeguards: Annotated[tuple[Provision, ...], Field(description="safeguards that must be there")] = _USUAL


class MissingSafeguard(Check[SafeguardSettings]):
    """Reports safeguards that no policy of that area provides for."""

    code = "GOV08"
    name = "missing-safeguard"
    severity = Severity.WARNING
    title = both("保障措施不全", "safeguards not complete")
    why = both(
        "初步设计要提出组织、政策、资金、人才、安全等保障措施，缺一项评审就会问",
        "the design has to propose safeguards of organisation, policy, money, talent and security, and reviewers ask "
        "for the one that is missing",
    )
    fix = both(
        "在 area: safeguards 的制度上用 provides 写明提供哪些保障",
        "say under provides of a policy with area: safeguards which of them it provides",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both(
        "在 area: safeguards 的制度的 provides 中补上", "add them to provides of the policy with area: safeguards"
    )

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding, at the first policy of safeguards, or at the first policy where there is none."""
        policies = architecture.of(Policy)
        safeguards = [one for one in policies if one.area is PolicyArea.SAFEGUARDS]
        provided = {provision for one in safeguards for provision in one.provides}
        missing = [one.label for one in self.settings.safeguards if one not in provided]
        if not policies or not missing:
            return
        zh = "、".join(label.in_language("zh") for label in missing)
        en = ", ".join(label.in_language("en") for label in missing)
        where = (safeguards or policies)[0]
        who = named(where)
        yield Finding(
            Place(where.id, "provides") if where.provides else Place(where.id),
            both(f"{who.zh}缺少{zh}", f"{who.en} lacks safeguards: {en}")
            if safeguards
            else both(f"没有保障措施制度，缺少{zh}", f"no policy of safeguards; missing are {en}"),
        )
