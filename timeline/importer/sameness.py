"""Whether two mentions report the same event, and why. No answer depends on which is named first.

`comparable` pairs without a `conflict` that are `near_in_time` may be; `weighing` says how much speaks for it.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import timedelta

from timeline.importer.traces import Trace
from timeline.importer.weighing import (
    CYCLE,
    WEEK,
    both_sides,
    both_stated,
    gap,
    likeness,
    may_be_of_the_denial,
    other_roles,
    same_act,
    same_days,
    same_person,
    same_sentence,
)
from timeline.vocabulary import EventType, Status

# How far apart two publications may speak of one event that neither dates.
WINDOW = WEEK
WINDOW_FOR_NAMED = timedelta(days=21)  # when the same person or body is named on both sides
_FARTHEST = WINDOW_FOR_NAMED.days
# Articles that contradict each other on the day are rarely further apart than this.
CONTRADICTION = timedelta(days=1)

_SAYING = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.STATEMENT, EventType.SUPPORT}
    | {EventType.CONCEDE, EventType.AGREE, EventType.COOPERATE}
)
# Types that coders give to one and the same thing.
_NEAR = [
    frozenset({EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT}),
    frozenset({EventType.AGREE, EventType.CONSULT}),
    frozenset({EventType.AGREE, EventType.AID}),
    frozenset({EventType.AID, EventType.SUPPORT}),
    frozenset({EventType.CONCEDE, EventType.RETREAT}),
    frozenset({EventType.RETREAT, EventType.REJECT}),
    frozenset({EventType.SANCTION, EventType.THREATEN}),
    frozenset({EventType.SANCTION, EventType.COERCE, EventType.REJECT}),
    frozenset({EventType.COERCE, EventType.ASSAULT}),
    frozenset({EventType.COERCE, EventType.MOBILIZE}),
    frozenset({EventType.ASSAULT, EventType.MOBILIZE}),
    frozenset({EventType.COOPERATE, EventType.MOBILIZE}),
    frozenset({EventType.ACCUSE, EventType.REJECT, EventType.STATEMENT}),
    frozenset({EventType.ACCUSE, EventType.REQUEST}),
    frozenset({EventType.ACCUSE, EventType.PROTEST}),
    frozenset({EventType.AGREE, EventType.CONCEDE}),
    frozenset({EventType.AGREE, EventType.RETREAT}),
    frozenset({EventType.AID, EventType.COOPERATE}),
    frozenset({EventType.COERCE, EventType.RETREAT}),
    frozenset({EventType.RETREAT, EventType.SANCTION}),
    frozenset({EventType.REQUEST, EventType.SANCTION, EventType.COERCE}),
    frozenset({EventType.SUPPORT, EventType.STATEMENT}),
]
# One sentence tells it in several verbs ("fired and killed"); of others it tells several ("expelled, and closed").
_TOLD_IN_STEPS = frozenset({EventType.ASSAULT})
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_CONDITIONAL = frozenset({Status.THREATENED, Status.HYPOTHETICAL})


_NEAR_TO = {one: frozenset({one}).union(*(group for group in _NEAR if one in group)) for one in EventType}


def types_near(event_type: EventType) -> frozenset[EventType]:
    """The types that a mention of the same event can have."""
    return _NEAR_TO[event_type]


def comparable(a: Trace, b: Trace) -> bool:
    """Whether there is enough in common for the questions here: two parties, or one if either leaves a side open; and the time.

    The two parties that its article tells of most count too, but for types that are only near: those say little by
    themselves. What is further apart than this is never `near_in_time`.
    """
    if a.first_day - b.last_day > _FARTHEST or b.first_day - a.last_day > _FARTHEST or b.type not in _NEAR_TO[a.type]:
        return False
    if not (same_act(a, b) or both_sides(a, b)):
        return False
    if a.article == b.article:
        return True
    common = len(a.findable & b.findable)
    return common > 1 or (common == 1 and bool(a.sides and b.sides) and (a.is_open or b.is_open))


def conflict(a: Trace, b: Trace) -> bool:
    """Whether something speaks against one event: type, persons, days, the way of talking, or status."""
    return (
        b.type not in types_near(a.type)
        or (same_sentence(a, b) and (a.type is not b.type or a.type not in _TOLD_IN_STEPS))
        or (bool(a.ordinals and b.ordinals) and a.ordinals.isdisjoint(b.ordinals))
        or _other_persons(a, b)
        or _reversed(a, b)
        or _other_days(a, b)
        or (a.type is EventType.CONSULT and (_other_way_of_talking(a, b) or _other_caller(a, b) or _other_caller(b, a)))
        or _other_status(a, b)
    )


def near_in_time(a: Trace, b: Trace) -> bool:
    """Both dated: the ranges touch or contradict each other. Else the undated one was printed soon after."""
    if a.is_dated and b.is_dated and not may_be_of_the_denial(a, b):
        return gap(a, b) <= CONTRADICTION
    if abs(a.published_on - b.published_on) <= CYCLE:
        return True
    window = WINDOW_FOR_NAMED if same_person(a, b) else WINDOW
    if abs(a.published_on - b.published_on) <= window and (not (a.is_dated or b.is_dated) or likeness(a, b) >= 0.34):
        return True
    return any(one.end and one.is_dated and abs(one.end - other.published_on) <= window for one, other in ((a, b), (b, a)))


def _other_persons(a: Trace, b: Trace) -> bool:
    """Both name people of one side, and nobody is common to both: the presidents' call is not the ministers' call."""
    if _apart(a.acted_upon, b.acted_upon):
        return True
    if a.type not in _SAYING and a.type is not EventType.CONSULT:
        return False  # whoever is named for it, the same state struck
    return any(_apart(persons, b.persons.get(side, frozenset())) for side, persons in a.persons.items())


def _reversed(a: Trace, b: Trace) -> bool:
    """Whether who acts in the one is acted upon in the other, unless all else agrees: a passive can be misread."""
    if not other_roles(a, b) or (a.sources.isdisjoint(b.targets) and b.sources.isdisjoint(a.targets)):
        return False
    return likeness(a, b) < 0.6


def _apart(some: Set[object], others: Set[object]) -> bool:
    """Whether both are named, and nobody is common to both."""
    return bool(some) and bool(others) and some.isdisjoint(others)


def _other_days(a: Trace, b: Trace) -> bool:
    """Days that differ. Two articles may contradict each other by one, where both say it themselves."""
    apart = gap(a, b)
    if apart <= timedelta(0) or may_be_of_the_denial(a, b):
        return False
    return a.article == b.article or a.again or b.again or not both_stated(a, b) or apart > CONTRADICTION


def _other_way_of_talking(a: Trace, b: Trace) -> bool:
    return (a.by_phone and b.in_person and not b.by_phone) or (b.by_phone and a.in_person and not a.by_phone)


def _other_caller(a: Trace, b: Trace) -> bool:
    """Whether somebody else turned to both parties: the Pope wrote to the two presidents who had telephoned."""
    return bool(a.targets) and len(b.sides) > 1 and _apart(a.sources - a.unplaced, b.sides)


def _other_status(a: Trace, b: Trace) -> bool:
    """What was only threatened is not what was done; and what is planned after it was done, or beside it, is the next one."""
    if a.status == b.status or {a.status, b.status} <= _REAL:
        return False
    if a.status in _CONDITIONAL or b.status in _CONDITIONAL:
        return Status.DENIED not in (a.status, b.status)
    if Status.PLANNED in (a.status, b.status):
        planned, other = (a, b) if a.status is Status.PLANNED else (b, a)
        if a.article == b.article:
            return other.status in _REAL
        return planned.published_on > other.published_on and not same_days(a, b)
    return False
