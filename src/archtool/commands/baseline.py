"""Baselines: the findings that are known and accepted for now, in a file that reviewers read line by line."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from archtool.source.diagnostic import Diagnostic
from archtool.source.errors import ConfigError
from archtool.source.text import both


@dataclass(frozen=True, slots=True)
class Known:
    """A finding as a baseline keeps it under its fingerprint; all but code and fingerprint is there for people."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    code: str
    file: str
    elements: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What stands in the file: the version of its format, and known findings by fingerprint."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    baseline: Literal[1] = 1
    findings: Mapping[str, Known] = field(default_factory=dict[str, Known])


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings held against a baseline: those it does not know, those it does, and what it knows in vain."""

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    stale: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What an update of a baseline added and removed."""

    added: tuple[Known, ...]
    removed: tuple[Known, ...]
    kept: int


EMPTY = Baseline()


def read_baseline(path: Path) -> Baseline:
    """Return a baseline.

    Raises:
        ConfigError: there is no such file, or it is no baseline.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        zh, en = f"没有基线文件 {path}；加 --update-baseline 写出它", f"there is no baseline {path}"
        raise ConfigError(both(zh, f"{en}; add --update-baseline to write it")) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(both(f"不能读取 {path}：{error}", f"cannot read {path}: {error}")) from error
    try:
        return TypeAdapter(Baseline).validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        reason = f"{where}: {first['msg']}" if where else first["msg"]
        raise ConfigError(both(f"{path} 不是基线文件：{reason}", f"{path} is no baseline: {reason}")) from error


def compare(diagnostics: Sequence[Diagnostic], baseline: Baseline, ran: Collection[str]) -> Compared:
    """Return findings held against a baseline; what it knows of checks that did not run is not stale."""
    there = {one.fingerprint for one in diagnostics}
    return Compared(
        tuple(one for one in diagnostics if one.fingerprint not in baseline.findings),
        tuple(one for one in diagnostics if one.fingerprint in baseline.findings),
        _ordered(one for name, one in baseline.findings.items() if name not in there and one.code in ran),
    )


def updated(
    baseline: Baseline, diagnostics: Iterable[Diagnostic], ran: Collection[str], language: str
) -> tuple[Baseline, Change]:
    """Return the baseline that knows these findings, and what changed; other checks' entries stay."""
    before = baseline.findings
    now = {
        one.fingerprint: Known(
            code=one.code, file=one.span.path, elements=one.elements, message=one.message.in_language(language)
        )
        for one in diagnostics
    }
    after = {**{name: one for name, one in before.items() if one.code not in ran}, **now}
    change = Change(
        _ordered(one for name, one in after.items() if name not in before),
        _ordered(one for name, one in before.items() if name not in after),
        sum(name in before for name in after),
    )
    return Baseline(findings=after), change


def baseline_text(baseline: Baseline) -> str:
    """Return the text of a baseline's file: one finding a line, sorted by check, elements and fingerprint."""
    entries = sorted(baseline.findings.items(), key=lambda one: (one[1].code, one[1].elements, one[0]))
    lines = [f"    {json.dumps(name)}: {json.dumps(asdict(one), ensure_ascii=False)}" for name, one in entries]
    body = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
    return f'{{\n  "baseline": {baseline.baseline},\n  "findings": {body}\n}}\n'


def _ordered(known: Iterable[Known]) -> tuple[Known, ...]:
    return tuple(sorted(known, key=lambda one: (one.code, one.elements, one.message)))
