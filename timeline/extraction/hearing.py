"""Who says so, as far as only the article tells: "he added", "a senior official", speakers named beside a quotation or later.

`settle_voices` goes through the article once and gives every report its speakers; `speaker_elsewhere` answers for words that
no report of their own sentence covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.extraction.attribution import Report
from timeline.extraction.clauses import Clauses
from timeline.extraction.lexicon import load
from timeline.extraction.speaking import Voice, official_of
from timeline.extraction.values import ActorMention, ActorRef, BlockKind, Sentence, Span
from timeline.vocabulary import ActorKind

NEAR_QUOTATION = 160  # characters between a quotation and the verb that ascribes it
SENTENCES_AHEAD = 3  # how far ahead the name of a speaker is looked for who was only "he" so far
SENTENCES_BACK = 3  # how long "he added" can still mean the last who spoke
FEWEST_WORDS = 4  # fewer words between quotation marks are a word of somebody's, not a speech
_CLOSING = "\"”»’'」』"


@dataclass(slots=True)
class Heard:
    """A sentence with what is said in it, and by whom."""

    sentence: Sentence
    actors: Sequence[ActorMention]
    clauses: Clauses | None = None
    reports: list[Report] = field(default_factory=list)

    @property
    def main(self) -> Report | None:
        """The report that no other of the sentence reports: who speaks last when the sentence is over."""
        spoken = [report for report in self.reports if not report.is_noun and not report.is_origin]
        return next((one for one in spoken if not any(other.covers(one.at) for other in spoken if other is not one)), None)


@dataclass(slots=True)
class Article:
    """The sentences of an article and the state that its dateline stands in, if any."""

    text: str
    heard: Sequence[Heard]
    home: ActorMention | None = None
    authors: dict[int, ActorMention] = field(default_factory=dict)  # of embedded posts, by where the block begins


def settle_voices(article: Article) -> None:
    """Give a speaker to the reports whose own words name none, where exactly one can be meant."""
    states: dict[ActorRef, None] = {}  # spoken of so far
    last: tuple[int, Report] | None = None
    for number, heard in enumerate(article.heard):
        states.update(dict.fromkeys(_states(heard.actors)))
        for report in heard.reports:
            before = last[1] if last and number - last[0] <= SENTENCES_BACK else None
            report.speakers = _settled(article, number, report, before, states)
        if heard.main is not None:
            last = number, heard.main


def _settled(
    article: Article, number: int, report: Report, before: Report | None, states: dict[ActorRef, None]
) -> tuple[ActorMention, ...]:
    voice = report.voice
    if voice.is_official:
        return _official(article, number, voice, states)
    if before is None or not (voice.pronoun or voice.is_document):
        return report.speakers
    if voice.is_document:
        return report.speakers or before.speakers
    goes_back = not report.speakers or _is_nameless(before)
    if report.goes_on or (goes_back and not _named_between(article, number, before, voice)):
        fitting = tuple(mention for mention in before.speakers if _fits(mention, voice.pronoun))
        return fitting or report.speakers
    return report.speakers


def _is_nameless(report: Report) -> bool:
    return bool(report.speakers) and all(mention.rule == "description" for mention in report.speakers)


def _named_between(article: Article, number: int, before: Report, voice: Voice) -> bool:
    """Whether a person is named between the last who spoke and the pronoun, so that it rather means that person."""
    return any(
        before.words.end <= mention.span.start < voice.words.start and mention.rule != "pronoun"
        for heard in article.heard[max(0, number - SENTENCES_BACK) : number + 1]
        for mention in heard.actors
        if mention.actor and mention.actor.kind is ActorKind.PERSON
    )


def _fits(mention: ActorMention, pronoun: str) -> bool:
    is_person = mention.actor is not None and mention.actor.kind is ActorKind.PERSON
    return is_person != (pronoun == "it") or mention.rule == "description"


def _official(article: Article, number: int, voice: Voice, states: dict[ActorRef, None]) -> tuple[ActorMention, ...]:
    """The state that an official without a name speaks for.

    "Her office" speaks for the state of who was spoken of before. Otherwise it is the state that the report comes from, when
    the article speaks of it, and without a dateline the only state of the sentence; of two candidates it is none.
    """
    heard = article.heard[number]
    if voice.pronoun:
        owner = _last_before(article, number, voice.words.start, is_person=voice.pronoun != "its")
        return (official_of(owner, voice.words, "whose office it is was said before"),) if owner else ()
    if not voice.is_local:
        return ()
    if article.home is not None and article.home.actor in states:
        return (official_of(article.home.actor, voice.words, "without a name, so of the state the report comes from"),)
    here = list(dict.fromkeys(_states(heard.actors)))
    if article.home is None and len(here) == 1:
        return (official_of(here[0], voice.words, "without a name, so of the only state of the sentence"),)
    return ()


def _last_before(article: Article, number: int, at: int, *, is_person: bool) -> ActorRef | None:
    """The state of the last person (or the last state) named before the place `at`, else of the first in the sentence before."""
    here = [mention for mention in article.heard[number].actors if mention.span.end <= at]
    earlier = article.heard[number - 1].actors if number else ()
    for mention in [*reversed(here), *earlier]:
        of_person = mention.office is not None or (mention.actor is not None and mention.actor.kind is ActorKind.PERSON)
        if of_person == is_person:
            return state_of(mention)
    return None


def _states(mentions: Sequence[ActorMention]) -> Iterator[ActorRef]:
    for mention in mentions:
        if state := state_of(mention):
            yield state


def state_of(mention: ActorMention) -> ActorRef | None:
    """The state that is meant, or that the person or body belongs to."""
    actor = mention.actor
    state = load().states.get(actor.code or actor.affiliation) if actor else None
    return state.ref if state else None


# Words that no report of their sentence covers


def speaker_elsewhere(article: Article, trigger: Span, number: int) -> tuple[tuple[ActorMention, ...], str]:
    """Who says what stands at `trigger` in sentence `number`, found in the sentences around; with the reason in words."""
    sentence = article.heard[number].sentence
    quotation = next((span for span in sentence.quotations if span.covers(trigger)), None)
    if quotation is not None and len(quotation.of(article.text).split()) >= FEWEST_WORDS:
        return _speaker_of_quotation(article, quotation, number)
    author = article.authors.get(sentence.block.span.start)
    return ((author,), "the author of the post") if author else ((), "")


def _speaker_of_quotation(article: Article, quotation: Span, number: int) -> tuple[tuple[ActorMention, ...], str]:
    """A speaker that is only a pronoun or not named there is looked for ahead: the first person who speaks next."""
    first, last, speech = _speech(article, quotation, number)
    beside = _beside(article, speech, range(first, last + 1))
    if beside is None:
        return _before_or_after(article, first, last)
    at, report = beside
    if any(mention.actor for mention in report.speakers):
        return report.speakers, "the speaker of the quotation, named beside it"
    if report.voice.pronoun:
        return _next_person(article, at + 1), "the quotation's speaker is only a pronoun; the next person who speaks is taken"
    return (), ""


def _speech(article: Article, quotation: Span, number: int) -> tuple[int, int, Span]:
    """The sentences and the whole span of a quotation that may go on over several paragraphs, each opened by a mark."""
    heard, text = article.heard, article.text
    first = last = number
    start, end = quotation.start, quotation.end
    while first and heard[first - 1].sentence.span.end > start:
        first -= 1
    while last + 1 < len(heard) and heard[last + 1].sentence.span.start < end:
        last += 1
    while first and (earlier := _runs_on(text, heard[first - 1].sentence, start)):
        start = earlier.start
        while first and heard[first - 1].sentence.span.end > start:
            first -= 1
    while last + 1 < len(heard) and not _is_closed(text, end) and (later := _opening(heard[last + 1].sentence)):
        end = later.end
        last += 1
        while last + 1 < len(heard) and heard[last + 1].sentence.span.start < end:
            last += 1
    return first, last, Span(start, end)


def _is_closed(text: str, end: int) -> bool:
    return text[end : end + 1] in _CLOSING if end < len(text) else False


def _runs_on(text: str, sentence: Sentence, start: int) -> Span | None:
    """The quotation of the paragraph before that is not closed there and goes on at `start`."""
    one = next((span for span in sentence.quotations if span.end >= sentence.span.end), None)
    return one if one and not _is_closed(text, one.end) and not text[one.end : start].strip("\"“„«‘'「 \r\n\t") else None


def _opening(sentence: Sentence) -> Span | None:
    return next((span for span in sentence.quotations if span.start <= sentence.span.start + 1), None)


def _beside(article: Article, speech: Span, sentences: range) -> tuple[int, Report] | None:
    """The report nearest to the words quoted, in the paragraphs they stand in."""
    heard = article.heard
    first, last = sentences[0], sentences[-1]
    opening, closing = heard[first].sentence.block, heard[last].sentence.block
    while (
        first
        and heard[first - 1].sentence.block is opening
        and heard[first - 1].sentence.span.end > speech.start - NEAR_QUOTATION
    ):
        first -= 1
    while (
        last + 1 < len(heard)
        and heard[last + 1].sentence.block is closing
        and heard[last + 1].sentence.span.start < speech.end + NEAR_QUOTATION
    ):
        last += 1
    nearest: tuple[int, int, Report] | None = None
    for number in range(first, last + 1):
        for report in heard[number].reports:
            if report.is_noun or speech.covers(report.words):
                continue
            after, ahead = report.words.start - speech.end, speech.start - report.words.end
            distance = after if after >= 0 else ahead
            if distance <= NEAR_QUOTATION and (nearest is None or distance < nearest[0]):
                nearest = distance, number, report
    return nearest[1:] if nearest else None


def _before_or_after(article: Article, first: int, last: int) -> tuple[tuple[ActorMention, ...], str]:
    """A paragraph that is nothing but a quotation: of who spoke in the paragraph before, else of who speaks in the next."""
    heard = article.heard
    block = heard[first].sentence.block
    if first and heard[first - 1].sentence.block.kind is BlockKind.PARAGRAPH:
        before = heard[first - 1]
        if before.main is not None and before.main.speakers:
            return before.main.speakers, "a quotation without a speaker goes on with who spoke before"
        if before.sentence.block is block and (person := _opening_person(before)):
            return (person,), "a quotation without a speaker is of the person the sentence before it is about"
    if last + 1 < len(heard) and (report := heard[last + 1].main) is not None and report.speakers:
        return report.speakers, "a quotation without a speaker is of who speaks in the next paragraph"
    people = _next_person(article, last + 1) if not first else ()
    return people, "a quotation at the head of the article is of the first person who speaks" if people else ""


def _opening_person(heard: Heard) -> ActorMention | None:
    first = heard.actors[0] if heard.actors else None
    return first if first and first.actor and first.actor.kind is ActorKind.PERSON else None


def _next_person(article: Article, start: int) -> tuple[ActorMention, ...]:
    """The first person who speaks from sentence `start` on."""
    for heard in article.heard[start : start + SENTENCES_AHEAD]:
        for report in heard.reports:
            people = tuple(m for m in report.speakers if m.actor and m.actor.kind is ActorKind.PERSON and m.rule != "pronoun")
            if people:
                return people
    return ()
