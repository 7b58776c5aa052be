"""NET07: institution that no line reaches."""

from collections.abc import Iterator

from archtool.blueprints.infrastructure import Link
from archtool.blueprints.programme import Organisation
from archtool.blueprints.relationships import CONNECTS
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both
from archtool.workspace.members import with_groups


class InstitutionNotReached(Check):
    """Reports medical institutions that no line of the private network reaches."""

    code = "NET07"
    name = "institution-not-reached"
    severity = Severity.ERROR
    title = both("专网没有覆盖的医疗机构", "institution that no line reaches")
    why = both(
        "招标要求专网覆盖公立医疗机构；漏掉一家，它的系统就上不了云",
        "the network has to cover the public institutions; one that it misses cannot use a single central system",
    )
    fix = both(
        "在链路的 connects 中写上该机构或其所属群体。写有 level 的机构才检查，且至少有一条链路接到机构",
        "name the institution, or a group to which it belongs, under connects of a link. Organisations with a level "
        "are "
        "judged, in workspaces where some link connects an organisation",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding with every institution that is missed, at the first of them."""
        reached = {target for link in architecture.of(Link) for target in architecture.targets(link.id, CONNECTS)}
        if not any(isinstance(architecture[one], Organisation) for one in sorted(reached)):
            return
        missed = sorted(
            one.id
            for one in architecture.of(Organisation)
            if one.level is not None and reached.isdisjoint(with_groups(architecture, one.id))
        )
        if missed:
            yield Finding(
                Place(missed[0]),
                both("医疗机构没有链路接入", "no line reaches medical institutions of the programme"),
                both("在链路的 connects 中补上", "add them to connects of a link"),
                organisations=tuple(missed),
            )
