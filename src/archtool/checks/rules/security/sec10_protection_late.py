"""SEC10: protection that is delivered after what it protects."""

from collections.abc import Iterator

from archtool.analysis.phase import phase_numbers
from archtool.analysis.zone_paths import guards
from archtool.blueprints.application import Module, System, SystemGroup
from archtool.blueprints.infrastructure import CryptographicDevice, SecurityDevice
from archtool.blueprints.relationships import PERMITS_FLOW_TO, SERVES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ProtectionLate(Check):
    """Reports security and cryptographic devices of a later phase than the boundary or the system they protect."""

    code = "SEC10"
    name = "protection-late"
    severity = Severity.ERROR
    title = both("安全措施晚于系统（违反三同步）", "protection later than what it protects")
    why = both(
        "安全措施须与系统同步规划、同步建设、同步使用：系统先上线、设备三期才到，中间一两年是裸奔",
        "protection is planned, built and run together with the system: devices that come a phase later leave it open "
        "for a year or two",
    )
    fix = both(
        "把设备提前到它守护的边界（controls）、系统（serves）同一期，或推后系统",
        "deliver the device in the phase of the boundary (controls) or system (serves) that it protects, or move "
        "those back",
    )
    source = "网络安全法 第三十三条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each late device, with everything that waits for it."""
        numbers = architecture.derived(phase_numbers)
        waiting: dict[str, dict[str, None]] = {}
        for edge in architecture.relationships_of(PERMITS_FLOW_TO):
            opens = max(numbers.get(edge.source, 0), numbers.get(edge.target, 0))
            for device in guards(edge):
                if numbers.get(device, 0) > opens:
                    waiting.setdefault(device, {}).update({edge.source: None, edge.target: None})
        for edge in architecture.relationships_of(SERVES):
            is_protection = isinstance(architecture[edge.source], SecurityDevice | CryptographicDevice)
            is_system = isinstance(architecture[edge.target], System | Module | SystemGroup)
            is_late = numbers.get(edge.source, 0) > numbers.get(edge.target, numbers.get(edge.source, 0))
            if is_protection and is_system and is_late:
                waiting.setdefault(edge.source, {})[edge.target] = None
        for device_id, things in waiting.items():
            yield _finding(architecture, device_id, tuple(things))


def _finding(architecture: Architecture, device: str, things: tuple[str, ...]) -> Finding:
    who, what = named(architecture[device]), listed(things)
    return Finding(
        Place(device, "from"),
        both(f"{who.zh}晚于它保护的 {what.zh}", f"{who.en} is delivered after what it protects: {what.en}"),
        both("提前到同一期", "deliver it in the same phase"),
        tuple((Place(one), both("它保护的内容更早上线", "this goes live before it")) for one in things[:5]),
    )
