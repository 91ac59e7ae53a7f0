"""Stored articles read again with the present extraction, batch by batch. One that cannot be stored stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline.importer.caching import small_cache
from timeline.importer.collecting import seldom_collecting
from timeline.importer.extracting import Later, extractor
from timeline.importer.pipelining import BATCH, Others, begun_ahead
from timeline.importer.remembering import Memory
from timeline.importer.storing import extract_again
from timeline.importer.writing import date_orders
from timeline.models import Article

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Reread:
    """What became of the articles that were asked for."""

    read: int = 0
    left_alone: int = 0  # deleted or given another text while they were read
    failed: dict[int, str] = field(default_factory=dict)  # by id, why it could not be stored; all is as it was

    def count(self, articles: int, stored: int) -> None:
        """To be told of articles that were read, and how many of them were stored."""
        self.read += stored
        self.left_alone += articles - stored


def read_again(article_ids: Sequence[int], *, jobs: int = 1, progress: Callable[[int], object] = lambda number: None) -> Reread:
    """Reads the articles in the given order, in so many further processes; `progress` is told how many each batch had."""
    result, memory, others = Reread(), Memory(), Others()
    with extractor(jobs) as extract, seldom_collecting(), small_cache():
        for numbers, begun in begun_ahead(_batches(article_ids, extract), jobs):
            result.left_alone += len(numbers) - len(begun)
            try:
                pairs = [(article, extraction()) for article, extraction in begun]
                result.count(len(pairs), extract_again(pairs, memory, before_writing=others.have_written))
            except Exception:
                memory.forget()
                for article, extraction in begun:
                    _alone(article, extraction, result)
            others.may_write()
            progress(len(numbers))
    return result


def _batches(
    article_ids: Sequence[int], extract: Callable[..., Later]
) -> Iterator[tuple[Sequence[int], list[tuple[Article, Later]]]]:
    orders = date_orders()
    for first in range(0, len(article_ids), BATCH):
        numbers = article_ids[first : first + BATCH]
        articles = Article.objects.select_related("publisher").in_bulk(numbers)
        yield (
            numbers,
            [
                (
                    article,
                    extract(article.text, article.published_on, article.publisher.name if article.publisher else "", orders),
                )
                for number in numbers
                if (article := articles.get(number))
            ],
        )


def _alone(article: Article, extraction: Later, result: Reread) -> None:
    try:
        result.count(1, extract_again([(article, extraction())]))
    except Exception as error:
        logger.exception("Cannot store article %s", article.pk)
        result.failed[article.pk] = f"{type(error).__name__}: {error}"
