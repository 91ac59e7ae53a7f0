"""Two actors: what each does to the other, what both do together, over time and in the latest sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.filters import EventFilter
from timeline.models import Actor, Event
from timeline.vocabulary import Quad
from timeline.web.access import reads
from timeline.web.deeds import MOST_DEEDS, Deed, Deeds, deeds_of
from timeline.web.dossier import CONFLICT, COOPERATION, Side, side_of
from timeline.web.dyad_chart import Strand, chart_of
from timeline.web.entries import Day, days_of
from timeline.web.frame import at
from timeline.web.htmx import render_page

LATEST = 6  # events shown of each strand


@dataclass(frozen=True, slots=True)
class Direction:
    """A strand as the page tells it."""

    strand: Strand
    events: int
    conflict: Side
    cooperation: Side
    in_words: str
    latest: Deed | None  # the last that has a date
    days: list[Day]
    shown: int


@reads
@require_safe
def dyad(request: HttpRequest, slug: str, other_slug: str) -> HttpResponse:
    """One actor and another. Merged ones lead to those who stand for them; an actor and itself to its dossier."""
    actors = Actor.objects.visible_to(request.user).select_related("merged_into")
    one, other = (get_object_or_404(actors, slug=wanted) for wanted in (slug, other_slug))
    survivors = [actor.merged_into or actor for actor in (one, other)]
    if survivors[0] == survivors[1]:
        return redirect(survivors[0])
    if survivors != [one, other]:
        return HttpResponseRedirect(dyad_address(*survivors))
    asked = EventFilter({"actor": tuple(sorted((one.slug, other.slug)))})
    deeds = deeds_of(asked, request.user)
    strands = [strand for strand in _strands(asked, deeds, one, other) if strand.deeds]
    told = sum(len(strand.deeds) for strand in strands)
    context = {
        "section": "actors",
        "one": one,
        "other": other,
        "address": at("timeline", asked.to_query()),
        "query": asked.to_query(),
        "events": len(deeds.rows),
        "in_other_ways": max(len(deeds.rows) - told, 0),
        "is_complete": deeds.is_complete,
        "most": MOST_DEEDS,
        "directions": _directions(strands, request.user),
        "chart": chart_of(asked, strands) if strands else None,
        "quads": [(int(quad), quad.label if quad else "statement") for quad in (*list(Quad)[1:], Quad.NONE)],
    }
    return render_page(request, "actors/dyad.html", context)


def dyad_address(one: Actor, other: Actor) -> str:
    """Where the two are told of, in this order."""
    return reverse("dyad", args=[one.slug, other.slug])


def _strands(asked: EventFilter, deeds: Deeds, one: Actor, other: Actor) -> list[Strand]:
    """Both directions, and between them what both do together. An event may belong to both directions."""
    to_other = [deed for deed in deeds.rows if one.pk in deed.sources and other.pk in deed.targets]
    to_one = [deed for deed in deeds.rows if other.pk in deed.sources and one.pk in deed.targets]
    told = {deed.pk for deed in (*to_other, *to_one)}
    together = [deed for deed in deeds.rows if {one.pk, other.pk} <= set(deed.sources) and deed.pk not in told]

    def acts(source: Actor, target: Actor) -> EventFilter:
        return EventFilter({"source_actor": (source.slug,), "target_actor": (target.slug,)})

    return [
        Strand(f"{one.name} to {other.name}", acts(one, other), to_other),
        Strand("Both together", asked, together),
        Strand(f"{other.name} to {one.name}", acts(other, one), to_one),
    ]


def _directions(strands: list[Strand], user: object) -> list[Direction]:
    """Counts, balance and the latest events of each strand; the events of all are fetched at once."""
    latest = {deed.pk for strand in strands for deed in strand.deeds[:LATEST]}
    events = Event.objects.visible_to(user).filter(pk__in=latest).as_lines().newest_first()
    by_pk = {event.pk: event for event in events}
    directions = []
    for strand in strands:
        shown = [by_pk[deed.pk] for deed in strand.deeds[:LATEST] if deed.pk in by_pk]
        counts = {quad: sum(deed.quad is quad for deed in strand.deeds) for quad in Quad}
        conflict, cooperation = side_of(counts, CONFLICT), side_of(counts, COOPERATION)
        sides = ((conflict.total, "conflict"), (cooperation.total, "cooperation"), (counts[Quad.NONE], "without class"))
        directions.append(
            Direction(
                strand=strand,
                events=len(strand.deeds),
                conflict=conflict,
                cooperation=cooperation,
                in_words=", ".join(f"{count:,} {word}" for count, word in sides if count),
                latest=next((deed for deed in strand.deeds if deed.is_dated), None),
                days=days_of(shown),
                shown=len(shown),
            )
        )
    return directions
