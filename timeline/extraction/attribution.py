"""Who says so: verbs of saying and "according to" in a sentence, and the speaker of a quotation that is named elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction.arguments import FARTHEST, is_finite, reports
from timeline.extraction.clauses import NP, Clauses, V
from timeline.extraction.roles import acting, subject
from timeline.extraction.tagging import RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import ActorMention, Sentence, Span
from timeline.vocabulary import ActorKind

NEAR_QUOTATION = 160  # characters between a quotation and the verb that ascribes it
SENTENCES_AHEAD = 3  # how far ahead the name of a speaker is looked for who was only "he" so far


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of saying (or "according to") with who says it and which chunks are said."""

    at: int
    speakers: tuple[ActorMention, ...]
    first: int
    last: int
    words: Span

    def covers(self, index: int) -> bool:
        return self.first <= index <= self.last and index != self.at


def find_reports(clauses: Clauses) -> list[Report]:
    """The reports of one sentence, in its order."""
    chunks = clauses.chunks
    found: list[Report] = []
    for index, chunk in enumerate(chunks):
        is_to = any(token.low == "to" for token in clauses.tokens[chunk.first : chunk.head + 1]) if chunk.kind == V else False
        if reports(chunk) and not is_to and not chunk.passive:
            report = _of_verb(clauses, index)
            if report:
                found.append(report)
        elif (chunk.kind == V and chunk.lemma == "accord") or _is_according(clauses, index):
            heads = [at for at in range(index + 1, min(index + 4, len(chunks))) if chunks[at].kind == NP][:1]
            speakers = tuple(mention for head in heads for mention in acting(clauses, head))
            if speakers:
                found.append(Report(index, speakers, 0, len(chunks) - 1, clauses.span(chunk)))
    return found


def _is_according(clauses: Clauses, index: int) -> bool:
    chunk = clauses.chunks[index]
    return (
        clauses.tokens[chunk.last].low == "according"
        and index + 1 < len(clauses.chunks)
        and clauses.chunks[index + 1].word == "to"
    )


def _of_verb(clauses: Clauses, index: int) -> Report | None:
    chunks = clauses.chunks
    last = len(chunks) - 1
    inverted = (
        index < last
        and chunks[index + 1].kind == NP
        and index > 0
        and chunks[index - 1].kind in (STOP, V, NP)
        and _ends_after(clauses, index + 1)
    )
    heads = [index + 1] if inverted and chunks[index - 1].kind != NP else subject(clauses, index)
    speakers = tuple(mention for head in heads for mention in acting(clauses, head))
    says_more = any(is_finite(chunk) or chunk.form == "ing" for chunk in chunks[index + 1 :] if chunk.kind == V)
    start = min(heads, default=index)
    said_before = (
        any(chunk.kind == V for chunk in chunks[:start]) and start > 0 and chunks[start - 1].kind not in (RELATIVE, SUBORDINATOR)
    )
    if inverted or (said_before and not says_more):
        first, end = 0, start - 1
    elif said_before and index < last and chunks[index + 1].kind == STOP and chunks[start - 1].kind == STOP:
        first, end = 0, last
    else:
        first, end = index + 1, _end_of_content(clauses, index)
    return Report(index, speakers, first, end, clauses.span(chunks[index]))


def _ends_after(clauses: Clauses, head: int) -> bool:
    """Whether no verb follows the phrase: "…," said the minister of Iran on Monday."""
    return not any(chunk.kind == V for chunk in clauses.chunks[head + 1 : head + FARTHEST])


def _end_of_content(clauses: Clauses, index: int) -> int:
    chunks = clauses.chunks
    for at in range(index + 1, len(chunks)):
        if chunks[at].kind == STOP and clauses.tokens[chunks[at].first].low == ";":
            return at
    return len(chunks) - 1


def speakers_within(reports_of_sentence: Sequence[Report], index: int) -> tuple[tuple[ActorMention, ...], Report | None]:
    """Who says what stands at chunk `index`, innermost first, and the innermost report."""
    covering = [report for report in reports_of_sentence if report.covers(index)]
    covering.sort(key=lambda report: abs(report.at - index) if report.at < index else FARTHEST + report.at)
    speakers: list[ActorMention] = []
    for report in covering:
        for mention in report.speakers:
            if all(mention.actor != known.actor for known in speakers):
                speakers.append(mention)
    return tuple(speakers), covering[0] if covering else None


def speaker_of_quotation(
    trigger: Span, number: int, sentences: Sequence[Sentence], reports: Sequence[Sequence[Report]]
) -> tuple[tuple[ActorMention, ...], str]:
    """Who is quoted at `trigger` in sentence `number`, found in the sentences around; with the reason in words.

    A speaker that is only a pronoun or not named there is looked for ahead: the first person who speaks next.
    """
    quotation = next((span for span in sentences[number].quotations if span.covers(trigger)), None)
    if quotation is None:
        return (), ""
    nearest: tuple[int, Report, int] | None = None
    for other in _around(number, quotation, sentences):
        for report in reports[other]:
            if quotation.covers(report.words):
                continue
            distance = (
                report.words.start - quotation.end if report.words.start >= quotation.end else quotation.start - report.words.end
            )
            if distance <= NEAR_QUOTATION and (nearest is None or distance < nearest[0]):
                nearest = distance, report, other
    if nearest is None:
        return (), ""
    named = tuple(mention for mention in nearest[1].speakers if mention.actor)
    if named:
        return named, "the speaker of the quotation, named beside it"
    for other in range(nearest[2] + 1, min(len(sentences), nearest[2] + 1 + SENTENCES_AHEAD)):
        for report in reports[other]:
            people = tuple(m for m in report.speakers if m.actor and m.actor.kind is ActorKind.PERSON and m.rule != "pronoun")
            if people:
                return people, "the quotation's speaker is only a pronoun; the next person who speaks is taken"
    return (), ""


def _around(number: int, quotation: Span, sentences: Sequence[Sentence]) -> range:
    first = last = number
    while first > 0 and sentences[first - 1].span.end > quotation.start - NEAR_QUOTATION and first > number - 12:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].span.start < quotation.end + NEAR_QUOTATION and last < number + 12:
        last += 1
    return range(first, last + 1)
