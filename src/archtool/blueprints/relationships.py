"""Every kind of relationship: permitted ends, inverse, ArchiMate counterpart, and the facts that it carries.

The name of a relationship kind is the key that authors write on its source; the inverse is the same
relationship written on its target.
"""

from typing import Annotated

from pydantic import Field

from archtool.blueprints.programme import Strength
from archtool.model.kind import Status
from archtool.model.quantity import Money, Months
from archtool.model.reference import ReferenceTo
from archtool.model.relationship import ANY_KIND, RelationshipKind, RelationshipProperties
from archtool.model.words import Words
from archtool.source.text import both

APPLICATIONS = ("system-group", "system", "module", "platform")
DELIVERABLE_APPLICATIONS = ("system", "module")
NODES = ("resource-pool", "storage", "edge-node", "platform-software")
NETWORKS = ("network", "link")
DEVICES = ("security-device", "cryptographic-device")
INFRASTRUCTURE = (
    "centre", *NODES, *NETWORKS, "replication", "zone", *DEVICES, "room", "equipment",
)  # fmt: skip
BUILDABLE = (*APPLICATIONS, *INFRASTRUCTURE)
ANSWERED_FOR = (*APPLICATIONS, "subproject")
ENDS_OF_ORDER = (
    *BUILDABLE, "policy", "external-system", "organisation", "interface", "work-package", "target", "deliverable",
)  # fmt: skip
ENDS_OF_EXCHANGE = (*APPLICATIONS, "external-system", *NODES, *DEVICES)


def _pairs(sources: tuple[str, ...], targets: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((source, target) for source in sources for target in targets)


class DependencyProperties(RelationshipProperties):
    """How firmly a dependency binds."""

    strength: Annotated[Strength | None, Field(description="hard or soft; hard when left out")] = None
    measure: Annotated[Words | None, Field(description="transitional measure where the order is broken")] = None


class ReadProperties(RelationshipProperties):
    """What a reader of data needs, and what bridges the time until the master is there."""

    frequency: Annotated[Words | None, Field(description="how fresh the data must be")] = None
    measure: Annotated[Words | None, Field(description="transitional measure until the master goes live")] = None
    additive: Annotated[
        bool, Field(description="whether the reader works without the data and simply receives more later")
    ] = False


class UpdateProperties(RelationshipProperties):
    """On whose authority a system changes data that another one creates."""

    authority: Annotated[Words | None, Field(description="who delegated the change, and how far it goes")] = None


class PrecedenceProperties(RelationshipProperties):
    """How two work packages are linked."""

    link: Annotated[str, Field(pattern="^(FS|SS|FF|SF)$", description="finish-start and so on")] = "FS"
    lag: Annotated[Months | None, Field(description="months between the linked ends")] = None


class PermissionProperties(RelationshipProperties):
    """What guards a permitted flow between zones."""

    controls: Annotated[
        tuple[Annotated[str, ReferenceTo(DEVICES)], ...], Field(description="devices on the boundary")
    ] = ()
    control_note: Annotated[Words | None, Field(description="controls that are no device")] = None
    purpose: Annotated[Words | None, Field(description="what the flow is for")] = None


class AtProperties(RelationshipProperties):
    """What an organisation has otherwise than the common definition."""

    status: Annotated[Status | None, Field(description="what is done with the instance there")] = None
    cost: Annotated[Money | None, Field(description="cost there")] = None


PART_OF = RelationshipKind(
    "part_of", "parts", both("属于", "is part of"), both("包含", "has part"),
    (
        *_pairs(("system-group",), ("system-group",)),
        *_pairs(("system", "module"), ("system-group", "system")),
        *_pairs(INFRASTRUCTURE, ("platform",)),
        *_pairs(("centre", "room"), ("site",)),
        ("equipment", "room"),
        ("zone", "zone"),
        ("organisation", "organisation"),
        ("data-store", "data-store"),
        ("goal", "goal"),
        *_pairs(("cost-item", "fee"), ("cost-item",)),
        *_pairs(("body", "role"), ("body",)),
        ("policy", "policy"),
        ("work-package", "work-package"),
        ("clause", "clause"),
    ),
    "Composition", single=True, acyclic=True,
)  # fmt: skip
MEMBER_OF = RelationshipKind(
    "member_of", "members", both("成员于", "is member of"), both("成员", "has member"),
    (("organisation", "organisation"),), "Aggregation", acyclic=True,
)  # fmt: skip
FUNCTION_OF = RelationshipKind(
    "function_of", "performs", both("功能归属", "is function of"), both("实现功能", "performs"),
    _pairs(("function",), (*APPLICATIONS, "external-system")), "Assignment", single=True,
)  # fmt: skip
CLAUSES = RelationshipKind(
    "clauses", "answered_by", both("依据条款", "answers clause"), both("响应", "is answered by"),
    ((ANY_KIND, "clause"),), "Realization",
)  # fmt: skip
CONFORMS_TO = RelationshipKind(
    "conforms_to", "followed_by", both("遵循标准", "conforms to"), both("被遵循", "is followed by"),
    _pairs(
        (
            *BUILDABLE, "data-entity", "interface", "external-system", "policy", "target", "grading-object", "control",
        ),
        ("standard",),
    ),
    "Influence",
)  # fmt: skip
REALISES = RelationshipKind(
    "realises", "realised_by", both("支撑目标", "realises"), both("由…支撑", "is realised by"),
    _pairs((*BUILDABLE, "policy", "body"), ("goal",)), "Realization",
)  # fmt: skip
REACHES = RelationshipKind(
    "reaches", "reached_by", both("达标", "reaches"), both("由…达标", "is reached by"),
    _pairs(BUILDABLE, ("target",)), "Realization",
)  # fmt: skip
APPLIES_TO = RelationshipKind(
    "applies_to", "bound_by", both("适用于", "applies to"), both("适用要求", "is bound by"),
    _pairs(("target", "constraint", "policy"), ("organisation", *BUILDABLE)), "Association",
)  # fmt: skip
OWNER = RelationshipKind(
    "owner", "owns", both("责任单位", "is owned by"), both("负责", "owns"),
    _pairs(
        ("data-entity", "data-store", "policy", "body", *BUILDABLE, "subproject", "risk", "cost-item"),
        ("organisation",),
    ),
    "Assignment", single=True,
)  # fmt: skip
TOGETHER_WITH = RelationshipKind(
    "with", "takes_part_in", both("参与单位", "together with"), both("参与", "takes part in"),
    _pairs(("policy", "body"), ("organisation",)), "Association",
)  # fmt: skip
USED_BY = RelationshipKind(
    "used_by", "uses", both("使用单位", "is used by"), both("使用", "uses"),
    _pairs(APPLICATIONS, ("organisation",)), "Serving",
)  # fmt: skip
AT = RelationshipKind(
    "at", "hosts_instance", both("部署单位", "stands at"), both("本地实例", "has instance"),
    _pairs(BUILDABLE, ("organisation",)), "Association", properties=AtProperties,
)  # fmt: skip
CREATES = RelationshipKind(
    "creates", "master", both("产生数据", "creates"), both("唯一数据源", "has master"),
    _pairs((*APPLICATIONS, "external-system", *DEVICES), ("data-entity",)), "Access (write)",
)  # fmt: skip
READS = RelationshipKind(
    "reads", "read_by", both("使用数据", "reads"), both("被使用", "is read by"),
    _pairs((*APPLICATIONS, "external-system", *DEVICES), ("data-entity",)), "Access (read)",
    properties=ReadProperties,
)  # fmt: skip
UPDATES = RelationshipKind(
    "updates", "updated_by", both("更新数据", "updates"), both("被更新", "is updated by"),
    _pairs((*APPLICATIONS, "external-system"), ("data-entity",)), "Access (write)",
    properties=UpdateProperties,
)  # fmt: skip
REUSES = RelationshipKind(
    "reuses", "reused_for", both("复用", "reuses"), both("被复用于", "is reused for"),
    _pairs(("data-entity",), ("external-system", "data-entity")), "Association",
)  # fmt: skip
WRITTEN_BACK_TO = RelationshipKind(
    "written_back_to", "takes_back", both("回写至", "is written back to"), both("接受回写", "takes back"),
    _pairs(("data-entity",), ("external-system",)), "Flow",
)  # fmt: skip
STORED_IN = RelationshipKind(
    "stored_in", "stores", both("存储于", "is stored in"), both("存储", "stores"),
    (("data-entity", "data-store"),), "Aggregation",
)  # fmt: skip
KEPT_BY = RelationshipKind(
    "kept_by", "keeps", both("承载系统", "is kept by"), both("承载", "keeps"),
    _pairs(("data-store",), (*APPLICATIONS, "external-system", *NODES)), "Assignment",
)  # fmt: skip
DEPENDS_ON = RelationshipKind(
    "depends_on", "required_by", both("依赖", "depends on"), both("被依赖", "is required by"),
    (*_pairs(BUILDABLE, BUILDABLE), *_pairs(BUILDABLE, ("organisation", "policy", "external-system"))),
    "Serving", acyclic=True, properties=DependencyProperties,
)  # fmt: skip
HOSTED_ON = RelationshipKind(
    "hosted_on", "hosts", both("部署于", "is hosted on"), both("承载", "hosts"),
    _pairs((*APPLICATIONS, "data-store"), NODES), "Assignment",
)  # fmt: skip
BACKED_UP_BY = RelationshipKind(
    "backed_up_by", "backs_up", both("备份至", "is backed up by"), both("备份", "backs up"),
    _pairs(("resource-pool", "storage", "edge-node"), ("storage",)), "Serving",
)  # fmt: skip
IN_ZONE = RelationshipKind(
    "in_zone", "contains", both("所在安全域", "lies in zone"), both("域内", "contains"),
    _pairs((*INFRASTRUCTURE, "external-system"), ("zone",)), "Aggregation",
)  # fmt: skip
LOCATED_AT = RelationshipKind(
    "located_at", "locates", both("所在地点", "is located at"), both("设有", "locates"),
    _pairs(INFRASTRUCTURE, ("site", "centre", "room", "organisation")), "Assignment",
)  # fmt: skip
SERVES = RelationshipKind(
    "serves", "served_by", both("服务于", "serves"), both("由…服务", "is served by"),
    _pairs(INFRASTRUCTURE, (*BUILDABLE, "organisation", "external-system")), "Serving",
)  # fmt: skip
CONNECTS = RelationshipKind(
    "connects", "connected_by", both("连接", "connects"), both("由…连接", "is connected by"),
    _pairs(("link", "network"), ("centre", "room", "zone", "network", "organisation", "external-system")),
    "Association",
)  # fmt: skip
COPIES_FROM = RelationshipKind(
    "copies_from", "copied_by", both("复制自", "copies from"), both("复制出", "is copied by"),
    _pairs(("replication",), ("centre",)), "Access (read)", single=True,
)  # fmt: skip
COPIES_TO = RelationshipKind(
    "copies_to", "receives_copy", both("复制到", "copies to"), both("接收复制", "receives"),
    _pairs(("replication",), ("centre",)), "Access (write)", single=True,
)  # fmt: skip
CARRIED_BY = RelationshipKind(
    "carried_by", "carries_copy", both("经由链路", "is carried by"), both("承载复制", "carries"),
    _pairs(("replication",), ("link",)), "Assignment",
)  # fmt: skip
PERMITS_FLOW_TO = RelationshipKind(
    "permits_flow_to", "permits_flow_from", both("允许流向", "permits flow to"), both("允许来自", "permits flow from"),
    (("zone", "zone"),), "Flow", properties=PermissionProperties,
)  # fmt: skip
PROVIDER = RelationshipKind(
    "provider", "provides", both("提供方", "is provided by"), both("提供接口", "provides"),
    _pairs(("interface",), ENDS_OF_EXCHANGE), "Composition", single=True,
)  # fmt: skip
CONSUMER = RelationshipKind(
    "consumer", "consumes", both("使用方", "is consumed by"), both("使用接口", "consumes"),
    _pairs(("interface",), ENDS_OF_EXCHANGE), "Serving",
)  # fmt: skip
VIA = RelationshipKind(
    "via", "gateway_of", both("经由", "passes through"), both("承载接口", "is gateway of"),
    _pairs(("interface",), ENDS_OF_EXCHANGE), "Association",
)  # fmt: skip
CARRIES = RelationshipKind(
    "carries", "carried_on", both("交换数据", "carries"), both("经接口交换", "is carried by"),
    _pairs(("interface",), ("data-entity",)), "Access",
)  # fmt: skip
SUBPROJECT = RelationshipKind(
    "subproject", "builds", both("所属子项目", "is built in"), both("建设内容", "builds"),
    _pairs((*BUILDABLE, "work-package", "policy"), ("subproject",)), "Aggregation", single=True,
)  # fmt: skip
IN_PHASES = RelationshipKind(
    "phases", "runs", both("建设期", "runs in"), both("本期子项目", "runs"),
    (("subproject", "phase"),), "Aggregation",
)  # fmt: skip
AFTER = RelationshipKind(
    "after", "before", both("紧后于", "comes after"), both("紧前于", "comes before"),
    (("work-package", "work-package"),), "Triggering", acyclic=True, properties=PrecedenceProperties,
)  # fmt: skip
TENDERS = RelationshipKind(
    "tenders", "tendered_in", both("招标范围", "tenders"), both("招标于", "is tendered in"),
    (("work-package", "subproject"),), "Association",
)  # fmt: skip
FIRST = RelationshipKind(
    "first", "first_in", both("先行", "comes first"), both("先行于规则", "is first in"),
    _pairs(("dependency-rule",), ENDS_OF_ORDER), "Association",
)  # fmt: skip
THEN = RelationshipKind(
    "then", "then_in", both("后续", "comes then"), both("后续于规则", "comes then in"),
    _pairs(("dependency-rule",), ENDS_OF_ORDER), "Association",
)  # fmt: skip
PAYEE = RelationshipKind(
    "payee", "is_paid", both("收款方", "is paid to"), both("收取", "is paid"),
    _pairs(("cost-item", "fee"), ("organisation",)), "Association", single=True,
)  # fmt: skip
BUDGETED_IN = RelationshipKind(
    "budgeted_in", "budgets", both("列支于", "is budgeted in"), both("列支", "budgets"),
    _pairs(("trace", "cost-item", "fee"), ("subproject", "cost-item")), "Association",
)  # fmt: skip
PAID_BY = RelationshipKind(
    "paid_by", "pays", both("付款方式", "is paid by"), both("适用于", "pays"),
    (("subproject", "payment-rule"),), "Association", single=True,
)  # fmt: skip
BINDS = RelationshipKind(
    "binds", "bound_together", both("约束", "binds"), both("受约束", "is bound by"),
    _pairs(("split-rule",), (*BUILDABLE, "organisation", "subproject")), "Influence",
)  # fmt: skip
SIZES = RelationshipKind(
    "sizes", "sized_by", both("测算", "sizes"), both("测算依据", "is sized by"),
    _pairs(("volume",), ("data-store", *APPLICATIONS, *INFRASTRUCTURE)), "Influence",
)  # fmt: skip
OPERATED_BY = RelationshipKind(
    "operated_by", "operates", both("运行单位", "is operated by"), both("运行", "operates"),
    _pairs(("external-system", *ANSWERED_FOR), ("organisation",)), "Assignment", single=True,
)  # fmt: skip
BUILT_BY = RelationshipKind(
    "built_by", "constructs", both("承建单位", "is built by"), both("承建", "constructs"),
    _pairs(ANSWERED_FOR, ("organisation",)), "Assignment", single=True,
)  # fmt: skip
CHANGES_DECIDED_BY = RelationshipKind(
    "changes_decided_by", "decides_changes_of", both("变更审批", "has its changes decided by"),
    both("审批变更", "decides changes of"),
    _pairs(("subproject",), ("body", "organisation")), "Assignment", single=True,
)  # fmt: skip
ASSESSES = RelationshipKind(
    "assesses", "assessed_in", both("测评", "assesses"), both("测评于", "is assessed in"),
    (("work-package", "target"),), "Association",
)  # fmt: skip
SPECIFIES = RelationshipKind(
    "specifies", "specified_in", both("提出需求", "specifies"), both("需求见", "is specified in"),
    (("deliverable", "subproject"),), "Association",
)  # fmt: skip
ARISES_FROM = RelationshipKind(
    "arises_from", "gives_rise_to", both("问题依据", "arises from"), both("提出问题", "gives rise to"),
    _pairs(("trace",), ("clause", "standard", "risk")), "Association",
)  # fmt: skip
REPORTS_TO = RelationshipKind(
    "reports_to", "directs", both("汇报于", "reports to"), both("领导", "directs"),
    (("body", "body"), *_pairs(("organisation",), ("body",))), "Serving", single=True, acyclic=True,
)  # fmt: skip
PLAYED_BY = RelationshipKind(
    "played_by", "plays", both("承担单位", "is played by"), both("承担角色", "plays"),
    _pairs(("role",), ("organisation", "body")), "Assignment",
)  # fmt: skip
RESPONSIBLE = RelationshipKind(
    "responsible", "responsible_for", both("执行", "is done by"), both("执行活动", "does"),
    _pairs(("activity",), ("role",)), "Assignment",
)  # fmt: skip
ACCOUNTABLE = RelationshipKind(
    "accountable", "accountable_for", both("负责", "is answered for by"), both("负责活动", "answers for"),
    _pairs(("activity",), ("role",)), "Assignment", single=True,
)  # fmt: skip
CONSULTED = RelationshipKind(
    "consulted", "consulted_in", both("咨询", "consults"), both("被咨询", "is consulted in"),
    _pairs(("activity",), ("role",)), "Association",
)  # fmt: skip
INFORMED = RelationshipKind(
    "informed", "informed_of", both("知会", "informs"), both("被知会", "is informed of"),
    _pairs(("activity",), ("role",)), "Association",
)  # fmt: skip
OUTPUTS = RelationshipKind(
    "outputs", "output_of", both("产出", "outputs"), both("产出于", "is output of"),
    (("stage", "deliverable"),), "Access (write)",
)  # fmt: skip
GRADES = RelationshipKind(
    "grades", "graded_in", both("定级范围", "grades"), both("定级于", "is graded in"),
    _pairs(("grading-object",), (*APPLICATIONS, *NETWORKS)), "Aggregation",
)  # fmt: skip
MEETS = RelationshipKind(
    "meets", "met_by", both("落实", "meets"), both("由…落实", "is met by"),
    _pairs((*DEVICES, "policy", "body", *NODES), ("control",)), "Realization",
)  # fmt: skip
PROTECTED_BY = RelationshipKind(
    "protected_by", "protects", both("落实措施", "is protected by"), both("保护", "protects"),
    _pairs(("grading-object",), ("control",)), "Association",
)  # fmt: skip
CONCERNS = RelationshipKind(
    "concerns", "subject_of", both("涉及", "concerns"), both("被涉及", "is subject of"),
    _pairs(("question", "risk", "constraint", "comment"), (ANY_KIND,)), "Association",
)  # fmt: skip
BETWEEN = RelationshipKind(
    "between", "weighed_in", both("比较对象", "weighs"), both("查重结论", "is weighed in"),
    _pairs(("overlap-decision",), (*APPLICATIONS, *INFRASTRUCTURE, "external-system", "data-store")), "Association",
)  # fmt: skip

RELATIONSHIP_KINDS: tuple[RelationshipKind, ...] = (
    PART_OF, MEMBER_OF, FUNCTION_OF, CLAUSES, CONFORMS_TO, REALISES, REACHES, APPLIES_TO, OWNER, TOGETHER_WITH,
    USED_BY, AT, CREATES, READS, UPDATES, REUSES, STORED_IN, KEPT_BY, DEPENDS_ON, HOSTED_ON, IN_ZONE, LOCATED_AT,
    SERVES, CONNECTS, COPIES_FROM, COPIES_TO, CARRIED_BY, PERMITS_FLOW_TO, PROVIDER, CONSUMER, VIA, CARRIES,
    SUBPROJECT, IN_PHASES, AFTER, TENDERS, FIRST, THEN, PAYEE, BUDGETED_IN, PAID_BY, BINDS, SIZES, OPERATED_BY,
    REPORTS_TO,
    PLAYED_BY, RESPONSIBLE, ACCOUNTABLE, CONSULTED, INFORMED, OUTPUTS, GRADES, MEETS, CONCERNS,
    BACKED_UP_BY, PROTECTED_BY,
    WRITTEN_BACK_TO, BETWEEN, BUILT_BY, CHANGES_DECIDED_BY, ASSESSES, SPECIFIES, ARISES_FROM,
)  # fmt: skip
