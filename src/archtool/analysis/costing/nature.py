"""The columns of the total table: into which of them a cost of some nature goes."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.costing.apportion import apportioned
from archtool.blueprints.programme import CostShare
from archtool.source.text import Text, both


class CostNature(StrEnum):
    """The columns of the total table 投资概算总表, in their order.

    Source: review practice of preliminary designs.
    """

    BUILDING = "building"
    EQUIPMENT = "equipment"
    SOFTWARE = "software"
    DEVELOPMENT = "development"
    INSTALLATION = "installation"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """Return the column's heading."""
        return _LABELS[self]


_LABELS = {
    CostNature.BUILDING: both("建筑工程费", "Building"),
    CostNature.EQUIPMENT: both("设备购置费", "Equipment"),
    CostNature.SOFTWARE: both("软件购置费", "Software"),
    CostNature.DEVELOPMENT: both("定制开发费", "Development"),
    CostNature.INSTALLATION: both("安装/集成费", "Installation, integration"),
    CostNature.OTHER: both("其他费用", "Other"),
}
_WORDS = (
    (CostNature.BUILDING, ("建筑", "土建", "装修", "civil", "decoration")),
    (CostNature.DEVELOPMENT, ("开发", "改造", "development", "adaptation")),
    (CostNature.INSTALLATION, ("集成", "安装", "迁移", "链路", "调试", "integration", "install", "migration", "link")),
    (CostNature.EQUIPMENT, ("设备", "硬件", "equipment", "hardware")),
    (CostNature.SOFTWARE, ("软件", "许可", "software", "licen", "product")),
)
"""Words that put a nature in a column; the first column that has one of them counts, so 软件开发 is development."""


def nature_of(words: Text) -> CostNature:
    """Return the column of a nature in its author's words; what none of the known words names is other cost."""
    written = " ".join(text for _, text in words.words).lower()
    return next((column for column, known in _WORDS if any(word in written for word in known)), CostNature.OTHER)


def by_nature(printed: Decimal, shares: Iterable[CostShare]) -> Mapping[CostNature, Decimal]:
    """Return a printed amount, in 元, split into the columns; what the shares leave of it is other cost."""
    exact = dict.fromkeys(CostNature, Decimal(0))
    for share in shares:
        exact[nature_of(share.nature)] += printed * share.share.amount
    exact[CostNature.OTHER] += printed - sum(exact.values(), Decimal(0))
    return dict(zip(exact, apportioned(printed, tuple(exact.values())), strict=True))
