"""What the papers of a government project must contain: chapters, special sections, money annexes, figures."""

from collections.abc import Mapping

from archtool.blueprints.documents import DocumentType
from archtool.source.text import Text, both

OUTLINES: Mapping[DocumentType, tuple[str, ...]] = {
    DocumentType.PROPOSAL: (
        "项目简介", "项目建设单位概况", "项目建设的必要性", "需求分析", "总体建设方案", "本期项目建设方案",
        "环保、消防、职业安全卫生和节能", "项目组织机构和人员", "项目实施进度", "投资估算和资金筹措", "效益与风险分析",
    ),
    DocumentType.FEASIBILITY: (
        "项目概述", "项目建设单位概况", "需求分析和项目建设的必要性", "总体建设方案", "本期项目建设方案",
        "项目招标方案", "环保、消防、职业安全卫生和节能", "项目组织机构和人员培训", "项目实施进度",
        "投资估算和资金来源", "效益与评价指标分析", "项目风险与风险管理",
    ),
    DocumentType.DESIGN: (
        "项目概述", "项目建设单位概况", "需求分析", "总体建设方案", "本期项目设计方案", "项目建设与运行管理",
        "人员配置与培训", "项目实施进度", "投资概算", "风险及效益分析",
    ),
}  # fmt: skip
"""Chapters by document, in order; local rules may replace them in the settings of DOC03.

Source: 国家发展改革委令第55号（2007）附件.
"""

SHARING_CHAPTER = "信息资源共享分析"
"""The chapter on sharing. Source: 国办发〔2019〕57号."""

SECURITY_CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("安全", ("安全",)),
    ("等级保护", ("等级保护", "等保")),
    ("密码应用", ("密码",)),
)
"""What headings on security must name, and the words by which they name it.

Source: 国办发〔2019〕57号 (密码和网络安全同步规划).
"""

TENDER_SECTIONS = ("技术路线", "设备选型", "数据共享", "安全保密", "主要功能")
"""Sections of every tender requirement. Source: review practice of preliminary designs."""

_ROUGH, _STUDY, _DESIGN = (
    both("匡算", "rough estimate"),
    both("估算", "study estimate"),
    both("概算", "design estimate"),
)

ANNEXES: Mapping[DocumentType, tuple[Text, ...]] = {
    DocumentType.PROPOSAL: (_ROUGH, _STUDY),
    DocumentType.FEASIBILITY: (_STUDY,),
    DocumentType.DESIGN: (_DESIGN,),
    DocumentType.ESTIMATE: (_DESIGN,),
}
"""The usual name of the money annex. Source: 国家发展改革委令第55号（2007）."""

REQUIRED_FIGURES = (
    "总体架构图", "应用架构图", "功能结构图", "数据架构图", "数据流向图", "U/C矩阵", "集成架构图", "信息交换矩阵",
    "部署图", "网络拓扑图", "两地三中心图", "安全域划分图", "密码应用技术框架图", "IT管控组织图", "流程图", "甘特图",
    "路线图", "网络计划图", "相关度", "差距",
)  # fmt: skip
"""Words of the captions of the figures that a design must have, tables left aside. Source: review practice."""

FORMAL_DOCUMENTS = (
    DocumentType.QUESTIONNAIRE, DocumentType.NEEDS_REPORT, DocumentType.PROPOSAL, DocumentType.FEASIBILITY,
    DocumentType.DESIGN, DocumentType.TENDER_REQUIREMENT,
)  # fmt: skip
"""Papers handed over formally. Source: review practice of preliminary designs."""
