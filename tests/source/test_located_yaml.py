"""Every value keeps its place, every mistake its code and its place."""

from decimal import Decimal
from typing import TypeAlias

import pytest
import yaml

from archtool.source.document import Parsed
from archtool.source.limits import Limits
from archtool.source.located_yaml import parse
from archtool.source.node import MappingNode, Node, Plain, ScalarNode, SequenceNode

Value: TypeAlias = "Plain | list[Value] | dict[str, Value]"


def value_of(node: Node | None) -> Value:
    if isinstance(node, MappingNode):
        return {key.value: value_of(value) for key, value in node.entries}
    if isinstance(node, SequenceNode):
        return [value_of(item) for item in node.items]
    return node.resolve() if node else None


def read(text: str) -> MappingNode:
    document, diagnostics = parse(text, "a.yaml")
    assert diagnostics == ()
    assert document is not None
    assert isinstance(document.root, MappingNode)
    return document.root


def found(parsed: Parsed) -> list[str]:
    return [f"{diagnostic.span} {diagnostic.code}" for diagnostic in parsed.diagnostics]


def place(node: Node) -> tuple[int, int, int, int]:
    span = node.span("a.yaml")
    return span.line, span.column, span.end_line, span.end_column


class TestWhatIsRead:
    def test_the_core_schema_decides_what_plain_scalars_mean(self) -> None:
        text = (
            "{a: 1, b: -2, c: 1.50, d: true, e: ~, f: , g: yes, h: 012, i: 1:30, j: 1_000, k: 0x1F, l: 0o17,"
            " m: .inf, n: 1e3, o: '1', p: \"true\", q: 850 万元, r: 1.2.3, s: Null, t: +7, u: '', v: 1e9999, w: -}"
        )

        assert value_of(read(text)) == {
            **{"a": 1, "b": -2, "c": Decimal("1.50"), "d": True, "e": None, "f": None, "g": "yes", "h": "012"},
            **{"i": "1:30", "j": "1_000", "k": 31, "l": 15, "m": ".inf", "n": Decimal("1e3"), "o": "1", "p": "true"},
            **{"q": "850 万元", "r": "1.2.3", "s": None, "t": 7, "u": "", "v": "1e9999", "w": "-"},
        }

    def test_numbers_too_long_for_python_stay_strings(self) -> None:
        digits = "9" * 5000

        assert value_of(read(f"a: {digits}")) == {"a": digits}

    def test_block_scalars_are_strings_however_they_look(self) -> None:
        assert value_of(read("a: |\n  12\nb: >-\n  3\n")) == {"a": "12\n", "b": "3"}

    def test_an_alias_stands_for_the_node_of_its_anchor(self) -> None:
        assert value_of(read("a: &x [1, {b: 2}]\nc: *x\n")) == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}

    @pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "---\n", "\ufeff"])
    def test_a_file_without_content_is_a_document_without_a_usable_root(self, text: str) -> None:
        document, diagnostics = parse(text, "a.yaml")

        assert diagnostics == ()
        assert document is None or document.root is None

    def test_get_finds_values_in_small_and_large_mappings(self) -> None:
        root = read("".join(f"k{number}: {number}\n" for number in range(50)))

        assert value_of(root.get("k49")) == 49
        assert root.get("k50") is None
        assert len(root.entries) == 50


class TestPositions:
    def test_chinese_words_count_one_column_a_character(self) -> None:
        root = read("系统:\n  名称: {zh: 电子病历, en: '记录'}\n  表: [甲, 乙丙]\n")
        system = root.get("系统")
        assert isinstance(system, MappingNode)
        names, rows = system.get("名称"), system.get("表")
        assert isinstance(names, MappingNode)
        assert isinstance(rows, SequenceNode)

        assert [place(key) for key, _ in system.entries] == [(2, 3, 2, 5), (3, 3, 3, 4)]
        assert place(names) == (2, 7, 2, 27)
        assert [(place(key), place(value)) for key, value in names.entries] == [
            ((2, 8, 2, 10), (2, 12, 2, 16)),
            ((2, 18, 2, 20), (2, 22, 2, 26)),
        ]
        assert place(rows) == (3, 6, 3, 13)
        assert place(rows.items[1]) == (3, 10, 3, 12)

    def test_a_block_ends_with_its_last_value_and_not_with_the_next_key(self) -> None:
        root = read("a:\n  b: 1\n  c: 中文\n\n\n# x\nd: 2\n")

        assert [place(value) for _, value in root.entries] == [(2, 3, 3, 8), (7, 4, 7, 5)]

    @pytest.mark.parametrize("text", ["\ufeffa: 1\n中: 乙\n", "a: 1\r\n中: 乙\r\n", "a: 1\r中: 乙\r", "a:\t1\n中: 乙"])
    def test_byte_order_marks_line_breaks_and_tabs_shift_nothing(self, text: str) -> None:
        keys = [place(key) for key, _ in read(text).entries]

        assert keys == [(1, 1, 1, 2), (2, 1, 2, 2)]

    def test_characters_beyond_the_basic_plane_count_once(self) -> None:
        (key, value), *_ = read("𠮷😀: 𠮷野\n").entries

        assert (place(key), place(value)) == ((1, 1, 1, 3), (1, 5, 1, 7))


MISTAKES = {
    "tab": ("a:\n\tb: 1\n", "2:1 SRC002", "制表符"),
    "tab-inside": ("a:\n  b: 1\n\tc: 2\n", "3:1 SRC002", "制表符"),
    "full-width-colon": ("a:\n  名称: x\n  owner：信息中心\n  z: 1\n", "3:8 SRC002", "全角冒号"),
    "full-width-colon-first": ("owner：y\nb: 1\n", "1:6 SRC002", "全角冒号"),
    "full-width-colon-alone": ("name：x\n", "1:5 SRC002", "全角冒号"),
    "full-width-colon-in-braces": ("a: {zh：电子, en: X}\n", "1:7 SRC002", "全角冒号"),
    "full-width-comma": ("a: {zh: 电子，en: X}\n", "1:11 SRC002", "全角“，”"),
    "full-width-space": ("a:\n  n:　x\n  y: 1\n", "2:5 SRC002", "全角空格"),
    "full-width-indent": ("a:\n　　b: 1\n", "2:1 SRC002", "全角空格"),
    "no-space": ("a:\n  x: 1\n  name:y\n  z: 2\n", "3:7 SRC002", "缺少空格"),
    "no-space-in-braces": ("a: {zh:电子, en: X}\n", "1:7 SRC002", "缺少空格"),
    "double-quote": ('a: "x\nb: y\n', "1:4 SRC002", "引号没有闭合"),
    "single-quote": ("a: 'x\nb: y\n", "1:4 SRC002", "引号没有闭合"),
    "bracket": ("a: [x, y\n", "1:4 SRC002", "“[”没有闭合"),
    "bracket-only": ("a: [", "1:5 SRC002", "括号没有闭合"),
    "brace": ("a: {x: 1\nb: 2\n", "2:2 SRC002", "“{”没有闭合"),
    "two-colons": ("a: b: c\n", "1:5 SRC002", "含有冒号"),
    "dedent": ("a:\n    b: 1\n  c: 2\n", "3:3 SRC002", "缩进"),
    "at-sign": ("a: @x\n", "1:4 SRC002", "不能作为文字的开头"),
    "escape": ('a: "\\d"\n', "1:5 SRC002", "转义"),
    "bold": ("a: **粗体**\n", "1:4 SRC002", "别名"),
    "unknown": ("%YAML 3.0\n---\na: 1\n", "1:1 SRC002", "YAML"),
    "duplicate": ("a: 1\nb: {c: 1}\na: 3\n", "3:1 SRC003", "重复"),
    "list": ("- a\n", "1:1 SRC004", "不是映射"),
    "words": ("系统\n", "1:1 SRC004", "不是映射"),
    "two-documents": ("a: 1\n---\nb: 2\n", "2:1 SRC004", "一个 YAML 文档"),
    "tag": ("a: !!str x\n", "1:4 SRC005", "!!str"),
    "tag-on-list": ("a: !x [1]\n", "1:4 SRC005", "!x"),
    "tag-directives": ("# x\n" + "".join(f"%TAG !{n}! x\n" for n in range(20)), "1:1 SRC005", "%TAG"),
    "no-anchor": ("a: *x\n", "1:4 SRC006", "没有对应的锚点"),
    "recursive": ("a: &x [*x]\n", "1:8 SRC006", "包含它自己"),
    "deep": ("a: " + "[" * 10_000, "1:35 SRC007", "32"),
    "empty-key": ('"": x\n', "1:1 SRC009", "普通文字"),
    "list-key": ("? [a]\n: b\n", "1:3 SRC009", "普通文字"),
    "alias-key": ("a: &x y\n*x : b\n", "2:1 SRC009", "普通文字"),
    "control": ("a: \x07b\n", "1:4 SRC010", "U+0007"),
    "control-by-escape": ('a: "x\\0"\n', "1:4 SRC010", "U+0000"),
    "line-separator": ("a: x\u2028y\n", "1:5 SRC010", "U+2028"),
    "surrogate": ("a: \ud800\n", "1:4 SRC010", "U+D800"),
    "merge-key": ("a: &x {b: 1}\nc: {<<: *x}\n", "2:5 SRC010", "<<"),
}


class TestMistakes:
    @pytest.mark.parametrize("name", MISTAKES)
    def test_each_has_its_code_its_place_and_words_in_both_languages(self, name: str) -> None:
        text, expected, words = MISTAKES[name]

        parsed = parse(text, "a.yaml")

        assert found(parsed) == [f"a.yaml:{expected}"]
        (diagnostic,) = parsed.diagnostics
        assert words in diagnostic.message.in_language("zh")
        assert diagnostic.hint is not None
        assert diagnostic.hint.languages == diagnostic.message.languages == ("en", "zh")

    @pytest.mark.parametrize("name", MISTAKES)
    def test_the_python_parser_finds_the_same_mistakes(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
        text, expected, _ = MISTAKES[name]

        parsed = parse(text, "a.yaml")

        assert [diagnostic.code for diagnostic in parsed.diagnostics] == [expected.split()[1]]

    def test_every_duplicate_is_found_and_names_the_first(self) -> None:
        parsed = parse("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n", "a.yaml")

        assert found(parsed) == ["a.yaml:2:11 SRC003", "a.yaml:3:1 SRC003", "a.yaml:4:1 SRC003"]
        assert [str(diagnostic.related[0].span) for diagnostic in parsed.diagnostics] == [
            "a.yaml:2:5",
            "a.yaml:1:1",
            "a.yaml:1:1",
        ]
        assert parsed.document is not None
        assert value_of(parsed.document.root) == {"a": 1, "b": {"c": 1}}

    def test_a_list_that_is_never_closed_shows_where_it_was_opened(self) -> None:
        (diagnostic,) = parse("a: [x, y\nb: z\n", "a.yaml").diagnostics

        assert (str(diagnostic.span), str(diagnostic.related[0].span)) == ("a.yaml:2:2", "a.yaml:1:4")

    def test_mistakes_before_a_syntax_error_are_found_too(self) -> None:
        assert found(parse("a: {b: 1, b: 2}\nc: @\n", "a.yaml")) == ["a.yaml:1:11 SRC003", "a.yaml:2:4 SRC002"]

    @pytest.mark.parametrize(
        "text", ["a: http://x\n", "a: [b:c, 'd：e']\n", "a: 说明：这里有全角冒号\n", "'a b': {'x:': 1}\n", '"<<": 1\n']
    )
    def test_what_only_looks_like_a_mistake_is_none(self, text: str) -> None:
        assert parse(text, "a.yaml").diagnostics == ()


class TestLimits:
    def test_an_alias_bomb_is_refused_at_once(self) -> None:
        bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        for level in range(1, 30):
            bomb += f"a{level}: &a{level} [{','.join([f'*a{level - 1}'] * 9)}]\n"

        (diagnostic,) = parse(bomb, "a.yaml").diagnostics

        assert diagnostic.code == "SRC006"

    def test_depth_counts_through_aliases(self) -> None:
        tower = "a0: &a0 [x]\n" + "".join(f"a{level}: &a{level} [*a{level - 1}]\n" for level in range(1, 40))

        assert [diagnostic.code for diagnostic in parse(tower, "a.yaml").diagnostics] == ["SRC007"]

    def test_depth_up_to_the_limit_is_read(self) -> None:
        assert parse("a: " + "[" * 31 + "]" * 31, "a.yaml").diagnostics == ()

    def test_a_text_beyond_the_limit_is_not_read(self) -> None:
        assert [diagnostic.code for diagnostic in parse("a: 12345\n", "a.yaml", Limits(size=8)).diagnostics] == [
            "SRC008"
        ]


def test_nodes_show_themselves() -> None:
    root = read("a: [1]\n")
    (key, value), *_ = root.entries

    assert [repr(node) for node in (root, key, value)] == [
        "MappingNode(1 entries at 1:1)",
        "ScalarNode('a' at 1:1)",
        "SequenceNode(1 items at 1:4)",
    ]
    assert isinstance(key, ScalarNode)
