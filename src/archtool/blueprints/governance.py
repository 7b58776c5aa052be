"""The IT governance blueprint: bodies, roles, policies and who answers for what."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archtool.blueprints.accountability import Provision, RoleDuty
from archtool.blueprints.programme import Duties
from archtool.model.element import Element
from archtool.model.kind import Blueprint, KindInfo
from archtool.model.words import Words
from archtool.source.text import Text, both

Provides = Annotated[tuple[Provision, ...], Field(description="what it provides for")]


class Tier(StrEnum):
    """The tier of the governance organisation at which a body stands."""

    DECISION = "decision"
    MANAGEMENT = "management"
    EXECUTION = "execution"
    SUPERVISION = "supervision"

    @property
    def label(self) -> Text:
        """Return the tier's name."""
        return _TIER_LABELS[self]


_TIER_LABELS = {
    Tier.DECISION: both("决策层", "Decision"),
    Tier.MANAGEMENT: both("管理层", "Management"),
    Tier.EXECUTION: both("执行层", "Execution"),
    Tier.SUPERVISION: both("监督与评估", "Supervision"),
}


class Body(Element):
    """A standing body of the programme: a group, board or team. ArchiMate: Business Collaboration."""

    info: ClassVar[KindInfo] = KindInfo(
        "body", "bodies", "gov.", both("管理机构", "Body"), Blueprint.GOVERNANCE, "Business Collaboration"
    )
    content: Annotated[Words | None, Field(description="what it decides and does")] = None
    tier: Annotated[Tier | None, Field(description="tier of the governance organisation")] = None
    provides: Provides = ()


class PolicyArea(StrEnum):
    """What a policy governs."""

    STANDARDS = "standards"
    SECURITY = "security"
    CRYPTOGRAPHY = "cryptography"
    OPERATIONS = "operations"
    FUNDING = "funding"
    PROCUREMENT = "procurement"
    PROJECT = "project"
    DATA = "data"
    SAFEGUARDS = "safeguards"
    DOCUMENTS = "documents"

    @property
    def label(self) -> Text:
        """Return the area's name."""
        return _AREA_LABELS[self]


_AREA_LABELS = {
    PolicyArea.STANDARDS: both("标准", "standards"),
    PolicyArea.SECURITY: both("安全", "security"),
    PolicyArea.CRYPTOGRAPHY: both("密码", "cryptography"),
    PolicyArea.OPERATIONS: both("运维", "operations"),
    PolicyArea.FUNDING: both("资金", "funding"),
    PolicyArea.PROCUREMENT: both("采购", "procurement"),
    PolicyArea.PROJECT: both("项目管理", "project management"),
    PolicyArea.DATA: both("数据管控", "data governance"),
    PolicyArea.SAFEGUARDS: both("保障", "safeguards"),
    PolicyArea.DOCUMENTS: both("文档", "documents"),
}


class Policy(Element):
    """A rule, plan or procedure by which the programme is run. ArchiMate: Principle."""

    info: ClassVar[KindInfo] = KindInfo(
        "policy", "policies", "gov.", both("管理制度", "Policy"), Blueprint.GOVERNANCE, "Principle"
    )
    content: Annotated[Words | None, Field(description="what it lays down")] = None
    area: Annotated[PolicyArea, Field(description="what it governs")]
    duties: Duties = ()
    provides: Provides = ()


class Role(Element):
    """A role in the responsibility matrix. ArchiMate: Business Role."""

    info: ClassVar[KindInfo] = KindInfo(
        "role", "roles", "role.", both("角色", "Role"), Blueprint.GOVERNANCE, "Business Role"
    )
    abbreviation: Annotated[str | None, Field(description="column head in the responsibility matrix")] = None
    duty: Annotated[
        RoleDuty | None, Field(description="its duty among those that must lie with different organisations")
    ] = None


class Activity(Element):
    """An activity with its responsible, accountable, consulted and informed roles. ArchiMate: Business Process."""

    info: ClassVar[KindInfo] = KindInfo(
        "activity", "activities", "act.", both("管理活动", "Activity"), Blueprint.GOVERNANCE, "Business Process"
    )
    duties: Duties = ()


class Stage(Element):
    """A stage of the approval workflow. ArchiMate: Business Process."""

    info: ClassVar[KindInfo] = KindInfo(
        "stage", "stages", "stage.", both("审批阶段", "Stage"), Blueprint.GOVERNANCE, "Business Process"
    )
    order: Annotated[int, Field(ge=1, description="place in the workflow")]
    consultant_does: Annotated[Words | None, Field(description="what the consultant does")] = None
    owner_does: Annotated[Words | None, Field(description="what the owner does")] = None
    others_do: Annotated[Words | None, Field(description="what the others do")] = None


class Comment(Element):
    """What an expert said in review, and what was done about it. ArchiMate: Assessment."""

    info: ClassVar[KindInfo] = KindInfo(
        "comment", "comments", "cmt.", both("评审意见", "Review comment"), Blueprint.GOVERNANCE, "Assessment"
    )
    by: Annotated[Words | None, Field(description="who said it, and when")] = None
    answer: Annotated[Words | None, Field(description="how it was answered")] = None


GOVERNANCE_KINDS: tuple[type[Element], ...] = (Body, Policy, Role, Activity, Stage, Comment)
