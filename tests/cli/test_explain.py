"""`archtool explain`."""

import pytest
from tests.cli.conftest import Archtool

from archtool.blueprints.standard import standard_catalogue
from archtool.commands.catalogue import explanations
from archtool.views.kinds import FIGURES


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_kind_relationship_and_figure_can_be_explained(archtool: Archtool, language: str) -> None:
    catalogue = standard_catalogue()
    words = [
        *(one.code for one in explanations()),
        *(kind.info.plural for kind in catalogue.kinds),
        *(kind.name for kind in catalogue.relationships),
        *(kind.inverse for kind in catalogue.relationships),
        *FIGURES,
    ]
    for word in words:
        ran = archtool("explain", word, "--language", language)
        assert ran.code == 0, word
        assert ran.out.strip(), word


def test_a_code_says_why_and_how_in_both_languages(archtool: Archtool) -> None:
    zh, en = (archtool("explain", "dat03", "--language", language).out for language in ("zh", "en"))
    assert "数据没有责任单位" in zh
    assert "谁产生、谁负责" in zh
    assert "data entity without accountable owner" in en
    assert "docs/checks/DAT03.md" in en


def test_a_kind_shows_its_keys_and_relationships(archtool: Archtool) -> None:
    out = archtool("explain", "系统", "--language", "en").out
    for line in (
        "systems:",
        "sys.",
        "Application Component",
        "850 万元",
        "keep | upgrade | build | replace | retire",
        "creates",
    ):
        assert line in out


def test_a_section_and_a_relationship_of_one_name_are_both_explained(archtool: Archtool) -> None:
    topics = archtool("explain", "clauses", "--json").result["topics"]
    assert isinstance(topics, list)
    assert [topic["topic"] for topic in topics] == ["kind", "relationship"]


def test_a_relationship_shows_its_ends(archtool: Archtool) -> None:
    topics = archtool("explain", "master", "--json").result["topics"]
    assert isinstance(topics, list)
    (topic,) = topics
    assert (topic["name"], topic["inverse"]) == ("creates", "master")
    assert {"from": "system", "to": "data-entity"} in topic["ends"]


def test_an_unknown_word_names_the_nearest(archtool: Archtool) -> None:
    ran = archtool("explain", "sytem", "--language", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean system" in ran.err
