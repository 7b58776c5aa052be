"""What is said where the libraries of the plan are not installed."""

from collections.abc import Generator
from contextlib import contextmanager

from archtool.source.errors import ConfigError
from archtool.source.text import both

PACKAGES = ("ortools", "numpy")
"""The libraries of the extra."""


@contextmanager
def plan_extra() -> Generator[None]:
    """Turn the error of a library that is not installed into one that says how to install it.

    Raises:
        ConfigError: a library of the extra is missing.
    """
    try:
        yield
    except ImportError as error:
        name = (error.name or "").partition(".")[0]
        if name not in PACKAGES:
            raise
        install = "pip install 'archtool[plan]'"
        raise ConfigError(
            both(
                f"计算计划需要“{name}”，请运行：{install}",
                f'planning needs the package "{name}", which is not installed; run: {install}',
            )
        ) from error
