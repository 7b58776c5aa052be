"""Finding and reading the files of a workspace; the only place below `commands` that touches the disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from archtool.blueprints.standard import standard_catalogue
from archtool.model.catalogue import Catalogue
from archtool.source.collector import collector_paused
from archtool.source.diagnostic import Diagnostic
from archtool.source.document import Document
from archtool.source.errors import SourceError
from archtool.source.node import MappingNode
from archtool.source.node_path import node_at
from archtool.source.span import Span
from archtool.source.text import both
from archtool.workspace.ahead import documents_read_ahead
from archtool.workspace.codes import FILE, MANIFEST, problem
from archtool.workspace.document import SUFFIXES, read_document
from archtool.workspace.manifest import Manifest
from archtool.workspace.plan import kind_plans
from archtool.workspace.profile import extended, misfits
from archtool.workspace.reading import Reading, assemble
from archtool.workspace.root import MANIFEST_NAME
from archtool.workspace.validate import validate_node

MOST_FILES = 10_000


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace on disk, read: its root, its manifest, and what came of its files."""

    root: Path
    manifest: Manifest
    reading: Reading
    manifest_document: Document

    @property
    def texts(self) -> dict[str, str]:
        """Return the text of every file by its path, the manifest included, for excerpts."""
        documents = (self.manifest_document, *self.reading.documents)
        return {document.path: document.text or "" for document in documents}


def read_workspace(root: Path) -> Workspace:
    """Read a workspace whole.

    Raises:
        SourceError: the manifest cannot be read; it carries every problem of the manifest.
    """
    root = root.resolve()
    with collector_paused():
        manifest, manifest_document = _read_manifest(root)
        documents: list[Document] = []
        diagnostics: list[Diagnostic] = []
        catalogue = catalogue_of(manifest)
        kind_plans(catalogue)  # remembers what takes long, here, while the files are still being parsed
        ahead = documents_read_ahead(root)
        for path in _paths(root, manifest, diagnostics):
            document, found = ahead.get(path) or read_document(root, path)
            diagnostics.extend(found)
            if document is not None:
                documents.append(document)
        reading = assemble(documents, diagnostics, catalogue, manifest.facts)
        return Workspace(root, manifest, reading, manifest_document)


def catalogue_of(manifest: Manifest) -> Catalogue:
    """Return the vocabulary of a workspace: the standard one, with its profile's additions."""
    standard = standard_catalogue()
    return extended(standard, manifest.profile) if manifest.profile else standard


def read_manifest(root: Path) -> Manifest:
    """Return the manifest alone.

    Raises:
        SourceError: it cannot be read; carries every problem of it.
    """
    return _read_manifest(root)[0]


def _read_manifest(root: Path) -> tuple[Manifest, Document]:
    document, diagnostics = read_document(root, PurePosixPath(MANIFEST_NAME))
    if document is not None and not diagnostics:
        if isinstance(document.root, MappingNode):
            manifest, diagnostics = validate_node(Manifest, document.root, document.path)
            if manifest is not None:
                diagnostics = _profile_problems(manifest, document.root, document.path)
                if not diagnostics:
                    return manifest, document
        else:
            message = both("清单是空的", "the manifest is empty")
            hint = both("至少写出 archtool: 1 和 name", "write at least archtool: 1 and name")
            diagnostics = (problem(MANIFEST, message, Span.start_of(document.path), hint),)
    raise SourceError(tuple(diagnostics))


def _profile_problems(manifest: Manifest, node: MappingNode, path: str) -> tuple[Diagnostic, ...]:
    if manifest.profile is None:
        return ()
    return tuple(
        problem(MANIFEST, misfit.message, node_at(node, ("profile", *misfit.steps)).span(path))
        for misfit in misfits(manifest.profile, standard_catalogue())
    )


def _paths(root: Path, manifest: Manifest, diagnostics: list[Diagnostic]) -> list[PurePosixPath]:
    """Return the files to read, sorted, each once."""
    found: dict[PurePosixPath, None] = {}
    for entry in manifest.include:
        for path in _files_of(root, entry, diagnostics):
            found[path] = None
            if len(found) > MOST_FILES:
                message = both(f"文件超过 {MOST_FILES} 个", f"there are more than {MOST_FILES} files")
                diagnostics.append(problem(FILE, message, Span.start_of(MANIFEST_NAME)))
                return sorted(found)
    return sorted(found)


def _files_of(root: Path, entry: str, diagnostics: list[Diagnostic]) -> Iterator[PurePosixPath]:
    place = Span.start_of(MANIFEST_NAME)
    relative = PurePosixPath(entry)
    if relative.is_absolute() or ".." in relative.parts or "\\" in entry or ":" in entry:
        message = both(f"“{entry}”不在工作区内", f"'{entry}' leaves the workspace")
        hint = both("只写工作区内的相对路径", "name folders and files inside the workspace")
        diagnostics.append(problem(FILE, message, place, hint))
        return
    top = root / relative
    candidates = sorted(top.rglob("*")) if top.is_dir() else [top] if top.is_file() else []
    for path in candidates:
        if path.suffix not in SUFFIXES or not path.is_file():
            continue
        inside = PurePosixPath(path.relative_to(root).as_posix())
        if not path.resolve().is_relative_to(root):
            message = both(f"“{inside}”链接到工作区之外", f"'{inside}' is a link out of the workspace")
            diagnostics.append(problem(FILE, message, Span.start_of(str(inside))))
        else:
            yield inside
