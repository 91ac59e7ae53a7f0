"""Finding an actor among the filters by some of the letters of any of its names."""

from __future__ import annotations

from django.db.models import Count

from timeline.facets import ActorOption
from timeline.filters import EventFilter
from timeline.models import Actor, ActorName, Event, Participation
from timeline.search import fold

MOST_FOUND = 8


def actors_named(wanted: str, asked: EventFilter, user: object) -> list[ActorOption]:
    """The most active actors that have a name with a word that begins so, and how many events of the filter each is in.

    Accents and case do not count. Two queries.
    """
    folded = fold(wanted)
    names = ActorName.objects.filter(folded__startswith=folded) | ActorName.objects.filter(folded__contains=f" {folded}")
    actors = list(
        Actor.objects.present()
        .filter(pk__in=names.values("actor"))
        .select_related("affiliation")
        .most_active_first()[:MOST_FOUND]
    )
    matches = asked.apply(Event.objects.visible_to(user)).values("pk")
    counts = dict(
        Participation.objects.filter(actor__in=actors, event__in=matches)
        .order_by()
        .values_list("actor")
        .annotate(Count("event", distinct=True))
    )
    return [
        ActorOption(
            "actor",
            actor.slug,
            actor.name,
            counts.get(actor.pk, 0),
            asked.has("actor", actor.slug),
            asked.toggled("actor", actor.slug).to_query(),
            actor.kind,
            actor.code,
            actor.affiliation.slug if actor.affiliation else "",
            actor.affiliation_code,
        )
        for actor in actors
    ]
