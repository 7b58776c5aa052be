"""NET08: management or access to data past the bastion."""

from collections.abc import Iterator

from archtool.analysis.zone_paths import guards
from archtool.blueprints.infrastructure import SecurityDevice, Zone
from archtool.blueprints.protection import SecurityFunction, ZoneRole
from archtool.blueprints.relationships import PERMITS_FLOW_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_MAY_ENTER_DATA = frozenset({ZoneRole.CORE, ZoneRole.MANAGEMENT, ZoneRole.DATA, ZoneRole.BACKUP, None})


class BastionBypassed(Check):
    """Reports flows out of the management zone without bastion, and flows into the data zone past every service."""

    code = "NET08"
    name = "bastion-bypassed"
    severity = Severity.ERROR
    title = both("运维绕过堡垒机", "management that bypasses the bastion")
    why = both(
        "厂商直连数据库运维，谁改了什么没有记录，账号一泄露数据全失",
        "a vendor who reaches the database directly leaves no record of what he changed, and a leaked account loses "
        "it all",
    )
    fix = both(
        "运维管理区的每条流向写堡垒机（function: bastion）；数据资源区只允许核心业务服务和经堡垒机的运维进入",
        "put a bastion (function: bastion) on every flow out of the management zone; let only core services, and "
        "management through the bastion, enter the data zone. Zones without role are not judged",
    )
    source = "GB/T 22239-2019 8.1.5, 8.1.10"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each flow that bypasses the bastion."""
        roles = {zone.id: zone.role for zone in architecture.of(Zone)}
        bastions = {one.id for one in architecture.of(SecurityDevice) if one.function is SecurityFunction.BASTION}
        for edge in architecture.relationships_of(PERMITS_FLOW_TO):
            source, target = roles[edge.source], roles[edge.target]
            if source is ZoneRole.MANAGEMENT and bastions.isdisjoint(guards(edge)):
                yield Finding(
                    Place.of(edge),
                    both(
                        f"从“{edge.source}”运维“{edge.target}”不经堡垒机",
                        f"management of '{edge.target}' from '{edge.source}' passes no bastion",
                    ),
                    both("在 controls 中写堡垒机", "name the bastion under controls"),
                )
            elif target is ZoneRole.DATA and source not in _MAY_ENTER_DATA:
                yield Finding(
                    Place.of(edge),
                    both(
                        f"“{edge.source}”直接进入数据资源区“{edge.target}”",
                        f"'{edge.source}' enters the data zone '{edge.target}' directly",
                    ),
                    both(
                        "改经核心业务服务，运维经堡垒机",
                        "go through a core service, or through the bastion for management",
                    ),
                )
