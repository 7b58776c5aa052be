"""The whole story of reading: text, documents, drafts, elements, architecture."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archtool.blueprints.programme import Phase
from archtool.blueprints.standard import standard_catalogue
from archtool.model.architecture import Architecture
from archtool.model.catalogue import Catalogue
from archtool.model.facts import NO_FACTS, Facts
from archtool.model.moment import Timeline
from archtool.model.provenance import Origin, Provenance
from archtool.source.collector import collector_paused
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.document import Document
from archtool.source.located_yaml import parse
from archtool.workspace.gather import Draft, Section, gather
from archtool.workspace.instances import expand_instances
from archtool.workspace.resolve import resolve
from archtool.workspace.saying import KeySpot
from archtool.workspace.source_order import homeward, in_source_order


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: an architecture, unless something was wrong, and all that was wrong.

    `sections` are the parts of the files that floors above read for themselves, such as `views`.
    """

    architecture: Architecture | None
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Document, ...]
    sections: tuple[Section, ...]


def read_texts(texts: Mapping[str, str], catalogue: Catalogue | None = None, facts: Facts = NO_FACTS) -> Reading:
    """Read model files given as path to text, in the order of their paths."""
    with collector_paused():
        documents: list[Document] = []
        diagnostics: list[Diagnostic] = []
        for path in sorted(texts):
            document, found = parse(texts[path], path)
            diagnostics.extend(found)
            if document is not None:
                documents.append(document)
        return assemble(documents, diagnostics, catalogue or standard_catalogue(), facts)


def assemble(
    documents: Iterable[Document], diagnostics: Iterable[Diagnostic], catalogue: Catalogue, facts: Facts = NO_FACTS
) -> Reading:
    """Make the architecture of documents; any error, those given included, leaves it out."""
    documents = tuple(documents)
    gathered = gather(documents, catalogue)
    drafts = in_source_order(gathered.drafts)
    resolved = resolve(drafts, catalogue)
    # A default of a file is validated for every element that takes it, and reported once.
    every = dict.fromkeys((*diagnostics, *gathered.diagnostics, *resolved.diagnostics))
    found = tuple(sorted(every, key=lambda one: one.sort_key))
    sections = tuple(gathered.sections)
    if any(one.severity is Severity.ERROR for one in found):
        return Reading(None, found, documents, sections)
    phases = sorted((one for one in resolved.elements if isinstance(one, Phase)), key=lambda one: (one.order, one.id))
    graph = Architecture(
        resolved.elements,
        resolved.relationships,
        catalogue,
        Timeline(tuple(phase.id for phase in phases)),
        Provenance(_Facts(drafts)),
    )
    graph = graph.with_instances(expand_instances(graph)).with_facts(facts)
    return Reading(graph, found, documents, sections)


class _Facts(Mapping[str, Mapping[str, tuple[Origin, ...]]]):
    """The origins of each element's facts, worked out only for the elements that are asked about."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts

    def __getitem__(self, element: str) -> Mapping[str, tuple[Origin, ...]]:
        return _FactsOfOne(self._drafts[element])

    def __iter__(self) -> Iterator[str]:
        return iter(self._drafts)

    def __len__(self) -> int:
        return len(self._drafts)


class _FactsOfOne(Mapping[str, tuple[Origin, ...]]):
    """The origins of one element's facts, worked out only for the keys that are asked about: mostly the element."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def __getitem__(self, key: str) -> tuple[Origin, ...]:
        sayings = self._draft.stating(key) if key else homeward(self._draft)
        if not sayings:
            raise KeyError(key)
        return tuple(KeySpot(saying, key) for saying in sayings)

    def __iter__(self) -> Iterator[str]:
        return iter(("", *self._draft.keys))

    def __len__(self) -> int:
        return 1 + len(tuple(self._draft.keys))
