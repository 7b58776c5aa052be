"""UC02: row of the U/C matrix without any cell."""

from collections.abc import Iterator

from archtool.blueprints.application import Flow
from archtool.blueprints.integration import ExternalSystem
from archtool.blueprints.relationships import CONSUMER, CREATES, PROVIDER, READS, UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class RowWithoutData(Check):
    """Reports processes without data: flows whose steps name none, external systems that exchange none."""

    code = "UC02"
    name = "row-without-data"
    severity = Severity.WARNING
    title = both("过程不产生也不使用任何数据", "process that neither creates nor uses data")
    why = both(
        "完备性：矩阵中的空行说明过程还没有分析，或者与本项目无关",
        "completeness: an empty row is a process that nobody has analysed yet, or one that has no part here",
    )
    fix = both(
        "在流程步骤上写 data（没有系统支持的管理流程不算）；为外部系统写 creates、reads 或接口；与本项目无关的删除。"
        "系统和模块的空行由 STR08 报告",
        "write data on steps of the flow, or creates, reads or an interface on the external system, or remove it. "
        "Flows that no system supports do not count, and empty rows of systems and modules are reported by STR08",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such flow and external system."""
        for flow in architecture.of(Flow):
            is_supported = any(step.system for step in flow.steps)
            if is_supported and not any(step.data for step in flow.steps):
                who = named(flow)
                yield Finding(
                    Place(flow.id, "steps" if flow.steps else ""),
                    both(f"{who.zh}的各步骤都没有数据", f"no step of {who.en} names data"),
                    both("在产生或使用数据的步骤上写 data", "write data on the steps that create or use them"),
                )
        outside = architecture.of(ExternalSystem)
        if outside:
            busy = {edge.source for kind in (CREATES, READS, UPDATES) for edge in architecture.relationships_of(kind)}
            busy |= {edge.target for kind in (PROVIDER, CONSUMER) for edge in architecture.relationships_of(kind)}
            for system in outside:
                if system.id not in busy:
                    who = named(system)
                    yield Finding(
                        Place(system.id),
                        both(f"{who.zh}没有数据，也没有接口", f"{who.en} has neither data nor interface"),
                        both("补上与它交换的数据和接口，或删除它", "add what is exchanged with it, or remove it"),
                    )
