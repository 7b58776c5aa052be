"""STD01: client standard that nothing cites, or without conformity table."""

from collections.abc import Iterator

from archtool.analysis.maturity import assessed
from archtool.blueprints.governance import Policy, PolicyArea
from archtool.blueprints.programme import Standard, Target
from archtool.blueprints.relationships import CONFORMS_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.kind import Basis
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class StandardWithoutConformity(Check):
    """Reports client standards that nothing follows, and those assessed in organisations without conformity table."""

    code = "STD01"
    name = "standard-without-conformity"
    severity = Severity.ERROR
    title = both("招标文件所列标准未引用或没有符合性对照", "client standard not cited, or without conformity table")
    why = both(
        "招标文件点名的标准逐项核对：设计中没有引用，或没有逐条对照，就无法证明符合",
        "reviewers go through the standards that the client names: where nothing cites one, or no clause-by-clause "
        "table exists, conformity cannot be shown",
    )
    fix = both(
        "在遵循它的元素上写 conforms_to；对组织达标的标准，另写一项 area: standards 的制度"
        "（符合性对照）conforms_to 该标准",
        "name it under conforms_to of what follows it; where organisations are assessed by it, let a policy with "
        "area: standards (the conformity table) conform to it as well",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each standard of the client; targets alone do not cite it."""
        tables = {
            followed
            for policy in architecture.of(Policy)
            if policy.area is PolicyArea.STANDARDS
            for followed in architecture.targets(policy.id, CONFORMS_TO)
        }
        targets: dict[str, list[str]] = {}
        for target in assessed(architecture):
            for followed in architecture.targets(target.id, CONFORMS_TO):
                targets.setdefault(followed, []).append(target.id)
        for standard in architecture.of(Standard):
            if standard.basis is not Basis.CLIENT:
                continue
            followers = architecture.sources(standard.id, CONFORMS_TO)
            if all(isinstance(architecture[one], Target) for one in followers):
                yield _uncited(standard)
            elif standard.id in targets and standard.id not in tables:
                yield _without_table(standard, targets[standard.id])


def _uncited(standard: Standard) -> Finding:
    who = named(standard)
    return Finding(
        Place(standard.id),
        both(f"{who.zh}出自招标文件，却没有元素遵循", f"{who.en} is the client's, but nothing follows it"),
        both("在遵循它的元素上写 conforms_to", "name it under conforms_to of what follows it"),
    )


def _without_table(standard: Standard, targets: list[str]) -> Finding:
    who, words = named(standard), listed(targets)
    return Finding(
        Place(standard.id),
        both(
            f"{who.zh}没有符合性对照，而 {words.zh} 要按它达标",
            f"{who.en} has no conformity table, and is to be reached as {words.en}",
        ),
        both(
            "写一项 area: standards 的制度，conforms_to 该标准",
            "write a policy with area: standards that conforms_to it",
        ),
        tuple((Place(target), both("按该标准达标", "to be reached by this standard")) for target in targets),
    )
