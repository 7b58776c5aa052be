"""SEC04: cloud requirement that no control answers."""

from collections.abc import Iterator

from archtool.analysis.containment import with_parts
from archtool.analysis.protection import open_areas, unmet
from archtool.blueprints.infrastructure import GradingObject, ResourcePool
from archtool.blueprints.protection import ControlArea
from archtool.blueprints.relationships import GRADES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

CLOUD = (ControlArea.CLOUD_TENANT, ControlArea.CLOUD_IMAGE, ControlArea.CLOUD_HYPERVISOR)


class CloudRequirementOpen(Check):
    """Reports graded clouds without control for tenant isolation, images or hypervisor."""

    code = "SEC04"
    name = "cloud-requirement-open"
    severity = Severity.WARNING
    title = both("云计算扩展要求没有落实", "cloud requirement that nothing answers")
    why = both(
        "一朵云承载多家机构：租户不隔离、镜像可篡改、虚拟化层失守，所有系统一起失守",
        "one cloud carries many institutions: without tenant isolation, protected images and hypervisor all fall "
        "together",
    )
    fix = both(
        "在 controls 中写 area: cloud-tenant、cloud-image、cloud-hypervisor 的措施并由设备 meets，"
        "云平台的定级对象用 protected_by 引用；不适用的写 not_applicable。定级范围内有资源池的对象算云",
        "declare controls of the areas cloud-tenant, cloud-image and cloud-hypervisor, let devices meet them, and name "
        "them under protected_by of the cloud's object, or argue under not_applicable. An object that grades resource "
        "pools is a cloud",
    )
    source = "GB/T 22239-2019 8.2"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each cloud with requirements left open, and for each control that nothing meets."""
        clouds = [one for one in architecture.of(GradingObject) if _is_cloud(architecture, one.id)]
        for gap in open_areas(architecture, clouds, CLOUD):
            who = named(gap.graded)
            zh = "、".join(area.label.in_language("zh") for area in gap.areas)
            en = ", ".join(area.label.in_language("en") for area in gap.areas)
            yield Finding(
                Place(gap.graded.id),
                both(
                    f"{who.zh}没有落实云计算扩展要求：{zh}",
                    f"{who.en} answers nothing for the cloud requirements: {en}",
                ),
                both("在 protected_by 中写对应的控制措施", "name a control of that area under protected_by"),
            )
        for control in unmet(architecture, CLOUD):
            who = named(control)
            yield Finding(
                Place(control.id),
                both(f"{who.zh}没有设备或制度落实", f"{who.en} is met by no device or rule"),
                both("写上 met_by: [设备]", "write met_by with the devices that answer it"),
            )


def _is_cloud(architecture: Architecture, graded: str) -> bool:
    inside = with_parts(architecture, architecture.targets(graded, GRADES))
    return any(isinstance(architecture[one], ResourcePool) for one in inside)
