"""What took several days, which a sentence dates by its last one: "for the fourth night on Friday", "three days of talks ended on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.tagging import STOP
from timeline.extraction.dates.words import CARDINALS, ORDINALS, any_of
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.occurring.since import token_at
from timeline.extraction.values import DateMention, DateRange, EventDate, Span
from timeline.vocabulary import DateBasis, Precision

_DAY = rf"(?P<count>{any_of(ORDINALS)}) (?:(?:straight|consecutive|successive) )?(?:day|night)\b"
_FOR_DAY = re.compile(rf"\bfor (?:the|a) {_DAY}")
_BEFORE_DATE = re.compile(rf"\bfor (?:the|a) {_DAY}(?: (?:straight|running|in a row))?(?: on)?$")
_ENTERED = re.compile(rf"\benter(?:ed|s|ing)? (?:its|their|the|a) {_DAY}")
_REACH = 8  # tokens before or behind the date
_ENDS = frozenset({"end", "conclude", "finish", "close", "wrap", "collapse", "break"})


def running(clauses: Clauses, mention: DateMention) -> EventDate | None:
    """“Exchanged fire for the fourth night on Friday”, “on Friday for the fourth night running”: since three days before that Friday."""
    if mention.range.start is None or mention.range.precision is not Precision.DAY:
        return None
    at, behind = token_at(clauses, mention.span.start), token_at(clauses, mention.span.end)
    found = _BEFORE_DATE.search(_words(clauses, at - _REACH, at)) or _FOR_DAY.match(_words(clauses, behind, behind + _REACH))
    return _since_day(found, mention.range.start, f"running:{mention.rule}", mention.reason, mention.span) if found else None


def running_until(clauses: Clauses, action: Action, hosted: Sequence[HostedDate], known_on: date) -> EventDate | None:
    """“Held the bridge for a second day”, “their strike entered its fifth day”: until the day told with it, else that of publication."""
    chunks, tokens = clauses.chunks, clauses.tokens
    if not any(token.low in ("day", "night") for token in tokens):
        return None
    verb = (
        next((i for i in range(action.at + 1, len(chunks)) if chunks[i].lemma == "enter"), None) if action.is_noun else action.at
    )
    if verb is None or (action.is_noun and any(is_finite(chunk) for chunk in chunks[action.at : verb])):
        return None
    first = chunks[verb].first
    end = next((i for i in range(first, len(tokens)) if tokens[i].tag == STOP), len(tokens))
    found = (_ENTERED if action.is_noun else _FOR_DAY).search(_words(clauses, first, end))
    own = next((item.mention for item in hosted if item.at == verb), None)
    last = known_on if own is None else own.range.start
    if found is None or last is None or last > known_on or (own is not None and own.range.precision is not Precision.DAY):
        return None
    return _since_day(found, last, "running", "counted to the day of publication", own.span if own else None)


def _words(clauses: Clauses, first: int, end: int) -> str:
    return " ".join(token.low for token in clauses.tokens[max(0, first) : end])


def _since_day(found: re.Match[str], last: date, rule: str, reason: str, expression: Span | None) -> EventDate:
    count = ORDINALS[found["count"]]
    first = last - timedelta(days=count - 1)
    reason = f"the {found['count']} day is given, and what goes on for {count} days began on {first}; {reason}"
    return EventDate(DateRange(first, last, Precision.RANGE), DateBasis.STATED, rule, reason, expression)


def lasted(clauses: Clauses, action: Action, hosted: Sequence[HostedDate]) -> EventDate | None:
    """“Three days of talks ended on Tuesday”, “was struck on Saturday, at the end of two days of talks”: from so many days before."""
    chunks, at = clauses.chunks, action.at
    if not action.is_noun or at < 2 or chunks[at - 1].word != "of" or chunks[at - 2].kind != NP:
        return None
    words = clauses.words(chunks[at - 2])
    count = CARDINALS.get(words[-2], 0) if len(words) > 1 and words[-1] in ("days", "weeks") else 0
    days = count * (7 if words[-1] == "weeks" else 1)
    is_end = at > 3 and clauses.words(chunks[at - 4])[-1] == "end"
    for item in hosted:
        last = item.mention.range.start
        verb = chunks[item.at] if item.at < len(chunks) else None
        ends = verb is not None and is_finite(verb) and (is_end or (verb.lemma in _ENDS and item.at > at))
        if days and ends and last is not None and item.mention.range.precision is Precision.DAY:
            reason = f"it ended on {last}, after {' '.join(words)}; {item.mention.reason}"
            begun = DateRange(last - timedelta(days=days - 1), last, Precision.RANGE)
            return EventDate(begun, DateBasis.STATED, f"lasted:{item.mention.rule}", reason, item.mention.span)
    return None
