"""The standard catalogue: every kind and relationship kind that archtool knows by itself."""

from functools import cache

from archtool.blueprints.application import APPLICATION_KINDS
from archtool.blueprints.data import DATA_KINDS
from archtool.blueprints.governance import GOVERNANCE_KINDS
from archtool.blueprints.infrastructure import INFRASTRUCTURE_KINDS
from archtool.blueprints.integration import INTEGRATION_KINDS
from archtool.blueprints.overlap import OVERLAP_KINDS
from archtool.blueprints.programme import PROGRAMME_KINDS
from archtool.blueprints.relationships import RELATIONSHIP_KINDS
from archtool.model.catalogue import Catalogue


@cache
def standard_catalogue() -> Catalogue:
    """Return the catalogue, programme first and then the blueprints in their usual order."""
    kinds = (
        *PROGRAMME_KINDS, *OVERLAP_KINDS, *APPLICATION_KINDS, *DATA_KINDS, *INTEGRATION_KINDS,
        *INFRASTRUCTURE_KINDS, *GOVERNANCE_KINDS,
    )  # fmt: skip
    return Catalogue(kinds, RELATIONSHIP_KINDS)
