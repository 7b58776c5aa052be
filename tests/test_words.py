"""What a file cites can be found: in the repository, or as a public rule."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Written in halves, so that this file is held to the rule as well.
_NOT_HERE = re.compile(
    "|".join(
        "".join(halves)
        for halves in (
            (r"\b(?:method|programme|design|style)", r"\.md\b"),
            ("(?:domain|programme)", " pack"),
            ("[Mm]ethod", r" (?:section |§ ?)?\d"),
            ("[Mm]ethod", r" [A-Z]{2,3}-?\d"),
        )
    )
)


def test_no_file_cites_a_document_that_is_not_here() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[str] = []
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = ROOT / name
        if not path.is_file() or b"\0" in (content := path.read_bytes()):
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            found += [f"{name}:{number}: {match[0]}" for match in _NOT_HERE.finditer(line)]
    assert found == []
