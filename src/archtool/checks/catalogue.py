"""Finds the checks: every module of the rules folder, and what installed packages add."""

import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import isabstract
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import TYPE_CHECKING, TypeGuard

from archtool.checks import rules
from archtool.checks.check import Rule
from archtool.source.errors import ConfigError
from archtool.source.text import both

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "archtool.checks"
"""The entry-point group under which another package names a module or package of checks, or one check."""


def discover() -> tuple[Rule, ...]:
    """Return all checks, sorted by code.

    Raises:
        ConfigError: two checks have the same code or name, or an entry point does not lead to checks.
    """
    return arranged((*built_in(), *_of_other_packages()))


def built_in() -> tuple[Rule, ...]:
    """Return archtool's own checks, sorted by code."""
    return arranged(_in_package(rules))


def arranged(checks: Iterator[Rule] | tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return checks sorted by code.

    Raises:
        ConfigError: two have the same code or name.
    """
    by_word: dict[str, Rule] = {}
    ordered = sorted(checks, key=lambda check: (check.code, type(check).__module__))
    for check in ordered:
        for word in (check.code, check.name):
            other = by_word.setdefault(word, check)
            if other is not check:
                places = f"{type(other).__module__}, {type(check).__module__}"
                message = both(f"两个检查都叫“{word}”：{places}", f"two checks are called '{word}': {places}")
                raise ConfigError(message)
    return tuple(ordered)


def _of_other_packages() -> Iterator[Rule]:
    if not any(_may_name_checks(folder) for folder in sys.path):
        return
    from importlib.metadata import entry_points  # as dear as a tenth of all checks, and hardly ever needed

    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: (point.value, point.name)):
        yield from _behind(point)


def _may_name_checks(folder: str) -> bool:
    """Return whether a package in a folder of installed packages may name checks; yes where that cannot be seen."""
    path = Path(folder)
    if not path.is_dir():
        return path.exists()  # an archive
    return any(
        ENTRY_POINTS in file.read_text(encoding="utf-8", errors="replace")
        for metadata in ("*.dist-info", "*.egg-info")
        for file in path.glob(f"{metadata}/entry_points.txt")
    )


def _behind(point: "EntryPoint") -> tuple[Rule, ...]:
    try:
        named: object = point.load()
    except (ImportError, AttributeError) as error:
        message = both(f"不能载入检查“{point.value}”：{error}", f"cannot load the checks of '{point.value}': {error}")
        raise ConfigError(message) from error
    found: tuple[Rule, ...] = ()
    if isinstance(named, ModuleType):
        found = tuple(_in_package(named))
    elif _is_check(named):
        found = (named(),)
    if not found:
        raise ConfigError(both(f"“{point.value}”中没有检查", f"'{point.value}' holds no check"))
    return found


def _in_package(package: ModuleType) -> Iterator[Rule]:
    yield from _in_module(package)
    if hasattr(package, "__path__"):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            yield from _in_module(import_module(module.name))


def _in_module(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if getattr(value, "__module__", "") == module.__name__ and _is_check(value):
            yield value()


def _is_check(value: object) -> TypeGuard[type[Rule]]:
    # Not `issubclass`: an abstract base class asks each of its subclasses in turn, here for every class of every rule.
    return isinstance(value, type) and Rule in value.__mro__ and not isabstract(value)
