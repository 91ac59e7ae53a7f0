"""Whether two mentions report the same event, and why. `conflict` and `link` do not depend on which is named first.

Three answers: `conflict` (never in one event), `link` (one event unless something conflicts), and `follows` (one of the
two says too little to decide alone: "after the strikes"; it goes where the other is if there is only one it can mean).
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.importer.traces import MUTUAL, Trace
from timeline.importer.words import POINTING
from timeline.vocabulary import DateBasis, EventType, Status

# How far apart two publications may speak of one event that neither dates.
WINDOW = timedelta(days=7)
WINDOW_FOR_NAMED = timedelta(days=21)  # when the same person or body is named on both sides
# Articles of one news cycle mean the same things by what they recall, however long ago it was.
CYCLE = timedelta(days=3)
# Articles that contradict each other on the day are rarely further apart than this.
CONTRADICTION = timedelta(days=2)

# The same two sides say many such things in one week, so the words must tell which.
_SAYING = frozenset(
    {
        EventType.STATEMENT,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.THREATEN,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.AGREE,
        EventType.COOPERATE,
    }
)
# Types that coders give to one and the same thing.
_NEAR = [
    frozenset({EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT}),
    frozenset({EventType.SANCTION, EventType.THREATEN}),
    frozenset({EventType.ACCUSE, EventType.REJECT, EventType.STATEMENT}),
    frozenset({EventType.RETREAT, EventType.REJECT}),
    frozenset({EventType.COERCE, EventType.ASSAULT}),
    frozenset({EventType.AID, EventType.SUPPORT}),
    frozenset({EventType.AGREE, EventType.CONSULT}),
]
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


def conflict(a: Trace, b: Trace) -> bool:
    """Whether something speaks against one event: type, persons, days, the way of talking, or status."""
    return (
        b.type not in types_near(a.type)
        or (a.type is not b.type and _same_sentence(a, b))
        or _other_persons(a, b)
        or _other_days(a, b)
        or (a.type is EventType.CONSULT and (_other_way_of_talking(a, b) or _other_caller(a, b) or _other_caller(b, a)))
        or _other_status(a, b)
    )


def link(a: Trace, b: Trace) -> Link | None:
    """Why two mentions are of one event, or None when that cannot be said. To be asked of mentions without a conflict."""
    if not (_both_sides_shared(a, b) or _specific(a, b)):
        return None
    if not _near_in_time(a, b):
        return None
    alike, specific, same_day = likeness(a, b), _specific(a, b), _same_day(a, b)
    is_saying = a.type in _SAYING or b.type in _SAYING
    if a.type is not b.type:
        same_talk = same_day and (specific or (a.by_phone and b.by_phone))
        enough = same_talk or (alike >= 0.6 and len(a.words.keys() & b.words.keys()) > 2)
    elif is_saying:
        enough = alike >= (0.33 if same_day or abs(a.published_on - b.published_on) <= CYCLE else 0.5)
    elif _both_sides_shared(a, b):
        # That both speak of an attack says little, unless one of them says nothing else.
        enough = (
            same_day or specific or bool(_own_words(a) & _own_words(b)) or (alike > 0 and not (_own_words(a) and _own_words(b)))
        )
    else:
        enough = True  # the same person was acted upon, whoever is said to have done it
    if not enough:
        return None
    if a.again != b.again and not same_day and alike < 0.5:
        return None
    return Link(2.0 * (a.type is b.type) + 2.0 * specific + same_day + alike, _reason(a, b, same_day, specific, alike))


def follows(a: Trace, b: Trace) -> bool:
    """Whether `a` leaves a side open and may mean the event of `b`, because it only points or describes the same thing.

    To be asked of mentions without a conflict.
    """
    if a.type is not b.type or a.again != b.again or not a.is_vague or _both_sides_shared(a, b):
        return False
    points = a.type not in _SAYING and len(_own_words(a)) < 2
    if not points and (likeness(a, b) < 0.33 or not _own_words(a) & _own_words(b)):
        return False
    same_article = a.article == b.article
    if not (a.sides and b.sides):
        return same_article
    if a.type not in MUTUAL and (_sides_apart(a.sources, b.sources, a, b) or _sides_apart(a.targets, b.targets, a, b)):
        return False
    return not a.sides.isdisjoint(b.sides) and (same_article or _near_in_time(a, b))


def _sides_apart(some: frozenset[int], others: frozenset[int], a: Trace, b: Trace) -> bool:
    return _apart(some - a.unplaced, others - b.unplaced)


def comparable(a: Trace, b: Trace) -> bool:
    """Whether there is enough in common for the questions here: two sides, or one if either leaves a side open."""
    if b.type not in _NEAR_TO[a.type]:
        return False
    if a.article == b.article:
        return True
    common = len(a.findable & b.findable)
    return common > 1 or (common == 1 and (a.is_open or b.is_open))


def likeness(a: Trace, b: Trace) -> float:
    """How much of the shorter clause the other has too, names apart; or, between two sentences, how much of the sentence.

    One common word of two is little, so a clause counts as having at least three, a sentence five.
    """
    common, shorter = len(a.words.keys() & b.words.keys()), min(len(a.words), len(b.words))
    alike = common / max(shorter, 3)
    if _same_sentence(a, b):
        return alike
    around = len(a.context & b.context) / max(min(len(a.context), len(b.context)), 5)
    return max(alike, around)


def _same_sentence(a: Trace, b: Trace) -> bool:
    return a.article == b.article and a.place[0] == b.place[0]


def _own_words(trace: Trace) -> Set[str]:
    """Those that describe: not "the attacks", but "the attacks on the bases"."""
    return trace.words.keys() - POINTING


def _apart(some: frozenset[int], others: frozenset[int]) -> bool:
    """Whether both are named, and nobody is common to both."""
    return bool(some) and bool(others) and some.isdisjoint(others)


def _both_sides_shared(a: Trace, b: Trace) -> bool:
    """Whether they name the same two parties. A person of an unknown state may stand for the party the other names."""
    if a.type in MUTUAL and b.type in MUTUAL:
        shared = len(a.sides & b.sides)
        return shared >= 2 or (
            shared == 1 and bool(a.unplaced & a.sides or b.unplaced & b.sides) and min(len(a.sides), len(b.sides)) > 1
        )
    sources, targets = _shared(a.sources, b.sources, a, b), _shared(a.targets, b.targets, a, b)
    neither_has_target = not a.targets and not b.targets
    return (sources is True and (neither_has_target or targets is not False)) or (targets is True and sources is not False)


def _shared(some: frozenset[int], others: frozenset[int], a: Trace, b: Trace) -> bool | None:
    """Whether the same party is on one side of both; None when one names only a person who may belong to it."""
    if not some.isdisjoint(others):
        return True
    unknown = bool(some and others) and (some <= a.unplaced) != (others <= b.unplaced)
    return None if unknown else False


def _specific(a: Trace, b: Trace) -> bool:
    """Whether both name the same person on the side acted upon, or of two parties who talk."""
    if not a.acted_upon.isdisjoint(b.acted_upon):
        return True
    shared = [side for side in a.persons if not a.persons[side].isdisjoint(b.persons.get(side, frozenset()))]
    return len(shared) >= 2 or (a.type in MUTUAL and bool(shared) and _both_sides_shared(a, b))


def _other_persons(a: Trace, b: Trace) -> bool:
    """Both name people of one side, and nobody is common to both: the presidents' call is not the ministers' call."""
    if _apart(a.acted_upon, b.acted_upon):
        return True
    if a.type not in _SAYING and a.type is not EventType.CONSULT:
        return False  # whoever is named for it, the same state struck
    return any(_apart(persons, b.persons.get(side, frozenset())) for side, persons in a.persons.items())


def _other_days(a: Trace, b: Trace) -> bool:
    if a.is_dated and b.is_dated:
        gap = _gap(a, b)
        if gap <= timedelta(0):
            return False
        # Articles may contradict each other; one and the same article tells of two things on two days.
        return a.article == b.article or gap > CONTRADICTION or a.again or b.again or likeness(a, b) < 0.6
    return _gap(a, b) > timedelta(0)


def _gap(a: Trace, b: Trace) -> timedelta:
    """The days between two ranges; zero or less when they touch."""
    starts = max(a.start or date.min, b.start or date.min)
    ends = min(a.end or date.max, b.end or date.max)
    return starts - ends


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
        return planned.published_on > other.published_on and not _same_day(a, b)
    return False


def _same_day(a: Trace, b: Trace) -> bool:
    """Whether both say so; what is inferred only does not contradict."""
    both_say = a.basis is DateBasis.STATED and b.basis is DateBasis.STATED
    return both_say and a.is_dated and b.is_dated and _gap(a, b) <= timedelta(0)


def _near_in_time(a: Trace, b: Trace) -> bool:
    """Both dated: the ranges touch or contradict each other. Else the undated one was printed soon after."""
    if a.is_dated and b.is_dated:
        return _gap(a, b) <= CONTRADICTION
    if abs(a.published_on - b.published_on) <= CYCLE:
        return True
    window = WINDOW_FOR_NAMED if _specific(a, b) else WINDOW
    if abs(a.published_on - b.published_on) <= window and (not (a.is_dated or b.is_dated) or likeness(a, b) >= 0.34):
        return True
    return any(one.end and one.is_dated and abs(one.end - other.published_on) <= window for one, other in ((a, b), (b, a)))


def _reason(a: Trace, b: Trace, same_day: bool, specific: bool, alike: float) -> str:
    grounds = [
        "the same type"
        if a.type is b.type
        else f"types that are often taken for each other ({min(a.type, b.type)}, {max(a.type, b.type)})"
    ]
    grounds.append("the same persons" if specific else "the same sides")
    grounds.append("the same days" if same_day else "days that do not exclude each other")
    if a.is_dated and b.is_dated and not same_day:
        grounds[-1] = "days that the articles give differently"
    if alike:
        common = (min(a.words[stem], b.words[stem]) for stem in a.words.keys() & b.words.keys())
        grounds.append("common words: " + ", ".join(sorted(common)[:5]))
    return "; ".join(grounds)
