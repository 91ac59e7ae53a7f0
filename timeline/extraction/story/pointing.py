"""Words that point back at an event told before: "condemned the attack", "in response", "at the meeting", "the strike killed"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from timeline.extraction.lexicon.triggers import lexicon, type_of_noun
from timeline.extraction.tokens import is_akin, words_of
from timeline.extraction.values import ActorMention, ActorRef, EventMention, Sentence
from timeline.vocabulary import DateBasis, EventType, Quad, Status

FARTHEST_EVENT = 12  # events back in which the one that is pointed at is looked for
WORDS_AFTER = 8  # words from the trigger on in which its object is looked for

_POINTS_BACK = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "its", "their", "s"})  # "s": of "Iran's"
_STANDS_FOR_IT = frozenset({"it", "this", "that", "them", "him", "her"})
_ANSWERING = re.compile(
    r"\b(?:in (?:response|retaliation|reprisal|reply|answer)\b(?! (?:to|for)\b)|(?:reacted|retaliated|responded|replied|"
    r"(?:hit|struck|fired) back)\b(?! (?:to|for)\b))",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|during|in|on the sidelines of|in the course of|at the end of)\s+(?:the|their|this|that)\s+(?:same\s+)?(?:[a-z-]+\s+)?"
    r"(?P<noun>[a-z-]+)",
    re.IGNORECASE,
)
_BEFOREHAND = re.compile(r"\b(?:in advance|beforehand|pre-emptively)\b")
_DEFINITE = re.compile(r"(?:the|this|that)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
_ENDS_WITH = re.compile(r"\b(?:the|this|that)\s+([a-z]+)$", re.IGNORECASE)
_OPENS_WITH = re.compile(r"\W*(?:the|this|that)\s+(?:[a-z-]+\s+)?(?P<noun>[a-z-]+)\s*$", re.IGNORECASE)
_WERE = re.compile(
    r"\b(?:the|these|those|both|all)\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]{3,})\s+(?:(?:who|which|that)\s+)?"
    r"(?:was|were|(?:had|has|have)\s+been)\s+(?:[a-z]+ly\s+)?$",
    re.IGNORECASE,
)
_MATERIAL = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})
_REPLIES = frozenset({EventType.REJECT, EventType.AGREE, EventType.CONCEDE})


def is_undated_before(events: Sequence[EventMention], event: EventMention, before: Sentence | None) -> bool:
    """Whether the sentence before tells another act of the same side without a day, to which "also" adds."""
    if before is None:
        return False
    own = sides_of(event.sources)
    first, end = (bisect_left(events, at, key=lambda one: one.sentence.span.start) for at in (before.span.start, before.span.end))
    told = (one for one in events[first:end] if one.status is Status.OCCURRED and sides_of(one.sources) & own)
    return any(one.date.basis is DateBasis.NONE for one in told)


def answered(text: str, events: Sequence[EventMention], index: int) -> EventMention | None:
    """The earlier act of somebody else that this event answers, by its words; None when they point at none."""
    event = events[index]
    if says_that_it_answers(text, event):
        return _latest([act for act in _acts_of_others(events, index) if act.date.basis is not DateBasis.NONE])
    if event.type in _REPLIES and not re.search(r"\w", text[event.trigger.end : event.sentence.span.end]):
        return next(_acts_of_others(events, index), None)  # "India declined."
    words = words_from(text, event)
    if _lemma(words) not in lexicon().lists["reaction verbs"] or _BEFOREHAND.search(
        text, event.trigger.end, event.sentence.span.end
    ):
        return None
    if points_at_pronoun(words):
        return next((act for act in _acts_of_others(events, index) if _is_just_before(text, act, event)), None)
    return _named(text, events, index, words)


def words_from(text: str, event: EventMention) -> tuple[str, ...]:
    """The words from the trigger on, in which the object is looked for."""
    return words_of(text[event.trigger.start : event.sentence.span.end])[: WORDS_AFTER + 1]


def says_that_it_answers(text: str, event: EventMention) -> bool:
    """Whether the words say so themselves: "in response", "Chad replied", and not a verb of reaction alone."""
    return bool(_ANSWERING.search(text, event.sentence.span.start, event.trigger.end))


def reacts_to_pronoun(text: str, event: EventMention) -> bool:
    """Whether somebody or something just spoken of is reacted to: "thanked him", "welcomed it"."""
    words = words_from(text, event)
    return _lemma(words) in lexicon().lists["reaction verbs"] and points_at_pronoun(words)


def points_at_pronoun(words: Sequence[str]) -> bool:
    """Whether the object is "it", "him", "this" and not "this attack", "her speech"."""
    return bool(words[1:2]) and words[1] in _STANDS_FOR_IT and not (words[1] in ("this", "that", "her") and _is_noun(words[2:3]))


def told_at(text: str, events: Sequence[EventMention], index: int) -> EventMention | None:
    """What was told before at which the sentence says that the event happened: "At the summit …", "died in the same attack"."""
    event = events[index]
    for found in _AT.finditer(text, event.sentence.span.start, event.sentence.span.end):
        after = found.start() > event.trigger.start
        between = text[event.trigger.end if after else event.sentence.span.start : found.start()]
        if re.search(r"[,;:]|\b(?:that|who|which|after|before)\b", between):
            continue
        noun = found["noun"].lower()
        kind = _kind_of_act(noun)
        if kind is not None:
            return next((act for act in _before(events, index) if _is_meant(text, act, kind, noun)), None)
    return None


def is_told_again(text: str, events: Sequence[EventMention], index: int) -> EventMention | None:
    """The event told before that this sentence tells once more: "the strike on …", "The strike killed …", "ordered the strike"."""
    event = events[index]
    is_known_object = _is_known_object(text, event)
    if not is_known_object and not _is_definite(text, event):
        return None
    acts = (act for act in _before(events, index) if act.type is event.type and act.sentence is not event.sentence)
    act = next((act for act in acts if act.status is Status.OCCURRED), None)
    if act is None:
        return None
    if is_known_object:
        named, known = ({m.actor for m in (*e.sources, *e.targets) if m.actor} for e in (event, act))
        return act if named <= known and begins_alike(text, act, event) else None
    return act if may_be_the_same(act, event) else None


def _is_definite(text: str, event: EventMention) -> bool:
    """Whether the words mean an event that the reader knows of."""
    start, trigger = event.sentence.span.start, event.trigger
    if event.reasons["type"].startswith("the noun"):
        return bool(_DEFINITE.search(text, max(start, trigger.start - 40), trigger.start))
    within = _ENDS_WITH.search(trigger.of(text))
    opening = _OPENS_WITH.match(text, start, trigger.start)
    noun = within[1] if within else opening["noun"] if opening else ""
    return type_of_noun(noun.lower()) is event.type


def _is_known_object(text: str, event: EventMention) -> bool:
    """“The boat was seized near Lamu”: the passive of what was told of the same thing or people, named again with "the"."""
    opening = text[event.sentence.span.start : event.trigger.start].lower()
    if not any(auxiliary in opening for auxiliary in ("was", "were", "been")):
        return False
    known = _WERE.search(text, event.sentence.span.start, event.trigger.start)
    return known is not None and bool(re.search(rf"\b{known['noun'].removesuffix('s')}s?\b", text[: event.sentence.span.start]))


def _named(text: str, events: Sequence[EventMention], index: int, words: Sequence[str]) -> EventMention | None:
    """What "the demand", "Peru's recall" is: told before in a word like it, or of its type.

    "The decision" is what somebody announced just before. "The move" after several acts and "the use of such means" name
    no act: whoever condemns them may speak of any, on any day.
    """
    if "of" in words[:4] or "as" in words[:4]:
        return None
    nouns = [word for at, word in enumerate(words[:5]) if not _POINTS_BACK.isdisjoint(words[max(0, at - 2) : at])]
    if not nouns:
        return None
    near = list(_acts_of_others(events, index))
    for noun in nouns:
        for act in near:
            if any(_is_akin(noun, word) for word in words_of(act.trigger.of(text))):
                return act
    types = {kind for noun in nouns if (kind := type_of_noun(noun))}
    found = next((act for act in near if act.type in types), None)
    if found is None and near and near[0].status is Status.PLANNED and not lexicon().lists["pointing nouns"].isdisjoint(nouns):
        return near[0]
    return found


def _kind_of_act(noun: str) -> EventType | None:
    """The type of what the noun means; talks are of one type whatever they are called."""
    return EventType.CONSULT if "talks" in lexicon().classes.get(noun, ()) else type_of_noun(noun)


def names_act(text: str, noun: str, act: EventMention) -> bool:
    """Whether a noun alone can mean that act: "the talks", "the signing"."""
    kind = _kind_of_act(noun)
    words = words_of(act.trigger.of(text))
    return act.type is kind or any(_is_akin(noun, word) for word in words)


def _latest(near: Sequence[EventMention]) -> EventMention | None:
    """What "the move" is, where nothing else tells: the act told last, when it is announced; else the one that happened last."""
    if near and near[0].status is Status.PLANNED:
        return near[0]
    dated = [act for act in near if act.status in (Status.OCCURRED, Status.ONGOING) and act.date.range.start is not None]
    deeds = [act for act in dated if act.type.quad in _MATERIAL] or dated
    return max(deeds, key=lambda act: (act.date.range.start or date.min, act.trigger), default=None)


def _acts_of_others(events: Sequence[EventMention], index: int) -> Iterator[EventMention]:
    """The events of earlier sentences by somebody else, the nearest first."""
    own = _who(events[index])
    for act in _before(events, index):
        if (
            act.sentence is not events[index].sentence
            and act.sources
            and not _who(act) & own
            and act.type is not EventType.STATEMENT
        ):
            yield act


def _before(events: Sequence[EventMention], index: int) -> Iterator[EventMention]:
    yield from reversed(events[max(0, index - FARTHEST_EVENT) : index])


def _who(event: EventMention) -> set[ActorRef]:
    return {mention.actor for mention in event.sources if mention.actor}


def _is_meant(text: str, act: EventMention, kind: EventType, noun: str) -> bool:
    if act.date.basis is DateBasis.NONE or act.status is not Status.OCCURRED:
        return False
    return act.type is kind or (len(noun) > 4 and noun in act.trigger.of(text).lower())


def _is_just_before(text: str, act: EventMention, event: EventMention) -> bool:
    return act.sentence.block is event.sentence.block and not text[act.sentence.span.end : event.sentence.span.start].strip()


def may_be_the_same(act: EventMention, event: EventMention) -> bool:
    """Whether no side of the one is another than that of the other, as far as both name it."""
    sides = ((sides_of(act.sources), sides_of(event.sources)), (sides_of(act.targets), sides_of(event.targets)))
    return all(not ours or not theirs or ours & theirs for ours, theirs in sides)


def sides_of(mentions: Iterable[ActorMention]) -> frozenset[str]:
    """The states and organisations that the mentions stand for; whoever belongs to none stands for himself."""
    return frozenset(m.actor.code or m.actor.affiliation or m.actor.name for m in mentions if m.actor)


def begins_alike(text: str, act: EventMention, event: EventMention) -> bool:
    """Whether the same verb or noun tells both: "proposes" and "proposed"."""
    ours = lemma_of(text, act)
    return bool(ours) and ours == lemma_of(text, event)


def lemma_of(text: str, event: EventMention) -> str:
    """The base form of the first word of the trigger; empty for a noun."""
    return _lemma(words_of(event.trigger.of(text)))


def _is_noun(words: Sequence[str]) -> bool:
    return bool(words) and (type_of_noun(words[0]) is not None or bool(lexicon().classes.get(words[0])))


def _lemma(words: Sequence[str]) -> str:
    known = lexicon().forms.get(words[0]) if words else None
    return known[0] if known else ""


def _is_akin(noun: str, word: str) -> bool:
    """Whether noun and verb are of one family: "the offer" and "offered", "the seizure" and "seized"."""
    return is_akin(noun, word) and not (len(noun) < 4 and noun in _POINTS_BACK)
