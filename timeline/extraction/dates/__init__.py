"""Finds the date expressions of a text by a grammar of our own and says what each one means.

`find_dates` is the whole interface. The alternation of all rules runs once over the text; the rule that matched resolves the
parts of the expression against the day of publication, the tense around it and the dates before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from timeline.extraction.dates import (
    absolute,
    clock,
    counted,
    distances,
    eras,
    holidays,
    nights,
    ordinal_days,
    relative,
    stretches,
    vague,
    words,
    years,
)
from timeline.extraction.dates.bounds import bounded_by_preposition
from timeline.extraction.dates.chronicle import tells_year
from timeline.extraction.dates.digit_order import order_told
from timeline.extraction.dates.found import Found, named
from timeline.extraction.dates.reading import LETTER, Context, Reading, Rule, reading_copy, without_invisible
from timeline.extraction.dates.storyline import carry_on
from timeline.extraction.values import DateMention, Span

__all__ = ["find_dates"]

# Where two rules match at the same place the earlier one wins, so longer and more special forms come first.
_RULES: list[Rule] = [
    *vague.RULES[:-1],
    *eras.RULES,
    *distances.RULES,
    *holidays.RULES,
    *stretches.RULES,
    *absolute.RULES[:-2],
    *counted.RULES,
    *years.RULES[:3],
    *ordinal_days.RULES,
    *nights.RULES,
    *relative.RULES,
    *clock.RULES,
    *years.RULES[3:],
    *absolute.RULES[-2:],
    vague.RULES[-1],
]


_RULES_TOGETHER = 32  # in one pattern: to keep the groups of all rules would take it longer than to fail


@cache
def _grammar() -> list[re.Pattern[str]]:
    """Every rule as a branch of an alternation, which knows them by their place in the list; to be tried one after the other."""
    branches = [named(place, rule.bare) for place, rule in enumerate(_RULES)]
    together = ["|".join(branches[first : first + _RULES_TOGETHER]) for first in range(0, len(branches), _RULES_TOGETHER)]
    return [re.compile(rf"(?:{rules})(?!{LETTER})") for rules in together]


_MAY_BEGIN = re.compile(rf"(?<!{LETTER}|[$€£#@&])(?<!\d[.,/:-])(?!(?<=/)\d)")  # not within a word or a number, nor as a price
_WORD = re.compile(r"[a-z]+|'?\d+")
_OPENERS = (
    "a an the this that these last next past previous following coming current same latest upcoming recent most more right just only "
    "some in at by before from between within through h q fy post pre fiscal comparable corresponding its long each every mail ruby"
)
_INNER = "o on to after or so other another single short full entire whole calendar near foreseeable latter final wee small turn"
_TELLING = (
    "now nowadays presently currently recently today tonight yesterday tomorrow noon midnight midday morning evening night afternoon "
    "overnight weekend minutes minute hours hour day week month year quarter decade century yearend period half future past present "
    "moment term days nights clock dawn dusk sunrise sunset daybreak nightfall ago black bloody super cyber holy sheffield thousand good recent current "
    "fortnight fortnights lunchtime seventeen eighteen nineteen ad ce"
)


_TELLS, _OPENS, _BETWEEN = "tells of time", "opens an expression", "stands between the two"


@cache
def _kinds() -> dict[str, str]:
    """Words an expression can open with, words that tell of time, and words that stand between the two, each with its kind.

    Every expression has a word that tells of time, or digits, and before the first of these only words of the three kinds.
    The grammar is tried only where that is so, which makes reading several times faster.
    """
    leads = [*words.PARTS, *words.ABOUT_WORDS, *words.VAGUE_COUNT_WORDS]
    telling = {
        *words.MONTHS,
        *words.WEEKDAYS,
        *(f"{day}s" for day in words.WEEKDAYS),
        *words.SHORT_WEEKDAYS,
        *words.ORDINALS,
        *words.UNIT_WORDS,
        *words.SEASON_WORDS,
        *(f"{season}s" for season in words.SEASON_WORDS),
        *words.DECADE_WORDS,
        *words.TENS,
        *words.CLIPPED_DAY_WORDS,
        *_TELLING.split(),
    }
    names = [_WORD.findall(name) for name in (*holidays.holidays(), *holidays.named_days())]
    telling |= {name[-1] for name in names if not any(word in telling or word.isdigit() for word in name)}
    openers = _words_of([*words.CARDINALS, _OPENERS]) | {_WORD.findall(lead)[0] for lead in leads} | {name[0] for name in names}
    inner = _words_of([*leads, *words.STEPS, *words.ANCHORED_STEPS, _INNER]).union(*names)
    return dict.fromkeys(inner, _BETWEEN) | dict.fromkeys(openers, _OPENS) | dict.fromkeys(_words_of(telling), _TELLS)


def _words_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(" ".join(phrases)))


def _places_to_try(copy: str) -> Iterator[int]:
    kinds = _kinds()
    waiting: list[int] = []  # openers behind which no word has stood yet that is no part of a date
    for match in _WORD.finditer(copy):
        word = match.group()
        kind = _TELLS if word[-1].isdigit() else kinds.get(word)
        if kind is None:
            waiting.clear()
        elif kind == _TELLS:
            yield from waiting
            waiting.clear()
            yield match.start()
        elif kind == _OPENS:
            waiting.append(match.start())


def find_dates(text: str, published_on: date, *, date_order: str = "MDY") -> list[DateMention]:
    """The date expressions of an article in the order of the text, none overlapping another.

    `published_on` is what relative expressions count from; `date_order` is the publisher's order of a date in digits
    ("MDY", "DMY", "YMD"), which the text itself can show to be another. Never raises for any text: what is no date of the calendar (30 February) gives nothing.
    """
    shown, places = without_invisible(text)
    copy = reading_copy(shown)
    mentions = _mentions(Context(shown, copy, published_on, order_told(copy, date_order)))
    if shown is text:
        return mentions
    spans = (Span(places[mention.span.start], places[mention.span.end - 1] + 1) for mention in mentions)
    return [replace(mention, span=span) for mention, span in zip(mentions, spans, strict=True)]


def _mentions(context: Context) -> list[DateMention]:
    place = 0
    for start in _places_to_try(context.copy):
        if start < place:
            continue
        found = _match(context.copy, start)
        if found and _read(Found(found), context):
            place = found.end()
    return context.mentions


def _match(copy: str, start: int) -> re.Match[str] | None:
    if not _MAY_BEGIN.match(copy, start):
        return None
    for rules in _grammar():
        if found := rules.match(copy, start):
            return found
    return None


def _read(found: Found, context: Context) -> bool:
    """Whether the words matched are dealt with: read as a date, or known to be none as a whole."""
    rule = _RULES[found.place]
    try:
        reading = rule.resolve(found, context)
        if reading is not None:
            _note(reading, rule, found, context)
    except (ValueError, OverflowError):  # no such day in the calendar
        return True
    return reading is not None or rule.means_no_date


def _note(reading: Reading, rule: Rule, found: Found, context: Context) -> None:
    span = Span(*found.span())
    period, why = bounded_by_preposition(reading.period, span, context)
    expression = " ".join(span.of(context.text).split())
    reason = f"“{expression}”: {reading.why}{why}."
    context.mentions.append(DateMention(span, period.range, period.timex, rule.name, reason, reading.dates_events))
    context.periods.append(reading.period)
    if reading.dates_events:
        if context.is_narrative:
            carry_on(span, reading.period, rule.name, context)
        context.telling = (reading.period, span.end) if tells_year(span, reading.period, context) else None
