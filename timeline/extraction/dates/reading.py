"""What a rule is given and what it gives back; and whether the words around an expression speak of the future or the past."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

from timeline.extraction.dates.periods import Period
from timeline.extraction.dates.words import spaced
from timeline.extraction.values import DateMention
from timeline.vocabulary import Precision

PARAGRAPH_BREAK = "\x1e"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "\u00a0": " ", "\u2009": " ",
                        "\u202f": " ", "\t": " ", "\r": " ", PARAGRAPH_BREAK: " "})  # fmt: skip


def reading_copy(text: str) -> str:
    """The text as the grammar reads it: lower case, plain quotes, hyphens and spaces, no line breaks inside a paragraph.

    It is as long as the text, so that every offset means the same place in both.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    plain = lower.translate(_PLAIN)
    if "\n" not in plain:
        return plain
    broken = re.sub(r"(?:\n *){2,}", lambda found: PARAGRAPH_BREAK * len(found.group()), plain)
    return broken.replace("\n", " ")


class Tense(Enum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_LEADS_TO = (
    "plan(?:s|ned|ning)?|agree[sd]?|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|intend(?:s|ed)?|expect(?:s|ed)?|due|set|schedul(?:ed|ing)|slated|"
    "ready|hop(?:e|es|ed|ing)|want(?:s|ed)?|threaten(?:s|ed)?|invite[sd]?|ask(?:s|ed)?|urge[sd]?|order(?:s|ed)?|decide[sd]?|subpoenaed|"
    "prepar(?:e|es|ed|ing)|call(?:s|ed)? (?:on|for)|likely|going|about|poised|supposed|refuse[sd]?|has|have|need(?:s|ed)?|propose[sd]?"
)
# Finite verbs and what else tells the tense. A modal outweighs a participle after it in the same clause ("will discuss the proposed
# deal on Friday"), but not a finite verb ("will attend, he said on Friday").
_MARKERS = re.compile(
    rf"""\b(?:
    (?P<neutral>(?:be|been|being)[ ]\w+ed|(?:an?|the|his|her|its|their|previously)[ ](?:planned|scheduled|proposed|expected|extended|delayed)|united|armed|alleged|need|indeed|unprecedented|limited|so-called)
    |(?P<modal>
        (?:will|would|could|might|may|shall|should|must|can)(?![ ](?:have|for)\b|[ ]not[ ]be[ ])(?:[ ](?:be|not|also|then|again|now|likely|only|reportedly))*(?:[ ]\w+ed\b)?
        |won't|(?<=')ll|to[ ]be(?:[ ]\w+ed)?|(?:is|are)[ ](?:to|due|set|scheduled|expected|slated|planned)\b
    )
    |(?P<future>
        (?:{_LEADS_TO})(?:[ ][a-z'-]+){{0,4}}?[ ]to[ ](?!(?:the|an?|his|her|its|their|this|that|all|both|some)\b)[a-z]+
        |(?:is|are)[ ](?:visiting|meeting|travell?ing|arriving|leaving|holding|hosting|going|heading|returning|flying|hearing)
        |(?:scheduled|due|slated|planned|planning|payable)\b|(?:postponed|extended|delayed)[ ](?:to|until)\b
        |upcoming|forthcoming|takes?[ ](?:effect|place)|(?:enter|come|go)e?s?[ ]into[ ](?:force|effect)
        |(?:ends|begins|starts|opens|expires|resumes|concludes|convenes|kicks[ ]off)\b|(?:as[ ](?:soon|early|late)[ ]as|starting|beginning|effective)(?=\W*$)
    )
    |(?P<past>was|were|had|did|said|told|has|have|having)
    |(?P<participle>met|held|came|went|left|took|began|gave|made|saw|spoke|wrote|won|lost|fell|rose|struck|shot|sent|kept|found|thought
        |brought|bought|sold|ran|stole|dealt|bore|hung|hid|swept|taught|fought|sought|caught|led|fled|felt|grew|drew|flew|threw|became|broke|chose|drove|spent|built|stood|swore|withdrew|heard
        |paid|laid|sank|tore|shook|hit|[a-z]{{3,}}ed)
    )\b""",
    re.VERBOSE,
)
_TENSE_OF = {"modal": Tense.FUTURE, "future": Tense.FUTURE, "past": Tense.PAST, "participle": Tense.PAST}
_CLAUSE_START = re.compile(r"[,;:]|\b(?:that|which|who|where|when|after|since|and|but)\b")
_SENTENCE_END = re.compile(
    r"(?<![ .][a-z])(?<!\b(?:mr|dr|st|lt|ms))(?<!\b(?:mrs|gen|gov|sen|rep|col|jan|feb|mar|apr|jun|jul|aug|oct|nov|dec))[.!?;]['\")]* "
)
_INFINITIVE = re.compile(r"\bto (?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b|all\b|both\b|some\b)[a-z]{2,}")
_ARTICLE = re.compile(r"(?:\b(?:the|an?|its|his|her|their)|'s) {1,12}$")
_NOUN_AFTER = re.compile(
    r" {1,12}(?!(?:and|or|to|in|on|at|by|for|from|with|when|while|that|which|after|before|as|was|is|were|are|had|has|have|will|would)\b)[a-z]"
)
_AUXILIARIES = ("was", "were", "had", "did")
_AHEAD = re.compile(r"\b(?:ahead of|upcoming) {1,12}$")
_DEADLINE = re.compile(r"\b(?:until|till|by) {1,12}$")
_AT_A_TIME = re.compile(r"\b(?:on|in|early in|late in) {1,12}(?:early |late |mid-)?$")
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
        """The tense of the verb nearest before the expression in its sentence, else of the first one after it.

        A date that owns something ("Monday's vote") takes its tense from what follows, and a deadline ("until Friday") lies
        ahead unless an auxiliary says otherwise ("had until Friday").
        """
        before = self.sentence_before(start)
        verbs = [verb for verb in _MARKERS.finditer(before) if verb.lastgroup != "neutral"]
        if _AHEAD.search(before):
            return Tense.FUTURE
        if self.copy.startswith("'s", end):
            clause = _CLAUSE_START.split(self.sentence_after(end), maxsplit=1)[0]
            return Tense.FUTURE if self._first_tense(clause) is Tense.FUTURE else Tense.PAST
        is_deadline = _DEADLINE.search(before)
        if not verbs:
            after = self._first_tense(self.sentence_after(end))
            if after is Tense.UNKNOWN and (is_deadline or self._is_infinitive(start - len(before), start)):
                return Tense.FUTURE
            return after
        tense = self._last_tense(verbs, before)
        if tense is Tense.PAST and is_deadline and all(verb.group() not in _AUXILIARIES for verb in verbs):
            return Tense.FUTURE
        return tense

    def _is_infinitive(self, start: int, end: int) -> bool:
        """A headline's future: "Xi to visit Russia in March"."""
        return bool(_INFINITIVE.search(self.text, start, end))

    @staticmethod
    def _first_tense(words: str) -> Tense:
        for verb in _MARKERS.finditer(words):
            if verb.lastgroup != "neutral":
                return _TENSE_OF[verb.lastgroup or ""]
        return Tense.UNKNOWN

    @staticmethod
    def _last_tense(verbs: list[re.Match[str]], before: str) -> Tense:
        clause = max((found.end() for found in _CLAUSE_START.finditer(before)), default=0)
        for verb in reversed(verbs):
            if verb.lastgroup != "participle":
                is_modal_of_clause = verb.lastgroup == "modal" and verb.start() >= clause
                return (
                    Tense.FUTURE
                    if is_modal_of_clause or (verb is verbs[-1] and verb.lastgroup == "future")
                    else _TENSE_OF[verbs[-1].lastgroup or ""]
                )
        return Tense.PAST

    def is_beside_past_verb(self, start: int, end: int) -> bool:
        """Whether a past verb governs the expression beyond doubt: "was signed on March 20", "On March 20, Paris recalled", "dated March 20"."""
        before = self.sentence_before(start)
        verbs = [verb for verb in _MARKERS.finditer(before) if verb.lastgroup != "neutral"]
        if verbs and verbs[-1].lastgroup == "participle" and not before[verbs[-1].end() :].strip():
            return self._last_tense(verbs, before) is Tense.PAST
        preposition = _AT_A_TIME.search(before)
        if not preposition:
            return False
        if not verbs:
            return self._first_tense(self.sentence_after(end)) is not Tense.FUTURE
        between = before[verbs[-1].end() : preposition.start()]
        return len(between) <= 24 and not _CLAUSE_START.search(between) and self._last_tense(verbs, before) is Tense.PAST

    def is_attribute(self, start: int, end: int) -> bool:
        """Whether the expression stands between an article and a noun ("the January 3 strike"), out of reach of the verb."""
        return bool(_ARTICLE.search(self.copy, max(0, start - 8), start)) and bool(_NOUN_AFTER.match(self.copy, end))

    def anchor(self, *precisions: Precision) -> Period | None:
        """The last period read so far that has days, of one of these precisions when any are given."""
        for period in reversed(self.periods[-12:]):
            if period.start is not None and (not precisions or period.precision in precisions):
                return period
        return None

    def anchor_for(self, unit: str) -> Period | None:
        """The last date of the text, when it is fine enough to count such units from: no day is two days after 2015."""
        for mention, period in zip(reversed(self.mentions[-6:]), reversed(self.periods[-6:]), strict=True):
            if mention.dates_events and period.start is not None:
                return period if unit not in _FINE_ENOUGH or period.precision in _FINE_ENOUGH[unit] else None
        return None


_FINE_ENOUGH = {
    "day": (Precision.DAY,),
    "week": (Precision.DAY, Precision.WEEK),
    "month": (Precision.DAY, Precision.WEEK, Precision.MONTH),
}

Resolver = Callable[["re.Match[str]", Context], Reading | None]


@dataclass(frozen=True)
class Rule:
    """A pattern over the reading copy with named groups, and what to make of a match; None means: no date after all.

    A plain space in the pattern stands for any gap between words.
    """

    name: str
    pattern: str
    resolve: Resolver
    means_no_date: bool = False  # the words are no date as a whole, nor is any part of them

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(spaced(self.pattern))

    @property
    def bare(self) -> str:
        """The pattern without its group names, to stand in the one alternation that finds every rule."""
        return re.sub(r"\(\?P<\w+>", "(?:", spaced(self.pattern))
