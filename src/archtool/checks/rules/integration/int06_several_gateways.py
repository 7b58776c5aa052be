"""INT06: external system with several gateways, or with none."""

from collections.abc import Iterator

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.blueprints.relationships import VIA
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_CLASSES = {False: both("交易类", "transaction"), True: both("批量类", "bulk")}


class SeveralGateways(Check):
    """Reports external systems that are reached by several gateways in one class of traffic, or by none."""

    code = "INT06"
    name = "not-one-gateway"
    severity = Severity.ERROR
    title = both("外部系统的同类接口没有唯一网关", "external system without exactly one gateway for a class of traffic")
    why = both(
        "政策性接口每接一次就花一次钱：各院、各系统各接一遍，政策一变要改多处，上报口径也不一致",
        "every connector to an outside platform is paid for once more; when each hospital has its own, a change of "
        "policy is made in many places and reports differ",
    )
    fix = both(
        "同一外部系统的交易类（同步、推送、查询）、批量类（批量、文件、批流结合）接口各经一个网关，写在 via",
        "let all transactions (synchronous, push, query) to one external system pass one gateway, and all bulk traffic "
        "(batch, file, stream and batch) one, under via",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each external system and class; temporary interfaces are not counted."""
        used: dict[tuple[str, bool], dict[str, Exchange]] = {}
        for exchange in architecture.derived(exchanges):
            if exchange.is_temporary or exchange.interface.direct is not None or not exchange.inside:
                continue
            for external in exchange.outside:
                if not exchange.gateways:
                    yield _none(architecture, exchange, external)
                for gateway in exchange.gateways:
                    used.setdefault((external, exchange.is_bulk), {}).setdefault(gateway, exchange)
        for (external, is_bulk), gateways in used.items():
            if len(gateways) > 1:
                yield _several(architecture, external, is_bulk, gateways)


def _none(architecture: Architecture, exchange: Exchange, external: str) -> Finding:
    who, other = named(exchange.interface), named(architecture[external])
    return Finding(
        Place(exchange.interface.id),
        both(
            f"{who.zh}与{other.zh}对接，却没有写经哪个网关",
            f"{who.en} reaches {other.en}, but passes through no gateway",
        ),
        both("写上 via: 网关", "write via: with the gateway"),
    )


def _several(architecture: Architecture, external: str, is_bulk: bool, gateways: dict[str, Exchange]) -> Finding:
    who, ids, sort = named(architecture[external]), listed(gateways), _CLASSES[is_bulk]
    return Finding(
        Place(external),
        both(
            f"{who.zh}的{sort.in_language('zh')}接口经 {len(gateways)} 个网关：{ids.zh}",
            f"{who.en} is reached by {len(gateways)} gateways for {sort.in_language('en')} traffic: {ids.en}",
        ),
        both("并为一个网关，或按协议分开并豁免", "keep one gateway, or waive with the agreement that separates them"),
        tuple(
            (
                Place(exchange.interface.id, VIA.name, gateway),
                both(
                    f"“{exchange.interface.id}”经“{gateway}”", f"'{exchange.interface.id}' passes through '{gateway}'"
                ),
            )
            for gateway, exchange in gateways.items()
        ),
    )
