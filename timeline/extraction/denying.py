"""What a side denies, told before: "Ankara denied the interception", "she denied this", "denied that a drone had crossed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction.pointing import may_be_the_same, sides_of, type_of_noun
from timeline.extraction.roles import acting, subject
from timeline.extraction.values import ActorMention, EventMention, Sentence, Span
from timeline.vocabulary import DateBasis, EventType, Quad, Status

if TYPE_CHECKING:
    from timeline.extraction.reporting import ReadSentence

LESS_SURE = 0.1
_OF_ANY = re.compile(r"\s+any\b")
_SAID = frozenset(
    {
        "accusation",
        "accusations",
        "charge",
        "charges",
        "claim",
        "claims",
        "report",
        "reports",
        "allegation",
        "allegations",
        "incident",
    }
)


def deny_earlier(read: Sequence[ReadSentence], events: list[EventMention]) -> list[EventMention]:
    """Add what a side denies without telling it again: "Ankara denied the interception", "she denied this".

    The event denied is the last one that the denying side is said to have done; date and sides are taken from there.
    """
    result: list[EventMention] = []
    waiting = list(events)
    for item in read:
        while waiting and waiting[0].sentence.span.start <= item.sentence.span.start:
            result.append(waiting.pop(0))
        denial = _denial(item)
        if denial is None or any(e.sentence is item.sentence and e.status is Status.DENIED for e in result):
            continue
        trigger, speakers, clause = denial
        own = sides_of(speakers)
        denied = next((e for e in reversed(result) if own & sides_of(e.sources) and e.type.quad is Quad.MATERIAL_CONFLICT), None)
        if denied is None or denied.sentence is item.sentence:
            continue
        result = [e for e in result if not (e.sentence is item.sentence and e.type is EventType.STATEMENT)]  # it says no more
        when = replace(denied.date, rule="denied-event")
        if denied.date.basis is not DateBasis.NONE:
            when = replace(when, basis=DateBasis.INFERRED, reason="the date of the event that is denied")
        result.append(
            replace(
                denied, sentence=item.sentence, trigger=trigger, clause=clause, status=Status.DENIED, speakers=speakers, date=when,
                after=(), confidence=denied.confidence - LESS_SURE,
                reasons={**denied.reasons, "status": "the acting side denies it", "date": when.reason, "speaker": "who denies it"},
            )
        )  # fmt: skip
    return [*result, *waiting]


def _denial(item: ReadSentence) -> tuple[Span, tuple[ActorMention, ...], Span] | None:
    clauses = item.clauses
    if clauses is None:
        return None
    for index, chunk in enumerate(clauses.chunks):
        if chunk.lemma not in ("deny", "refute") or chunk.kind != "V" or chunk.passive or index + 1 >= len(clauses.chunks):
            continue
        words = clauses.words(clauses.chunks[index + 1])
        points_back = words[0] in ("it", "this", "that", "the", "any", "such") and (
            len(words) == 1 or type_of_noun(words[-1]) or words[-1] in _SAID
        )
        speakers = tuple(mention for head in subject(clauses, index) for mention in acting(clauses, head))
        if points_back and speakers:
            start = min(clauses.tokens[chunk.head].start, speakers[0].span.start)
            return clauses.span(chunk), speakers, Span(start, clauses.tokens[clauses.chunks[index + 1].last].end)
    return None


def what_is_denied(text: str, events: Sequence[EventMention], index: int, before: Sentence | None) -> EventMention | None:
    """The dated act told before that is denied, be it named again ("denied that a drone crossed") or not.

    `before` is the sentence before. Who denies "hitting any civilians" may speak of any act.
    """
    denial = events[index]
    if _OF_ANY.match(text, denial.trigger.end):
        return None
    acts = (act for act in reversed(events[:index]) if act.type is denial.type and act.date.basis is not DateBasis.NONE)
    told = next((act for act in acts if act.status is not Status.DENIED and _may_be_denied(act, denial)), None)
    return None if told is None or _speaks_of_another(text, denial, told, before) else told


def _may_be_denied(act: EventMention, denial: EventMention) -> bool:
    """Whether the side that denies did it, as far as is told: "Oslo says that no shot was fired" names it only as the speaker."""
    doing = sides_of(act.sources)
    own = sides_of((*denial.sources, *denial.speakers))
    return may_be_the_same(act, denial) and bool(doing & own or (not doing and act.type is EventType.ASSAULT))


def _speaks_of_another(text: str, denial: EventMention, told: EventMention, before: Sentence | None) -> bool:
    """“… the raid on the depot last month. They never admitted that raid.”: the noun stands in the sentence before."""
    denying = denial.sentence.span.of(text).lower()
    nouns = [noun for noun in re.findall(r"\b(?:that|this|the) ([a-z]+)", denying) if type_of_noun(noun) is told.type]
    if before is None or told.sentence is before:
        return False
    return any(noun in before.span.of(text).lower() for noun in nouns)
