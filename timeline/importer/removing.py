"""Articles out of the archive again."""

from __future__ import annotations

from django.db import transaction

from timeline.importer.deriving import derive_events
from timeline.models import Article, Mention, RemovedArticle
from timeline.models.articles import ArticleQuerySet


@transaction.atomic
def remove_articles(articles: ArticleQuerySet) -> None:
    """Deletes articles with all that was read from them and written on them; their addresses say that they are gone.

    An event that loses its last sentence is kept, out of sight, so that its address can still explain itself.
    """
    ids = list(articles.values_list("pk", flat=True))
    events = set(Mention.objects.filter(article__in=ids).values_list("event_id", flat=True))
    RemovedArticle.objects.bulk_create([RemovedArticle(pk=pk) for pk in ids], ignore_conflicts=True)
    Article.objects.filter(pk__in=ids).delete()
    derive_events(events)
