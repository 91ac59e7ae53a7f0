"""Years and what is counted within or by them: "2015", "the mid-1990s", "the third quarter of 2019", "the summer of 2014"."""

from __future__ import annotations

import re

from timeline.extraction.dates import periods
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.points import two_digit_year
from timeline.extraction.dates.reading import Context, Reading, Rule, Tense
from timeline.extraction.dates.words import (
    CARDINALS,
    DECADE_WORDS,
    GAP,
    LEAD,
    ORDINALS,
    SEASON,
    SHORT_YEAR,
    TENS,
    YEAR,
    any_of,
    number,
    part,
)
from timeline.vocabulary import Precision

_NUMBERED = re.compile(
    r"(?:[$€£¥#+=]|\b(?:no\.?|number|resolution|article|room|flight|boeing|airbus|page|pages|line|rs|us\$|usd|eur|highway|route|section|unscr|"
    r"resolutions|some|about|nearly|almost|over|than|least|most|around|approximately|roughly|estimated|another|up to|additional|of)) ?$"
)
_ONLY_YEARS_FOLLOW = re.compile(
    r"(?:\bin|\bsince|\buntil|\bby|\bfrom|\bto|\bof|\bduring|\bafter|\bbefore|\bback in|\bthe year|\bearly|\blate|\bmid|\bfiscal|\bthrough|mid-|pre-|post-) {1,12}$|-$"
)
_COUNTED_NOUN = re.compile(
    r"(?:-(?:strong|mile|meter|metre|km|kilometer|kilometre|foot|ton|tonne|member|man|seat|page|pound|odd|plus)\b| {1,3}(?:million|billion|trillion|percent|per cent|miles|"
    r"kilomet\w+|km|kg|tons|tonnes|metres|meters|feet|gmt|hours|hrs|utc|local time|degrees|points|barrels|dollars|euros|rubles|roubles|yuan|people|men|women|children|"
    r"troops|soldiers|personnel|fighters|civilians|police|officers|members|delegates|tanks|vehicles|homes|houses|jobs|workers|refugees|migrants|"
    r"prisoners|victims|casualties|deaths|dead|votes|seats|students|protesters|demonstrators|families|villages|shares|square|cubic|other|more|additional)\b)"
)  # fmt: skip
_ATTRIBUTED_TO = re.compile(
    r"(?:\b(?:the|a|an|this|its|his|her|their|our|my|your|that|any|every|landmark|so-called|historic|original|and|under)|'s?|s') {1,12}$"
)
_SENTENCE_WORDS = re.compile(
    r" {1,12}(?:and|or|to|in|on|at|by|for|from|with|when|while|that|which|who|after|before|until|because|as|was|is|were|are|had|has|have|will|would|did|"
    r"but|than|through|over|under|between|due|following|amid|he|she|it|they|we|i|you|the|a|an|this|its|his|her|their|if|where|also|alone|onwards?|"
    r"so|of|if|against|without|during|about|into|could|may|might|should|can|said|says|since|though|although|despite|out|up|off|not)\b"
)
_NAMED_THING = re.compile(
    r" {1,12}(?:(?!(?:the|an?|its|his|her|their|this|that|and|or|was|is|were|had|has|have|will|would|in|on|at|of|for|to|by|after|when|as)\b)[\w-]+ {1,12}){0,3}?(?:deal|agreement|accords?|treaty|pact|elections?|vote|invasion|war|summit|act|law|attacks?|bombings?|coup|revolution|"
    r"crisis|census|budget|olympics|games|cup|conference|constitution|convention|protocol|resolutions?|memorandum|declaration|ceasefire|"
    r"truce|referendum|uprising|protests|annexation|massacre|genocide|borders?|lines?|framework|plan|report|accord|communique|communiqué)\b"
)
_THING_OF = re.compile(
    r"\b(?:war|treaty|agreement|accords?|constitution|revolution|act|law|pact|elections?|crisis|convention|deal|uprising|coup|massacre) of {1,12}$"
)
_CAPITAL_NAME_BEFORE = re.compile(r"(?:^|[^.!?:\"“”\n] )\b(?:[A-Z][\w'’.-]+|COP|GDP) $")
_NOT_NAMES = re.compile(
    r"\b(?:in|since|until|by|from|to|of|during|after|before|through|between|early|late|mid|year|fiscal|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|spring|summer|fall|autumn|winter|on|and|around|about|q[1-4]|h[12]|\w+\.) $",
    re.IGNORECASE,
)


def _resolve_year(found: re.Match[str], context: Context) -> Reading | None:
    start, end = found.span("year")
    year = int(found["year"])
    before, after = context.copy[max(0, start - 24) : start], context.copy[end : end + 24]
    if found["part"] or found["lead"]:
        return Reading(periods.part_of(periods.year(year), part(found["part"])), "the year is written out")
    surely = bool(_ONLY_YEARS_FOLLOW.search(before))
    if _COUNTED_NOUN.match(after) or re.match(r"\s*[:.]\d|/\d{3}|-\d{3}", after):
        return None
    if re.search(r"\b(?:around|about) $", before) and 1900 <= year <= 2100 and re.match(r" ?[,.;)]", after):
        return Reading(periods.year(year), "the year is written out")
    if _NUMBERED.search(before) and not (surely and before.rstrip().endswith("of") and not re.match(" {1,3}[a-z]+s\b", after)):
        return None
    if year > context.published_on.year + 60 or (year < 1500 and not surely):
        return None
    follows_noun = re.match(r" {1,12}[a-z]", after) and not _SENTENCE_WORDS.match(after)
    if (
        not surely
        and re.match(r" {1,12}[a-z-]+s\b", after)
        and not _SENTENCE_WORDS.match(after)
        and not _ATTRIBUTED_TO.search(before)
    ):
        return None
    as_printed = context.text[max(0, start - 24) : start]
    if _NAMED_THING.match(context.copy, end) and not re.search(r"\b(?:in|since|during) {1,12}$", before):
        return Reading(
            periods.year(year),
            "the year belongs to the name of a thing, and does not say when the sentence happened",
            dates_events=False,
        )
    if _THING_OF.search(before):
        return Reading(
            periods.year(year),
            "the year belongs to the name of a thing, and does not say when the sentence happened",
            dates_events=False,
        )
    if (follows_noun and not surely) or (
        _ATTRIBUTED_TO.search(before) and (follows_noun or (re.match(r" {1,12}\w", after) and not _SENTENCE_WORDS.match(after)))
    ):
        return Reading(
            periods.year(year),
            "the year belongs to the name of a thing, and does not say when the sentence happened",
            dates_events=False,
        )
    if _CAPITAL_NAME_BEFORE.search(as_printed) and not _NOT_NAMES.search(as_printed):
        return Reading(
            periods.year(year), "the year is part of a name, and does not say when the sentence happened", dates_events=False
        )
    return Reading(periods.year(year), "the year is written out")


def _resolve_short_year(found: re.Match[str], context: Context) -> Reading:
    year = two_digit_year(int(found["year"][1:]), context.published_on)
    return Reading(periods.part_of(periods.year(year), part(found["part"])), "the year is written with two digits")


def _resolve_years(found: re.Match[str], context: Context) -> Reading | None:
    """ "2015-2018", "2019/20", "1914-18"."""
    first, last = int(found["first"]), found["last"]
    final = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if final <= first or (len(last) == 2 and final - first > 60):
        return None
    return Reading(periods.between(periods.year(first), periods.year(final)), "from the first to the last of these years")


def _resolve_decade(found: re.Match[str], context: Context) -> Reading:
    if found["name"]:
        year = two_digit_year(DECADE_WORDS[found["name"]], context.published_on)
    elif len(found["digits"]) == 4:
        year = int(found["digits"])
    else:
        year = two_digit_year(int(found["digits"][-2:]), context.published_on)
    return Reading(periods.part_of(periods.decade(year), part(found["part"])), "the ten years that begin with that number")


def _resolve_century(found: re.Match[str], context: Context) -> Reading:
    return Reading(
        periods.part_of(periods.century(number(found["number"])), part(found["part"])), "the hundred years counted that way"
    )


def _resolve_spelled(found: re.Match[str], context: Context) -> Reading | None:
    if found["thousand"]:
        return Reading(periods.year(2000 + (number(found["after"]) if found["after"] else 0)), "the year is written in words")
    tens = CARDINALS[found["tens"]]
    ones = CARDINALS[found["ones"]] if found["ones"] else 0
    hundreds = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000, "seventeen": 1700}[found["hundreds"]]
    return Reading(periods.year(hundreds + tens + ones), "the year is written in words")


def _year_of(found: re.Match[str], context: Context) -> int | None:
    words = re.sub(r" +|,|'s\b|\b(?:of|the|in|fiscal|year)\b", " ", found["year"] or found["owner"] or "").strip()
    if not words:
        return None
    if words.lstrip("'").isdigit():
        return int(words) if len(words) == 4 else two_digit_year(int(words[1:]), context.published_on)
    if words == "that":
        anchor = context.anchor()
        return anchor.first.year if anchor else None
    return context.published_on.year + {"this": 0, "last": -1, "next": 1}[words]


def _resolve_quarter(found: re.Match[str], context: Context) -> Reading:
    ordinal = number(found["ordinal"])
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


def _resolve_this_quarter(found: re.Match[str], context: Context) -> Reading:
    """ "The quarter", "the latest quarter": the one just spoken of, else the last one that was over."""
    if found["year"]:
        anchor = context.anchor(Precision.QUARTER)
        ordinal = (anchor.first.month + 2) // 3 if anchor else (context.published_on.month + 2) // 3
        return Reading(periods.quarter(int(found["year"]), ordinal), "the same quarter of that year", dates_events=False)
    last = context.periods[-1] if context.periods else None
    if last and last.precision is Precision.QUARTER and "latest" not in found.group() and context.mentions[-1].rule == "quarter":
        return Reading(last, "the quarter the text speaks of", dates_events=False)
    over = periods.quarter_of(periods.months_after(context.published_on, -3))
    return Reading(over, "the last quarter that was over on the day of publication", dates_events=False)


def _resolve_half(found: re.Match[str], context: Context) -> Reading | None:
    year = _year_of(found, context)
    if year is None:
        return None
    ordinal = 2 if found["ordinal"] in ("second", "last", "latter", "2") else 1
    return Reading(periods.half(year, ordinal), "six months of the year that is named")


def _resolve_season(found: re.Match[str], context: Context) -> Reading | None:
    year = _year_of(found, context)
    lead = part(found["part"])
    if year is not None:
        return Reading(periods.part_of(periods.season(year, found["season"]), lead), "the season of the year that is named")
    if (not found["definite"] and not lead) or found["season"] == "fall":
        return None
    published, name = context.published_on, found["season"]
    candidates: list[Period] = [periods.season(published.year + shift, name) for shift in (-1, 0, 1)]
    begun = [period for period in candidates if period.first <= published]
    if context.tense(*found.span()) is Tense.FUTURE:
        period = next(period for period in candidates if period.end and period.end >= published)
    else:
        period = begun[-1]
    return Reading(periods.part_of(period, lead), "no year is given, so the nearest such season in the direction of the verb")


_OF_YEAR = rf"(?:,?{GAP}(?:of{GAP}|in{GAP}|of{GAP}fiscal{GAP}|fiscal{GAP}|of{GAP}the{GAP}year{GAP})?(?P<year>{YEAR}|{SHORT_YEAR}|(?:this|last|next|that){GAP}year))"
_OWNER = rf"(?P<owner>(?:(?:this|last|next){GAP}year's|(?:the{GAP})?{YEAR}(?:'s)?){GAP})"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)"
_FISCAL = rf"(?:fiscal(?:{GAP}|-))?"

RULES = [
    Rule("quarter", rf"(?P<part>)(?P<owner>){_ORDINAL}-quarter\b(?P<year>)", _resolve_quarter),
    Rule("quarter", rf"{LEAD}(?:the{GAP}(?={_FISCAL}(?:first|second|third|fourth|1st|2nd|3rd|4th|\d{{4}}){GAP})|(?=\w))(?:{_OWNER})?{_FISCAL}{_ORDINAL}(?:{GAP}|-)quarter\b(?!s)(?:{_OF_YEAR})?", _resolve_quarter),
    Rule("quarter", rf"(?P<part>)(?P<owner>)q(?P<ordinal>[1-4])(?:{_OF_YEAR})", _resolve_quarter),
    Rule("quarter-spoken-of", rf"(?:the|that){GAP}(?:latest{GAP}(?:quarter|period)|(?P<year>{YEAR}){GAP}(?:quarter|period)|quarter)\b(?!-|{GAP}of\b)", _resolve_this_quarter),
    Rule("half", rf"(?:the{GAP})?(?P<owner>(?:(?:this|last|next){GAP}year's|{YEAR}'s){GAP})?(?P<ordinal>first|second|last|latter){GAP}half(?:{_OF_YEAR})?", _resolve_half),
    Rule("half", rf"(?P<owner>)h(?P<ordinal>[12])(?:{_OF_YEAR})", _resolve_half),
    Rule("season", rf"{LEAD}(?P<definite>the{GAP})?(?P<owner>)(?P<season>{SEASON})\b(?:{_OF_YEAR})?", _resolve_season),
    Rule("century", rf"{LEAD}(?:the{GAP})?(?:(?:early|mid|late)(?:{GAP}|-))?(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{any_of(ORDINALS)}){GAP}century", _resolve_century),
    Rule("decade", rf"(?:the{GAP})?{LEAD}(?:the{GAP})?(?:(?P<digits>\d{{3}}0|'\d0)'?s|(?<=the )(?P<name>{any_of(DECADE_WORDS)}))", _resolve_decade),
    Rule("years", rf"(?P<first>{YEAR})(?:-|/)(?P<last>{YEAR}|\d\d)(?!\d|-\d)", _resolve_years),
    Rule("year-in-words", rf"(?:the{GAP}year{GAP})?(?:(?P<hundreds>seventeen|eighteen|nineteen|twenty)(?:{GAP}|-)(?P<tens>{any_of(TENS)}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?:(?:-|{GAP})(?P<ones>one|two|three|four|five|six|seven|eight|nine))?|(?<=year )two{GAP}(?P<thousand>thousand)(?:{GAP}(?:and{GAP})?(?P<after>one|two|three|four|five|six|seven|eight|nine|ten))?)", _resolve_spelled),
    Rule("year", rf"(?:(?P<lead>fiscal{GAP}|the{GAP}year{GAP})|{LEAD})(?:post-|pre-)?(?P<year>{YEAR})", _resolve_year),
    Rule("year-two-digits", rf"{LEAD}(?:(?<=in )|(?<=of )|(?<=since )|(?<=from )|(?<=by )|(?<=until )|(?<=summer ))(?P<year>{SHORT_YEAR})(?!s)", _resolve_short_year),
]  # fmt: skip
