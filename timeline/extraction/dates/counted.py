"""Counted units of time: "three weeks ago", "two days later", "a year earlier", "in the past month", "in recent days"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.reading import Context, Reading, Rule
from timeline.extraction.dates.tense import Tense
from timeline.extraction.dates.words import ABOUT, ANY_MONTH, COUNT, SINGULAR, UNIT, UNITS, VAGUE_COUNT, YEAR, number
from timeline.vocabulary import Precision

_VAGUE_SPAN = {
    "day": (2, 7),
    "week": (2, 6),
    "month": (2, 9),
    "quarter": (2, 6),
    "year": (2, 8),
    "decade": (2, 5),
    "century": (2, 5),
}
_RECENT_SPAN = {"day": 7, "week": 5, "month": 6, "quarter": 4, "year": 5, "decade": 3, "century": 2}
_TIMEX_UNIT = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
_ENDS_HERE = r"(?=[ ]{0,3}(?:[,.;:!?)\"”\x1e]|(?:and|but)\b|$))"


def _moved(when: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return when + timedelta(days=count * (7 if unit == "week" else 1))
    return periods.months_after(when, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def _unit(words: str) -> str:
    return "day" if words.startswith(("night", "evening")) else SINGULAR.get(words, words)


def _quarter_spoken_of(context: Context) -> Period | None:
    """The quarter that the last dates speak of: in a company report "a year ago" is the same quarter of the year before."""
    for mention, period in zip(context.mentions[:-4:-1], context.periods[:-4:-1], strict=False):
        if period.precision is Precision.QUARTER and mention.rule in ("quarter", "quarter-spoken-of"):
            return period
    return None


def _resolve_ago(found: Found, context: Context) -> Reading:
    count, unit = number(found["count"]), _unit(found["unit"])
    if unit.startswith("fortnight"):
        count, unit = 2 * count, "week"
    base = periods.day(context.published_on)
    if unit == "year" and count == 1 and found["count"] == "a" and (spoken_of := _quarter_spoken_of(context)):
        return Reading(
            periods.shifted(spoken_of, -1, unit), f"a year before {periods.in_words(spoken_of)}, which the text speaks of"
        )
    back = found["direction"] in ("ago", "back")
    period = periods.counted(base, -count if back else count, unit)
    return Reading(period, f"counted {'back' if back else 'forward'} from the day of publication")


def _resolve_vague_ago(found: Found, context: Context) -> Reading:
    unit, published = _unit(found["unit"]), context.published_on
    if found["count"] and found["count"].startswith("a couple"):
        two = periods.shifted(periods.day(published), -2, unit)
        period = Period(_moved(published, -3, unit), two.end, Precision.RANGE, two.timex)
        return Reading(period, f"about two {unit}s before publication: read as two or three")
    if found["count"]:
        near, far = _VAGUE_SPAN[unit]
        period = Period(_moved(published, -far, unit), _moved(published, -near, unit), Precision.RANGE, "PAST_REF")
        return Reading(period, f"some {unit}s before publication: read as {near} to {far} of them")
    return Reading(
        Period(None, _moved(published, -1, unit), Precision.UNKNOWN, "PAST_REF"),
        f"more than a {unit} before publication",
        dates_events=False,
    )


def _resolve_anchored(found: Found, context: Context) -> Reading | None:
    """ "Two days later" counts from the last date of the text, and dates nothing when there is none."""
    count, unit = number(found["count"]), _unit(found["unit"])
    later = found["direction"] in ("later", "after", "afterwards", "afterward", "on")
    anchor = context.anchor_for(unit, found.span()) or context.end_of_span(unit, later=later)
    if anchor is None:
        if later or context.mentions:
            return None
        anchor = periods.day(context.published_on)
    if unit == "year" and count == 1 and not later and (spoken_of := _quarter_spoken_of(context)):
        anchor = spoken_of
    if unit == "year" and anchor.precision is Precision.DAY and count == 1 and not later and not context.is_narrative:
        return Reading(periods.day(periods.months_after(anchor.first, -12)), f"a year before {periods.in_words(anchor)}")
    period = periods.counted(anchor, count if later else -count, unit)
    return Reading(period, f"counted from {periods.in_words(anchor)}, the last date in the text")


def _resolve_vague_later(found: Found, context: Context) -> Reading | None:
    """ "Days later", "several weeks earlier": a stretch after or before the last date of the text."""
    unit = _unit(found["unit"])
    anchor = context.anchor_for("day" if unit in ("hours", "minutes") else unit)
    if anchor is None:
        return None
    later, first = found["direction"] == "later", anchor.first
    if unit in ("hours", "minutes"):
        return Reading(anchor, f"the same day as {periods.in_words(anchor)}, the last date in the text")
    near, far = (1 if found["count"] is None else 2), _VAGUE_SPAN[unit][1]
    ends = sorted(_moved(first, count if later else -count, unit) for count in (near, far))
    period = Period(ends[0], ends[1], Precision.RANGE, f"PX{_TIMEX_UNIT[unit]}")
    return Reading(
        period,
        f"read as {near} to {far} {unit}s {'after' if later else 'before'} {periods.in_words(anchor)}, the last date in the text",
    )


def _resolve_beside(found: Found, context: Context) -> Reading | None:
    """ "The day before", "the year after", with nothing following that says before or after what."""
    unit = _unit(found["unit"])
    anchor = context.anchor_for(unit, found.span())
    if anchor is None:
        return None
    before = found["direction"] in ("before", "earlier")
    return Reading(
        periods.shifted(anchor, -1 if before else 1, unit),
        f"counted from {periods.in_words(anchor)}, the last date in the text",
    )


def _resolve_year_ago(found: Found, context: Context) -> Reading:
    """ "The year-ago quarter", "year-earlier": a year before the quarter the text speaks of, else the year before publication."""
    quarter = _quarter_spoken_of(context)
    if quarter is None and found.group().endswith(("quarter", "period")):
        quarter = periods.quarter_of(periods.months_after(context.published_on, -3))
    if quarter:
        return Reading(periods.shifted(quarter, -1, "year"), f"a year before {periods.in_words(quarter)}", dates_events=False)
    anchor = context.anchor() or periods.day(context.published_on)
    return Reading(periods.year(anchor.first.year - 1), "the year before", dates_events=False)


def _resolve_window(found: Found, context: Context) -> Reading:
    """ "The past three weeks", "the next 10 days": up to or from the day of publication, or where a narrative stands."""
    unit, side = _unit(found["unit"]), found["side"]
    told = context.standing if side in ("next", "following", "previous") else None
    now, day = (context.now, periods.in_words(told)) if told else (context.published_on, "the day of publication")
    exact = re.fullmatch(COUNT, found["count"] or "one")
    count = number(found["count"] or "one") if exact else _VAGUE_SPAN[unit][1]
    timex = f"P{count if exact else 'X'}{_TIMEX_UNIT[unit]}"
    if side in ("next", "coming", "following", "upcoming"):
        return Reading(Period(now, _moved(now, count, unit), Precision.RANGE, timex), f"from {day} on")
    return Reading(Period(_moved(now, -count, unit), now, Precision.RANGE, timex), f"up to {day}")


def _resolve_hours(found: Found, context: Context) -> Reading:
    days = max(1, round(int(found["count"]) / 24)) if (found["count"] or "").isdigit() else 1
    published = context.published_on
    timex = f"PT{found['count'] or 'X'}H"
    if found["side"] in ("next", "coming"):
        return Reading(
            Period(published, published + timedelta(days=days), Precision.RANGE, timex), "from the day of publication on"
        )
    return Reading(Period(published - timedelta(days=days), published, Precision.RANGE, timex), "up to the day of publication")


def _resolve_hours_ago(found: Found, context: Context) -> Reading:
    """ "Two hours ago", "hours ago": the day of publication or, as its hour is not known, the day before."""
    published = context.published_on
    period = Period(published - timedelta(days=1), published, Precision.RANGE, published.isoformat())
    return Reading(period, "shortly before publication, whose hour is not known: that day or the day before")


def _resolve_recent(found: Found, context: Context) -> Reading:
    unit, published = _unit(found["unit"]), context.published_on
    count = _RECENT_SPAN[unit]
    timex = f"PX{_TIMEX_UNIT[unit]}"
    if found["side"] in ("recent", "past", "last"):
        period = Period(_moved(published, -count, unit), published, Precision.RANGE, timex)
        return Reading(period, f"not said how many: read as up to {count} {unit}s before publication")
    period = Period(published, _moved(published, count, unit), Precision.RANGE, timex)
    return Reading(period, f"not said how many: read as up to {count} {unit}s after publication")


def _resolve_in_future(found: Found, context: Context) -> Reading | None:
    """ "In two weeks" is a point ahead only when the verb is future; otherwise it says how long something took."""
    sure = found.group().endswith(("time", "from now", "hence"))
    if not sure and context.tense(*found.span()) is not Tense.FUTURE:
        return None
    count, unit = 2 if "couple" in found["count"] else number(found["count"]), _unit(found["unit"])
    if unit.startswith("fortnight"):
        count, unit = 2 * count, "week"
    period = periods.shifted(periods.day(context.published_on), count, unit)
    return Reading(period, "counted forward from the day of publication")


def _resolve_half_ago(found: Found, context: Context) -> Reading:
    """ "Half a year ago", "a decade and a half ago": to the month, or to the year for longer units."""
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[found["unit"] or found["unit2"]]
    back = months // 2 + (months * number(found["count"]) if found["count"] else 0)
    when = periods.months_after(context.published_on, -back)
    period = periods.month(when.year, when.month) if months == 12 else periods.year(when.year)
    return Reading(period, "counted back from the day of publication")


def _resolve_first_months(found: Found, context: Context) -> Reading | None:
    """ "The first nine months of 2019", "the last two months of the year"."""
    year = (
        context.published_on.year + {"last": -1, "next": 1}.get(found["which"] or "", 0)
        if not found["year"]
        else int(found["year"])
    )
    count = number(found["count"])
    if not 1 <= count <= 12:
        return None
    first = 1 if found["side"] == "first" else 13 - count
    period = periods.between(periods.month(year, first), periods.month(year, first + count - 1))
    return Reading(period, f"the {found['side']} {count} months of {year}")


_ONE_OR_MORE = rf"(?:{COUNT}|an?)"
_ANY_UNIT = rf"(?:{UNITS}|{UNIT}|nights?)"
_BACK_THEN = rf"(?:{_ENDS_HERE}|(?= (?:in|at|on|over|when|during)\b))"  # and not "two days back home"
_GOES_ON = r"(?= (?:at|to|regarding|concerning|against|with|over|about)\b)"  # and not "the day before Christmas"
_OR_SO = r"(?: or so)?"

RULES = [
    Rule(
        "ago",
        rf"(?:{ABOUT} )?(?P<count>{_ONE_OR_MORE})(?: or (?:so|two|three))?(?: |-)(?P<unit>{_ANY_UNIT}|fortnights?){_OR_SO} (?P<direction>ago|from now|hence|back{_BACK_THEN})\b",
        _resolve_ago,
    ),
    Rule(
        "ago",
        rf"(?:{ABOUT} )?(?:an? )?(?:half(?: an? |(?: |-))(?P<unit>year|decade|century)|"
        rf"(?P<count>{_ONE_OR_MORE}) (?P<unit2>year|decade|century) and a half) ago",
        _resolve_half_ago,
    ),
    Rule(
        "months-of-year",
        rf"the (?P<side>first|last|final) (?P<count>{COUNT}) months of (?:(?P<year>{YEAR})|"
        rf"(?P<which>this|last|next|the) year)",
        _resolve_first_months,
    ),
    Rule(
        "ago-vague",
        rf"(?:{ABOUT} )?(?:(?P<count>{VAGUE_COUNT}) )?(?:short )?(?P<unit>{UNITS}) (?:ago\b|back{_BACK_THEN}\b)",
        _resolve_vague_ago,
    ),
    Rule(
        "counted-from-text",
        rf"(?:(?:just|only|some|about|nearly|almost|exactly) )?(?P<count>{_ONE_OR_MORE}) (?P<unit>{_ANY_UNIT}) "
        rf"(?P<direction>later|earlier|afterwards?|on(?=[ ]?,)|before(?= (?:to|in|at|from|with)\b)|(?:before|after|previously){_ENDS_HERE})\b"
        r"(?! (?:than|this|in|that (?:day|week|month|year|evening|night|morning)))",
        _resolve_anchored,
    ),
    Rule(
        "counted-from-text-vague",
        rf"(?:(?:just|only) )?(?:(?P<count>{VAGUE_COUNT}) )?(?P<unit>{UNITS}|hours|minutes) "
        rf"(?P<direction>later|earlier)\b(?! than)",
        _resolve_vague_later,
    ),
    Rule(
        "beside-date-of-text",
        rf"the (?P<unit>day|night|evening|week|month|year) (?P<direction>before|after|earlier)(?:{_ENDS_HERE}|{_GOES_ON})",
        _resolve_beside,
    ),
    Rule(
        "year-ago-quarter",
        r"year-(?:ago|earlier)\b(?! (?:first|second|third|fourth|quarter|period))|(?:(?:the|a) )?(?:"
        r"(?:comparable|same) )?(?:year-(?:ago|earlier) (?:(?:first|second|third|fourth) )?(?:quarter"
        r"|period)|(?:corresponding|same|comparable) (?:period|quarter)(?: of)? (?:last year|a"
        r" year (?:ago|earlier)))",
        _resolve_year_ago,
    ),
    Rule(
        "window",
        rf"(?:the |these )?(?P<side>past|last|previous|next|coming|following|upcoming) (?:"
        rf"(?P<count>{COUNT}|{VAGUE_COUNT}) )(?P<unit>{_ANY_UNIT})\b",
        _resolve_window,
    ),
    Rule(
        "window-of-hours",
        r"(?:the )?(?P<side>past|last|next|coming) (?:(?P<count>\d{1,3}|few|several) )?hours\b",
        _resolve_hours,
    ),
    Rule(
        "hours-ago", rf"(?:half )?(?:{ABOUT} )?(?:(?:{_ONE_OR_MORE}|{VAGUE_COUNT}) )?(?:hours?|minutes?) ago", _resolve_hours_ago
    ),
    Rule(
        "recent",
        rf"(?:(?:the|these) )?(?:(?:most|more) )?(?P<side>recent|coming|past|last|next) "
        rf"(?P<unit>{UNITS})\b(?! of (?:{ANY_MONTH}|{YEAR}))",
        _resolve_recent,
    ),
    Rule(
        "in-future",
        rf"(?:(?<!time[ ])in|within) (?:(?:about|another) )?(?P<count>{_ONE_OR_MORE}|a couple(?: of)?) "
        rf"(?P<unit>{_ANY_UNIT}|fortnight)(?:' time| time| from now)?(?! (?:of|that|when|or)\b)\b",
        _resolve_in_future,
    ),
]
