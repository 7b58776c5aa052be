"""Why two systems have the affinity that they have."""

from dataclasses import dataclass
from pathlib import Path

from archtool.analysis.affinity.affinity import Affinity, affinity_of
from archtool.analysis.affinity.explain import Explanation, explain
from archtool.commands.finding_elements import find_element
from archtool.commands.loading import load_workspace
from archtool.commands.planning.settings import plan_settings
from archtool.source.errors import ConfigError
from archtool.source.text import both


@dataclass(frozen=True, slots=True)
class Explained:
    """Why two systems belong together."""

    language: str
    affinity: Affinity
    explanation: Explanation


def explain_affinity(path: Path, one: str, other: str) -> Explained:
    """Return why two systems of the workspace at or above a path have the affinity that they have.

    Raises:
        ConfigError: there is no workspace, or one of them is not there, is not compared, or is the other.
        UnreadableError: the workspace cannot be read, or a setting means nothing.
    """
    workspace, architecture = load_workspace(path)
    affinity = affinity_of(architecture, plan_settings(workspace).affinity)
    first, second = (find_element(architecture, word).id for word in (one, other))
    for system in (first, second):
        if system not in affinity.systems:
            raise ConfigError(
                both(
                    f"“{system}”不参加比较：只比较要建设的系统和模块",
                    f"'{system}' is not compared: only systems and modules that are built are",
                )
            )
    if first == second:
        raise ConfigError(both("请写两个不同的系统", "name two different systems"))
    return Explained(workspace.manifest.language, affinity, explain(affinity, first, second))
