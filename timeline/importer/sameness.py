"""Whether two mentions report the same event, and why. `conflict` and `link` do not depend on which is named first.

Three answers: `conflict` (never in one event), `link` (one event unless something conflicts), and `follows` (one of the
two says too little to decide alone: "after the strikes"; it goes where the other is if there is only one it can mean).
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta

from timeline.importer.traces import Trace
from timeline.importer.weighing import (
    CYCLE,
    WEEK,
    Weight,
    both_sides,
    both_stated,
    describing,
    gap,
    likeness,
    may_be_of_the_denial,
    one_kind,
    other_roles,
    other_words,
    same_act,
    same_days,
    same_kind,
    same_person,
    same_sentence,
    time_apart,
    weigh,
)
from timeline.vocabulary import DateBasis, EventType, Status

# How far apart two publications may speak of one event that neither dates.
WINDOW = WEEK
WINDOW_FOR_NAMED = timedelta(days=21)  # when the same person or body is named on both sides
_FARTHEST = WINDOW_FOR_NAMED.days
# Articles that contradict each other on the day are rarely further apart than this.
CONTRADICTION = timedelta(days=2)

_NEXT_DAY = timedelta(days=1)

# What must speak for one event (`weighing`), and what must where there is only one event it can mean.
_ENOUGH = 1.8
_ENOUGH_FOR_THE_ONLY_ONE = 0.5

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
]
# One sentence tells these in several verbs ("fired and killed"); of others it tells several ("expelled, and closed").
_TOLD_IN_STEPS = frozenset({EventType.ASSAULT, EventType.CONSULT})
# What one side does to another once in a while: told by two articles of one week, it is one thing unless they differ.
_SELDOM = frozenset(
    {EventType.SANCTION, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.CONSULT, EventType.AID}
)
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_CONDITIONAL = frozenset({Status.THREATENED, Status.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions of one event: how strongly they belong together, and the reason in words."""

    strength: float
    reason: str


_NEAR_TO = {one: frozenset({one}).union(*(group for group in _NEAR if one in group)) for one in EventType}


def types_near(event_type: EventType) -> frozenset[EventType]:
    """The types that a mention of the same event can have."""
    return _NEAR_TO[event_type]


def comparable(a: Trace, b: Trace) -> bool:
    """Whether there is enough in common for the questions here: two sides, or one if either leaves a side open; and the time.

    Where a mention names none, it is the two of its article. What is further apart than this is never `near_in_time`.
    """
    if a.first_day - b.last_day > _FARTHEST or b.first_day - a.last_day > _FARTHEST or b.type not in _NEAR_TO[a.type]:
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


def link(a: Trace, b: Trace) -> Link | None:
    """Why two mentions are of one event, or None when that cannot be said. To be asked of mentions without a conflict."""
    if not near_in_time(a, b):
        return None
    weight = weigh(a, b)
    if not weight.sides or weight.sum < _ENOUGH:
        return None
    if not (weight.common or same_days(a, b) or (same_person(a, b) and abs(a.published_on - b.published_on) <= CYCLE)):
        return None
    if other_roles(a, b) and len(_in_both_clauses(a, b)) < 2:
        return None
    if not (same_act(a, b) or both_sides(a, b)):  # types that are only near say little, so the sides must be known
        return None
    return Link(weight.sum, weight.reason(a, b))


def _in_both_clauses(a: Trace, b: Trace) -> list[str]:
    return [stem for stem in a.words.keys() & b.words.keys() if describing([stem], a, b)]


def follows(a: Trace, b: Trace) -> bool:
    """Whether `a` may mean the event of `b` if that is the only one it can mean.

    It leaves a side open, or says little, or tells in words of its own what both articles tell of these two sides. To
    be asked of mentions without a conflict.
    """
    if not same_act(a, b) or a.again != b.again or not (a.is_vague or not b.is_vague):
        return False
    same_article = a.article == b.article
    if not (a.sides and b.sides):
        if same_article:
            return a.type not in _SAYING and a.says_little
        return near_in_time(a, b) and weigh(a, b).sum >= _ENOUGH
    if not (same_article or near_in_time(a, b)) or not (a.sources or b.sources or same_days(a, b)) or other_roles(a, b):
        return False
    weight = weigh(a, b)
    return bool(weight.sides) and (_is_told_by_both(a, b, weight) or _can_only_mean(a, b, weight))


def _can_only_mean(a: Trace, b: Trace, weight: Weight) -> bool:
    """Whether it says so little that it may be of the event of `b`."""
    if weight.sum < (0.0 if describing(weight.common, a, b) or same_days(a, b) else _ENOUGH_FOR_THE_ONLY_ONE):
        return False
    if (time_apart(a, b) or CYCLE) > WEEK and not describing(weight.common, a, b):
        return False
    if (a.type in _SAYING or Status.DENIED in (a.status, b.status)) and not _tells_which(a, b, weight.common):
        return False
    if other_words(a, b, weight.common) and (a.article == b.article or not same_days(a, b)):
        return False
    return a.is_vague or a.says_little


def _is_told_by_both(a: Trace, b: Trace, weight: Weight) -> bool:
    """Whether two articles may tell one thing of these two sides in words of their own, as neither knows the other's."""
    if a.is_vague or a.article == b.article or not both_sides(a, b) or weight.sum < 0.0 or a.type is not b.type:
        return False
    if a.status is not b.status and not {a.status, b.status} <= _REAL:
        return False  # what came to pass is not what did not
    if _apart(set(a.places), set(b.places)) or not same_kind(a, b) or _goes_on(a) or _goes_on(b):
        return False
    return a.type in _SELDOM or same_days(a, b) or not other_words(a, b, weight.common)


def _goes_on(trace: Trace) -> bool:
    """Whether it is stated of a long time, in which there were many such things."""
    return trace.basis is DateBasis.STATED and not trace.is_dated


def _tells_which(a: Trace, b: Trace, common: frozenset[str]) -> bool:
    """Whether it is said which of the many things that are said and denied is meant."""
    if describing(common, a, b) or one_kind(a, b):
        return True
    return bool(common) and (same_days(a, b) or abs(a.published_on - b.published_on) <= _NEXT_DAY)


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
    """Stated days that differ, unless all else agrees. Days that are only inferred may be off by some."""
    apart = gap(a, b)
    if apart <= timedelta(0) or may_be_of_the_denial(a, b):
        return False
    if a.article == b.article or a.again or b.again:
        return True  # one and the same article tells of two things on two days
    if DateBasis.INFERRED in (a.basis, b.basis):
        return apart > CYCLE
    return not both_stated(a, b) or apart > CONTRADICTION or not _contradict_each_other(a, b)


def _contradict_each_other(a: Trace, b: Trace) -> bool:
    """Whether two articles may tell of one event on two days: both could know of both days, and all else agrees."""
    earlier = min(a.published_on, b.published_on)
    return all(one.start and one.start <= earlier for one in (a, b)) and likeness(a, b) >= 0.6 and weigh(a, b).sum >= _ENOUGH


def _other_way_of_talking(a: Trace, b: Trace) -> bool:
    return (a.by_phone and b.in_person and not b.by_phone) or (b.by_phone and a.in_person and not a.by_phone)


def _other_caller(a: Trace, b: Trace) -> bool:
    """Whether somebody else turned to both parties: the Pope wrote to the two presidents who had telephoned."""
    return bool(a.targets) and len(b.sides) > 1 and _apart(a.sources - a.unplaced, b.sides)


def _other_status(a: Trace, b: Trace) -> bool:
    """What was only threatened is not what was done; and what is planned after it was done is the next one."""
    if a.status == b.status or {a.status, b.status} <= _REAL:
        return False
    if a.status in _CONDITIONAL or b.status in _CONDITIONAL:
        return Status.DENIED not in (a.status, b.status)
    if Status.PLANNED in (a.status, b.status):
        planned, other = (a, b) if a.status is Status.PLANNED else (b, a)
        return planned.published_on > other.published_on and not same_days(a, b)
    return False
