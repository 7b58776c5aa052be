"""The reference programme, read once, and small models."""

from pathlib import Path

import pytest

from archtool.model.architecture import Architecture
from archtool.workspace.files import read_workspace

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def programme() -> Architecture:
    found = read_workspace(ROOT).reading.architecture
    assert found is not None
    return found
