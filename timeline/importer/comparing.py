"""What is stored of an event's derived rows, and writing only those that differ. `deriving` says what they should be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from timeline.importer.inserting import insert_or_replace, insert_rows, update
from timeline.listed import listed
from timeline.models import Event, EventText, Participation
from timeline.vocabulary import DateBasis, Precision, Status


class EventRow(NamedTuple):
    """The derived columns of an event."""

    event_type: str
    status: str
    title: str
    start: date | None
    end: date | None
    precision: str
    date_basis: str
    date_reason: str
    disagreements: Sequence[Mapping[str, object]]
    best_mention_id: int | None
    mention_count: int
    article_count: int
    annotation_count: int
    sort_key: int | None


NOTHING_YET = EventRow("", Status.OCCURRED, "", None, None, Precision.UNKNOWN, DateBasis.NONE, "", [], None, 0, 0, 0, None)


class PartRow(NamedTuple):
    """A row of Participation without its id."""

    event_id: int
    actor_id: int
    role: str
    named: bool
    basis: str
    position: int
    event_type: str
    sort_key: int

    @property
    def key(self) -> tuple[int, int, str]:
        return self[:3]


class TextRow(NamedTuple):
    """A row of EventText."""

    sort_key: int
    event_id: int
    words: str


def new_event_ids(number: int) -> list[int]:
    """Ids, ascending, for so many events that `store_events` is going to store in this transaction; no event ever had them.

    Mentions may be stored with them before: whether their event exists is asked when the transaction ends.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [Event._meta.db_table, number]
            )
            return [row_id for (row_id,) in cursor.fetchall()]
        # The highest id that a row of the table ever had. Before the first row nothing is written there.
        cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq", [number, Event._meta.db_table])
        if (row := cursor.fetchone()) is None:
            cursor.execute("INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)", [number, Event._meta.db_table])
        last = row[0] if row else number
    return list(range(last - number + 1, last + 1))


def stored_parts(event_ids: Collection[int]) -> dict[int, dict[PartRow, int]]:
    """By event, whoever takes part as the database says now, and the id of the row that says so."""
    parts: dict[int, dict[PartRow, int]] = {event_id: {} for event_id in event_ids}
    stored = Participation.objects.filter(event_id__in=listed(event_ids)).order_by()
    for row_id, event_id, *rest in stored.values_list("pk", *PartRow._fields):
        parts[event_id][PartRow(event_id, *rest)] = row_id
    return parts


def stored_texts(event_ids: Collection[int]) -> dict[int, TextRow]:
    """By event, the words it is found by as the database says now."""
    rows = EventText.objects.filter(event_id__in=listed(event_ids)).values_list(*TextRow._fields)
    return {event_id: TextRow(sort_key, event_id, words) for sort_key, event_id, words in rows}


def store_events(changed: Mapping[int, EventRow], new: Collection[int]) -> int:
    """Writes the derived columns of events that changed, by their ids, of which the `new` have no row yet. Returns how many did."""
    now = timezone.now()
    insert_rows(Event, ("id", *EventRow._fields, "created_at"), ((pk, *row, now) for pk, row in changed.items() if pk in new))
    update(Event, EventRow._fields, {pk: row for pk, row in changed.items() if pk not in new})
    return len(changed)


def store_parts(old: Mapping[PartRow, int], new: Collection[PartRow]) -> int:
    """Makes `new` of `old`, which has the ids. Returns how many rows had to change."""
    kept = {row.key for row in new}
    gone = [row_id for row, row_id in old.items() if row.key not in kept]
    changed = [row for row in new if row not in old]
    if gone:
        Participation.objects.filter(pk__in=gone).delete()
    insert_or_replace(Participation, PartRow._fields, changed, known_by=("event_id", "actor_id", "role"))
    return len(gone) + len(changed)


def store_texts(old: Mapping[int, TextRow], new: Collection[TextRow]) -> int:
    """Makes `new` of `old`, which is by event. Returns how many rows had to change."""
    unchanged = {row.event_id for row in new if old.get(row.event_id) == row}
    gone = [row.sort_key for event_id, row in old.items() if event_id not in unchanged]
    added = [row for row in new if row.event_id not in unchanged]
    if gone:
        EventText.objects.filter(pk__in=gone).delete()
    insert_or_replace(EventText, TextRow._fields, added, known_by=["sort_key"])
    return max(len(gone), len(added))
