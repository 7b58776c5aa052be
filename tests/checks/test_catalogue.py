"""How checks are found."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from archtool.checks.catalogue import ENTRY_POINTS, arranged, built_in, discover
from archtool.checks.check import Check
from archtool.checks.finding import Finding
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.errors import ConfigError
from archtool.source.text import both


class Double(Check):
    """Has the code of another."""

    code = "DAT01"
    name = "double"
    severity = Severity.NOTE
    title = why = fix = both("重复", "double")
    source = ""

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield nothing."""
        yield from ()


def test_every_file_of_the_rules_holds_one_check_of_its_group() -> None:
    checks = built_in()
    modules = [type(check).__module__ for check in checks]
    assert len(set(modules)) == len(modules)
    for check, module in zip(checks, modules, strict=True):
        *_, group, file = module.split(".")
        assert group == check.group.name
        assert file.startswith(f"{check.code.lower()}_")
        assert re.fullmatch(r"[A-Z]{2,3}\d\d", check.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
        assert check.source


def test_checks_stand_in_the_order_of_their_codes() -> None:
    codes = [check.code for check in built_in()]
    assert codes == sorted(codes)


def test_two_checks_of_one_code_are_refused() -> None:
    with pytest.raises(ConfigError, match="two checks are called 'DAT01'"):
        arranged((*built_in(), Double()))


def test_other_packages_add_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, "acme_checks", "acme_checks")
    (tmp_path / "acme_checks.py").write_text(_ACME, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    added = [check for check in discover() if check not in built_in() and check.code.startswith("ACM")]
    assert [(check.code, check.group.name) for check in added] == [("ACM01", "acm")]


@pytest.mark.parametrize("target", ["no_such_checks_module", "acme_empty"])
def test_package_that_brings_no_check_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    _install(tmp_path, "acme_broken", target)
    (tmp_path / "acme_empty.py").write_text('"""Nothing."""\n', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ConfigError, match=target):
        discover()


def _install(folder: Path, name: str, target: str) -> None:
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(f"[{ENTRY_POINTS}]\nacme = {target}\n", encoding="utf-8")


_ACME = '''
from archtool.checks.check import Check
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class Acme(Check):
    """Finds nothing."""

    code = "ACM01"
    name = "acme"
    severity = Severity.NOTE
    title = why = fix = both("无", "nothing")
    source = "Acme"

    def inspect(self, architecture):
        """Yield nothing."""
        yield from ()
'''
