"""SEC06: layer of cryptography that no control answers."""

from collections.abc import Iterator

from archtool.analysis.protection import graded_at_least, open_areas, unmet
from archtool.blueprints.protection import ControlArea
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

LAYERS = (
    ControlArea.CRYPTO_PHYSICAL,
    ControlArea.CRYPTO_NETWORK,
    ControlArea.CRYPTO_COMPUTING,
    ControlArea.CRYPTO_DATA,
    ControlArea.CRYPTO_MANAGEMENT,
)
_LEVEL = 3


class CryptoLayerOpen(Check):
    """Reports level-three objects with a layer of cryptography unanswered, and controls that nothing meets."""

    code = "SEC06"
    name = "crypto-layer-open"
    severity = Severity.ERROR
    title = both("密码应用四个层面或管理有空白", "layer of cryptography that nothing answers")
    why = both(
        "密评逐层打分：物理环境、网络通信、设备计算、应用数据、管理任何一层空白且没有论证不适用，就是高风险",
        "the assessment scores layer by layer; one that is blank, and not argued to be inapplicable, is a high risk",
    )
    fix = both(
        "在 controls 中写各层措施（area: crypto-...），由密码设备或制度 meets，定级对象用 protected_by 引用；"
        "确不适用的在 not_applicable 中写理由",
        "declare a control for each layer (area crypto-...), let devices or rules meet it, and name it under "
        "protected_by "
        "of the grading objects; argue under not_applicable what does not apply",
    )
    source = "GB/T 39786-2021"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each object with layers left open, and for each control that nothing meets."""
        for gap in open_areas(architecture, graded_at_least(architecture, _LEVEL), LAYERS):
            who = named(gap.graded)
            zh = "、".join(area.label.in_language("zh") for area in gap.areas)
            en = ", ".join(area.label.in_language("en") for area in gap.areas)
            yield Finding(
                Place(gap.graded.id),
                both(f"{who.zh}没有落实{zh}", f"{who.en} answers nothing for {en}"),
                both(
                    "在 protected_by 中写该层的控制措施，或写 not_applicable", "name a control, or argue not_applicable"
                ),
            )
        for control in unmet(architecture, LAYERS):
            who = named(control)
            yield Finding(
                Place(control.id),
                both(f"{who.zh}没有密码设备或制度落实", f"{who.en} is met by no device or rule"),
                both("写上 met_by: [密码设备]", "write met_by with the devices that answer it"),
            )
