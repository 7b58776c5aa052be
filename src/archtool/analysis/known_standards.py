"""Standards that checks know by their official name or number, whatever their ids are in a workspace."""

from enum import StrEnum

from archtool.blueprints.programme import Standard


class LevelStandard(StrEnum):
    """The national programmes by whose levels hospitals and regions are assessed; the value is their settings' name."""

    EMR = "emr"
    INTEROPERABILITY = "interoperability"
    REGION = "region"
    SERVICE = "service"
    MANAGEMENT = "management"
    CONSTRUCTION = "construction"


_SIGNS = (
    (LevelStandard.EMR, "电子病历系统应用水平分级"),
    (LevelStandard.REGION, "区域全民健康信息互联互通"),
    (LevelStandard.INTEROPERABILITY, "互联互通标准化成熟度"),
    (LevelStandard.SERVICE, "医院智慧服务分级"),
    (LevelStandard.MANAGEMENT, "医院智慧管理分级"),
    (LevelStandard.CONSTRUCTION, "全国医院信息化建设标准与规范"),
)
"""A part of each official name that no other has; the more special ones first.

Source: 国卫办医函〔2018〕1079号; 国卫办医函〔2019〕236号; 国卫办医函〔2021〕86号; 国卫办规划发〔2018〕4号; the
assessment plans of 国家卫生健康委统计信息中心.
"""


def level_standard(standard: Standard) -> LevelStandard | None:
    """Return which of the national programmes a standard is, or nothing."""
    name = standard.name.in_language("zh")
    return next((known for known, sign in _SIGNS if sign in name), None)


def is_numbered(standard: Standard, number: str) -> bool:
    """Return whether a standard has an official number, whatever its edition: `WS 445` for `WS 445-2014`."""
    written = standard.number or ""
    return written == number or written.startswith((f"{number}-", f"{number}."))
