"""OVL08: second cloud, second private network, second certificate authority."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from archtool.analysis.localities import Localities
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.blueprints.infrastructure import CryptographicDevice, Network, ResourcePool, Storage
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_CLOUD = Named("云", "cloud")
_NETWORK = Named("专网", "private network")
_AUTHORITY = Named("证书认证", "certificate authority")
_GIVEN_UP = (Status.RETIRE, Status.REPLACE)


class SecondInfrastructureSettings(CheckSettings):
    """By which names certificate authorities are known."""

    authorities: Annotated[tuple[str, ...], Field(description="words in the name of a certificate authority")] = (
        "证书认证",
        "电子认证",
        "certificate authority",
    )


class SecondInfrastructure(Check[SecondInfrastructureSettings]):
    """Reports pools and storage outside the one cloud, networks outside the one network, and a second authority."""

    code = "OVL08"
    name = "second-infrastructure"
    severity = Severity.ERROR
    title = both("另建云、专网或证书认证", "second cloud, private network or certificate authority")
    why = both(
        "一朵云、一张网：医院机房再买服务器、再拉专网、再建认证，钱花两次，等保和密评也要多做一套",
        "one cloud, one network: servers bought for a hospital's own room, a second network or a second authority "
        "are paid for twice, and graded and assessed twice",
    )
    fix = both(
        "用统一资源池、专网和认证；确需就地的按边缘节点（edge_nodes）说明，或用 overlap_decisions 记录结论",
        "use the common pool, network and authority; what must stand on the spot is an edge node, or a recorded "
        "decision",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each element outside; the one is whoever has most parts, else the first."""
        localities = architecture.derived(Localities)
        decisions = OverlapDecisions(architecture, localities)
        authorities = tuple(
            one for one in architecture.of(CryptographicDevice) if _is_called(one, self.settings.authorities)
        )
        for sort, elements in (
            (_CLOUD, architecture.of(ResourcePool, Storage)),
            (_NETWORK, architecture.of(Network)),
        ):
            for one, main in _outside(elements, localities):
                if not decisions.about(one.id, main):
                    yield _finding(architecture, one, main, sort)
        standing = [one for one in authorities if one.status not in _GIVEN_UP]
        for one in standing[1:]:
            if not decisions.about(one.id, standing[0].id):
                yield _finding(architecture, one, standing[0].id, _AUTHORITY)


def _is_called(one: Element, words: Sequence[str]) -> bool:
    names = " ".join(one.name.in_language(language) for language in one.name.languages).casefold()
    return any(word.casefold() in names for word in words)


def _outside(elements: Sequence[Element], localities: Localities) -> Iterator[tuple[Element, str]]:
    """Yield each element that is not part of the whole to which most belong, with that whole."""
    standing = [one for one in elements if one.status not in _GIVEN_UP]
    wholes = {one.id: localities.lineage(one.id)[-1] for one in standing}
    counts = Counter(whole for one, whole in wholes.items() if whole != one)
    if not counts:
        return
    main = max(counts, key=counts.__getitem__)
    for one in standing:
        if wholes[one.id] != main:
            yield one, main


def _finding(architecture: Architecture, one: Element, main: str, sort: Named) -> Finding:
    who, other = named(one), named(architecture[main])
    return Finding(
        Place(one.id),
        both(f"{who.zh}是{other.zh}之外的第二套{sort.zh}", f"{who.en} is a second {sort.en} beside {other.en}"),
        both(
            f"并入“{main}”，或在 overlap_decisions 写明",
            f"make it part of '{main}', or record a decision",
        ),
        ((Place(main), both("已有的一套", "the one that is there")),),
    )
