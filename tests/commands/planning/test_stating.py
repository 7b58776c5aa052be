"""Stating facts in files: in place where they stand, every other byte kept, else in a new file."""

import pytest

from archtool.blueprints.standard import standard_catalogue
from archtool.commands.planning.stating import Stating
from archtool.model.architecture import Architecture
from archtool.source.edit import edited
from archtool.workspace.reading import read_texts

BASE = """\
# 注释 kept
defaults:
  systems: {status: build, from: P1}
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 6}
  P2: {name: 二期, order: 2, start_month: 7, end_month: 12}
subprojects:
  SP-1: {name: 甲包}
  SP-2: {name: 乙包}
systems:
  sys.a: {name: 甲}
"""


def stating(text: str) -> tuple[Stating, Architecture]:
    reading = read_texts({"model/a.yaml": text})
    assert reading.architecture is not None, reading.diagnostics
    documents = {document.path: document for document in reading.documents}
    return Stating(documents, standard_catalogue(), "model/plan.yaml"), reading.architecture


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  sys.b: {name: 乙, from: P1}  # why\n", "  sys.b: {name: 乙, from: P2}  # why\n"),
        ("  sys.b:\n    name: 乙\n    from: P1   # why\n", "  sys.b:\n    name: 乙\n    from: P2   # why\n"),
        ('  sys.b: {name: 乙, from: "P1"}\n', "  sys.b: {name: 乙, from: P2}\n"),
    ],
)
def test_a_stated_fact_changes_where_it_stands(before: str, after: str) -> None:
    some, architecture = stating(BASE + before)
    some.state(architecture["sys.b"], "from", "P2")
    done = some.done()
    assert done.texts == {"model/a.yaml": BASE + after}
    assert (done.in_place, done.added) == (1, 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("subproject: SP-1", "subproject: SP-2"),
        ("subproject: [SP-1]", "subproject: [SP-2]"),
        ("subproject: {SP-1: {basis: client}}", "subproject: {SP-2: {basis: client}}"),
    ],
)
def test_a_relationship_keeps_its_form(before: str, after: str) -> None:
    line = "  sys.b: {{name: 乙, {}}}\n"
    some, architecture = stating(BASE + line.format(before))
    some.state(architecture["sys.b"], "subproject", "SP-2")
    assert some.done().texts == {"model/a.yaml": BASE + line.format(after)}


def test_what_only_defaults_say_goes_into_a_file_of_its_own_and_counts() -> None:
    some, architecture = stating(BASE)
    some.state(architecture["sys.a"], "from", "P2")
    some.state(architecture["sys.a"], "subproject", "SP-1")
    done = some.done()
    assert list(done.texts) == ["model/plan.yaml"]
    assert done.texts["model/plan.yaml"].endswith("\nsystems:\n  sys.a: {from: P2, subproject: SP-1}\n")
    reading = read_texts({"model/a.yaml": BASE, **done.texts})
    assert reading.architecture is not None
    assert reading.architecture["sys.a"].from_phase == "P2"


def test_a_fact_stated_in_two_files_changes_in_both() -> None:
    texts = {"model/a.yaml": BASE + "  sys.b: {name: 乙, from: P1}\n", "model/b.yaml": "systems: {sys.b: {from: P1}}\n"}
    reading = read_texts(texts)
    assert reading.architecture is not None
    documents = {document.path: document for document in reading.documents}
    some = Stating(documents, standard_catalogue(), "model/plan.yaml")
    some.state(reading.architecture["sys.b"], "from", "P2")
    done = some.done()
    assert set(done.texts) == {"model/a.yaml", "model/b.yaml"}
    again = read_texts({**texts, **done.texts}).architecture
    assert again is not None
    assert again["sys.b"].from_phase == "P2"


def test_nothing_stated_changes_nothing() -> None:
    some, _ = stating(BASE)
    assert some.done().texts == {}
    assert edited(BASE, ()) == BASE
