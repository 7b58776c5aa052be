"""Deriving a plan, and putting it into the model as text."""

from collections.abc import Mapping
from difflib import unified_diff
from itertools import count
from pathlib import Path

from archtool.analysis.affinity.affinity import affinity_of
from archtool.analysis.division.division import Division, division_of
from archtool.analysis.division.rules import RuleConflictError
from archtool.analysis.lots import Lots
from archtool.analysis.phase import effective_phases
from archtool.analysis.phasing.instance import instance_of
from archtool.analysis.phasing.phasing import Phasing, phasing_of
from archtool.analysis.phasing.standing_for import StandingFor
from archtool.analysis.phasing.verdict import verdict_of
from archtool.blueprints.programme import SplitRule, Strength
from archtool.commands.loading import load_workspace
from archtool.commands.outputs import write_whole
from archtool.commands.plan import Request, Told, silent
from archtool.commands.planning.extra import plan_extra
from archtool.commands.planning.proposed import Proposed
from archtool.commands.planning.results import Part
from archtool.commands.planning.settings import PlanSettings, plan_settings
from archtool.commands.planning.stating import Additions, Stated, Stating
from archtool.commands.planning.target_lots import TargetLots, state_lots, target_lots
from archtool.commands.planning.target_phases import proposed_phases, state_phases
from archtool.model.architecture import Architecture
from archtool.source.decoding import decode
from archtool.source.errors import ConfigError
from archtool.source.text import Text, both
from archtool.workspace.files import Workspace, catalogue_of
from archtool.workspace.reading import Reading, read_texts
from archtool.workspace.root import FOLDERS

PARTS = (Part.DIVISION, Part.PHASING)
"""What can be derived."""


def propose(request: Request, told: Told = silent) -> Proposed:
    """Return the best division and the best phasing found, each for the model as it is.

    Raises:
        ConfigError: there is no workspace, or a library of the extra is missing.
        UnreadableError: the workspace cannot be read, or a setting means nothing.
    """
    workspace, architecture = load_workspace(request.path)
    deriving = _Deriving(workspace, architecture, plan_settings(workspace), told)
    with plan_extra():
        if Part.DIVISION in request.parts:
            deriving.divide()
        if Part.PHASING in request.parts and not deriving.problems:
            deriving.assign()
    return deriving.proposed()


def difference(proposed: Proposed) -> str:
    """Return what writing would change, as a unified diff that `patch -p1` and `git apply` take."""
    lines: list[str] = []
    for path, after in sorted(proposed.after.items()):
        before = proposed.before.get(path)
        old = "/dev/null" if before is None else f"a/{path}"
        was, now = (before or "").splitlines(keepends=True), after.splitlines(keepends=True)
        for line in unified_diff(was, now, old, f"b/{path}"):
            lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(lines)


def write(proposed: Proposed) -> tuple[str, ...]:
    """Write a proposal into the workspace, each file whole or not at all, and return the paths.

    Raises:
        ConfigError: it cannot hold, or a file has changed meanwhile or cannot be written.
    """
    if proposed.obstacles:
        zh, en = (" ".join(one.in_language(language) for one in proposed.obstacles) for language in ("zh", "en"))
        raise ConfigError(both(f"没有写入：{zh}", f"nothing is written: {en}"))
    marks = {path: _mark(proposed.root / path, text) for path, text in proposed.before.items()}
    for path, text in sorted(proposed.after.items()):
        write_whole((proposed.root / path).resolve(), marks.get(path, b"") + text.encode())
    return tuple(sorted(proposed.after))


def _mark(file: Path, before: str) -> bytes:
    """Return the byte order mark of a file that must still say what was read."""
    content = file.read_bytes()
    if decode(content, str(file)) != before:
        raise ConfigError(
            both(f"{file} 在计算期间被修改，没有写入", f"{file} has changed meanwhile; nothing is written")
        )
    mark = b"\xef\xbb\xbf"
    return mark if content.startswith(mark) else b""


class _Deriving:
    """Derives one part on top of the other, in texts that are read again after each."""

    def __init__(self, workspace: Workspace, architecture: Architecture, settings: PlanSettings, told: Told) -> None:
        self.problems: list[Text] = []
        self._clash: Text | None = None
        self._missing: dict[Part, Text] = {}
        self._workspace = workspace
        self._model = architecture
        self._architecture = architecture
        self._settings = settings
        self._told = told
        self._reading = workspace.reading
        self._texts = {document.path: document.text or "" for document in workspace.reading.documents}
        self._file = _free_file(workspace)
        self._new: Additions = {}
        self._in_place = self._added = 0
        self._division: Division | None = None
        self._lots: TargetLots | None = None
        self._phasing: Phasing | None = None

    def divide(self) -> None:
        self._told(Part.DIVISION.label)
        affinity = affinity_of(self._architecture, self._settings.affinity)
        if len(affinity.systems) < 2:
            self._missing[Part.DIVISION] = both("没有可划分的系统", "there are no systems to divide")
            return
        try:
            found = division_of(self._architecture, affinity, self._settings.division)
        except RuleConflictError as error:
            self.problems.append(error.message)
            return
        self._division = found
        for condition in found.best.conditions:
            rule = self._architecture[condition.rule]
            if condition.is_kept is False and isinstance(rule, SplitRule) and rule.strength is Strength.HARD:
                self.problems.append(
                    both(
                        f"{rule.id}：{condition.detail.in_language('zh')}",
                        f"{rule.id}: {condition.detail.in_language('en')}",
                    )
                )
        target = self._lots = target_lots(self._architecture, found)
        stating = self._stating()
        state_lots(self._architecture, found, target, stating)
        self._take(stating.done())
        labels = found.best.partition.labels
        lots = self._architecture.derived(Lots)
        self._hold(
            {node: target.ids[label - 1] for node, label in labels.items()}, {one: lots.of(one) for one in labels}
        )

    def assign(self) -> None:
        self._told(Part.PHASING.label)
        if not StandingFor(self._architecture).nodes:
            self._missing[Part.PHASING] = both("没有可分期的内容", "there is nothing to put into phases")
            return
        # Work packages bind the subprojects that the model has; for those that are proposed nobody has planned any yet.
        found = self._phasing = phasing_of(self._model, self._settings.phasing)
        if not found.assignment.is_feasible:
            self.problems.append(
                both(
                    "任何分期都不能同时满足全部硬性约束，求得的分期只是违反最少的",
                    "no phasing keeps all bounds; the one found breaks least",
                )
            )
            return
        stating = self._stating()
        state_phases(self._architecture, found, stating)
        self._take(stating.done())
        self._hold(proposed_phases(found), self._architecture.derived(effective_phases))
        if self._lots is not None and not self.problems:
            self._hold_together(found)

    def _hold_together(self, found: Phasing) -> None:
        """Refuse phases that do not hold for what would be written, subprojects included."""
        instance = instance_of(self._architecture, self._settings.phasing)
        violations = verdict_of(instance, found.assignment.phases, found.assignment).violations
        if violations:
            zh, en = (violations[0].sentence.in_language(language) for language in ("zh", "en"))
            self._clash = both(
                f"建议的分期按现有子项目求得，与建议的子项目不能同时成立，违反 {len(violations)} 条约束，如：{zh}。"
                "请用 --part division 或 --part phasing 先写一项，改好工作包后再写另一项",
                "the phases are derived for the present subprojects and do not hold with the proposed ones: they "
                f"break {len(violations)} bounds, such as: {en}. Write one with --part division or --part phasing, "
                "adapt the work packages, then derive the other",
            )

    def proposed(self) -> Proposed:
        before = {document.path: document.text or "" for document in self._workspace.reading.documents}
        after = {path: text for path, text in self._texts.items() if before.get(path) != text}
        manifest = self._workspace.manifest
        return Proposed(
            manifest.name, manifest.language, self._workspace.root, self._settings, self._model,
            self._division, self._lots, self._phasing,
            {path: before[path] for path in after if path in before}, after, self._in_place, self._added,
            tuple(self.problems), self._clash, self._missing,
        )  # fmt: skip

    def _stating(self) -> Stating:
        documents = {one.path: one for one in self._reading.documents if one.path != self._file}
        return Stating(documents, self._architecture.catalogue, self._file, self._new)

    def _take(self, stated: Stated) -> None:
        """Take new texts, and read the workspace again as they have it."""
        self._in_place, self._added = self._in_place + stated.in_place, stated.added
        self._texts.update(stated.texts)
        self._reading = self._read()
        if self._reading.architecture is None:
            first = self._reading.diagnostics[0]
            self.problems.append(
                both(
                    f"写入后无法读取（{first.span}）：{first.message.in_language('zh')}",
                    f"what would be written cannot be read ({first.span}): {first.message.in_language('en')}",
                )
            )
        else:
            self._architecture = self._reading.architecture

    def _read(self) -> Reading:
        manifest = self._workspace.manifest
        return read_texts(self._texts, catalogue_of(manifest), manifest.facts)

    def _hold(self, wanted: Mapping[str, str], found: Mapping[str, str | None]) -> None:
        """Refuse a text that does not say what it should: an alias or a shape of a fact that no edit reaches."""
        different = [one for one, value in wanted.items() if found.get(one) != value]
        if different and not self.problems:
            zh, en = "、".join(different[:5]), ", ".join(different[:5])
            self.problems.append(both(f"无法用精确修改写出：{zh}", f"cannot be stated by exact edits: {en}"))


def _free_file(workspace: Workspace) -> str:
    """Return the path of a file that is not there yet, in the first folder that the workspace reads."""
    included = workspace.manifest.include
    folder = next((one for one in included if (workspace.root / one).is_dir()), FOLDERS[0])
    names = (f"plan-{number}.yaml" if number > 1 else "plan.yaml" for number in count(1))
    return next(path for name in names if not (workspace.root / (path := f"{folder}/{name}")).exists())
