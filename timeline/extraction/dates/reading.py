"""What a rule is given and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from timeline.extraction.dates import periods
from timeline.extraction.dates.found import Found
from timeline.extraction.dates.narrative import tells_of_the_past
from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.tense import Tense, is_surely_past, tense_around
from timeline.extraction.dates.words import spaced
from timeline.extraction.values import DateMention
from timeline.vocabulary import Precision

PARAGRAPH_BREAK = "\x1e"
LETTER = r"[^\W\u3000-\u9fff]"  # or digit, but no Chinese one: Chinese has no spaces around a date
_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = {"’": "'", "‘": "'", "`": "'", "–": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "\t": " ", "\r": " ",
          PARAGRAPH_BREAK: " ", **dict.fromkeys(_BLANKS, " ")}  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphens, blanks without width, marks of direction


def without_invisible(text: str) -> tuple[str, Sequence[int]]:
    """The text without letters that do not show, which can stand anywhere in a word, and where each place of it was."""
    if text.isascii() or not _INVISIBLE.search(text):
        return text, range(len(text) + 1)
    places = [place for place, letter in enumerate(text) if not _INVISIBLE.match(letter)]
    return _INVISIBLE.sub("", text), [*places, len(text)]


def reading_copy(text: str) -> str:
    """The text as the grammar reads it: lower case, plain quotes, hyphens and spaces, no line breaks inside a paragraph.

    It is as long as the text, so that every offset means the same place in both.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    plain = lower
    for sign, meant in _PLAIN.items():  # several times faster than str.translate(): most signs stand in no text
        plain = plain.replace(sign, meant)
    if "\n" not in plain:
        return plain
    broken = re.sub(r"(?:\n *){2,}", lambda found: PARAGRAPH_BREAK * len(found.group()), plain)
    return broken.replace("\n", " ")


_MARK = "[.!?;]"  # stands first in the pattern, which makes the search many times faster
_SENTENCE_END = re.compile(
    rf"{_MARK}(?<![ .][a-z]{_MARK})(?<!\b(?:mr|dr|st|lt|ms){_MARK})"
    rf"(?<!\b(?:mrs|gen|gov|sen|rep|col|jan|feb|mar|apr|jun|jul|aug|oct|nov|dec){_MARK})['\")]* "
)
_ARTICLE = re.compile(r"(?:\b(?:the|an?|its|his|her|their)|'s) {1,12}$")
_NOUN_AFTER = re.compile(
    r" {1,12}(?!(?:and|or|to|in|on|at|by|for|from|with|when|while|that|which|after|before|as|was|is|were|are|had|has|have|will|would)\b)[a-z]"
)
_BEFORE, _AFTER = 160, 120


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means and why, in words that continue “the expression”: …"""

    period: Period
    why: str
    dates_events: bool = True


@dataclass
class Context:
    """One text being read. `mentions` grows as the rules find dates, so that a rule can count from an earlier one."""

    text: str
    copy: str
    published_on: date
    date_order: str
    mentions: list[DateMention] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)  # of each mention, before a preposition bounded it
    telling: tuple[Period, int] | None = None  # the last date, where its year is told and it carries the story; where it ends
    story: list[Period] = field(default_factory=list)  # the dates that a narrative has gone through

    @cached_property
    def is_narrative(self) -> bool:
        return tells_of_the_past(self.copy, self.published_on)

    @property
    def standing(self) -> Period | None:
        """The date a narrative told last, from which it goes on; None in texts that report to their own day."""
        return self.story[-1] if self.story and self.is_narrative else None

    @property
    def now(self) -> date:
        """The day that "the spring" or "noon" is nearest to: that of publication, or where a narrative stands."""
        return self.published_on if self.standing is None else self.standing.first

    def sentence_before(self, start: int) -> str:
        window = self.copy[max(0, start - _BEFORE) : start]
        ends = [found.end() for found in _SENTENCE_END.finditer(window)]
        cut = max(ends[-1] if ends else 0, window.rfind(PARAGRAPH_BREAK) + 1)
        return window[cut:]

    def sentence_after(self, end: int) -> str:
        window = self.copy[end : end + _AFTER].split(PARAGRAPH_BREAK, 1)[0]
        stop = _SENTENCE_END.search(window)
        return window[: stop.start()] if stop else window

    def tense(self, start: int, end: int) -> Tense:
        before = self.sentence_before(start)
        return tense_around(before, self.sentence_after(end), self.text[start - len(before) : start])

    def is_surely_past(self, start: int, end: int) -> bool:
        return is_surely_past(self.sentence_before(start), self.sentence_after(end))

    def is_attribute(self, start: int, end: int) -> bool:
        """Whether the expression stands between an article and a noun ("the January 3 strike"), out of reach of the verb."""
        return bool(_ARTICLE.search(self.copy, max(0, start - 8), start)) and bool(_NOUN_AFTER.match(self.copy, end))

    def anchor(self, *precisions: Precision) -> Period | None:
        """The last period read so far that has days, of one of these precisions when any are given."""
        for period in reversed(self.periods[-12:]):
            if period.start is not None and period.end is not None and (not precisions or period.precision in precisions):
                return period
        return None

    def anchor_for(self, unit: str, span: tuple[int, int] | None = None) -> Period | None:
        """The last date of the text that is fine enough to count such units from: no day is two days after 2015.

        A coarser one on the way is passed over only where it lies further back ("convicted in 2001"): that is background.
        What is told in the past at `span` is counted from no date still to come: "by the end of May. He left the same day."
        """
        is_over = span is not None and self.tense(*span) is Tense.PAST
        if self.is_narrative:
            told = self.story[-_LOOKED_BACK:]
        else:
            recent = zip(self.mentions[-_LOOKED_BACK:], self.periods[-_LOOKED_BACK:], strict=True)
            told = [period for mention, period in recent if mention.dates_events]
        passed: list[Period] = []
        for period in reversed(told):
            if period.start is None or period.end is None or (is_over and period.start > self.published_on):
                continue
            if unit not in _FINE_ENOUGH or period.precision in _FINE_ENOUGH[unit]:
                return period if all(coarse.first < period.start for coarse in passed) else None
            passed.append(period)
        return None

    def end_of_span(self, unit: str, *, later: bool) -> Period | None:
        """The last or first of several days told just before, from which others are counted: "from 5 to 8 June … two days later"."""
        told = self.periods[-1] if self.periods else None
        if told is None or "/" not in told.timex or told.start is None or told.end is None or unit not in ("day", "week"):
            return None
        if (told.end - told.start).days > _A_MONTH:
            return None
        return periods.day(told.end if later else told.start)


_LOOKED_BACK = 6  # dates
_A_MONTH = 31  # days
_FINE_ENOUGH = {
    "day": (Precision.DAY,),
    "week": (Precision.DAY, Precision.WEEK),
    "month": (Precision.DAY, Precision.WEEK, Precision.MONTH),
}

Resolver = Callable[[Found, Context], Reading | None]


@dataclass(frozen=True)
class Rule:
    """A pattern over the reading copy with named groups, and what to make of a match; None means: no date after all.

    A plain space in the pattern stands for any gap between words.
    """

    name: str
    pattern: str
    resolve: Resolver
    means_no_date: bool = False  # the words are no date as a whole, nor is any part of them

    @property
    def bare(self) -> str:
        """The pattern as a regular expression."""
        return spaced(self.pattern)
