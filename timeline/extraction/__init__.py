"""From the text of an article to what it reports: `extract()` and its steps. Imports neither Django nor the database."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from timeline.extraction.actions.phrases import actions_of
from timeline.extraction.actors import find_actors
from timeline.extraction.attribution.hearing import Article, settle_voices
from timeline.extraction.attribution.origin import authors_of, home_of
from timeline.extraction.attribution.reports import find_reports
from timeline.extraction.clauses.cutting import cut
from timeline.extraction.dates import find_dates
from timeline.extraction.occurring.hosting import host_dates
from timeline.extraction.reading import read_blocks
from timeline.extraction.reporting import ReadSentence, report_events
from timeline.extraction.sentences import split_sentences
from timeline.extraction.story.context import put_in_order
from timeline.extraction.story.denying import deny_earlier
from timeline.extraction.story.entries import entries_of
from timeline.extraction.understood.other_side import add_other_sides
from timeline.extraction.values import ActorMention, Block, BlockKind, DateMention, Extraction, Sentence, Span

LONGEST_SENTENCE = 3_000  # characters; a longer one is no sentence and could not be shown as evidence

Found = TypeVar("Found", ActorMention, DateMention)


def extract(text: str, published_on: date, *, date_order: str = "MDY") -> Extraction:
    """All that an article published on that day says happened.

    `date_order` says how the publisher writes figures ("3/4/2020"): "MDY", "DMY" or "YMD". Every span counts code points
    of `text` as given. Never fails on odd text: what cannot be read gives nothing.
    """
    blocks, dateline = read_blocks(text, published_on)
    sentences = split_sentences(text, blocks)
    dates = _dates_of(text, blocks, published_on, date_order)
    actors = find_actors(text, sentences, published_on)
    dates_of, actors_of = _by_sentence(sentences, dates), _by_sentence(sentences, actors)
    read = [_read(text, *of_sentence) for of_sentence in zip(sentences, dates_of, actors_of, strict=True)]
    article = Article(
        text, read, home_of(text, dateline, blocks, published_on), authors_of(text, blocks, published_on), entries_of(text, blocks, dates)
    )  # fmt: skip
    settle_voices(article)
    events = report_events(article, read, published_on)
    events = deny_earlier(read, events)
    events = put_in_order(article, read, events, actors, published_on)
    events = add_other_sides(text, events, actors, blocks, article.home)
    return Extraction(blocks, sentences, dateline, tuple(dates), tuple(actors), tuple(events))


def _dates_of(text: str, blocks: Sequence[Block], published_on: date, date_order: str) -> list[DateMention]:
    """The dates of an article; those of an embedded post are counted from the day of the post."""
    posts = [block for block in blocks if block.published_on not in (None, published_on)]
    dates = find_dates(text, published_on, date_order=date_order)
    starts = [block.span.start for block in posts]
    dates = [mention for mention in dates if not _within_one(posts, bisect_right(starts, mention.span.start) - 1, mention)]
    for block in posts:
        start, own = block.span.start, block.published_on or published_on
        within = find_dates(block.span.of(text), own, date_order=date_order)
        dates += [replace(mention, span=Span(mention.span.start + start, mention.span.end + start)) for mention in within]
    return sorted(dates, key=lambda mention: mention.span)


def _within_one(posts: Sequence[Block], at: int, mention: DateMention) -> bool:
    return at >= 0 and mention.span.overlaps(posts[at].span)


def _read(text: str, sentence: Sentence, dates: Sequence[DateMention], actors: Sequence[ActorMention]) -> ReadSentence:
    """`actors` and `dates` are those of the sentence."""
    result = ReadSentence(sentence, actors, dates=dates)
    if len(sentence.span) <= LONGEST_SENTENCE:
        result.clauses = cut(text, sentence.span, result.actors, result.dates)
        result.hosted = host_dates(result.clauses, result.dates)
        result.actions = actions_of(result.clauses)
        result.reports = find_reports(result.clauses, sentence.quotations, is_headline=sentence.block.kind is BlockKind.HEADLINE)
    return result


def _by_sentence(sentences: Sequence[Sentence], found: Sequence[Found]) -> list[Sequence[Found]]:
    """For each sentence those that begin in it; `found` is in the order of the text."""
    starts = [mention.span.start for mention in found]
    return [found[bisect_left(starts, one.span.start) : bisect_left(starts, one.span.end)] for one in sentences]
