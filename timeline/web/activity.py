"""An actor's activity over time: one lane for each quad class, drawn on the same bars and axis as the histogram.

x is in percent of the width and y in pixels, so that type never scales with the drawing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from timeline.filters import EventFilter
from timeline.histogram import Bar, Ranges, histogram_of
from timeline.models import Actor, Event, Participation
from timeline.vocabulary import EventType, Quad, Status
from timeline.web.axis import Tick, axis_of
from timeline.web.wording import number_of, span_in_words

LANE_HEIGHT = 28
LANES = (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION, Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT, Quad.NONE)
_HEIGHT = len(LANES) * LANE_HEIGHT
_AXIS_AT = 107  # where the histogram's axis has its first line of words
_FILLED = (Status.OCCURRED, Status.ONGOING)
_MARK_HEIGHTS = (10, 13, 16, 19)  # as in `templatetags.marks`, which draws them


@dataclass(frozen=True, slots=True)
class LaneMark:
    """The events of one class in one bar; a link to them."""

    x: float  # of its middle
    y: float
    shift: float  # half its height: it is drawn from its corner
    quad: int
    status: str
    events: int
    label: str
    query: str


@dataclass(frozen=True, slots=True)
class LaneSpan:
    """Events of one class that lie somewhere in several bars."""

    x: float
    width: float
    y: float
    quad: int
    is_hollow: bool
    label: str
    query: str


@dataclass(frozen=True, slots=True)
class TableRow:
    when: str
    counts: list[int]


@dataclass(frozen=True, slots=True)
class Activity:
    label: str
    marks: list[LaneMark]
    spans: list[LaneSpan]
    undated: list[LaneMark]
    ticks: list[Tick]
    table: list[TableRow]

    lanes = [quad.label if quad else "statement" for quad in LANES]
    lines = [place * LANE_HEIGHT + LANE_HEIGHT / 2 for place in range(len(LANES))]
    lane_height = LANE_HEIGHT
    lanes_height = _HEIGHT
    axis_shift = _HEIGHT + 18 - _AXIS_AT

    @property
    def height(self) -> int:
        """The lanes and as many lines of words as stand below them."""
        return self.axis_shift + max((tick.y for tick in self.ticks), default=_AXIS_AT) + 12


@dataclass(frozen=True, slots=True)
class _Group:
    """So many events that are alike in date, class and status."""

    first: date | None
    last: date | None
    event_type: str
    status: str
    events: int

    @property
    def quad(self) -> Quad:
        return EventType(self.event_type).quad


def activity_of(actor: Actor, user: object) -> Activity:
    """All events of the actor that `user` may see. One query."""
    asked = EventFilter({"actor": (actor.slug,)})
    parts = Participation.objects.filter(actor=actor).values("event")
    rows = (
        Event.objects.visible_to(user)
        .filter(pk__in=parts)
        .order_by()
        .values_list("start", "end", "event_type", "status")
        .annotate(events=Count("pk"))
    )
    groups = [_Group(*row) for row in rows]
    dated = [group for group in groups if group.first and group.last]
    undated = [group for group in groups if not (group.first and group.last)]
    ranges = [Ranges(group.first, group.last, group.event_type, group.events) for group in dated]
    histogram = histogram_of(asked, ranges, Counter())
    placed = list(_placed(dated, histogram.bars))
    ticks, _ = axis_of(asked, histogram)
    return Activity(
        label=f"Events per {histogram.granularity} and class",
        marks=list(_marks(asked, histogram.bars, placed)),
        spans=list(_spans(asked, histogram.bars, placed)),
        undated=list(_undated(asked, undated)),
        ticks=ticks,
        table=_table(histogram.bars, undated),
    )


def _placed(groups: Iterable[_Group], bars: list[Bar]) -> Iterator[tuple[_Group, int, int]]:
    """Each group with the bars in which it begins and ends."""
    for group in groups:
        first = next(place for place, bar in enumerate(bars) if group.first <= bar.last)
        last = next((place for place, bar in enumerate(bars) if group.last <= bar.last), len(bars) - 1)
        yield group, first, last


def _marks(asked: EventFilter, bars: list[Bar], placed: list[tuple[_Group, int, int]]) -> Iterator[LaneMark]:
    cells: dict[tuple[int, Quad], list[_Group]] = defaultdict(list)
    for group, first, last in placed:
        if first == last:
            cells[first, group.quad].append(group)
    for (place, quad), groups in sorted(cells.items(), key=lambda cell: (cell[0][0], LANES.index(cell[0][1]))):
        bar = bars[place]
        x = round((place + 0.5) * 100 / len(bars), 3)
        query = asked.to_query(quad=str(int(quad)), from_=bar.edtf, to=bar.edtf, undated="exclude")
        yield _mark(x, quad, groups, span_in_words(bar.first, bar.last), query)


def _undated(asked: EventFilter, groups: Iterable[_Group]) -> Iterator[LaneMark]:
    by_quad: dict[Quad, list[_Group]] = defaultdict(list)
    for group in groups:
        by_quad[group.quad].append(group)
    for quad in LANES:
        if by_quad[quad]:
            yield _mark(50, quad, by_quad[quad], "No date", asked.to_query(quad=str(int(quad)), undated="only"))


def _mark(x: float, quad: Quad, groups: list[_Group], when: str, query: str) -> LaneMark:
    events = sum(group.events for group in groups)
    filled = any(group.status in _FILLED for group in groups)
    statuses = ", ".join(sorted({group.status for group in groups} - {Status.OCCURRED}))
    height = _MARK_HEIGHTS[min(events, len(_MARK_HEIGHTS)) - 1]
    return LaneMark(
        x=x,
        y=LANES.index(quad) * LANE_HEIGHT + LANE_HEIGHT / 2,
        shift=height / 2,
        quad=int(quad),
        status=Status.OCCURRED if filled else groups[0].status,
        events=events,
        label=f"{when}: {number_of(events, 'event')} of {_class(quad)}{f' ({statuses})' if statuses else ''}",
        query=query,
    )


def _spans(asked: EventFilter, bars: list[Bar], placed: list[tuple[_Group, int, int]]) -> Iterator[LaneSpan]:
    for group, first, last in placed:
        if first == last:
            continue
        status = "" if group.status == Status.OCCURRED else f" ({group.status})"
        when = span_in_words(group.first, group.last)
        yield LaneSpan(
            x=round(first * 100 / len(bars), 3),
            width=round((last - first + 1) * 100 / len(bars), 3),
            y=LANES.index(group.quad) * LANE_HEIGHT + LANE_HEIGHT / 2 - 5,
            quad=int(group.quad),
            is_hollow=group.status not in _FILLED,
            label=f"{number_of(group.events, 'event')} of {_class(group.quad)}, {when}{status}",
            query=asked.to_query(
                quad=str(int(group.quad)), from_=group.first.isoformat(), to=group.last.isoformat(), undated="exclude"
            ),
        )


def _class(quad: Quad) -> str:
    return quad.label if quad else "no class"


def _table(bars: list[Bar], undated: list[_Group]) -> list[TableRow]:
    """The numbers behind the drawing; what is possible in several bars counts in each."""
    rows = [
        TableRow(span_in_words(bar.first, bar.last), [bar.certain[int(quad)] + bar.possible[int(quad)] for quad in LANES])
        for bar in bars
        if bar.total
    ]
    if undated:
        rows.append(TableRow("No date", [sum(group.events for group in undated if group.quad is quad) for quad in LANES]))
    return rows
