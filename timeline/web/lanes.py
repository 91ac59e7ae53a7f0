"""The lanes: a swim-lane for each actor, a mark in the lane of the one who acts, an arrow to the one acted upon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from timeline.facets import Facets, facets_of
from timeline.filters import EventFilter
from timeline.histogram import Bar, Histogram
from timeline.vocabulary import EventType, Quad
from timeline.web.access import reads
from timeline.web.axis import Printed, Tick, axis_of, printed_at
from timeline.web.deeds import MOST_DEEDS, Deed, Deeds, deeds_of
from timeline.web.frame import found_actors, frame_of, head_and_filters, notices_of
from timeline.web.htmx import render_page, wanted_part
from timeline.web.lane_actors import Lanes, lanes_of
from timeline.web.lane_drawing import Drawing, drawing_of
from timeline.web.wording import span_in_words

PARTS = ("results", "found-actors")
MOST_ROWS_OF_TABLE = 100
DATED_SHARE = 78  # percent of the width, where some events have no date
AXIS_ROW = 17  # pixels of a line of words above the lanes


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    drawing: Drawing
    label: str
    ticks: list[Tick]
    borders: list[float]
    head: int  # pixels above the lanes
    head_rows: int  # the same in lines of words, for the names beside it
    printed: Printed | None
    dated_width: int  # percent; 0: no event has a date
    undated_x: int
    undated_width: int
    bands: list[tuple[float, float]]  # y and height of every other side


@dataclass(frozen=True, slots=True)
class TableRow:
    deed: Deed
    type_label: str
    acting: str
    acted_upon: str


@reads
def lanes(request: HttpRequest) -> HttpResponse:
    """The page or the part that a filter changes. A wrong value is explained and left out."""
    asked = EventFilter.from_query(request.GET, also_allowed=("find_actor",))
    build = found_actors if wanted_part(request, PARTS) == "found-actors" else _everything
    context = frame_of(request, asked, "lanes") | {"notices": notices_of(asked)} | build(request, asked)
    status = 400 if context["notices"] else 200
    return render_page(request, "timeline/lanes.html", context, partials=PARTS, status=status, address=context["here"])


def _everything(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    facets = facets_of(asked, request.user)
    context = head_and_filters(request, asked, facets)
    if not facets.count:
        return context
    deeds = deeds_of(asked, request.user)
    placed = lanes_of(deeds)
    return context | {
        "chart": _chart(asked, deeds, placed, facets),
        "folded": placed.folded,
        "drawn_only": "" if deeds.is_complete else f"The newest {MOST_DEEDS:,} events are drawn.",
        "quads": [(int(quad), quad.label if quad else "statement") for quad in (*list(Quad)[1:], Quad.NONE)],
        "table": [_table_row(deeds, deed) for deed in deeds.rows[:MOST_ROWS_OF_TABLE]],
        "not_in_table": max(facets.count - MOST_ROWS_OF_TABLE, 0),
    }


def _chart(asked: EventFilter, deeds: Deeds, placed: Lanes, facets: Facets) -> Chart:
    bars = _bars_drawn(facets.histogram)
    has_undated = any(not deed.is_dated for deed in deeds.rows)
    dated_width = 0 if not bars else DATED_SHARE if has_undated else 100
    ticks, borders = axis_of(asked, replace(facets.histogram, bars=bars))
    levels = sorted({tick.y for tick in ticks}, reverse=True)  # what stands lowest below a histogram stands highest here
    head_rows = max(len(levels) + 1, 3)  # the first is for the day of publication
    shift = head_rows - len(levels)
    ticks = [replace(tick, y=AXIS_ROW * (levels.index(tick.y) + shift + 1) - 4) for tick in ticks]
    head = AXIS_ROW * head_rows + 4
    drawing = drawing_of(asked, deeds, placed, bars, share=dated_width / 100, top=head)
    return Chart(
        drawing=drawing,
        label=_label(bars, has_undated=has_undated),
        ticks=ticks,
        borders=borders,
        head=head,
        head_rows=head_rows,
        printed=printed_at(facets, bars),
        dated_width=dated_width,
        undated_x=dated_width and dated_width + 1,
        undated_width=0 if not has_undated else 21 if dated_width else 100,
        bands=[(lane.top, lane.height) for lane in drawing.lanes if lane.lane.group % 2],
    )


def _bars_drawn(histogram: Histogram) -> list[Bar]:
    """Those of the span that is asked for: its margin stays empty here."""
    return [bar for bar in histogram.bars if bar.in_span]


def _label(bars: Sequence[Bar], *, has_undated: bool) -> str:
    """What is drawn, for those who hear it."""
    if not bars:
        return "Events by actor; none has a date"
    span = span_in_words(bars[0].first, bars[-1].last)
    return f"Events by time and actor, {span}{', then those without a date' if has_undated else ''}"


def _table_row(deeds: Deeds, deed: Deed) -> TableRow:
    return TableRow(
        deed,
        EventType(deed.event_type).label,
        deeds.acting(deed) or "no one named",
        deeds.acted_upon(deed) or ("each other" if deed.is_mutual else "no one named"),
    )
