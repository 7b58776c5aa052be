"""Groups of organisations, seen as the organisations behind them."""

from archtool.model.architecture import Architecture
from archtool.workspace.members import members, with_groups
from archtool.workspace.reading import read_texts

MODEL = """
organisations:
  org.all: {name: 全部}
  org.city: {name: 城区, member_of: all}
  org.h1: {name: 市医院, member_of: city}
  org.h2: {name: 县医院, member_of: all}
"""


def model() -> Architecture:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    return reading.architecture


def test_group_becomes_the_organisations_behind_it() -> None:
    assert members(model(), "org.all") == ("org.h1", "org.h2")
    assert members(model(), "org.h1") == ("org.h1",)


def test_organisation_belongs_to_its_groups_nearest_first() -> None:
    assert with_groups(model(), "org.h1") == ("org.h1", "org.city", "org.all")
