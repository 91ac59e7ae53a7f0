"""Whether a whole text tells of a past time, as an article of an encyclopedia does, and does not report to its own day.

The evidence is what the text gives before any date is read: dates with years well before its day of publication, against dates of
its own year, words that point from its own day ("yesterday", "last week", a bare "Thursday") and people who are quoted. A report
begins with one of these. In a narrative a day without its month or year belongs to what was told last: see `storyline`.
"""

from __future__ import annotations

import re
from datetime import date

from timeline.extraction.dates.words import ANY_MONTH, DAY_NUMBER, SEASON, TIME_OF_DAY, WEEKDAY, spaced

_YEAR = re.compile(r"[12]\d{3}(?<!2[1-9]\d\d)(?<![\d.,/$-]\d{4})(?![\d%]|[.,]\d)")
_DAY_BEFORE = re.compile(spaced(rf"(?:\b{ANY_MONTH},? (?:{DAY_NUMBER},? )?|\b{SEASON} (?:of )?)$"))
_LONGEST_DAY = 60  # characters of "September 30th, " with wide gaps
_POINTS_FROM_PUBLICATION = re.compile(
    spaced(
        rf"\b(?:yesterday|tonight|tomorrow|(?:last|this|next) (?:week|month|year|night|{WEEKDAY}|{TIME_OF_DAY}|{SEASON})|ago|said"
        rf"|(?<!\d[ ])(?<!\d,[ ])(?<!bloody[ ])(?<!black[ ])(?<!good[ ])(?<!holy[ ])(?<!easter[ ])(?<!palm[ ])"
        rf"{WEEKDAY}(?!s| accords?| agreement)(?!,? (?:the )?(?:{DAY_NUMBER}|{ANY_MONTH})))\b"
    )
)
_FULL_DATE, _BARE_YEAR = 2, 1  # weights: four digits may also be a number
_ENOUGH = 3  # a full date and a year
_OUTWEIGHS = 4  # so much more than what points from the day of publication
_FAR = 2  # years before that of publication


def tells_of_the_past(copy: str, published_on: date) -> bool:
    """Whether the text (as a reading copy) tells of a time years before its publication."""
    far = near = 0
    begins = len(copy)
    for found in _YEAR.finditer(copy):
        year, start = int(found.group()), found.start()
        day = _DAY_BEFORE.search(copy, max(0, start - _LONGEST_DAY), start)
        weight = _FULL_DATE if day else _BARE_YEAR
        if year <= published_on.year - _FAR:
            far += weight
            begins = min(begins, day.start() if day else start)
        elif year <= published_on.year + 1:
            near += weight
    if far < _ENOUGH or far < near:
        return False
    pointing = [found.start() for found in _POINTS_FROM_PUBLICATION.finditer(copy)]
    return far >= _OUTWEIGHS * len(pointing) and all(start > begins for start in pointing)
