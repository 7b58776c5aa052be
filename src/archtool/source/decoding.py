"""Bytes of a file to text: UTF-8 only, and a good guess for what it is otherwise."""

import codecs

from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.limits import DEFAULT, Limits
from archtool.source.span import Span
from archtool.source.text import Text, both


def decode(content: bytes, path: str, limits: Limits = DEFAULT) -> str | Diagnostic:
    """Return the text of a file without its byte order mark, or SRC008 (too large) or SRC001 (not UTF-8)."""
    if len(content) > limits.size:
        return too_large(path, limits)
    start = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
    try:
        return content[start:].decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[start : start + error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        byte = f"0x{content[start + error.start]:02X}"
    return Diagnostic(
        "SRC001",
        Severity.ERROR,
        both(f"文件不是有效的 UTF-8：字节 {byte}", f"the file is not valid UTF-8: byte {byte}"),
        Span(path, line, column, line, column + 1),
        _guess(content),
    )


def too_large(path: str, limits: Limits) -> Diagnostic:
    """Return SRC008 for a file beyond the limit."""
    mebibytes = f"{limits.size / 1024 / 1024:g} MiB"
    return Diagnostic(
        "SRC008",
        Severity.ERROR,
        both(f"文件超过 {mebibytes}", f"the file is larger than {mebibytes}"),
        Span.start_of(path),
        both("把内容拆分到多个文件；同一编号可以在多个文件中声明", "split it into several files"),
    )


def _guess(content: bytes) -> Text:
    """Return the advice for the encoding that the bytes look like."""
    beginning = content[:200]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or beginning.count(0) * 3 > len(beginning):
        return both("看来是 UTF-16，请另存为 UTF-8", "it looks like UTF-16: save it as UTF-8")
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return both("请另存为 UTF-8", "save the file as UTF-8")
    return both("看来是 GBK（GB 18030），请另存为 UTF-8", "it looks like GBK (GB 18030): save it as UTF-8")
