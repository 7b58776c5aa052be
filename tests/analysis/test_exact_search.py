"""An exact search can be interrupted, and leaves the signal to Python."""

import os
import signal
import threading

import pytest
from ortools.sat.python import cp_model

from archtool.analysis.exact_search import search


def ruler(marks: int) -> cp_model.CpModel:
    """Return the shortest ruler on which no distance between two marks occurs twice: hard to prove from a dozen on.

    Source: S. Golomb; problem 6 of CSPLib.
    """
    model = cp_model.CpModel()
    longest = marks * marks
    places = [model.new_int_var(0, longest, f"{mark}") for mark in range(marks)]
    model.add(places[0] == 0)
    distances: list[cp_model.IntVar] = []
    for later in range(marks):
        for earlier in range(later):
            distance = model.new_int_var(1, longest, f"{earlier} {later}")
            model.add(distance == places[later] - places[earlier])
            distances.append(distance)
    model.add_all_different(distances)
    model.minimize(places[-1])
    return model


def patient(seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    return solver


def test_a_search_finds_what_the_solver_finds() -> None:
    solver = patient(60)
    assert search(solver, ruler(5)) == cp_model.OPTIMAL
    assert solver.objective_value == 11


def test_a_search_is_interrupted() -> None:
    solver = patient(300)
    press = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    press.start()
    with pytest.raises(KeyboardInterrupt):
        search(solver, ruler(16))
    press.join()


def test_after_a_search_ctrl_c_is_heard_again() -> None:
    search(patient(60), ruler(4))
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
        threading.Event().wait(10)
