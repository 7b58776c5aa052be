"""What the model has to say for a proposed phasing."""

from collections.abc import Iterator, Mapping

from archtool.analysis.interfaces import exchanges
from archtool.analysis.localities import Localities
from archtool.analysis.phase import effective_phases, phase_numbers
from archtool.analysis.phasing.phasing import Phasing
from archtool.blueprints.data import DataEntity
from archtool.blueprints.programme import Phase
from archtool.blueprints.relationships import CREATES
from archtool.commands.planning.stating import Stating, quoted
from archtool.model.architecture import Architecture
from archtool.model.kind import Basis
from archtool.source.text import both

_FROM = "from"


def proposed_phases(phasing: Phasing) -> Mapping[str, str]:
    """Return the phase of each deliverable in the best assignment, by id."""
    return {one: phasing.phases[number - 1] for one, number in sorted(phasing.assignment.phases.items())}


def state_phases(architecture: Architecture, phasing: Phasing, stating: Stating) -> None:
    """State the phase of everything that changes it, of groups that follow, and the phases if the model has none."""
    if not architecture.of(Phase):
        for number, span in enumerate(phasing.instance.calendar.spans, start=1):
            name = both(f"第{number}期", f"Phase {number}")
            facts = {
                "name": quoted(name),
                "order": str(number),
                "start_month": str(span.window.start),
                "end_month": str(span.window.end),
                "basis": "assumption",
            }
            stating.add(Phase.info.plural, span.id, facts)
    now, wanted = architecture.derived(effective_phases), proposed_phases(phasing)
    groups = _groups(architecture, phasing, wanted)
    lineage = architecture.derived(Localities).lineage
    moved = {one for one, phase in {**groups, **wanted}.items() if now.get(one) != phase}
    for element, phase in _followers(architecture, phasing, {**groups, **wanted}):
        _state(architecture, element, phase, stating)
    for element, phase in sorted({**groups, **wanted}.items()):
        if element in moved or (element in wanted and moved.intersection(lineage(element)[1:])):
            _state(architecture, element, phase, stating)


def _state(architecture: Architecture, element: str, phase: str, stating: Stating) -> None:
    one = architecture[element]
    is_open = one.basis is not Basis.ASSUMPTION and not one.assumed and not stating.states(element, "assumed")
    if is_open and not stating.states(element, _FROM):
        # What nobody else states must not pass as the word on which the element itself stands.
        stating.add(one.info.plural, element, {"assumed": f"[{_FROM}]"})
    stating.state(one, _FROM, phase)


def _groups(architecture: Architecture, phasing: Phasing, wanted: Mapping[str, str]) -> Mapping[str, str]:
    """Return the phase of each whole that states one: that of its earliest part."""
    lineage = architecture.derived(Localities).lineage
    first: dict[str, int] = {}
    for element in wanted:
        number = phasing.assignment.phases[element]
        for whole in lineage(element)[1:]:
            if whole not in wanted and architecture[whole].from_phase is not None:
                first[whole] = min(number, first.get(whole, number))
    return {whole: phasing.phases[number - 1] for whole, number in sorted(first.items())}


def _followers(architecture: Architecture, phasing: Phasing, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield interfaces and data with the phase that what they hang on gives them, by id.

    An interface goes live with the last of its ends and gateways, data with the system that creates them; one that
    the author put later on purpose stays where that is still late enough.
    """
    numbers = architecture.derived(phase_numbers)
    after = {one: phasing.phases.index(phase) + 1 for one, phase in wanted.items()}
    tied = {
        exchange.interface.id: (*exchange.ends, *exchange.gateways)
        for exchange in architecture.derived(exchanges)
        if not exchange.is_temporary
    }
    tied |= {one.id: architecture.sources(one.id, CREATES) for one in architecture.of(DataEntity)}
    for element, ends in sorted(tied.items()):
        own = numbers.get(element)
        was = max((numbers[end] for end in ends if end in numbers), default=0)
        then = max((after.get(end, numbers.get(end, 0)) for end in ends), default=0)
        if architecture[element].from_phase is None or own is None or not then:
            continue
        if own != then and (own < then or own == was):
            yield element, phasing.phases[then - 1]
