"""Writes the pages of `docs/checks`: one for each code that a diagnostic can carry, and a table of them all.

`python -m archtool.commands.check_docs` writes them into the repository in which it is started; with `--check` it
writes nothing and fails when one of them is not what the code says.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archtool.checks.catalogue import built_in
from archtool.checks.group import GROUPS, Group, group_of
from archtool.source.codes import EXPLANATIONS as SOURCE_EXPLANATIONS
from archtool.source.diagnostic import Severity
from archtool.source.explanation import Explanation
from archtool.source.text import Text, both
from archtool.workspace.codes import EXPLANATIONS as WORKSPACE_EXPLANATIONS

FOLDER = Path("docs", "checks")
CASES = Path("tests", "checks", "cases")

_SEVERITIES = {Severity.ERROR: "错误 error", Severity.WARNING: "警告 warning", Severity.NOTE: "提示 note"}
_HEADINGS = {
    "why": both("为什么", "Why"),
    "fix": both("怎么改", "Fix"),
    "bad": both("会报告", "Reported"),
    "good": both("不会报告", "Not reported"),
    "says": both("报告的内容", "What it says"),
    "source": both("出处", "Source"),
    "settings": both("可调的数值", "Settings"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """The two files on which a check is tested, and what it says about the bad one."""

    bad: str
    good: str
    says: str


def explanations() -> tuple[Explanation, ...]:
    """Return every code that archtool itself can report, sorted."""
    checks = tuple(check.explanation for check in built_in())
    return tuple(sorted((*SOURCE_EXPLANATIONS, *WORKSPACE_EXPLANATIONS, *checks), key=lambda one: one.code))


def pages(every: Iterable[Explanation], examples: Mapping[str, Example]) -> dict[str, str]:
    """Return the pages by file name; `examples` are by code, and not every code has them."""
    codes = tuple(every)
    return {
        "README.md": _table(codes),
        **{f"{one.code}.md": _page(one, examples.get(one.code)) for one in codes},
    }


def read_examples(repository: Path) -> dict[str, Example]:
    """Return the examples that the tests of a repository hold, by code."""
    return {
        folder.name: Example(
            *((folder / name).read_text(encoding="utf-8") for name in ("bad.yaml", "good.yaml", "bad.txt"))
        )
        for folder in sorted((repository / CASES).iterdir())
    }


def main(arguments: Sequence[str], repository: Path) -> int:
    """Write the pages, or with `--check` return 1 when one is missing, stale or of no code; 2 for other arguments."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python -m archtool.commands.check_docs [--check]\n")
        return 2
    wanted = pages(explanations(), read_examples(repository))
    folder = repository / FOLDER
    there = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    stale = sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))
    for name in stale:
        sys.stdout.write(f"{(FOLDER / name).as_posix()} {'is stale' if arguments else 'written'}\n")
        if not arguments:
            _put(folder / name, wanted.get(name))
    return 1 if stale and arguments else 0


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _page(one: Explanation, example: Example | None) -> str:
    parts = [
        f"# {one.code} {one.title.in_language('zh')}",
        f"{_sentence(one.title.in_language('en'))}",
        f"| | |\n| --- | --- |\n| code | `{one.code}` |\n| name | `{one.name}` |\n"
        f"| severity | {_SEVERITIES[one.severity]} |\n| group | {_group(group_of(one.code))} |",
        _section("why", one.why),
        _section("fix", one.fix),
    ]
    if one.settings:
        parts.append(_settings(one))
    if example is not None:
        parts += [
            f"{_heading('bad')}\n\n```yaml\n{example.bad}```",
            f"{_heading('says')}\n\n```text\n{example.says}```",
            f"{_heading('good')}\n\n```yaml\n{example.good}```",
        ]
    if one.source:
        parts.append(f"{_heading('source')}\n\n{_sentence(one.source)}")
    return "\n\n".join(parts) + "\n"


def _settings(one: Explanation) -> str:
    """Return what the manifest may set: `checks: {settings: {CODE: {name: value}}}`."""
    rows = [f"| `{setting.name}` | {setting.default} | {setting.description} |" for setting in one.settings]
    first = one.settings[0]
    sample = f"```yaml\nchecks:\n  settings:\n    {one.code}: {{{first.name}: {first.default}}}\n```"
    return f"{_heading('settings')}\n\n| | | |\n| --- | --- | --- |\n" + "\n".join(rows) + f"\n\n{sample}"


def _table(every: Sequence[Explanation]) -> str:
    parts = [
        "# 检查 Checks",
        "Every code that `archtool check` can report. `archtool explain CODE` prints the same in the terminal, "
        "`--select` and `--ignore` take codes, their first letters, names and groups.\n\n"
        "Where a check has examples, the lines of the bad one that it reports end with `# expect:` and the code.",
    ]
    for group in (*GROUPS, *_other_groups(every)):
        rows = [_row(one) for one in every if group_of(one.code) == group]
        if rows:
            head = "| code | 中文 | English | severity |\n| --- | --- | --- | --- |"
            parts.append(f"## {_group(group)}\n\n{head}\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def _other_groups(every: Sequence[Explanation]) -> tuple[Group, ...]:
    return tuple(dict.fromkeys(group for one in every if (group := group_of(one.code)) not in GROUPS))


def _row(one: Explanation) -> str:
    title = one.title
    return (
        f"| [{one.code}]({one.code}.md) | {title.in_language('zh')} | {title.in_language('en')} "
        f"| {_SEVERITIES[one.severity]} |"
    )


def _group(group: Group) -> str:
    return f"{group.label.in_language('zh')} {group.label.in_language('en')} (`{group.name}`)"


def _section(name: str, text: Text) -> str:
    return f"{_heading(name)}\n\n{text.in_language('zh')}。\n\n{_sentence(text.in_language('en'))}"


def _heading(name: str) -> str:
    return f"## {_HEADINGS[name].in_language('zh')} {_HEADINGS[name].in_language('en')}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], Path.cwd()))
