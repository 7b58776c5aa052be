"""What libyaml or PyYAML could not read, said in our words for the causes that authors meet."""

from dataclasses import dataclass
from typing import Literal

from yaml import MarkedYAMLError, YAMLError

from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.lines import split_lines
from archtool.source.punctuation import Slip, flow_slip, key_slip
from archtool.source.span import Span
from archtool.source.text import Text, both


def explain(error: YAMLError, text: str, path: str) -> Diagnostic:
    """Return SRC002 for a syntax error, at the place of its cause rather than where the parser gave up."""
    trouble = _Trouble.of(error, split_lines(text), path)
    return _slip(trouble) or _known(trouble) or _unknown(trouble)


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What the parser said; lines and columns from 0."""

    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int
    lines: list[str]
    path: str

    @classmethod
    def of(cls, error: YAMLError, lines: list[str], path: str) -> "_Trouble":
        if not isinstance(error, MarkedYAMLError):
            return cls(str(error), "", 0, 0, 0, 0, lines, path)
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        opened = error.context_mark
        context_line, context_column = (opened.line, opened.column) if opened else (line, column)
        return cls(error.problem or "", error.context or "", line, column, context_line, context_column, lines, path)

    def line_at(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def span(self, line: int, column: int) -> Span:
        """Return one character of the text; the last one where the parser points behind the end."""
        if line >= len(self.lines):
            line = max(len(self.lines) - 1, 0)
            column = len(self.line_at(line))
        return Span(self.path, line + 1, column + 1, line + 1, column + 2)

    def says(self, *sentences: str) -> bool:
        return any(sentence in self.problem for sentence in sentences)


def _slip(trouble: _Trouble) -> Diagnostic | None:
    """Return the slip of punctuation that explains the trouble, if one stands on a line that takes part in it."""
    in_flow = "flow" in trouble.context
    candidates = [trouble.context_line] if "simple key" in trouble.context else [trouble.line, trouble.line - 1]
    for line in candidates:
        words = trouble.line_at(line)
        until = trouble.column if line == trouble.line else len(words)
        start = trouble.context_column if in_flow and line == trouble.context_line else 0
        slip = flow_slip(words[start:until]) if in_flow else key_slip(words)
        if slip:
            return _error(slip, trouble.span(line, start + slip.column))
    return None


def _error(slip: Slip, span: Span) -> Diagnostic:
    return Diagnostic("SRC002", Severity.ERROR, slip.message, span, slip.hint)


def _known(trouble: _Trouble) -> Diagnostic | None:
    for cause in _CAUSES:
        if not trouble.says(*cause.problem) or cause.context not in trouble.context:
            continue
        if cause.tab and not _has_tab(trouble):
            continue
        problem = trouble.span(trouble.line, trouble.column)
        opened = trouble.span(trouble.context_line, trouble.context_column)
        at_end = trouble.line >= len(trouble.lines) or "unexpected end of stream" in trouble.problem
        at_opening = cause.at == "context" or (cause.at == "either" and at_end)
        related = () if at_opening or cause.opening is None else (Related(opened, cause.opening),)
        return Diagnostic(
            "SRC002", Severity.ERROR, cause.message, opened if at_opening else problem, cause.hint, related
        )
    return None


def _has_tab(trouble: _Trouble) -> bool:
    return trouble.line_at(trouble.line)[trouble.column : trouble.column + 1] == "\t"


def _unknown(trouble: _Trouble) -> Diagnostic:
    said = " ".join(trouble.problem.split())
    return Diagnostic(
        "SRC002",
        Severity.ERROR,
        both(f"不符合 YAML 语法：{said}", f"not valid YAML: {said}"),
        trouble.span(trouble.line, trouble.column),
        both("检查此处和上一行的缩进、引号与冒号", "check indentation, quotes and colons here and on the line before"),
    )


@dataclass(frozen=True, slots=True)
class _Cause:
    """A known cause: what the parsers say (libyaml's and PyYAML's wording), and what we say."""

    problem: tuple[str, ...]
    context: str
    message: Text
    hint: Text
    at: Literal["problem", "context", "either"] = "problem"
    opening: Text | None = None
    tab: bool = False


_OPENED = both("在这里打开", "opened here")
_CAUSES = (
    _Cause(
        ("cannot start any token", "found a tab character"),
        "",
        both("缩进使用了制表符（Tab）", "a tab is used for indentation"),
        both("把制表符改为空格，每层两个", "indent with spaces, two for each level"),
        tab=True,
    ),
    _Cause(
        ("cannot start any token",),
        "",
        both("此字符不能作为文字的开头", "this character cannot start a value"),
        both("给整个值加引号", "put the whole value in quotes"),
    ),
    _Cause(
        ("unexpected end of stream", "unexpected document separator"),
        "quoted scalar",
        both("引号没有闭合", "the quote is never closed"),
        both("补上闭合的引号", "add the closing quote"),
        at="context",
    ),
    _Cause(
        ("',' or ']'",),
        "",
        both("列表“[”没有闭合，或者缺少逗号", "the list '[' is not closed, or a comma is missing"),
        both("补上“]”或半角逗号", "add ']' or a comma"),
        at="either",
        opening=_OPENED,
    ),
    _Cause(
        ("',' or '}'",),
        "",
        both("映射“{”没有闭合，或者缺少逗号", "the mapping '{' is not closed, or a comma is missing"),
        both("补上“}”或半角逗号", "add '}' or a comma"),
        at="either",
        opening=_OPENED,
    ),
    _Cause(
        ("expected node content", "expected the node content"),
        "flow",
        both("括号没有闭合，或者多了一个逗号", "a bracket is not closed, or there is a comma too many"),
        both("补上闭合的括号", "add the closing bracket"),
    ),
    _Cause(
        ("expected node content", "expected the node content"),
        "",
        both("这里应当是一个值", "a value should stand here"),
        both("若它是文字的一部分，给整个值加引号", "put the whole value in quotes if it belongs to the words"),
    ),
    _Cause(
        ("could not find expected ':'",),
        "",
        both("这一行缺少“键: 值”中的冒号", "this line has no colon: 'key: value' is expected"),
        both(
            "写成 `键: 值`；若是上一行文字的续行，请加深缩进",
            "write `key: value`, or indent it if it continues the line before",
        ),
        at="context",
    ),
    _Cause(
        ("mapping values are not allowed",),
        "",
        both(
            "此处不能再出现“: ”：值中含有冒号，或者缩进过深",
            "': ' cannot stand here: the value has a colon, or the line is too deep",
        ),
        both(
            "含“: ”的值加引号；否则与上一行对齐", "quote a value that holds ': ', or align the line with the one before"
        ),
    ),
    _Cause(
        ("did not find expected key", "expected <block end>", "'-' indicator", "entries are not allowed"),
        "",
        both("缩进与上文不一致，或者引号后面还有文字", "the indentation does not fit, or words follow a closing quote"),
        both("与同层的行左对齐；引号要包住整个值", "align it with its neighbours; quotes must hold the whole value"),
        opening=both("所在的一层从这里开始", "the level that it is in starts here"),
    ),
    _Cause(
        ("unknown escape character", "invalid Unicode character escape", "expected escape sequence"),
        "",
        both("双引号内的反斜杠转义无效", "this backslash escape is not known inside double quotes"),
        both("改用单引号，或者写成“\\\\”", "use single quotes, or write '\\\\'"),
    ),
    _Cause(
        ("alphabetic or numeric character",),
        "",
        both("以“*”或“&”开头的值会被当作别名", "a value that starts with '*' or '&' is read as an alias"),
        both("给整个值加引号", "put the whole value in quotes"),
        at="context",
    ),
)
