"""Finds the date expressions of a text by a grammar of our own and says what each one means.

`find_dates` is the whole interface. One alternation of all rules runs once over the text; the rule that matched reads the
expression again, with its parts, and resolves it against the day of publication, the tense around it and the dates before it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from timeline.extraction.dates import absolute, counted, holidays, relative, vague, years
from timeline.extraction.dates.bounds import bounded_by_preposition
from timeline.extraction.dates.reading import Context, Reading, Rule, reading_copy
from timeline.extraction.values import DateMention, Span

__all__ = ["find_dates"]

# Where two rules match at the same place the earlier one wins, so longer and more special forms come first.
_RULES: list[Rule] = [
    *vague.RULES[:-1],
    *holidays.RULES,
    *absolute.RULES[:-2],
    *counted.RULES,
    *years.RULES[:3],
    *relative.RULES,
    *years.RULES[3:],
    *absolute.RULES[-2:],
    vague.RULES[-1],
]


@cache
def _grammar() -> re.Pattern[str]:
    """Every rule in one alternation; the name of the group that matched is the rule's place in the list."""
    rules = "|".join(f"(?P<r{place}>{rule.bare})" for place, rule in enumerate(_RULES))
    return re.compile(rf"(?<![\w$€£#@&])(?<!\d[.,/:])(?:{rules})(?!\w)")


def find_dates(text: str, published_on: date, *, date_order: str = "MDY") -> list[DateMention]:
    """The date expressions of an article in the order of the text, none overlapping another.

    `published_on` is what relative expressions count from; `date_order` is the publisher's order of a date in digits
    ("MDY", "DMY", "YMD"). Never raises for any text: what is no date of the calendar (30 February) gives nothing.
    """
    context = Context(text, reading_copy(text), published_on, date_order)
    grammar, place = _grammar(), 0
    while found := grammar.search(context.copy, place):
        rule = _RULES[int((found.lastgroup or "")[1:])]
        place = found.end() if _read(rule, found, context) else _end_of_word(context.copy, found.start())
    return context.mentions


_WORD = re.compile(r"\w+")


def _end_of_word(copy: str, start: int) -> int:
    """Where to look on when an expression was none: after its first word, as a shorter expression may begin within it."""
    word = _WORD.match(copy, start)
    return word.end() if word else start + 1


def _read(rule: Rule, found: re.Match[str], context: Context) -> bool:
    """Whether the words matched are dealt with: read as a date, or known to be none as a whole."""
    parts = rule.compiled.fullmatch(context.copy, *found.span())
    if parts is None:
        return False
    try:
        reading = rule.resolve(parts, context)
    except (ValueError, OverflowError):  # no such day in the calendar
        return True
    if reading is not None:
        _note(reading, rule, parts, context)
    return reading is not None or rule.means_no_date


def _note(reading: Reading, rule: Rule, found: re.Match[str], context: Context) -> None:
    span = Span(*found.span())
    period, why = bounded_by_preposition(reading.period, span, context)
    expression = re.sub(r"\s+", " ", span.of(context.text))
    reason = f"“{expression}”: {reading.why}{why}."
    context.mentions.append(DateMention(span, period.range, period.timex, rule.name, reason, reading.dates_events))
    context.periods.append(reading.period)
