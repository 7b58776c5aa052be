"""Running the command line in this process, and one workspace for all that only read it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from archtool.cli.group import run
from archtool.commands.init import init


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> dict[str, object]:
        """The result in the JSON envelope."""
        envelope = json.loads(self.out)
        assert set(envelope) == {"archtool", "format", "command", "result"}
        result = envelope["result"]
        assert isinstance(result, dict)
        return result


Archtool = Callable[..., Ran]


@pytest.fixture
def archtool(capsys: pytest.CaptureFixture[str]) -> Archtool:
    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace that `archtool init` makes."""
    folder = tmp_path_factory.mktemp("made") / "county"
    init(folder)
    return folder
