"""Answers from the counts that are kept ready (models.rollups), for the filters that they can answer.

They know months, types and statuses of all events, and months and types of one actor's events; nothing else. They count
the events that everybody sees.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import QuerySet, Sum

from timeline import edtf
from timeline.filters import EventFilter
from timeline.histogram import Ranges
from timeline.models import ActorTypeMonth, TypeMonth
from timeline.vocabulary import EventType

_BY_TYPE = {"type", "quad", "status", "sort"}
_BY_ACTOR = {"type", "quad", "actor", "sort"}


def kept_count(asked: EventFilter) -> int | None:
    """How many events pass; None when the kept counts cannot tell."""
    counts = _counts(asked)
    return None if counts is None else counts.aggregate(n=Sum("events"))["n"] or 0


def kept_ranges(asked: EventFilter) -> tuple[list[Ranges], Counter[int]] | None:
    """The dated events that pass, their dates widened to whole months, and the undated ones by quad class.

    None when the kept counts cannot tell.
    """
    counts = _counts(asked)
    if counts is None:
        return None
    months = ("month", "month") if counts.model is ActorTypeMonth else ("first_month", "last_month")
    dated: list[Ranges] = []
    undated: Counter[int] = Counter()
    for first, last, kind, events in counts.values_list(*months, "event_type").annotate(n=Sum("events")).order_by():
        if first and last:
            dated.append(Ranges(_first_day(first), edtf.month_end(_first_day(last)), kind, events))
        else:
            undated[EventType(kind).quad.value] += events
    return dated, undated


def _counts(asked: EventFilter) -> QuerySet[TypeMonth] | QuerySet[ActorTypeMonth] | None:
    names = set(asked.values)
    counts: QuerySet[TypeMonth] | QuerySet[ActorTypeMonth]
    if names <= _BY_TYPE:
        counts = TypeMonth.objects.all()
        if asked["status"]:
            counts = counts.filter(status__in=asked["status"])
    elif names <= _BY_ACTOR and len(asked["actor"]) == 1:
        counts = ActorTypeMonth.objects.filter(actor__slug=asked.one("actor"))
    else:
        return None
    return counts.filter(event_type__in=asked.types) if asked.types else counts


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
