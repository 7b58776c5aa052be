"""INT08: external interface on a path that no permitted flow opens."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.analysis.zone_paths import ZonePaths
from archtool.blueprints.integration import ExternalSystem, Mode
from archtool.blueprints.relationships import VIA
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_PUSHED = (Mode.PUSH, Mode.FILE)


class ExternalPathNotPermitted(Check):
    """Reports external interfaces between whose ends and gateway no flow is permitted, or whose zone is unknown."""

    code = "INT08"
    name = "external-path-not-permitted"
    severity = Severity.ERROR
    title = both("外部接口的安全域路径不通", "external interface without permitted path between zones")
    why = both(
        "未写明的跨域流向一律禁止：外部系统所在域到网关、网关到业务系统，有一段没有放行，接口就接不通，"
        "放行错了域则把内网暴露在外",
        "what no flow permits is denied: when one leg from the outside zone to the gateway or on to the system is "
        "missing, the interface does not open, and opening the wrong zone exposes the inner network",
    )
    fix = both(
        "让网关部署在外部系统所在安全域的前置资源上，或补 permits_flow_to；外部系统写 in_zone",
        "host the gateway on front nodes in the zone of the external system, or add permits_flow_to; write in_zone on "
        "the external system",
    )
    source = "GB/T 22239-2019 区域边界"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each leg that is not open, and for each external system whose way in is unknown."""
        zones = architecture.derived(ZonePaths)
        unknown: set[str] = set()
        for exchange in architecture.derived(exchanges):
            if not exchange.outside or not exchange.inside:
                continue
            for external in exchange.outside:
                if not zones.of(external) and not _has_path(architecture, external) and external not in unknown:
                    unknown.add(external)
                    yield _nowhere(architecture, exchange, external)
            yield from _closed_legs(architecture, exchange, zones)


def _has_path(architecture: Architecture, external: str) -> bool:
    element = architecture[external]
    return isinstance(element, ExternalSystem) and element.path is not None


def _closed_legs(architecture: Architecture, exchange: Exchange, zones: ZonePaths) -> Iterator[Finding]:
    is_push = exchange.interface.mode in _PUSHED
    for consumer in exchange.consumers:
        for gateway in exchange.gateways or (None,):
            stops = [stop for stop in (exchange.provider, gateway, consumer) if stop is not None]
            for giver, taker in pairwise(stops):
                if not zones.permits(giver, taker, is_push):
                    yield _closed(architecture, exchange, (giver, taker), zones)


def _nowhere(architecture: Architecture, exchange: Exchange, external: str) -> Finding:
    who, how = named(architecture[external]), named(exchange.interface)
    return Finding(
        Place(external),
        both(f"{who.zh}有{how.zh}，却没有安全域", f"{who.en} is reached by {how.en}, but lies in no zone"),
        both("写上 in_zone，或用 path 说明经谁转接", "write in_zone, or say with path through whom it is reached"),
    )


def _closed(architecture: Architecture, exchange: Exchange, leg: tuple[str, str], zones: ZonePaths) -> Finding:
    who, giver, taker = named(exchange.interface), named(architecture[leg[0]]), named(architecture[leg[1]])
    start, end = _zones(zones.of(leg[0])), _zones(zones.of(leg[1]))
    place = Place(exchange.interface.id)
    gateway = next((one for one in exchange.gateways if one in leg), None)
    return Finding(
        place if gateway is None else Place(exchange.interface.id, VIA.name, gateway),
        both(
            f"{who.zh}从{giver.zh}（{start.zh}）到{taker.zh}（{end.zh}）没有放行的流向",
            f"{who.en} passes from {giver.en} ({start.en}) to {taker.en} ({end.en}), which no flow permits",
        ),
        both(
            f"改由{end.zh}内的前置网关承接，或补 permits_flow_to",
            f"use a gateway that stands in {start.en} or {end.en}, or add permits_flow_to",
        ),
        (
            (Place(leg[1]), both("到这一端", "the leg ends here")),
            (Place(leg[0]), both("从这一端", "the leg begins here")),
        ),
    )


def _zones(zones: Sequence[str]) -> Named:
    return Named("、".join(zones), ", ".join(zones))
