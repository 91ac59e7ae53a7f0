"""Stored mentions by the keys under which merging looks for them (`MentionKey`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from django.db import connection

from timeline.importer.inserting import insert_or_replace
from timeline.importer.traces import Trace
from timeline.models import MentionKey

# A side, an event type, and the first and last of some weeks.
Place = tuple[int, str, int, int]
_PLACES_PER_QUERY = 240  # four parameters each stay below the 999 that an old SQLite allows


def keys_under(places: Iterable[Place]) -> Iterator[tuple[int, int, bool]]:
    """The mention, the side and whether one side is enough, of every key in any of the places; some come more than once.

    A batch asks for hundreds of places. As conditions joined by OR they took Django longer to put into words than the
    database to answer, and a third of the time of an import.
    """
    waiting = list(places)
    with connection.cursor() as cursor:
        for first in range(0, len(waiting), _PLACES_PER_QUERY):
            asked = waiting[first : first + _PLACES_PER_QUERY]
            rows = ", ".join(["(%s, %s, %s, %s)"] * len(asked))
            # CROSS JOIN has SQLite go through the places and look each one up in the index, never the other way round.
            cursor.execute(
                f"WITH place (side, type, first, last) AS (VALUES {rows}) "  # noqa: S608 - our own names
                f"SELECT key.mention_id, key.side_id, key.is_open FROM place CROSS JOIN {MentionKey._meta.db_table} key "
                "WHERE key.side_id = place.side AND key.event_type = place.type AND key.week BETWEEN place.first AND place.last",
                list(chain.from_iterable(asked)),
            )
            yield from cursor.fetchall()


def insert_keys(traces: Mapping[int, Trace]) -> None:
    """Has stored mentions, given by their ids, found under what their traces say, and under whatever keys they have already."""
    keys = (
        (mention_id, side, week, trace.type.value, trace.is_open)
        for mention_id, trace in traces.items()
        for side, week in _keys_of(trace)
    )
    columns = ("mention_id", "side_id", "week", "event_type", "is_open")
    insert_or_replace(MentionKey, columns, keys, known_by=columns[:3])


def _keys_of(trace: Trace) -> Iterator[tuple[int, int]]:
    """The (side, week) under which a mention is found: its sides and the persons named, when printed and when it happened."""
    weeks = {week for first, last in trace.times for week in range(week_of(first), week_of(last) + 1)}
    for side in sorted(trace.findable):
        for week in sorted(weeks):
            yield side, week


def week_of(day: int) -> int:
    """The week of a day that is counted from the first of the calendar."""
    return max(day, 0) // 7
