"""The stages of a government project, from the proposal to acceptance."""

from enum import StrEnum

from archtool.source.text import Text, both


class ProjectStage(StrEnum):
    """How far a programme has come. What a later stage has to prove is not asked of an earlier one.

    Source: 国办发〔2019〕57号 国家政务信息化项目建设管理办法.
    """

    PROPOSAL = "proposal"
    FEASIBILITY = "feasibility"
    DESIGN = "design"
    TENDER = "tender"
    BUILD = "build"
    ACCEPTANCE = "acceptance"

    @property
    def label(self) -> Text:
        """Return the stage's name."""
        return _LABELS[self]

    def has_reached(self, other: "ProjectStage") -> bool:
        """Return whether this stage is another one or comes after it."""
        order = tuple(ProjectStage)
        return order.index(self) >= order.index(other)


_LABELS = {
    ProjectStage.PROPOSAL: both("项目建议书", "proposal"),
    ProjectStage.FEASIBILITY: both("可行性研究", "feasibility study"),
    ProjectStage.DESIGN: both("初步设计", "preliminary design"),
    ProjectStage.TENDER: both("招标采购", "tender"),
    ProjectStage.BUILD: both("建设实施", "construction"),
    ProjectStage.ACCEPTANCE: both("验收", "acceptance"),
}
