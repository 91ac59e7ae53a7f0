"""One event: its own page, which can be cited, and the panel of the explorer that shows the same."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from timeline.models import Annotation, Event, EventQuerySet
from timeline.web.access import reads
from timeline.web.history import acts_on
from timeline.web.htmx import render_page
from timeline.web.linked_data import linked_data
from timeline.web.opened import open_event

COUNTED_UP_TO = 500


@reads
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """The event's page. An event that was merged leads on, for as long as it stays so, to the one that holds its sentences."""
    survivor = get_object_or_404(Event, pk=event_id).survivor()
    if survivor.pk != event_id:
        return redirect(survivor)
    if survivor.sort_key is None:
        # A withdrawn event may still carry notes: their addresses must go on leading to them.
        notes = Annotation.objects.visible_to(request.user).filter(event=survivor).with_details()
        context = {"section": "events", "event": survivor, "notes": notes}
        return render_page(
            request, "410.html", context | {"acts": acts_on(survivor), "back": survivor.get_absolute_url()}, status=410
        )
    opened = open_event(_found(survivor.pk, request.user), request.user)
    context = {
        "opened": opened,
        "notes": opened.notes,
        "event": opened.event,
        "address": request.build_absolute_uri(opened.event.get_absolute_url()),
        "linked_data": linked_data(opened, request.build_absolute_uri),
        "open_query": None,
        "back": opened.event.get_absolute_url(),
        "section": "events",
    }
    return render_page(request, "events/event.html", context)


def find_event(event_id: str, user: AbstractBaseUser | AnonymousUser) -> Event | None:
    """The event with all its details, or the survivor of a merged one; None when there is no such event to see."""
    if not (event_id.isascii() and event_id.isdigit() and len(event_id) < 19):
        return None
    named = Event.objects.select_related("merged_into").filter(pk=int(event_id)).first()
    if named is None:
        return None
    try:
        return _found(named.survivor().pk, user)
    except Http404:
        return None


def neighbours(events: EventQuerySet, event: Event, sort: str) -> tuple[int | None, int | None]:
    """Ids of the events before and after `event` in the order that the list has; undated events come last in both."""
    if event.sort_key is None:
        return None, None
    above = events.filter(sort_key__gt=event.sort_key).order_by("sort_key")
    below = events.filter(sort_key__lt=event.sort_key).order_by("-sort_key")
    if sort == "newest":
        return _first(above), _first(below)
    if event.is_undated:
        before = _first(below) or _first(events.dated().order_by("-sort_key"))
        return before, _first(above.undated())
    return _first(below.dated()), _first(above) or _first(events.undated().order_by("sort_key"))


def place_of(events: EventQuerySet, event: Event, sort: str) -> str:
    """ "2 of 17", or nothing where counting would take longer than it is worth."""
    total = events[: COUNTED_UP_TO + 1].count()
    if event.sort_key is None or total > COUNTED_UP_TO:
        return ""
    if sort == "newest":
        before = events.filter(sort_key__gt=event.sort_key)
    elif event.is_undated:
        before = events.filter(sort_key__lt=event.sort_key) | events.dated()
    else:
        before = events.filter(sort_key__lt=event.sort_key).dated()
    return f"{before.count() + 1} of {total}" if events.filter(pk=event.pk).exists() else ""


def _found(event_id: int, user: AbstractBaseUser | AnonymousUser) -> Event:
    return get_object_or_404(Event.objects.visible_to(user).as_lines().with_mentions(), pk=event_id)


def _first(events: EventQuerySet) -> int | None:
    return next(iter(events.values_list("pk", flat=True)[:1]), None)
