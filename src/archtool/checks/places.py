"""Where in the text the facts stand that checks find wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archtool.checks.finding import VIEWS, WAIVERS, Place
from archtool.checks.named_waiver import NamedWaiver
from archtool.checks.shown_view import ShownView
from archtool.model.architecture import Architecture
from archtool.source.span import Span

IN_MEMORY = Span.start_of("<memory>")
"""Where the facts of an architecture stand that was not read from files."""


@dataclass(frozen=True, slots=True)
class Places:
    """Everything in which findings may stand: the architecture, and views and waivers by id."""

    architecture: Architecture
    views: Mapping[str, ShownView] = field(default_factory=dict[str, ShownView])
    waivers: Mapping[str, NamedWaiver] = field(default_factory=dict[str, NamedWaiver])

    def spans(self, place: Place) -> tuple[Span, ...]:
        """Return every place in the text that states a fact, the first one first; never empty.

        A relationship stands where it is written, at either of its ends; a fact that is missing, where its element is.
        """
        return self._written(place) or (IN_MEMORY,)

    def _written(self, place: Place) -> tuple[Span, ...]:
        if place.section == VIEWS:
            view = self.views.get(place.element)
            return (dict(view.keys).get(place.key, view.span),) if view else ()
        if place.section == WAIVERS:
            waiver = self.waivers.get(place.element)
            return (dict(waiver.keys).get(place.key, waiver.span),) if waiver else ()
        architecture = self.architecture
        if place.target is None:
            return architecture.spans(place.element, place.key)
        edges = architecture.outgoing(place.element, architecture.catalogue.relationship[place.key])
        return tuple(edge.origin.span for edge in edges if edge.target == place.target)
