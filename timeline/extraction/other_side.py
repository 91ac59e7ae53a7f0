"""Who is meant where a sentence leaves out the side acted upon: "Tehran rejected the demand", "India declined".

The rules, in this order: whom "both sides" are; whose act the object points back to; who had turned to the one who rejects;
who the other one is of the two parties that the article is about; who faced the acting side in what was told just before;
whom alone the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.extraction.lexicon import load
from timeline.extraction.triggers import lexicon
from timeline.extraction.values import ActorMention, ActorRef, Block, EventMention
from timeline.vocabulary import ActorKind, EventType, Quad

RULE = "context"
LESS_SURE = 0.1
FARTHEST_ACT = 12  # events back in which an act that is pointed at is looked for
FARTHEST_OPPONENT = 4, 700  # events and characters back in which the other side of an affair is looked for
FARTHEST_QUESTION = 3, 300  # the same for what somebody rejects
WORDS_AFTER = 8  # words after the first one of the trigger in which the object is looked for
LEAST_NAMED, LEADS_BY = 2, 2  # each party of an affair is named three times at least, and twice as often as anybody else
LEAST_ALONE = 5  # times that a state is named which the article is about alone

_UNDIRECTED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.STATEMENT, EventType.PROTEST, EventType.COERCE})
_FORCE = frozenset({EventType.MOBILIZE, EventType.ASSAULT})  # aimed at somebody who is not named only within an affair
_PRESSURE = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION, EventType.AID})
_UNDONE = frozenset({EventType.CONCEDE, EventType.RETREAT})  # "lifted the ban": one's own act
_VERBAL = frozenset({Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT})
_MATERIAL = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})
_BETWEEN_TWO = re.compile(
    r"\b(?:both|the two|the) (?:\w+ )?(?:sides|parties|countries|states|nations|governments|capitals|neighbou?rs|allies|rivals|"
    r"leaders|presidents|ministers|heads|armies|camps)\b"
)
_CALMS = frozenset(
    {"restraint", "calm", "dialogue", "escalation", "ceasefire", "truce", "mediate", "mediation", "mediator", "offices", "envoy"}
)
_MEDIATES = re.compile(r"mediat|broker|negotiat|facilitat")
_POINTS_BACK = frozenset({"the", "this", "that", "these", "those", "such", "s"})  # "s": the end of "Iran's"
_SOMEBODY = frozenset({"him", "her", "them", "us", "me"})


@dataclass(frozen=True, slots=True)
class _Understood:
    mentions: tuple[ActorMention, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Article:
    """What the rules look into."""

    text: str
    named: Mapping[str, Sequence[ActorMention]]  # by side: where the state, organisation or group itself is named
    parties: frozenset[str]  # the two sides that the article is about, or the one, or nobody
    told: list[EventMention]  # the events before, with what was understood of them


def add_other_sides(
    text: str, events: Sequence[EventMention], actors: Sequence[ActorMention], blocks: Sequence[Block]
) -> list[EventMention]:
    """The events; those without a side acted upon get the one that the rest of the article makes clear.

    Such a mention has the rule "context", the reason, and as its span the words that named the actor last; the event
    counts for a little less. Where no rule holds, or two could be meant, the side stays empty.
    """
    article = _Article(text, _named(actors), _parties(actors, blocks), [])
    for event in events:
        own = _sides(event.sources)
        if own and not event.targets and event.type not in _UNDIRECTED:
            found = _other_side(article, event, own)
            if found is not None:
                event = _with_targets(article, event, found)
        article.told.append(event)
    return article.told


def _other_side(article: _Article, event: EventMention, own: set[str]) -> _Understood | None:
    if event.type in _FORCE:
        return None if _is_police(event.sources) else _other_party(article, event, own)
    if event.type is EventType.AGREE and len(own) > 1:  # they agree with each other
        return None
    words = _object(article.text, event)
    if _SOMEBODY & set(words[1:3]):  # a person is meant whom nobody could find
        return None
    return (
        _both(article, words, event, own)
        or _author_of_object(article, words, event, own)
        or _who_asked(article, event, own)
        or _other_party(article, event, own)
        or _opponent(article, event, own)
        or _centre(article, event, own)
    )


def _object(text: str, event: EventMention) -> list[str]:
    """The words from the trigger on, in which the object is looked for."""
    return re.findall(r"[a-z]+", text[event.trigger.start : event.sentence.span.end].lower())[: WORDS_AFTER + 1]


def _with_targets(article: _Article, event: EventMention, found: _Understood) -> EventMention:
    targets: dict[ActorRef | None, ActorMention] = {}
    for mention in found.mentions:
        named = _last_named(article, _side(mention), event.trigger.start) or _as_state(mention)
        targets.setdefault(named.actor, replace(named, rule=RULE, reason=found.reason, office=None, is_place=False))
    reasons = {**event.reasons, "actors": f"{event.reasons['actors']}; the side acted upon is understood: {found.reason}"}
    return replace(event, targets=tuple(targets.values()), confidence=event.confidence - LESS_SURE, reasons=reasons)


def _as_state(mention: ActorMention) -> ActorMention:
    """The words that name an official, for the state or organisation he serves."""
    return replace(mention, actor=load().actors.get(_side(mention), mention.actor))


# Sides, and the two that an article is about


def _side(mention: ActorMention) -> str:
    """The state or organisation that a mention stands for; rebels stand for themselves. Empty for nobody."""
    actor = mention.actor
    if actor is None:
        return ""
    return actor.name if actor.kind is ActorKind.GROUP else actor.code or actor.affiliation or actor.name


def _sides(mentions: Iterable[ActorMention]) -> set[str]:
    return {side for mention in mentions if (side := _side(mention))}


def _is_police(mentions: Iterable[ActorMention]) -> bool:
    """The police act upon people at home."""
    return any(mention.actor and "police" in mention.actor.name.lower() for mention in mentions)


def _named(actors: Iterable[ActorMention]) -> dict[str, list[ActorMention]]:
    named: dict[str, list[ActorMention]] = {}
    for mention in actors:
        if mention.actor and (mention.actor.code or mention.actor.kind is ActorKind.GROUP):
            named.setdefault(_side(mention), []).append(mention)
    return named


def _last_named(article: _Article, side: str, at: int) -> ActorMention | None:
    """Where the side was named last before that place, rather as somebody than as a place; else where it is named first."""
    mentions = article.named.get(side, ())
    before = bisect_left(mentions, at, key=lambda mention: mention.span.start)
    if before:
        return max(mentions[max(0, before - 10) : before], key=lambda mention: (not mention.is_place, mention.span.start))
    return mentions[0] if mentions else None


def _parties(actors: Iterable[ActorMention], blocks: Sequence[Block]) -> frozenset[str]:
    """The two sides that are named far more often than any third, in all or by the number of paragraphs that name them.

    Where there are no two, the one that is named far more often than any other, its towns among the names.
    """
    starts = [block.span.start for block in blocks]
    paragraphs: dict[str, list[int]] = {}
    with_places: Counter[str] = Counter()
    for mention in actors:
        if mention.actor and (mention.actor.code or mention.actor.affiliation):
            with_places[_side(mention)] += 1
            if not mention.is_place:
                paragraphs.setdefault(_side(mention), []).append(bisect_right(starts, mention.span.start))
    times = Counter({side: len(where) for side, where in paragraphs.items()})
    spread = Counter({side: len(set(where)) for side, where in paragraphs.items()})
    for often in (times, spread):
        if _lead(often, 2, LEAST_NAMED):
            return frozenset(side for side, _ in often.most_common(2))
    for often in (times, with_places):
        if _lead(often, 1, LEAST_ALONE):
            return frozenset(side for side, _ in often.most_common(1))
    return frozenset()


def _lead(often: Counter[str], number: int, least: int) -> bool:
    """Whether so many sides stand out: each is named often enough, and twice as often as the next."""
    counts = [count for _, count in often.most_common(number + 1)] + [0]
    return len(counts) > number and counts[number - 1] >= max(least, LEADS_BY * counts[number])


# The rules


def _both(article: _Article, words: Sequence[str], event: EventMention, own: set[str]) -> _Understood | None:
    """ "appealed to both neighbours", "offered to mediate": two sides, and the acting one is neither."""
    says_both = _BETWEEN_TWO.search(" ".join(words)) is not None
    calms = event.type in (EventType.REQUEST, EventType.AGREE) and not _CALMS.isdisjoint(words)
    calms = calms or _MEDIATES.match(words[0]) is not None
    if not (says_both or calms):
        return None
    if len(article.parties) == 2 and not own & article.parties:
        named = (_last_named(article, side, event.trigger.start) for side in sorted(article.parties))
        return _Understood(tuple(filter(None, named)), "a third party turns to both parties that the article is about")
    for earlier in reversed(article.told[-FARTHEST_ACT:]):
        two = (*earlier.sources, *earlier.targets)
        if len(_sides(two)) == 2 and not _sides(two) & own:
            return _Understood(two, f"the two sides of what was told before, “{earlier.trigger.of(article.text)}”")
    return None


def _author_of_object(article: _Article, words: Sequence[str], event: EventMention, own: set[str]) -> _Understood | None:
    """Whose act "the demand", "the recall", "the step" is: told before in a word like it, or of its type.

    "The step" is the last one that the article itself tells, else what the article opens with.
    """
    if event.type in _UNDONE:
        return None
    nouns = [word for at, word in enumerate(words) if not _POINTS_BACK.isdisjoint(words[max(0, at - 3) : at])]
    types = {kind for noun in nouns if (kind := _type_of_noun(noun))}
    acts = any("acts" in lexicon().classes.get(noun, ()) for noun in nouns)
    near = [earlier for earlier in reversed(article.told[-FARTHEST_ACT:]) if _is_by_others(earlier, own)]
    named = (earlier for earlier in near if any(_is_told_in(noun, earlier, article.text) for noun in nouns))
    found = next(named, None) or next((earlier for earlier in near if earlier.type in types), None)
    if found is None and acts:
        certain = (earlier for earlier in near if earlier.type.quad in _MATERIAL and not earlier.speakers)
        opening = (earlier for earlier in article.told[:FARTHEST_ACT] if earlier.type.quad in _MATERIAL)
        found = next(certain, None) or next((earlier for earlier in opening if _is_by_others(earlier, own)), None)
        found = found or next((earlier for earlier in near[:1] if earlier is article.told[-1]), None)
    if found is None:
        return None
    return _Understood(found.sources, f"whose act the object is, told before: “{found.trigger.of(article.text)}”")


def _is_by_others(event: EventMention, own: set[str]) -> bool:
    return bool(event.sources) and not _sides(event.sources) & own


def _type_of_noun(word: str) -> EventType | None:
    return next((entry.type for entry in lexicon().nouns.get(word, ()) if len(entry.words) == 1), None)


def _is_told_in(noun: str, event: EventMention, text: str) -> bool:
    """Whether the event is what the noun says, or has it as its object: "agreed to hold exercises", "the exercises"."""
    if _is_told_by(noun, event, text):
        return True
    is_act = "acts" in lexicon().classes.get(noun, ()) or _type_of_noun(noun) is not None
    return is_act and noun in re.findall(r"[a-z]+", text[event.trigger.end : event.clause.end].lower())


def _is_told_by(noun: str, event: EventMention, text: str) -> bool:
    """Whether the trigger of the event has a word of the noun's family: "the offer" and "offered"."""
    return any(_is_akin(noun, word) for word in re.findall(r"[a-z]+", event.trigger.of(text).lower()))


def _is_akin(noun: str, word: str) -> bool:
    if len(noun) < 4 or len(word) < 4:
        return noun == word and noun not in _POINTS_BACK
    same = next(
        (at for at, (ours, theirs) in enumerate(zip(noun, word, strict=False)) if ours != theirs), min(len(noun), len(word))
    )
    return same >= max(4, len(noun) - 3, len(word) - 4)


def _who_asked(article: _Article, event: EventMention, own: set[str]) -> _Understood | None:
    """ "India declined": who did something to the one who rejects just before."""
    if event.type is not EventType.REJECT:
        return None
    for earlier in _before(article, event, FARTHEST_QUESTION):
        asking = _sides(earlier.sources)
        if (
            earlier.type is not EventType.STATEMENT
            and not asking & own
            and _sides(earlier.targets) & own
            and _belongs(earlier.sources)
        ):
            return _Understood(earlier.sources, f"who turned to the acting side before: “{earlier.trigger.of(article.text)}”")
    return None


def _other_party(article: _Article, event: EventMention, own: set[str]) -> _Understood | None:
    """The other one of the two parties that the article is about. Praise and thanks may go to anybody."""
    if event.type is EventType.SUPPORT or len(own) != 1 or not own < article.parties:
        return None
    (other,) = article.parties - own
    return _named_party(article, event, other, "the other one of the two parties that the article is about")


def _opponent(article: _Article, event: EventMention, own: set[str]) -> _Understood | None:
    """Who faced the acting side in what was told just before; nobody who is himself telling this one.

    Only for words, which are meant for somebody: what a ruler suspends may be his own constitution. A call is for anybody.
    """
    is_noun = event.reasons["type"].startswith("the noun")
    if is_noun or event.type.quad not in _VERBAL or event.type is EventType.REQUEST or own < article.parties:
        return None
    known = own | _sides(event.speakers)
    for earlier in _before(article, event, FARTHEST_OPPONENT):
        if not _sides([*earlier.sources, *earlier.targets]) & own:
            continue
        for side in (earlier.targets, earlier.sources):
            others = tuple(mention for mention in side if _side(mention) not in known)
            if others:
                one = len(_sides(others)) == 1
                reason = f"the other side of what was told before, “{earlier.trigger.of(article.text)}”"
                return _Understood(others, reason) if one else None
    return None


def _centre(article: _Article, event: EventMention, own: set[str]) -> _Understood | None:
    """The one state that the article is about, for the pressure that others put on somebody."""
    if event.type not in _PRESSURE or len(article.parties) != 1 or own & article.parties or not _belongs(event.sources):
        return None
    (centre,) = article.parties
    return _named_party(article, event, centre, "the one that the article is about")


def _named_party(article: _Article, event: EventMention, side: str, reason: str) -> _Understood | None:
    named = _last_named(article, side, event.trigger.start)
    return _Understood((named,), reason) if named else None


def _belongs(mentions: Iterable[ActorMention]) -> bool:
    """Whether it is known for all of them which side they are on."""
    return all(
        mention.actor and (mention.actor.kind is not ActorKind.PERSON or mention.actor.affiliation) for mention in mentions
    )


def _before(article: _Article, event: EventMention, farthest: tuple[int, int]) -> Iterator[EventMention]:
    """The events told last before this one, the nearest first, as far back as these many events and characters."""
    events, characters = farthest
    for earlier in reversed(article.told[-events:]):
        if earlier.sentence.span.end >= event.sentence.span.start - characters:
            yield earlier
