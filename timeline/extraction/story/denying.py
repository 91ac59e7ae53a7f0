"""What a side denies, told before: "Ankara denied the interception", "she denied this", "denied that a drone had crossed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import acting
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import type_of_noun
from timeline.extraction.story.pointing import may_be_the_same, sides_of
from timeline.extraction.story.stands import chunk_at
from timeline.extraction.values import ActorMention, EventMention, Sentence, Span
from timeline.vocabulary import DateBasis, EventType, Quad, Status

if TYPE_CHECKING:
    from timeline.extraction.reporting import ReadSentence

LESS_SURE = 0.1
_NONE = frozenset({"no", "none", "nobody", "nothing", "neither"})
NEAR = 4  # events told before
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
    past = 0
    for item in read:
        first = past
        while past < len(events) and events[past].sentence.span.start <= item.sentence.span.start:
            past += 1
        here = events[first:past]
        result += here
        is_silent = all(e.type is EventType.STATEMENT for e in here)
        denial = _denial(item) or (_saying_that_nobody(item) if is_silent else None)
        if denial is None or any(e.status is Status.DENIED for e in here):
            continue
        trigger, speakers, clause = denial
        if any(e.type is EventType.REJECT and e.trigger == trigger for e in result):
            continue  # "denied that the tea was stale" tells itself
        own = sides_of(speakers)
        denied = _last_done_by(own, result)
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
    of_sentence = {item.sentence.span: item.clauses for item in read}
    return [_as_refusal(of_sentence[event.sentence.span], event) for event in [*result, *events[past:]]]


def _as_refusal(clauses: Clauses | None, event: EventMention) -> EventMention:
    """“Denied having worked for Oslo”: where nothing told is denied, whoever denies rejects what is said of him."""
    at = chunk_at(clauses, event) if clauses is not None and event.type is EventType.STATEMENT else None
    if clauses is None or at is None or clauses.chunks[at].lemma != "deny":
        return event
    return replace(event, type=EventType.REJECT, reasons={**event.reasons, "type": "what is said of somebody, he denies"})


def _last_done_by(own: frozenset[str], told: Sequence[EventMention]) -> EventMention | None:
    """The harm they are said to have done last, else an attack just told that nobody is named for."""
    harm = [event for event in told if event.type.quad is Quad.MATERIAL_CONFLICT]
    theirs = next((event for event in reversed(harm) if own & sides_of(event.sources)), None)
    if theirs is not None:
        return theirs
    last = next((event for event in reversed(told[-NEAR:]) if event.type is EventType.ASSAULT), None)
    return last if last and not last.sources and not own & sides_of(last.targets) else None


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


def _saying_that_nobody(item: ReadSentence) -> tuple[Span, tuple[ActorMention, ...], Span] | None:
    """“Ankara insists that none of its aircraft was there”, "“nobody was hit,” the ministry said": a denial in other words."""
    clauses = item.clauses
    if clauses is None:
        return None
    for report in item.reports:
        within = [chunk for at, chunk in enumerate(clauses.chunks) if report.covers(at)]
        said = next((chunk for chunk in within if chunk.kind == NP), None)
        verb = next((chunk for chunk in within if is_finite(chunk)), None)
        if said is None or not report.speakers or report.is_noun or clauses.tokens[said.first].low not in _NONE:
            continue
        if verb is None or not verb.past or verb.modal:
            continue  # "nobody else gets it for nothing": no deed
        words = clauses.span(clauses.chunks[report.at])
        return words, report.speakers, Span(min(words.start, clauses.span(said).start), max(words.end, clauses.span(said).end))
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
