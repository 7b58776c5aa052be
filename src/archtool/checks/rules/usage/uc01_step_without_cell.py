"""UC01: flow step that uses data outside the U/C matrix."""

from collections.abc import Iterator

from archtool.analysis.localities import Localities
from archtool.blueprints.application import Flow
from archtool.blueprints.relationships import CARRIES, CONSUMER, CREATES, PROVIDER, READS, UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class StepWithoutCell(Check):
    """Reports steps of flows whose system neither creates nor uses the data of the step."""

    code = "UC01"
    name = "step-without-cell"
    severity = Severity.WARNING
    title = both("流程步骤使用的数据不在 U/C 矩阵中", "flow step with data outside the U/C matrix")
    why = both(
        "完备性：流程画着系统处理某数据，矩阵里却没有这一格，按矩阵划分的子系统和接口就会漏掉它",
        "completeness: the flow shows a system at work on data, and the matrix has no such cell; subsystems and "
        "interfaces that are derived from the matrix miss it",
    )
    fix = both(
        "在该系统上写 creates、reads 或 updates，或改正步骤的 system、data。"
        "系统的模块、所属系统以及经接口提供或接收该数据的，都算有这一格。每列至少一个 C 和一个 U 由 DAT01、DAT02 检查",
        "write creates, reads or updates on the system, or correct system or data of the step. Its parts, what it is "
        "part of, and both ends of an interface that carries the data count as well. That each column has a C and a U "
        "is checked by DAT01 and DAT02",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each step and datum without cell."""
        localities = architecture.derived(Localities)
        for flow in architecture.of(Flow):
            for number, step in enumerate(flow.steps, start=1):
                if step.system is None or step.system not in architecture:
                    continue
                for data in step.data:
                    if data in architecture and not _has_cell(architecture, localities, step.system, data):
                        who, what = named(architecture[step.system]), named(architecture[data])
                        where = named(flow)
                        yield Finding(
                            Place(flow.id, "steps"),
                            both(
                                f"{where.zh}第 {number} 步由{who.zh}处理{what.zh}，但它既不产生也不使用该数据",
                                f"step {number} of {where.en} works on {what.en} with {who.en}, which neither creates "
                                "nor uses it",
                            ),
                            both(
                                f"在“{step.system}”上写 reads 或 creates: [{data}]，或改正步骤",
                                f"write reads or creates: [{data}] on '{step.system}', or correct the step",
                            ),
                            ((Place(step.system), both("步骤的系统", "the system of the step")),),
                        )


def _has_cell(architecture: Architecture, localities: Localities, system: str, data: str) -> bool:
    lineage = localities.lineage(system)
    users = [edge.source for kind in (CREATES, READS, UPDATES) for edge in architecture.incoming(data, kind)]
    for interface in architecture.sources(data, CARRIES):
        users += (*architecture.targets(interface, PROVIDER), *architecture.targets(interface, CONSUMER))
    return any(user in lineage or system in localities.lineage(user) for user in users)
