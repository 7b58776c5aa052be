"""Where a workspace is: the folder that holds its manifest."""

from pathlib import Path

from archtool.source.errors import ConfigError
from archtool.source.text import both

MANIFEST_NAME = "archtool.yaml"
FOLDERS = ("model", "blueprints", "views", "renderers")
"""What a workspace reads unless its manifest says otherwise."""


def find_root(start: Path) -> Path:
    """Return the nearest folder upward that holds a manifest.

    Raises:
        ConfigError: there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / MANIFEST_NAME).is_file():
            return folder
    raise ConfigError(
        both(
            f"{start} 及其上级都没有 {MANIFEST_NAME}；`archtool init 目录` 可新建一个工作区",
            f"neither {start} nor a folder above it has {MANIFEST_NAME}; `archtool init DIR` makes a workspace",
        )
    )
