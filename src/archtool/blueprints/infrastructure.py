"""The infrastructure blueprint: sites, centres, pools, networks, zones, devices and rooms."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.blueprints.protection import (
    Algorithm,
    ControlArea,
    CryptographicFunction,
    SecurityFunction,
    ZoneRole,
)
from archtool.model.element import Element, Value
from archtool.model.kind import Blueprint, KindInfo
from archtool.model.quantity import Bandwidth, Compute, Distance, Duration, Money, Months, Ratio, Size
from archtool.model.words import Words
from archtool.source.text import Text, both

Specification = Annotated[Words | None, Field(description="parameters without brand")]
Cost = Annotated[Money | None, Field(description="planned cost")]
UnitPrice = Annotated[Money | None, Field(description="price of one unit; by the count it is the cost")]
Products = Annotated[int | None, Field(ge=0, description="products of different makers that meet the parameters")]
Reuse = Annotated[Words | None, Field(description="which existing premises and equipment were considered")]
Facility = Literal[
    "led-wall", "desks", "paperless-meeting", "central-control", "public-address", "discussion", "video-conference",
    "seat-management", "power-and-cabling",
]  # fmt: skip
Compensation = Annotated[
    Words | None, Field(description="what protects sensitive data at rest, where they are not encrypted")
]
SiteNote = Annotated[Words | None, Field(description="where it stands, where no site element says so")]


def _info(name: str, plural: str, label: Text, archimate: str) -> KindInfo:
    return KindInfo(name, plural, "inf.", label, Blueprint.INFRASTRUCTURE, archimate)


class Platform(Element):
    """A construction row of the infrastructure, whose parts carry the cost. ArchiMate: Grouping."""

    info: ClassVar[KindInfo] = KindInfo(
        "platform", "platforms", "sys.", both("平台", "Platform"), Blueprint.INFRASTRUCTURE, "Grouping",
        "Deployment Node",
    )  # fmt: skip
    purpose: Annotated[Words | None, Field(description="what it is for")] = None
    scope: Annotated[Words | None, Field(description="what it consists of")] = None
    conformance: Annotated[Words | None, Field(description="levels and standards, where no element holds them")] = None


class Site(Element):
    """A place, such as a city, that holds centres and rooms. ArchiMate: Location."""

    info: ClassVar[KindInfo] = _info("site", "sites", both("地点", "Site"), "Location")


class Centre(Element):
    """A data centre. ArchiMate: Facility. C4: Deployment Node."""

    info: ClassVar[KindInfo] = _info("centre", "centres", both("数据中心", "Data centre"), "Facility")
    role: Annotated[
        Literal["production", "same-city", "remote"] | None, Field(description="place in two sites and three centres")
    ] = None
    distance: Annotated[Distance | None, Field(description="distance from the production centre, at least")] = None
    separate_hazards: Annotated[
        tuple[Literal["power", "flood", "earthquake", "fire"], ...],
        Field(description="hazards that it does not share with the production centre"),
    ] = ()
    reuse: Reuse = None
    specification: Specification = None
    cost: Cost = None


class ResourcePool(Element):
    """A pool of computing resources. ArchiMate: Node. C4: Deployment Node."""

    info: ClassVar[KindInfo] = _info("resource-pool", "resource_pools", both("资源池", "Resource pool"), "Node")
    specification: Specification = None
    compute: Annotated[Compute | None, Field(description="usable virtual processors")] = None
    memory: Annotated[Size | None, Field(description="usable memory")] = None
    capacity: Annotated[Size | None, Field(description="usable storage")] = None
    raw_capacity: Annotated[Size | None, Field(description="storage before protection")] = None
    compensation: Compensation = None
    count: Annotated[int | None, Field(ge=0, description="number of machines")] = None
    limit: Annotated[Ratio | None, Field(description="highest permitted utilisation of processors")] = None
    unit_price: UnitPrice = None
    products: Products = None
    cost: Cost = None


class Storage(Element):
    """Storage or backup equipment. ArchiMate: Node. C4: Deployment Node."""

    info: ClassVar[KindInfo] = _info("storage", "storages", both("存储与备份", "Storage"), "Node")
    specification: Specification = None
    form: Annotated[Literal["block", "object", "backup"] | None, Field(description="what it stores data as")] = None
    is_immutable: Annotated[
        bool, Field(alias="immutable", description="whether it keeps copies that nobody can change")
    ] = False
    capacity: Annotated[Size | None, Field(description="usable capacity")] = None
    limit: Annotated[Ratio | None, Field(description="highest permitted utilisation")] = None
    compensation: Compensation = None
    count: Annotated[int | None, Field(ge=0, description="number of units")] = None
    unit_price: UnitPrice = None
    products: Products = None
    cost: Cost = None


class EdgeNode(Element):
    """A node outside the centres that keeps a site alive. ArchiMate: Node. C4: Deployment Node."""

    info: ClassVar[KindInfo] = _info("edge-node", "edge_nodes", both("边缘节点", "Edge node"), "Node")
    specification: Specification = None
    count: Annotated[int | None, Field(ge=0, description="number of units")] = None
    site_note: SiteNote = None
    unit_price: UnitPrice = None
    products: Products = None
    cost: Cost = None


class PlatformSoftware(Element):
    """Software that runs the pools. ArchiMate: System Software. C4: Deployment Node."""

    info: ClassVar[KindInfo] = _info(
        "platform-software", "platform_software", both("平台软件", "Platform software"), "System Software"
    )
    specification: Specification = None
    supply: Annotated[
        Literal["domestic", "open-source", "foreign"] | None, Field(description="where it comes from")
    ] = None
    replacement: Annotated[Words | None, Field(description="plan to replace it by a domestic one")] = None
    licences: Annotated[int | None, Field(ge=0, description="number of licences")] = None
    licensed_by: Annotated[Literal["node", "core", "user"], Field(description="what a licence is counted by")] = "node"
    edition: Annotated[
        Literal["standalone", "cluster"] | None, Field(description="whether it runs on one machine or on several")
    ] = None
    cost: Cost = None


class Network(Element):
    """A network. ArchiMate: Communication Network."""

    info: ClassVar[KindInfo] = _info("network", "networks", both("网络", "Network"), "Communication Network")
    specification: Specification = None
    site_note: SiteNote = None
    cost: Cost = None


class Link(Element):
    """A line between places. ArchiMate: Path."""

    info: ClassVar[KindInfo] = _info("link", "links", both("链路", "Link"), "Path")
    specification: Specification = None
    bandwidth: Annotated[Bandwidth | None, Field(description="rate of one line")] = None
    lines: Annotated[int | None, Field(ge=1, description="number of separate lines")] = None
    medium: Annotated[Words | None, Field(description="what the line is")] = None
    length: Annotated[Distance | None, Field(description="greatest length")] = None
    site_note: SiteNote = None
    cost: Cost = None


class Replication(Element):
    """A copy of data from one centre to another, with the loss and delay that it permits.

    ArchiMate: Technology Process. Source of the objectives' meaning: GB/T 20988-2007.
    """

    info: ClassVar[KindInfo] = _info(
        "replication", "replications", both("数据复制", "Replication"), "Technology Process"
    )
    mode: Annotated[Literal["synchronous", "asynchronous"], Field(description="how the copy follows")]
    rpo: Annotated[Duration | None, Field(description="recovery point objective")] = None
    rto: Annotated[Duration | None, Field(description="recovery time objective")] = None
    daily_change: Annotated[Size | None, Field(description="data changed in a day")] = None
    peak_factor: Annotated[Decimal | None, Field(ge=1, description="busiest hour against the mean")] = None


class Zone(Element):
    """A security zone. ArchiMate: Grouping. C4: Deployment Node."""

    info: ClassVar[KindInfo] = _info("zone", "zones", both("安全域", "Security zone"), "Grouping")
    specification: Specification = None
    role: Annotated[ZoneRole | None, Field(description="what it is for")] = None
    protection_level: Annotated[int | None, Field(ge=1, le=5, description="classified protection level")] = None
    site_note: SiteNote = None
    cost: Cost = None


class SecurityDevice(Element):
    """A security device or service. ArchiMate: Device."""

    info: ClassVar[KindInfo] = _info(
        "security-device", "security_devices", both("安全设备", "Security device"), "Device"
    )
    specification: Specification = None
    function: Annotated[SecurityFunction | None, Field(description="what it does")] = None
    retention: Annotated[Months | None, Field(description="how long it keeps logs")] = None
    count: Annotated[int | None, Field(ge=0, description="number of units")] = None
    site_note: SiteNote = None
    zone_note: Annotated[Words | None, Field(description="zones, where it stands in many")] = None
    unit_price: UnitPrice = None
    products: Products = None
    cost: Cost = None


class CryptographicDevice(Element):
    """A cryptographic device or service. ArchiMate: Device."""

    info: ClassVar[KindInfo] = _info(
        "cryptographic-device", "cryptographic_devices", both("密码设备", "Cryptographic device"), "Device"
    )
    specification: Specification = None
    function: Annotated[CryptographicFunction | None, Field(description="what it does")] = None
    algorithms: Annotated[tuple[Algorithm, ...], Field(description="algorithms that it runs")] = ()
    is_certified: Annotated[
        bool | None, Field(alias="certified", description="whether it is a certified commercial cryptography product")
    ] = None
    count: Annotated[int | None, Field(ge=0, description="number of units")] = None
    site_note: SiteNote = None
    unit_price: UnitPrice = None
    products: Products = None
    cost: Cost = None


class Room(Element):
    """A room or hall. ArchiMate: Facility."""

    info: ClassVar[KindInfo] = _info("room", "rooms", both("场所", "Room"), "Facility")
    specification: Specification = None
    facilities: Annotated[tuple[Facility, ...], Field(description="facilities that it must have")] = ()
    reuse: Reuse = None


class Equipment(Element):
    """Equipment of a room that is not a computing resource. ArchiMate: Equipment."""

    info: ClassVar[KindInfo] = _info("equipment", "equipment", both("场所设备", "Equipment"), "Equipment")
    specification: Specification = None
    facility: Annotated[Facility | None, Field(description="which facility of its room it is")] = None
    cost: Cost = None


class NotApplicable(Value):
    """A part of a standard that does not apply, and why."""

    area: Annotated[ControlArea, Field(description="the part of the standard")]
    reason: Annotated[Words, Field(description="why it does not apply")]


class GradingObject(Element):
    """An object of classified protection, with its cryptographic focus. ArchiMate: Grouping.

    Source: GB/T 22239-2019, GB/T 39786-2021.
    """

    info: ClassVar[KindInfo] = KindInfo(
        "grading-object", "grading_objects", "grade.", both("定级对象", "Grading object"), Blueprint.INFRASTRUCTURE,
        "Grouping",
    )  # fmt: skip
    protection_level: Annotated[int, Field(ge=1, le=5, description="classified protection level")]
    level_note: Annotated[Words | None, Field(description="how the level is to be read")] = None
    is_filed: Annotated[bool, Field(alias="filed", description="whether expert review and filing are due")] = True
    cryptographic_focus: Annotated[Words | None, Field(description="what cryptography must protect")] = None
    not_applicable: Annotated[
        tuple[NotApplicable, ...], Field(description="parts of the standards that do not apply to it")
    ] = ()


class Control(Element):
    """A protective measure that a standard demands. ArchiMate: Requirement."""

    info: ClassVar[KindInfo] = KindInfo(
        "control", "controls", "ctl.", both("控制措施", "Control"), Blueprint.INFRASTRUCTURE, "Requirement"
    )
    area: Annotated[ControlArea | None, Field(description="part of the standard to which it belongs")] = None
    requirement: Annotated[Words | None, Field(description="what the standard demands")] = None


INFRASTRUCTURE_KINDS: tuple[type[Element], ...] = (
    Platform, Site, Centre, ResourcePool, Storage, EdgeNode, PlatformSoftware, Network, Link, Replication, Zone,
    SecurityDevice, CryptographicDevice, Room, Equipment, GradingObject, Control,
)  # fmt: skip
