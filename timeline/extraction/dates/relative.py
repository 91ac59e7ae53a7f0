"""Expressions that point from the day of publication or from the last date of the text: "yesterday", "last week", "the same day",
"Thursday morning", "this summer", "the weekend"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from timeline.extraction.dates import periods, weekdays
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import read_point, resolve_point
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.storyline import going_on
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import (
    ANCHORED_STEPS,
    CLIPPED_DAY_WORDS,
    CLIPPED_WEEKDAY,
    CLOCK,
    LEAD,
    LONG_MONTH,
    MAYBE_GAP,
    MONTH_NAMES,
    NIGHT_OF,
    ORDINALS,
    SEASON,
    STEP_WORDS,
    STEPS,
    TIME_OF_DAY,
    UNIT,
    WEEKDAY,
    any_of,
    month_number,
    part,
    spaced,
)
from timeline.vocabulary import Precision

_CLOCK_LEAD = rf"(?:{CLOCK},? (?:on )?)?"
_DAY_TAIL = rf"(?: {TIME_OF_DAY}\b|,? {CLOCK})?"


def _earlier_or_later(period: Period, part_name: str, seen_from: date) -> Period:
    """ "Earlier this year" ends with the day it is seen from, "later this year" begins with it; early, mid and late are thirds."""
    holds_it = period.start and period.end and period.start <= seen_from <= period.end
    if part_name == "earlier" and holds_it:
        return periods.bounded(period, start=period.start, end=seen_from)
    if part_name == "later" and holds_it:
        return periods.bounded(period, start=seen_from, end=period.end)
    return periods.part_of(period, part_name)


def _resolve_day_word(found: Found, context: Context) -> Reading:
    word = re.sub(" +", " ", found["word"])
    word = CLIPPED_DAY_WORDS.get(word, word)
    distance = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2, "last night": -1,
                "last evening": -1}.get(word, 0)  # fmt: skip
    near = {-2: "two days before", -1: "the day before", 0: "the day of", 1: "the day after", 2: "two days after"}[distance]
    if word == "today" and context.is_narrative:
        period = Period(None, None, Precision.UNKNOWN, "PRESENT_REF")
        return Reading(period, "nowadays, in a text about a past time", dates_events=False)
    when = context.published_on + timedelta(days=distance)
    return Reading(periods.day(when), f"{near} publication")


def _step_and_base(step: str, unit: str, context: Context, span: tuple[int, int]) -> tuple[int, Period | None]:
    """How many units on, and from which date of the text; None means from the day of publication."""
    from_text = step not in STEPS or unit == "day" or _is_told(step, context, span) or context.standing is not None
    if step in ANCHORED_STEPS and from_text:
        return ANCHORED_STEPS[step], context.anchor_for(unit, span)
    return STEPS[step], None


def _is_told(step: str, context: Context, span: tuple[int, int]) -> bool:
    """“He fled the next week”: after a past verb it is counted from the text, and not from publication."""
    return step == "the next" and context.tense(*span) is Tense.PAST


_TIMES_OF_DAY = ("morning", "afternoon", "evening", "night")


def _resolve_unit(found: Found, context: Context) -> Reading | None:
    published, step_words = context.published_on, re.sub(" +", " ", found["step"])
    unit = "day" if found["unit"] in _TIMES_OF_DAY else found["unit"]
    if unit == "day" and step_words == "next":
        step_words = "the next"
        if context.anchor_for(unit) is None:
            return None
    if found["unit"] in _TIMES_OF_DAY and step_words not in ANCHORED_STEPS:
        return None
    step, base = _step_and_base(step_words, unit, context, found.span())
    of_the_past = context.is_narrative or (step >= 0 and step_words not in STEPS) or _is_told(step_words, context, found.span())
    if base is None and step_words in ANCHORED_STEPS and of_the_past:
        return None
    if unit == "day" and (step_words not in ANCHORED_STEPS or _is_that_of_condition(found, context)):
        return None
    start = base.first if base else published
    period = _next_unit(start, unit, step)
    if found["step"].endswith("past") and unit in ("week", "month", "year", "decade") and not found["part"]:
        period = replace(period, start=_next_unit_day(published, unit, -1), end=published, precision=Precision.RANGE)
        return Reading(period, f"the {unit} up to the day of publication")
    if base:
        beside = {-1: "before", 0: "of", 1: "after"}[step]
        return Reading(
            _earlier_or_later(period, part(found["part"]), start),
            f"the {unit} {beside} {periods.in_words(base)}, the last date in the text",
        )
    if step == 0 and _COUNTS_SO_FAR.search(context.copy, max(0, found.start() - 40), found.start()):
        return Reading(period, f"the {unit} of publication, in which it is counted; it does not say when", dates_events=False)
    return Reading(_earlier_or_later(period, part(found["part"]), published), f"the {unit} {weekdays.beside_publication(step)}")


def _is_that_of_condition(found: Found, context: Context) -> bool:
    """“If the court agrees, we will ask for her the same day”: the day of what may happen, and none told before."""
    return bool(_CONDITION.search(context.sentence_before(found.start()))) and context.tense(*found.span()) is Tense.FUTURE


_CONDITION = re.compile(r"\b(?:if|unless|once|as soon as)\b|^\W*should\b")
_COUNTS_SO_FAR = re.compile(  # "its ninth protest this year", "for the third time this week"
    spaced(rf"\b(?:{any_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|once|twice|times|so far)(?: [a-z-]+){{0,2}} $")
)


def _next_unit_day(when: date, unit: str, step: int) -> date:
    if unit in ("day", "week", "weekend"):
        return when + timedelta(days=step * (1 if unit == "day" else 7))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return periods.months_after(when, step * months)


def _next_unit(when: date, unit: str, step: int) -> Period:
    return periods.of_unit(_next_unit_day(when, unit, step), unit)


def _resolve_weekend(found: Found, context: Context) -> Reading:
    """The weekend without more is the latest one, or the coming one when the verb is future; on a weekend day that very one."""
    published, step = context.published_on, re.sub(" +", " ", found["step"] or "")
    steps = {**ANCHORED_STEPS, **STEPS}
    on_weekend = published.weekday() >= 5
    if step in ANCHORED_STEPS and step not in STEPS and (base := context.anchor_for("day")) is not None:
        told = periods.weekend(base.first + timedelta(days=7 * ANCHORED_STEPS[step]))
        return Reading(told, f"counted from {periods.in_words(base)}, the last date in the text")
    if step == "the" and context.standing is not None:
        return Reading(
            periods.weekend(context.now), f"the weekend beside {periods.in_words(context.standing)}, which the text told last"
        )
    if (step.startswith("this") and "past" not in step) or steps.get(step, -1) > 0:
        shift = 7 if steps.get(step) == 1 and (step == "next" or on_weekend) else 0
        return Reading(periods.weekend(published + timedelta(days=shift)), "the weekend of that week")
    future = step in ("", "the") and context.tense(*found.span()) is Tense.FUTURE
    if future or (on_weekend and steps.get(step, 0) == 0):
        return Reading(periods.weekend(published), "the weekend of the week of publication")
    return Reading(periods.weekend(published - timedelta(days=7)), "the latest weekend before publication")


def _resolve_named(found: Found, context: Context) -> Reading | None:
    """ "Last October", "this summer", "next spring": the latest one over, the one of this year, the next one."""
    step = re.sub(" +", " ", found["step"])
    steps = {**ANCHORED_STEPS, **STEPS}
    name, published = found["name"], context.published_on
    if name in ("may", "march") and context.text[found.start("name")].islower():
        return None

    def in_year(year: int) -> Period:
        return periods.season(year, name) if re.fullmatch(SEASON, name) else periods.month(year, month_number(name))

    if step in ANCHORED_STEPS and context.standing is not None and steps[step] == 0:
        told = going_on(in_year, found.start(), context)
        return (
            None if told is None else Reading(told, f"the one of {periods.in_words(context.standing)}, which the text told last")
        )
    if step in ANCHORED_STEPS and (anchor := context.standing or context.anchor()) is not None:
        year = anchor.first.year + (1 if steps[step] > 0 and in_year(anchor.first.year).first <= anchor.first else 0)
        return Reading(in_year(year), f"counted from {periods.in_words(anchor)}, the last date in the text")
    years = range(max(1, published.year - 2), published.year + 3)
    candidates = [in_year(year) for year in years]
    if steps[step] < 0:
        latest = [period for period in candidates if period.end is not None and period.end < published]
        if not latest:
            return None  # before the first year of the calendar
        return Reading(periods.part_of(latest[-1], part(found["part"])), "the latest one that was over on the day of publication")
    if steps[step] > 0:
        coming = [period for period in candidates if period.first > published]
        return Reading(periods.part_of(coming[0], part(found["part"])), "the first one after the day of publication")
    if name == "winter" and published.month <= 3:
        return Reading(in_year(published.year - 1), "the winter of publication")
    return Reading(
        _earlier_or_later(in_year(published.year), part(found["part"]), published), "the one in the year of publication"
    )


def _resolve_definite(found: Found, context: Context) -> Reading | None:
    """ "Earlier in the week", "later in the day", "the end of the year"; without such a lead the unit only refers and dates nothing."""
    unit, part_name = found["unit"], part(found["part"])
    if unit == "day":
        if part_name not in ("earlier", "later"):
            return None
        anchor = context.anchor_for("day") if context.is_narrative else context.anchor(Precision.DAY)
        return Reading(anchor if anchor else periods.day(context.published_on), "the day the text speaks of")
    period = _earlier_or_later(periods.of_unit(context.now, unit), part_name, context.now)
    whose = "publication" if context.standing is None else f"{periods.in_words(context.standing)}, which the text told last"
    return Reading(period, f"the {unit} of {whose}", dates_events=bool(part_name))


def _resolve_over(found: Found, context: Context) -> Reading:
    """ "Before the week is out": up to the end of the week that goes on."""
    period = periods.of_unit(context.now, found["unit"])
    return Reading(
        periods.bounded(period, start=context.now, end=period.end), f"up to the end of the {found['unit']} that goes on"
    )


def _resolve_year_end(found: Found, context: Context) -> Reading:
    year = int(found["year"]) if found["year"] else context.published_on.year
    return Reading(periods.day(date(year, 12, 31)), "the last day of the year")


def _resolve_new_year(found: Found, context: Context) -> Reading:
    published = context.published_on
    year = published.year if published.month <= 6 else published.year + 1
    return Reading(periods.year(year), "the year that began last, or in the second half of a year the next")


def _resolve_week_of(found: Found, context: Context) -> Reading | None:
    point = read_point(found["point"], context)
    if point is None or point.day is None:
        return None
    inner, _ = resolve_point(point, context, context.tense(*found.span()), found.span())
    return Reading(periods.week(inner.first), "the week from Monday to Sunday that holds this day")


def _resolve_month_and_year_word(found: Found, context: Context) -> Reading:
    step = {"this": 0, "last": -1, "next": 1}[found["step"]]
    return Reading(
        periods.month(context.published_on.year + step, month_number(found["name"])),
        f"the {MONTH_NAMES[month_number(found['name']) - 1]} of {found['step']} year",
    )


_DAY_WORD = any_of(["today", "tonight", "yesterday", "tomorrow", "the day before yesterday", "the day after tomorrow", "this morning",
                    "this afternoon", "this evening", "last night", "last evening", *CLIPPED_DAY_WORDS])  # fmt: skip
_LEAD_OF_DAY = rf"(?:(?P<part>early|late|later|earlier|mid|mid-{TIME_OF_DAY}) (?:on )?)?"
_NO_VERB = r"(?!(?:(?<='s[ ])|(?<=is[ ])|(?<=are[ ])|(?<='re[ ])|(?<='m[ ]))coming )"  # she is coming Thursday
_WEEK_FIRST = r"(?:(?P<week_first>this|last|next) week,? (?:on )?)?"
_WEEK = r"(?:,? (?:of )?(?P<week>this|last|next) week\b)?"

RULES = [
    Rule("day-word", rf"{_CLOCK_LEAD}{_LEAD_OF_DAY}{NIGHT_OF}?(?P<word>{_DAY_WORD})\b{_DAY_TAIL}", _resolve_day_word),
    Rule(
        "weekday",
        rf"{_WEEK_FIRST}{_CLOCK_LEAD}{_LEAD_OF_DAY}{NIGHT_OF}?(?:{_NO_VERB}(?P<step>{STEP_WORDS}) )?(?P<weekday>{WEEKDAY}\b|{CLIPPED_WEEKDAY})"
        rf"(?!s){_DAY_TAIL}{_WEEK}",
        weekdays.resolve,
    ),
    Rule(
        "week-of",
        rf"(?:the )?week (?:of|beginning|starting|commencing|ending) (?P<point>(?:{WEEKDAY},? )?(?:{LONG_MONTH} \d{{1,2}}|\d{{1,2}}"
        rf" {LONG_MONTH})(?:,? \d{{4}})?)",
        _resolve_week_of,
    ),
    Rule("weekend", rf"{LEAD}(?:(?P<step>the|{STEP_WORDS}) )weekend", _resolve_weekend),
    Rule(
        "unit",
        rf"{_CLOCK_LEAD}{LEAD}(?P<step>{STEP_WORDS}) (?:fiscal |calendar )?(?P<unit>{UNIT}|morning|afternoon"
        rf"|evening|night)\b(?: or (?:so|two))?",
        _resolve_unit,
    ),
    Rule("named-month-or-season", rf"{LEAD}(?P<step>{STEP_WORDS}) (?P<name>{LONG_MONTH}|{SEASON})\b", _resolve_named),
    Rule(
        "month-of-year",
        rf"(?P<name>{LONG_MONTH}),? (?:of )?(?P<step>this|last|next) year",
        _resolve_month_and_year_word,
    ),
    Rule("new-year", r"the new year\b(?!'s| (?:eve|day|holidays?|celebrations?|part(?:y|ies))\b)", _resolve_new_year),
    Rule("year-end", r"(?:the )?(?:(?P<year>\d{4}) )?(?:year-end|year's end|yearend)", _resolve_year_end),
    Rule(
        "definite-unit",
        rf"{LEAD}the (?:(?:full|entire|whole|fiscal) )?(?P<unit>day|week|month|year)(?! of\b|'|-| "
        rf"(?:before|after|earlier|later|that|when|two|nineteen|\d)|{MAYBE_GAP}\d)\b",
        _resolve_definite,
    ),
    Rule("unit-is-over", r"(?:before|by the time) the (?P<unit>week|month|year) (?:is|was) (?:out|over)\b", _resolve_over),
]
