"""SEC03: part of classified protection that no control answers."""

from collections.abc import Iterator

from archtool.analysis.protection import graded_at_least, open_areas, unmet
from archtool.blueprints.protection import ControlArea
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

LAYERS = (ControlArea.NETWORK, ControlArea.BOUNDARY, ControlArea.COMPUTING, ControlArea.CENTRE)
_LEVEL = 3


class ProtectionLayerOpen(Check):
    """Reports level-three objects without control for a layer, and controls of a layer that nothing meets."""

    code = "SEC03"
    name = "protection-layer-open"
    severity = Severity.ERROR
    title = both("“一个中心、三重防护”有缺口", "layer of classified protection that nothing answers")
    why = both(
        "通信网络、区域边界、计算环境、管理中心缺一层，测评就有高风险项，过不了三级",
        "network, boundary, computing or management centre left open is a high risk in the assessment, which then "
        "fails",
    )
    fix = both(
        "在 controls 中写各层措施（area），由设备或制度 meets；定级对象用 protected_by 引用",
        "declare a control for each layer (area), let devices or rules meet it, and name it under protected_by of the "
        "grading objects",
    )
    source = "GB/T 22239-2019 8.1.2 to 8.1.5"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each object with layers left open, and for each control that nothing meets."""
        for gap in open_areas(architecture, graded_at_least(architecture, _LEVEL), LAYERS):
            who = named(gap.graded)
            zh = "、".join(area.label.in_language("zh") for area in gap.areas)
            en = ", ".join(area.label.in_language("en") for area in gap.areas)
            yield Finding(
                Place(gap.graded.id),
                both(f"{who.zh}没有落实{zh}", f"{who.en} answers nothing for {en}"),
                both("在 protected_by 中写该层的控制措施", "name a control of that area under protected_by"),
            )
        for control in unmet(architecture, LAYERS):
            who = named(control)
            yield Finding(
                Place(control.id),
                both(f"{who.zh}没有设备或制度落实", f"{who.en} is met by no device or rule"),
                both("写上 met_by: [设备]", "write met_by with the devices that answer it"),
            )
