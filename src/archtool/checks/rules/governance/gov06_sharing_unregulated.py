"""GOV06: nobody approves sharing, or no list says who supplies what."""

from collections.abc import Iterator

from archtool.analysis.provisions import Provisions
from archtool.blueprints.accountability import Provision
from archtool.blueprints.data import DataEntity, Sharing
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_NEEDED = (
    (Provision.SHARING_APPROVAL, Named("共享审批机构", "body that approves sharing")),
    (Provision.SHARING_DUTIES, Named("共享责任清单", "list of sharing duties")),
)


class SharingUnregulated(Check):
    """Reports that data are shared on conditions, and nobody is named to approve it or no list of duties exists."""

    code = "GOV06"
    name = "sharing-unregulated"
    severity = Severity.WARNING
    title = both("数据共享没有审批机构或责任清单", "sharing without approving body or list of duties")
    why = both(
        "有条件共享要有人审批，提供方要有明确的责任和时限，否则目录编好了也共享不起来",
        "sharing on conditions needs somebody who approves it, and providers need named duties and dates; otherwise "
        "the catalogue stays paper",
    )
    fix = both(
        "在审批共享的机构上写 provides: [sharing-approval]，在共享责任清单制度上写 provides: [sharing-duties]",
        "write provides: [sharing-approval] on the body that approves sharing, and provides: [sharing-duties] on the "
        "policy that lists the duties",
    )
    source = "国发〔2016〕51号"
    hint = both(
        "写 provides: [sharing-approval] 或 [sharing-duties]",
        "write provides: [sharing-approval] on the body, provides: [sharing-duties] on the policy",
    )

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding, at the first data shared on conditions."""
        conditional = [one for one in architecture.of(DataEntity) if one.sharing is Sharing.CONDITIONAL]
        provisions = Provisions(architecture)
        missing = [word for provision, word in _NEEDED if not provisions.of(provision)]
        if conditional and missing:
            words, count = without(missing), len(conditional)
            yield Finding(
                Place(conditional[0].id, "sharing"),
                both(
                    f"有 {count} 类数据有条件共享，却{words.zh}",
                    f"data are shared on conditions ({count} of the catalogue), but there is {words.en}",
                ),
            )
