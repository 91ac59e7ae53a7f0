"""The counts of `timeline.models.rollups`: what one event adds to them, and keeping them in step by differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import permutations

from django.db import connection, models
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from timeline.listed import listed
from timeline.models import Actor, ActorMonth, ActorPair, ActorTypeMonth, TypeMonth

# A count is one row of one table: the model and the values of its key columns, in the order of KEY_COLUMNS.
Count = tuple[type[models.Model], tuple[int | str, ...]]
KEY_COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    TypeMonth: ("first_month", "last_month", "event_type", "status"),
    ActorTypeMonth: ("actor_id", "month", "event_type"),
    ActorMonth: ("month", "actor_id"),
    ActorPair: ("actor_id", "other_id"),
}
_ROWS_PER_STATEMENT = 150  # five columns each stay below the 999 parameters that an old SQLite allows


def counts_of(event_type: str, status: str, start: date | None, end: date | None, actors: Iterable[int]) -> Iterator[Count]:
    """The counts to which one event adds one. Actors' months are that of the first day; an undated event has month 0."""
    yield TypeMonth, (month_number(start), month_number(end), event_type, status)
    month = month_number(start) if end else 0
    actor_ids = set(actors)
    for actor in actor_ids:
        yield ActorTypeMonth, (actor, month, event_type)
        yield ActorMonth, (month, actor)
    for pair in permutations(actor_ids, 2):
        yield ActorPair, pair


def month_number(day: date | None) -> int:
    """Months since year 0, and 0 for an open end."""
    return day.year * 12 + day.month - 1 if day else 0


def add_counts(differences: Counter[Count]) -> None:
    """Adds the differences, which may be negative, to the stored counts; counts that reach zero are deleted.

    Rows are written in the order of their keys, so that two writers on PostgreSQL cannot wait for each other in a ring.
    """
    changed = {count: difference for count, difference in differences.items() if difference}
    for model, columns in KEY_COLUMNS.items():
        rows = sorted((*key, difference) for (counted, key), difference in changed.items() if counted is model)
        for first in range(0, len(rows), _ROWS_PER_STATEMENT):
            _upsert(model, columns, rows[first : first + _ROWS_PER_STATEMENT])
    count_events_of({int(key[1]) for model, key in changed if model is ActorMonth})


def count_events_of(actors: Collection[int]) -> int:
    """Sets `Actor.event_count` to the sum of the actor's months. Returns how many actors had another count."""
    months = ActorMonth.objects.filter(actor=OuterRef("pk")).order_by().values("actor")
    total = Coalesce(Subquery(months.annotate(total=Sum("events")).values("total")), 0)
    return Actor.objects.filter(pk__in=listed(actors)).exclude(event_count=total).update(event_count=total)


def _upsert(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[int | str, ...]]) -> None:
    table, names = model._meta.db_table, ", ".join(columns)
    placeholders = ", ".join(["(" + ", ".join(["%s"] * (len(columns) + 1)) + ")"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}, events) VALUES {placeholders} "  # noqa: S608 - names of our own tables and columns
            f"ON CONFLICT ({names}) DO UPDATE SET events = {table}.events + excluded.events RETURNING id, events",
            [value for row in rows for value in row],
        )
        emptied = [row_id for row_id, events in cursor.fetchall() if events == 0]
    if emptied:
        model._default_manager.filter(pk__in=emptied).delete()
