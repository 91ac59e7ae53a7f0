"""The acts of correcting a field of an event, and of undoing that. Each is one function and one transaction."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from timeline.decisions.refusing import DecisionError
from timeline.importer.deriving import derive_events
from timeline.importer.holding import hold, release
from timeline.importer.pipelining import wait_for_others
from timeline.models import Actor, Correction, Event
from timeline.vocabulary import EventType, PartBasis, Precision, Role, Status

MAX_TITLE = 300
MAX_REASON = 2_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
Field = Correction.Field


@transaction.atomic
def correct(author: User, event: Event, values: Mapping[str, Any], reason: str = "") -> list[Correction]:
    """Overrule fields of an event: `values` by `Correction.Field`, a date as {"start", "end", "precision"} with days or
    None, parties as actors by role.

    What stands there already is left alone; but parties of whom one is only understood are confirmed by naming them again.
    Raises DecisionError when a value cannot be, or when nothing would change.
    """
    wait_for_others()
    stored = Event.objects.select_for_update().get(pk=event.pk)
    checked = check(values)
    reason = checked_reason(reason)
    changes = {
        name: value
        for name, value in checked.items()
        if value != value_of(stored, name) or (name is Field.PARTIES and understood_parties(stored))
    }
    if not changes:
        raise DecisionError({"": ["Nothing is changed yet."]})
    written = [
        Correction(event=stored, field=name, value=value, machine_value=value_of(stored, name), author=author, reason=reason)
        for name, value in changes.items()
    ]
    for correction in written:
        correction.save()
    hold(stored)
    derive_events([stored.pk])
    return written


@transaction.atomic
def undo_correction(person: User, correction: Correction) -> None:
    """The field is again what an older correction or the articles say. Undone twice it is undone once."""
    wait_for_others()
    undone = Correction.objects.standing().filter(pk=correction.pk).update(undone_at=timezone.now(), undone_by=person)
    if undone:
        release(correction.event)
        derive_events([correction.event_id])


def check(values: Mapping[str, Any]) -> dict[Field, Any]:
    """The values as they are stored. Raises DecisionError that names every one that cannot be."""
    checked: dict[Field, Any] = {}
    errors: dict[str, list[str]] = {}
    for name, value in values.items():
        try:
            checked[Field(name)] = _checked(Field(name), value)
        except DecisionError as refusal:
            errors |= refusal.errors
    if errors:
        raise DecisionError(errors)
    return checked


def value_of(event: Event, field: Field) -> Any:
    """What stands in a field of an event, as a correction writes it."""
    if field is Field.DATE:
        days = ((day.isoformat() if day else None) for day in (event.start, event.end))
        return dict(zip(("start", "end", "precision"), (*days, str(event.precision)), strict=True))
    if field is Field.PARTIES:
        named = event.participations.filter(named=True).select_related("actor").order_by("position")
        return _as_stored({role: [part.actor for part in named if part.role == role] for role in Role})
    return str(getattr(event, field))


def understood_parties(event: Event) -> list[Actor]:
    """Those who take part as far as the articles let one understand, and no sentence tells."""
    parts = event.participations.filter(named=True, basis=PartBasis.INFERRED).select_related("actor").order_by("position")
    return [part.actor for part in parts]


def checked_reason(reason: str) -> str:
    reason = reason.strip()
    if len(reason) > MAX_REASON:
        raise DecisionError({"reason": [f"A reason holds up to {MAX_REASON:,} characters; this one has {len(reason):,}."]})
    if "\0" in reason:
        raise DecisionError({"reason": ["A reason holds no control characters."]})
    return reason


def _checked(field: Field, value: Any) -> Any:
    if field is Field.TITLE:
        return _checked_title(str(value))
    if field is Field.DATE:
        return _checked_date(value["start"], value["end"], value["precision"])
    if field is Field.PARTIES:
        return _as_stored({Role(role): actors for role, actors in value.items()})
    known = EventType if field is Field.TYPE else Status
    try:
        return known(value).value
    except ValueError:
        raise DecisionError({str(field): [f"“{str(value)[:40]}” is none of the choices."]}) from None


def _as_stored(parties: Mapping[Role, Collection[Actor]]) -> dict[str, list[dict[str, str]]]:
    """With the names of the day beside the slugs: what was decided is to be read as it was decided."""
    named = {role.value: [{"slug": actor.slug, "name": actor.name} for actor in parties.get(role, ())] for role in Role}
    return {role: actors for role, actors in named.items() if actors}


def _checked_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise DecisionError({Field.TITLE.value: ["Write what happened."]})
    if len(title) > MAX_TITLE:
        raise DecisionError({Field.TITLE.value: [f"A title holds up to {MAX_TITLE} characters; this one has {len(title)}."]})
    if _CONTROL.search(title):
        raise DecisionError({Field.TITLE.value: ["A title holds no control characters."]})
    return title


def _checked_date(start: date | None, end: date | None, precision: str) -> dict[str, str | None]:
    if start and end and start > end:
        raise DecisionError({"end": ["The last day lies before the first."]})
    try:
        exactness = Precision(precision)
    except ValueError:
        raise DecisionError({"precision": [f"“{str(precision)[:40]}” is none of the choices."]}) from None
    if not (start and end) and exactness is not Precision.UNKNOWN:
        raise DecisionError({"precision": ["With an open end it is “unknown”."]})
    if start and end and (start == end) != (exactness is Precision.DAY) and exactness is not Precision.UNKNOWN:
        raise DecisionError({"precision": ["It is “day” when first and last day are the same, and only then."]})
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None, "precision": exactness.value}
