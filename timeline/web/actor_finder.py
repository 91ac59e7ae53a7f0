"""Finding an actor among the filters by some of the letters of any of its names."""

from __future__ import annotations

from difflib import get_close_matches

from django.db.models import Count, QuerySet

from timeline.facets import ActorOption
from timeline.filters import EventFilter
from timeline.models import Actor, ActorName, Event, Participation
from timeline.search import fold

MOST_FOUND = 8
SHORTEST_MISSPELT = 4  # letters; fewer are near to too many names
MOST_COMPARED = 2_000  # names of the most active actors with that first letter
AS_NEAR_AS = 0.8  # of difflib's ratio: one letter wrong, left out or doubled in a name of usual length


def actors_named(wanted: str, asked: EventFilter, user: object) -> list[ActorOption]:
    """The most active actors that have a name with a word that begins so, and how many events of the filter each is in.

    Accents and case do not count. When nothing begins so, names that are nearly so are taken. Two queries, or four.
    """
    folded = fold(wanted)
    actors = _of(ActorName.objects.filter(folded__startswith=folded) | ActorName.objects.filter(folded__contains=f" {folded}"))
    if not actors and len(folded) >= SHORTEST_MISSPELT:
        actors = _of(_nearly(folded))
    counts = _counts(actors, asked, user)
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


def _of(names: QuerySet[ActorName]) -> list[Actor]:
    named = Actor.objects.present().filter(pk__in=names.values("actor"))
    return list(named.select_related("affiliation").most_active_first()[:MOST_FOUND])


def _nearly(folded: str) -> QuerySet[ActorName]:
    """The names that are, or of which a word is, the wanted one but for a slip; the first letter must be right."""
    first = folded[0]
    candidates = ActorName.objects.filter(folded__startswith=first) | ActorName.objects.filter(folded__contains=f" {first}")
    by_form: dict[str, list[int]] = {}
    for pk, name in candidates.order_by("-actor__event_count").values_list("pk", "folded")[:MOST_COMPARED]:
        for form in {name, *name.split()}:
            by_form.setdefault(form, []).append(pk)
    near = get_close_matches(folded, by_form, n=MOST_FOUND, cutoff=AS_NEAR_AS)
    return ActorName.objects.filter(pk__in=[pk for form in near for pk in by_form[form]])


def _counts(actors: list[Actor], asked: EventFilter, user: object) -> dict[int, int]:
    matches = asked.apply(Event.objects.visible_to(user)).values("pk")
    parts = Participation.objects.filter(actor__in=actors, event__in=matches).order_by()
    return dict(parts.values_list("actor").annotate(Count("event", distinct=True)))
