"""What two mentions have in common and where they part: the grounds that `weighing` weighs, each by a name."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import chain
from math import log

from timeline.extraction.lexicon.families import families
from timeline.importer.agreeing import (
    CYCLE,
    WEEK,
    both_sides,
    both_stated,
    days_of_news_apart,
    gap,
    may_be_of_the_denial,
    same_act,
    sides_apart,
)
from timeline.importer.traces import MUTUAL, Trace
from timeline.importer.words import points
from timeline.vocabulary import DateBasis, EventType, Status

_SAID = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.STATEMENT})
_CONDITIONAL = frozenset({Status.THREATENED, Status.HYPOTHETICAL})
_SAYING = MUTUAL | _SAID | {EventType.SUPPORT, EventType.CONCEDE}
_TOP = 350  # characters: the headline and the lead
_MOST_WORDS, _MOST_ACTS = 3.0, 2.0
_FEW = 3  # sentences
_TOO_FEW, _HARDLY_KNOWN = 2, 0.6  # sentences of an article, and how rare that lets a word be
_RARE = 0.4
_ANOTHER = frozenset({"next one", "other place", "other persons"})


def grounds(a: Trace, b: Trace, common: frozenset[str]) -> Iterator[tuple[str, float]]:
    """The grounds that hold of the two, each once, and how much. `common` are the `common_words`."""
    yield "before all", 1.0
    for name in chain(_types(a, b), _sides(a, b), _days(a, b), _places_in_text(a, b)):
        yield name, 1.0
    yield from _words(a, b, common)
    for name in _against(a, b):
        yield name, 1.0


def _types(a: Trace, b: Trace) -> Iterator[str]:
    if same_act(a, b):
        if a.type is b.type and _is_only(a) and _is_only(b):
            yield "only ones of their type"
        if a.type is b.type is EventType.AGREE:
            yield "agreement"
        if a.type is EventType.STATEMENT:
            yield "statement"
    else:
        yield "one a statement" if EventType.STATEMENT in (a.type, b.type) else "types near"
    if _other_acts(a, b):
        yield "another act"


def _other_acts(a: Trace, b: Trace) -> bool:
    """Whether both verbs name acts of their type, and not the same: an arrest is not a seizure, though both are coercion.

    An article that goes on with what it just told says it in another word.
    """
    if not a.wording.acts or not b.wording.acts or not a.wording.acts.isdisjoint(b.wording.acts):
        return False
    return a.article != b.article or sentences_apart(a, b) != 1


def _is_only(trace: Trace) -> bool:
    """Whether its article tells several things, and no other of this type."""
    return trace.told.sentences > _TOO_FEW and trace.told.types[trace.type] == 1


def _sides(a: Trace, b: Trace) -> Iterator[str]:
    yield from _parties(a, b)
    if _is_person(a) != _is_person(b):
        yield "person and state"
    if a.sources and a.sources == b.sources:
        yield "same acting sides"


def _is_person(trace: Trace) -> bool:
    return not trace.sources.isdisjoint(trace.persons)


def _parties(a: Trace, b: Trace) -> Iterator[str]:
    are_both = both_sides(a, b)
    if are_both:
        yield "both sides"
    if not a.sources.isdisjoint(b.sources):
        yield "same side acts"
    if are_both:
        if a.type in MUTUAL and b.type in MUTUAL and (_turned_to(a, b) or _turned_to(b, a)):
            yield "acting apart"
        return
    acting, acted_upon = sides_apart(a.sources, b.sources, a, b), sides_apart(a.targets, b.targets, a, b)
    if acting:
        yield "acting apart"
        if a.source_is_inferred or b.source_is_inferred:
            yield "acting apart by context"
    if (acting or acted_upon) and not (a.sources.isdisjoint(b.targets) and b.sources.isdisjoint(a.targets)):
        yield "reversed"
    if acted_upon:
        yield "acted upon apart"
        if a.target_is_inferred or b.target_is_inferred:
            yield "acted upon apart by context"
    if a.type in MUTUAL and b.type in MUTUAL:
        if min(len(a.sides), len(b.sides)) < 2 and not a.sides.isdisjoint(b.sides):
            yield "one party"
    elif not a.targets.isdisjoint(b.targets) and a.sources.isdisjoint(b.sources):
        yield "another acts" if a.sources and b.sources else "only acted upon"


def _turned_to(a: Trace, b: Trace) -> bool:
    """Whether a third one turned to both parties of the other: the Pope wrote to the two presidents who had telephoned."""
    caller = a.sources - a.unplaced
    return bool(caller and a.targets) and len(b.sides) > 1 and caller.isdisjoint(b.sides)


def _days(a: Trace, b: Trace) -> Iterator[str]:
    apart, of_denial = gap(a, b), may_be_of_the_denial(a, b)
    if of_denial or not (a.is_dated and b.is_dated):
        if apart > 0 and not of_denial:
            yield "days exclude"
        news = days_of_news_apart(a, b)
        if news <= CYCLE:
            yield "same cycle"
        if news > WEEK:
            yield "weeks apart"
    elif apart > 0:
        yield "next day"
    else:
        yield "same day" if a.start == a.end and b.start == b.end else "same days"
        if not both_stated(a, b):
            yield "same day inferred"


def _places_in_text(a: Trace, b: Trace) -> Iterator[str]:
    """What an article is about stands at its top, and the headline tells what the lead tells."""
    tops = _is_at_the_top(a) + _is_at_the_top(b)
    if a.article == b.article:
        yield "one article"
        if a.heads != b.heads:
            yield "headed"
            if tops == 2:
                yield "headed lead"
        apart = sentences_apart(a, b)
        if apart == 1:
            yield "next sentence"
        elif 1 < apart <= _FEW:
            yield "next sentence but few"
    elif tops:
        yield "both at the top" if tops == 2 else "one at the top"


def _is_at_the_top(trace: Trace) -> bool:
    """Where nothing else is told, there is no top."""
    return trace.place[0] <= _TOP and trace.told.sentences > 1 and trace.place[0] <= trace.told.starts[-1] / 3


def sentences_apart(a: Trace, b: Trace) -> int:
    """How many sentences on the other one stands, of those of their article that report something."""
    return abs(bisect(a.told.starts, a.place[0]) - bisect(a.told.starts, b.place[0]))


def _words(a: Trace, b: Trace, common: frozenset[str]) -> Iterator[tuple[str, float]]:
    around = common if a.wording.stems.isdisjoint(b.wording.stems) else (a.wording.context & b.wording.context) | common
    in_clauses = a.wording.words.keys() & b.wording.words.keys()
    telling = {stem for stem in around if _describes(stem, a, b)}
    if telling:
        yield "words", min(_rareness(telling, a, b), _MOST_WORDS)
        if not _other_acts(a, b):  # who was arrested may be told in the words in which somebody else tells what was seized
            rare = [stem for stem in telling & in_clauses if _rareness([stem], a, b) >= _RARE]
            yield "share of the clause", len(rare) / _shorter(a, b)
    if acts := around - telling:
        yield "acts", min(_rareness(acts, a, b), _MOST_ACTS)
    if telling.isdisjoint(common):
        if _differ(a, b):
            yield "other words", 1.0
        if (a.status is Status.DENIED) != (b.status is Status.DENIED):
            yield "denied in other words", 1.0
    if any(stem.isdecimal() for stem in in_clauses):
        yield "same number", 1.0


def _against(a: Trace, b: Trace) -> Iterator[str]:
    if a.wording.again != b.wording.again:
        yield "next one"
    if _other_persons(a, b):
        yield "other persons"
    if a.wording.places and b.wording.places and a.wording.places.isdisjoint(b.wording.places):
        yield "other place"
    if any(one.basis is DateBasis.STATED and not one.is_dated for one in (a, b)):
        yield "long time"
    if _only_thought_of(a, b):
        yield "only thought of"


def are_told_apart(a: Trace, b: Trace) -> bool:
    """Whether the words tell that it is another event: the next of its kind, elsewhere, or of other people."""
    return not _ANOTHER.isdisjoint(_against(a, b))


def common_words(a: Trace, b: Trace) -> frozenset[str]:
    """What the clause of one says and the sentence of the other; of two that say little, what both sentences say."""
    if a.wording.stems.isdisjoint(b.wording.stems):
        return frozenset()
    common = (a.wording.words.keys() & b.wording.context) | (b.wording.words.keys() & a.wording.context)
    if a.says_little and b.says_little:
        common |= a.wording.context & b.wording.context
    return frozenset(common | (a.wording.verb & b.wording.verb))


def _rareness(stems: Iterable[str], a: Trace, b: Trace) -> float:
    """How many words are common that neither article has elsewhere; one that is in every sentence of both counts nothing."""
    sentences = (a.told.sentences + b.told.sentences) / 2
    if sentences <= _TOO_FEW:
        return _HARDLY_KNOWN * len(tuple(stems))
    return sum(1 - log((a.told.times(stem) + b.told.times(stem)) / 2) / log(sentences) for stem in stems)


def _shorter(a: Trace, b: Trace) -> int:
    return max(min(len(a.wording.words), len(b.wording.words)), 1)


def _describes(stem: str, a: Trace, b: Trace) -> bool:
    """Whether a common word tells this event from others of its type."""
    if stem in a.wording.verb and stem in b.wording.verb:
        return False
    return len(stem) > 1 if stem.isdecimal() else not (points(stem, a.type) or points(stem, b.type))


def _differ(a: Trace, b: Trace) -> bool:
    """Whether both describe what happened, as things said of each other by their kind: a summons is not any reproach.

    To be asked where nothing that they describe is common. A denial hardly describes what it denies.
    """
    if Status.DENIED in (a.status, b.status):
        return False
    return bool(a.wording.own_words and b.wording.own_words) or (a.type in _SAID and b.type in _SAID and _kinds(a) != _kinds(b))


def _kinds(trace: Trace) -> set[str]:
    acts = families().acts
    return {stem for stem in trace.wording.words.keys() & acts.keys() - {"accusation", "support"} if trace.type in acts[stem]}


def _other_persons(a: Trace, b: Trace) -> bool:
    """Both name people of one side, and nobody is common to both: the presidents' call is not the ministers' call."""
    if a.acted_upon and b.acted_upon and a.acted_upon.isdisjoint(b.acted_upon):
        return True
    if a.type not in _SAYING or b.type not in _SAYING:
        return False  # whoever is named for it, the same state struck
    return any(persons.isdisjoint(others) for side, persons in a.persons.items() if (others := b.persons.get(side)))


def _only_thought_of(a: Trace, b: Trace) -> bool:
    """Whether one was only threatened or supposed, which is not what was done."""
    if Status.DENIED in (a.status, b.status) or a.status == b.status:
        return False
    return a.status in _CONDITIONAL or b.status in _CONDITIONAL
