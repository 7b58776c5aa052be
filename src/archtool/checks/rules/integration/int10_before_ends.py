"""INT10: interface that begins before what it connects."""

from collections.abc import Iterator

from archtool.analysis.interfaces import Exchange, exchanges
from archtool.analysis.phase import phase_numbers
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class BeforeEnds(Check):
    """Reports interfaces that go live before their provider, their consumer or their gateway."""

    code = "INT10"
    name = "interface-before-its-ends"
    severity = Severity.ERROR
    title = both("接口早于两端上线", "interface goes live before what it connects")
    why = both(
        "一端还没有建成，接口无从联调和验收：要么本期验收不了，要么要做一个没人付钱的模拟端",
        "an interface cannot be tested or accepted while one of its ends is not there: either it fails the "
        "acceptance of its phase, or somebody builds a dummy that nobody pays for",
    )
    fix = both(
        "把接口的 from 推到最晚一端的期，或提前该端",
        "move the interface's from to the phase of its last end, or that end",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each interface and end; what has no phase, or stands today, is not compared."""
        numbers = architecture.derived(phase_numbers)
        for exchange in architecture.derived(exchanges):
            start = numbers.get(exchange.interface.id)
            for end in dict.fromkeys((*exchange.ends, *exchange.gateways)) if start is not None else ():
                late = numbers.get(end)
                if late is not None and start is not None and late > start:
                    yield _finding(architecture, exchange, end, (start, late))


def _finding(architecture: Architecture, exchange: Exchange, end: str, order: tuple[int, int]) -> Finding:
    who, what = named(exchange.interface), named(architecture[end])
    early, late = (architecture.timeline.phases[number - 1] for number in order)
    return Finding(
        Place(exchange.interface.id, "from"),
        both(
            f"{who.zh}在 {early} 上线，{what.zh}在 {late} 才上线",
            f"{who.en} goes live in {early}, {what.en} only in {late}",
        ),
        both(f"写 from: {late}，或提前“{end}”", f"write from: {late}, or bring '{end}' forward"),
        ((Place(end, "from"), both(f"“{end}”在 {late} 上线", f"'{end}' goes live in {late}")),),
    )
