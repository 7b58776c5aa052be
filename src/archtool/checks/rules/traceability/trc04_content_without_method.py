"""TRC04: content without a way to build it."""

from collections.abc import Iterator

from archtool.analysis.rollup import own_cost
from archtool.analysis.tracing import contents, is_described, lots_of
from archtool.blueprints.programme import Trace
from archtool.blueprints.relationships import BUDGETED_IN
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ContentWithoutMethod(Check):
    """Reports traces whose subprojects build nothing in the architecture, and costed elements that say nothing."""

    code = "TRC04"
    name = "content-without-method"
    severity = Severity.ERROR
    title = both("建设内容没有技术方案", "content without technical scheme")
    why = both(
        "有内容（WHAT）没有方案（HOW）：架构中找不到它由什么建成，也写不出招标需求",
        "content (WHAT) without a way (HOW): nothing in the architecture shows what it is built of, and no tender "
        "requirement can be written",
    )
    fix = both(
        "给子项目配上建设它的元素（元素上写 subproject）；给有投资的元素写 functions、purpose 或 specification",
        "let elements name the subproject that builds them; give every costed element functions, a purpose or a "
        "specification",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; 2W+2H of the client (WHAT to HOW)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each trace, and one for each subproject with elements that say nothing."""
        built = architecture.derived(contents)
        for trace in architecture.of(Trace):
            empty = [lot for lot in lots_of(architecture, trace.id) if lot not in built]
            if empty:
                who, words = named(trace), listed(empty)
                yield Finding(
                    Place(trace.id, BUDGETED_IN.name),
                    both(
                        f"{who.zh}的子项目没有建设任何元素：{words.zh}",
                        f"{who.en} leads to subprojects without elements: {words.en}",
                    ),
                    both("在建设的元素上写 subproject", "name the subproject on the elements that it builds"),
                )
        for lot, elements in built.items():
            silent = [
                one
                for one in elements
                if own_cost(architecture[one]).amount and not is_described(architecture, architecture[one])
            ]
            if silent:
                who, words = named(architecture[lot]), listed(silent)
                yield Finding(
                    Place(silent[0]),
                    both(
                        f"{who.zh}中有投资的元素没有方案：{words.zh}",
                        f"elements of {who.en} have costs but no technical scheme: {words.en}",
                    ),
                    both("写上 functions、purpose 或 specification", "write functions, purpose or specification"),
                    tuple((Place(one), both("同样没有方案", "this one says nothing either")) for one in silent[1:]),
                )
