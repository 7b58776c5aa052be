"""INT04: interface with a closed protocol, or with none."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.blueprints.relationships import CONFORMS_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both


class ProtocolSettings(CheckSettings):
    """The words by which open protocols are known."""

    open: Annotated[
        tuple[str, ...], Field(description="words of which a protocol names at least one, letter case aside")
    ] = (
        "REST", "WebService", "SOAP", "HTTP", "WebSocket", "HL7", "FHIR", "CDA", "DICOM", "IHE", "XDS", "PIX", "PDQ",
        "WS/T", "WS ", "GB/T", "GM/T", "OIDC", "OAuth", "SAML", "Syslog", "Kafka", "MQ", "AMQP", "MQTT", "SQL", "ETL",
        "OFD", "LDAP", "gRPC", "分区视图",
    )  # fmt: skip


class ClosedProtocol(Check[ProtocolSettings]):
    """Reports interfaces without protocol, and internal ones whose protocol is neither open nor excused."""

    code = "INT04"
    name = "closed-protocol"
    severity = Severity.WARNING
    title = both("协议缺失或不开放", "protocol missing or closed")
    why = both(
        "专有协议把接口绑在一家供应商上，换厂商或接入新系统时要重做；没有协议的接口无法写进招标技术需求",
        "a proprietary protocol ties the interface to one supplier and is built again with the next one; an interface "
        "without protocol cannot be tendered",
    )
    fix = both(
        "改用开放协议（REST、HL7、DICOM、WS/T 等）或在 conforms_to 写明标准；不得已的写 protocol_reason",
        "use an open protocol, such as REST, HL7, DICOM or WS/T, or name the standard under conforms_to; where "
        "neither is possible write protocol_reason",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such interface; the other side prescribes that of external interfaces."""
        words = tuple(word.casefold() for word in self.settings.open)
        founded = {edge.source for edge in architecture.relationships_of(CONFORMS_TO)}
        for exchange in architecture.derived(exchanges):
            interface = exchange.interface
            if interface.protocol is None:
                yield _missing(exchange)
            elif (
                interface.protocol_reason is None
                and not exchange.outside
                and interface.id not in founded
                and not _is_open(interface.protocol, words)
            ):
                yield _closed(exchange, interface.protocol)


def _is_open(protocol: Text, words: tuple[str, ...]) -> bool:
    written = " ".join(protocol.in_language(language) for language in protocol.languages).casefold() + " "
    return any(word in written for word in words)


def _missing(exchange: Exchange) -> Finding:
    who = named(exchange.interface)
    return Finding(
        Place(exchange.interface.id),
        both(f"{who.zh}没有写协议", f"{who.en} names no protocol"),
        both("写上 protocol: 协议与标准", "write protocol: with its standard"),
    )


def _closed(exchange: Exchange, protocol: Text) -> Finding:
    who = named(exchange.interface)
    written: Mapping[str, str] = {language: protocol.in_language(language) for language in ("zh", "en")}
    return Finding(
        Place(exchange.interface.id, "protocol"),
        both(
            f"{who.zh}的协议“{written['zh']}”不是开放协议，也没有写理由",
            f"the protocol '{written['en']}' of {who.en} is not an open one, and no reason is given",
        ),
        both("改用开放协议，或写上 protocol_reason", "use an open protocol, or write protocol_reason"),
    )
