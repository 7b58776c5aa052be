"""Who loses what when an element is not built: dependencies, interfaces and data whose only provider it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.analysis.rollup import contained
from archtool.blueprints.relationships import CONSUMER, CREATES, DEPENDS_ON, PROVIDER, READS
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Loss:
    """An element loses a provider.

    Attributes:
        loser: id of the element that needs something.
        provider: id of the element that would have given it.
        through: id of the interface or the data; nothing where it simply depends on the provider.
        sentence: the same in words.
    """

    loser: str
    provider: str
    through: str | None
    sentence: Text


def dropped_with(architecture: Architecture, element: str) -> tuple[str, ...]:
    """Return an element and everything inside it."""
    return (element, *(part.id for part in contained(architecture, element)))


def losses(architecture: Architecture, gone: tuple[str, ...]) -> tuple[Loss, ...]:
    """Return what the elements that stay lose, by loser, provider and what it passes through; each once."""
    found = {(one.loser, one.provider, one.through or ""): one for one in _losses(architecture, gone)}
    return tuple(found[key] for key in sorted(found))


def _losses(architecture: Architecture, gone: tuple[str, ...]) -> Iterator[Loss]:
    missing = frozenset(gone)
    for provider in gone:
        for loser in architecture.sources(provider, DEPENDS_ON):
            if loser not in missing:
                yield Loss(
                    loser,
                    provider,
                    None,
                    both(f"{loser} 失去所依赖的 {provider}", f"{loser} loses {provider}, on which it depends"),
                )
        for interface in architecture.sources(provider, PROVIDER):
            for loser in architecture.targets(interface, CONSUMER):
                if loser not in missing:
                    yield _by_interface(loser, provider, interface)
        for datum in architecture.targets(provider, CREATES):
            if missing.issuperset(architecture.sources(datum, CREATES)):
                for loser in architecture.sources(datum, READS):
                    if loser not in missing:
                        yield _by_data(loser, provider, datum)


def _by_interface(loser: str, provider: str, interface: str) -> Loss:
    return Loss(
        loser,
        provider,
        interface,
        both(
            f"{loser} 使用的接口 {interface} 失去提供方 {provider}",
            f"{loser} uses {interface}, which {provider} no longer provides",
        ),
    )


def _by_data(loser: str, provider: str, datum: str) -> Loss:
    return Loss(
        loser,
        provider,
        datum,
        both(
            f"{loser} 使用的数据 {datum} 失去唯一产生方 {provider}",
            f"{loser} reads {datum}, which only {provider} would have created",
        ),
    )
