"""What is composed quickly is the same as what is composed with care, and what is unusual is left to care."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.source.columns import Columns
from archtool.source.composer import Composer, StoppedError
from archtool.source.limits import DEFAULT
from archtool.source.located_yaml import parse
from archtool.source.node import MappingNode, Node, SequenceNode, Written, plain
from archtool.source.quick_composer import quickly_composed

PROGRAMME = Path(__file__).parents[2]

MODEL = """\
# 业务系统
systems:
  sys.sh-emr:
    name: {zh: 电子病历系统, en: "Electronic record"}
    functions: [门诊病历, 'inpatient', 7, 1.50, 012, ~, yes]
    needs: {cpu: 64 vCPU, memory: 256 GB}
    note: |
      第一行
      第二行

    empty: {}
    none:
    # a remark
  sys.b: [[1], [], {a: [b]}]
"""
SLIPS = st.sampled_from(
    (*":,[]{}'\"-#&*!|>\n \t", "：", "&a ", "*a", "!x ", "? ", "<<: ", "---\n", "\\0", "  ", "a: 1\n")
)


def events(text: str) -> Any:
    return yaml.CSafeLoader(text).get_event


def carefully(text: str) -> tuple[Written, Columns] | None:
    """What care composes of a text without a fault."""
    composer = Composer("a.yaml", DEFAULT)
    try:
        root = composer.compose(events(text))
    except (yaml.YAMLError, StoppedError):
        return None
    return None if composer.diagnostics or root is None else (plain(root), Columns.of(root))


def quickly(text: str) -> tuple[Written, Columns] | None:
    try:
        return quickly_composed(text, events(text), DEFAULT)
    except yaml.YAMLError:
        return None


def test_every_file_of_the_programme_is_composed_quickly_and_as_with_care() -> None:
    files = [path for folder in ("model", "blueprints", "views") for path in (PROGRAMME / folder).rglob("*.yaml")]
    texts = [path.read_text(encoding="utf-8") for path in files]
    left = [text for text in texts if quickly(text) is None]
    assert len(left) < len(texts) / 20
    for text in texts:
        assert quickly(text) in (carefully(text), None)


@given(st.lists(st.tuples(st.integers(0, len(MODEL)), st.integers(0, 3), SLIPS), max_size=4))
@settings(deadline=None, max_examples=300)
def test_whatever_is_slipped_into_a_file_both_agree(slips: list[tuple[int, int, str]]) -> None:
    text = MODEL
    for position, removed, piece in slips:
        text = text[:position] + piece + text[position + removed :]
    found = quickly(text)
    if found is not None and found[0] is not None:
        assert found == carefully(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x\n",
        "a: &x [1]\n",
        "a: !!str 1\n",
        "a: !t {b: 1}\n",
        "a: 1\na: 2\n",
        "? [a]\n: 1\n",
        "<<: {a: 1}\n",
        "a：b: 1\n",
        'a: "\\0"\n&b c: 1\n',
        "a: 1\n---\nb: 2\n",
        "{zh：电子}\n",
        "a: " + 40 * "[" + 40 * "]",
    ],
)
def test_what_is_unusual_is_left_to_care(text: str) -> None:
    assert quickly(text) is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_worked_out_from_bounds_are_those_of_the_parser(end: str) -> None:
    text = MODEL.replace("\n", end)
    composer = Composer("a.yaml", DEFAULT)
    root, found = composer.compose(events(text)), quickly(text)
    assert found is not None
    assert placed(found[1].nodes(text)) == placed(root)


def placed(node: Node | None) -> list[tuple[int, int, int, int]]:
    """The places of a node and of all in it."""
    if node is None:
        return []
    inner = node.children if isinstance(node, MappingNode) else node.items if isinstance(node, SequenceNode) else []
    return [node.located(), *(place for one in inner for place in placed(one))]


def test_nodes_of_columns_stand_where_the_text_has_them() -> None:
    document = parse(MODEL, "a.yaml").document
    assert document is not None
    assert document.written == plain(document.root) if document.root else False
    columns = quickly(MODEL)
    assert columns is not None
    assert Columns.of(columns[1].nodes(MODEL)) == columns[1]
