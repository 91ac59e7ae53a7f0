"""Years and what is counted within or by them: "2015", "the mid-1990s", "the third quarter of 2019", "the summer of 2014"."""

from __future__ import annotations

import re

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.four_digits import is_a_year, is_in_a_name
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import read_point, resolve_point, two_digit_year
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.storyline import going_on
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import (
    ANCHORED_STEPS,
    ANY_MONTH,
    CARDINALS,
    DAY_NUMBER,
    DECADE_WORDS,
    LEAD,
    LONG_MONTH,
    ORDINALS,
    SEASON,
    SHORT_YEAR,
    TENS,
    TOLD_YEAR,
    YEAR,
    any_of,
    month_number,
    number,
    part,
    spaced,
)
from timeline.vocabulary import Precision


def _resolve_year(found: Found, context: Context) -> Reading | None:
    period = periods.part_of(periods.year(int(found["year"])), part(found["part"]))
    if found["part"] or found["lead"]:
        return Reading(period, "the year is written out")
    start, end = found.span("year")
    if not is_a_year(int(found["year"]), start, end, context):
        return None
    if is_in_a_name(start, end, context):
        return Reading(
            period, "the year belongs to the name of a thing, and does not say when the sentence happened", dates_events=False
        )
    return Reading(period, "the year is written out")


def _resolve_short_year(found: Found, context: Context) -> Reading:
    year = two_digit_year(int(found["year"][1:]), context.published_on)
    return Reading(periods.part_of(periods.year(year), part(found["part"])), "the year is written with two digits")


def _resolve_years(found: Found, context: Context) -> Reading | None:
    """ "2015-2018", "2019/20", "1914-18"."""
    first, last = int(found["first"]), found["last"]
    final = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if final <= first or (len(last) == 2 and final - first > 60):
        return None
    return Reading(periods.between(periods.year(first), periods.year(final)), "from the first to the last of these years")


def _resolve_decade(found: Found, context: Context) -> Reading | None:
    if _OF_PERSON.search(context.copy, max(0, found.start() - 18), found.start()):
        return None  # "in his late eighties"
    if found["name"]:
        year = two_digit_year(DECADE_WORDS[found["name"]], context.published_on)
    elif len(found["digits"]) == 4:
        year = int(found["digits"])
    else:
        year = two_digit_year(int(found["digits"][-2:]), context.published_on)
    return Reading(periods.part_of(periods.decade(year), part(found["part"])), "the ten years that begin with that number")


def _resolve_short_decade(found: Found, context: Context) -> Reading | None:
    """ "The mid-90s", "the early 80s": degrees and ages are told like this too."""
    return None if _MEASURED.search(context.sentence_before(found.start())) else _resolve_decade(found, context)


_OF_PERSON = re.compile(r"\b(?:his|her|their|my|your|our|whose) {1,12}(?:(?:early|mid|late)[ -])?$")
_MEASURED = re.compile(r"\b(?:temperatures?|degrees|celsius|fahrenheit|highs|lows|aged?|scored?|per cent|percent)\b")


def _resolve_century(found: Found, context: Context) -> Reading:
    return Reading(
        periods.part_of(periods.century(number(found["number"])), part(found["part"])), "the hundred years counted that way"
    )


def _resolve_spelled(found: Found, context: Context) -> Reading | None:
    """ "Nineteen ninety-four", alone or with its month or season, as transcripts write it."""
    year = _spelled_year(found)
    if found["month"]:
        return Reading(periods.month(year, month_number(found["month"])), "month and year are written out")
    period = periods.season(year, found["season"]) if found["season"] else periods.year(year)
    return Reading(period, "the year is written in words")


def _spelled_year(found: Found) -> int:
    if found["thousand"]:
        return 2000 + (number(found["after"]) if found["after"] else 0)
    tens = CARDINALS[found["tens"]]
    ones = CARDINALS[found["ones"]] if found["ones"] else 0
    hundreds = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000, "seventeen": 1700}[found["hundreds"]]
    return hundreds + tens + ones


def _year_of(found: Found, context: Context) -> int | None:
    given = re.sub(r" +", " ", found["year"] or found["owner"] or "")
    if given.removesuffix(" year") in ANCHORED_STEPS:
        anchor = context.standing or context.anchor()
        return anchor.first.year + ANCHORED_STEPS[given.removesuffix(" year")] if anchor else None
    words = re.sub(r" +|,|'s\b|\b(?:of|the|in|fiscal|year)\b", " ", given).strip()
    if not words:
        return context.now.year if found["year"] else None  # "the first half of the year"
    if words.lstrip("'").isdigit():
        return int(words) if len(words) == 4 else two_digit_year(int(words[1:]), context.published_on)
    return context.published_on.year + {"this": 0, "last": -1, "next": 1}[words]


def _resolve_quarter(found: Found, context: Context) -> Reading | None:
    ordinal = number(found["ordinal"])
    if context.text[found.start() : found.start() + 2] == f"q{ordinal}":  # only a capital Q is a quarter
        return None
    year = _year_of(found, context)
    if year is not None:
        return Reading(
            periods.part_of(periods.quarter(year, ordinal), part(found["part"])), "the quarter of the year that is named"
        )
    published = context.published_on
    this_year = periods.quarter(published.year, ordinal)
    if this_year.first <= published or context.tense(*found.span()) is Tense.FUTURE:
        passed = this_year.end is not None and this_year.end < published
        year = (
            published.year + 1
            if passed and context.tense(*found.span()) is Tense.FUTURE and (published - this_year.first).days > 200
            else published.year
        )
    else:
        year = published.year - 1
    return Reading(periods.quarter(year, ordinal), "no year is given, so the latest such quarter that had begun")


def _resolve_this_quarter(found: Found, context: Context) -> Reading:
    """ "The quarter", "the latest quarter": the one just spoken of, else the last one that was over."""
    if found["year"]:
        anchor = context.anchor(Precision.QUARTER)
        ordinal = (anchor.first.month + 2) // 3 if anchor else (context.published_on.month + 2) // 3
        return Reading(periods.quarter(int(found["year"]), ordinal), "the same quarter of that year", dates_events=False)
    ended = _ENDED.match(context.copy, found.end())
    point = read_point(ended["day"], context) if ended else None
    if point is not None:
        return Reading(
            periods.quarter_of(resolve_point(point, context, Tense.PAST, found.span())[0].first), "the quarter that day is in"
        )
    last = context.periods[-1] if context.periods else None
    if last and last.precision is Precision.QUARTER and "latest" not in found.group() and context.mentions[-1].rule == "quarter":
        return Reading(last, "the quarter the text speaks of", dates_events=False)
    over = periods.quarter_of(periods.months_after(context.published_on, -3))
    return Reading(over, "the last quarter that was over on the day of publication", dates_events=False)


_ENDED = re.compile(spaced(rf" end(?:ed|ing) (?P<day>{ANY_MONTH} {DAY_NUMBER})"))


def _resolve_half(found: Found, context: Context) -> Reading | None:
    year = _year_of(found, context)
    if year is None:
        return None
    ordinal = 2 if found["ordinal"] in ("second", "last", "latter", "2") else 1
    return Reading(periods.half(year, ordinal), "six months of the year that is named")


def _resolve_season(found: Found, context: Context) -> Reading | None:
    year = _year_of(found, context)
    lead = part(found["part"])
    if year is not None:
        return Reading(periods.part_of(periods.season(year, found["season"]), lead), "the season of the year that is named")
    start, end = found.span("season")
    if _NAME_GOES_ON.match(context.text, end) and context.text[start].isupper():  # the Winter War
        return None
    in_season = context.is_narrative and context.copy.endswith("in ", 0, found.start())
    if not (found["definite"] or lead or in_season) or found["season"] == "fall":
        return None
    told = going_on(lambda year: periods.season(year, found["season"]), found.start(), context)
    if told is not None:
        why = f"no year is given, so the text goes on from {periods.in_words(context.story[-1])}, which it told last"
        return Reading(periods.part_of(told, lead), why)
    published, name = context.published_on, found["season"]
    candidates: list[Period] = [periods.season(published.year + shift, name) for shift in (-1, 0, 1)]
    begun = [period for period in candidates if period.first <= published]
    if context.tense(*found.span()) is Tense.FUTURE:
        period = next(period for period in candidates if period.end and period.end >= published)
    else:
        period = begun[-1]
    return Reading(periods.part_of(period, lead), "no year is given, so the nearest such season in the direction of the verb")


_NAME_GOES_ON = re.compile(r" [A-Z]")
_OF_YEAR = rf"(?:,? (?:of |in |of fiscal |fiscal |of the year )?(?P<year>{YEAR}|{SHORT_YEAR}|(?:this|last|next|the) year|{TOLD_YEAR})(?:(?<=\d)[-/]\d\d(?!\d))?)"
_OWNER = rf"(?P<owner>(?:(?:this|last|next) year's|(?:the )?{YEAR}(?:'s)?) )"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)"
_FISCAL = r"(?:fiscal(?: |-))?"

RULES = [
    Rule("quarter", rf"(?P<part>)(?P<owner>){_ORDINAL}-quarter\b(?P<year>)", _resolve_quarter),
    Rule(
        "quarter",
        rf"{LEAD}(?:the (?={_FISCAL}(?:first|second|third|fourth|1st|2nd|3rd|4th|\d{{4}}) )|(?=\w))"
        rf"(?:{_OWNER})?{_FISCAL}{_ORDINAL}(?: |-)quarter\b(?!s)(?:{_OF_YEAR})?",
        _resolve_quarter,
    ),
    Rule("quarter", rf"(?P<part>)(?P<owner>)q(?P<ordinal>[1-4])(?:{_OF_YEAR})?", _resolve_quarter),
    Rule(
        "quarter-spoken-of",
        rf"(?:the|that) (?:latest (?:quarter|period)|(?P<year>{YEAR}) (?:quarter|period)|quarter)\b(?!-"
        rf"| of\b)",
        _resolve_this_quarter,
    ),
    Rule(
        "half",
        rf"(?:the )?(?P<owner>(?:(?:this|last|next) year's|{YEAR}'s) )?(?P<ordinal>first|second|last"
        rf"|latter) half(?:{_OF_YEAR})?",
        _resolve_half,
    ),
    Rule("half", rf"(?P<owner>)h(?P<ordinal>[12])(?:{_OF_YEAR})", _resolve_half),
    Rule(
        "year-in-words",
        rf"(?:(?:the )?(?P<season>{SEASON}) of |(?P<month>{LONG_MONTH}),? (?:of )?)?(?:the year )?(?:(?P<hundreds>seventeen|eighteen|nineteen|twenty)(?: |-)"
        rf"(?P<tens>{any_of(TENS)}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
        rf"(?:(?:-| )(?P<ones>one|two|three|four|five|six|seven|eight|nine))?|(?<=year[ ])two "
        rf"(?P<thousand>thousand)(?: (?:and )?(?P<after>one|two|three|four|five|six|seven|eight|nine"
        r"|ten))?)",
        _resolve_spelled,
    ),
    Rule("season", rf"{LEAD}(?P<definite>the )?(?P<owner>)(?P<season>{SEASON})\b(?:{_OF_YEAR})?", _resolve_season),
    Rule(
        "century",
        rf"{LEAD}(?:the )?(?:(?:early|mid|late)(?: |-))?(?P<number>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|{any_of(ORDINALS)})(?: |-)century",
        _resolve_century,
    ),
    Rule(
        "decade",
        rf"(?:the )?{LEAD}(?:the )?(?:(?P<digits>\d{{3}}0|'\d0)'?s|(?:(?<=the[ ])|(?<=early[ ])|(?<=late[ ])|(?<=mid-))"
        rf"(?:nineteen(?: |-))?(?P<name>{any_of(DECADE_WORDS)}))",
        _resolve_decade,
    ),
    Rule("decade", r"(?:the )?(?P<part>early|mid|late)(?: |-)(?P<name>)(?P<digits>[1-9]0)'?s", _resolve_short_decade),
    Rule("years", rf"(?P<first>{YEAR})(?:-|/)(?P<last>{YEAR}|\d\d)(?!\d|-\d)", _resolve_years),
    Rule(
        "year",
        rf"(?:(?P<lead>fiscal (?:year )?|fy(?: )?|the year )|{LEAD})(?:post-|pre-)?"
        rf"(?P<year>{YEAR})",
        _resolve_year,
    ),
    Rule(
        "year-two-digits",
        rf"{LEAD}(?:(?<=in[ ])|(?<=of[ ])|(?<=since[ ])|(?<=from[ ])|(?<=by[ ])|(?<=until[ ])|(?<=summer[ ]))"
        rf"(?P<year>{SHORT_YEAR})(?!s)",
        _resolve_short_year,
    ),
]
