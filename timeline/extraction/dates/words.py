"""The words of date expressions, as pieces of regular expressions over the reading copy of a text (lower case, plain quotes)."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAYBE_GAP = "[ ]{0,12}"


def spaced(pattern: str) -> str:
    """The pattern with every plain space standing for a gap between words; "[ ]" stays one space.

    Wire texts break lines and indent them, which the reading copy has turned into spaces. The bound keeps time linear.
    """
    return re.sub(r"(?<!\[) (?!\])", " {1,12}", pattern)


def any_of(words: Iterable[str]) -> str:
    """An alternation that takes the longest word, so that "sept" does not stop before "september".

    Words that begin alike share their beginning, so that most of the grammar is passed over at the first letter of a word.
    """
    return f"(?:{_branches(words)})"


def _branches(words: Iterable[str]) -> str:
    rests: dict[str, list[str]] = {}  # by the first letter
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    ends_here = rests.pop("", None) is not None
    branches = []
    for letter, rest in rests.items():
        further = _branches(rest)
        branches.append(re.escape(letter).replace(r"\ ", " ") + (f"(?:{further})" if "|" in further else further))
    return "|".join([*branches, ""] if ends_here else branches)


# fmt: off
MONTH_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
LONG_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS = {**LONG_MONTHS, **SHORT_MONTHS}

WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
SHORT_WEEKDAYS = ["mon", "tues", "tue", "weds", "wed", "thurs", "thur", "thu", "fri", "sat", "sun"]

DAYS_FROM_TODAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
CLIPPED_DAY_WORDS = {
    **dict.fromkeys(["tmrw", "tmr", "tmw", "tomoz", "tomoro", "2moro", "2mrw", "2morrow"], "tomorrow"),
    **dict.fromkeys(["tonite", "2nite", "2night", "2day"], "today"),
    **dict.fromkeys(["yest", "yday"], "yesterday"),
}  # of short messages

_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second",
    "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
    "thirty-first",
]
_CARDINALS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]
# fmt: on
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
COUNTING_WORDS = {word: number for number, word in enumerate(_CARDINALS, 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
CARDINALS = {**COUNTING_WORDS, "a": 1, "an": 1}

WEEKDAY = any_of(WEEKDAYS)
_CLIPPED = any_of(SHORT_WEEKDAYS)
CLIPPED_WEEKDAY = (  # "on Sat", "next Tues", "Fri night": elsewhere "sun" and "sat" are other words
    rf"(?:(?:(?<=on[ ])|(?<=by[ ])|(?<=till[ ])|(?<=until[ ])|(?<=since[ ])|(?<=next[ ])|(?<=last[ ])|(?<=this[ ])){_CLIPPED}\b\.?"
    rf"|{_CLIPPED}\b\.?(?= (?:morning|afternoon|evening|night)\b))"
)
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{any_of(SHORT_WEEKDAYS)}\.?)"
LONG_MONTH = any_of(LONG_MONTHS)
ANY_MONTH = rf"(?:{LONG_MONTH}|{any_of(SHORT_MONTHS)}\b\.?)"
SEASON_WORDS = ["spring", "summer", "autumn", "fall", "winter"]
SEASON = any_of(SEASON_WORDS)
TIME_OF_DAY = "(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight)"

NIGHT_OF = (  # "the night of ", "the early hours of "
    r"(?:(?:the )?(?:(?:(?:very )?early |late )?(?:morning|afternoon|evening|night)|(?:(?:very )?early|late|small|wee|pre-dawn) hours) of )"
)

DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%)"
DAY_ORDINAL = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\b|{any_of(ORDINALS)}"
YEAR = r"(?:1\d{3}|2[01]\d{2})\b(?![,:]\d|\.\d|%)"
TOLD_YEAR = "(?:that|that same|the same|the following|the next|the previous|the preceding) year"
SHORT_YEAR = r"'\d\d\b(?!\d)"
_SINGULAR = ["day", "week", "month", "quarter", "year", "decade", "century"]
UNIT_WORDS = ["days", "weeks", "months", "quarters", "years", "decades", "centuries"]
UNIT, UNITS = any_of(_SINGULAR), any_of(UNIT_WORDS)
SINGULAR = dict(zip(UNIT_WORDS, _SINGULAR, strict=True))
COUNT = rf"(?:\d{{1,3}}|{any_of(COUNTING_WORDS)})"
VAGUE_COUNT_WORDS = ["several", "a few", "few", "some", "many", "a couple of", "a couple", "a number of", "dozens of"]
VAGUE_COUNT = any_of(VAGUE_COUNT_WORDS)
ABOUT_WORDS = ["about", "nearly", "almost", "around", "over", "roughly", "more than", "less than", "at least", "just", "only",
                "barely", "some", "just over", "just under", "approximately"]  # fmt: skip
ABOUT = any_of(ABOUT_WORDS)

DECADE_WORDS = {word.removesuffix("y") + "ies": 10 * number for number, word in enumerate(TENS, 2)}

_ZONE = r"(?:(?:gmt|utc|est|edt|et|cst|cdt|pst|pdt|bst|cet|cest|ist|jst|msk|(?:local|moscow|eastern|beijing|london) time)\b)"
_HALF_DAY = rf"\d{{1,2}}(?:[:.]\d\d)?{MAYBE_GAP}(?:a\.m\.?|p\.m\.?|am\b|pm\b)"
HOUR = any_of(word for word, number in COUNTING_WORDS.items() if number <= 12)
_MINUTES = rf"(?:half|(?:a )?quarter|{any_of(COUNTING_WORDS)}(?: minutes)?)"
_IN_THE_MORNING = r"(?:in the (?:early )?(?:morning|afternoon|evening)|at night)\b"
SPOKEN_CLOCK = (  # "twenty past midnight", "nine o'clock", "2.15 in the morning"
    rf"(?:(?:{_MINUTES} (?:past|to|after|before) (?:{HOUR}|midnight|midday|noon)\b|(?:{HOUR}|\d{{1,2}}) o'clock)(?: {_IN_THE_MORNING})?"
    rf"|(?:{HOUR}|\d{{1,2}}(?:[.:]\d\d)?) (?:{_IN_THE_MORNING}|(?=(?:this|that) (?:morning|afternoon|evening)\b))"
    rf"|(?<=at[ ])(?:{HOUR}|\d{{1,2}})(?= (?:on {WEEKDAY}|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))\b))"
)
CLOCK = rf"(?:(?:{_HALF_DAY}|\d{{1,2}}:\d\d\b|noon|midnight|midday)(?: {_ZONE})?|(?:dawn|dusk|daybreak|nightfall|sunrise|sunset)(?= on )|\d{{4}}(?: hours)? {_ZONE}|{SPOKEN_CLOCK})"
SURE_CLOCK = (
    rf"(?:{_HALF_DAY}(?: {_ZONE})?|(?:\d{{1,2}}:\d\d|\d{{4}}(?: hours)?) {_ZONE}|{SPOKEN_CLOCK})"  # a score like 2:15 is none
)

# Things that are counted, so that the number before them is neither a year nor a day of the month.
COUNTED_NOUN = (
    "(?:people|men|women|children|troops|soldiers|personnel|fighters|civilians|police|policemen|officers|members|delegates|workers|refugees|"
    "migrants|prisoners|victims|students|protesters|demonstrators|rebels|militants|insurgents|activists|settlers|participants|guests|"
    "residents|citizens|families|casualties|deaths|dead|tanks|vehicles|aircraft|planes|ships|vessels|trucks|missiles|rockets|drones|homes|"
    "houses|buildings|schools|villages|companies|jobs|shares|seats|votes|arrests|cases|infections|countries|nations|states|points|barrels|"
    "dollars|euros|rubles|roubles|yuan|miles|kilomet\\w+|tons|tonnes|metres|meters|feet|hectares|acres|degrees)"
)

_PARTS = {
    "early": ["early", "very early", "the beginning of", "beginning of", "the start of", "start of", "the early part of",
              "early in", "the early days of", "the early weeks of", "the early months of", "the opening days of", "the opening weeks of",
              "the opening months of", "the first days of", "the first weeks of", "the first months of"],
    "mid": ["mid", "mid-", "the middle of", "middle of"],
    "late": ["late", "the end of", "end of", "the close of", "late in", "the latter part of", "the last days of", "the final days of",
             "the last weeks of", "the final weeks of", "the last months of", "the final months of", "the closing days of", "the closing weeks of",
             "the closing months of", "the tail end of"],
    "earlier": ["earlier", "earlier in"],
    "later": ["later", "later in", "the rest of", "the remainder of"],
    "some": ["sometime", "sometime in", "some time", "some time in"],
}  # fmt: skip
PARTS = {phrase: part for part, phrases in _PARTS.items() for phrase in phrases}
PART = any_of(PARTS)
LEAD = rf"(?:(?P<part>{PART})(?: |(?<=-)|-))?"  # "early ", "mid-", "the end of "


def number(words: str) -> int:
    """ "3", "twelve", "a", "2nd", "twenty-third" as a number; raises ValueError for other words."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    found = CARDINALS.get(words) or ORDINALS.get(words)
    if found is None:
        raise ValueError(f"no number: {words}")
    return found


def weekday_number(name: str) -> int:
    return next(number for full, number in WEEKDAYS.items() if full.startswith(name.rstrip(".")[:3]))


def month_number(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def part(words: str | None) -> str:
    """Which part of a period the words before it mean: early, mid, late, earlier, later, or none."""
    return PARTS.get(re.sub(" +", " ", words), "") if words else ""


# How many units on "last", "this" and "next" lead, seen from the day of publication or from a date of the text.
STEPS = {
    **dict.fromkeys(["this", "the current", "current", "this same", "this very"], 0),
    **dict.fromkeys(["last", "the last", "the past", "past", "this past", "the latest", "the just-ended"], -1),
    **dict.fromkeys(["next", "the next", "the coming", "coming", "this coming", "the upcoming"], 1),
}
ANCHORED_STEPS = {
    **dict.fromkeys(["that", "that same", "the same", "that very", "the very same"], 0),
    **dict.fromkeys(["the previous", "previous", "the preceding", "the prior"], -1),
    **dict.fromkeys(["the following", "the next", "the very next", "the subsequent"], 1),
}
STEP_WORDS = any_of([*STEPS, *ANCHORED_STEPS])
