"""Two moments of an architecture in one: what stands at either of them."""

from archtool.model.architecture import Architecture


def at_either(architecture: Architecture, earlier: str, later: str) -> Architecture:
    """Return the elements that stand at one of two moments, and the relationships that hold at one of them.

    Raises:
        KeyError: no such moment; `timeline.moments` lists them.
    """
    before, after = architecture.slice(earlier), architecture.slice(later)
    moments = (architecture.timeline.moment(earlier), architecture.timeline.moment(later))
    elements = [element for element in architecture.elements if element.id in before or element.id in after]
    ids = {element.id for element in elements}
    edges = [
        edge
        for edge in architecture.relationships
        if edge.source in ids
        and edge.target in ids
        and any(architecture.timeline.relationship_exists(edge.properties, moment) for moment in moments)
    ]
    both = Architecture(elements, edges, architecture.catalogue, architecture.timeline, architecture.provenance)
    instances = {one: architecture.instances(one) for one in ids}
    return both.with_instances(instances).with_facts(architecture.facts)
