"""What is stored of an event's derived rows, and writing only those that differ. `deriving` says what they should be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

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


def insert_events(types: Iterable[str]) -> list[int]:
    """Stores an event of each type, of which nothing else is known yet. Returns their ids, in the order of the types."""
    now = timezone.now()
    blank = EventRow("", Status.OCCURRED, "", None, None, Precision.UNKNOWN, DateBasis.NONE, "", [], None, 0, 0, 0, None)
    rows = [(*blank._replace(event_type=event_type), now) for event_type in types]
    return insert_rows(Event, (*EventRow._fields, "created_at"), rows)


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


def store_events(changed: Mapping[int, EventRow]) -> int:
    """Writes the derived columns of events that changed, by their ids. Returns how many did."""
    update(Event, EventRow._fields, changed)
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
