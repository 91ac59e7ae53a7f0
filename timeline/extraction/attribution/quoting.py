"""Who says what no verb of saying in the sentence covers: quotations, embedded posts, a clause with "would" after a statement."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.attribution.hearing import Article, Heard
from timeline.extraction.attribution.report import Report
from timeline.extraction.values import ActorMention, BlockKind, Sentence, Span
from timeline.vocabulary import ActorKind

LONGEST_SPEECH = 40  # sentences looked over in either direction: keeps an article of nothing but quotations linear
NEAR_QUOTATION = 160  # characters between a quotation and the verb that ascribes it
SENTENCES_AHEAD = 3  # how far ahead the name of a speaker is looked for who was only "he" so far
FEWEST_WORDS = 4  # fewer words between quotation marks are a word of somebody's, not a speech
_CLOSING = "\"”»’'」』"


@dataclass(frozen=True, slots=True)
class Speech:
    """What is quoted, in which sentences, and by whom it was said."""

    words: Span
    first: int
    last: int
    speakers: tuple[ActorMention, ...]
    why: str
    report: Report | None = None


def speaker_elsewhere(article: Article, trigger: Span, number: int) -> tuple[tuple[ActorMention, ...], str]:
    """Who says what stands at `trigger` in sentence `number`, found in the sentences around; with the reason in words."""
    sentence = article.heard[number].sentence
    quotation = next((span for span in sentence.quotations if span.covers(trigger)), None)
    if quotation is not None and len(quotation.of(article.text).split()) >= FEWEST_WORDS:
        speech = _speech(article, quotation, number)
        return speech.speakers, speech.why
    author = article.authors.get(sentence.block.span.start)
    return ((author,), "the author of the post") if author else ((), "")


def speaker_going_on(article: Article, number: int) -> tuple[tuple[ActorMention, ...], str]:
    """Who has said what a clause with "would" and no speaker tells: "She said talks had failed. The army would march." """
    heard = article.heard[number - 1 : number] if number else ()
    before = heard[0].main if heard and heard[0].sentence.block.kind is BlockKind.PARAGRAPH else None
    return (before.speakers, "“would” goes on with what was said before") if before else ((), "")


def quoted(article: Article, number: int) -> Speech | None:
    """The speech that begins in sentence `number`, if one does."""
    sentence = article.heard[number].sentence
    for quotation in sentence.quotations:
        if (
            sentence.span.covers(Span(quotation.start, quotation.start))
            and len(quotation.of(article.text).split()) >= FEWEST_WORDS
        ):
            speech = _speech(article, quotation, number)
            return speech if speech.first == number else None
    return None


def _speech(article: Article, quotation: Span, number: int) -> Speech:
    """A speaker that is only a pronoun or not named there is looked for ahead: the first person who speaks next."""
    first, last, words = _extent(article, quotation, number)
    beside = _beside(article, words, range(first, last + 1))
    if beside is None:
        return Speech(words, first, last, *_before_or_after(article, first, last))
    at, report = beside
    if any(mention.actor for mention in report.speakers):
        return Speech(words, first, last, report.speakers, "the speaker of the quotation, named beside it", report)
    people = _next_person(article, at + 1) if report.voice.pronoun else ()
    why = "the quotation's speaker is only a pronoun; the next person who speaks is taken" if people else ""
    return Speech(words, first, last, people, why, report)


def _extent(article: Article, quotation: Span, number: int) -> tuple[int, int, Span]:
    """The sentences and the whole span of a quotation that may go on over several paragraphs, each opened by a mark."""
    heard, text = article.heard, article.text
    first = last = number
    start, end = quotation.start, quotation.end
    earliest, latest = max(0, number - LONGEST_SPEECH), min(len(heard) - 1, number + LONGEST_SPEECH)
    while first > earliest:
        sentence = heard[first - 1].sentence
        earlier = _runs_on(text, sentence, start)
        if earlier is None and sentence.span.end <= start:
            break
        start, first = earlier.start if earlier else start, first - 1
    while last < latest:
        sentence = heard[last + 1].sentence
        later = _opening(sentence) if sentence.span.start >= end and not _is_closed(text, end) else None
        if later is None and sentence.span.start >= end:
            break
        end, last = later.end if later else end, last + 1
    return first, last, Span(start, end)


def _is_closed(text: str, end: int) -> bool:
    return text[end : end + 1] in _CLOSING if end < len(text) else False


def _runs_on(text: str, sentence: Sentence, start: int) -> Span | None:
    """The quotation of the paragraph before that is not closed there and goes on at `start`."""
    if sentence.span.end > start:
        return None
    one = next((span for span in sentence.quotations if span.end >= sentence.span.end), None)
    return one if one and not _is_closed(text, one.end) and not text[one.end : start].strip("\"“„«‘'「 \r\n\t") else None


def _opening(sentence: Sentence) -> Span | None:
    return next((span for span in sentence.quotations if span.start <= sentence.span.start + 1), None)


def _beside(article: Article, speech: Span, sentences: range) -> tuple[int, Report] | None:
    """The report nearest to the words quoted, rather in their own sentences than in others of the paragraphs they stand in."""
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
    nearest: tuple[tuple[bool, int], int, Report] | None = None
    for number in range(first, last + 1):
        for report in heard[number].reports:
            if report.is_noun or speech.covers(report.words):
                continue
            after, ahead = report.words.start - speech.end, speech.start - report.words.end
            distance = number not in sentences, after if after >= 0 else ahead
            if distance[1] <= NEAR_QUOTATION and (nearest is None or distance < nearest[0]):
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
