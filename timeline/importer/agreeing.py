"""Questions about two mentions: their sides, persons, days and acts. No answer depends on which is named first."""

from __future__ import annotations

from timeline.importer.traces import MUTUAL, Trace
from timeline.vocabulary import DateBasis, EventType, Status

# Articles of one news cycle mean the same things by what they recall, however long ago it was.
CYCLE, WEEK = 3, 7  # days


def same_sentence(a: Trace, b: Trace) -> bool:
    return a.article == b.article and a.place[0] == b.place[0]


def same_act(a: Trace, b: Trace) -> bool:
    """Whether the types do not differ; what two sides arrange or agree on when they meet is told as the one or the other."""
    if a.type is b.type:
        return True
    if not (a.type in MUTUAL and b.type in MUTUAL):
        return False
    return (_meet(a) and _meet(b)) or (same_days(a, b) and (same_person(a, b) or (a.wording.by_phone and b.wording.by_phone)))


def _meet(trace: Trace) -> bool:
    """Whether it is a meeting, a visit or a call, also where it is only planned."""
    return trace.type is EventType.CONSULT or (
        trace.status is Status.PLANNED and (trace.wording.by_phone or trace.wording.in_person)
    )


def both_sides(a: Trace, b: Trace) -> bool:
    """Whether they name the same two parties. A person of an unknown state may stand for the party the other names."""
    if a.type in MUTUAL and b.type in MUTUAL:
        shared = len(a.sides & b.sides)
        return shared >= 2 or (
            shared == 1 and bool(a.unplaced & a.sides or b.unplaced & b.sides) and min(len(a.sides), len(b.sides)) > 1
        )
    sources, targets = _shared(a.sources, b.sources, a, b), _shared(a.targets, b.targets, a, b)
    return (sources is True and targets is not False) or (targets is True and sources is not False)


def _shared(some: frozenset[int], others: frozenset[int], a: Trace, b: Trace) -> bool | None:
    """Whether the same party is on one side of both; None when one names only a person who may belong to it."""
    if not some.isdisjoint(others):
        return True
    unknown = bool(some and others) and (some <= a.unplaced) != (others <= b.unplaced)
    return None if unknown else False


def sides_apart(some: frozenset[int], others: frozenset[int], a: Trace, b: Trace) -> bool:
    """Whether both are named, and no state is common to both; a person whose state is unknown may be of either."""
    some, others = some - a.unplaced, others - b.unplaced
    return bool(some) and bool(others) and some.isdisjoint(others)


def same_person(a: Trace, b: Trace) -> bool:
    """Whether both name the same person on the side acted upon, or of two parties who talk."""
    if not (a.persons and b.persons):
        return False
    if not a.acted_upon.isdisjoint(b.acted_upon):
        return True
    shared = [side for side in a.persons if not a.persons[side].isdisjoint(b.persons.get(side, frozenset()))]
    return len(shared) >= 2 or (a.type in MUTUAL and b.type in MUTUAL and bool(shared) and both_sides(a, b))


def both_stated(a: Trace, b: Trace) -> bool:
    """Whether both say when, in their own sentence: what is inferred only does not contradict."""
    return a.basis is DateBasis.STATED and b.basis is DateBasis.STATED and a.is_dated and b.is_dated


def same_days(a: Trace, b: Trace) -> bool:
    return both_stated(a, b) and gap(a, b) <= 0


def may_be_of_the_denial(a: Trace, b: Trace) -> bool:
    """Whether one denies what the other tells, and its later day may be that on which it was denied."""
    if (a.status is Status.DENIED) == (b.status is Status.DENIED):
        return False
    denial, other = (a, b) if a.status is Status.DENIED else (b, a)
    return bool(denial.start and other.end and denial.start > other.end)


def gap(a: Trace, b: Trace) -> int:
    """The days between two ranges; zero or less when they touch."""
    return max(a.opens, b.opens) - min(a.closes, b.closes)


def days_of_news_apart(a: Trace, b: Trace) -> int:
    """How many days apart an article would bring them as news."""
    return abs(_day_of_news(a) - _day_of_news(b))


def _day_of_news(trace: Trace) -> int:
    return min(trace.closes, trace.published_on)
