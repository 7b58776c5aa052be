"""The data blueprint: data entities with one master each, and the stores that hold them."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archtool.model.element import Element
from archtool.model.kind import Blueprint, KindInfo
from archtool.model.words import Words
from archtool.source.text import Text, both


class DataClass(StrEnum):
    """What sort of data an entity is."""

    MASTER = "master"
    REFERENCE = "reference"
    BUSINESS = "business"
    SHARED = "shared"
    STATISTICAL = "statistical"
    OPERATIONAL = "operational"

    @property
    def label(self) -> Text:
        """Return the class's name in Chinese and English."""
        return _CLASS_LABELS[self]


_CLASS_LABELS = {
    DataClass.MASTER: both("主数据", "master data"),
    DataClass.REFERENCE: both("参考数据", "reference data"),
    DataClass.BUSINESS: both("业务数据", "business data"),
    DataClass.SHARED: both("共享库", "shared data"),
    DataClass.STATISTICAL: both("统计主题", "statistics"),
    DataClass.OPERATIONAL: both("平台运行数据", "platform data"),
}


class Sharing(StrEnum):
    """The three sharing types of government information resources.

    Source: 国发〔2016〕51号 政务信息资源共享管理暂行办法.
    """

    UNCONDITIONAL = "unconditional"
    CONDITIONAL = "conditional"
    WITHHELD = "withheld"

    @property
    def label(self) -> Text:
        """Return the official name."""
        return _SHARING_LABELS[self]


_SHARING_LABELS = {
    Sharing.UNCONDITIONAL: both("无条件共享", "shared unconditionally"),
    Sharing.CONDITIONAL: both("有条件共享", "shared on conditions"),
    Sharing.WITHHELD: both("不予共享", "not shared"),
}


class DataFormat(StrEnum):
    """In which form a data resource exists.

    Source: 政务信息资源目录编制指南（试行）（发改高技〔2017〕1272号）, 信息资源格式.
    """

    STRUCTURED = "structured"
    DOCUMENT = "document"
    IMAGE = "image"
    STREAM = "stream"

    @property
    def label(self) -> Text:
        """Return the format's name."""
        return _FORMAT_LABELS[self]


_FORMAT_LABELS = {
    DataFormat.STRUCTURED: both("结构化数据", "structured"),
    DataFormat.DOCUMENT: both("文档", "documents"),
    DataFormat.IMAGE: both("影像", "images"),
    DataFormat.STREAM: both("流媒体与实时流", "streams"),
}


class DataEntity(Element):
    """A data resource with one master, catalogued for sharing. ArchiMate: Data Object."""

    info: ClassVar[KindInfo] = KindInfo(
        "data-entity", "data_entities", "data.", both("数据实体", "Data entity"), Blueprint.DATA, "Data Object"
    )
    data_class: Annotated[DataClass, Field(alias="class", description="what sort of data it is")]
    level: Annotated[
        int | None, Field(ge=1, le=5, description="sensitivity, 1 open to 5 most restricted (GB/T 39725-2020)")
    ] = None
    sharing: Annotated[Sharing | None, Field(description="sharing type (国发〔2016〕51号)")] = None
    condition: Annotated[Words | None, Field(description="condition of conditional sharing")] = None
    ground: Annotated[Words | None, Field(description="legal ground for not sharing")] = None
    conformance: Annotated[Words | None, Field(description="standards followed, where no element holds them")] = None
    refresh: Annotated[Words | None, Field(description="update cycle")] = None
    format: Annotated[DataFormat | None, Field(description="form in which it exists")] = None
    is_open: Annotated[bool | None, Field(alias="open", description="whether it is opened to the public")] = None
    no_standard: Annotated[Words | None, Field(description="why no standard data set is followed")] = None
    quality: Annotated[tuple[Words, ...], Field(description="rules by which its quality is judged")] = ()
    new_collection: Annotated[Words | None, Field(description="why it is collected anew, nothing being reused")] = None
    personal: Annotated[Words | None, Field(description="consent or statutory basis for personal data")] = None
    masking: Annotated[Words | None, Field(description="how it is masked for analysis")] = None
    has_legal_effect: Annotated[
        bool, Field(alias="legal_effect", description="whether it must be signed and time-stamped to stand in law")
    ] = False


class StoreLayer(StrEnum):
    """The layer of the data architecture in which a store lies, from sources to applications."""

    SOURCE = "source"
    EXCHANGE = "exchange"
    POOL = "pool"
    STANDARD = "standard"
    WAREHOUSE = "warehouse"
    MART = "mart"
    GOVERNANCE = "governance"

    @property
    def label(self) -> Text:
        """Return the layer's name in Chinese and English."""
        return _LAYER_LABELS[self]


_LAYER_LABELS = {
    StoreLayer.SOURCE: both("数据来源", "Sources"),
    StoreLayer.EXCHANGE: both("交换采集", "Exchange"),
    StoreLayer.POOL: both("汇聚库", "Pool (ODS)"),
    StoreLayer.STANDARD: both("标准库", "Standardised stores"),
    StoreLayer.WAREHOUSE: both("主题库", "Subject warehouse"),
    StoreLayer.MART: both("应用集市", "Application marts"),
    StoreLayer.GOVERNANCE: both("数据治理", "Data governance"),
}


class DataStore(Element):
    """A logical store of the data architecture. ArchiMate: Data Object. C4: Container (data store)."""

    info: ClassVar[KindInfo] = KindInfo(
        "data-store", "data_stores", "store.", both("逻辑数据库", "Data store"), Blueprint.DATA, "Data Object",
        "Container",
    )  # fmt: skip
    layer: Annotated[StoreLayer, Field(description="layer of the data architecture")]


DATA_KINDS: tuple[type[Element], ...] = (DataEntity, DataStore)
