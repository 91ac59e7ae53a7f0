"""When an event happened that its own sentence does not date: the day that a reader carries over from what was told before.

Each rule asks for a sign in the words: the same side goes on in the past tense, the same speaker goes on speaking, the
sentence says that it was at the meeting told of, that it tells the same thing again, or that it answers it. Without a sign
the day of publication stays the only bound: that two things stand in one article does not put them on one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.tagging import RELATIVE
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.story.answer_days import day_of_answer, day_told_with_answer
from timeline.extraction.story.denying import what_is_denied
from timeline.extraction.story.entries import day_of_entry, day_of_post
from timeline.extraction.story.happening import first_telling
from timeline.extraction.story.pointing import is_told_again, is_undated_before, sides_of, told_at
from timeline.extraction.story.stands import (
    ALSO,
    BOTH,
    HOUR,
    PRONOUN,
    TALKING,
    Stand,
    after_dated_verb,
    after_event,
    chunk_at,
    is_background,
    is_plain_past,
    is_same_side,
    is_short,
    is_vote,
    tells_how_agreed,
    tells_more_of,
    tells_on,
    were_all_there,
    why_it_goes_on,
)
from timeline.extraction.story.told_days import ToldDays, day_of_blow
from timeline.extraction.story.utterances import Utterances
from timeline.extraction.values import BlockKind, EventDate, EventMention, Sentence
from timeline.vocabulary import DateBasis, Status

if TYPE_CHECKING:
    from timeline.extraction.attribution.hearing import Article
    from timeline.extraction.reporting import ReadSentence

FARTHEST_ALSO = 3  # sentences back to what "also" adds to
_HAPPENED = (Status.OCCURRED, Status.ONGOING)


class Story:
    """An article read on from sentence to sentence. `events` are dated in place."""

    def __init__(self, article: Article, events: list[EventMention], published_on: date) -> None:
        self.text = article.text
        self.authors = article.authors
        self.entries = article.entries
        self.events = events
        self.published_on = published_on
        self.number = 0
        self.stand: Stand | None = None  # while the sentences go on from it
        self.last: Stand | None = None  # the last one, whatever came after
        self.together: Stand | None = None  # the last thing that several sides did together
        self.hosted: Sequence[HostedDate] = ()  # of the sentence being read
        self.before: Sentence | None = None
        self.utterances = Utterances(self.text, published_on)
        self.told_days = ToldDays(self.text, published_on)
        self.said: dict[int, EventDate] = {}  # by the start of a sentence: the day on which somebody said it

    def read(self, item: ReadSentence, indices: Sequence[int]) -> None:
        """Date the events of the next sentence (`indices` into `events`) and see where the story stands after it."""
        self.number += 1
        if item.clauses is None:
            return
        self.hosted = item.hosted
        for index in indices:
            event = self.events[index]
            when = self._date(item, item.clauses, index) if event.date.basis is DateBasis.NONE else None
            if when is not None:
                self.events[index] = replace(event, date=when, reasons={**event.reasons, "date": when.reason})
            self._date_first_telling(index)
        self._date_what_happened(item)
        self._move_on(item, item.clauses, indices)
        told = [self.events[index] for index in indices]
        self.utterances.hear(item, item.clauses, self.hosted, self.number, told)
        self.told_days.hear(item, item.clauses, self.hosted, self.number, told)
        self.before = item.sentence

    def _date(self, item: ReadSentence, clauses: Clauses, index: int) -> EventDate | None:
        event = self.events[index]
        if event.status is Status.DENIED:
            told = what_is_denied(self.text, self.events, index, self.before)
            return _inferred(told.date, "denied-event", "the date of the event that is denied") if told else None
        if event.status not in _HAPPENED or event.date.rule != "published":
            return None
        return (
            day_of_post(self.authors, event)
            or self._in_entry(clauses, event)
            or self._told_again(index)
            or self._on_the_occasion(index)
            or self._at_the_vote(item, event)
            or self._at_the_signing(event)
            or self._goes_on(item, clauses, event)
            or self._same_speaker(item, clauses, event)
            or self._answers(index)
            or day_told_with_answer(self.text, self.events, index)
            or self._who_did(clauses, index)
            or self.told_days.day_of(clauses, event, self.hosted, self.number, self._told_here(index))
            or day_of_blow(self.text, self.events, index, clauses)
        )

    def _in_entry(self, clauses: Clauses, event: EventMention) -> EventDate | None:
        if self.stand and self.stand.block is event.sentence.block:
            return None  # the paragraph has come to another day
        return day_of_entry(self.text, self.entries, clauses, event)

    def _told_again(self, index: int) -> EventDate | None:
        told = is_told_again(self.text, self.events, index)
        if told is None or told.date.basis is DateBasis.NONE:
            return None
        return _inferred(told.date, "told-again", f"the same as “{told.trigger.of(self.text)}”, told and dated before")

    def _date_first_telling(self, index: int) -> None:
        """“Kenya has expelled a diplomat. The diplomat was expelled on Tuesday.”: the day told later is that of the first."""
        again = self.events[index]
        if again.date.basis is not DateBasis.STATED or again.status is not Status.OCCURRED:
            return
        told = is_told_again(self.text, self.events, index)
        if told is not None and told.date.rule in ("published", "before-statement"):
            reason = f"the same as “{again.trigger.of(self.text)}”, which is told and dated later"
            self._give(told, _inferred(again.date, "told-again", reason))

    def _date_what_happened(self, item: ReadSentence) -> None:
        """“Kenya has barred Somali ships. The ban took effect on Tuesday.”: the day on which it is said to have happened."""
        for hosted in self.hosted:
            found = first_telling(self.text, item, hosted, self.events, self.published_on)
            if found is not None:
                told, when, words = found
                self._give(told, _inferred(when, "told-again", f"“{words}” tells when it happened"))

    def _give(self, event: EventMention, when: EventDate) -> None:
        place = next(at for at, other in enumerate(self.events) if other is event)
        self.events[place] = replace(event, date=when, reasons={**event.reasons, "date": when.reason})

    def _on_the_occasion(self, index: int) -> EventDate | None:
        meeting = told_at(self.text, self.events, index)
        if meeting is None or not is_short(meeting.date.range):
            return None
        return _inferred(
            meeting.date,
            "occasion",
            f"the sentence says that it happened at what was told before, “{meeting.trigger.of(self.text)}”",
        )

    def _at_the_vote(self, item: ReadSentence, event: EventMention) -> EventDate | None:
        """“The board censured Iran on Monday. China voted against it.”: the day of the sitting told of just before."""
        around = self.text[event.trigger.start : event.trigger.end + 24]
        if self.before is None or item.dates or not is_vote(around, self.before.span.of(self.text)):
            return None
        told = [act.date for act in self.events if act.sentence is self.before and act.date.basis is not DateBasis.NONE]
        if self.stand and self._stands_just_before(event):
            told.append(self.stand.when)
        short = [when for when in told if is_short(when.range)]
        return _inferred(short[-1], "vote", "it tells how the vote went, and the sentence before is dated") if short else None

    def _at_the_signing(self, event: EventMention) -> EventDate | None:
        """“Oslo and Riga agreed on Monday to …. The deal was reached after long talks.”: how it came about has its day."""
        opening = self.text[event.sentence.span.start : event.trigger.end]
        if self.stand is None or self.stand.number != self.number - 1 or not tells_how_agreed(opening):
            return None
        return _inferred(self.stand.when, "signing", "it tells how the agreement came about, and the sentence before is dated")

    def _goes_on(self, item: ReadSentence, clauses: Clauses, event: EventMention) -> EventDate | None:
        """A plain past after a dated one, by the same side or the same speaker, or what became of some of them."""
        at = chunk_at(clauses, event)
        if at is None or event.status is not Status.OCCURRED:
            return None
        if not is_plain_past(clauses.chunks[at]):
            return self._more_is_reported(clauses, at, event)
        if is_background(clauses, at) or any(self._is_own(hosted, clauses, at) for hosted in self.hosted):
            return None
        opening = self.text[item.sentence.span.start : event.trigger.start]
        calls_off = bool(self.stand and self.stand.is_saying and clauses.chunks[at].phrase == "call off")  # a deed, and no word
        if self.stand and self._stands_just_before(event) and not calls_off:
            around = self._around(event)
            before = self.before.span.of(self.text) if self.before else ""
            if why := why_it_goes_on(self.stand, event, opening, around, before):
                return _inferred(self.stand.when, "same-speaker" if self.stand.is_saying else "goes-on", why)
        if (
            self.last
            and self.number - self.last.number <= FARTHEST_ALSO
            and ALSO.search(opening)
            and is_same_side(event, self.last, opening)
            and not is_undated_before(self.events, event, self.before)
        ):
            return _inferred(self.last.when, "also", "“also”: the same side did another thing just before, which is dated")
        if self.together and BOTH.match(opening) and were_all_there(event, self.together):
            return _inferred(self.together.when, "together", "the same sides did this together at their meeting, which is dated")
        return None

    def _more_is_reported(self, clauses: Clauses, at: int, event: EventMention) -> EventDate | None:
        """“Troops exchanged fire on Monday. The army said that rebels had attacked a post.”: more of the same blow."""
        had, around = clauses.chunks[at].perfect and clauses.chunks[at].past, self._around(event)
        if not had or not event.speakers or not self.stand or self.stand.is_flashback or self.stand.number != self.number - 1:
            return None
        if not tells_more_of(self.stand, event, around):
            return None
        return _inferred(self.stand.when, "goes-on", "somebody tells more of what the sentence before tells, which is dated")

    def _around(self, event: EventMention) -> str:
        """The sentence up to a little behind the trigger."""
        span = event.sentence.span
        return self.text[span.start : min(span.end, event.trigger.end + 80)]

    def _is_own(self, hosted: HostedDate, clauses: Clauses, at: int) -> bool:
        """Whether the date gives the sentence a day of its own; a day to come, in what is demanded, does not."""
        end = hosted.mention.range.end
        return hosted.at <= at and is_finite(clauses.chunks[hosted.at]) and end is not None and end <= self.published_on

    def _same_speaker(self, item: ReadSentence, clauses: Clauses, event: EventMention) -> EventDate | None:
        when = self.utterances.day_of(item, clauses, event, self.hosted, self.number)
        if when is None:
            return None
        self.utterances.now = when
        return _inferred(when, "same-speaker", "the same speaker goes on, whose words are dated before")

    def _stands_just_before(self, event: EventMention) -> bool:
        """Whether the sentence before left the story there: in its paragraph, or where a paragraph opens with "he" or "both"."""
        stand = self.stand
        if stand is None or stand.number != self.number - 1:
            return False
        here = event.sentence.block
        if stand.block is here or not stand.block.kind is here.kind is BlockKind.PARAGRAPH:
            return stand.block is here
        opening, around = self.text[event.sentence.span.start : event.trigger.start], self._around(event)
        leans = stand.is_saying or tells_more_of(stand, event, around) or bool(HOUR.search(around))
        return leans or bool(PRONOUN.match(opening) or BOTH.match(opening))

    def _answers(self, index: int) -> EventDate | None:
        before = self.stand.when if self.stand and self._stands_just_before(self.events[index]) else None
        return day_of_answer(self.text, self.events, index, self.said, before, self.published_on)

    def _who_did(self, clauses: Clauses, index: int) -> EventDate | None:
        """“Police took away two men who threw stones”: what they did has the day of the scene."""
        event, at = self.events[index], chunk_at(clauses, self.events[index])
        told = self.events[index - 1] if index else None
        if told is None or told.sentence is not event.sentence or told.date.rule != "goes-on" or not at:
            return None
        is_deed = is_plain_past(clauses.chunks[at]) and event.type.quad not in TALKING
        if not is_deed or clauses.chunks[at - 1].kind != RELATIVE:
            return None
        return _inferred(told.date, "goes-on", f"told of those in “{told.trigger.of(self.text)}”, which is dated")

    def _told_here(self, index: int) -> list[EventMention]:
        here = self.events[index].sentence
        first = next((at for at in range(index, 0, -1) if self.events[at - 1].sentence is not here), 0)
        return self.events[first:index]

    # Where the story stands after the sentence

    def _move_on(self, item: ReadSentence, clauses: Clauses, indices: Sequence[int]) -> None:
        told = [self.events[index] for index in indices]
        stands = [stand for event in told if (stand := after_event(clauses, event, self.number))]
        stands = [stand for stand in stands if not stand.is_aside] or stands
        for hosted in self.hosted:
            stand = after_dated_verb(clauses, hosted, self.number, item.sentence.block)
            if stand is not None and stand.is_saying:
                self.said[item.sentence.span.start] = stand.when
            if stand is not None and not stands:
                stands.append(stand)
        if stands:
            self.stand = self.last = self._at_the_same_meeting(stands[-1])
            self.together = next((stand for stand in reversed(stands) if stand.is_meeting), self.together)
        elif self.stand is not None and not item.dates and (tells_on(clauses) if not indices else self._speaks_on(indices)):
            self.stand = replace(self.stand, number=self.number, is_carried=True)
        else:
            self.stand = None

    def _at_the_same_meeting(self, stand: Stand) -> Stand:
        """The stand that follows: what came out of a meeting leaves the story there."""
        before = self.stand
        is_there = (
            before is not None and before.is_meeting and before.block is stand.block and before.when.range == stand.when.range
        )
        return replace(stand, is_meeting=True) if is_there else stand

    def _speaks_on(self, indices: Sequence[int]) -> bool:
        """Whether the sentence only gives what somebody says who was there."""
        stand, told = self.stand, [self.events[index] for index in indices]
        return stand is not None and all(sides_of(event.speakers) & stand.sides for event in told)


def _inferred(when: EventDate, rule: str, reason: str) -> EventDate:
    return replace(
        when, basis=DateBasis.INFERRED, rule=rule, reason=f"{reason} {when.range.edtf}" if reason.endswith("dated") else reason
    )
