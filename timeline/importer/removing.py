"""Articles out of the archive again."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from timeline.importer.deriving import derive_events
from timeline.importer.merging import linked_with
from timeline.importer.pipelining import BATCH, wait_for_others
from timeline.importer.regrouping import regroup
from timeline.importer.remembering import Memory
from timeline.listed import listed
from timeline.models import Article, Mention, RemovedArticle
from timeline.models.articles import ArticleQuerySet


@transaction.atomic
def remove_articles(articles: ArticleQuerySet) -> None:
    """Deletes articles with all that was read from them and written on them; their addresses say that they are gone.

    An event that loses its last sentence is kept, out of sight, so that its address can still explain itself. What others
    tell is grouped as if the articles had never come.
    """
    wait_for_others()
    ids = list(articles.values_list("pk", flat=True))
    for first in range(0, len(ids), BATCH):
        _remove(ids[first : first + BATCH])


def _remove(ids: Collection[int]) -> None:
    going = dict(Mention.objects.filter(article__in=ids).values_list("pk", "event_id"))
    linked = linked_with(going, Memory())
    RemovedArticle.objects.bulk_create([RemovedArticle(pk=pk) for pk in ids], ignore_conflicts=True)
    Article.objects.filter(pk__in=ids).delete()
    events = set(going.values())
    told_by_others = set(Mention.objects.filter(event_id__in=listed(events)).values_list("event_id", flat=True))
    derive_events(events - told_by_others)
    regroup(told_by_others, linked)
