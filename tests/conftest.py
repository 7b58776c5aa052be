"""What every test may ask for, and how far properties are tried.

The same examples in every run: a check that is green today is green tomorrow, and what a wider search finds becomes an
example. `ARCHTOOL_PROPERTIES=wide` searches anew, with ten times as many.
"""

import os

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("wide", derandomize=False, deadline=None, max_examples=1_000)
settings.load_profile("wide" if os.environ.get("ARCHTOOL_PROPERTIES") == "wide" else "same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write what is found into the golden files.")
