"""INT05: interface between subprojects that passes by the bus and the gateways."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.analysis.lots import Lots
from archtool.blueprints.integration import InterfaceType
from archtool.blueprints.relationships import CONSUMER, PROVIDER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class BypassSettings(CheckSettings):
    """Which interfaces may run from end to end."""

    direct_types: Annotated[
        tuple[InterfaceType, ...], Field(description="types of interface that need no bus and no gateway")
    ] = (InterfaceType.HOSPITAL, InterfaceType.TENANT_VIEW, InterfaceType.MIGRATION, InterfaceType.TRANSITIONAL)


class Bypass(Check[BypassSettings]):
    """Reports interfaces from a system of one subproject to one of another that pass through no bus or gateway."""

    code = "INT05"
    name = "point-to-point-between-lots"
    severity = Severity.ERROR
    title = both("子项目之间点对点直连", "point-to-point interface between subprojects")
    why = both(
        "绕过总线和网关的接口无法统一鉴权、限流、审计和监测，系统一换就断，最后又回到网状直连",
        "an interface that passes by the bus escapes its authentication, limits, audit and monitoring, breaks with "
        "every replacement, and ends in the mesh that the bus was to replace",
    )
    fix = both(
        "写 via: 总线或网关；确属例外的写 direct: tenant-view、platform-service 或 migration",
        "write via: with the bus or gateway; a listed exception is written direct: tenant-view, platform-service or "
        "migration",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each interface and consumer in another subproject."""
        lots = architecture.derived(Lots)
        for exchange in architecture.derived(exchanges):
            interface = exchange.interface
            if exchange.gateways or interface.direct is not None or interface.type in self.settings.direct_types:
                continue
            for consumer in exchange.consumers:
                if exchange.provider is not None and lots.differ(exchange.provider, consumer):
                    yield _finding(architecture, exchange, exchange.provider, consumer, lots)


def _finding(architecture: Architecture, exchange: Exchange, provider: str, consumer: str, lots: Lots) -> Finding:
    who, giver, taker = named(exchange.interface), named(architecture[provider]), named(architecture[consumer])
    first, second = lots.of(provider), lots.of(consumer)
    return Finding(
        Place(exchange.interface.id),
        both(
            f"{who.zh}从{giver.zh}（{first}）直连{taker.zh}（{second}），不经总线或网关",
            f"{who.en} runs from {giver.en} ({first}) to {taker.en} ({second}) without bus or gateway",
        ),
        both("写 via，或写 direct 说明属于哪种例外", "write via, or say with direct which exception it is"),
        (
            (Place(exchange.interface.id, PROVIDER.name, provider), both("提供方", "the provider")),
            (Place(exchange.interface.id, CONSUMER.name, consumer), both("使用方", "the consumer")),
        ),
    )
