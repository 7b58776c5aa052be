"""Whatever stands in a file: a model or diagnostics, never an exception, never a hang.

`ARCHTOOL_FUZZ=deep pytest tests/test_fuzz.py` tries a hundred times as much, each time something else.
"""

import os
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from click import unstyle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archtool.blueprints.standard import standard_catalogue
from archtool.cli.group import run
from archtool.cli.printing import described
from archtool.source.decoding import decode
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.errors import SourceError
from archtool.source.lines import split_lines
from archtool.workspace.files import read_workspace
from archtool.workspace.plan import kind_plans
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).resolve().parent.parent
PATH = "model/fuzzed.yaml"
SEEDS = tuple(
    "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:90])
    for folder in ("model", "blueprints", "views")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
)
MANIFEST = (ROOT / "archtool.yaml").read_text(encoding="utf-8")
PLANS = tuple(kind_plans(standard_catalogue()).values())
KEYS = sorted({key for plan in PLANS for key in plan.keys})

settings.register_profile(
    "ci",
    max_examples=300,
    derandomize=True,
    database=None,
    deadline=timedelta(seconds=5),
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("deep", settings.get_profile("ci"), max_examples=15_000, derandomize=False)
fuzzing = settings.get_profile(os.environ.get("ARCHTOOL_FUZZ", "ci"))


def assert_told_well(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> None:
    """Assert that every diagnostic speaks both languages, stands inside its text and can be printed."""
    for one in diagnostics:
        said = [one.message, *([one.hint] if one.hint else []), *(other.message for other in one.related)]
        assert all(text.in_language(language).strip() for text in said for language in ("zh", "en"))
        assert all({"zh", "en"} <= set(text.languages) for text in said)
        for span in (one.span, *(other.span for other in one.related if other.span)):
            lines = split_lines(texts[span.path]) or [""]
            assert 1 <= span.line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert (span.end_line, span.end_column) >= (span.line, span.column)
        for language in ("zh", "en"):
            printed = unstyle(described(one, texts, "", language))
            assert printed.startswith(f"{one.span}: ")
            printed.encode("utf-8")


def assert_read(text: str) -> None:
    """Assert that a text becomes a model, or diagnostics that say why not."""
    reading = read_texts({PATH: text})
    errors = [one for one in reading.diagnostics if one.severity is Severity.ERROR]
    assert (reading.architecture is None) == bool(errors)
    assert_told_well(reading.diagnostics, {PATH: text.removeprefix("\ufeff")})


# Values that no author means, and that a reader must survive.
ODD = (
    "", "~", "null", "true", "0", "-1", "1e999", "-0", "0x_1", "012", "9" * 400, "1.5.2", ".nan", ".inf",
    "2027-01-01", "850", "850 万元", "８５０ 万元", "850万", "-850 万元", "1 000 000 vCPU", "15 min", "6 %", "1e5 万元",
    "P1", "P99", "sys.sh", "sys.", ".", "..", "[", "]", "{", "}", "[]", "{}", "[[]]", "[a, [b]]", "{a: {b: c}}",
    "{zh: 甲}", "{zh: }", "{zh: 甲, en}", "{? a : b}", "? a", "- a", "a: b", "a：b", "“引号”", "'", '"', '"\\x07"',
    '"\\ud800"', "|", ">", "|\n  甲", "#", "%", "@", "`", "&a 甲", "*a", "!!str 甲", "!甲 乙",
    "!!python/object:os.system x", "<<", "{<<: {a: b}}", "---", "...", "[" * 60, "{a: " * 60, "甲" * 500, "\t", "　",
    "\u00a0", "\u200b", "\ufeff", "\u2028", "\x00", "\x1b[31m", "\x85", "😀",
)  # fmt: skip
SIGNS = "：，；“”（）【】　\t\x00\x07\x1b\x85\u00a0\u200b\u2028\ufeff{}[]:,#&*!|>'\"%@`\\-?<~ \n\r\U0001f600甲"

odd = st.sampled_from(ODD)
Mutation = Callable[[list[str]], list[str]]


@st.composite
def mutations(draw: st.DrawFn) -> Mutation:
    """Draw one small change to the lines of a file."""
    at, other = draw(st.integers(0, 200)), draw(st.integers(0, 200))
    kind = draw(st.sampled_from(("delete", "duplicate", "swap", "replace", "insert", "indent", "add", "cut")))
    value, signs = draw(odd), draw(st.text(SIGNS, min_size=1, max_size=3))

    def mutate(lines: list[str]) -> list[str]:
        if not lines:
            return [value]
        here, there = at % len(lines), other % len(lines)
        line = lines[here]
        key, colon, _ = line.partition(":")
        column = other % (len(line) + 1)
        changed = {
            "delete": [],
            "duplicate": [line, line],
            "replace": [f"{key}{colon} {value}"],
            "insert": [line[:column] + signs + line[column:]],
            "indent": [f"{' ' * (other % 5)}{line}"],
            "add": [line, f"{line[: len(line) - len(line.lstrip())]}{value}: {value}"],
            "cut": [line[:column]],
            "swap": [lines[there]],
        }[kind]
        result = [*lines[:here], *changed, *lines[here + 1 :]]
        if kind == "swap":
            result[there] = line
        return result

    return mutate


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
@settings(fuzzing)
def test_any_bytes_are_text_or_a_diagnostic(content: bytes) -> None:
    text = decode(content, PATH)
    if isinstance(text, str):
        assert_read(text)
    else:
        assert {"zh", "en"} <= set(text.message.languages)
        assert text.span.path == PATH


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.text(SIGNS, max_size=80))
@settings(fuzzing)
def test_any_text_is_a_model_or_diagnostics(text: str) -> None:
    assert_read(text)


@given(st.sampled_from(SEEDS), st.lists(mutations(), min_size=1, max_size=5))
@settings(fuzzing)
def test_a_file_of_the_reference_programme_with_slips_is_a_model_or_diagnostics(
    seed: str, slips: list[Mutation]
) -> None:
    lines = seed.split("\n")
    for slip in slips:
        lines = slip(lines)
    assert_read("\n".join(lines))


scalars = odd | st.integers() | st.booleans() | st.none() | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | odd, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def elements(draw: st.DrawFn) -> dict[str, object]:
    """Draw sections of elements whose keys exist, with values that mostly do not fit them."""
    sections: dict[str, object] = {}
    for plan in draw(st.lists(st.sampled_from(PLANS), min_size=1, max_size=3, unique_by=lambda plan: plan.name)):
        ids = st.sampled_from((f"{plan.kind.info.prefix}a", f"{plan.kind.info.prefix}b", "sys.sh", "坏", "")) | odd
        bodies = st.dictionaries(st.sampled_from(plan.keys), values, max_size=5) | values
        sections[plan.kind.info.plural] = draw(st.dictionaries(ids, bodies, max_size=3))
    if draw(st.booleans()):
        sections["defaults"] = draw(st.dictionaries(st.sampled_from([*sections, "systems"]), values, max_size=2))
    return sections


@given(elements())
@settings(fuzzing)
def test_known_keys_with_values_that_do_not_fit_are_a_model_or_diagnostics(sections: dict[str, object]) -> None:
    assert_read(yaml.safe_dump(sections, allow_unicode=True, sort_keys=False))


@given(st.lists(mutations(), max_size=4), st.binary(max_size=3))
@settings(fuzzing)
def test_a_manifest_with_slips_is_a_manifest_or_diagnostics(
    tmp_path_factory: pytest.TempPathFactory, slips: list[Mutation], tail: bytes
) -> None:
    lines = MANIFEST.split("\n")
    for slip in slips:
        lines = slip(lines)
    root = tmp_path_factory.getbasetemp() / "manifest"
    root.mkdir(exist_ok=True)
    (root / "archtool.yaml").write_bytes("\n".join(lines).encode() + tail)
    try:
        read_workspace(root)
    except SourceError as error:
        assert error.diagnostics
        texts = {"archtool.yaml": (root / "archtool.yaml").read_text(encoding="utf-8", errors="replace")}
        assert all(described(one, texts, "", language) for one in error.diagnostics for language in ("zh", "en"))


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        "systems: {sys.a: 电子病历}".encode("gb18030"),
        b"systems: [",
        b"systems:\n\tsys.a: x",
        b"a: &a [*a]",
        b"[" * 10_000,
        b"systems: {sys.a: {name: x, cost: 850}}",
        b"systems: {sys.a: {name: x, reads: [nothing]}}",
        "systems：\n  sys.a：电子病历".encode(),
        b"x: !!python/object/apply:os.system ['false']",
        b"systems: {sys.a: [" + b"9" * 100_000 + b"]}",
        b"- a\n- b",
        b"---\na: b\n---\nc: d",
    ],
    ids=lambda content: repr(content[:24]),
)
def test_a_workspace_that_cannot_be_read_exits_2_and_says_why(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "archtool.yaml").write_text("archtool: 1\nname: 工作区\n", encoding="utf-8")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "broken.yaml").write_bytes(content)
    code = run(["check", str(tmp_path)])
    said = capsys.readouterr()
    assert (code, "Traceback" in said.out + said.err) == (2, False)
    assert "broken.yaml:" in said.out
