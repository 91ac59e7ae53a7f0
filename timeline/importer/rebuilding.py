"""Derived rows computed from scratch and compared with those that are kept in step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import transaction

from timeline.importer.deriving import BATCH, derive_events
from timeline.importer.rollups import KEY_COLUMNS, Count, add_counts, count_events_of, counts_of
from timeline.models import Actor, Event, Participation


@transaction.atomic
def rebuild() -> Counter[str]:
    """Derives every event again, then counts every rollup again. Returns by table how many rows differed and were mended."""
    differences: Counter[str] = Counter()
    for ids in _batches(Event.objects.order_by("pk").values_list("pk", flat=True)):
        differences.update(derive_events(ids))
    missing = _counted_afresh()
    missing.subtract(_stored())
    differences.update(model._meta.model_name or "" for (model, _), number in missing.items() if number)
    add_counts(missing)
    differences["actor"] = sum(count_events_of(ids) for ids in _batches(Actor.objects.values_list("pk", flat=True)))
    return differences


def _counted_afresh() -> Counter[Count]:
    counts: Counter[Count] = Counter()
    shown = Event.objects.filter(sort_key__isnull=False).order_by("pk")
    for ids in _batches(shown.values_list("pk", flat=True)):
        actors: dict[int, list[int]] = {event_id: [] for event_id in ids}
        for event_id, actor_id in Participation.objects.filter(event_id__in=ids).values_list("event_id", "actor_id"):
            actors[event_id].append(actor_id)
        for event in shown.filter(pk__in=ids):
            counts.update(counts_of(event.event_type, event.status, event.start, event.end, actors[event.pk]))
    return counts


def _stored() -> Counter[Count]:
    counts: Counter[Count] = Counter()
    for model, columns in KEY_COLUMNS.items():
        for *key, events in model._default_manager.values_list(*columns, "events").iterator():
            counts[model, tuple(key)] = events
    return counts


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """All ids first, because the rows change while they are walked."""
    everything = list(ids)
    for first in range(0, len(everything), BATCH):
        yield everything[first : first + BATCH]
