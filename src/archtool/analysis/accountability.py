"""Which organisations answer for a system and for what it holds."""

from archtool.analysis.localities import Localities
from archtool.blueprints.relationships import CREATES, OPERATED_BY, OWNER
from archtool.model.architecture import Architecture


def accountable(architecture: Architecture, localities: Localities, element: str) -> frozenset[str]:
    """Return the organisations that answer for a system; none where the model does not tell.

    That is its owner, else the owner of what it is part of, else the operator of an external system, else the owners
    of the data that it creates.
    """
    for one in localities.lineage(element):
        owner = architecture.target(one, OWNER)
        if owner is not None:
            return frozenset((owner,))
    operators = architecture.targets(element, OPERATED_BY)
    if operators:
        return frozenset(operators)
    created = architecture.targets(element, CREATES)
    return frozenset(owner for data in created for owner in architecture.targets(data, OWNER))
