"""Running an exact search so that it can be repeated on every machine, and interrupted.

Source: L. Perron and F. Didier, CP-SAT (OR-Tools).
"""

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # imports numpy and the solver, which belong to the extra
    from ortools.sat.python.cp_model import CpModel, CpSolver, CpSolverStatus

_PATIENCE = 0.05
"""Seconds between two requests to stop: one that comes before the search has begun goes unheard."""


def repeatable(seed: int, work: float) -> "CpSolver":
    """Return a solver whose results are the same on every machine: one thread, and a limit of work, not of time.

    `work` is the solver's own count of it, a few seconds each on a fast machine.

    Raises:
        ImportError: OR-Tools is not installed.
    """
    from ortools.sat.python.cp_model import CpSolver

    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = work
    return solver


def search(solver: "CpSolver", model: "CpModel") -> "CpSolverStatus":
    """Let a solver search, and return its status; what it found is the solver's to tell.

    The solver would take a Ctrl-C for itself: it would stop this one search as if it had been enough, and take the
    signal from Python for all that follows. So it searches beside the thread that hears signals, and is told to stop.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C.
    """
    solver.parameters.catch_sigint_signal = False
    with ThreadPoolExecutor(max_workers=1) as beside:
        searching = beside.submit(solver.solve, model)
        try:
            return searching.result()
        except KeyboardInterrupt:
            while wait((searching,), _PATIENCE).not_done:
                solver.stop_search()
            raise
