"""Two dates that are one stretch of time: "on Monday and Tuesday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.occurring.since import token_at
from timeline.extraction.values import DateMention, DateRange, Span
from timeline.vocabulary import Precision

_LONGEST = timedelta(days=60)


def told_closer(clauses: Clauses, first: DateMention, second: DateMention) -> DateMention | None:
    """“Four weeks later, on 22 September, …”: the second of two dates between commas, where it says the same more closely."""
    between = [token.low for token in clauses.tokens[token_at(clauses, first.span.end) : token_at(clauses, second.span.start)]]
    start, end = second.range.start, second.range.end
    if between not in ([","], [",", "on"], [",", "in"]) or first.range.start is None or first.range.end is None:
        return None
    is_within = start is not None and end is not None and first.range.start <= start <= end <= first.range.end
    return second if is_within and first.range != second.range else None


def both_days(clauses: Clauses, first: DateMention, second: DateMention) -> DateMention | None:
    """“On Monday and Tuesday”: from the one day to the other; None where something else than "and" stands between."""
    between = clauses.tokens[token_at(clauses, first.span.end) : token_at(clauses, second.span.start)]
    start, end = first.range.start, second.range.end
    if not between or any(token.low not in ("and", "on") for token in between):
        return None
    if start is None or end is None or not timedelta() < end - start < _LONGEST:
        return None
    return replace(first, range=DateRange(start, end, Precision.RANGE), span=Span(first.span.start, second.span.end))
