"""A search of the solver hears Ctrl-C."""

import signal
import subprocess
import sys
import time

# An optimal Golomb ruler of 14 marks takes CP-SAT far longer than any test.
SCRIPT = """
import sys
from itertools import combinations
from ortools.sat.python import cp_model
from archtool.analysis.exact_search import search

model = cp_model.CpModel()
marks = [model.new_int_var(0, 400, str(number)) for number in range(14)]
for one, other in zip(marks, marks[1:]):
    model.add(one < other)
distances = []
for one, other in combinations(marks, 2):
    distances.append(model.new_int_var(1, 400, ""))
    model.add(distances[-1] == other - one)
model.add_all_different(distances)
model.minimize(marks[-1])
solver = cp_model.CpSolver()
solver.parameters.num_workers = 1
try:
    print("searching", flush=True)
    search(solver, model)
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_ctrl_c_ends_a_search() -> None:
    # In a process of its own: in this one the signal may come while pytest's own callbacks run, which swallow it.
    with subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "searching\n"
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
