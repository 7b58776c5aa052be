"""The code that CONTRIBUTING.md quotes is the code of the repository."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^   ```(?:python|yaml)\n(?P<body>.*?)^   ```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = re.compile(r"^ *\.\.\.\n", re.MULTILINE)


def quotations() -> list[tuple[str, list[str]]]:
    """Return each quotation: the path in its first line, and its parts between `...`."""
    found: list[tuple[str, list[str]]] = []
    for match in _BLOCK.finditer((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        lines = [line.removeprefix("   ") for line in match["body"].splitlines(keepends=True)]
        parts = _LEFT_OUT.split("".join(lines[1:]))
        found.append((lines[0].removeprefix("# ").strip(), [part for part in parts if part]))
    return found


def test_quoted_code_stands_in_the_sources() -> None:
    quoted = quotations()
    assert {Path(path).suffix for path, _ in quoted} == {".py", ".yaml"}
    for path, parts in quoted:
        text = (ROOT / path).read_text(encoding="utf-8")
        for part in parts:
            assert part in text, f"{path} does not say\n{part}"


def test_the_walk_through_has_no_gaps() -> None:
    assert "<!--" not in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
