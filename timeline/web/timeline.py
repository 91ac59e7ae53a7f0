"""The explorer: filters at the left, histogram and list in the middle, the opened event at the right. All of it is in the URL."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from timeline.facets import Facets, facets_of
from timeline.filters import EventFilter
from timeline.models import Event
from timeline.paging import CursorError, Page, page_of
from timeline.web.access import reads
from timeline.web.actor_finder import actors_named
from timeline.web.chips import chips_of, span_label, ways_out
from timeline.web.entries import days_of, with_line_at_publication
from timeline.web.events import find_event, neighbours, place_of
from timeline.web.histogram import plot_of
from timeline.web.htmx import render_page, wanted_part
from timeline.web.opened import open_event
from timeline.web.wording import number_of, span_in_words

PAGE_SIZE = 40
OWN_PARAMETERS = ("event", "cursor", "find_actor")  # of this page, beside those of the filter
PARTS = ("results", "event", "more", "found-actors")


@reads
def timeline(request: HttpRequest) -> HttpResponse:
    """The page or, for HTMX, the part of it that a click changes. A wrong value is explained and left out."""
    asked = EventFilter.from_query(request.GET, also_allowed=OWN_PARAMETERS)
    build = {"event": _opened, "more": _listed, "found-actors": _found_actors}.get(wanted_part(request, PARTS), _everything)
    context = _common(request, asked) | build(request, asked)
    notices = _notices(asked) + context.pop("notices", [])
    context["notices"] = notices
    status = 400 if notices else 200
    return render_page(request, "timeline/timeline.html", context, partials=PARTS, status=status, address=context["address"])


def _common(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    query = asked.to_query()
    return {
        "section": "events",
        "asked": asked,
        "q": asked.one("q"),
        "query": query,
        "open_query": f"{query}&" if query else "",
        "here": _at(query),
        "newest_first": _at(asked.with_(sort=None).to_query()),
        "oldest_first": _at(asked.to_query(sort="oldest")),
        "address": "",
    }


def _at(query: str) -> str:
    return f"{reverse('timeline')}?{query}" if query else reverse("timeline")


def _everything(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    facets = facets_of(asked, request.user)
    context = _listed(request, asked) | _filters(request, asked, facets)
    opened = _opened(request, asked)
    context["notices"] = context.get("notices", []) + opened.pop("notices", [])
    context |= opened
    query = asked.to_query()
    if context["opened"]:
        query += f"{'&' if query else ''}event={context['opened_id']}"
    context |= {"address": _at(query), "headline": _headline(facets), "extent": _extent(asked, facets)}
    context["all_shown"] = f"All {facets.count} events are shown." if facets.count > 1 else "That is all."
    if not facets.count:
        context["ways_out"] = ways_out(asked, request.user)
        context["is_bare"] = asked.is_empty
    return context


# The list


def _listed(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    events = asked.apply(Event.objects.visible_to(request.user)).with_participants()
    notices = []
    try:
        page = _page(events, asked, request.GET.get("cursor"))
    except CursorError as error:
        notices.append(("The place in the list was not understood.", f"{error} The list is shown from its beginning."))
        page = _page(events, asked, None)
    days = days_of(page.rows)
    if asked.sort == "newest" and page.previous_cursor is None:
        days = with_line_at_publication(days)
    return {"days": days, "page": page, "notices": notices}


def _page(events: Any, asked: EventFilter, cursor: str | None) -> Page:
    return page_of(events, sort=asked.sort, cursor=cursor, size=PAGE_SIZE, query=asked.to_query())


def _headline(facets: Facets) -> str:
    """ "17 events, 2 articles", and honest about a count that was broken off."""
    events = number_of(facets.count, "event")
    if not facets.count:
        return "No events"
    articles = number_of(facets.article_count, "article")
    return f"{'' if facets.count_exact else 'more than '}{events}, {articles}".capitalize()


def _extent(asked: EventFilter, facets: Facets) -> str:
    """The span that is asked for, or else the one that the dated events fill; and how many have no date."""
    filled = [bar for bar in facets.histogram.bars if bar.in_span and bar.total]
    parts = [span_label(asked) or (span_in_words(filled[0].first, filled[-1].last) if filled else "")]
    if facets.count and (undated := facets.histogram.undated.total()):
        parts.append(f"{undated:,} without a date")
    return ", and ".join(filter(None, parts))


# The filters


def _filters(request: HttpRequest, asked: EventFilter, facets: Facets) -> dict[str, Any]:
    shown = {option.value for option in facets.actor}
    return {
        "facets": facets,
        "unfound_types": [option.label for option in facets.type if not option.count and not option.selected],
        "chips": chips_of(asked),
        "plot": plot_of(asked, facets.histogram),
        "kept": [(name, value) for name in ("source_actor", "target_actor", "article", "sort") for value in asked[name]],
        "date_values": {name: request.GET.get(name, "").strip()[:40] for name in ("from", "to")},
        "date_errors": {name: asked.errors.get(name, []) for name in ("from", "to")},
        **_found_actors(request, asked, shown),
    }


def _found_actors(request: HttpRequest, asked: EventFilter, shown: set[str] | None = None) -> dict[str, Any]:
    """Actors by the name that was typed, each with what a click would give."""
    typed = request.GET.get("find_actor", "").strip()[:200]
    wanted = "".join(letter for letter in typed if letter.isprintable())
    return {"find_actor": wanted, "found_actors": actors_named(wanted, asked, request.user) if wanted else []}


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
        "previous_id": previous,
        "next_id": following,
        "place": place_of(events, event, asked.sort),
    }


def _notices(asked: EventFilter) -> list[tuple[str, str]]:
    """What was wrong with the query string: what, and what was done about it."""
    return [(" ".join(problems), f"The events below are shown without it ({name}).") for name, problems in asked.errors.items()]
