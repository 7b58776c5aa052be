"""INF03: core systems that do not fit what remains when a centre fails."""

from collections.abc import Iterator
from decimal import Decimal

from archtool.analysis.capacity import FailOver, Load, fail_overs, placement, worked_sum
from archtool.analysis.hosting import centres_of
from archtool.blueprints.infrastructure import Centre
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_WHOLE = Decimal(1)


class CoreDoesNotFit(Check):
    """Reports centres that cannot carry the core systems when the production centre, or the city, fails."""

    code = "INF03"
    name = "core-does-not-fit"
    severity = Severity.ERROR
    title = both("主中心失效后核心业务放不下", "core systems do not fit what remains when a centre fails")
    why = both(
        "双活和灾备的意义在于接得住：剩下的资源池装不下核心业务，切换过去也是停",
        "active-active and recovery mean that somebody takes over; a pool too small for the core stops with it",
    )
    fix = both(
        "扩大同城、异地资源池，或缩小核心范围（子项目的 core）；接管的资源池与失效的在同一安全域",
        "enlarge the pools of the same-city or remote centre, or shrink the core (core of the subprojects); a pool "
        "takes "
        "over from one in the same zone",
    )
    source = "初步设计评审惯例; the reference programme (core set against pool B, minimum set against pool C)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each pool whose core nobody can take over, and for each remote pool too small."""
        found = architecture.derived(placement)
        roles = {centre.id: centre.role for centre in architecture.of(Centre)}
        if "same-city" in roles.values():
            for fail_over in fail_overs(architecture, found):
                if not fail_over.survivors:
                    yield _no_heir(architecture, fail_over)
                elif not fail_over.fits(_WHOLE):
                    yield _too_small(architecture, fail_over)
        remote = {centre for centre, role in roles.items() if role == "remote"}
        for load in found.loads:
            places = centres_of(architecture, load.host)
            if places and places <= remote and not load.fits(_WHOLE):
                yield _remote(architecture, load)


def _no_heir(architecture: Architecture, fail_over: FailOver) -> Finding:
    who, core = named(architecture[fail_over.lost]), listed(demand.source for demand in fail_over.demands)
    return Finding(
        Place(fail_over.lost),
        both(
            f"{who.zh}失效后，同城中心的同一安全域内没有资源池接管核心 {core.zh}",
            f"when {who.en} fails, no pool of the same zone in the same-city centre takes over the core {core.en}",
        ),
        both("在同城中心同一安全域建资源池", "build a pool in the same zone of the same-city centre"),
    )


def _too_small(architecture: Architecture, fail_over: FailOver) -> Finding:
    who, lost = listed(fail_over.survivors), named(architecture[fail_over.lost])
    worked = worked_sum(fail_over.demands, fail_over.capacity)
    return Finding(
        Place(fail_over.survivors[0], "compute"),
        both(
            f"{lost.zh}失效后，核心业务超过接管资源池 {who.zh} 的能力：{worked}",
            f"when {lost.en} fails, the core is more than {who.en} can take over: {worked}",
        ),
        both("扩大接管资源池，或缩小核心范围", "enlarge the pool that takes over, or shrink the core"),
        tuple((Place(demand.source, "needs"), both("核心需求在这里", "core demand")) for demand in fail_over.demands),
    )


def _remote(architecture: Architecture, load: Load) -> Finding:
    who = named(architecture[load.host])
    return Finding(
        Place(load.host, "compute"),
        both(f"{who.zh}装不下异地要恢复的业务：{load}", f"{who.en} is too small for what it must recover: {load}"),
        both("扩大异地资源池，或缩小最小业务集", "enlarge the remote pool, or shrink the minimum business set"),
        tuple((Place(demand.source), both("需求在这里", "asked for here")) for demand in load.demands),
    )
