"""Python's garbage collector, held back while many small objects are made."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Generator[None]:
    """Pause the cyclic garbage collector inside the block, and start it again if it was running before.

    Reading makes hundreds of thousands of objects that all stay: every collection in between walks them in vain.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
