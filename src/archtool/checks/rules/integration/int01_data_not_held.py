"""INT01: data that an interface carries and an end of it does not have."""

from collections.abc import Iterator

from archtool.analysis.holders import Holders
from archtool.analysis.interfaces import Exchange, exchanges
from archtool.analysis.localities import Localities
from archtool.blueprints.relationships import CARRIES, CONSUMER, CREATES, PROVIDER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_HANDED_OVER = (Status.REPLACE, Status.RETIRE)


class DataNotHeld(Check):
    """Reports data on an interface that its provider does not hold, or that its consumer is not registered to use."""

    code = "INT01"
    name = "data-not-held"
    severity = Severity.ERROR
    title = both(
        "接口交换的数据提供方没有，或使用方未登记", "interface carries data that one of its ends does not have"
    )
    why = both(
        "提供方不产生也不使用的数据，接口上线时无数可供；使用方没有登记为该数据的使用方，就没有取得数据的授权依据",
        "a provider that neither creates nor uses data has nothing to send when the interface goes live; a consumer "
        "that is not registered as a user has no ground on which it receives them",
    )
    fix = both(
        "改正 provider、consumer 或 carries，或给该端补上 creates 或 reads；使用方自己是数据源、提供方只供原始数据的，"
        "写 source_feed: true",
        "correct provider, consumer or carries, or add creates or reads to that end; where the consumer is itself the "
        "master and the provider only feeds it, write source_feed: true",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each data and end.

        What is replaced or retired may hand over all that it has, and whoever takes it in passes it on.
        """
        localities = architecture.derived(Localities)
        holders = Holders(architecture, localities)
        masters = Holders(architecture, localities, (CREATES,))
        for exchange in architecture.derived(exchanges):
            for data in exchange.data:
                if not _may_give(architecture, exchange, data, holders, masters):
                    yield _not_given(architecture, exchange, data)
                for consumer in exchange.consumers if not exchange.is_temporary else ():
                    if not holders.has(consumer, data):
                        yield _not_registered(architecture, exchange, data, consumer)


def _may_give(architecture: Architecture, exchange: Exchange, data: str, holders: Holders, masters: Holders) -> bool:
    provider = exchange.provider
    if provider is None or holders.has(provider, data) or architecture[provider].status in _HANDED_OVER:
        return True
    return exchange.interface.source_feed and any(masters.has(consumer, data) for consumer in exchange.consumers)


def _not_given(architecture: Architecture, exchange: Exchange, data: str) -> Finding:
    who, giver, what = (
        named(exchange.interface),
        named(architecture[exchange.provider or ""]),
        named(architecture[data]),
    )
    return Finding(
        Place(exchange.interface.id, CARRIES.name, data),
        both(
            f"{who.zh}由{giver.zh}提供{what.zh}，但它既不产生也不使用该数据",
            f"{who.en} carries {what.en} from {giver.en}, which neither creates nor reads it",
        ),
        both(
            f"改正 provider，或在“{exchange.provider}”上写 reads: [{data}]；供给数据源的原始数据写 source_feed: true",
            f"correct the provider, or write reads: [{data}] on '{exchange.provider}'; for a feed to the master write "
            "source_feed: true",
        ),
        (
            (
                Place(exchange.interface.id, PROVIDER.name, exchange.provider),
                both("提供方写在这里", "the provider is written here"),
            ),
        ),
    )


def _not_registered(architecture: Architecture, exchange: Exchange, data: str, consumer: str) -> Finding:
    who, taker, what = named(exchange.interface), named(architecture[consumer]), named(architecture[data])
    return Finding(
        Place(exchange.interface.id, CARRIES.name, data),
        both(
            f"{who.zh}把{what.zh}送给{taker.zh}，但它没有登记为该数据的使用方",
            f"{who.en} carries {what.en} to {taker.en}, which is not registered as a user of it",
        ),
        both(
            f"在“{consumer}”上写 reads: [{data}]，或从接口去掉该数据",
            f"write reads: [{data}] on '{consumer}', or take it off",
        ),
        (
            (
                Place(exchange.interface.id, CONSUMER.name, consumer),
                both("使用方写在这里", "the consumer is written here"),
            ),
        ),
    )
