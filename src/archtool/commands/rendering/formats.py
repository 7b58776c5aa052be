"""The formats that installed packages offer, each imported only when it is asked for."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from archtool.renderers.settings import Binder, Configurable, Renderer, Settings
from archtool.source.errors import ConfigError
from archtool.source.text import both
from archtool.version import VERSION

GROUP = "archtool.renderers"
"""The entry-point group under which packages offer formats."""

_SOURCES = (".py", ".css", ".js")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that was asked for.

    Attributes:
        revision: Digest of the renderer's code and settings: another one may draw the same drawing differently.
        shows_facts: Whether its files show the drawing's facts.
    """

    name: str
    renderer: Renderer
    revision: str
    shows_facts: bool


def offered_formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted({entry.name for entry in entry_points(group=GROUP)}))


def load_formats(names: Sequence[str], settings: Settings) -> tuple[Format, ...]:
    """The formats of some names.

    Raises:
        ConfigError: no package offers the format.
    """
    offered = {entry.name: entry for entry in entry_points(group=GROUP)}
    for name in names:
        if name not in offered:
            listed = ", ".join(sorted(offered))
            raise ConfigError(both(f"没有“{name}”这种格式，可用：{listed}", f"no format '{name}'; there are {listed}"))
    return tuple(_loaded(offered[name], settings) for name in names)


def load_binder(file: Path, settings: Settings) -> tuple[Binder, str]:
    """The renderer that binds all figures in one file of this suffix, and its revision.

    Raises:
        ConfigError: no format binds files of this suffix.
    """
    name = file.suffix.removeprefix(".").lower()
    if name in offered_formats():
        (found,) = load_formats((name,), settings)
        if isinstance(found.renderer, Binder):
            return found.renderer, found.revision
    message = both(
        f"“{file.name}”不能作图集；图集的后缀为 .pdf、.pptx 或 .drawio",
        f"'{file.name}' cannot be an atlas; its suffix is .pdf, .pptx or .drawio",
    )
    raise ConfigError(message)


def _loaded(entry: EntryPoint, settings: Settings) -> Format:
    factory: object = entry.load()
    if isinstance(factory, Configurable):
        renderer = cast("Renderer", factory.configured(settings))
    else:
        renderer = cast("type[Renderer]", factory)()
    return Format(entry.name, renderer, _revision(entry, renderer), bool(getattr(factory, "shows_facts", False)))


def _revision(entry: EntryPoint, renderer: Renderer) -> str:
    """The digest of the sources beside the renderer, the releases involved and the renderer's settings."""
    digest = hashlib.sha256()
    own = f"{entry.dist.name} {entry.dist.version}" if entry.dist is not None else ""
    digest.update(f"{VERSION}\n{own}\n{entry.value}\n{renderer!r}\n".encode())
    file = sys.modules[type(renderer).__module__].__file__
    for source in sorted(Path(file).parent.rglob("*")) if file else ():
        if source.suffix in _SOURCES:
            digest.update(source.read_bytes())
    return digest.hexdigest()
