"""`archtool impact`."""

from pathlib import Path

from tests.cli.conftest import Archtool


def test_chains_name_their_reasons_and_places(archtool: Archtool, county: Path) -> None:
    result = archtool("impact", "inf.centre-a", county, "--depth", "0", "--json").result
    dependents = result["dependents"]
    assert isinstance(dependents, list)
    found = {one["id"]: one for one in dependents}
    chain = found["sys.emr"]["chain"]
    assert [step["relationship"] for step in chain] == ["depends_on", "hosted_on"]
    assert [(step["from"], step["to"]) for step in chain] == [("inf.centre-a", "inf.pool-a"), ("inf.pool-a", "sys.emr")]
    assert chain[1]["location"]["path"] == "blueprints/infrastructure.yaml"
    assert found["sys.pacs"]["phase"] == "P2"
    assert result["further"] == 0


def test_depth_counts_what_it_leaves_out(archtool: Archtool, county: Path) -> None:
    result = archtool("impact", "sys.empi", county, "--depth", "1", "--json").result
    dependents = result["dependents"]
    assert isinstance(dependents, list)
    assert {one["distance"] for one in dependents} == {1}
    assert isinstance(result["further"], int)
    assert result["further"] > 0


def test_both_languages_are_printed(archtool: Archtool, county: Path) -> None:
    zh, en = (archtool("impact", "sys.empi", county, "--language", language).out for language in ("zh", "en"))
    assert "sys.lis 使用数据 data.person-index 居民主索引 ← sys.empi" in zh
    assert "sys.lis reads data.person-index Person index ← sys.empi" in en


def test_what_nothing_depends_on_says_so(archtool: Archtool, county: Path) -> None:
    ran = archtool("impact", "gov.sharing-rules", county, "--language", "en")
    assert ran.code == 0
    assert "nothing depends on it" in ran.out


def test_an_unknown_id_is_wrong_usage(archtool: Archtool, county: Path) -> None:
    assert archtool("impact", "sys.empy", county).code == 2
