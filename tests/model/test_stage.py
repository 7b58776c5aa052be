"""The stages of a project."""

from archtool.model.stage import ProjectStage


def test_stages_come_one_after_the_other() -> None:
    assert ProjectStage.TENDER.has_reached(ProjectStage.DESIGN)
    assert ProjectStage.DESIGN.has_reached(ProjectStage.DESIGN)
    assert not ProjectStage.DESIGN.has_reached(ProjectStage.TENDER)


def test_every_stage_has_both_names() -> None:
    assert all(stage.label.languages == ("en", "zh") for stage in ProjectStage)
