"""What list, lanes and matrix have in common: the column of filters, the head above the result, the way between the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from timeline.facets import Facets
from timeline.filters import EventFilter
from timeline.web.actor_finder import actors_named
from timeline.web.chips import chips_of, span_label, ways_out
from timeline.web.saved_views import own_views
from timeline.web.wording import number_of, span_in_words

VIEWS = (("timeline", "List"), ("lanes", "Lanes"), ("matrix", "Matrix"))
Notice = tuple[str, str]  # what was wrong, and what was done about it


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the same events."""

    label: str
    address: str
    is_current: bool


def frame_of(request: HttpRequest, asked: EventFilter, view: str) -> dict[str, Any]:
    """What every part of a page needs to lead on. `view` is the name of its URL; nothing here costs a query."""
    query = asked.to_query()
    return {
        "section": "events",
        "asked": asked,
        "q": asked.one("q"),
        "query": query,
        "open_query": f"{query}&" if query else "",
        "base": reverse(view),
        "here": at(view, query),
        "views": [View(label, at(name, query), name == view) for name, label in VIEWS],
    }


def at(view: str, query: str) -> str:
    """The address of a view with a query string."""
    return f"{reverse(view)}?{query}" if query else reverse(view)


def head_and_filters(request: HttpRequest, asked: EventFilter, facets: Facets) -> dict[str, Any]:
    """The words above the result and the column of filters; where nothing passes, what to drop."""
    context = {
        "facets": facets,
        "headline": _headline(facets),
        "extent": _extent(asked, facets),
        "unfound_types": [option.label for option in facets.type if not option.count and not option.selected],
        "chips": chips_of(asked),
        "kept": [(name, value) for name in ("source_actor", "target_actor", "article", "sort") for value in asked[name]],
        "date_values": {name: request.GET.get(name, "").strip()[:40] for name in ("from", "to")},
        "date_errors": {name: asked.errors.get(name, []) for name in ("from", "to")},
        "own_views": own_views(request.user, request.resolver_match.url_name, asked.to_query()),
        **found_actors(request, asked),
    }
    if not facets.count:
        context |= {"ways_out": ways_out(asked, request.user), "is_bare": asked.is_empty}
    return context


def found_actors(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    """Actors by the name that was typed, each with what a click would give."""
    typed = request.GET.get("find_actor", "").strip()[:200]
    wanted = "".join(letter for letter in typed if letter.isprintable())
    return {"find_actor": wanted, "found_actors": actors_named(wanted, asked, request.user) if wanted else []}


def notices_of(asked: EventFilter) -> list[Notice]:
    """What was wrong with the query string."""
    return [
        (_sentence(" ".join(problems)), f"The events below are shown without it ({name}).")
        for name, problems in asked.errors.items()
    ]


def _sentence(problem: str) -> str:
    """With a capital, unless it begins with the word that was wrong, which stays as it was written."""
    return problem[:1].upper() + problem[1:]


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
