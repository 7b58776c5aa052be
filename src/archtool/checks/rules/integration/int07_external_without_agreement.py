"""INT07: external interface without agreement or fallback."""

from collections.abc import Iterator

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.blueprints.relationships import CONSUMER, PROVIDER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_AGREEMENT = Named("对方单位的协议", "agreement with the other side")
_FALLBACK = Named("备用措施", "fallback")


class ExternalWithoutAgreement(Check):
    """Reports external interfaces that say nothing of an agreement with the other side, or of a fallback."""

    code = "INT07"
    name = "external-without-agreement"
    severity = Severity.WARNING
    title = both("外部接口没有协议或备用措施", "external interface without agreement or fallback")
    why = both(
        "外部系统不由本项目控制：没有书面协议就可能接不上，没有备用措施则对方停机业务就停",
        "the other side is not under the programme's control: without a written agreement the interface may never "
        "open, and without a fallback work stops when they do",
    )
    fix = both(
        "写 agreement: 协议及其状态，fallback: 对方不可用时怎么办",
        "write agreement: with its state, and fallback: what is done while the other side does not answer",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each interface; temporary ones and those between outsiders are left out."""
        for exchange in architecture.derived(exchanges):
            interface = exchange.interface
            if not exchange.outside or not exchange.inside or exchange.is_temporary:
                continue
            missing = [_AGREEMENT] if interface.agreement is None else []
            missing += [_FALLBACK] if interface.fallback is None else []
            if missing:
                yield _finding(architecture, exchange, missing)


def _finding(architecture: Architecture, exchange: Exchange, missing: list[Named]) -> Finding:
    who, other, lacking = named(exchange.interface), named(architecture[exchange.outside[0]]), without(missing)
    keys = [key for key, word in (("agreement", _AGREEMENT), ("fallback", _FALLBACK)) if word in missing]
    end = PROVIDER if exchange.provider == exchange.outside[0] else CONSUMER
    return Finding(
        Place(exchange.interface.id),
        both(f"{who.zh}与{other.zh}对接，{lacking.zh}", f"{who.en} reaches {other.en} with {lacking.en}"),
        both(f"写上 {'、'.join(keys)}", f"write {' and '.join(keys)}"),
        ((Place(exchange.interface.id, end.name, exchange.outside[0]), both("外部一端", "the end outside")),),
    )
