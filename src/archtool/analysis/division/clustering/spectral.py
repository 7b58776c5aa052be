"""Spectral clustering: eigenvectors of the normalised Laplacian, assigned without chance."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Matrix = NDArray[float64]

_DIGITS = 9
"""Digits that libraries of linear algebra agree in; comparisons see no more."""


@dataclass(frozen=True, eq=False)
class Spectrum:
    """Eigenvalues, ascending, and eigenvectors of the normalised Laplacian of what is similar to something.

    Attributes:
        problem: what is divided.
        linked: the numbers of the blocks that are similar to another.
        values: the eigenvalues.
        vectors: (linked, linked) matrix, a column for each eigenvalue.
    """

    problem: Problem
    linked: tuple[int, ...]
    values: "Matrix"
    vectors: "Matrix"

    @classmethod
    def of(cls, problem: Problem) -> "Spectrum":
        """Return the spectrum of I − D^(−½)·W·D^(−½). Cubic in the blocks.

        Source: A. Ng, M. Jordan and Y. Weiss, On spectral clustering (2001).
        """
        import numpy

        graph = problem.contraction.graph
        linked = tuple(node for node in range(len(graph)) if graph.near[node])
        places = {node: place for place, node in enumerate(linked)}
        weights = numpy.zeros((len(linked), len(linked)))
        for node, place in places.items():
            weights[place, place] = 2 * graph.loops[node]
            for other, weight in graph.near[node].items():
                weights[place, places[other]] = weight
        scale = 1 / numpy.sqrt(weights.sum(axis=1))
        laplacian = numpy.eye(len(linked)) - scale[:, None] * weights * scale[None, :]
        values, vectors = numpy.linalg.eigh((laplacian + laplacian.T) / 2)
        return cls(problem, linked, values, vectors)

    def partition(self, count: int) -> Partition:
        """Return a partition into so many clusters; what is similar to nothing stays alone and is not counted.

        The first eigenvectors are assigned to clusters by a pivoted QR factorisation in place of k-means: no starting
        values, and no matter which sign or basis the eigenvectors come in.

        Source: A. Damle, V. Minden and L. Ying, Simple, direct and efficient multi-way spectral clustering,
        Information and Inference 8 (2019).
        """
        labels = list(range(count, count + len(self.problem.contraction.graph)))
        if self.linked:
            first = self.vectors[:, : min(count, len(self.linked))]
            for node, label in zip(self.linked, _assigned(first), strict=True):
                labels[node] = label
        return self.problem.contraction.partition(labels)

    def eigengap(self, fewest: int, most: int) -> int:
        """Return the number of clusters after which the eigenvalues leap most, within bounds; the smaller of equals.

        Source: U. von Luxburg, A tutorial on spectral clustering (2007), section 8.3.
        """
        counts = range(fewest, min(most, len(self.linked) - 1) + 1)
        leaps = {count: round(float(self.values[count] - self.values[count - 1]), _DIGITS) for count in counts}
        return max(leaps, key=lambda count: (leaps[count], -count), default=fewest)


def spectral(problem: Problem, count: int) -> Partition:
    """Return a partition into so many clusters by the spectrum; see `Spectrum.partition`."""
    return Spectrum.of(problem).partition(count)


def _assigned(vectors: "Matrix") -> list[int]:
    """Return the cluster of each row: pivots are rows as far apart as can be, each row goes to the one it points to."""
    import numpy

    rows = numpy.array(vectors)
    pivots: list[int] = []
    for _ in range(vectors.shape[1]):
        # Rounded, so that the first of equal rows is the pivot on every machine.
        lengths: Matrix = (rows * rows).sum(axis=1)
        pivot = int(lengths.round(_DIGITS).argmax())
        pivots.append(pivot)
        length = float(numpy.linalg.norm(rows[pivot]))
        if length > 0:
            along = rows[pivot] / length
            rows = rows - numpy.outer((rows * along).sum(axis=1), along)
    left, _, right = numpy.linalg.svd(vectors[pivots].T)
    aligned = numpy.abs((vectors @ left) @ right)
    nearest: NDArray[intp] = aligned.round(_DIGITS).argmax(axis=1)
    return [int(label) for label in nearest]
