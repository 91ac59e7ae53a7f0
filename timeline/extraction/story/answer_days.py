"""When an answer came: not before what it answers and not after publication, which is a day where both fall on the same one.

An answer to what is older is of any day between, which tells a reader no more than that it had come by publication.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.extraction.story.pointing import answered, reacts_to_pronoun
from timeline.extraction.values import DateRange, EventDate, EventMention
from timeline.vocabulary import DateBasis, Precision, Status

_HAPPENED = (Status.OCCURRED, Status.ONGOING)


def day_of_answer(
    text: str,
    events: Sequence[EventMention],
    index: int,
    said: Mapping[int, EventDate],
    before: EventDate | None,
    published_on: date,
) -> EventDate | None:
    """The day of an event that answers another of the day of publication; None for any other.

    `said` has the days on which sentences were spoken, by where they begin: a plan is answered when it was told. `before` is the
    day of the sentence before, where the story stands.
    """
    event = events[index]
    told = answered(text, events, index)
    if told is not None:
        when = said.get(told.sentence.span.start) if told.status not in _HAPPENED else told.date
        what = f"“{told.trigger.of(text)}”"
    elif before is not None and reacts_to_pronoun(text, event):
        when, what = before, "what the sentence before tells"
    else:
        return None
    last = event.date.range.end or published_on
    if when is None or when.basis is DateBasis.NONE or when.range.start != last:
        return None
    reason = f"it answers {what}, which is dated {when.range.edtf}, and had happened by publication"
    return EventDate(DateRange(last, last, Precision.DAY), DateBasis.INFERRED, "answer", reason, when.expression)


def day_told_with_answer(text: str, events: Sequence[EventMention], index: int) -> EventDate | None:
    """“Kenya welcomed the release and offered talks”: what the same side does in one breath with its answer."""
    event = events[index]
    for told in reversed(events[:index]):
        if told.sentence is not event.sentence:
            return None
        if told.date.rule == "answer" and told.sources == event.sources:
            return replace(told.date, reason=f"told in one breath with “{told.trigger.of(text)}”: {told.date.reason}")
    return None
