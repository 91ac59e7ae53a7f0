"""When a dated clause says that an event is later: "left after talks on Monday", "have fought since Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.noun_lists import in_list
from timeline.extraction.clauses.roles import governing_verb
from timeline.extraction.clauses.tagging import PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import DateMention, DateRange, EventDate
from timeline.vocabulary import DateBasis, Precision, Status

_FACED = ("assembly", "court", "crowd")  # lists of those before whom somebody stands
_UNITS = frozenset({"hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})


def comes_after(clauses: Clauses, action: Action, dated: int) -> bool:
    """Whether "after" or "following" puts the event after the dated word: "left after talks on Monday", "After talks on Monday, … left"."""
    chunks = clauses.chunks
    opening = _opening_of(clauses, dated)
    if opening is None or action.is_noun or not is_finite(chunks[action.at]) or chunks[action.at].modal:
        return False
    if action.at < opening:
        return governing_verb(clauses, opening) == action.at and not chunks[action.at].perfect
    comma = next((i for i in range(dated + 1, len(chunks)) if chunks[i].kind == STOP), len(chunks))
    first = next((i for i in range(comma, len(chunks)) if is_finite(chunks[i])), None)
    return opening == 0 and first == action.at and chunks[first].past and not chunks[first].perfect


def comes_before(clauses: Clauses, action: Action, dated: int) -> bool:
    """Whether "before" puts the event before the dated word: "froze the aid before the strike of 3 May"."""
    opening = _opening_of(clauses, dated, ("before",))
    if opening is None or action.is_noun or not action.at < opening or clauses.chunks[action.at].modal:
        return False
    if any(in_list(clauses, opening + 1, name) for name in _FACED):
        return False  # "accused Chad before the assembly on 3 May"
    return governing_verb(clauses, opening) == action.at and is_finite(clauses.chunks[action.at])


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
    if action.is_noun or not action.at < dated < len(clauses.chunks):
        return False
    told, opening = clauses.chunks[action.at], _opening_of(clauses, dated, ("since",))
    is_going_on = (told.perfect and not told.past) or (told.form == "finite" and action.status is Status.ONGOING)
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
