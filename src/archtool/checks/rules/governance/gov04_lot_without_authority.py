"""GOV04: subproject without responsible unit or change authority."""

from collections.abc import Iterator

from archtool.blueprints.programme import Subproject
from archtool.blueprints.relationships import CHANGES_DECIDED_BY, OWNER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_NEEDED = (
    (OWNER, Named("责任单位", "responsible organisation")),
    (CHANGES_DECIDED_BY, Named("变更审批机构", "change authority")),
)


class LotWithoutAuthority(Check):
    """Reports subprojects for which nobody answers, or whose changes nobody decides."""

    code = "GOV04"
    name = "lot-without-authority"
    severity = Severity.WARNING
    title = both("子项目没有责任单位或变更审批机构", "subproject without responsible unit or change authority")
    why = both(
        "没有责任单位就没有人推进和验收；变更无人审批，投资和范围就会失控",
        "without a responsible unit nobody drives and accepts it; where nobody decides on changes, scope and cost grow",
    )
    fix = both(
        "在子项目上写 owner: 责任单位，changes_decided_by: 审批变更的机构或单位",
        "write owner and changes_decided_by on the subproject, once for all of them under defaults",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each subproject that lacks one of the two or both."""
        for lot in architecture.of(Subproject):
            missing = [(kind.name, word) for kind, word in _NEEDED if not architecture.outgoing(lot.id, kind)]
            if missing:
                who, words, keys = named(lot), without([word for _, word in missing]), [key for key, _ in missing]
                yield Finding(
                    Place(lot.id),
                    both(f"{who.zh}{words.zh}", f"{who.en} has {words.en}"),
                    both(f"写上 {'、'.join(keys)}", f"write {' and '.join(keys)}"),
                )
