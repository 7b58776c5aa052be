"""Affinity matrices: how strongly systems or subprojects belong together, as 相关度矩阵."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.views.selection import Selection
from archtool.views.view import View


class AffinityView(View):
    """A heat map of affinities, in the order of the clusters; drawn as a matrix.

    In the note `{systems}` stands for the systems that are shown, `{all}` for those that were compared.
    """

    computed: ClassVar[tuple[str, ...]] = ("systems", "all", "subproject")
    figure: Annotated[Literal["affinity"], Field(description="kind of figure")] = "affinity"
    of: Annotated[
        Literal["system", "subproject"],
        Field(description="what the lines are: systems, or subprojects with the means of their systems"),
    ] = "system"
    systems: Annotated[
        Selection | None, Field(description="of the systems that are compared only these; all where left out")
    ] = None
    most: Annotated[
        int, Field(ge=2, description="how many systems are shown at most: those of the strongest pairs")
    ] = 30
    boxes: Annotated[
        Literal["cluster", "subproject"] | None,
        Field(description="what is boxed: clusters of average linkage, or the author's subprojects"),
    ] = "cluster"
    clusters: Annotated[
        int | None, Field(ge=1, description="how many clusters; as many as there are subprojects of the systems")
    ] = None
    unit: Annotated[Literal["percent", "none"], Field(description="whether cells bear hundredths, or tones alone")] = (
        "percent"
    )
