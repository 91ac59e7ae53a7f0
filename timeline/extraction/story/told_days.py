"""The day that an article told last, and what leans on it: a deed of the next sentence, and what has been done since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.occurring.same_day import is_set_apart
from timeline.extraction.story.pointing import sides_of
from timeline.extraction.story.stands import BLOWS, EARLIER, TALKING, chunk_at, is_background, is_plain_past
from timeline.extraction.values import Block, BlockKind, DateRange, EventDate, EventMention
from timeline.vocabulary import DateBasis, Precision, Status

if TYPE_CHECKING:
    from timeline.extraction.reporting import ReadSentence

_SINCE = frozenset({"since", "thereupon"})


@dataclass(frozen=True, slots=True)
class _Told:
    when: EventDate
    block: Block
    number: int  # of the sentence
    is_lead: bool  # told by the first sentence of the text
    is_saying: bool  # the day on which somebody spoke
    sides: frozenset[str]  # of the events of the sentence


class ToldDays:
    """What has been told so far; `number` counts the sentences, and `hosted` are the dates of the sentence being read."""

    def __init__(self, text: str, published_on: date) -> None:
        self.text = text
        self.published_on = published_on
        self.last: _Told | None = None
        self.is_under_way = False  # a sentence of the text has been read, beside headlines

    def hear(
        self, item: ReadSentence, clauses: Clauses, hosted: Sequence[HostedDate], number: int, told: Sequence[EventMention]
    ) -> None:
        """Remember the day that the sentence tells last; `told` are its events."""
        block = item.sentence.block
        if block.kind is not BlockKind.PARAGRAPH:
            return
        when = self._told_last(clauses, hosted, told)
        if when is not None:
            is_saying = any(one.mention.span == when.expression and _is_saying(clauses, one) for one in hosted)
            sides = sides_of(mention for event in told for mention in (*event.sources, *event.targets))
            self.last = _Told(when, block, number, not self.is_under_way, is_saying, sides)
        self.is_under_way = True

    def day_of(
        self, clauses: Clauses, event: EventMention, hosted: Sequence[HostedDate], number: int, told: Sequence[EventMention]
    ) -> EventDate | None:
        """The days of what happened right after the day told last, or since; `told` are the events before it in its sentence."""
        at = chunk_at(clauses, event)
        if at is None:
            return None
        if not hosted and self._is_next_deed(clauses, at, event, number) and self.last is not None:
            reason = f"told right after what is dated {self.last.when.range.edtf}"
            return _inferred(self.last.when, self.last.when.range, "next-deed", reason)
        return self._since(clauses, at, [one for one in hosted if one.mention.span.end <= event.trigger.start], told)

    def _is_next_deed(self, clauses: Clauses, at: int, event: EventMention, number: int) -> bool:
        """“Wives burned tyres on Tuesday. Gendarmes hauled two of them away.”: a deed in the past, and nothing says it was before.

        In another paragraph only right behind the first sentence, and where somebody reports it or nobody known does it. A deed
        between quite other sides is another matter, and the day of words is not that of deeds.
        """
        sentence = event.sentence
        if self.last is None or self.last.number != number - 1 or self.last.is_saying:
            return False
        sides = sides_of((*event.sources, *event.targets))
        if sentence.block.kind is not BlockKind.PARAGRAPH or (sides and self.last.sides and not sides & self.last.sides):
            return False
        is_open = bool(event.speakers) or not event.sources
        if self.last.block is not sentence.block and not (self.last.is_lead and is_open):
            return False
        is_told = is_plain_past(clauses.chunks[at]) and not is_set_apart(clauses.chunks, at) and not is_background(clauses, at)
        is_quoted = any(quotation.covers(event.trigger) for quotation in sentence.quotations)
        is_deed = event.type.quad not in TALKING and event.status is Status.OCCURRED
        return is_deed and is_told and not is_quoted and not EARLIER.search(sentence.span.of(self.text))

    def _since(self, clauses: Clauses, at: int, hosted: Sequence[HostedDate], told: Sequence[EventMention]) -> EventDate | None:
        """“Oslo has since agreed to pay”: from the day told before it until the day of publication."""
        chunk = clauses.chunks[at]
        words = {token.low for token in clauses.tokens[chunk.first : chunk.last + 1]}
        if not (is_finite(chunk) and chunk.perfect and not chunk.past and _SINCE & words):
            return None
        own = next((_dated_by(one) for one in reversed(hosted) if self._is_over(one)), None)
        when = own or self._told_last(clauses, hosted, told) or (self.last.when if self.last else None)
        first = when.range.start if when is not None else None
        if when is None or first is None:
            return None
        days = DateRange(first, self.published_on, Precision.DAY if first == self.published_on else Precision.RANGE)
        return _inferred(when, days, "since", "it has happened since the day told before, and by the day of publication")

    def _told_last(self, clauses: Clauses, hosted: Sequence[HostedDate], told: Sequence[EventMention]) -> EventDate | None:
        """The day told last by a date or by an event that has been dated; none that is to come."""
        days = [(event.trigger.start, event.date) for event in told if _is_dated(event)]
        for one in hosted if clauses.chunks else ():  # a sentence may be nothing but a date
            chunk = clauses.chunks[min(one.at, len(clauses.chunks) - 1)]
            if not chunk.modal:
                days.append((clauses.tokens[chunk.first].start, _dated_by(one)))
        return max(filter(self._is_past_day, days), key=lambda day: day[0], default=(0, None))[1]

    def _is_over(self, one: HostedDate) -> bool:
        start, end = one.mention.range.start, one.mention.range.end
        return start is not None and end is not None and end < self.published_on

    def _is_past_day(self, told: tuple[int, EventDate]) -> bool:
        days = told[1].range
        return days.precision is Precision.DAY and days.end is not None and days.end <= self.published_on


def day_of_blow(text: str, events: Sequence[EventMention], index: int, clauses: Clauses) -> EventDate | None:
    """“Gunmen raided a post on Monday. … Mali says that Chadian soldiers fired first.”: what somebody tells of a blow has its day."""
    event, at = events[index], chunk_at(clauses, events[index])
    if event.type not in BLOWS or not event.speakers or at is None or not is_plain_past(clauses.chunks[at]):
        return None
    if any(quotation.covers(event.trigger) for quotation in event.sentence.quotations):
        return None  # "we were robbed": of whatever time
    told = (act for act in reversed(events[:index]) if act.type is event.type and act.sentence is not event.sentence)
    blow = next(told, None)
    if blow is None or not _is_dated(blow) or blow.date.range.precision is not Precision.DAY:
        return None
    reason = f"somebody tells more of “{blow.trigger.of(text)}”, which is dated {blow.date.range.edtf}"
    return _inferred(blow.date, blow.date.range, "same-blow", reason)


def _dated_by(hosted: HostedDate) -> EventDate:
    mention = hosted.mention
    return EventDate(mention.range, DateBasis.STATED, mention.rule, mention.reason, mention.span)


def _is_saying(clauses: Clauses, hosted: HostedDate) -> bool:
    return hosted.at < len(clauses.chunks) and reports(clauses.chunks[hosted.at])


def _is_dated(event: EventMention) -> bool:
    return event.date.basis is not DateBasis.NONE and event.status is Status.OCCURRED


def _inferred(when: EventDate, days: DateRange, rule: str, reason: str) -> EventDate:
    return EventDate(days, DateBasis.INFERRED, rule, reason, when.expression)
