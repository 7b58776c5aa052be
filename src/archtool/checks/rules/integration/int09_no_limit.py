"""INT09: synchronous interface without latency or fallback."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.blueprints.integration import Mode
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_LATENCY = Named("时限", "latency")
_FALLBACK = Named("降级措施", "fallback")


class LimitSettings(CheckSettings):
    """Which interfaces somebody waits for."""

    modes: Annotated[tuple[Mode, ...], Field(description="modes that need a limit and a fallback")] = (
        Mode.SYNCHRONOUS,
    )


class NoLimit(Check[LimitSettings]):
    """Reports interfaces that somebody waits for and that name no time limit, or nothing to do when it is passed."""

    code = "INT09"
    name = "no-limit-or-fallback"
    severity = Severity.WARNING
    title = both("同步接口没有时限或降级措施", "synchronous interface without time limit or fallback")
    why = both(
        "医生、窗口、患者在等这次调用：没有时限就不知道等多久算故障，没有降级措施则对方一停，诊疗和收费跟着停",
        "a doctor, a counter or a patient waits for the call: without a limit nobody knows when to stop waiting, and "
        "without a fallback care and billing stop with the other side",
    )
    fix = both(
        "写 latency: 一次调用的时限，fallback: 超时后怎么办",
        "write latency: with the limit of one call, and fallback: what is done after it",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each interface that lacks either."""
        for exchange in architecture.derived(exchanges):
            interface = exchange.interface
            if interface.mode in self.settings.modes:
                missing = [_LATENCY] if interface.latency is None else []
                missing += [_FALLBACK] if interface.fallback is None else []
                if missing:
                    yield _finding(exchange, missing)


def _finding(exchange: Exchange, missing: list[Named]) -> Finding:
    who, lacking = named(exchange.interface), without(missing)
    keys = [key for key, word in (("latency", _LATENCY), ("fallback", _FALLBACK)) if word in missing]
    return Finding(
        Place(exchange.interface.id, "mode"),
        both(f"{who.zh}是同步调用，{lacking.zh}", f"{who.en} is called synchronously with {lacking.en}"),
        both(f"写上 {'、'.join(keys)}", f"write {' and '.join(keys)}"),
    )
