"""What stops archtool can be handed from one process to another, with all that it carries."""

import importlib
import inspect
import pickle
import pkgutil
from collections.abc import Mapping
from pathlib import Path
from typing import get_type_hints

import pytest

import archtool
from archtool.analysis.division.rules import Conflict
from archtool.source.diagnostic import Diagnostic
from archtool.source.errors import ArchtoolError
from archtool.source.located_yaml import parse
from archtool.source.text import Text, both

# One value of each type that an exception's constructor takes.
EXAMPLES: dict[object, object] = {
    Text: both("没有字体", "there is no font"),
    tuple[Diagnostic, ...]: parse("a: 1\na: 2\n", "a.yaml").diagnostics,
    tuple[Conflict, ...]: (Conflict("sys.a", "sys.b", ("rule.one",), "rule.two"), Conflict("sys.c", "sys.c", (), None)),
    Path: Path("programme"),
    Mapping[str, str]: {"a.yaml": "a: 1"},
    str: "en",
}


def _exceptions() -> list[type[ArchtoolError]]:
    """Every kind of exception that archtool's modules declare; `__main__` would run."""
    for module in pkgutil.walk_packages(archtool.__path__, "archtool."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, waiting = dict[str, type[ArchtoolError]](), [ArchtoolError]
    while waiting:
        for one in waiting.pop().__subclasses__():
            found[f"{one.__module__}.{one.__name__}"] = one
            waiting.append(one)
    return [one for name, one in sorted(found.items()) if name.startswith("archtool.")]


@pytest.mark.parametrize("kind", _exceptions(), ids=lambda kind: kind.__name__)
def test_an_exception_comes_through_whole(kind: type[ArchtoolError]) -> None:
    hints = get_type_hints(kind.__init__)
    error = kind(*(EXAMPLES[hints[name]] for name in inspect.signature(kind).parameters))
    same = pickle.loads(pickle.dumps(error))
    assert type(same) is kind
    assert (str(same), same.args, vars(same)) == (str(error), error.args, vars(error))
    assert str(same)
