"""Dendrograms: systems merged one by one as they are alike, and where the tree is cut, as 相关度树状图."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.views.content import Head
from archtool.views.selection import Selection
from archtool.views.view import View


class DendrogramView(View):
    """Systems merged by their affinity, average linkage, with the cut that makes clusters of them.

    In the note `{systems}` stands for the systems, `{clusters}` for the clusters and `{cut}` for the height of the cut.
    """

    computed: ClassVar[tuple[str, ...]] = ("systems", "clusters", "cut")
    figure: Annotated[Literal["dendrogram"], Field(description="kind of figure")] = "dendrogram"
    systems: Annotated[
        Selection | None, Field(description="of the systems that are compared only these; all where left out")
    ] = None
    clusters: Annotated[
        int | None,
        Field(ge=1, description="into how many clusters the tree is cut; as many as there are subprojects of them"),
    ] = None
    rules: Annotated[
        bool, Field(description="whether systems that a split rule binds together are one leaf, and others kept apart")
    ] = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """One line of the tree.

    Attributes:
        label: Its system; with the number of others where several are bound together.
        tag: The subproject that builds it by the author's division; empty where none does.
        element: Its system; nothing where there are several.
    """

    label: str
    tag: str
    element: str | None


@dataclass(frozen=True, slots=True)
class Joint:
    """Two branches that become one.

    Attributes:
        branches: A leaf by its place from the top, or the number of leaves plus the place of an earlier joint.
        height: Distance of the two, 1 less affinity, from 0 to 1.
    """

    branches: tuple[int, int]
    height: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Neighbouring leaves below the cut: the first, the one after the last, and what is said of them."""

    first: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class DendrogramWords:
    """The heads of the columns, the axis and the cut, in the figure's language."""

    tag: str
    leaf: str
    axis: str
    cut: str
    cluster: str


@dataclass(frozen=True, slots=True)
class DendrogramFigure:
    """What a dendrogram shows, without coordinates; leaves from top to bottom, joints in order of height."""

    head: Head
    leaves: tuple[Leaf, ...]
    joints: tuple[Joint, ...]
    clusters: tuple[Cluster, ...]
    cut: float | None
    words: DendrogramWords
