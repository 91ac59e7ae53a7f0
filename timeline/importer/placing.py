"""From groups of mentions to events: which stored event each group is, which new ones there are, which are left empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from timeline.importer.comparing import new_event_ids
from timeline.importer.fitting import Group
from timeline.importer.holding import touched_events, written_on
from timeline.importer.inserting import update
from timeline.listed import listed
from timeline.models import Event, Mention


@dataclass(slots=True)
class Placement:
    """What came of the groups: by the keys of mentions, new and stored, their events, and the events to be derived anew."""

    event_of: dict[int, int] = field(default_factory=dict)
    reason_of: dict[int, str] = field(default_factory=dict)  # of those that the machine has put together with others
    affected: set[int] = field(default_factory=set)


def place(groups: Sequence[Group]) -> Placement:
    """Gives each group an event, which may be one that is yet to be stored, and moves stored mentions there.

    A group stays the event that most of its mentions reported so far, so that addresses last. An event whose mentions
    all went to another leads there from now on.
    """
    placement = Placement()
    claimed: set[int] = set()
    homeless: list[Group] = []
    moved: dict[int, Counter[int]] = {}
    for one in sorted(groups, key=_claim):
        event_id = next((event for event in _former(one) if event not in claimed), None)
        if event_id is None:
            homeless.append(one)
        else:
            claimed.add(event_id)
            _settle(one, event_id, placement, moved)
    for one, event_id in zip(homeless, new_event_ids(len(homeless)), strict=True):
        _settle(one, event_id, placement, moved)
    stored = (member for one in groups for member in one.members if member.key > 0)
    movers = {member.key: placement.event_of[member.key] for member in stored if member.event != placement.event_of[member.key]}
    update(Mention, ["event_id"], {key: (event_id,) for key, event_id in movers.items()})
    _lead_on({event for one in groups for event in _former(one)} - claimed, moved)
    return placement


def tell_reasons(placement: Placement) -> None:
    """The stored mentions say why they are together with others, as new ones do; those that no longer are say nothing of it."""
    alone = [key for key in placement.event_of if key > 0 and key not in placement.reason_of]
    together = [key for key in placement.reason_of if key > 0]
    mentions = Mention.objects.order_by().values_list("pk", "reasons")
    # Asked in one, PostgreSQL would go through all mentions.
    stored = chain(mentions.filter(pk__in=listed(together)), mentions.filter(pk__in=listed(alone), reasons__has_key="merge"))
    changed: dict[int, tuple[dict[str, str]]] = {}
    for key, told in stored:
        reason = placement.reason_of.get(key)
        if told.get("merge") != reason:
            others = {about: words for about, words in told.items() if about != "merge"}
            changed[key] = (others | {"merge": reason} if reason else others,)
    update(Mention, ["reasons"], changed)


def delete_empty(event_ids: Collection[int]) -> None:
    """Deletes those of the events that have no sentence left, that nobody has touched, and that lead to no other event."""
    empty = set(Event.objects.filter(pk__in=event_ids, mentions=None, merged_into=None).values_list("pk", flat=True))
    if empty:
        Event.objects.filter(pk__in=empty - touched_events(empty)).delete()


def _claim(one: Group) -> tuple[object, ...]:
    first = min(member.order for member in one.members)
    return (one.pinned_event is None, -max(Counter(_events(one)).values(), default=0), first)


def _events(one: Group) -> list[int]:
    return [member.event for member in one.members if member.event]


def _former(one: Group) -> list[int]:
    """The events that the group's mentions reported so far, the likeliest first."""
    if one.pinned_event:
        return [one.pinned_event, *(event for event in _events(one) if event != one.pinned_event)]
    counts = Counter(_events(one))
    return sorted(counts, key=lambda event: (-counts[event], event))


def _settle(one: Group, event_id: int, placement: Placement, moved: dict[int, Counter[int]]) -> None:
    for member in one.members:
        placement.event_of[member.key] = event_id
        if member.event and member.event != event_id:
            moved.setdefault(member.event, Counter())[event_id] += 1
            placement.affected.add(member.event)
            placement.affected.add(event_id)
        if member.key < 0:
            placement.affected.add(event_id)
    placement.reason_of |= one.reasons


def _lead_on(emptied: Collection[int], moved: Mapping[int, Counter[int]]) -> None:
    """`moved` tells where the mentions of each event went."""
    if not emptied:
        return
    left = (set(emptied) & moved.keys()) - written_on(emptied)  # what people wrote stays to be read there
    left -= set(Mention.objects.filter(event__in=left).values_list("event_id", flat=True))
    successors = {event_id: min(moved[event_id], key=lambda event: (-moved[event_id][event], event)) for event_id in left}
    leading_there = Event.objects.filter(merged_into__in=left).values_list("pk", "merged_into_id")
    successors |= {event_id: successors[former] for event_id, former in leading_there}
    update(Event, ["merged_into_id"], {event_id: (successor,) for event_id, successor in sorted(successors.items())})
