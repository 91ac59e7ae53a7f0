"""What is drawn in the lanes: each event by itself while there is room, else a number of them as one mark that is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.filters import EventFilter
from timeline.histogram import Bar
from timeline.vocabulary import Quad, Status
from timeline.web.deeds import SOLID, Deed, Deeds, class_in
from timeline.web.frame import at
from timeline.web.lane_actors import Lane, Lanes
from timeline.web.wording import number_of, span_in_words

MOST_ROWS = 6  # events of a lane that lie over one bar, one below the other
MOST_ALONE = 4  # events of a lane with the same bars that have a mark each
MOST_COLUMNS = 16  # events without a date that stand one beside the other
_HEIGHTS = (10, 13, 16, 19)  # of marks, as in `templatetags.marks`


@dataclass(slots=True)
class Item:
    """One mark, or one bar over several days, with the events it stands for; a link."""

    deeds: list[Deed]
    first: int  # places among the bars
    last: int
    lanes: list[int]  # of those who act
    upon: list[int]  # of those acted upon
    label: str
    address: str
    name: str = ""  # printed beside the mark
    has_arrow: bool = False
    x: float | None = None  # percent, for events without a date
    shift: float = 0  # pixels from the middle of the bar, so that arrows stand side by side
    rows: dict[int, int] = field(default_factory=dict)  # by lane

    @property
    def quad(self) -> Quad:
        return self.deeds[0].quad

    @property
    def is_span(self) -> bool:
        return self.first != self.last

    @property
    def status(self) -> str:
        return Status.OCCURRED if any(deed.status in SOLID for deed in self.deeds[1:]) else self.deeds[0].status

    @property
    def size(self) -> int:
        """How much there is to it: articles of one event, or events."""
        return len(self.deeds) if len(self.deeds) > 1 else self.deeds[0].articles

    @property
    def height(self) -> int:
        return _HEIGHTS[min(max(self.size, 1), 4) - 1]


def dated_items(asked: EventFilter, deeds: Deeds, lanes: Lanes, bars: Sequence[Bar]) -> list[Item]:
    """An item for each event while there is room; else for each class of one lane in one bar."""
    cells: dict[int, dict[tuple[int, int], list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for deed in reversed(deeds.rows):
        if reach := deed.reach(bars):
            cells[_own_lane(deed, lanes)][reach].append(deed)
    items = []
    for lane, by_reach in cells.items():
        is_dense = any(len(found) > MOST_ALONE for found in by_reach.values()) or _widest(by_reach) > MOST_ROWS
        for (first, last), found in _merged_spans(by_reach).items() if is_dense else by_reach.items():
            for group in _by_class(found) if is_dense else [[deed] for deed in found]:
                if len(group) == 1:
                    items.append(_single(asked, deeds, lanes, group[0], first, last))
                else:
                    items.append(_counted_in_bars(asked, lanes.lanes[lane], lane, group, bars[first : last + 1]))
                    items[-1].first, items[-1].last = first, last
    return items


def _own_lane(deed: Deed, lanes: Lanes) -> int:
    return lanes.place_of[deed.acting[0]] if deed.acting else lanes.nobody


def _widest(by_reach: dict[tuple[int, int], list[Deed]]) -> int:
    """The most events of a lane that lie over one bar."""
    over: Counter[int] = Counter()
    for (first, last), found in by_reach.items():
        for place in range(first, last + 1):
            over[place] += len(found)
    return max(over.values())


def _merged_spans(by_reach: dict[tuple[int, int], list[Deed]]) -> dict[tuple[int, int], list[Deed]]:
    """All events over several bars as one, where a lane is too full to tell them apart."""
    spans = [reach for reach in by_reach if reach[0] != reach[1]]
    if len(spans) < 2:
        return by_reach
    merged = {reach: found for reach, found in by_reach.items() if reach not in spans}
    whole = (min(first for first, _ in spans), max(last for _, last in spans))
    return merged | {whole: [deed for reach in spans for deed in by_reach[reach]]}


def _by_class(deeds: Iterable[Deed]) -> list[list[Deed]]:
    groups: dict[Quad, list[Deed]] = defaultdict(list)
    for deed in deeds:
        groups[deed.quad].append(deed)
    return [groups[quad] for quad in sorted(groups)]


def _single(asked: EventFilter, deeds: Deeds, lanes: Lanes, deed: Deed, first: int, last: int) -> Item:
    acting = lanes.places(deed.acting) or [lanes.nobody]
    upon = [lane for lane in lanes.places(deed.acted_upon) if lane not in acting]
    return Item([deed], first, last, acting, upon, deeds.label(deed), opened_at(asked, deed))


def opened_at(asked: EventFilter, deed: Deed) -> str:
    """Where the event stands open beside the list of the same filter."""
    query = asked.to_query()
    return f"{at('timeline', f'{query}&' if query else '')}{'' if query else '?'}event={deed.pk}#event"


def _counted_in_bars(asked: EventFilter, lane: Lane, place: int, group: list[Deed], bars: Sequence[Bar]) -> Item:
    """Those that lie in one bar, or somewhere in several."""
    first, last = asked.span
    begins, ends = max(bars[0].first, first or bars[0].first), min(bars[-1].last, last or bars[-1].last)
    span = {"from_": begins.isoformat(), "to": ends.isoformat(), "within": "certain", "undated": "exclude"}
    when = span_in_words(begins, ends)
    return _counted(asked, lane, place, group, span, when if len(bars) == 1 else f"somewhere in {when}")


def _counted(asked: EventFilter, lane: Lane, place: int, group: list[Deed], narrowed: dict[str, object], when: str) -> Item:
    """A mark with a number, which leads to the list of its events."""
    quad = group[0].quad
    query = asked.to_query(**narrowed, **class_in(asked, quad), **({"source_actor": lane.slug} if lane.slug else {}))
    label = f"{lane.name}: {number_of(len(group), 'event')} of {quad.label}, {when}"
    if lane.has_members:
        label += "; the list adds those of its people"
    elif not lane.slug:
        label += "; the list adds those of all others"
    return Item(group, 0, 0, [place], [], label, at("timeline", query), name=f"{len(group):,}")


def undated_items(asked: EventFilter, deeds: Deeds, lanes: Lanes) -> tuple[list[Item], bool]:
    """Side by side in known order, `first` being the place in percent; too many of them as one column for each class."""
    undated = [deed for deed in reversed(deeds.rows) if not deed.is_dated]
    if len(undated) <= MOST_COLUMNS:
        items = [_single(asked, deeds, lanes, deed, 0, 0) for deed in undated]
        for place, item in enumerate(items):
            item.x = round((place + 0.5) * 100 / len(items), 2)
            item.has_arrow = True
        return items, True
    cells: dict[tuple[int, Quad], list[Deed]] = defaultdict(list)
    for deed in undated:
        cells[_own_lane(deed, lanes), deed.quad].append(deed)
    columns = sorted({quad for _, quad in cells})
    items = []
    for (lane, quad), group in cells.items():
        if len(group) == 1:
            items.append(_single(asked, deeds, lanes, group[0], 0, 0))
            items[-1].lanes, items[-1].upon = [lane], []
        else:
            items.append(_counted(asked, lanes.lanes[lane], lane, group, {"undated": "only"}, "without a date"))
        items[-1].x = round((columns.index(quad) + 0.5) * 100 / len(columns) - 3, 2)
    return items, False
