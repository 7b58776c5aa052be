"""`archtool show`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Archtool


@pytest.mark.parametrize("word", ["sys.emr", "emr", "电子病历系统", "Electronic medical record"])
def test_an_element_is_found_by_id_and_by_name(archtool: Archtool, county: Path, word: str) -> None:
    assert archtool("show", word, county, "--json").result["id"] == "sys.emr"


def test_facts_of_all_blueprints_stand_with_their_places(archtool: Archtool, county: Path) -> None:
    result = archtool("show", "sys.emr", county, "--json").result
    assert result["name"] == {"zh": "电子病历系统", "en": "Electronic medical record"}
    assert (result["phase"], result["cost"], result["basis"]) == ("P1", "90 万元", "assumption")
    properties = result["properties"]
    assert isinstance(properties, list)
    places = {fact["key"]: {place["path"] for place in fact["locations"]} for fact in properties}
    assert places["purpose"] == {"blueprints/application.yaml"}
    assert places["rto"] == {"blueprints/infrastructure.yaml"}
    relationships = result["relationships"]
    assert isinstance(relationships, list)
    ends = {(edge["key"], edge["id"]): edge["location"]["path"] for edge in relationships}
    assert ends["creates", "data.emr-record"] == "blueprints/application.yaml"
    assert ends["hosted_on", "inf.pool-a"] == "blueprints/infrastructure.yaml"
    assert ends["provides", "if.results-records"] == "blueprints/integration.yaml"
    assert result["instances"] == [
        {"organisation": "org.county-hospital", "status": "build"},
        {"organisation": "org.tcm-hospital", "status": "build"},
    ]


def test_a_group_sums_up(archtool: Archtool, county: Path) -> None:
    result = archtool("show", "sys.hospital", county, "--json").result
    assert (result["cost"], result["parts"]) == ("330 万元", {"system": 4})


PRINTED = {
    "zh": ("使用数据", "〔假设〕", "投资（含下级）", "部署单位 (2)"),
    "en": ("reads", "[assumption]", "Roll-up", "Instances (2)"),
}


@pytest.mark.parametrize(("language", "words"), tuple(PRINTED.items()))
def test_both_languages_are_printed(archtool: Archtool, county: Path, language: str, words: tuple[str, ...]) -> None:
    out = archtool("show", "sys.his", county, "--language", language).out
    assert [word for word in words if word not in out] == []
    assert "blueprints/application.yaml:" in out


def test_an_unknown_id_names_the_nearest(archtool: Archtool, county: Path) -> None:
    ran = archtool("show", "sys.emrr", county, "--language", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean sys.emr" in ran.err


def test_a_moment_hides_what_does_not_stand_yet(archtool: Archtool, county: Path) -> None:
    assert archtool("show", "sys.pacs", county, "--at", "P1").code == 2
    assert archtool("show", "sys.pacs", county, "--at", "P2").code == 0


def test_a_name_that_several_have_is_refused(archtool: Archtool, tmp_path: Path) -> None:
    (tmp_path / "archtool.yaml").write_text("archtool: 1\nname: x\ninclude: [m.yaml]\n")
    (tmp_path / "m.yaml").write_text("systems: {sys.a: 甲, sys.b: 甲}\n", encoding="utf-8")
    ran = archtool("show", "甲", tmp_path, "--language", "en")
    assert ran.code == 2
    assert "sys.a, sys.b" in ran.err
