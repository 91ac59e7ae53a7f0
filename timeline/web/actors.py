"""The index of actors and the dossier of one."""

from __future__ import annotations

from itertools import combinations

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from timeline.models import Actor, ActorName, Event, Participation
from timeline.search import fold
from timeline.vocabulary import ActorKind, Role
from timeline.web.access import reads
from timeline.web.activity import activity_of
from timeline.web.dossier import MEMBERS, counterparts_of, extent_of, members_of, offices_of, printed_names
from timeline.web.entries import days_of
from timeline.web.htmx import render_page
from timeline.web.index_notices import FROM_BEGINNING, WITHOUT_IT, notices_on_names

PARAMETERS = ("q", "kind", "after")
PAGE_SIZE = 100
EVENTS_SHOWN = 20
MOST_WORDS = 10  # of a name; each is a condition of its own, and a hundred of them keep PostgreSQL busy for minutes


@reads
@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """All actors, the most active first, or those of a kind or with a name that holds the words asked for."""
    words = "".join(letter for letter in request.GET.get("q", "").strip()[:200] if letter.isprintable())
    kind = request.GET.get("kind", "")
    notices = notices_on_names(request.GET, PARAMETERS)
    found = Actor.objects.visible_to(request.user).present()
    for word in list(dict.fromkeys(fold(words).split()))[:MOST_WORDS]:
        found = found.filter(Exists(ActorName.objects.filter(actor=OuterRef("pk"), folded__contains=word)))
    if kind in list(ActorKind):
        found = found.filter(kind=kind)
    elif kind:
        notices.append(f"There is no kind “{kind[:40]}”. {WITHOUT_IT}")
    count = found.count()
    if place := request.GET.get("after", ""):
        last = Actor.objects.filter(slug=place).first() if place.isprintable() else None
        if last is None:
            notices.append(FROM_BEGINNING)
        else:
            found = _after(found, last)
    page, following = _page_of(found.most_active_first().select_related("affiliation"), request.GET)
    context = {
        "section": "actors",
        "actors": page,
        "following": following,
        "is_first_page": "after" not in request.GET,
        "count": count,
        "words": words,
        "kind": kind,
        "kinds": list(ActorKind),
        "notices": notices,
    }
    return render_page(request, "actors/actors.html", context, partials=["results"], status=400 if notices else 200)


@reads
@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """One actor's dossier. One that was merged into another leads there for as long as it is, because a merge can be undone."""
    shown = get_object_or_404(
        Actor.objects.visible_to(request.user).select_related("affiliation__affiliation", "merged_into"), slug=slug
    )
    if shown.merged_into:
        return HttpResponseRedirect(shown.merged_into.get_absolute_url())
    members = members_of(shown)
    printed = printed_names(shown)
    offices = offices_of(shown)
    listed = {shown.name, *(name.words for name in printed)}
    context = {
        "section": "actors",
        "actor": shown,
        "extent": extent_of(shown),
        "printed_names": printed,
        "known_as": [name.name for name in shown.names.all() if name.name not in listed],
        "offices": offices,
        "offices_differ": any(one.contradicts(other) for one, other in combinations(offices, 2)),
        "members": members[:MEMBERS],
        "has_more_members": len(members) > MEMBERS,
        "activity": activity_of(shown, request.user),
        "counterparts": counterparts_of(shown),
        "days": days_of(_latest_events(shown, request.user)),
        "events_shown": EVENTS_SHOWN,
    }
    return render_page(request, "actors/actor.html", context)


def _latest_events(shown: Actor, user: object) -> QuerySet[Event]:
    """Read from the index of one actor's parts; an event has at most one part of each role, hence the generous limit."""
    parts = Participation.objects.filter(actor=shown).order_by("-sort_key").values_list("event_id", flat=True)
    latest = list(dict.fromkeys(parts[: EVENTS_SHOWN * len(Role)]))[:EVENTS_SHOWN]
    return Event.objects.visible_to(user).filter(pk__in=latest).as_lines().newest_first()


def _after(found: QuerySet[Actor], last: Actor) -> QuerySet[Actor]:
    """The actors that come after one in the index."""
    return found.filter(
        Q(event_count__lt=last.event_count)
        | Q(event_count=last.event_count, name__gt=last.name)
        | Q(event_count=last.event_count, name=last.name, pk__gt=last.pk)
    )


def _page_of(found: QuerySet[Actor], query: QueryDict) -> tuple[list[Actor], str]:
    """One page, and the query string of the next, or nothing. The place in the list is the last actor shown."""
    names = Prefetch("names", ActorName.objects.order_by("pk"))
    page = list(found.prefetch_related(names)[: PAGE_SIZE + 1])
    following = ""
    if len(page) > PAGE_SIZE:
        page.pop()
        next_page = query.copy()
        next_page["after"] = page[-1].slug
        following = next_page.urlencode()
    for item in page:
        item.known_as = [name.name for name in item.names.all() if name.name != item.name][:6]
    return page, following
