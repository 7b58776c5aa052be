"""CST12: equipment described by a brand, or by what too few makers sell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from archtool.blueprints.infrastructure import (
    CryptographicDevice,
    EdgeNode,
    Equipment,
    Link,
    Network,
    PlatformSoftware,
    ResourcePool,
    SecurityDevice,
    Storage,
)  # fmt: skip
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

Bought = (
    ResourcePool | Storage | EdgeNode | PlatformSoftware | Network | Link | SecurityDevice | CryptographicDevice
    | Equipment
)  # fmt: skip
Several = ResourcePool | Storage | EdgeNode | SecurityDevice | CryptographicDevice

_WORD = re.compile(r"[A-Za-z0-9]+")
_BRANDS = (
    "华为", "新华三", "浪潮", "中兴", "锐捷", "联想", "曙光", "深信服", "奇安信", "天融信", "启明星辰", "绿盟",
    "山石网科", "海康威视", "大华", "鲲鹏", "海光", "龙芯", "飞腾", "思科", "戴尔", "甲骨文", "英特尔",
    "英伟达", "达梦", "人大金仓", "Huawei", "H3C", "Inspur", "ZTE", "Ruijie", "Lenovo", "Sugon", "Sangfor",
    "QiAnXin", "Topsec", "Venustech", "NSFOCUS", "Hillstone", "Hikvision", "Dahua", "Kunpeng", "Hygon",
    "Loongson", "Phytium", "Cisco", "Dell", "IBM", "Oracle", "VMware", "Intel", "AMD", "NVIDIA", "Dameng",
    "Kingbase",
)  # fmt: skip


class BrandNamedSettings(CheckSettings):
    """Which words are brands, and how many products make a market."""

    brands: Annotated[tuple[str, ...], Field(description="names that no specification may hold")] = _BRANDS
    fewest_products: Annotated[int, Field(ge=1, description="products that must meet the parameters at least")] = 3


class BrandNamed(Check[BrandNamedSettings]):
    """Reports names and specifications of equipment that hold a brand, and parameters that too few products meet."""

    code = "CST12"
    name = "brand-named"
    severity = Severity.WARNING
    title = both("设备指定品牌或可选产品不足", "equipment of a named brand, or of too few makers")
    why = both(
        "采购文件不得指定品牌，参数须有三家以上产品满足；指定品牌的方案会被质疑、废标",
        "a tender may not name a brand, and at least three products must meet its parameters; a design that names one "
        "is challenged and its tender void",
    )
    fix = both(
        "用不含品牌的参数描述；满足参数的产品数写 products，少于三种的放宽参数",
        "describe it by parameters without brand; state how many products meet them (`products`), and loosen them "
        "where there are fewer than three",
    )
    source = "中华人民共和国政府采购法实施条例第二十条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each fact with a brand, and one for each element that too few products meet."""
        brands = _looked_for(self.settings.brands)
        for element in architecture.elements:
            if not isinstance(element, Bought):
                continue
            for key, text in (("name", element.name), ("specification", element.specification)):
                named_there = brands.within(text)
                if named_there:
                    who, words = named(element), listed(named_there)
                    yield Finding(
                        Place(element.id, key),
                        both(
                            f"{who.zh}的描述写有品牌：{words.zh}",
                            f"the description of {who.en} names a brand: {words.en}",
                        ),
                        both("改写为不含品牌的参数", "describe it by parameters without brand"),
                    )
            yield from self._too_few(element)

    def _too_few(self, element: Bought) -> Iterator[Finding]:
        least = self.settings.fewest_products
        if isinstance(element, Several) and element.products is not None and element.products < least:
            who, count = named(element), element.products
            yield Finding(
                Place(element.id, "products"),
                both(
                    f"满足{who.zh}参数的产品只有 {count} 种，至少要 {least} 种",
                    f"only {count} products meet the parameters of {who.en}, at least {least} must",
                ),
                both("放宽参数", "loosen the parameters"),
            )


@dataclass(frozen=True, slots=True)
class _Brands:
    """Brands to look for: Chinese ones anywhere in a text, others as words of their own in any case."""

    anywhere: re.Pattern[str] | None
    words: frozenset[str]

    def within(self, text: Text | None) -> tuple[str, ...]:
        """Return the brands in a text, as they stand there, each once."""
        found: dict[str, None] = {}
        for language in text.languages if text is not None else ():
            written = text.in_language(language) if text is not None else ""
            found.update(dict.fromkeys(word for word in _WORD.findall(written) if word.casefold() in self.words))
            if self.anywhere is not None:
                found.update(dict.fromkeys(self.anywhere.findall(written)))
        return tuple(found)


def _looked_for(brands: tuple[str, ...]) -> _Brands:
    chinese = [re.escape(one) for one in brands if not one.isascii()]
    anywhere = re.compile("|".join(chinese)) if chinese else None
    return _Brands(anywhere, frozenset(one.casefold() for one in brands if one.isascii()))
