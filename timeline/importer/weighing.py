"""How much speaks for two mentions being of one event, in the manner of a reader who weighs what both say.

Every weight is a rough logarithm of odds: what two reports of one thing share far more often than two reports of two.
`weigh` does not depend on which mention is named first, and on nothing but the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.importer.families import ACT_FAMILIES
from timeline.importer.traces import MUTUAL, Trace
from timeline.importer.words import ACTS, points
from timeline.vocabulary import DateBasis, EventType, Status

# Articles of one news cycle mean the same things by what they recall, however long ago it was.
CYCLE = timedelta(days=3)
WEEK = timedelta(days=7)

# The same two sides say many such things in one week, so the words must tell which.
_MANY_A_WEEK = {
    **dict.fromkeys((EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.STATEMENT), -1.5),
    **dict.fromkeys((EventType.SUPPORT, EventType.CONCEDE, EventType.AGREE, EventType.COOPERATE), -1.0),
}
_NEAR_TYPE = -1.0
_BOTH_SIDES = 1.5
_ONE_SIDE_AND_NO_OTHER = 0.75
_ONE_SIDE = 0.25
_NOBODY_ACTS = 0.0
_OTHER_ROLES = -0.75
_SAME_PERSON = 1.5
_SAME_DAY, _SAME_DAYS = 1.0, 0.5
_OTHER_DAY = -2.0  # stated, and yet not the same: sources may contradict each other
_SAME_CYCLE = 0.5
_WEEKS_APART = -1.0
_ONE_ARTICLE = -1.0  # it goes on to the next thing sooner than it tells one twice
_OTHER_PLACE, _OTHER_PLACE_SAME_DAY = -3.0, -1.0
_OTHER_WORDS, _OTHER_WORDS_SAME_DAY = -1.5, -0.5
_OTHER_NUMBER = -0.75
_NEXT_ONE = -2.0  # "again", "a second"
_WORD, _NAME, _LARGE_NUMBER, _SMALL_NUMBER, _ACT, _VERB = 0.75, 1.25, 1.0, 0.4, 0.4, 0.4
_IN_CLAUSES = (0.4, 0.7, 1.0)  # in none of the two, in one, in both
_MOST_FOR_WORDS = 3.0
_ALIKE = 1.5


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for one event, summed, and the grounds in words."""

    sum: float
    common: frozenset[str]  # stems of what both say, beyond names of actors and acts
    sides: str  # in words; empty where no party is known to be common to both
    days: str

    def reason(self, a: Trace, b: Trace) -> str:
        """A line for readers: "same type of act, same two sides, same day; both say “drones”, “depot”"."""
        types = "same type of act" if same_act(a, b) else f"types that are often taken for each other ({_types(a, b)})"
        line = ", ".join(ground for ground in (types, self.sides, self.days) if ground)
        if not self.common:
            return line
        said = sorted(min(a.words.get(stem, stem), b.words.get(stem, stem)) for stem in self.common)
        return f"{line}; both say " + ", ".join(f"“{word}”" for word in said[:5])


def weigh(a: Trace, b: Trace) -> Weight:
    """What speaks for and against one event, but for what excludes it (`sameness.conflict`)."""
    parties, sides = _parties(a, b)
    specific, same_day = same_person(a, b), same_days(a, b)
    common = common_words(a, b)
    if same_act(a, b):
        total = 0.0 if a.type is not b.type or one_kind(a, b) else _MANY_A_WEEK.get(a.type, 0.0)
    else:
        total = min(_MANY_A_WEEK.get(one.type, 0.0) for one in (a, b)) + _NEAR_TYPE
    total += parties + _SAME_PERSON * specific
    total += min(_MOST_FOR_WORDS, sum(_weight_of(stem, a, b) for stem in common)) + _ALIKE * likeness(a, b)
    if same_day:
        total += _SAME_DAY if _is_one_day(a) and _is_one_day(b) else _SAME_DAYS
    elif a.article != b.article and (apart := time_apart(a, b)) is not None:
        total += _SAME_CYCLE if apart <= CYCLE else _WEEKS_APART if apart > WEEK else 0.0
    elif a.article == b.article and a.status is b.status and not _is_headed_by(a, b):
        total += _ONE_ARTICLE
    differ = both_stated(a, b) and not same_day and not may_be_of_the_denial(a, b)
    total += _OTHER_DAY * differ
    total += _against(a, b, common, same_day)
    days = (
        "same day" if same_day else "days that the articles give differently" if differ else "days that do not exclude each other"
    )
    return Weight(total, common, "same persons" if specific else sides, days)


def one_kind(a: Trace, b: Trace) -> bool:
    """Whether both name an act of a kind of its own, which is not done many times a week: a veto, a summons, a visit."""
    return any(points(stem, b.type) for stem in _kinds(a) & b.words.keys())


def same_kind(a: Trace, b: Trace) -> bool:
    """Whether of what is said many times a week both name the same kind, or neither any: a summons is not any reproach."""
    return a.type not in _MANY_A_WEEK or _kinds(a) == _kinds(b)


def _kinds(trace: Trace) -> set[str]:
    return {stem for stem in trace.words.keys() & ACTS - {"accusation", "support"} if trace.type in ACT_FAMILIES[stem][1]}


def likeness(a: Trace, b: Trace) -> float:
    """How much of the shorter clause the other has too, names apart; or, between two sentences, how much of the sentence.

    One common word of two is little, so a clause counts as having at least three, a sentence five.
    """
    common, shorter = len(a.words.keys() & b.words.keys()), min(len(a.words), len(b.words))
    alike = common / max(shorter, 3)
    if same_sentence(a, b):
        return alike
    around = len(a.context & b.context) / max(min(len(a.context), len(b.context)), 5)
    return max(alike, around)


def common_words(a: Trace, b: Trace) -> frozenset[str]:
    """What the clause of one says and the sentence of the other; of two that say little, what both sentences say."""
    if same_sentence(a, b):
        return frozenset(a.words.keys() & b.words.keys())
    common = (a.words.keys() & b.context) | (b.words.keys() & a.context)
    if a.says_little and b.says_little:
        common |= a.context & b.context
    return frozenset(common | (a.verb & b.verb))


def describing(stems: Iterable[str], a: Trace, b: Trace) -> bool:
    """Whether any of the words says more than that it is an event of its type."""
    return any(
        not points(stem, a.type) and not points(stem, b.type) and not (stem in a.verb and stem in b.verb) for stem in stems
    )


def other_words(a: Trace, b: Trace, common: Iterable[str]) -> bool:
    """Whether both describe what happened, and in other words. A denial hardly describes what it denies."""
    if Status.DENIED in (a.status, b.status):
        return False
    return bool(a.own_words and b.own_words) and not describing(common, a, b)


def same_sentence(a: Trace, b: Trace) -> bool:
    return a.article == b.article and a.place[0] == b.place[0]


def both_stated(a: Trace, b: Trace) -> bool:
    """Whether both say when, in their own sentence: what is inferred only does not contradict."""
    return a.basis is DateBasis.STATED and b.basis is DateBasis.STATED and a.is_dated and b.is_dated


def same_days(a: Trace, b: Trace) -> bool:
    return both_stated(a, b) and gap(a, b) <= timedelta(0)


def may_be_of_the_denial(a: Trace, b: Trace) -> bool:
    """Whether one denies what the other tells, and its later day may be that on which it was denied."""
    if (a.status is Status.DENIED) == (b.status is Status.DENIED):
        return False
    denial, other = (a, b) if a.status is Status.DENIED else (b, a)
    return bool(denial.start and other.end and denial.start > other.end)


def time_apart(a: Trace, b: Trace) -> timedelta | None:
    """How far apart the days lie on which an article would bring them as news; None where that says nothing.

    Both may say when they happened, and what long lies back may be denied today.
    """
    if both_stated(a, b) or (a.status is Status.DENIED) != (b.status is Status.DENIED):
        return None
    return abs(_day_of_news(a) - _day_of_news(b))


def _day_of_news(trace: Trace) -> date:
    return min(trace.end or trace.published_on, trace.published_on)


def gap(a: Trace, b: Trace) -> timedelta:
    """The days between two ranges; zero or less when they touch."""
    starts = max(a.start or date.min, b.start or date.min)
    ends = min(a.end or date.max, b.end or date.max)
    return starts - ends


def same_person(a: Trace, b: Trace) -> bool:
    """Whether both name the same person on the side acted upon, or of two parties who talk."""
    if not a.acted_upon.isdisjoint(b.acted_upon):
        return True
    shared = [side for side in a.persons if not a.persons[side].isdisjoint(b.persons.get(side, frozenset()))]
    return len(shared) >= 2 or (a.type in MUTUAL and bool(shared) and both_sides(a, b))


def both_sides(a: Trace, b: Trace) -> bool:
    """Whether they name the same two parties. A person of an unknown state may stand for the party the other names."""
    if a.type in MUTUAL and b.type in MUTUAL:
        shared = len(a.sides & b.sides)
        return shared >= 2 or (
            shared == 1 and bool(a.unplaced & a.sides or b.unplaced & b.sides) and min(len(a.sides), len(b.sides)) > 1
        )
    sources, targets = _shared(a.sources, b.sources, a, b), _shared(a.targets, b.targets, a, b)
    return (sources is True and targets is not False) or (targets is True and sources is not False)


def other_roles(a: Trace, b: Trace) -> bool:
    """Whether who acts in the one is, if anything, acted upon in the other."""
    if a.type in MUTUAL and b.type in MUTUAL:
        return False
    return a.sources.isdisjoint(b.sources) and a.targets.isdisjoint(b.targets)


def sides_apart(some: frozenset[int], others: frozenset[int], a: Trace, b: Trace) -> bool:
    """Whether both are named, and no state is common to both; a person whose state is unknown may be of either."""
    some, others = some - a.unplaced, others - b.unplaced
    return bool(some) and bool(others) and some.isdisjoint(others)


def _parties(a: Trace, b: Trace) -> tuple[float, str]:
    if both_sides(a, b):
        return _BOTH_SIDES, "same two sides"
    if not (a.sides and b.sides) and len(a.findable & b.findable) > 1 and a.article != b.article:
        return 0.0, "sides left open, in articles on the same two"
    if a.sides.isdisjoint(b.sides):
        return 0.0, ""
    if a.type in MUTUAL and b.type in MUTUAL:
        return (0.0, "") if len(a.sides) > 1 and len(b.sides) > 1 else (_ONE_SIDE, "one side the same, the other left open")
    if other_roles(a, b):
        return (_OTHER_ROLES, "one side the same, in another part") if a.is_vague or b.is_vague else (0.0, "")
    if sides_apart(a.sources, b.sources, a, b) or sides_apart(a.targets, b.targets, a, b):
        return (0.0, "")
    if not (a.targets or b.targets):
        return _ONE_SIDE_AND_NO_OTHER, "same side, and no other named"
    if not (a.sources or b.sources):
        return _NOBODY_ACTS, "same side, and nobody named who acts"
    return _ONE_SIDE, "one side the same, the other left open"


def _shared(some: frozenset[int], others: frozenset[int], a: Trace, b: Trace) -> bool | None:
    """Whether the same party is on one side of both; None when one names only a person who may belong to it."""
    if not some.isdisjoint(others):
        return True
    unknown = bool(some and others) and (some <= a.unplaced) != (others <= b.unplaced)
    return None if unknown else False


def _is_headed_by(a: Trace, b: Trace) -> bool:
    """Whether one is of the headline and the other of the text, which tells all that a headline does, and both say what."""
    return a.heads != b.heads and not (a.says_little or b.says_little)


def _against(a: Trace, b: Trace, common: Set[str], same_day: bool) -> float:
    against = 0.0
    if a.again != b.again and not same_day:
        against += _NEXT_ONE
    if not same_day and _numbers(a) and _numbers(b) and not _numbers(a) & _numbers(b):
        against += _OTHER_NUMBER
    if Status.DENIED not in (a.status, b.status) and a.places and b.places and a.places.isdisjoint(b.places):
        against += _OTHER_PLACE_SAME_DAY if same_day and describing(common, a, b) else _OTHER_PLACE
    if other_words(a, b, common):
        against += _OTHER_WORDS_SAME_DAY if same_day else _OTHER_WORDS
    return against


def _numbers(trace: Trace) -> set[str]:
    return {stem for stem in trace.words if stem.isdecimal()}


def _weight_of(stem: str, a: Trace, b: Trace) -> float:
    """A word of both clauses counts in full; one that stands elsewhere in the sentence may belong to another event."""
    clauses = (stem in a.words) + (stem in b.words)
    return _IN_CLAUSES[clauses] * _weight_of_kind(stem, a, b)


def _weight_of_kind(stem: str, a: Trace, b: Trace) -> float:
    if stem in a.verb and stem in b.verb and stem not in ACTS:
        return _VERB
    if stem.isdecimal():
        return _LARGE_NUMBER if len(stem) > 1 else _SMALL_NUMBER
    if points(stem, a.type) or points(stem, b.type):
        return _ACT
    return _NAME if stem in a.names and stem in b.names else _WORD


def same_act(a: Trace, b: Trace) -> bool:
    """Whether the types do not differ; what two sides arrange or agree on when they meet is told as the one or the other."""
    if a.type is b.type:
        return True
    if not (a.type in MUTUAL and b.type in MUTUAL):
        return False
    return (_meet(a) and _meet(b)) or (same_days(a, b) and (same_person(a, b) or (a.by_phone and b.by_phone)))


def _meet(trace: Trace) -> bool:
    """Whether it is a meeting, a visit or a call, also where it is only planned."""
    return trace.type is EventType.CONSULT or (trace.status is Status.PLANNED and (trace.by_phone or trace.in_person))


def _is_one_day(trace: Trace) -> bool:
    return trace.start == trace.end


def _types(a: Trace, b: Trace) -> str:
    return ", ".join(sorted((a.type, b.type)))
