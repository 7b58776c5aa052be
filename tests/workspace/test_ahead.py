"""What is read ahead is what is read in turn."""

import pickle
from pathlib import Path, PurePosixPath

import pytest

from archtool.source.document import Document
from archtool.source.located_yaml import parse
from archtool.source.node import MappingNode, Node, ScalarNode
from archtool.workspace.ahead import documents_read_ahead, read_ahead, stop_reading_ahead
from archtool.workspace.document import read_document

PROGRAMME = Path(__file__).parents[2]


def written(node: Node | None) -> object:
    """A node as plain values with every place."""
    if node is None:
        return None
    place = (node.line, node.column, node.end_line, node.end_column)
    if isinstance(node, ScalarNode):
        return (place, node.value, node.plain)
    children = node.children if isinstance(node, MappingNode) else node.items
    return (place, type(node).__name__, [written(child) for child in children])


def as_text(document: Document | None) -> object:
    return document and (document.path, document.text, written(document.root))


def test_every_file_of_the_programme_is_the_same_read_ahead_or_in_turn() -> None:
    read_ahead(["--language", "en", str(PROGRAMME / "model")])
    ahead = documents_read_ahead(PROGRAMME)
    assert PurePosixPath("model/phases.yaml") in ahead
    for path, parsed in ahead.items():
        document, diagnostics = read_document(PROGRAMME, path)
        assert as_text(parsed.document) == as_text(document)
        assert parsed.diagnostics == diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 只有注释\n",
        "systems: {}\nclauses: []\n",
        "systems:\n  sys.a: {name: {zh: 甲, en: A}, aliases: ['7', \"8\", 9, ''], owner: }\n",
        "list: [[1], [], {a: [b]}]\n",
        "a: &x {b: [c, 'd']}\ne: *x\n",
    ],
)
def test_a_document_stays_the_same_however_often_it_is_handed_over(text: str) -> None:
    document = parse(text, "a.yaml").document
    once = pickle.loads(pickle.dumps(document))
    assert as_text(once) == as_text(pickle.loads(pickle.dumps(once))) == as_text(document)


def test_problems_come_through(tmp_path: Path) -> None:
    (tmp_path / "archtool.yaml").write_text("archtool: 1\nname: x\n", encoding="utf-8")
    (tmp_path / "model").mkdir()
    for name, text in (("twice", "a: 1\na: 2\n"), ("broken", "a: [1\n"), ("comments", "# nothing\n")):
        (tmp_path / "model" / f"{name}.yaml").write_text(text, encoding="utf-8")
    read_ahead([str(tmp_path)])
    ahead = documents_read_ahead(tmp_path.resolve())
    assert {str(path): (parsed.document is None, len(parsed.diagnostics)) for path, parsed in ahead.items()} == {
        "model/twice.yaml": (False, 1),
        "model/broken.yaml": (True, 1),
        "model/comments.yaml": (False, 0),
    }


def test_what_was_read_ahead_is_given_once_and_only_for_its_own_workspace(tmp_path: Path) -> None:
    read_ahead([str(PROGRAMME)])
    assert documents_read_ahead(tmp_path) == {}
    assert documents_read_ahead(PROGRAMME)
    assert documents_read_ahead(PROGRAMME) == {}


def test_outside_a_workspace_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read_ahead(["--json"])
    assert documents_read_ahead(tmp_path.resolve()) == {}


def test_what_nobody_asks_for_is_let_go() -> None:
    read_ahead([str(PROGRAMME)])
    stop_reading_ahead()
    assert documents_read_ahead(PROGRAMME) == {}
