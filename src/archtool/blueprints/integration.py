"""The integration blueprint: interfaces between systems, and the systems outside the programme."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archtool.model.element import Element
from archtool.model.kind import Blueprint, KindInfo
from archtool.model.quantity import Duration
from archtool.model.words import Words
from archtool.source.text import Text, both


class ExternalLevel(StrEnum):
    """At which level of administration an external system stands."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    ENTERPRISE = "enterprise"
    MILITARY = "military"
    INSTITUTION = "institution"

    @property
    def label(self) -> Text:
        """Return the level's name."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    ExternalLevel.NATIONAL: both("国家级", "national"),
    ExternalLevel.PROVINCIAL: both("省级", "provincial"),
    ExternalLevel.MUNICIPAL: both("市级", "municipal"),
    ExternalLevel.COUNTY: both("县级", "county"),
    ExternalLevel.ENTERPRISE: both("企业", "enterprise"),
    ExternalLevel.MILITARY: both("军队", "military"),
    ExternalLevel.INSTITUTION: both("机构", "institution"),
}


ReadyMonth = Annotated[
    int | None,
    Field(
        ge=0,
        description="month from the contract by whose end the other side is ready: agreement signed, interface open, "
        "licence granted; 0 where it is so today",
    ),
]


class ExternalSystem(Element):
    """A system outside the programme with which data are exchanged.

    ArchiMate: Application Component. C4: Software System (external).
    """

    info: ClassVar[KindInfo] = KindInfo(
        "external-system", "external_systems", "ext.", both("外部系统", "External system"), Blueprint.INTEGRATION,
        "Application Component", "Software System",
    )  # fmt: skip
    level: Annotated[ExternalLevel, Field(description="level of administration")]
    also_level: Annotated[ExternalLevel | None, Field(description="second level, where it stands at two")] = None
    operator: Annotated[Words | None, Field(description="who runs it")] = None
    exchanged: Annotated[Words | None, Field(description="what is exchanged with it")] = None
    path: Annotated[Words | None, Field(description="how it is reached, where no zone says so")] = None
    ready_month: ReadyMonth = None


class Mode(StrEnum):
    """How an interface delivers."""

    SYNCHRONOUS = "synchronous"
    PUSH = "push"
    QUERY = "query"
    BATCH = "batch"
    FILE = "file"
    STREAM_BATCH = "stream-batch"

    @property
    def label(self) -> Text:
        """Return the mode's name."""
        return _MODE_LABELS[self]


_MODE_LABELS = {
    Mode.SYNCHRONOUS: both("同步", "synchronous"),
    Mode.PUSH: both("异步推送", "asynchronous push"),
    Mode.QUERY: both("查询", "query"),
    Mode.BATCH: both("批量", "batch"),
    Mode.FILE: both("文件", "file"),
    Mode.STREAM_BATCH: both("批流结合", "stream and batch"),
}


class InterfaceType(StrEnum):
    """Where an interface runs, and whether it is to stay."""

    EXTERNAL = "external"
    PLATFORM = "platform"
    BUSINESS = "business"
    REGIONAL = "regional"
    HOSPITAL = "hospital"
    MASTER_DATA = "master-data"
    CONVENIENCE = "convenience"
    SECURITY = "security"
    MIGRATION = "migration"
    TRANSITIONAL = "transitional"
    TENANT_VIEW = "tenant-view"

    @property
    def label(self) -> Text:
        """Return the type's name."""
        return _TYPE_LABELS[self]


_TYPE_LABELS = {
    InterfaceType.EXTERNAL: both("外部", "external"),
    InterfaceType.PLATFORM: both("内部-平台", "internal, platform"),
    InterfaceType.BUSINESS: both("内部-业务", "internal, business"),
    InterfaceType.REGIONAL: both("区域协同", "regional"),
    InterfaceType.HOSPITAL: both("院内", "inside hospitals"),
    InterfaceType.MASTER_DATA: both("主数据", "master data"),
    InterfaceType.CONVENIENCE: both("便民", "convenience"),
    InterfaceType.SECURITY: both("安全", "security"),
    InterfaceType.MIGRATION: both("迁移", "migration"),
    InterfaceType.TRANSITIONAL: both("过渡", "transitional"),
    InterfaceType.TENANT_VIEW: both("分区视图", "tenant view"),
}


class DirectPath(StrEnum):
    """Why an interface may run without gateway or bus between its ends."""

    TENANT_VIEW = "tenant-view"
    PLATFORM_SERVICE = "platform-service"
    MIGRATION = "migration"

    @property
    def label(self) -> Text:
        """Return the reason's name."""
        return _DIRECT_LABELS[self]


_DIRECT_LABELS = {
    DirectPath.TENANT_VIEW: both("同一平台的分区视图", "tenant view of one platform"),
    DirectPath.PLATFORM_SERVICE: both("平台服务直连", "service of the platform, called directly"),
    DirectPath.MIGRATION: both("临时迁移工具", "temporary migration tool"),
}


class Interface(Element):
    """A governed exchange from a provider to a consumer. ArchiMate: Application Interface. C4: Relationship."""

    info: ClassVar[KindInfo] = KindInfo(
        "interface", "interfaces", "if.", both("接口", "Interface"), Blueprint.INTEGRATION, "Application Interface",
        "Relationship",
    )  # fmt: skip
    protocol: Annotated[Words | None, Field(description="protocol and standard")] = None
    mode: Annotated[Mode | None, Field(description="how it delivers")] = None
    frequency: Annotated[Words | None, Field(description="how often, or how fast")] = None
    type: Annotated[InterfaceType | None, Field(description="where it runs, and whether it is to stay")] = None
    latency: Annotated[Duration | None, Field(description="limit of one call")] = None
    fallback: Annotated[Words | None, Field(description="what happens when the other side does not answer")] = None
    protection: Annotated[Words | None, Field(description="encryption, authentication, signature, audit")] = None
    agreement: Annotated[Words | None, Field(description="agreement with the other side, and its state")] = None
    ready_month: ReadyMonth = None
    retire_month: Annotated[
        int | None, Field(ge=1, description="month from the contract by whose end a temporary interface is gone")
    ] = None
    gateway_note: Annotated[Words | None, Field(description="what carries it, where no gateway element does")] = None
    direct: Annotated[
        DirectPath | None, Field(description="why it needs no gateway or bus, where it passes through none")
    ] = None
    protocol_reason: Annotated[
        Words | None, Field(description="why the protocol is not an open one, where it is not")
    ] = None
    source_feed: Annotated[
        bool, Field(description="whether the provider feeds data of which the consumer is the master")
    ] = False


INTEGRATION_KINDS: tuple[type[Element], ...] = (ExternalSystem, Interface)
