"""Four digits in a row: a year or another number, and a year that dates something or only belongs to a name."""

from __future__ import annotations

import re

from timeline.extraction.dates.reading import Context
from timeline.extraction.dates.words import COUNTED_NOUN

_REACH = 30  # characters looked at on either side

_AFTER_TIME_WORD = re.compile(
    r"\b(?:in|since|until|by|from|to|of|during|after|before|the year|early|late|mid|fiscal|through) {1,12}$|(?:mid|pre|post)-$"
)
_AFTER_NUMBER_WORD = re.compile(
    r"(?:[$€£¥#+=]|\b(?:no\.?|number|resolutions?|article|room|flight|boeing|airbus|pages?|line|rs|us\$|usd|eur|highway|route|section|unscr|some|"
    r"about|nearly|almost|over|than|least|most|around|approximately|roughly|estimated|another|up to|additional|of)) ?$"
)
_COUNTED = re.compile(
    r"-(?:strong|mile|meter|metre|km|kilometer|kilometre|foot|ton|tonne|member|man|seat|page|pound|odd|plus)\b"
    r"| {1,12}(?:million|billion|trillion|percent|per cent|km|kg|gmt|hours|hrs|utc|local time|square|cubic|other|more|additional)\b"
    rf"| {{1,12}}{COUNTED_NOUN}\b"
)
_NUMBER_GOES_ON = re.compile(r" *:\d|\.\d|/\d{3}|-\d{3}")
_ENDS_PHRASE = re.compile(r" ?[,.;)]")
_NOUN = re.compile(
    r" {1,12}(?!(?:and|or|to|in|on|at|by|for|from|with|when|while|that|which|who|after|before|until|because|as|was|is|were|are|had|has|have|will|"
    r"would|did|but|than|through|over|under|between|due|following|amid|he|she|it|they|we|i|you|the|a|an|this|its|his|her|their|if|where|also|"
    r"alone|onwards?|so|of|against|without|during|about|into|could|may|might|should|can|said|says|since|though|although|despite|out|up|off|not)\b)"
    r"(?P<small>[a-z])?\w"
)
_PLURAL = re.compile(r" {1,12}(?!(?:was|is|has|as|its|his|this|does)\b)[a-z-]+s\b")
_ARTICLE = re.compile(
    r"(?:\b(?:the|an?|this|its|his|her|their|our|my|your|that|any|every|landmark|so-called|historic|original|and|under)|'s?|s') {1,12}$"
)
_THINGS = (
    "deal|agreement|accords?|treaty|pact|elections?|vote|invasion|war|summit|act|law|attacks?|bombings?|coup|revolution|crisis|census|budget|"
    "olympics|games|cup|conference|constitution|convention|protocol|resolutions?|memorandum|declaration|ceasefire|truce|referendum|uprising|"
    "protests|annexation|massacre|genocide|borders?|lines?|framework|plan|report|communiqu[eé]|sanctions"
)
_THING_AFTER = re.compile(
    rf" {{1,12}}(?:(?!(?:the|an?|its|his|her|their|this|that|and|or|was|is|were|had|has|have|will|would|in|on|at|of|for|to|by|after|when|as)\b)"
    rf"[\w-]+ {{1,12}}){{0,3}}?(?:{_THINGS})\b"
)
_THING_BEFORE = re.compile(rf"\b(?:(?:{_THINGS})(?: \d+)? of {{1,12}}|(?:resolution|unscr) \d+ \()$")
_INSTRUMENT_BEFORE = re.compile(
    r"\b(?:agreement|accords?|treaty|pact|convention|protocol|resolution(?: \d+)?|memorandum|declaration|communiqu[eé]|charter) (?:of|from|dated) {1,12}$"
)
_NAME_BEFORE = re.compile(r"(?:^|[^.!?:\"“”\n] )\b[A-Z][\w'’.-]+ $")  # a capital that does not open the sentence
_NO_NAME_BEFORE = re.compile(
    r"\b(?:in|since|until|by|from|to|of|during|after|before|through|between|early|late|mid|year|fiscal|january|february|march|april|may|june|"
    r"july|august|september|october|november|december|spring|summer|fall|autumn|winter|on|and|around|about|q[1-4]|h[12]|\w+\.) $",
    re.IGNORECASE,
)


def ends_with_instrument(copy: str, start: int) -> bool:
    """Whether the words before that place are a treaty or its like, with "of": what follows tells which one."""
    return bool(_INSTRUMENT_BEFORE.search(copy, max(0, start - _REACH), start))


def is_a_year(number: int, start: int, end: int, context: Context) -> bool:
    """Whether four digits between these places are a year, and not an amount, a count, a resolution or a flight."""
    before, after = context.copy[max(0, start - _REACH) : start], context.copy[end : end + _REACH]
    published = context.published_on.year
    if _COUNTED.match(after) or _NUMBER_GOES_ON.match(after) or number > published + 60:
        return False
    if before.endswith("-") and not _AFTER_TIME_WORD.search(before):  # the type of a missile
        return False
    after_time_word = bool(_AFTER_TIME_WORD.search(before))
    if _AFTER_NUMBER_WORD.search(before):
        is_of_year = after_time_word and not _PLURAL.match(after)  # "of" stands before both
        return is_of_year or (
            1900 <= number <= 2100 and bool(_ENDS_PHRASE.match(after)) and before.rstrip().endswith(("around", "about"))
        )
    if after_time_word:
        return True
    counts_something = _PLURAL.match(after) and _NOUN.match(after) and not _ARTICLE.search(before)
    return number >= 1500 and (not counts_something or 1950 <= number <= published + 5)


def is_in_a_name(start: int, end: int, context: Context) -> bool:
    """Whether a year only tells which thing is meant: "the 2015 nuclear deal", "the war of 1971", "Vision 2030"."""
    before, after = context.copy[max(0, start - _REACH) : start], context.copy[end : end + 2 * _REACH]
    if _THING_BEFORE.search(before) or (_THING_AFTER.match(after) and not re.search(r"\b(?:in|since|during) {1,12}$", before)):
        return True
    noun = _NOUN.match(after)
    if noun and (_ARTICLE.search(before) or (noun["small"] and not _AFTER_TIME_WORD.search(before))):
        return True
    printed = context.text[max(0, start - _REACH) : start]
    return bool(_NAME_BEFORE.search(printed)) and not _NO_NAME_BEFORE.search(printed)
