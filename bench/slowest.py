"""Prints the five checks that take longest on a workspace, on one processor, each after those of lesser codes."""

import gc
import sys
import time
from pathlib import Path

from archtool.checks.catalogue import built_in
from archtool.checks.runner import run
from archtool.commands.loading import load_views, load_workspace
from archtool.commands.shown_views import shown_views

MOST = 5

gc.disable()
workspace, architecture = load_workspace(Path(sys.argv[1]))
views = shown_views(load_views(workspace, architecture).definitions, workspace.reading.sections)
taken: dict[str, float] = {}
for check in built_in():
    started = time.process_time()
    run(architecture, (check,), views=views)
    taken[check.code] = time.process_time() - started
slowest = sorted(taken, key=lambda code: -taken[code])[:MOST]
sys.stdout.write(", ".join(f"{code} {1000 * taken[code]:.0f} ms" for code in slowest))
sys.stdout.write(f"; all {len(taken)} together {1000 * sum(taken.values()):.0f} ms\n")
