"""DAT16: two data entities whose names mean the same."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from archtool.analysis.alike import alike_terms
from archtool.analysis.data_names import plain_name
from archtool.blueprints.data import DataEntity
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings, Share, share
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_FILLERS = (
    "统一",
    "全市",
    "区域性",
    "信息",
    "数据",
    "记录",
    "资料",
    "情况",
    "unified",
    "data",
    "information",
    "record",
)


class DuplicateSettings(CheckSettings):
    """What makes names alike. Source: review practice of preliminary designs."""

    fillers: Annotated[tuple[str, ...], Field(description="words that add nothing to a name")] = _FILLERS
    synonyms: Annotated[Mapping[str, str], Field(description="words by the word for which they stand")] = Field(
        default={"材料": "耗材", "患者": "病人", "医生": "医师", "检查单": "申请单", "票据": "发票"}
    )
    least_alike: Annotated[Share, Field(description="similarity of two names from which on they are alike")] = share(
        "80 %"
    )


class HiddenDuplicate(Check[DuplicateSettings]):
    """Reports data entities with the same name, or nearly the same, under different ids."""

    code = "DAT16"
    name = "hidden-duplicate"
    severity = Severity.WARNING
    title = both("名称相近的数据实体可能重复", "data entities whose names mean the same")
    why = both(
        "同一数据以两个名称各建一份，一数一源在目录里看不出问题，到汇聚时才发现对不上",
        "one datum under two names is kept twice: each has its one master, and the catalogue looks right until both "
        "are pooled",
    )
    fix = both(
        "合并为一个实体，把另一名称写进 aliases；确为两种数据的，把名称区分开。比较中文名和 aliases，"
        "去掉“统一”“信息”等虚词并统一同义词后相同，或字对重合度达到 least_alike，视为相近",
        "merge them and keep the other name under aliases, or make the names tell them apart. Chinese names and "
        "aliases are compared without words that add nothing and with synonyms replaced; equal ones are alike, "
        "and those that share most of their pairs of characters",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each two entities whose names are alike, at the later one."""
        by_name: dict[str, list[DataEntity]] = {}
        for entity in architecture.of(DataEntity):
            for name in dict.fromkeys(self._names(entity)):
                by_name.setdefault(name, []).append(entity)
        order = {entity.id: place for place, entity in enumerate(architecture.of(DataEntity))}
        pairs: set[tuple[str, str]] = set()
        for name, others in alike_terms(by_name, float(self.settings.least_alike.amount)).items():
            for first in by_name[name]:
                alike = (second for other in others for second in by_name[other])
                pairs.update((first.id, second.id) for second in alike if order[first.id] < order[second.id])
        for first_id, second_id in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
            yield _finding(architecture[first_id], architecture[second_id])

    def _names(self, entity: DataEntity) -> Iterator[str]:
        fillers, synonyms = self.settings.fillers, self.settings.synonyms
        for words in (entity.name, *entity.aliases):
            yield plain_name(words.in_language("zh"), fillers, synonyms)


def _finding(first: Element, second: Element) -> Finding:
    one, other = named(first), named(second)
    return Finding(
        Place(second.id, "name"),
        both(
            f"{other.zh}（{second.title('zh')}）与{one.zh}（{first.title('zh')}）名称相近",
            f"{other.en} is named like {one.en}",
        ),
        both(
            f"合并到“{first.id}”，把名称写进 aliases，或把两者名称区分开",
            f"merge it into '{first.id}' and keep its name under aliases, or make the names tell them apart",
        ),
        ((Place(first.id, "name"), both("相近的名称在这里", "the like name stands here")),),
    )
