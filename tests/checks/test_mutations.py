"""Every check on the reference programme: silent as it stands, and seen to fail once a fact of it is made wrong.

`mutations/<group>.yaml` holds an entry a check: the edit, or a list of edits, by its code.

    DAT03:
      file: blueprints/data/convenience.yaml
      replace: "owner: bhc"         # stands exactly once in the file
      by: "owner: vendor"           # "" removes it
      line: "owner: vendor"         # where the finding is expected after the edit: a text of that line, or its number

An edit without `line` prepares the ground for another; one without `replace` only says where a finding is expected.
A `line` that is a text is the first line that holds it, or the first after the line that holds `below`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from archtool.checks.catalogue import built_in
from archtool.checks.check import Rule, ViewCheck, WaiverCheck
from archtool.checks.runner import run
from archtool.commands.check import Request, check
from archtool.commands.shown_views import shown_views
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.located_yaml import parse
from archtool.views.reading import read_views
from archtool.workspace.files import Workspace, catalogue_of, read_manifest, read_workspace
from archtool.workspace.reading import Reading, assemble
from archtool.workspace.root import MANIFEST_NAME

ROOT = Path(__file__).parents[2]
MUTATIONS = Path(__file__).parent / "mutations"
CHECKS = {check.code: check for check in built_in() if not isinstance(check, WaiverCheck)}


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in one file, and the line of the finding that it brings."""

    file: str
    replace: str | None = None
    by: str = ""
    line: int | str | None = None
    below: str = ""


def _mutations() -> dict[str, tuple[Edit, ...]]:
    found: dict[str, tuple[Edit, ...]] = {}
    for path in sorted(MUTATIONS.glob("*.yaml")):
        for code, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            assert code not in found, f"{path.name}: {code} stands twice"
            found[code] = tuple(Edit(**edit) for edit in (entry if isinstance(entry, list) else [entry]))
    return found


EDITS = _mutations()


@pytest.mark.parametrize("code", sorted(EDITS))
def test_edited_programme_is_found_wrong_exactly_there(code: str, tmp_path: Path) -> None:
    texts = _edited(EDITS[code])
    expected = Counter((edit.file, _line(texts[edit.file], edit)) for edit in EDITS[code] if edit.line is not None)
    assert expected, "no edit says on which line a finding is expected"
    usual = Counter(_key(one) for one in _found(CHECKS[code], _usual()))
    new = [one for one in _found(CHECKS[code], _reading(texts, tmp_path)) if not _taken(usual, _key(one))]
    assert Counter((one.span.path, one.span.line) for one in new) == expected, "\n".join(map(str, new))


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_programme_as_it_stands_is_clean_but_for_waivers(code: str) -> None:
    assert [str(one) for one in _standing() if one.code == code] == []


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_every_check_is_seen_to_fail(code: str) -> None:
    assert code in EDITS


def test_every_mutation_belongs_to_a_check() -> None:
    assert sorted(set(EDITS) - set(CHECKS)) == []


@cache
def _standing() -> tuple[Diagnostic, ...]:
    return check(Request(ROOT, date(2026, 1, 1))).findings


@cache
def _workspace() -> Workspace:
    return read_workspace(ROOT)


def _edited(edits: tuple[Edit, ...]) -> dict[str, str]:
    """Return the new texts of the files that edits name, by path."""
    texts: dict[str, str] = {}
    for edit in edits:
        text = texts.get(edit.file) or (ROOT / edit.file).read_text(encoding="utf-8")
        if edit.replace is not None:
            assert text.count(edit.replace) == 1, f"{edit.file} holds {text.count(edit.replace)} x {edit.replace!r}"
            text = text.replace(edit.replace, edit.by)
        texts[edit.file] = text
    return texts


def _line(text: str, edit: Edit) -> int:
    if isinstance(edit.line, int):
        return edit.line
    wanted, passed = str(edit.line), not edit.below
    for number, line in enumerate(text.splitlines(), start=1):
        if passed and wanted in line:
            return number
        passed = passed or edit.below in line
    raise AssertionError(f"{edit.file} has no line with {wanted!r}")


def _found(rule: Rule, reading: Reading) -> tuple[Diagnostic, ...]:
    """Return what one check finds; waivers are not applied."""
    errors = [str(one) for one in reading.diagnostics if one.severity is Severity.ERROR]
    assert reading.architecture is not None, "\n".join(errors)
    if not isinstance(rule, ViewCheck):
        return run(reading.architecture, (rule,))
    views = read_views(reading.sections, reading.architecture)
    assert views.diagnostics == ()
    return run(reading.architecture, (rule,), views=shown_views(views.definitions, reading.sections))


@cache
def _usual() -> Reading:
    return _reading({}, ROOT)


def _reading(texts: Mapping[str, str], folder: Path) -> Reading:
    workspace = _workspace()
    manifest = workspace.manifest
    if MANIFEST_NAME in texts:
        (folder / MANIFEST_NAME).write_text(texts[MANIFEST_NAME], encoding="utf-8")
        manifest = read_manifest(folder)
    documents = {one.path: one for one in workspace.reading.documents}
    for path in sorted(set(texts) - {MANIFEST_NAME}):
        document, problems = parse(texts[path], path)
        assert document is not None, "\n".join(map(str, problems))
        documents[path] = document
    return assemble((documents[path] for path in sorted(documents)), (), catalogue_of(manifest), manifest.facts)


def _key(one: Diagnostic) -> tuple[str, str]:
    """Return what stays the same of a finding when other lines of its file move."""
    return one.span.path, str(one.message)


def _taken(usual: Counter[tuple[str, str]], key: tuple[str, str]) -> bool:
    """Return whether a finding is among the usual ones, which it then no longer is."""
    usual[key] -= 1
    return usual[key] >= 0
