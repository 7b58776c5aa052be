"""SEC09: sensitive data at rest without encryption, or in the test zone without masking."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.hosting import Hosting
from archtool.analysis.phase import phase_numbers
from archtool.blueprints.data import DataEntity
from archtool.blueprints.infrastructure import CryptographicDevice, ResourcePool, SecurityDevice, Storage, Zone
from archtool.blueprints.protection import CryptographicFunction, SecurityFunction, ZoneRole
from archtool.blueprints.relationships import CREATES, IN_ZONE, SERVES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class SensitiveSettings(CheckSettings):
    """What counts as sensitive. Source: GB/T 39725-2020 (level 4: restricted to few)."""

    sensitive: Annotated[int, Field(ge=1, le=5, description="lowest sensitive data level")] = 4


class SensitiveDataOpen(Check[SensitiveSettings]):
    """Reports nodes that keep sensitive data unencrypted, and test zones that open before masking is there."""

    code = "SEC09"
    name = "sensitive-data-open"
    severity = Severity.ERROR
    title = both("敏感数据未加密存储或未脱敏", "sensitive data at rest without encryption, or in tests without masking")
    why = both(
        "4 级及以上数据明文落盘，硬盘送修就是泄露；原始数据进了测试区，谁都能看",
        "sensitive data in clear leave the house with every broken disk; in a test zone everybody sees them",
    )
    fix = both(
        "让存储加密（function: storage-encryption）的 serves 覆盖该节点，或写 compensation 说明替代措施；"
        "测试区开放前建成脱敏（function: masking）。只看存储和数据资源区的资源池",
        "let storage encryption (function: storage-encryption) serve the node, or say under compensation what "
        "stands in; "
        "deliver masking (function: masking) before the test zone opens. Storage, and pools of a data zone, are judged",
    )
    source = "GB/T 39725-2020; GB/T 39786-2021 8.4"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each node in clear, and for each test zone without masking."""
        sensitive = {one.id for one in architecture.of(DataEntity) if (one.level or 0) >= self.settings.sensitive}
        hosting, kept = architecture.derived(Hosting), dict[str, dict[str, None]]()
        for edge in architecture.relationships_of(CREATES):
            for host in hosting.hosts(edge.source) if edge.target in sensitive else ():
                kept.setdefault(host, {})[edge.target] = None
        for host, entities in kept.items():
            if _is_data_node(architecture, host) and not _is_encrypted(architecture, host):
                yield _clear(architecture, host, tuple(entities))
        if sensitive:
            yield from _tests(architecture)


def _is_data_node(architecture: Architecture, host: str) -> bool:
    node = architecture[host]
    if isinstance(node, Storage):
        return node.compensation is None
    zones = (architecture[zone] for zone in architecture.targets(host, IN_ZONE))
    in_data = any(isinstance(zone, Zone) and zone.role is ZoneRole.DATA for zone in zones)
    return isinstance(node, ResourcePool) and node.compensation is None and in_data


def _is_encrypted(architecture: Architecture, host: str) -> bool:
    devices = (architecture[source] for source in architecture.sources(host, SERVES))
    return any(
        isinstance(one, CryptographicDevice) and one.function is CryptographicFunction.STORAGE_ENCRYPTION
        for one in devices
    )


def _clear(architecture: Architecture, host: str, entities: tuple[str, ...]) -> Finding:
    who, what = named(architecture[host]), listed(entities)
    return Finding(
        Place(host),
        both(
            f"{who.zh}存有 敏感数据 {what.zh}，没有存储加密",
            f"{who.en} keeps the sensitive data {what.en} without encryption",
        ),
        both("写进存储加密设备的 serves，或写 compensation", "let storage encryption serve it, or write compensation"),
        tuple((Place(entity, "level"), both("敏感数据", "sensitive data")) for entity in entities[:5]),
    )


def _tests(architecture: Architecture) -> Iterator[Finding]:
    masks = [one for one in architecture.of(SecurityDevice) if one.function is SecurityFunction.MASKING]
    numbers = architecture.derived(phase_numbers)
    first = min(masks, key=lambda one: numbers.get(one.id, 0), default=None)
    for zone in architecture.of(Zone):
        if zone.role is not ZoneRole.TEST:
            continue
        who = named(zone)
        if first is None or numbers.get(first.id, 0) > numbers.get(zone.id, 0):
            yield Finding(
                Place(zone.id),
                both(f"{who.zh}开放时没有数据脱敏", f"{who.en} opens before any masking is there"),
                both("把脱敏（function: masking）提前到测试区开放之前", "deliver masking before the test zone opens"),
                ((Place(first.id, "from"), both("脱敏在这里建成", "masking is delivered here")),) if first else (),
            )
