"""When an event happened that its own sentence does not date: the day that a reader carries over from what was told before.

Each rule asks for a sign in the words: the same side goes on in the past tense, the same speaker goes on speaking, the
sentence says that it was at the meeting told of, that it tells the same thing again, or that it answers it. Without a sign
the day of publication stays the only bound: that two things stand in one article does not put them on one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.extraction.arguments import is_finite, reports
from timeline.extraction.clauses import Chunk, Clauses
from timeline.extraction.occurring import HostedDate, host_dates
from timeline.extraction.pointing import answered, is_told_again, reacts_to_pronoun, told_at, type_of_noun
from timeline.extraction.roles import acting, subject
from timeline.extraction.tagging import RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import ActorMention, ActorRef, Block, DateRange, EventDate, EventMention, Sentence
from timeline.vocabulary import ActorKind, DateBasis, EventType, Precision, Quad, Status

if TYPE_CHECKING:
    from timeline.extraction.reporting import ReadSentence

LONGEST_STAY = timedelta(days=7)  # a date of more days ("in 2015") is no day that the story stands at
LONGEST_WAIT = timedelta(days=31)  # within which an answer is said to have come; a longer span tells a reader nothing

_PRONOUN = re.compile(r"\W*(?:then |later |afterwards,? |there,? )?(?:he|she|it|they|both|the two)\b", re.IGNORECASE)
_SOME_OF_THEM = re.compile(
    r"\W*(?:at least |about |some )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty(?:-\w+)?|\d+|dozens|hundreds|"
    r"several|some|many|others|another)\b(?! (?:days?|weeks?|months?|years?|of the (?:two|three|most)))",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\W*(?:they|both|the (?:\w+ )?(?:leaders|ministers|presidents|sides|parties|countries|delegations|governments))\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:also|in addition|too)\b", re.IGNORECASE)
_HOUR = re.compile(
    r"\b(?:in the (?:early |late )?(?:morning|afternoon|evening)|(?:at|towards|around|before|after) (?:noon|dawn|midday|dusk|nightfall|midnight)|"
    r"minutes later|shortly after(?:wards)?|soon afterwards|afterwards)\b",
    re.IGNORECASE,
)
FARTHEST_ALSO = 3  # sentences back to what "also" adds to
_SAYING = frozenset({EventType.STATEMENT, EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN})
_TALKING = frozenset({Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT})
_HAPPENED = (Status.OCCURRED, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the story stands after a sentence: the day, who was there, and what sort of thing was told."""

    when: EventDate
    number: int
    block: Block
    who: frozenset[ActorRef]
    is_meeting: bool = False
    is_saying: bool = False
    is_flashback: bool = False  # told in the pluperfect: the story itself is later


class Story:
    """An article read on from sentence to sentence. `events` are dated in place."""

    def __init__(self, text: str, events: list[EventMention], published_on: date) -> None:
        self.text = text
        self.events = events
        self.published_on = published_on
        self.number = 0
        self.stand: Stand | None = None  # while the sentences go on from it
        self.last: Stand | None = None  # the last one, whatever came after
        self.together: Stand | None = None  # the last thing that several sides did together
        self.hosted: list[HostedDate] = []  # of the sentence being read
        self.before: Sentence | None = None
        self.said: dict[int, EventDate] = {}  # by the start of a sentence: the day on which somebody said it

    def read(self, item: ReadSentence, indices: Sequence[int]) -> None:
        """Date the events of the next sentence (`indices` into `events`) and see where the story stands after it."""
        self.number += 1
        if item.clauses is None:
            return
        self.hosted = host_dates(item.clauses, item.dates)
        for index in indices:
            event = self.events[index]
            when = self._date(item, item.clauses, index) if event.date.basis is DateBasis.NONE else None
            if when is not None:
                self.events[index] = replace(event, date=when, reasons={**event.reasons, "date": when.reason})
        self._move_on(item, item.clauses, indices)
        self.before = item.sentence

    def _date(self, item: ReadSentence, clauses: Clauses, index: int) -> EventDate | None:
        event = self.events[index]
        if event.date.rule == "denied-event":
            return self._of_what_is_denied(index)
        if event.status not in _HAPPENED or event.date.rule != "published":
            return None
        return (
            self._told_again(index)
            or self._on_the_occasion(index)
            or self._goes_on(item, clauses, event)
            or self._answers(index)
            or self._with_its_answer(index)
        )

    def _of_what_is_denied(self, index: int) -> EventDate | None:
        denial = self.events[index]
        sides = (denial.type, denial.sources, denial.targets)
        told = next((told for told in reversed(self.events[:index]) if (told.type, told.sources, told.targets) == sides), None)
        if told is None or told.date.basis is DateBasis.NONE or self._speaks_of_another(denial, told):
            return None
        return _inferred(told.date, "denied-event", "the date of the event that is denied")

    def _speaks_of_another(self, denial: EventMention, told: EventMention) -> bool:
        """“… the raid on the depot last month. They never admitted that raid.”: the noun stands in the sentence before."""
        denying = denial.sentence.span.of(self.text).lower()
        nouns = [noun for noun in re.findall(r"\b(?:that|this|the) ([a-z]+)", denying) if type_of_noun(noun) is told.type]
        if self.before is None or told.sentence is self.before:
            return False
        return any(noun in self.before.span.of(self.text).lower() for noun in nouns)

    def _told_again(self, index: int) -> EventDate | None:
        told = is_told_again(self.text, self.events, index)
        if told is None or told.date.basis is DateBasis.NONE:
            return None
        return _inferred(told.date, "told-again", f"the same as “{told.trigger.of(self.text)}”, told and dated before")

    def _on_the_occasion(self, index: int) -> EventDate | None:
        meeting = told_at(self.text, self.events, index)
        if meeting is None or not _is_short(meeting.date.range):
            return None
        return _inferred(
            meeting.date,
            "occasion",
            f"the sentence says that it happened at what was told before, “{meeting.trigger.of(self.text)}”",
        )

    def _goes_on(self, item: ReadSentence, clauses: Clauses, event: EventMention) -> EventDate | None:
        """A plain past after a dated one, by the same side or the same speaker, or what became of some of them."""
        at = _chunk_at(clauses, event)
        if at is None or event.status is not Status.OCCURRED or not _is_plain_past(clauses.chunks[at]):
            return None
        if _is_background(clauses, at) or any(self._is_own(hosted, clauses, at) for hosted in self.hosted):
            return None
        opening = self.text[item.sentence.span.start : event.trigger.start]
        if self.stand and self._stands_just_before(event):
            around = self.text[item.sentence.span.start : min(item.sentence.span.end, event.trigger.end + 80)]
            if why := _how_it_goes_on(self.stand, event, opening, around):
                return _inferred(self.stand.when, "same-speaker" if self.stand.is_saying else "goes-on", why)
        if self.last and self.number - self.last.number <= FARTHEST_ALSO and _ALSO.search(opening) and _same(event, self.last):
            return _inferred(self.last.when, "also", "“also”: the same side did another thing just before, which is dated")
        if self.together and _BOTH.match(opening) and len(refs := _refs(event.sources)) > 1 and refs <= self.together.who:
            return _inferred(self.together.when, "together", "the same sides did this together at their meeting, which is dated")
        return None

    def _is_own(self, hosted: HostedDate, clauses: Clauses, at: int) -> bool:
        """Whether the date gives the sentence a day of its own."""
        return hosted.at <= at and is_finite(clauses.chunks[hosted.at])

    def _stands_just_before(self, event: EventMention) -> bool:
        stand = self.stand
        return stand is not None and stand.number == self.number - 1 and stand.block is event.sentence.block

    def _answers(self, index: int) -> EventDate | None:
        """Not before what it answers, and not after publication."""
        event = self.events[index]
        told = answered(self.text, self.events, index)
        if told is not None:
            when = self.said.get(told.sentence.span.start) if told.status not in _HAPPENED else told.date
            what = f"“{told.trigger.of(self.text)}”"
        elif self.stand and self._stands_just_before(event) and reacts_to_pronoun(self.text, event):
            when, what = self.stand.when, "what the sentence before tells"
        else:
            return None
        if when is None or when.basis is DateBasis.NONE or when.range.start is None:
            return None
        first, last = when.range.start, event.date.range.end or self.published_on
        if not timedelta() <= last - first <= LONGEST_WAIT:
            return None
        reason = f"it answers {what}, which is dated {when.range.edtf}, and had happened by publication"
        precision = Precision.DAY if first == last else Precision.RANGE
        return EventDate(DateRange(first, last, precision), DateBasis.INFERRED, "answer", reason, when.expression)

    def _with_its_answer(self, index: int) -> EventDate | None:
        """“Kenya welcomed the release and offered talks”: what the same side does in one breath with its answer."""
        event = self.events[index]
        for told in reversed(self.events[:index]):
            if told.sentence is not event.sentence:
                return None
            if told.date.rule == "answer" and told.sources == event.sources:
                return replace(told.date, reason=f"told in one breath with “{told.trigger.of(self.text)}”: {told.date.reason}")
        return None

    # Where the story stands after the sentence

    def _move_on(self, item: ReadSentence, clauses: Clauses, indices: Sequence[int]) -> None:
        stands = [stand for index in indices if (stand := self._after_event(clauses, self.events[index]))]
        for hosted in self.hosted:
            if hosted.at >= len(clauses.chunks) or not _is_short(hosted.mention.range):
                continue
            stand = self._after_dated_verb(item, clauses, hosted)
            if stand is not None and stand.is_saying:
                self.said[item.sentence.span.start] = stand.when
            if stand is not None and not stands:
                stands.append(stand)
        if stands:
            self.stand = self.last = stands[-1]
            self.together = next((stand for stand in reversed(stands) if stand.is_meeting), self.together)
        elif self.stand is not None and not indices and not item.dates and _tells_on(clauses):
            self.stand = replace(self.stand, number=self.number)
        else:
            self.stand = None

    def _after_dated_verb(self, item: ReadSentence, clauses: Clauses, hosted: HostedDate) -> Stand | None:
        """Where a dated verb leaves the story that reports no event: "The envoy flew to Baku on Monday."."""
        chunk, mention = clauses.chunks[hosted.at], hosted.mention
        if not (is_finite(chunk) and chunk.past) or chunk.modal or _is_background(clauses, hosted.at):
            return None
        when = EventDate(mention.range, DateBasis.STATED, mention.rule, mention.reason, mention.span)
        who = [mention for head in subject(clauses, hosted.at) for mention in acting(clauses, head)]
        return Stand(when, self.number, item.sentence.block, _refs(who), is_saying=reports(chunk), is_flashback=chunk.perfect)

    def _after_event(self, clauses: Clauses, event: EventMention) -> Stand | None:
        at = _chunk_at(clauses, event)
        if at is None or event.date.basis is DateBasis.NONE or not _is_short(event.date.range):
            return None
        if event.status is not Status.OCCURRED or event.date.rule == "answer" or _is_background(clauses, at):
            return None
        chunk, rule = clauses.chunks[at], event.date.rule.split(":")[0]
        if is_finite(chunk) and (chunk.modal or not chunk.past):
            return None
        is_saying = event.type in _SAYING or rule in ("statement", "same-speaker")
        who = event.speakers if rule == "statement" and event.speakers else (*event.sources, *event.targets)
        return Stand(
            event.date, self.number, event.sentence.block, _refs(who),
            is_meeting=_is_meeting(event), is_saying=is_saying, is_flashback=is_finite(chunk) and chunk.perfect,
        )  # fmt: skip


def _how_it_goes_on(stand: Stand, event: EventMention, opening: str, around: str) -> str:
    """Why a reader takes the day over, in words; empty when nothing says so. `opening` is the sentence up to the trigger."""
    pronoun = bool(_PRONOUN.match(opening))
    same = _same(event, stand)
    if stand.is_saying:
        goes_on = same and event.type.quad in _TALKING and event.type is not EventType.CONSULT
        return "the same speaker goes on, whose words of the sentence before are dated" if goes_on else ""
    if stand.is_flashback:
        return "“also”: the same side as in the sentence before, which is dated" if same and _ALSO.search(opening) else ""
    if same and (stand.is_meeting or pronoun or any(_points_back(mention) for mention in event.sources)):
        return "the same side goes on from the sentence before, which is dated"
    if pronoun and not (event.sources and stand.who):
        return "it goes on from the sentence before, which is dated"
    if _SOME_OF_THEM.match(opening) and not event.sources:
        return "it tells what became of some of those in the sentence before, which is dated"
    if hour := _HOUR.search(around):
        return f"“{hour.group()}” goes on from the sentence before, which is dated"
    return ""


def _inferred(when: EventDate, rule: str, reason: str) -> EventDate:
    return replace(
        when, basis=DateBasis.INFERRED, rule=rule, reason=f"{reason} {when.range.edtf}" if reason.endswith("dated") else reason
    )


def _chunk_at(clauses: Clauses, event: EventMention) -> int | None:
    """The chunk in which the trigger begins."""
    return next((at for at, chunk in enumerate(clauses.chunks) if clauses.tokens[chunk.last].end > event.trigger.start), None)


def _is_plain_past(chunk: Chunk) -> bool:
    return is_finite(chunk) and chunk.past and not chunk.perfect and not chunk.modal


def _is_background(clauses: Clauses, at: int) -> bool:
    """Whether the clause only says who is meant or when: after "who", "after", "because"."""
    for chunk in reversed(clauses.chunks[max(0, at - 6) : at]):
        if chunk.kind in (RELATIVE, SUBORDINATOR) and chunk.word not in ("that", "where"):
            return True
        if chunk.kind in ("V", STOP):
            return False
    return False


def _tells_on(clauses: Clauses) -> bool:
    """Whether the first verb of the sentence goes on in the past, so that the story stays where it stands."""
    first = next((chunk for chunk in clauses.chunks if is_finite(chunk)), None)
    return first is None or _is_plain_past(first)


def _is_short(days: DateRange) -> bool:
    return days.start is not None and days.end is not None and days.end - days.start <= LONGEST_STAY


def _refs(mentions: Iterable[ActorMention]) -> frozenset[ActorRef]:
    return frozenset(mention.actor for mention in mentions if mention.actor)


def _same(event: EventMention, stand: Stand) -> bool:
    """Whether one of those who act, or the one to whom it is done, was there before."""
    mutual = event.type is EventType.CONSULT or not event.sources
    return bool(_refs((*event.sources, *event.targets) if mutual else event.sources) & stand.who)


def _is_meeting(event: EventMention) -> bool:
    """Talks, or what several sides did together: more can have happened there."""
    joint = event.type in (EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT) and len(event.sources) > 1
    return joint or event.type is EventType.CONSULT


def _points_back(mention: ActorMention) -> bool:
    """Whether the words for the actor lean on words before: "she", "the minister", a person who needs no introduction."""
    return mention.rule in ("pronoun", "description", "surname") or bool(mention.actor and mention.actor.kind is ActorKind.PERSON)
