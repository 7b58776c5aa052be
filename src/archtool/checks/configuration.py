"""The settings of checks that a manifest holds, applied to the checks that there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archtool.checks.check import Rule
from archtool.checks.file_pattern import matches
from archtool.checks.selection import Selection, named_by, names, unknown
from archtool.source.diagnostic import Diagnostic
from archtool.source.document import Document
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.node_path import node_at
from archtool.source.text import both
from archtool.workspace.check_options import CheckOptions
from archtool.workspace.codes import MANIFEST, VALUE, problem
from archtool.workspace.validate import validate_node

_CHECKS = "checks"


@dataclass(frozen=True, slots=True)
class Configuration:
    """Checks as a workspace wants them.

    Attributes:
        checks: every check, with the workspace's numbers.
        selection: which of them run, and how much they matter.
        left_out: pairs of a pattern of files and the terms of checks whose findings in them are left out.
    """

    checks: tuple[Rule, ...]
    selection: Selection
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def leaves_out(self, diagnostic: Diagnostic) -> bool:
        """Return whether a finding stands in a file where its check is ignored."""
        terms = [term for pattern, some in self.left_out if matches(pattern, diagnostic.span.path) for term in some]
        if not terms:
            return False
        return any(check.code == diagnostic.code and named_by(terms, check) for check in self.checks)


def configure(
    checks: Sequence[Rule], options: CheckOptions | None, manifest: Document, files: Sequence[str]
) -> tuple[Configuration, tuple[Diagnostic, ...]]:
    """Return the configured checks, and what is wrong with the options; with problems, the checks keep their defaults.

    Args:
        checks: every check that there is.
        options: what the manifest says; nothing leaves everything as it is.
        manifest: the document of the manifest, for places.
        files: paths of the workspace's files, against which patterns are held.
    """
    if options is None:
        return Configuration(tuple(checks), Selection()), ()
    reader = _Reader(checks, manifest)
    problems = [*reader.unknown_terms(), *reader.idle_patterns(files)]
    configured = tuple(reader.with_settings(check, problems) for check in checks)
    selection = Selection(options.select, options.ignore, tuple(options.severity.items()))
    left_out = tuple((pattern, one.ignore) for pattern, one in options.paths.items())
    return Configuration(configured, selection, left_out), tuple(sorted(problems, key=lambda one: one.sort_key))


class _Reader:
    """Holds the nodes of the options beside the checks that they name."""

    def __init__(self, checks: Sequence[Rule], manifest: Document) -> None:
        self.checks = checks
        self.path = manifest.path
        root = manifest.root
        self.node: Node | None = root.get(_CHECKS) if isinstance(root, MappingNode) else None
        self.settings: Mapping[str, tuple[ScalarNode, Node]] = {
            key.value.lower(): (key, value) for key, value in self._entries("settings")
        }

    def unknown_terms(self) -> Iterator[Diagnostic]:
        """Yield the terms that name no check, and the settings that are for none."""
        for term in self._terms():
            if not any(names(term.value, check) for check in self.checks):
                yield problem(MANIFEST, unknown(term.value, self.checks), term.span(self.path))
        words = {word.lower() for check in self.checks for word in (check.code, check.name)}
        for key, _ in self._entries("settings"):
            if key.value.lower() not in words:
                yield problem(MANIFEST, unknown(key.value, self.checks), key.span(self.path))

    def idle_patterns(self, files: Sequence[str]) -> Iterator[Diagnostic]:
        """Yield the patterns that mean no file."""
        for key, _ in self._entries("paths"):
            if not any(matches(key.value, file) for file in files):
                near = nearest(key.value, files)
                yield problem(
                    MANIFEST,
                    both(f"“{key.value}”不指任何文件", f"'{key.value}' means no file of the workspace"),
                    key.span(self.path),
                    both(f"是否指“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None,
                )

    def with_settings(self, check: Rule, problems: list[Diagnostic]) -> Rule:
        """Return a check with the numbers that the manifest gives it."""
        key, node = self.settings.get(check.code.lower()) or self.settings.get(check.name.lower()) or (None, None)
        if key is None or node is None:
            return check
        kind = type(check).settings_type()
        if not kind.model_fields:
            message = both(f"检查 {check.code} 没有可调的数值", f"check {check.code} has no settings")
            problems.append(problem(MANIFEST, message, key.span(self.path)))
            return check
        if not isinstance(node, MappingNode):
            message = both(f"{check.code} 的设置应为映射", f"the settings of {check.code} must be a mapping")
            problems.append(problem(VALUE, message, node.span(self.path)))
            return check
        settings, found = validate_node(kind, node, self.path)
        problems.extend(found)
        return check if settings is None else type(check)(settings)

    def _terms(self) -> Iterator[ScalarNode]:
        yield from self._items("select")
        yield from self._items("ignore")
        yield from (key for key, _ in self._entries("severity"))
        for key, _ in self._entries("paths"):
            yield from self._items("paths", key.value, "ignore")

    def _items(self, *path: str) -> Iterator[ScalarNode]:
        node = node_at(self.node, path) if self.node is not None else None
        if isinstance(node, SequenceNode):
            yield from (item for item in node.items if isinstance(item, ScalarNode))

    def _entries(self, key: str) -> list[tuple[ScalarNode, Node]]:
        node = self.node.get(key) if isinstance(self.node, MappingNode) else None
        return node.entries if isinstance(node, MappingNode) else []
