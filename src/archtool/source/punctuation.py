"""The slips of punctuation that Chinese authors make most: full-width signs where YAML wants ASCII ones."""

import re
from dataclasses import dataclass

from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of punctuation in one line.

    Attributes:
        column: where it stands in the words that were searched, from 0.
        message: what is wrong.
        hint: what to write.
    """

    column: int
    message: Text
    hint: Text


def key_slip(words: str) -> Slip | None:
    """Return what is wrong where words that look like `key: value` are not read as one, None when they do not.

    Finds `name：x`, `name:　x`, `name:x` and full-width spaces in front, at the start of the words or after `- `.
    """
    if match := _FULL_WIDTH_COLON.match(words):
        key = match["key"]
        return Slip(
            match.end() - 1,
            both(f"“{key}”后面是全角冒号“：”", f"'{key}' is followed by a full-width colon '：'"),
            both(f"改为半角冒号加空格：`{key}: `", f"write an ASCII colon and a space: `{key}: `"),
        )
    if match := _WIDE_SPACE.search(words):
        return Slip(
            match.start(),
            both("此处是全角空格或不换行空格", "there is a full-width or no-break space here"),
            both("改为半角空格", "write an ordinary space"),
        )
    match = _NO_SPACE.match(words)
    if match and "://" not in words[: match.end() + 2]:
        key = match["key"]
        return Slip(
            match.end() - 1,
            both(f"“{key}:”后面缺少空格", f"a space is missing after '{key}:'"),
            both(f"冒号后加一个空格：`{key}: `", f"put a space after the colon: `{key}: `"),
        )
    return None


def flow_slip(words: str) -> Slip | None:
    """Return the first full-width sign that was used inside `{...}` or `[...]` as if it were the ASCII one."""
    match = _FLOW_SIGN.search(words)
    if match is None:
        return None
    wide = match["sign"]
    ascii_sign = _ASCII_SIGNS[wide]
    return Slip(
        match.start("sign"),
        both(f"方括号或花括号内使用了全角“{wide}”", f"a full-width '{wide}' stands inside brackets or braces"),
        both(
            f"改为半角“{ascii_sign}”并加空格；若它是文字的一部分，给文字加引号",
            f"write '{ascii_sign}' and a space, or quote the words if it belongs to them",
        ),
    )


_KEY = r"[ ]*(?:-[ ]+)?(?P<key>[\w.\-]+)[ ]*"
_FULL_WIDTH_COLON = re.compile(_KEY + "：")
_WIDE_SPACE = re.compile(r"(?:^[ ]*|(?<=[:\-]))[\u3000\u00a0]")
_NO_SPACE = re.compile(_KEY + r":(?=[^\s:])")
_ASCII_SIGNS = {"，": ",", "：": ":", "、": ",", "｝": "}", "］": "]"}
_FLOW_SIGN = re.compile("(?P<sign>[，：、｝］])")
