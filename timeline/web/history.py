"""What people decided about an event, in words: who, when, from what, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse

from timeline.decisions.grouping import later_groupings
from timeline.models import Correction, Decision, Event, Grouping
from timeline.vocabulary import EventType
from timeline.web.quoting import in_quotes
from timeline.web.wording import in_words

Field = Correction.Field


@dataclass(frozen=True, slots=True)
class Act:
    """One decision. `other` is the event that it concerns beside the one shown, unless its address leads to this one."""

    key: str
    what: str
    value: str
    former: str
    by: str
    on: datetime
    reason: str
    undone: str
    undo_address: str
    waits_for: str  # why it cannot be undone yet
    other: Event | None = None
    corrects: str = ""  # the field, while the correction stands
    is_standing_merge: bool = False


def corrected_by(acts: list[Act]) -> dict[str, str]:
    """By field that people set, who did it last."""
    return {act.corrects: act.by for act in acts if act.corrects}


def acts_on(event: Event) -> list[Act]:
    """All decisions about the event, the oldest first. Three queries, however many there are."""
    corrections = Correction.objects.filter(event=event).select_related("author", "undone_by")
    groupings = Grouping.objects.filter(Q(event=event) | Q(other=event)).select_related("author", "undone_by", "event", "other")
    later = later_groupings(list(groupings))
    acts = [*map(_correction, corrections), *(_grouping(one, event, later.get(one.pk)) for one in groupings)]
    return sorted(acts, key=lambda act: act.on)


def _correction(correction: Correction) -> Act:
    is_confirmed = correction.value == correction.machine_value  # as with sides that were understood only
    return Act(
        key=f"c{correction.pk}",
        what=f"{correction.get_field_display().capitalize()} {'confirmed' if is_confirmed else 'corrected'}",
        value=_in_words(correction.field, correction.value),
        former=(
            "It was understood from the article."
            if is_confirmed
            else f"It was {_in_words(correction.field, correction.machine_value)}."
        ),
        undo_address=reverse("undo-correction", args=[correction.pk]),
        waits_for="",
        corrects="" if correction.undone_at else correction.field,
        **_who_and_when(correction),
    )


def _grouping(grouping: Grouping, shown: Event, later: Grouping | None) -> Act:
    is_merge, is_first = grouping.kind == Grouping.Kind.MERGE, grouping.event_id == shown.pk
    if is_merge:
        own_title = grouping.event_title if is_first else grouping.other_title
        what, former = "Merged", f"It was two events; this one was {in_quotes(own_title)}."
        value = f"with {in_quotes(grouping.other_title)}" if is_first else f"into {in_quotes(grouping.event_title)}"
    else:
        what, former = "Split", f"It was one event, {in_quotes(grouping.event_title)}."
        value = (
            f"{in_quotes(grouping.other.title)} parted from it" if is_first else f"parted from {in_quotes(grouping.event_title)}"
        )
    return Act(
        key=f"g{grouping.pk}",
        what=what,
        value=value,
        former=former,
        undo_address=reverse("undo-grouping", args=[grouping.pk]),
        waits_for=f"event {later.event_id} was {later.get_kind_display()} later; undo that first" if later else "",
        is_standing_merge=is_merge and not grouping.undone_at,
        other=None if is_merge and not grouping.undone_at else grouping.other if is_first else grouping.event,
        **_who_and_when(grouping),
    )


def _who_and_when(decision: Decision) -> dict[str, Any]:
    undone = f"Undone by {name_of(decision.undone_by)}, {_day(decision.undone_at)}." if decision.undone_by else ""
    return {"by": name_of(decision.author), "on": decision.created_at, "reason": decision.reason, "undone": undone}


def name_of(person: User) -> str:
    return person.get_full_name() or person.get_username()


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


_PARTS = {"source": "acting", "target": "acted upon", "speaker": "saying so", "location": "where"}


def _in_words(field: str, value: Any) -> str:
    if field == Field.PARTIES:
        named = (
            f"{words} {', '.join(party['name'] for party in value[role])}" for role, words in _PARTS.items() if role in value
        )
        return "; ".join(named) or "nobody"
    if field == Field.DATE:
        start, end = (date.fromisoformat(day) if day else None for day in (value["start"], value["end"]))
        return in_words(start, end, value["precision"])
    return EventType(value).label if field == Field.TYPE else in_quotes(value)
