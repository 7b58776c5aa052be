"""The settings of an analysis, as the programme itself states them."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.text import both

Settings = TypeVar("Settings", bound=BaseModel)


def stated_settings(architecture: Architecture, analysis: str, kind: type[Settings]) -> Settings:
    """Return the settings that a programme's manifest has under `plan` for one analysis, else the defaults.

    Raises:
        ConfigError: a setting means nothing. Commands have told so before, each setting at its place.
    """
    try:
        return kind.model_validate(architecture.facts.plan.get(analysis, {}), by_alias=True, by_name=False)
    except ValidationError as error:
        where = ".".join(str(step) for step in ("plan", analysis, *error.errors()[0]["loc"]))
        raise ConfigError(both(f"设置“{where}”不合要求", f"the setting '{where}' does not hold")) from error
