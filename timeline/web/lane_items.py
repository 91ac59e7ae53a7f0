"""What is drawn in the lanes: each event by itself while there is room, else a number of them as one mark that is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from timeline.filters import EventFilter
from timeline.histogram import Bar
from timeline.vocabulary import Quad, Role, Status
from timeline.web.deeds import SOLID, Deed, Deeds, class_in
from timeline.web.frame import at
from timeline.web.lane_actors import Lane, Lanes
from timeline.web.wording import number_of, span_in_words

MOST_ROWS = 6  # events of a lane that lie over one bar, one below the other
MOST_ALONE = 4  # events of a lane with the same bars that have a mark each
MOST_COLUMNS = 16  # events without a date that stand one beside the other
MOST_FINE = 400  # events with a date; more are counted by class, in MOST_STRETCHES or fewer stretches of time
MOST_STRETCHES = 20
_NUMBERINGS: dict[str, list[Callable[[date], int]]] = {
    "day": [lambda day: (day.toordinal() - 1) // 7],
    "month": [partial(lambda months, day: (day.year * 12 + day.month - 1) // months, months) for months in (1, 3, 6)],
    "year": [partial(lambda years, day: day.year // years, years) for years in (1, 5, 10, 50, 100, 1000)],
}
Cell = tuple[int, int, bool]  # first and last bar; whether the events lie somewhere between rather than in one
_HEIGHTS = (10, 13, 16, 19)  # of marks, as in `templatetags.marks`


@dataclass(slots=True)
class Item:
    """One mark, or one bar over several days, with the events it stands for; a link."""

    deeds: list[Deed]
    lanes: list[int]  # of those who act
    upon: list[int]  # of those acted upon
    label: str
    address: str
    first: int = 0  # places among the bars
    last: int = 0
    is_span: bool = False
    name: str = ""  # printed beside the mark
    has_arrow: bool = False
    x: float | None = None  # percent, for events without a date
    most_height: int = _HEIGHTS[-1]
    shift: float = 0  # pixels from the middle of the bar, so that arrows stand side by side
    rows: dict[int, int] = field(default_factory=dict)  # by lane
    understood: frozenset[int] = frozenset()  # lanes, of `lanes` and `upon`, whose side no sentence tells

    @property
    def quad(self) -> Quad:
        return self.deeds[0].quad

    @property
    def status(self) -> str:
        return Status.OCCURRED if any(deed.status in SOLID for deed in self.deeds[1:]) else self.deeds[0].status

    @property
    def size(self) -> int:
        """How much there is to it: articles of one event, or events."""
        return len(self.deeds) if len(self.deeds) > 1 else self.deeds[0].articles

    @property
    def height(self) -> int:
        return min(_HEIGHTS[min(max(self.size, 1), 4) - 1], self.most_height)


def dated_items(asked: EventFilter, deeds: Deeds, lanes: Lanes, bars: Sequence[Bar]) -> tuple[list[Item], bool]:
    """An item for each event while there is room in its lane; else for each class of one lane in one bar.

    True beside them when there are so many that all lanes are counted by class, in stretches of several bars.
    """
    reached = [(deed, reach) for deed in reversed(deeds.rows) if (reach := deed.reach(bars))]
    is_full = len(reached) > MOST_FINE
    stretches = _stretches(bars) if is_full else [(place, place) for place in range(len(bars))]
    cells: dict[int, dict[Cell, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for deed, (first, last) in reached:
        cell = (*stretches[first], False) if stretches[first] == stretches[last] else (first, last, True)
        cells[_own_lane(deed, lanes)][cell].append(deed)
    items = []
    for lane, by_cell in cells.items():
        is_dense = is_full or max(map(len, by_cell.values())) > MOST_ALONE or _widest(by_cell) > MOST_ROWS
        for (first, last, is_span), found in _merged_spans(by_cell).items() if is_dense else by_cell.items():
            for group in _by_class(found) if is_dense else [[deed] for deed in found]:
                if len(group) == 1:
                    item = _single(asked, deeds, lanes, group[0])
                else:
                    item = _counted_in_bars(asked, lanes.lanes[lane], lane, group, bars[first : last + 1], is_span=is_span)
                item.first, item.last, item.is_span = first, last, is_span
                items.append(item)
    return items, is_full


def _stretches(bars: Sequence[Bar]) -> list[tuple[int, int]]:
    """For every bar the first and last of its week, of its quarter or longer, of its so many years."""
    for number in _NUMBERINGS[_granularity(bars[0])]:
        members: dict[int, list[int]] = defaultdict(list)
        for place, bar in enumerate(bars):
            members[number(bar.first)].append(place)
        if len(members) <= MOST_STRETCHES:
            break
    return [(places[0], places[-1]) for places in members.values() for _ in places]


def _granularity(bar: Bar) -> str:
    return "day" if bar.first == bar.last else "month" if bar.first.month == bar.last.month else "year"


def _own_lane(deed: Deed, lanes: Lanes) -> int:
    return lanes.place_of[deed.acting[0]] if deed.acting else lanes.nobody


def _widest(by_cell: dict[Cell, list[Deed]]) -> int:
    """The most events of a lane that lie over one bar."""
    over: Counter[int] = Counter()
    for (first, last, _), found in by_cell.items():
        for place in range(first, last + 1):
            over[place] += len(found)
    return max(over.values())


def _merged_spans(by_cell: dict[Cell, list[Deed]]) -> dict[Cell, list[Deed]]:
    """All events over several bars as one, where a lane is too full to tell them apart."""
    spans = [cell for cell in by_cell if cell[2]]
    if len(spans) < 2:
        return by_cell
    merged = {cell: found for cell, found in by_cell.items() if cell not in spans}
    whole = (min(first for first, _, _ in spans), max(last for _, last, _ in spans), True)
    return merged | {whole: [deed for cell in spans for deed in by_cell[cell]]}


def _by_class(deeds: Iterable[Deed]) -> list[list[Deed]]:
    groups: dict[Quad, list[Deed]] = defaultdict(list)
    for deed in deeds:
        groups[deed.quad].append(deed)
    return [groups[quad] for quad in sorted(groups)]


def _single(asked: EventFilter, deeds: Deeds, lanes: Lanes, deed: Deed) -> Item:
    acting = lanes.places(deed.acting) or [lanes.nobody]
    upon = [lane for lane in lanes.places(deed.acted_upon) if lane not in acting]
    return Item([deed], acting, upon, deeds.label(deed), opened_at(asked, deed), understood=_understood(lanes, deed))


def _understood(lanes: Lanes, deed: Deed) -> frozenset[int]:
    parts = [(Role.SOURCE, pk) for pk in deed.acting] + [(Role.TARGET, pk) for pk in deed.acted_upon]
    told = {lanes.place_of[pk] for role, pk in parts if (role, pk) not in deed.understood}
    return frozenset(lanes.place_of[pk] for _, pk in parts) - told


def opened_at(asked: EventFilter, deed: Deed) -> str:
    """Where the event stands open beside the list of the same filter."""
    query = asked.to_query()
    return f"{at('timeline', f'{query}&' if query else '')}{'' if query else '?'}event={deed.pk}#event"


def _counted_in_bars(
    asked: EventFilter, lane: Lane, place: int, group: list[Deed], bars: Sequence[Bar], *, is_span: bool
) -> Item:
    """Those that lie in one bar, or somewhere in several."""
    first, last = asked.span
    begins, ends = max(bars[0].first, first or bars[0].first), min(bars[-1].last, last or bars[-1].last)
    span = {"from_": begins.isoformat(), "to": ends.isoformat(), "within": "certain", "undated": "exclude"}
    when = span_in_words(begins, ends)
    return _counted(asked, lane, place, group, span, f"somewhere in {when}" if is_span else when)


def _counted(asked: EventFilter, lane: Lane, place: int, group: list[Deed], narrowed: dict[str, object], when: str) -> Item:
    """A mark with a number, which leads to the list of its events."""
    quad = group[0].quad
    query = asked.to_query(**narrowed, **class_in(asked, quad), **({"source_actor": lane.slug} if lane.slug else {}))
    label = f"{lane.name}: {number_of(len(group), 'event')} of {quad.label}, {when}"
    if lane.has_members:
        label += "; the list adds those of its people"
    elif not lane.slug:
        label += "; the list adds those of all others"
    return Item(group, [place], [], label, at("timeline", query), name=f"{len(group):,}")


def undated_items(asked: EventFilter, deeds: Deeds, lanes: Lanes) -> tuple[list[Item], bool]:
    """Side by side in known order, `first` being the place in percent; too many of them as one column for each class."""
    undated = [deed for deed in reversed(deeds.rows) if not deed.is_dated]
    if len(undated) <= MOST_COLUMNS:
        items = [_single(asked, deeds, lanes, deed) for deed in undated]
        for place, item in enumerate(items):
            item.x = round((place + 0.5) * 100 / len(items), 2)
            item.has_arrow = True
        return items, True
    cells: dict[tuple[int, Quad], list[Deed]] = defaultdict(list)
    for deed in undated:
        cells[_own_lane(deed, lanes), deed.quad].append(deed)
    columns = sorted({quad for _, quad in cells})
    height = _HEIGHTS[0 if max(map(len, cells.values())) > 9 else 1]  # so that a number has room before the next column
    items = []
    for (lane, quad), group in cells.items():
        if len(group) == 1:
            items.append(_single(asked, deeds, lanes, group[0]))
            items[-1].lanes, items[-1].upon = [lane], []
        else:
            items.append(_counted(asked, lanes.lanes[lane], lane, group, {"undated": "only"}, "without a date"))
        items[-1].x = round((columns.index(quad) + 0.5) * 100 / len(columns) - 5, 2)
        items[-1].most_height = height
    return items, False
