"""What zonings show of the flows between management and all zones: guards apart from what is only said of a flow."""

from pathlib import Path

from archtool.views.figures.zoning import Bus, ZoningView
from archtool.views.figures.zoning_content import build
from archtool.workspace.files import read_workspace


def buses(language: str) -> tuple[Bus, ...]:
    architecture = read_workspace(Path(__file__).parents[3]).reading.architecture
    assert architecture is not None
    view = ZoningView.model_validate({"number": "5-1", "caption": "安全域", "boundary": "安全域"})
    return build(architecture, "zones", view, language).buses


def test_what_is_said_of_a_flow_is_no_guard() -> None:
    outward, inward = buses("zh")
    assert (outward.controls, inward.controls) == (("运维堡垒机",), ())
    assert inward.remarks == ("日志单向传输",)


def test_what_guards_one_zone_more_stands_in_brackets() -> None:
    outward, inward = buses("en")
    assert outward.remarks == ("(for Government/provincial extranet zone: also Boundary firewalls)",)
    assert inward.remarks == ("One-way log",)
