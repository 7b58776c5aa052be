"""No text makes the reader raise or hang, and what PyYAML writes reads back the same."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.source.decoding import decode
from archtool.source.diagnostic import Diagnostic
from archtool.source.excerpt import excerpt
from archtool.source.located_yaml import parse
from archtool.source.node import MappingNode, Node, SequenceNode

MODEL = """\
# 业务系统
systems:
  sys.sh-emr:
    name: {zh: 电子病历系统, en: "Electronic \\u0041 record"}
    part_of: &group sys.sh
    functions: [门诊病历, 'inpatient', *group]
    needs: {cpu: 64 vCPU, memory: 256 GB}
    note: |
      第一行
      第二行
    rto: 15 min
"""
PIECES = st.sampled_from(
    (*":： 　\t\n\r-[]{},，\"'#&*!|>?%@`\\\0\x85\u2028\ufeff\ud800名😀", "<<", "---", "...", "%TAG", "\\U0011", "\\0")
)


def check_total(text: str) -> None:
    """Read a text, and look at all that comes of it."""
    document, diagnostics = parse(text, "a.yaml")
    assert document is not None or diagnostics
    assert list(diagnostics) == sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    for diagnostic in diagnostics:
        assert diagnostic.span.line >= 1
        assert diagnostic.span.column >= 1
        excerpt(text, diagnostic.span)
    if document and document.root:
        walk(document.root)


def walk(node: Node) -> None:
    assert (node.line, node.column) <= (node.end_line, node.end_column) or not node.end_line
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            assert key.value
            assert "\0" not in key.value
            walk(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            walk(item)
    else:
        node.resolve()


@given(st.lists(st.characters(codec=None) | PIECES).map("".join))
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    check_total(text)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(deadline=None)
def test_any_mix_of_signs_is_read_or_refused(text: str) -> None:
    check_total(text)


@given(st.lists(st.tuples(st.integers(0, len(MODEL)), st.integers(0, 3), PIECES), min_size=1, max_size=4))
@settings(deadline=None, max_examples=300)
def test_any_slip_in_a_good_model_is_read_or_refused(slips: list[tuple[int, int, str]]) -> None:
    text = MODEL
    for position, removed, piece in slips:
        text = text[:position] + piece + text[position + removed :]
    check_total(text)


@given(st.lists(PIECES, max_size=20).map("".join))
@settings(deadline=None, max_examples=50)
def test_the_python_parser_is_as_safe(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        check_total(text)


@given(st.binary() | st.text().map(lambda words: words.encode("gb18030", "replace")))
@settings(deadline=None)
def test_any_bytes_are_text_or_one_diagnostic(content: bytes) -> None:
    text = decode(content, "a.yaml")
    if isinstance(text, Diagnostic):
        assert text.code == "SRC001"
    else:
        check_total(text)


words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"))
# A key that holds one of these may be a slip of punctuation, which is refused on purpose.
keys = words.filter(lambda word: bool(word) and word != "<<" and not set(word) & set(":：\u3000\u00a0"))
values = st.recursive(words, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20)


def strings_of(node: Node) -> object:
    if isinstance(node, MappingNode):
        return {key.value: strings_of(value) for key, value in node.entries}
    if isinstance(node, SequenceNode):
        return [strings_of(item) for item in node.items]
    return node.value


@given(st.dictionaries(keys, values, min_size=1), st.booleans())
@settings(deadline=None)
def test_what_pyyaml_writes_reads_back_the_same(value: dict[str, object], has_unicode: bool) -> None:
    text = yaml.dump(value, allow_unicode=has_unicode, Dumper=yaml.SafeDumper)

    document, diagnostics = parse(text, "a.yaml")

    assert diagnostics == ()
    assert document is not None
    assert document.root is not None
    assert strings_of(document.root) == value


@given(st.integers(-(10**30), 10**30) | st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.booleans())
@settings(deadline=None)
def test_numbers_read_back_exactly(number: int | Decimal | bool) -> None:
    document, _ = parse(f"a: {str(number).lower() if isinstance(number, bool) else format(number)}\n", "a.yaml")

    assert document is not None
    assert isinstance(document.root, MappingNode)
    value = document.root.get("a")
    assert value is not None
    assert not isinstance(value, MappingNode | SequenceNode)
    assert value.resolve() == number
    assert isinstance(value.resolve(), type(number))
