"""The explorer: filters at the left, histogram and list in the middle, the opened event at the right. All of it is in the URL."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from timeline.facets import facets_of
from timeline.filters import EventFilter
from timeline.models import Event
from timeline.paging import CursorError, Page, page_of
from timeline.web.access import reads
from timeline.web.entries import days_of, with_line_at_publication
from timeline.web.events import find_event, neighbours, place_of
from timeline.web.frame import at, found_actors, frame_of, head_and_filters, notices_of
from timeline.web.histogram import plot_of
from timeline.web.htmx import render_page, wanted_part
from timeline.web.opened import open_event

PAGE_SIZE = 40
OWN_PARAMETERS = ("event", "cursor", "find_actor")  # of this page, beside those of the filter
PARTS = ("results", "event", "more", "found-actors")


@reads
def timeline(request: HttpRequest) -> HttpResponse:
    """The page or, for HTMX, the part of it that a click changes. A wrong value is explained and left out."""
    asked = EventFilter.from_query(request.GET, also_allowed=OWN_PARAMETERS)
    build = {"event": _opened, "more": _listed, "found-actors": found_actors}.get(wanted_part(request, PARTS), _everything)
    context = frame_of(request, asked, "timeline") | {"address": ""} | build(request, asked)
    notices = notices_of(asked) + context.pop("notices", [])
    context["notices"] = notices
    status = 400 if notices else 200
    return render_page(request, "timeline/timeline.html", context, partials=PARTS, status=status, address=context["address"])


def _everything(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    facets = facets_of(asked, request.user)
    context = _listed(request, asked) | head_and_filters(request, asked, facets)
    opened = _opened(request, asked)
    context["notices"] = context.get("notices", []) + opened.pop("notices", [])
    context |= opened
    query = asked.to_query()
    if context["opened"]:
        query += f"{'&' if query else ''}event={context['opened_id']}"
    context |= {"address": at("timeline", query), "plot": plot_of(asked, facets)}
    context["all_shown"] = f"All {facets.count} events are shown." if facets.count > 1 else "That is all."
    return context


# The list


def _listed(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    events = asked.apply(Event.objects.visible_to(request.user)).as_lines()
    notices = []
    try:
        page = _page(events, asked, request.GET.get("cursor"))
    except CursorError as error:
        notices.append(("The place in the list was not understood.", f"{error} The list is shown from its beginning."))
        page = _page(events, asked, None)
    days = days_of(page.rows)
    if asked.sort == "newest" and page.previous_cursor is None:
        days = with_line_at_publication(days)
    return {
        "days": days,
        "page": page,
        "notices": notices,
        "newest_first": at("timeline", asked.with_(sort=None).to_query()),
        "oldest_first": at("timeline", asked.to_query(sort="oldest")),
    }


def _page(events: Any, asked: EventFilter, cursor: str | None) -> Page:
    return page_of(events, sort=asked.sort, cursor=cursor, size=PAGE_SIZE, query=asked.to_query())


# The opened event


def _opened(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    wanted = request.GET.get("event", "").strip()
    if not wanted:
        return {"opened": None, "opened_id": None}
    event = find_event(wanted, request.user)
    if event is None:
        notice = (f"There is no event “{wanted[:20]}”.", "It may have been removed with its article.")
        return {"opened": None, "opened_id": None, "notices": [notice]}
    events = asked.apply(Event.objects.visible_to(request.user))
    previous, following = neighbours(events, event, asked.sort)
    opened = open_event(event, request.user)
    return {
        "opened": opened,
        "opened_id": event.pk,
        "event": event,
        "notes": opened.notes,
        "back": at("timeline", f"{asked.to_query()}&event={event.pk}".lstrip("&")),
        "previous_id": previous,
        "next_id": following,
        "place": place_of(events, event, asked.sort),
    }
