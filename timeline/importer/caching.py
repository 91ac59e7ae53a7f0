"""The cache of SQLite while articles are stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# What the settings give the connections of readers is more than an import needs: it comes back to few pages, and those the
# machine keeps in memory anyway. A negative size of the cache is in kilobytes.
_MODEST = {"cache_size": -16_000, "mmap_size": 0}


@contextmanager
def small_cache() -> Iterator[None]:
    """For as long as this lasts, on this connection; elsewhere than on SQLite nothing happens."""
    if connection.vendor != "sqlite":
        yield
        return
    before = {name: _pragma(name) for name in _MODEST}
    for name, value in _MODEST.items():
        _pragma(f"{name} = {value}")
    try:
        yield
    finally:
        for name, value in before.items():
            _pragma(f"{name} = {value}")


def _pragma(words: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        found = cursor.fetchone()
    return found[0] if found else 0
