"""How much speaks for two mentions being of one event, in the manner of a reader who weighs what both say.

Every weight is a rough logarithm of odds: what two reports of one thing share far more often than two reports of two.
`weigh` does not depend on which mention is named first, and on nothing but the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from timeline.importer.families import ACT_FAMILIES
from timeline.importer.traces import MUTUAL, Trace
from timeline.importer.words import ACTS, points
from timeline.vocabulary import DateBasis, EventType, Status

# Articles of one news cycle mean the same things by what they recall, however long ago it was.
CYCLE = timedelta(days=3)
WEEK = timedelta(days=7)

# Logarithms of odds, in quarters: a logistic regression on the pairs of mentions of tests/gold, tests/hands and
# tests/importer/affairs that nothing excludes (1 424, of which 233 are of one event), tried by leaving out one of the 70
# affairs after the other. What told nothing there has no weight here. Too few of them named persons or places, or told of
# long times: those weights are by judgment, and so is a quarter more against other words.
_BEFORE_ALL = -1.75
_NEAR_TYPE = -1.75
_BOTH_SIDES, _NOBODY_NAMED, _ONE_PARTY, _ONE_SIDE, _ONLY_ACTED_UPON = 0.25, 0.25, 0.5, 0.25, 0.0
_ACTS_ON_ANOTHER, _ANOTHER_ACTS, _OTHER_ROLES, _OTHER_SIDES = 0.25, -0.5, -0.5, -0.5
_ACTING_APART, _ACTED_UPON_APART = -1.75, -0.25
_SAME_PERSON, _SAME_VICTIM = 1.25, 2.5  # nobody is killed twice, and few are attacked twice within weeks
_SAME_DAY, _SAME_DAYS, _NEXT_DAY, _INFERRED = 1.25, 0.75, -0.75, -0.75
_SAME_CYCLE, _WEEKS_APART = 0.25, -0.25
_ONE_ARTICLE = -1.0  # it goes on to the next thing sooner than it tells one twice
_HEADLINE, _HEADLINE_AND_LEAD = 0.25, 0.75
_BOTH_BEGIN_WITH_IT = 1.0
_WORD, _MOST_WORDS = 1.5, 3
_ACT, _MOST_ACTS = 0.75, 2
_KILLED = 0.5  # both say that somebody was killed: told on as what it all began with
_SAYS_LITTLE = 0.75
_OTHER_WORDS, _OTHER_NUMBER, _OTHER_PLACE, _NEXT_ONE = -1.0, -0.75, -3.0, -1.25
_LONG_TIME = -1.0  # in which there were many such things

_SAID = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.STATEMENT})

_OPEN = "one side the same, the other left open"
_ELSEWHERE = "in articles on the same two sides"
_TOP = 350  # characters: the headline and the lead


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
    total = _BEFORE_ALL + parties
    if not same_act(a, b):
        total += _NEAR_TYPE
    specific = same_person(a, b)
    for_days, days = _days(a, b)
    common = common_words(a, b)
    described = sum(_describes(stem, a, b) for stem in common)
    total += (_SAME_VICTIM if _same_victim(a, b) else _SAME_PERSON * specific) + for_days
    total += _WORD * min(described, _MOST_WORDS) + _ACT * min(len(common) - described, _MOST_ACTS)
    total += _KILLED * ("killing" in common and both_sides(a, b))
    differ = not described and _differ(a, b)
    denies_something = (a.status is Status.DENIED) != (b.status is Status.DENIED)
    total += _OTHER_WORDS * differ + _SAYS_LITTLE * ((a.says_little or b.says_little) and bool(described or not denies_something))
    total += _places_in_text(a, b, described, differ) + _against(a, b)
    return Weight(total, common, "same persons" if specific else sides, days)


def _days(a: Trace, b: Trace) -> tuple[float, str]:
    if a.is_dated and b.is_dated and not may_be_of_the_denial(a, b):
        if gap(a, b) > timedelta(0):
            return _NEXT_DAY, "days that the articles give differently"
        weight = _SAME_DAY if _is_one_day(a) and _is_one_day(b) else _SAME_DAYS
        return (weight, "same day") if both_stated(a, b) else (weight + _INFERRED, "same day, as far as is known")
    apart = None if a.article == b.article else time_apart(a, b)
    weight = 0.0 if apart is None else _SAME_CYCLE if apart <= CYCLE else _WEEKS_APART if apart > WEEK else 0.0
    return weight, "days that do not exclude each other"


def _places_in_text(a: Trace, b: Trace, described: int, differ: bool) -> float:
    """What an article is about stands at its top, and the headline tells what the lead tells."""
    at_the_top = max(a.place[0], b.place[0]) < _TOP
    if a.article != b.article:
        return _BOTH_BEGIN_WITH_IT * (at_the_top and (described > 0 or (both_sides(a, b) and not differ)))
    is_headed = a.heads != b.heads and described > 0
    return _ONE_ARTICLE + is_headed * (_HEADLINE + _HEADLINE_AND_LEAD * at_the_top)


def _describes(stem: str, a: Trace, b: Trace) -> bool:
    """Whether a common word tells this event from others of its type."""
    if stem in a.verb and stem in b.verb:
        return False
    return len(stem) > 1 if stem.isdecimal() else not (points(stem, a.type) or points(stem, b.type))


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


def _differ(a: Trace, b: Trace) -> bool:
    """Whether both describe what happened, as things said of each other by their kind: a summons is not any reproach.

    To be asked where nothing that they describe is common. A denial hardly describes what it denies.
    """
    if Status.DENIED in (a.status, b.status):
        return False
    return bool(a.own_words and b.own_words) or (a.type in _SAID and _kinds(a) != _kinds(b))


def _kinds(trace: Trace) -> set[str]:
    return {stem for stem in trace.words.keys() & ACTS - {"accusation", "support"} if trace.type in ACT_FAMILIES[stem][1]}


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


def _same_victim(a: Trace, b: Trace) -> bool:
    return a.type is b.type is EventType.ASSAULT and not a.acted_upon.isdisjoint(b.acted_upon)


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
    if not (a.sides and b.sides):
        return _NOBODY_NAMED, "sides left open, in articles on the same two"
    apart = _ACTING_APART * sides_apart(a.sources, b.sources, a, b) + _ACTED_UPON_APART * sides_apart(a.targets, b.targets, a, b)
    common = bool(a.sides & b.sides)
    if a.type in MUTUAL and b.type in MUTUAL:
        if not common:
            return apart + _OTHER_SIDES, _ELSEWHERE
        return apart + (0.0 if min(len(a.sides), len(b.sides)) > 1 else _ONE_PARTY), _OPEN
    if a.sources & b.sources:
        return (apart + _ACTS_ON_ANOTHER, "same side acts") if a.targets and b.targets else (_ONE_SIDE, _OPEN)
    if a.targets & b.targets:
        return (apart + _ANOTHER_ACTS, "same side acted upon") if a.sources and b.sources else (_ONLY_ACTED_UPON, _OPEN)
    return apart + (_OTHER_ROLES if common else _OTHER_SIDES), _ELSEWHERE


def _shared(some: frozenset[int], others: frozenset[int], a: Trace, b: Trace) -> bool | None:
    """Whether the same party is on one side of both; None when one names only a person who may belong to it."""
    if not some.isdisjoint(others):
        return True
    unknown = bool(some and others) and (some <= a.unplaced) != (others <= b.unplaced)
    return None if unknown else False


def _against(a: Trace, b: Trace) -> float:
    against = _NEXT_ONE * (a.again != b.again)
    against += _OTHER_NUMBER * bool(_numbers(a) and _numbers(b) and not _numbers(a) & _numbers(b))
    against += _OTHER_PLACE * bool(a.places and b.places and a.places.isdisjoint(b.places))
    return against + _LONG_TIME * any(one.basis is DateBasis.STATED and not one.is_dated for one in (a, b))


def _numbers(trace: Trace) -> set[str]:
    return {stem for stem in trace.words if stem.isdecimal()}


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
