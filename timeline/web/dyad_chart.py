"""Two actors over time: a small histogram for each direction, all on the same bars, scale and axis."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from timeline.filters import EventFilter
from timeline.histogram import Bar, Ranges, histogram_of
from timeline.web.axis import Tick, axis_of
from timeline.web.deeds import Deed
from timeline.web.frame import at
from timeline.web.histogram import FLOOR, TOP, UNIT, DrawnBar, Segment, drawn_bar, scale_for, undated_segments
from timeline.web.wording import number_of

SHORTEST = 30  # pixels for the bars of a band
NAME = 26  # pixels for the name above them
_AXIS_AT = 107  # where the histogram's axis has its first line of words


@dataclass(frozen=True, slots=True)
class Strand:
    """The events of one direction."""

    name: str  # "Norland to Sudria"
    asked: EventFilter  # which finds them
    deeds: list[Deed]  # newest first

    @property
    def address(self) -> str:
        return at("timeline", self.asked.to_query())


@dataclass(frozen=True, slots=True)
class Band:
    name: str
    y: float  # by which its drawing is shifted down
    bars: list[DrawnBar]
    undated: list[Segment]
    undated_count: int
    undated_query: str


@dataclass(frozen=True, slots=True)
class TableRow:
    when: str
    counts: list[int]


@dataclass(frozen=True, slots=True)
class DyadChart:
    label: str
    granularity: str
    bars_height: float
    bands: list[Band]
    ticks: list[Tick]
    table: list[TableRow]
    has_dated: bool
    has_undated: bool

    @property
    def bars_top(self) -> float:
        """y of the highest bar within the drawing of its band, whose floor is the histogram's."""
        return FLOOR - self.bars_height

    @property
    def name_y(self) -> float:
        return self.bars_top - 10

    @property
    def axis_shift(self) -> int:
        return round(len(self.bands) * (self.bars_height + NAME)) + 15 - _AXIS_AT

    @property
    def undated_label_y(self) -> int:
        return self.axis_shift + _AXIS_AT

    @property
    def height(self) -> int:
        """The bands and as many lines of words as stand below them."""
        return self.axis_shift + max((tick.y for tick in self.ticks), default=_AXIS_AT) + 8


def chart_of(asked: EventFilter, strands: list[Strand]) -> DyadChart:
    """`asked` finds the events of all strands; it is where the axis leads."""
    deeds = {deed.pk: deed for strand in strands for deed in strand.deeds}.values()
    ranges = [Ranges(deed.start, deed.end, deed.event_type, 1) for deed in deeds if deed.start and deed.end]
    histogram = histogram_of(asked, ranges, Counter())
    filled = [_bars(strand, histogram.bars) for strand in strands]
    scale = scale_for(max((bar.total for bars in filled for bar in bars), default=0))
    height = _bars_height(strands, filled, scale)
    bands = [_band(strand, bars, place, scale, height) for place, (strand, bars) in enumerate(zip(strands, filled, strict=True))]
    ticks, _ = axis_of(asked, histogram)
    return DyadChart(
        label=f"Events per {histogram.granularity} and direction",
        granularity=histogram.granularity,
        bars_height=height,
        bands=bands,
        ticks=ticks,
        table=_table(bands, histogram.bars),
        has_dated=bool(histogram.bars),
        has_undated=any(band.undated_count for band in bands),
    )


def _bars(strand: Strand, bars: list[Bar]) -> list[Bar]:
    """The same bars with the events of one strand, each leading to them."""
    own = [Bar(bar.first, bar.last, True, strand.asked.to_query(from_=bar.edtf, to=bar.edtf, undated="exclude")) for bar in bars]
    for deed in strand.deeds:
        if reach := deed.reach(bars):
            first, last = reach
            for place in range(first, last + 1):
                (own[place].certain if first == last else own[place].possible)[int(deed.quad)] += 1
    return own


def _bars_height(strands: list[Strand], filled: list[list[Bar]], scale: float) -> float:
    """No higher than the tallest bar needs, dated or not, so that few events do not stand in a desert."""
    tallest = max((bar.total for bars in filled for bar in bars), default=0) * scale
    undated = max(sum(not deed.is_dated for deed in strand.deeds) for strand in strands) * UNIT
    return min(max(tallest, undated, SHORTEST), FLOOR - TOP)


def _band(strand: Strand, bars: list[Bar], place: int, scale: float, height: float) -> Band:
    undated = Counter(int(deed.quad) for deed in strand.deeds if not deed.is_dated)
    return Band(
        name=f"{strand.name}: {number_of(len(strand.deeds), 'event')}",
        y=place * (height + NAME) + NAME - (FLOOR - height),
        bars=[drawn_bar(bar, number, scale, len(bars)) for number, bar in enumerate(bars) if bar.total],
        undated=undated_segments(undated),
        undated_count=undated.total(),
        undated_query=strand.asked.to_query(undated="only"),
    )


def _table(bands: list[Band], bars: list[Bar]) -> list[TableRow]:
    """The numbers behind the drawing; what is possible in several bars counts in each."""
    by_place = [{bar.place: bar for bar in band.bars} for band in bands]
    rows = []
    for place in range(len(bars)):
        found = [drawn.get(place) for drawn in by_place]
        names = [bar.name for bar in found if bar]
        if names:
            rows.append(TableRow(names[0], [bar.certain + bar.possible if bar else 0 for bar in found]))
    if any(band.undated_count for band in bands):
        rows.append(TableRow("Without a date", [band.undated_count for band in bands]))
    return rows
