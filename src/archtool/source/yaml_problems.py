"""What can be wrong with YAML that is well formed: one function a diagnostic."""

from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.lines import split_lines
from archtool.source.node import Node, ScalarNode
from archtool.source.punctuation import Slip, key_slip
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.source.unprintable import UNPRINTABLE

_MOST_CHARACTERS = 20
"""So many control characters are shown for one file; a binary file would have thousands."""


def control_characters(text: str, path: str) -> list[Diagnostic]:
    """Return SRC010 for each character that may not stand in a file."""
    found: list[Diagnostic] = []
    for line, words in enumerate(split_lines(text), start=1):
        for match in UNPRINTABLE.finditer(words):
            span = Span(path, line, match.start() + 1, line, match.start() + 2)
            found.append(control_character(match.group(), span))
            if len(found) == _MOST_CHARACTERS:
                return found
    return found


def control_character(character: str, span: Span) -> Diagnostic:
    """Return SRC010 for one character."""
    name = f"U+{ord(character):04X}"
    return _error(
        "SRC010",
        span,
        both(f"不允许的控制字符 {name}", f"control character {name} is not permitted"),
        both("删除它", "remove it"),
    )


def merge_key(span: Span) -> Diagnostic:
    """Return SRC010 for `<<`."""
    return _error(
        "SRC010",
        span,
        both("不支持合并键“<<”", "the merge key '<<' is not permitted"),
        both("写出各项内容；YAML 1.2 没有合并键", "write the entries out: YAML 1.2 has no merge key"),
    )


def duplicate_key(key: ScalarNode, first: ScalarNode, path: str) -> Diagnostic:
    """Return SRC003 for a key that stands a second time in one mapping."""
    return _error(
        "SRC003",
        key.span(path),
        both(f"键“{key.value}”重复", f"duplicate key '{key.value}'"),
        both("合并两处内容，或者改名", "merge the two, or rename one"),
        (Related(first.span(path), both("第一次出现在这里", "first given here")),),
    )


def several_documents(span: Span) -> Diagnostic:
    """Return SRC004 for a second `---`."""
    return _error(
        "SRC004",
        span,
        both("一个文件只能有一个 YAML 文档", "a file holds one YAML document only"),
        both("删除“---”，或者拆成两个文件", "remove the '---', or split the file"),
    )


def no_mapping(root: Node, path: str) -> Diagnostic:
    """Return SRC004 for a top level that is a list or a scalar, or SRC002 where a slip of punctuation made it so."""
    if isinstance(root, ScalarNode) and root.plain and (slip := key_slip(root.value)):
        return slipped(slip, root, path)
    hint = both("顶层写成 `键: 值`，例如 `systems:`", "start with `key: value` at the top level, such as `systems:`")
    span = Span(path, root.line + 1, root.column + 1, root.line + 1, root.column + 2)
    return _error("SRC004", span, both("文件顶层不是映射", "the top level of the file is not a mapping"), hint)


def slipped(slip: Slip, node: ScalarNode, path: str) -> Diagnostic:
    """Return SRC002 for a slip of punctuation inside a scalar."""
    column = node.column + slip.column + 1
    span = Span(path, node.line + 1, column, node.line + 1, column + 1)
    return _error("SRC002", span, slip.message, slip.hint)


def tag(name: str, span: Span) -> Diagnostic:
    """Return SRC005 for a tag."""
    shown = name.replace("tag:yaml.org,2002:", "!!")
    return _error(
        "SRC005",
        span,
        both(f"不允许使用标签“{shown}”", f"tag '{shown}' is not permitted"),
        both("删除标签；以“!”开头的文字要加引号", "remove it; put words that start with '!' in quotes"),
    )


def tag_directives(path: str) -> Diagnostic:
    """Return SRC005 for a file full of `%TAG`."""
    return _error(
        "SRC005",
        Span.start_of(path),
        both("不允许使用 %TAG 指令", "%TAG directives are not permitted"),
        both("删除它们", "remove them"),
    )


def alias(name: str, span: Span, message: Text) -> Diagnostic:
    """Return SRC006 for an alias that cannot be followed."""
    hint = both(f"写出内容，代替“*{name}”", f"write the content out instead of '*{name}'")
    return _error("SRC006", span, message, hint)


def too_deep(span: Span, depth: int) -> Diagnostic:
    """Return SRC007 for a collection beyond the permitted depth."""
    return _error(
        "SRC007",
        span,
        both(f"嵌套超过 {depth} 层", f"nested deeper than {depth} levels"),
        both("减少嵌套", "nest less"),
    )


def key_not_plain(span: Span) -> Diagnostic:
    """Return SRC009 for a key that is empty, an alias, a list or a mapping."""
    return _error(
        "SRC009",
        span,
        both("键必须是普通文字", "a key must be a plain string"),
        both("写成 `键: 值`；以括号开头的文字要加引号", "write `key: value`; quote words that start with a bracket"),
    )


def _error(code: str, span: Span, message: Text, hint: Text, related: tuple[Related, ...] = ()) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, span, hint, related)
