"""What took several days, which a sentence dates by its last one: "for the fourth night on Friday", "three days of talks ended on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.dates.words import CARDINALS, ORDINALS
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.occurring.since import token_at
from timeline.extraction.values import DateMention, DateRange, EventDate
from timeline.vocabulary import DateBasis, Precision

_ENDS = frozenset({"end", "conclude", "finish", "close", "wrap", "collapse", "break"})


def running(clauses: Clauses, mention: DateMention) -> EventDate | None:
    """“Exchanged fire for the fourth night on Friday”: it began three days before that Friday."""
    at = token_at(clauses, mention.span.start)
    before = [token.low for token in clauses.tokens[max(0, at - 7) : at]]
    places = [
        i
        for i, word in enumerate(before)
        if word in ORDINALS and before[i - 1 : i] in (["the"], ["a"]) and before[i - 2 : i - 1] == ["for"]
    ]
    if not places or mention.range.start is None or mention.range.precision is not Precision.DAY:
        return None
    after = [
        word
        for word in before[places[-1] + 1 :]
        if word not in ("straight", "consecutive", "successive", "running", "on", "in", "row")
    ]
    if after not in (["day"], ["day", "a"], ["night"]):
        return None
    count = ORDINALS[before[places[-1]]]
    first = mention.range.start - timedelta(days=count - 1)
    reason = f"the {before[places[-1]]} day is given, and what goes on for {count} days began on {first}; {mention.reason}"
    return EventDate(
        DateRange(first, mention.range.end, Precision.RANGE), DateBasis.STATED, f"running:{mention.rule}", reason, mention.span
    )


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
