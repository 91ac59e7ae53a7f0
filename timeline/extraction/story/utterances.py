"""On which day each speaker of an article is said to have spoken: an article quotes a speaker from one occasion.

"The spokeswoman said on Monday …" dates what she is quoted with further on, under her name, as "she" or "the spokeswoman", and
what stands in "the statement". Only what is told in the past tense or word for word: "he denies" may be of any day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.extraction.attribution.report import Report
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import acting
from timeline.extraction.clauses.openings import first_finite
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.story.stands import PRONOUN, TALKING, chunk_at, is_background, is_plain_past, is_short
from timeline.extraction.values import ActorMention, ActorRef, Block, DateMention, EventDate, EventMention
from timeline.vocabulary import ActorKind, DateBasis, EventType

if TYPE_CHECKING:
    from timeline.extraction.reporting import ReadSentence

_DOCUMENT = re.compile(
    r"\W*(?:in )?(?:the|this|that|his|her|its|their) (?:\w+ )?(?:statement|communiqu[eé]|letter|note|declaration|message)\b",
    re.IGNORECASE,
)


_WORDS_ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|letter|declaration|message|interview|briefing|conference|speech)\b", re.IGNORECASE
)
LONGEST_VOICE = 120  # characters


LONGEST_SPEECH = timedelta(days=2)  # before publication
_VERBAL = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST, EventType.STATEMENT})
_MANY_VOICES = frozenset(
    {"army", "authorities", "embassy", "government", "group", "military", "ministry", "officials", "party", "police"}
)  # speak day after day


class Utterances:
    """What has been heard so far; `number` counts the sentences."""

    def __init__(self, text: str, published_on: date) -> None:
        self.text = text
        self.published_on = published_on
        self.by_actor: dict[ActorRef, EventDate] = {}
        self.by_word: dict[str, EventDate] = {}  # of the words that name a speaker: "orlenko", "spokeswoman"
        self.last: tuple[int, Block, EventDate] | None = None  # what was said last, if its day is known
        self.now: EventDate | None = None  # the day of what the sentence being read says without a verb of saying

    def day_of(
        self, item: ReadSentence, clauses: Clauses, event: EventMention, hosted: Sequence[HostedDate], number: int
    ) -> EventDate | None:
        """The day on which the words of this event were said, where its sentence does not give it."""
        at = chunk_at(clauses, event)
        if at is None or event.type.quad not in TALKING or event.type is EventType.CONSULT or clauses.chunks[at].perfect:
            return None
        if clauses.chunks[at].phrase == "call off" or _is_told_in_quotation(item, clauses, event, at):
            return None
        report = next((report for report in item.reports if report.covers(at) or report.at == at), None)
        if report is not None and clauses.chunks[report.at].form == "ing":
            added = report  # "the minister said, adding that …"
            said = (one for one in item.reports if one.at < added.at and one.speakers == added.speakers)
            report = next(said, report)
        said_at = report.at if report is not None else at
        if any(host.at in (at, said_at) for host in hosted):
            return None
        is_quoted = any(quotation.covers(event.trigger) for quotation in item.sentence.quotations)
        if report is None and is_quoted:
            return self._just_before(item, number)
        if not is_plain_past(clauses.chunks[said_at]) or is_background(clauses, said_at):
            return None
        opening = self.text[item.sentence.span.start : event.trigger.start]
        if report is not None:
            return self._of_speaker(report, clauses, item, number)
        if first_finite(clauses, 0) != at:
            return None
        if _DOCUMENT.match(opening) or (PRONOUN.match(opening) and not event.sources):
            return self._just_before(item, number, also_next_paragraph=True)
        return self._known(mention.actor for mention in event.sources)

    def hear(
        self, item: ReadSentence, clauses: Clauses, hosted: Sequence[HostedDate], number: int, told: Sequence[EventMention]
    ) -> None:
        """Remember who is said to have spoken in this sentence, and when; `told` are its events."""
        heard = None
        dated = {host.at: host.mention for host in hosted if self._is_over(host.mention) and _is_told(clauses, host.at)}
        for report in item.reports:
            own = dated.get(report.at)
            if own is not None:
                heard = _spoken_on(own)
                self._note(heard, report.speakers)
                self.by_word.update(dict.fromkeys(self._words(report, clauses), heard))
            elif _is_told(clauses, report.at):
                heard = heard or self._of_speaker(report, clauses, item, number)
        for at, mention in dated.items():
            if _WORDS_ISSUED.search(self.text, clauses.tokens[clauses.chunks[at].last].end, mention.span.start):
                heard = heard or _spoken_on(mention)
                self._note(heard, (m for head in subject(clauses, at) for m in acting(clauses, head)))
        for event in told:
            if _are_words(clauses, event):
                self._note(event.date, event.sources)
        if heard is None and not item.reports and item.sentence.quotations:
            heard = self._just_before(item, number)
        heard, self.now = heard or self.now, None
        self.last = (number, item.sentence.block, heard) if heard else None

    def _note(self, heard: EventDate, speakers: Iterable[ActorMention]) -> None:
        self.by_actor.update({m.actor: heard for m in speakers if m.actor and m.actor.kind is not ActorKind.STATE})

    def _is_over(self, mention: DateMention) -> bool:
        return is_short(mention.range) and (mention.range.end or self.published_on) <= self.published_on

    def _of_speaker(self, report: Report, clauses: Clauses, item: ReadSentence, number: int) -> EventDate | None:
        known = self._known(mention.actor for mention in report.speakers)
        if known is not None:
            return known
        if report.voice.pronoun or report.voice.is_document:
            named = report.speakers and not report.voice.is_document
            return None if named else self._just_before(item, number, also_next_paragraph=True)
        words = self._words(report, clauses)
        if not words or words[-1] in _MANY_VOICES:
            return None
        return next((when for when in [self.by_word.get(words[-1])] if when and self._is_recent(when)), None)

    def _known(self, actors: Iterable[ActorRef | None]) -> EventDate | None:
        known = (self.by_actor[actor] for actor in actors if actor in self.by_actor)
        return next((when for when in known if self._is_recent(when)), None)

    def _is_recent(self, when: EventDate) -> bool:
        """Who spoke several days ago may have spoken since."""
        return when.range.end is not None and self.published_on - when.range.end <= LONGEST_SPEECH

    def _just_before(self, item: ReadSentence, number: int, *, also_next_paragraph: bool = False) -> EventDate | None:
        if self.last is None or self.last[0] != number - 1:
            return None
        return self.last[2] if also_next_paragraph or self.last[1] is item.sentence.block else None

    def _words(self, report: Report, clauses: Clauses) -> list[str]:
        """The words that name the speaker, up to the verb where it follows: "Director of the department Ana Ruiz"."""
        start, verb = report.voice.words.start, clauses.tokens[clauses.chunks[report.at].first].start
        words = self.text[start : verb if start < verb <= start + LONGEST_VOICE else report.voice.words.end]
        return re.findall(r"[\w-]{4,}", words.lower())


def _is_told_in_quotation(item: ReadSentence, clauses: Clauses, event: EventMention, at: int) -> bool:
    """“They refused,” she said: a past tense within a quotation is of whatever day; "you had better go" is no past."""
    is_past = is_plain_past(clauses.chunks[at]) and clauses.chunks[at].lemma != "have"
    return is_past and any(quotation.covers(event.trigger) for quotation in item.sentence.quotations)


def _is_told(clauses: Clauses, at: int) -> bool:
    return at < len(clauses.chunks) and is_plain_past(clauses.chunks[at])


def _are_words(clauses: Clauses, event: EventMention) -> bool:
    """“The minister condemned the raid on Monday”: words, though no verb of saying tells them, and the day on which they fell."""
    at = chunk_at(clauses, event)
    is_dated = event.date.basis is DateBasis.STATED and is_short(event.date.range) and not event.speakers
    return is_dated and event.type in _VERBAL and at is not None and _is_told(clauses, at) and not is_background(clauses, at)


def _spoken_on(mention: DateMention) -> EventDate:
    return EventDate(mention.range, DateBasis.STATED, mention.rule, mention.reason, mention.span)
