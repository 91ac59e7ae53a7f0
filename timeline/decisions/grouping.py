"""The acts of merging two events, of splitting one, and of undoing either. Each is one function and one transaction.

The sentences are placed by `PlacedMention`, and then everything around them is grouped as at an import.
"""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from timeline.decisions.correcting import checked_reason
from timeline.decisions.refusing import DecisionError
from timeline.importer.holding import placed, present_events
from timeline.importer.pipelining import wait_for_others
from timeline.importer.regrouping import regroup
from timeline.models import Annotation, Correction, Event, Grouping, Mention, PlacedMention

Kind = Grouping.Kind


@transaction.atomic
def merge(author: User, event: Event, other: Event, reason: str = "") -> Grouping:
    """Make `other` part of `event`: its sentences, its notes, and its corrections of fields that `event` has none of.

    They stay together whatever is imported, and the address of `other` leads to `event`. Raises DecisionError.
    """
    if event == other:
        raise DecisionError({"other": ["This is the same event. Choose another one."]})
    wait_for_others()
    locked = _locked(event.pk, other.pk)
    event, other = locked[event.pk], locked[other.pk]
    if event.sort_key is None or other.sort_key is None:
        raise DecisionError({"other": ["This event is not there any more: it was merged, or no article reports it."]})
    grouping = Grouping.objects.create(
        kind=Kind.MERGE, event=event, other=other, author=author, reason=checked_reason(reason),
        event_title=event.title, other_title=other.title,
    )  # fmt: skip
    mentions = Mention.objects.filter(event__in=(event, other)).select_related("article")
    PlacedMention.objects.bulk_create(placed(mention, event.pk, grouping, former=mention.event_id) for mention in mentions)
    Mention.objects.filter(event=other).update(event=event)
    Event.objects.filter(pk=other.pk).update(merged_into=event)
    _take_along(grouping)
    regroup([event.pk, other.pk])
    return grouping


@transaction.atomic
def split(author: User, event: Event, mention_ids: Collection[int], reason: str = "") -> Grouping:
    """Take sentences out of an event, into an event of their own; the two stay apart whatever is imported.

    Raises DecisionError unless at least one of its sentences goes and at least one stays.
    """
    wait_for_others()
    event = _locked(event.pk)[event.pk]
    mentions = list(event.mentions.select_related("article"))
    leaving = [mention for mention in mentions if mention.pk in mention_ids]
    if not leaving or len(leaving) < len(set(mention_ids)):
        raise DecisionError({"mention": ["Choose at least one sentence of this event."]})
    if len(leaving) == len(mentions):
        raise DecisionError({"mention": ["At least one sentence must stay, or there is nothing to part it from."]})
    other = Event.objects.create(event_type=leaving[0].event_type, title="")
    grouping = Grouping.objects.create(
        kind=Kind.SPLIT, event=event, other=other, author=author, reason=checked_reason(reason), event_title=event.title
    )
    PlacedMention.objects.bulk_create(
        placed(mention, other.pk if mention in leaving else event.pk, grouping, former=event.pk) for mention in mentions
    )
    for mention in leaving:
        mention.event = other
        mention.reasons.pop("merge", None)
    Mention.objects.bulk_update(leaving, ["event", "reasons"])
    regroup([event.pk, other.pk])
    return grouping


@transaction.atomic
def undo_grouping(person: User, grouping: Grouping) -> None:
    """Sentences, notes and corrections go back to where they were. Undone twice it is undone once.

    Raises DecisionError while a later merge or split builds on this one.
    """
    wait_for_others()
    if later := later_groupings([grouping]).get(grouping.pk):
        raise DecisionError({"": [f"Event {later.event_id} was {later.get_kind_display()} later. Undo that first."]})
    if not Grouping.objects.standing().filter(pk=grouping.pk).update(undone_at=timezone.now(), undone_by=person):
        return
    event, other = grouping.event_id, grouping.other_id
    if grouping.kind == Kind.MERGE:
        Event.objects.filter(pk=other).update(merged_into=None)
        returning = _present(grouping.placed.filter(former=other))
        PlacedMention.objects.filter(grouping=None, event=event, mention__in=returning).delete()
        _send_home(returning, other)
        Annotation.objects.filter(event=event, pk__in=grouping.moved_notes.values("pk")).update(event=other)
        Correction.objects.filter(event=event, pk__in=grouping.moved_corrections.values("pk")).update(event=other)
    else:
        Event.objects.filter(pk=event).update(merged_into=None)  # it may have come to lead there for want of sentences
        Event.objects.filter(pk=other).update(merged_into=event)
        PlacedMention.objects.filter(grouping=None, event=other).update(event=event)
        Mention.objects.filter(event=other).update(event=event)
        _send_home(_present(grouping.placed.filter(event=other)), event)
        Annotation.objects.filter(event=other).update(event=event)
    regroup([event, other])


def later_groupings(groupings: Collection[Grouping]) -> dict[int, Grouping]:
    """By its id, for each of these that cannot be undone, a later one that concerns the same events and still stands."""
    events = {pk for grouping in groupings for pk in (grouping.event_id, grouping.other_id)}
    standing = list(Grouping.objects.standing().filter(Q(event__in=events) | Q(other__in=events)).order_by("pk"))
    found: dict[int, Grouping] = {}
    for grouping in groupings:
        concerned = {grouping.event_id, grouping.other_id}
        for later in standing:
            if later.pk > grouping.pk and concerned & {later.event_id, later.other_id}:
                found[grouping.pk] = later
    return found


def _locked(*event_ids: int) -> dict[int, Event]:
    """The events as they are now, in the order in which everybody locks them."""
    return {event.pk: event for event in Event.objects.select_for_update().order_by("pk").filter(pk__in=event_ids)}


def _take_along(grouping: Grouping) -> None:
    """The notes and corrections of the merged event now belong to the one that stays, until the merge is undone."""
    notes = Annotation.objects.filter(event=grouping.other)
    grouping.moved_notes.set(notes)
    notes.update(event=grouping.event)
    own = Correction.objects.standing().filter(event=grouping.event).values_list("field", flat=True)
    corrections = Correction.objects.standing().filter(event=grouping.other).exclude(field__in=set(own))
    grouping.moved_corrections.set(corrections)
    corrections.update(event=grouping.event)


def _present(rows: QuerySet[PlacedMention]) -> set[int]:
    return set(rows.filter(mention__isnull=False).values_list("mention_id", flat=True))


def _send_home(mention_ids: Collection[int], home: int) -> None:
    """Each to where an older decision holds it, else to `home`."""
    rows = PlacedMention.objects.standing().filter(mention__in=mention_ids).weightiest_last()
    held = dict(rows.values_list("mention_id", "event_id"))
    present = present_events(held.values())
    for mention_id in mention_ids:
        event = present[held[mention_id]] if mention_id in held else home
        Mention.objects.filter(pk=mention_id).update(event=event)
