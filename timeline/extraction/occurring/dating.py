"""When an event happened: from an expression of its sentence, else from its context, else bounded by the publication.

"Said on Thursday" dates the saying, and what is said to be so or to come; it does not date what "had" happened before.
"After the strike" dates nothing; it orders two events, and where the earlier one has a day, that day is where the later
one can begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.extraction.actions.action import Action
from timeline.extraction.attribution.report import Report
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.dates.words import CARDINALS
from timeline.extraction.occurring.dated_nouns import (
    describes_deed,
    ends_dated_talks,
    is_announced_then,
    is_decided_then,
    is_subject_of,
    stands_in_dated_words,
)
from timeline.extraction.occurring.following import (
    comes_after,
    comes_before,
    counted_from,
    has_gone_on_since,
    is_counted_after,
    is_within_hours,
    up_to_then,
)
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.occurring.lasting import lasted, running, running_until
from timeline.extraction.occurring.other_times import is_day_of_plan, is_of_another_time, is_of_next_verb
from timeline.extraction.occurring.same_day import day_of_deed
from timeline.extraction.occurring.sharing import (
    goes_on_from,
    is_at_the_time,
    is_done_by_announcing,
    is_said_then,
    is_same_act,
)
from timeline.extraction.occurring.told_with import is_told_with_words
from timeline.extraction.story.stands import is_background
from timeline.extraction.values import DateMention, DateRange, EventDate, Span
from timeline.vocabulary import DateBasis, Precision, Quad, Status

_DENYING = ("deny", "refute", "dispute")  # their day is not that of what is denied
_WORDS = (Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT)
_HAPPENED = (Status.OCCURRED, Status.ONGOING, Status.DENIED)
_FROM_NOW = (Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL)

_IN_AFTER = (
    "after",
    "following",
    "retaliat",
    "reveng",
    "reprisal",
    "respon",
    "reaction",
    "answer",
    "wake",
    "aveng",
)  # one is in each
LONGEST_AFTER = timedelta(days=62)  # "after the accord of 1993" tells a reader nothing of the day
AFTER = re.compile(
    rf"\b(?:(?P<count>the|{'|'.join(CARDINALS)}|\d+) (?P<unit>day|week|month|year)s? )?"
    r"(?P<immediately>immediately |shortly |soon |right |minutes |hours )?"
    r"\b(?:after|following|in (?:retaliation|revenge|reprisal|response|reaction|answer) (?:for|to)|in the wake of|in the aftermath of|"
    r"(?:retaliat|respond)\w* (?:for|to)|to avenge|avenging)\b\s+",
    re.IGNORECASE,
)


def date_action(
    clauses: Clauses, action: Action, hosted: Sequence[HostedDate], report: Report | None, known_on: date
) -> EventDate:
    """The date of one event phrase. `known_on` is the day of publication, or of the embedded post it stands in."""
    is_over = action.is_noun or not clauses.chunks[action.at].modal
    if is_over and action.status in (Status.OCCURRED, Status.DENIED):
        hosted = [item for item in hosted if not (_lies_ahead(item.mention, known_on) or is_day_of_plan(clauses, action, item))]
    whole = lasted(clauses, action, hosted) or (running_until(clauses, action, hosted, known_on) if action.is_noun else None)
    if whole is not None:
        return whole
    own = {action.at, *action.twins}
    of_clause = [
        item
        for item in hosted
        if not is_of_another_time(clauses, action, item, own, known_on) and not is_of_next_verb(clauses, action, item)
    ]
    for item in of_clause:
        if item.at in own:
            when = running(clauses, item.mention) or _stated(item.mention, "own-clause", "is said of the event itself")
            return _seen_from(known_on, when, action.status)
    for item in of_clause:
        if (
            is_same_act(clauses, action, item.at)
            or is_subject_of(clauses, action, item)
            or ends_dated_talks(clauses, action, item.at)
            or is_decided_then(clauses, action, item.at)
            or describes_deed(clauses, action, item.at)
            or is_announced_then(clauses, action, item.at)
            or stands_in_dated_words(clauses, action, item)
        ):
            when = running(clauses, item.mention) or _stated(
                item.mention, "shared-clause", "dates another verb of the same subject in this sentence"
            )
            return _seen_from(known_on, when, action.status)
    for item in hosted:
        if report is not None and item.at == report.at:
            if is_counted_after(clauses, action.at, report.at):
                return bounded(action.status, known_on)
            denies = action.status is Status.DENIED and clauses.chunks[report.at].lemma in _DENYING
            announced = not denies and is_done_by_announcing(clauses, action, report)
            if denies or (not announced and _is_earlier_than_report(clauses, action)):
                reason = "the day of the statement; what is told lies before it"
                return EventDate(
                    DateRange(None, item.mention.range.end, Precision.UNKNOWN), DateBasis.NONE, "before-statement", reason
                )
            if action.status in _FROM_NOW:
                return bounded(action.status, known_on)  # "will expel two, an aide said on Monday"
            return _stated(item.mention, "statement", "dates the statement that reports the event")
    for item in hosted:
        if is_told_with_words(clauses, action, item.at) or is_at_the_time(clauses, action, item.at):
            return _stated(item.mention, "shared-clause", "dates the words or the occasion that the clause belongs to")
    for item in hosted:
        if goes_on_from(clauses, action, item.at):
            return _stated(item.mention, "same-sentence", "dates what the sentence tells just before")
    for item in hosted:
        if is_said_then(clauses, action, item.at):
            return _stated(item.mention, "statement", "dates further words of the same speaker in this sentence")
    for item in hosted:
        if action.status is Status.OCCURRED and comes_after(clauses, action, item.at):
            if is_within_hours(clauses, item.at):
                return _stated(item.mention, "same-sentence", "dates what happened hours before")
            return counted_from(clauses, item.at, item.mention) or _from_then_on(item.mention, known_on)
        if action.status is Status.OCCURRED and comes_before(clauses, action, item.at):
            if is_within_hours(clauses, item.at):
                return _stated(item.mention, "same-sentence", "dates what happened hours later")
            return counted_from(clauses, item.at, item.mention) or up_to_then(item.mention)
        if action.status in _HAPPENED and has_gone_on_since(clauses, action, item.at):
            return _from_then_on(item.mention, known_on)
    until_now = running_until(clauses, action, hosted, known_on) if is_over and action.status in _HAPPENED else None
    if until_now is not None:
        return until_now
    scene = day_of_deed(clauses, action, hosted, known_on)
    if scene is not None:
        return running(clauses, scene.mention) or _stated(scene.mention, "scene", "dates what the sentence tells with it")
    return bounded(action.status, known_on)


def _from_then_on(mention: DateMention, known_on: date) -> EventDate:
    """“Recalled its ambassador after talks at the weekend”: not before the talks, and not after publication."""
    first = mention.range.start
    if first is None or first > known_on:
        return bounded(Status.OCCURRED, known_on)
    precision = Precision.DAY if first == known_on else Precision.RANGE
    reason = f"it happened after what the expression dates, and by the day of publication; {mention.reason}"
    return EventDate(DateRange(first, known_on, precision), DateBasis.INFERRED, "after-dated", reason, mention.span)


def _lies_ahead(mention: DateMention, known_on: date) -> bool:
    """“They were to meet on 20 March; now Oslo cancelled the session”: a day to come dates nothing that has happened.

    Nor does a deadline: "asked for an answer by Friday".
    """
    start, end = mention.range.start, mention.range.end
    return start is not None and (start > known_on or (start == known_on and (end is None or end > known_on)))


def _seen_from(known_on: date, when: EventDate, status: Status) -> EventDate:
    """“Sent tents this week”, printed on a Friday: by that Friday; "is to send tents this week": from that Friday on."""
    first, last = when.range.start, when.range.end
    if first is None or last is None or not first <= known_on < last:
        return when
    if status in _HAPPENED:
        last, reason = known_on, f"it had happened by the day of publication; {when.reason}"
    else:
        first, reason = known_on, f"it still lay ahead on the day of publication; {when.reason}"
    precision = when.range.precision if (first, last) == (when.range.start, when.range.end) else Precision.RANGE
    return replace(when, range=DateRange(first, last, Precision.DAY if first == last else precision), reason=reason)


def _stated(mention: DateMention, rule: str, reason: str) -> EventDate:
    return EventDate(mention.range, DateBasis.STATED, f"{rule}:{mention.rule}", f"it {reason}; {mention.reason}", mention.span)


def bounded(status: Status, known_on: date) -> EventDate:
    """Nothing dates the event: it lies before the day of publication, or after it when it is still to come."""
    if status in _FROM_NOW:
        reason = "no date in the text; it still lay ahead on the day of publication"
        return EventDate(DateRange(known_on, None, Precision.UNKNOWN), DateBasis.NONE, "published", reason)
    reason = "no date in the text; it had happened by the day of publication"
    return EventDate(DateRange(None, known_on, Precision.UNKNOWN), DateBasis.NONE, "published", reason)


def _is_earlier_than_report(clauses: Clauses, action: Action) -> bool:
    if action.is_noun:
        return True
    chunk = clauses.chunks[action.at]
    if chunk.perfect:
        return True  # "troops have brought up guns, Seoul said on Friday"
    if chunk.past and action.type.quad not in _WORDS and is_background(clauses, action.at):
        return True  # "the man who threw the bomb was known, police said on Friday"
    return any(token.low in ("earlier", "previously", "ago") for token in clauses.tokens[chunk.first : chunk.last + 3])


def narrowed(event: EventDate, anchor: EventDate, words: str) -> EventDate:
    """The date of an event that happened after the anchor, which the words name; unchanged when nothing is learnt."""
    start = anchor.range.start
    if start is None or event.basis is not DateBasis.NONE or event.range.start is not None:
        return event
    if event.range.end is not None and not timedelta() <= event.range.end - start <= LONGEST_AFTER:
        return event
    if (day := _counted_on(anchor, words)) is not None and (event.range.end is None or day <= event.range.end):
        reason = f"“{words.strip()}”: counted on from {start}, the day of that event"
        return EventDate(DateRange(day, day, Precision.DAY), DateBasis.INFERRED, "counted-on", reason, anchor.expression)
    precision = Precision.RANGE if event.range.end else Precision.UNKNOWN
    return EventDate(
        DateRange(start, event.range.end, precision), DateBasis.INFERRED, "after-event",
        f"“{words.strip()}”: it happened after that event, which is dated {anchor.range.edtf}", anchor.expression,
    )  # fmt: skip


def _counted_on(anchor: EventDate, words: str) -> date | None:
    """The day of the later event, where the words say how many days or weeks it came after the earlier one, which has a day."""
    phrase = AFTER.match(words)
    if phrase is None or anchor.range.precision is not Precision.DAY or anchor.range.start is None:
        return None
    if (phrase["immediately"] or "").strip() in ("hours", "minutes"):
        return anchor.range.start
    unit = (phrase["unit"] or "").lower()
    if unit == "day" or (unit == "week" and _count(phrase) == 1):
        return anchor.range.start + timedelta(days=_count(phrase) * (7 if unit == "week" else 1))
    return None


def counted_back(later: EventDate, phrase: re.Match[str]) -> EventDate | None:
    """The day of the earlier event, from "two days after" it and the day of the later one; None where none is said."""
    day = later.range.start
    if (phrase["unit"] or "").lower() == "year":
        return _years_before(later, phrase)
    if not phrase["count"] and (phrase["immediately"] or "").strip() not in ("hours", "minutes"):
        return None
    if day is None or later.range.precision is not Precision.DAY or later.basis is not DateBasis.STATED:
        return None
    count = _count(phrase)
    unit = (phrase["unit"] or "day").lower()
    earlier = day - timedelta(days=count * {"day": 1, "week": 7, "month": 30}[unit])
    precision = Precision.DAY if unit == "day" or (unit, count) == ("week", 1) else Precision.RANGE
    first, last = (earlier, earlier) if precision is Precision.DAY else (earlier - timedelta(days=3), earlier + timedelta(days=3))
    reason = f"“{phrase.group().strip()}”: counted back from {day}, the day of the later event"
    return EventDate(DateRange(first, last, precision), DateBasis.INFERRED, "counted-back", reason, later.expression)


def _count(phrase: re.Match[str]) -> int:
    words = (phrase["count"] or "0").lower()
    return int(words) if words.isdigit() else _COUNTS.get(words, 0)


def _years_before(later: EventDate, phrase: re.Match[str]) -> EventDate | None:
    """“Agreed on it in May, two years after they settled …”: the whole year, so many before that of the later event."""
    start, count = later.range.start or later.range.end, _count(phrase)
    if start is None or later.basis is not DateBasis.STATED or not 0 < count < start.year:
        return None
    year = start.year - count
    reason = f"“{phrase.group().strip()}”: counted back from {start.year}, the year of the later event"
    return EventDate(
        DateRange(date(year, 1, 1), date(year, 12, 31), Precision.YEAR),
        DateBasis.INFERRED,
        "counted-back",
        reason,
        later.expression,
    )


def not_later(earlier: EventDate, later: EventDate, phrase: re.Match[str]) -> EventDate | None:
    """The range of an event that the words put before another one, which has a day: it ends that day at the latest."""
    end = later.range.end
    if later.basis is not DateBasis.STATED or end is None or (earlier.range.end is not None and earlier.range.end < end):
        return None
    reason = f"“{phrase.group().strip()}”: it happened before the event told with it, which is dated {later.range.edtf}"
    return EventDate(DateRange(None, end, Precision.UNKNOWN), DateBasis.INFERRED, "before-event", reason, later.expression)


_COUNTS = {**CARDINALS, "the": 1}


def after_phrases(text: str, span: Span) -> list[re.Match[str]]:
    """The words of a sentence that put an event after another one."""
    words = span.of(text).lower()
    return list(AFTER.finditer(text, span.start, span.end)) if any(part in words for part in _IN_AFTER) else []
