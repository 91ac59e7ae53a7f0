"""The histogram as a drawing: where each segment, tick and label stands.

x is in percent of the width and y in pixels, so that type never scales with the drawing. Cooperation stands at the foot of
a bar and conflict at its top; what is certain stands under what is only possible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.facets import Facets
from timeline.filters import EventFilter
from timeline.histogram import Bar, Histogram
from timeline.vocabulary import Quad
from timeline.web.axis import Printed, Tick, axis_of, narrowed_to, printed_at, round_steps
from timeline.web.chips import span_label
from timeline.web.wording import number_of, span_in_words

TOP, FLOOR = 16, 92  # pixels between which bars are drawn
UNIT = 15  # pixels for one event, as long as the tallest bar has room for that
SINGLE_UP_TO = (FLOOR - TOP) // UNIT  # more events in one bar: segments become proportional
WIDEST = 5  # percent: a few bars do not turn into blocks
_FROM_FOOT_TO_TOP = (
    Quad.MATERIAL_COOPERATION,
    Quad.VERBAL_COOPERATION,
    Quad.NONE,
    Quad.VERBAL_CONFLICT,
    Quad.MATERIAL_CONFLICT,
)
_ROOM_FOR_GLYPHS = 40  # more bars than that are too narrow to draw in


@dataclass(frozen=True, slots=True)
class Segment:
    quad: int
    y: float
    height: float
    is_possible: bool
    has_glyph: bool

    @property
    def middle(self) -> float:
        return round(self.y + self.height / 2, 2)


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar with something in it; a link that narrows the span to it."""

    label: str  # "8 January 2020: 3 events, 2 more possible"
    name: str
    certain: int
    possible: int
    query: str
    place: int  # among all bars, empty ones too
    x: float
    width: float
    segments: list[Segment]

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 3)

    @property
    def inner_width(self) -> float:
        return round(min(self.width * 0.8, WIDEST), 3)

    @property
    def inner_x(self) -> float:
        return round(self.middle - self.inner_width / 2, 3)


@dataclass(frozen=True, slots=True)
class GridLine:
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Crumb:
    text: str
    query: str | None  # None: where the reader is


@dataclass(frozen=True, slots=True)
class Plot:
    """All that the template draws."""

    label: str
    granularity: str
    crumbs: list[Crumb]
    bars: list[DrawnBar]
    ticks: list[Tick]
    borders: list[float]  # x of the lines between months or years
    printed: Printed | None
    grid: list[GridLine]
    outside: list[tuple[float, float]]  # x and width of the margins around the span
    grips: list[tuple[float, str]]  # x and name of the span's ends
    steps: str  # what each bar is called in the filter, for dragging: "2020-01-01 2020-01-02 …"
    undated: list[Segment]
    undated_count: int
    undated_query: str

    @property
    def granularities(self) -> str:
        return "centuries" if self.granularity == "century" else f"{self.granularity}s"


def plot_of(asked: EventFilter, facets: Facets) -> Plot:
    """The drawing of a filter's histogram."""
    histogram = facets.histogram
    bars = histogram.bars
    tallest = histogram.tallest
    width = 100 / len(bars) if bars else 0
    scale = scale_for(tallest)
    ticks, borders = axis_of(asked, histogram)
    return Plot(
        label=_label(histogram),
        granularity=histogram.granularity,
        crumbs=_crumbs(asked, histogram),
        bars=[drawn_bar(bar, place, scale, len(bars)) for place, bar in enumerate(bars) if bar.total],
        ticks=ticks,
        borders=borders,
        printed=printed_at(facets, bars),
        grid=_grid(tallest, scale),
        outside=_outside(bars, width),
        grips=_grips(asked, bars, width),
        steps=" ".join(bar.edtf for bar in bars),
        undated=undated_segments(histogram.undated),
        undated_count=histogram.undated.total(),
        undated_query=asked.to_query(undated="only"),
    )


def _label(histogram: Histogram) -> str:
    if histogram.first is None or histogram.last is None:
        return "No event has a date"
    return f"Events per {histogram.granularity}, {span_in_words(histogram.first, histogram.last)}"


# Bars


def scale_for(tallest: int) -> float:
    """Pixels for one event."""
    return UNIT if tallest <= SINGLE_UP_TO else (FLOOR - TOP - 4) / tallest


def drawn_bar(bar: Bar, place: int, scale: float, bars: int) -> DrawnBar:
    """The bar at its place among so many."""
    name = span_in_words(bar.first, bar.last)
    certain, possible = bar.certain.total(), bar.possible.total()
    words = [number_of(certain, "event")] if certain else []
    if possible:
        words.append(f"{possible:,} more possible" if certain else f"{possible:,} possible")
    return DrawnBar(
        label=f"{name}: {', '.join(words)}",
        name=name,
        certain=certain,
        possible=possible,
        query=bar.query,
        place=place,
        x=round(place * 100 / bars, 3),
        width=round(100 / bars, 3),
        segments=list(_stacked(bar, scale, with_glyphs=bars <= _ROOM_FOR_GLYPHS)),
    )


def _stacked(bar: Bar, scale: float, *, with_glyphs: bool) -> Iterator[Segment]:
    """From the foot up: one segment for each event while there is room, else one for each class."""
    y = float(FLOOR)
    for counts, is_possible in ((bar.certain, False), (bar.possible, True)):
        for quad in _FROM_FOOT_TO_TOP:
            pieces = [1] * counts[quad] if scale == UNIT else [counts[quad]] if counts[quad] else []
            for events in pieces:
                height = events * scale
                gap = 2 if height >= 6 else 0.5
                y -= height
                yield Segment(
                    int(quad),
                    round(y + gap / 2, 2),
                    round(max(height - gap, 0.75), 2),
                    is_possible,
                    has_glyph=with_glyphs and not is_possible and height >= 12,
                )


def undated_segments(counts: Counter[int]) -> list[Segment]:
    """One full bar of its own scale: only the shares can be compared, the number stands below."""
    total = counts.total()
    if not total:
        return []
    scale = min(UNIT, (FLOOR - TOP - 4) / total)
    segments, y = [], float(FLOOR)
    for quad in _FROM_FOOT_TO_TOP:
        if height := counts[quad] * scale:
            y -= height
            gap = min(1.5, height / 3)
            segments.append(Segment(int(quad), round(y + gap / 2, 2), round(height - gap, 2), False, has_glyph=height >= 12))
    return segments


def _grid(tallest: int, scale: float) -> list[GridLine]:
    """Two or three round numbers."""
    step = next((step for step in round_steps() if tallest / step <= 3), 1)
    return [GridLine(round(FLOOR - count * scale, 2), f"{count:,}") for count in range(max(step, 2), tallest + 1, max(step, 2))]


# The span that is asked for


def _outside(bars: list[Bar], width: float) -> list[tuple[float, float]]:
    inside = [place for place, bar in enumerate(bars) if bar.in_span]
    if not inside:
        return []
    margins = [(0.0, inside[0] * width), ((inside[-1] + 1) * width, (len(bars) - inside[-1] - 1) * width)]
    return [(round(x, 3), round(span, 3)) for x, span in margins if span > 0]


def _grips(asked: EventFilter, bars: list[Bar], width: float) -> list[tuple[float, str]]:
    inside = [place for place, bar in enumerate(bars) if bar.in_span]
    if not inside:
        return []
    first, last = asked.span
    grips = []
    if first:
        grips.append((round(inside[0] * width, 3), f"from {span_in_words(first, first)}"))
    if last:
        grips.append((round((inside[-1] + 1) * width, 3), f"to {span_in_words(last, last)}"))
    return grips


def _crumbs(asked: EventFilter, histogram: Histogram) -> list[Crumb]:
    """The way back to wider spans: All years › 2020 › January, by day."""
    by = f", by {histogram.granularity}" if histogram.bars else ""
    first, last = asked.span
    if first is None and last is None:
        return [Crumb(f"All years{by}", None)]
    crumbs = [Crumb("All years", asked.without_facet("from").to_query())]
    if first is None or last is None:
        return [*crumbs, Crumb(f"{span_label(asked)}{by}", None)]
    if first.year == last.year and (last - first).days < 364:
        crumbs.append(Crumb(f"{first.year}", narrowed_to(asked, f"{first.year:04}")))
        if first.month == last.month and (last - first).days < 27:
            crumbs.append(Crumb(f"{first:%B}", narrowed_to(asked, first.isoformat()[:7])))
    here = span_in_words(first, last)
    if len(crumbs) > 1:
        here = here.removesuffix(f" {first.year}")
    if len(crumbs) > 2:
        here = here.removesuffix(f" {first:%B}")
    return [*crumbs, Crumb(f"{here}{by}", None)]
