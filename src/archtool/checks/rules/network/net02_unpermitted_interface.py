"""NET02: interface that crosses a boundary without permitted or guarded flow."""

from collections.abc import Iterator

from archtool.analysis.zone_paths import Leg, ZonePaths, is_guarded
from archtool.blueprints.integration import Interface
from archtool.blueprints.relationships import PERMITS_FLOW_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class UnpermittedInterface(Check):
    """Reports stretches of interfaces between zones that no flow permits, and permitted flows that nothing guards."""

    code = "NET02"
    name = "unpermitted-interface"
    severity = Severity.ERROR
    title = both("接口穿越安全域边界没有放行", "interface across zones that no flow permits")
    why = both(
        "未放行即禁止：接口设计好了，防火墙上没有这条策略，联调时才发现不通",
        "what is not permitted is denied: an interface without its policy on the firewall fails at the joint test",
    )
    fix = both(
        "在起点安全域上补 permits_flow_to 并写 controls，或让接口经过已放行的网关（via）；"
        "接口方向由提供方经网关到使用方",
        "add permits_flow_to with its controls to the zone where it begins, or let the interface pass a gateway (via) "
        "that is permitted. An interface runs from provider through its gateways to each consumer; what is fetched may "
        "also be permitted the other way",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; the reference programme (everything else denied)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each stretch that is not permitted, and for each flow without any control."""
        if not architecture.relationships_of(PERMITS_FLOW_TO):
            return
        paths = architecture.derived(ZonePaths)
        for interface in architecture.of(Interface):
            for leg in paths.legs(interface.id):
                if not paths.permits(leg.source, leg.target, is_push=True):
                    yield _closed(architecture, interface, leg, paths)
        for edge in architecture.relationships_of(PERMITS_FLOW_TO):
            if not is_guarded(edge):
                yield Finding(
                    Place.of(edge),
                    both(
                        f"“{edge.source}”到“{edge.target}”的流向没有写控制措施",
                        f"the flow from '{edge.source}' to '{edge.target}' names nothing that guards it",
                    ),
                    both("写上 controls: [边界设备]", "name the boundary devices under controls"),
                )


def _closed(architecture: Architecture, interface: Interface, leg: Leg, paths: ZonePaths) -> Finding:
    who = named(interface)
    ends = (named(architecture[leg.source]), named(architecture[leg.target]))
    zones = (listed(paths.of(leg.source)), listed(paths.of(leg.target)))
    start, end = (
        Named(f"{end.zh}（{zone.zh}）", f"{end.en} ({zone.en})") for end, zone in zip(ends, zones, strict=True)
    )
    return Finding(
        Place.of(leg.edge),
        both(
            f"{who.zh}从{start.zh}到{end.zh}没有放行",
            f"{who.en} runs from {start.en} to {end.en}, which nothing permits",
        ),
        both(
            "补 permits_flow_to 和 controls，或经已放行的网关",
            "add permits_flow_to with controls, or pass a gateway that is permitted",
        ),
        (
            (Place(leg.source), both("从这里", "from here")),
            (Place(leg.target), both("到这里", "to here")),
        ),
    )
