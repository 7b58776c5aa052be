"""DAT07: catalogue entry of a data entity incomplete."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from archtool.blueprints.data import DataEntity
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

Column = Literal["description", "format", "is_open", "level", "refresh"]

_WORDS = {
    "description": Named("摘要", "abstract"),
    "format": Named("信息资源格式", "format"),
    "is_open": Named("开放属性", "openness"),
    "level": Named("数据级别", "level"),
    "refresh": Named("更新周期", "update cycle"),
}
_KEYS = {"is_open": "open"}


class CatalogueSettings(CheckSettings):
    """Which columns must be filled. Source: review practice of preliminary designs."""

    columns: Annotated[tuple[Column, ...], Field(description="facts of an entity that the catalogue needs")] = (
        "level", "format", "is_open", "refresh",
    )  # fmt: skip


class IncompleteCatalogue(Check[CatalogueSettings]):
    """Reports data entities whose catalogue entry lacks core metadata."""

    code = "DAT07"
    name = "incomplete-catalogue"
    severity = Severity.ERROR
    title = both("数据资源目录的核心元数据不全", "core metadata of the catalogue missing")
    why = both(
        "信息资源目录是项目审批的必要条件，核心元数据不全的目录不能通过审查",
        "the catalogue is a condition of approval, and one with empty core columns does not pass",
    )
    fix = both(
        "补上缺少的列。13 个核心列中，分类、名称、代码由 class、name 和编号给出，提供方和代码由 owner 给出（DAT03），"
        "共享类型、条件与方式由 sharing、condition、ground 和接口给出（DAT04），信息项随所遵循的数据集标准（DAT08），"
        "摘要缺省由数据源与使用方生成，发布日期和关联资源代码在目录登记时产生；其余各列在这里检查，columns 可增减",
        "fill the columns. Of the 13 core columns class, name and code are the entity's own, provider and its code "
        "come from owner (DAT03), sharing type, condition and way from sharing, condition, ground and the interfaces "
        "(DAT04), information items from the data set standard (DAT08); an abstract is made from master and readers "
        "where none is written, date of publication and related codes come with registration. The others are checked "
        "here, and the setting columns says which",
    )
    source = "政务信息资源目录编制指南（试行）（发改高技〔2017〕1272号）"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each entity with an empty column."""
        columns = self.settings.columns
        for entity in architecture.of(DataEntity):
            missing = [column for column in columns if getattr(entity, column) is None]
            if missing:
                who, lacking = named(entity), without([_WORDS[column] for column in missing])
                keys = [_KEYS.get(column, column) for column in missing]
                yield Finding(
                    Place(entity.id),
                    both(f"{who.zh}的目录信息不全：{lacking.zh}", f"{who.en} has {lacking.en} in the catalogue"),
                    both(f"写上 {'、'.join(keys)}", f"write {', '.join(keys)}"),
                )
