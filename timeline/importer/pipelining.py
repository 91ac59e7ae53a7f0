"""How those who write take turns: an import with its workers, who read ahead of what is stored, and everybody with others."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import connection

_Batch = TypeVar("_Batch")

# Articles written in one transaction: enough that their common costs are shared, few enough that others are not kept waiting.
BATCH = 80
_AHEAD = 2  # batches that workers have begun while one is written
# Whoever waits to write into SQLite looks that often whether it is free: there is no queue, and an import that began its next
# batch at once would win every time. Measured, a note was kept waiting four seconds and more.
_FREE_BETWEEN_BATCHES = 0.1  # seconds, in which the next extractions can be waited for
_GROUPING = 20_200_103  # any number, by which PostgreSQL knows the lock of those who group mentions


def wait_for_others() -> None:
    """Nobody else stores or removes articles, or decides on events, until this transaction ends.

    Else neither would be compared with what the other stores, and what a person decides on would move meanwhile. Comes before
    anything is written, so that no two wait for each other. On SQLite there is only one who writes anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_GROUPING])


def begun_ahead(batches: Iterable[_Batch], jobs: int) -> Iterator[_Batch]:
    """The batches in their order, each when some after it are made, which begins their extraction where there are several jobs."""
    waiting: deque[_Batch] = deque()
    for batch in batches:
        waiting.append(batch)
        if len(waiting) > (_AHEAD if jobs > 1 else 0):
            yield waiting.popleft()
    yield from waiting


class Others:
    """Those who wait to write into SQLite meanwhile."""

    def __init__(self) -> None:
        self._free_until = time.monotonic()

    def may_write(self) -> None:
        """To be told after a batch: the next one must not be written at once."""
        if connection.vendor == "sqlite":
            self._free_until = time.monotonic() + _FREE_BETWEEN_BATCHES

    def have_written(self) -> None:
        """Waits until they had their time."""
        time.sleep(max(self._free_until - time.monotonic(), 0))
