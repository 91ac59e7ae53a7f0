"""Whether a text is in the archive already, or is a new edition of an article that is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from django.db.models import Q

from timeline.importer.readers import ReadArticle
from timeline.models import Article, ImportedFile

# Another edition of an article keeps at least this share of its runs of three words; unrelated texts have next to none.
_SAME_ARTICLE = 0.1


def content_hash(read: ReadArticle) -> str:
    """SHA-256 of the day of publication and the text: what makes two files the same article."""
    return hashlib.sha256(f"{read.published_on.isoformat()}\n{read.text}".encode()).hexdigest()


def identical_articles(reads: Sequence[ReadArticle]) -> dict[str, Article]:
    """The stored articles with the same day and text, by content hash."""
    hashes = {content_hash(read) for read in reads}
    return {article.content_hash: article for article in Article.objects.filter(content_hash__in=hashes)}


def earlier_editions(reads: Sequence[ReadArticle]) -> list[Article | None]:
    """For each text the article of which it is a new edition, or None.

    That is the article with the same URL; else the one that came from the same path, as the ledger of the command line
    knows it; else one with the same file name, if the texts are alike: many articles are called "article.txt".
    """
    urls = {read.url for read in reads if read.url}
    names = {read.file_name for read in reads if read.file_name}
    if not urls and not names:
        return [None] * len(reads)
    stored = list(Article.objects.filter(Q(url__in=urls) | Q(file_name__in=names)).order_by("-pk"))
    from_paths = set(
        ImportedFile.objects.filter(
            article__in=stored, run__by=None, name__in={read.name for read in reads if read.from_path}
        ).values_list("article_id", "name")
    )

    def edition(read: ReadArticle) -> Article | None:
        for article in stored:
            if read.url and article.url == read.url:
                return article
        namesakes = [article for article in stored if read.file_name and article.file_name == read.file_name]
        for article in namesakes:
            if read.from_path and (article.pk, read.name) in from_paths:
                return article
        return next((article for article in namesakes if _alike(article.text, read.text)), None)

    return [edition(read) for read in reads]


def _alike(a: str, b: str) -> bool:
    some, others = _runs(a), _runs(b)
    return bool(some and others) and len(some & others) / min(len(some), len(others)) >= _SAME_ARTICLE


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))
