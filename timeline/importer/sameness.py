"""Which mentions can be of one event at all. No answer depends on which is named first.

`comparable` pairs without a `conflict` that are `near_in_time` may be; `weighing` says how much speaks for it.
"""

from __future__ import annotations

from timeline.importer.agreeing import WEEK, gap, may_be_of_the_denial, same_days, same_person, same_sentence
from timeline.importer.traces import MUTUAL, Trace
from timeline.vocabulary import DateBasis, EventType, Status

# How many days apart two publications may speak of one event that neither dates.
WINDOW = WEEK
WINDOW_FOR_NAMED = 21  # when the same person or body is named on both sides
# Articles that contradict each other on the day are rarely further apart than this.
CONTRADICTION = 1

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
    frozenset({EventType.ACCUSE, EventType.REJECT}),
    frozenset({EventType.ACCUSE, EventType.REQUEST}),
    frozenset({EventType.ACCUSE, EventType.PROTEST}),
    frozenset({EventType.AGREE, EventType.CONCEDE}),
    frozenset({EventType.AGREE, EventType.RETREAT}),
    frozenset({EventType.AID, EventType.COOPERATE}),
    frozenset({EventType.COERCE, EventType.RETREAT}),
    frozenset({EventType.RETREAT, EventType.SANCTION}),
    frozenset({EventType.REQUEST, EventType.SANCTION, EventType.COERCE}),
    frozenset({EventType.ACCUSE, EventType.CONSULT}),
    frozenset({EventType.ACCUSE, EventType.COERCE}),
    frozenset({EventType.AGREE, EventType.REQUEST}),
    frozenset({EventType.REQUEST, EventType.THREATEN}),
    frozenset({EventType.COOPERATE, EventType.RETREAT}),
]
# One sentence tells it in several verbs ("fired and killed"); of others it tells several ("expelled, and closed").
_TOLD_IN_STEPS = frozenset({EventType.ASSAULT})
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})


# What is said of anything may be told as no more than that something was said.
_NEAR_TO = {one: frozenset({one, EventType.STATEMENT}).union(*(group for group in _NEAR if one in group)) for one in EventType}
_NEAR_TO[EventType.STATEMENT] = frozenset(EventType)


def types_near(event_type: EventType) -> frozenset[EventType]:
    """The types that a mention of the same event can have."""
    return _NEAR_TO[event_type]


def comparable(a: Trace, b: Trace) -> bool:
    """Whether there is enough in common for the questions here: two parties, or one if either leaves a side open.

    The two parties that its article tells of most count too.
    """
    if b.type not in _NEAR_TO[a.type]:
        return False
    if a.article == b.article:
        return True
    common = len(a.findable & b.findable)
    return common > 1 or (common == 1 and (a.is_open or b.is_open))


def told_unlike(a: Trace, b: Trace) -> bool:
    """Whether neither the type nor any word is common to both.

    Most of what happens between two states in a week is told unlike; of 17,000 such pairs in the marked articles of `tests`
    none weighed enough for one event, and five enough to be thought of.
    """
    return a.type is not b.type and not (a.type in MUTUAL and b.type in MUTUAL) and a.wording.stems.isdisjoint(b.wording.stems)


def conflict(a: Trace, b: Trace) -> bool:
    """Whether something excludes one event: type, sentence, which of several it is, the days, or the way of talking."""
    return (
        b.type not in types_near(a.type)
        or (same_sentence(a, b) and (a.type is not b.type or a.type not in _TOLD_IN_STEPS))
        or (bool(a.wording.ordinals and b.wording.ordinals) and a.wording.ordinals.isdisjoint(b.wording.ordinals))
        or _other_days(a, b)
        or _planned_anew(a, b)
        or (a.type is b.type is EventType.CONSULT and (_other_way_of_talking(a, b) or _others_talk(a, b)))
    )


def _others_talk(a: Trace, b: Trace) -> bool:
    """Whether both name two parties to talks, and not the same two: Oslo and Rome, Oslo and Lima."""
    return len(a.sides) == len(b.sides) == 2 and a.sides != b.sides and not (a.unplaced | b.unplaced) & (a.sides | b.sides)


def near_in_time(a: Trace, b: Trace) -> bool:
    """Both dated: the ranges touch or contradict each other. Else the undated one was printed soon after."""
    if a.is_dated and b.is_dated and not may_be_of_the_denial(a, b):
        return gap(a, b) <= CONTRADICTION
    apart = abs(a.published_on - b.published_on)
    for one, other in ((a, b), (b, a)):
        if one.is_dated:
            apart = min(apart, abs(one.closes - other.published_on))
    return apart <= WINDOW or (apart <= WINDOW_FOR_NAMED and same_person(a, b))


def _other_days(a: Trace, b: Trace) -> bool:
    """Days that differ. Two mentions may contradict each other by one, unless either is of the next one of its kind.

    An article cannot tell what another says happened after it was printed.
    """
    apart = gap(a, b)
    if apart <= 0 or may_be_of_the_denial(a, b):
        return False
    if a.is_dated and b.is_dated:
        return apart > CONTRADICTION or a.wording.again or b.wording.again
    return DateBasis.STATED in (a.basis, b.basis)


def _planned_anew(a: Trace, b: Trace) -> bool:
    """Whether one is planned after the other was done, or beside it in one article: that is the next one."""
    planned, other = (a, b) if a.status is Status.PLANNED else (b, a)
    if planned.status is not Status.PLANNED or other.status not in _REAL:
        return False
    return a.article == b.article or (planned.published_on > other.published_on and not same_days(a, b))


def _other_way_of_talking(a: Trace, b: Trace) -> bool:
    return (a.wording.by_phone and b.wording.in_person and not b.wording.by_phone) or (
        b.wording.by_phone and a.wording.in_person and not a.wording.by_phone
    )
