"""When a dated clause says that an event is later: "left after talks on Monday", "have fought since Monday"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.noun_lists import in_list
from timeline.extraction.clauses.tagging import PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.dates.words import CARDINALS
from timeline.extraction.values import DateMention, DateRange, EventDate
from timeline.vocabulary import DateBasis, Precision, Status

_FACED = ("assembly", "court", "crowd")  # lists of those before whom somebody stands
_EARLIER = ("before", "ahead", "until", "till")
_COUNTS = {**CARDINALS, "a": 1, "the": 1}
_LONGEST_COUNT = timedelta(days=366)
_LONGEST_NUMBER = 3  # digits
_UNITS = frozenset({"hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})


def comes_after(clauses: Clauses, action: Action, dated: int) -> bool:
    """Whether "after" or "following" puts the event after the dated word: "left after talks on Monday", "After talks on Monday, … left"."""
    chunks = clauses.chunks
    opening = _opening_of(clauses, dated)
    if opening is None or action.is_noun or not is_finite(chunks[action.at]) or chunks[action.at].modal:
        return False
    if action.at < opening:
        return governing_verb(clauses, opening) == action.at and not chunks[action.at].perfect
    is_main = _opens(clauses, opening) and _is_main_clause(clauses, dated, action.at)
    return is_main and chunks[action.at].past and not chunks[action.at].perfect


def comes_before(clauses: Clauses, action: Action, dated: int) -> bool:
    """Whether "before" puts the event before the dated word: "froze the aid ahead of the strike of 3 May".

    So it is where it opens the sentence, "Before the strike of 3 May, … had frozen", and with what lasted "until the strike".
    """
    chunks, opening = clauses.chunks, _opening_of(clauses, dated, _EARLIER)
    if opening is None or action.is_noun or chunks[action.at].modal or not is_finite(chunks[action.at]):
        return False
    if chunks[opening].word == "before" and any(in_list(clauses, opening + 1, name) for name in _FACED):
        return False  # "accused Chad before the assembly on 3 May"
    if not action.at < opening:
        return _opens(clauses, opening) and _is_main_clause(clauses, dated, action.at) and chunks[action.at].past
    return governing_verb(clauses, opening) == action.at


def _opens(clauses: Clauses, opening: int) -> bool:
    """Whether a sentence begins with "after the talks", or with "two days after the talks"."""
    is_counted = opening == 1 and clauses.tokens[clauses.chunks[0].last].low in _UNITS
    return opening == 0 or is_counted


def _is_main_clause(clauses: Clauses, dated: int, verb: int) -> bool:
    """Whether the verb is the first one behind the comma that ends the phrase of the dated chunk."""
    chunks = clauses.chunks
    comma = next((i for i in range(dated + 1, len(chunks)) if chunks[i].kind == STOP), len(chunks))
    return next((i for i in range(comma, len(chunks)) if is_finite(chunks[i])), None) == verb


def counted_from(clauses: Clauses, dated: int, mention: DateMention) -> EventDate | None:
    """“Two days before the strike of 3 May”, "a week after the talks of 3 May": the day; None where nothing is counted."""
    opening = _opening_of(clauses, dated, ("after", "before"))
    day = mention.range.start
    if not opening or day is None or mention.range.precision is not Precision.DAY or clauses.chunks[opening - 1].kind != NP:
        return None
    if opening > 1 and clauses.chunks[opening - 2].kind == PREPOSITION:
        return None  # "in the week before", "over a week before": within it, or longer
    count, unit = [*clauses.words(clauses.chunks[opening - 1]), "", ""][:2]
    number = int(count) if count.isdecimal() and len(count) <= _LONGEST_NUMBER else _COUNTS.get(count, 0)
    days = timedelta(days=number * {"day": 1, "week": 7}.get(unit.removesuffix("s"), 0))
    if not days or days > _LONGEST_COUNT:
        return None
    try:
        day = day - days if clauses.chunks[opening].word == "before" else day + days
    except OverflowError:  # no such day in the calendar
        return None
    reason = f"counted from what the expression dates; {mention.reason}"
    return EventDate(DateRange(day, day, Precision.DAY), DateBasis.INFERRED, "counted-from", reason, mention.span)


def up_to_then(mention: DateMention) -> EventDate:
    """“Froze the aid before the strike of 3 May”: by that day."""
    reason = f"it happened before what the expression dates; {mention.reason}"
    return EventDate(
        DateRange(None, mention.range.end, Precision.UNKNOWN), DateBasis.INFERRED, "before-dated", reason, mention.span
    )


def is_within_hours(clauses: Clauses, dated: int) -> bool:
    """Whether "hours" or "minutes" stands before the "after", or "before", of the dated chunk: on that very day."""
    opening = _opening_of(clauses, dated, ("after", "following", "before"))
    return bool(opening) and clauses.tokens[clauses.chunks[opening or 0].first - 1].low in ("hours", "minutes", "hour")


def is_counted_after(clauses: Clauses, verb: int, host: int) -> bool:
    """“Said on Monday, two days after rebels had raided a post”: what stands behind "after" is older than the dated words before it."""
    chunks = clauses.chunks
    opening = next((i for i in range(verb - 1, host, -1) if chunks[i].word == "after"), None)
    if opening is None or opening < host + 2:
        return False
    is_counted = clauses.tokens[chunks[opening].first - 1].low in _UNITS
    between = chunks[opening:verb]
    joined = not any(chunk.kind == STOP for chunk in between) or not any(map(is_finite, between))
    return joined and (is_counted or chunks[opening - 1].kind == STOP)


def has_gone_on_since(clauses: Clauses, action: Action, dated: int) -> bool:
    """“Rebels have bombed two towns since they were expelled on 20 February”: from the day of that clause on."""
    if action.is_noun or not dated < len(clauses.chunks):
        return False
    told, opening = clauses.chunks[action.at], _opening_of(clauses, dated, ("since",))
    is_going_on = (told.perfect and not told.past) or (told.form == "finite" and action.status is Status.ONGOING)
    if dated < action.at:
        return opening == 0 and is_going_on and _is_main_clause(clauses, dated, action.at)
    joined = opening is not None and not any(c.kind in (RELATIVE, SUBORDINATOR) for c in clauses.chunks[action.at + 1 : opening])
    return joined and is_going_on


def _opening_of(clauses: Clauses, dated: int, words: Sequence[str] = ("after", "following")) -> int | None:
    """The "after" or "following" whose clause or phrase holds the dated chunk."""
    for index in range(min(dated, len(clauses.chunks)) - 1, -1, -1):
        chunk = clauses.chunks[index]
        if chunk.kind in (PREPOSITION, SUBORDINATOR) and chunk.word in words:
            return index
        if chunk.kind not in (NP, PREPOSITION) and not (chunk.kind == V and not is_finite(chunk)):
            return None
    return None
