"""The mentions of one article that a reader may see."""

from __future__ import annotations

from django.db.models import prefetch_related_objects

from timeline.models import Article, Event, Mention


def visible_mentions(article: Article, user: object, *, with_participants: bool = False) -> list[Mention]:
    """In the order of the text, each with its event and its article. Two queries, two more with participants.

    The events are asked for first, by the article: to ask of each mention whether its event is among all visible ones
    takes longer the more events there are. The article is set rather than fetched, because a text can be megabytes.
    """
    events = {event.pk: event for event in Event.objects.visible_to(user).filter(mentions__article=article)}
    mentions = [mention for mention in article.mentions.order_by("start", "trigger_start") if mention.event_id in events]
    for mention in mentions:
        mention.event, mention.article = events[mention.event_id], article
    if with_participants:
        prefetch_related_objects(mentions, "participants__actor")
    return mentions
