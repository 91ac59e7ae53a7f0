"""Python's search for objects that refer to each other in a ring, made rarer while articles are read and stored.

They make very many objects and hardly any rings; the search took an eighth of the time of an import.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_BETWEEN = 20_000  # objects; Python's own 700 is for programs that keep little


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """For as long as this lasts."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_seldom() -> None:
    """From now on, in this process."""
    gc.set_threshold(_BETWEEN, *gc.get_threshold()[1:])
