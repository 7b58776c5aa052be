"""INT13: sensitive data on an interface without protection."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.blueprints.data import DataEntity
from archtool.blueprints.relationships import CARRIES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, listed, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_ENCRYPTION = Named("加密", "encryption")
_AUTHENTICATION = Named("双向认证", "mutual authentication")
_AUDIT = Named("审计", "audit")


class ProtectionSettings(CheckSettings):
    """From which level on data are protected, and by which words each measure is known."""

    level: Annotated[int, Field(ge=1, le=5, description="sensitivity of data from which on protection is due")] = 4
    encryption: Annotated[tuple[str, ...], Field(description="words for encryption in transit")] = (
        "TLS", "IPSEC", "加密", "国密", "SM4", "VPN", "encrypt",
    )  # fmt: skip
    authentication: Annotated[tuple[str, ...], Field(description="words for mutual authentication")] = (
        "双向", "mutual", "互认证",
    )  # fmt: skip
    audit: Annotated[tuple[str, ...], Field(description="words for an audit log")] = ("审计", "audit", "留痕")


class Unprotected(Check[ProtectionSettings]):
    """Reports interfaces that carry sensitive data without encryption, mutual authentication and audit."""

    code = "INT13"
    name = "sensitive-data-unprotected"
    severity = Severity.ERROR
    title = both("敏感数据的接口缺少保护", "interface carries sensitive data without protection")
    why = both(
        "4级及以上健康医疗数据明文或单向认证传输，一次窃听或冒接就是大面积个人信息泄露，等保测评和密评也过不了",
        "health data of level 4 and above that travel in clear, or to whoever connects, leak in bulk at the first "
        "interception, and pass neither the classified protection test nor the cryptographic one",
    )
    fix = both(
        "在 protection 写明加密（国密TLS或IPSec）、双向证书和审计",
        "name encryption (SM TLS or IPSec), mutual certificates and audit under protection",
    )
    source = "GB/T 39725-2020"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each interface that carries such data and lacks any of the three."""
        sensitive = {one.id for one in architecture.of(DataEntity) if (one.level or 0) >= self.settings.level}
        for exchange in architecture.derived(exchanges):
            carried = [data for data in exchange.data if data in sensitive]
            missing = self._missing(exchange) if carried else []
            if missing:
                yield _finding(exchange, carried, missing)

    def _missing(self, exchange: Exchange) -> list[Named]:
        words = exchange.interface.protection
        written = " ".join(words.in_language(one) for one in words.languages).casefold() if words else ""
        measures = (
            (_ENCRYPTION, self.settings.encryption),
            (_AUTHENTICATION, self.settings.authentication),
            (_AUDIT, self.settings.audit),
        )
        return [measure for measure, known in measures if not any(word.casefold() in written for word in known)]


def _finding(exchange: Exchange, carried: list[str], missing: list[Named]) -> Finding:
    who, what, lacking = named(exchange.interface), listed(carried), without(missing)
    return Finding(
        Place(exchange.interface.id, "" if exchange.interface.protection is None else "protection"),
        both(f"{who.zh}交换敏感数据{what.zh}，{lacking.zh}", f"{who.en} carries sensitive {what.en} with {lacking.en}"),
        both("在 protection 写明所缺的措施", "name what is missing under protection"),
        tuple(
            (Place(exchange.interface.id, CARRIES.name, data), both("敏感数据", "sensitive data")) for data in carried
        ),
    )
