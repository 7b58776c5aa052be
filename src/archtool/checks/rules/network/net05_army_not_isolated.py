"""NET05: army exchange that is not isolated or not approved."""

from collections.abc import Iterator

from archtool.analysis.zone_paths import guards
from archtool.blueprints.infrastructure import SecurityDevice, Zone
from archtool.blueprints.integration import ExternalLevel, ExternalSystem, Interface
from archtool.blueprints.protection import SecurityFunction, ZoneRole
from archtool.blueprints.relationships import CONSUMER, IN_ZONE, PERMITS_FLOW_TO, PROVIDER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ArmyNotIsolated(Check):
    """Reports military systems outside a ferry zone, ferry flows without isolation gateway, unapproved interfaces."""

    code = "NET05"
    name = "army-exchange-not-isolated"
    severity = Severity.ERROR
    title = both("军队数据交换没有隔离或未经审批", "army exchange that is not isolated or not approved")
    why = both(
        "军地之间只能经隔离摆渡交换，并须单独审批；接到普通外联区属严重违规",
        "between army and civil networks data pass by isolated ferry alone, each exchange approved by itself; an "
        "ordinary "
        "extranet is a grave breach",
    )
    fix = both(
        "军队系统放在 role: ferry 的安全域，进出只经网闸（function: isolation），接口写 agreement 说明审批",
        "put the army system in a zone of role ferry, let flows pass an isolation gateway (function: isolation), and "
        "record the approval under agreement of the interface",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each wrong zone, each ferry flow without isolation, each interface without approval."""
        military = [
            one for one in architecture.of(ExternalSystem) if ExternalLevel.MILITARY in (one.level, one.also_level)
        ]
        if not military:
            return
        roles = {zone.id: zone.role for zone in architecture.of(Zone)}
        for one in military:
            zones = architecture.targets(one.id, IN_ZONE)
            wrong = [zone for zone in zones if roles.get(zone) is not ZoneRole.FERRY]
            if wrong or (roles and not zones):
                yield _outside(one, wrong)
            for interface in dict.fromkeys(
                (*architecture.sources(one.id, PROVIDER), *architecture.sources(one.id, CONSUMER))
            ):
                exchange = architecture[interface]
                if isinstance(exchange, Interface) and exchange.agreement is None:
                    yield _unapproved(exchange, one)
        yield from _ferries(architecture, roles)


def _outside(one: ExternalSystem, wrong: list[str]) -> Finding:
    who = named(one)
    where = both(f"在“{wrong[0]}”", f"lies in '{wrong[0]}'") if wrong else both("不在任何安全域", "lies in no zone")
    return Finding(
        Place(one.id, IN_ZONE.name, wrong[0]) if wrong else Place(one.id),
        both(
            f"{who.zh}{where.in_language('zh')}，而军队交换须在隔离交换区",
            f"{who.en} {where.in_language('en')}, but army exchange belongs in a ferry zone",
        ),
        both("移到 role: ferry 的安全域", "move it to a zone of role ferry"),
    )


def _unapproved(interface: Interface, one: ExternalSystem) -> Finding:
    who = named(interface)
    return Finding(
        Place(interface.id),
        both(
            f"{who.zh}与军队系统交换，却没有写审批", f"{who.en} exchanges with an army system without recorded approval"
        ),
        both("写上 agreement: 审批文件及状态", "write agreement with the approval and its state"),
        ((Place(one.id), both("军队系统", "the army system")),),
    )


def _ferries(architecture: Architecture, roles: dict[str, ZoneRole | None]) -> Iterator[Finding]:
    for edge in architecture.relationships_of(PERMITS_FLOW_TO):
        ends = (roles[edge.source], roles[edge.target])
        if ZoneRole.FERRY not in ends or ZoneRole.MANAGEMENT in ends:
            continue
        devices = (architecture[device] for device in guards(edge))
        if not any(isinstance(one, SecurityDevice) and one.function is SecurityFunction.ISOLATION for one in devices):
            yield Finding(
                Place.of(edge),
                both(
                    f"“{edge.source}”到“{edge.target}”不经网闸",
                    f"the flow from '{edge.source}' to '{edge.target}' passes no isolation gateway",
                ),
                both("在 controls 中写网闸", "name the isolation gateway under controls"),
            )
