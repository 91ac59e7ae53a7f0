"""The swim-lanes as a drawing: which events share a mark, in which row it stands, where its arrow ends.

x is in percent of the width and y in pixels, so that type never scales. What must not collide is worked out in pixels of
the narrowest drawing; a wider one only has more room.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.filters import EventFilter
from timeline.histogram import Bar
from timeline.vocabulary import EventType, Quad, Status
from timeline.web.deeds import SOLID, Deed, Deeds, class_in
from timeline.web.frame import at
from timeline.web.lane_actors import Lane, Lanes
from timeline.web.wording import number_of, span_in_words

NARROWEST = 800  # pixels: the `min-inline-size` of the chart in the style sheet
ROW, MARGIN = 20, 18  # pixels of a row of marks, and what a lane has beyond them
MOST_ROWS = 6  # of a lane; the style sheet knows lanes of up to MOST_MERGED_ROWS
MOST_MERGED_ROWS = 10
MOST_ALONE = 4  # events of one lane in one bar that have a mark each
MOST_NAMED = 40  # events in the drawing that have their type beside them
MOST_ARROWS = 45
MOST_COLUMNS = 16  # events without a date that stand one beside the other
SLOT = 9  # pixels between arrows of one bar
_LETTER = 6.2  # pixels of one letter of the smallest type, generously
_HEIGHTS = (10, 13, 16, 19)  # of marks, as in `templatetags.marks`


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark is drawn; its corner."""

    x: float
    y: float


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


@dataclass(frozen=True, slots=True)
class Shape:
    """An item with all its places, ready for the template."""

    item: Item
    x: float  # percent
    shift: float
    spots: list[Spot]
    tie: str
    heads: list[str]
    tie_kind: str
    name_at: float  # percent, and from there pixels
    name_shift: float
    name_y: float
    name_anchor: str
    bar: tuple[float, float, float] | None  # x and width in percent, y

    @property
    def is_hollow(self) -> bool:
        return self.item.status not in SOLID


@dataclass(frozen=True, slots=True)
class DrawnLane:
    lane: Lane
    rows: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def row(self, number: int) -> float:
        return self.top + MARGIN / 2 + ROW * (number + 0.5)


@dataclass(frozen=True, slots=True)
class Drawing:
    lanes: list[DrawnLane]
    dated: list[Shape]
    undated: list[Shape]
    height: float
    in_order: bool  # each event without a date has a place of its own
    is_merged: bool
    lacks_arrows: bool

    @property
    def lanes_height(self) -> float:
        return self.height - self.lanes[0].top


def drawing_of(asked: EventFilter, deeds: Deeds, lanes: Lanes, bars: Sequence[Bar], *, share: float, top: int) -> Drawing:
    """`share` is the part of the width that dated events have; `top` the pixels above the first lane."""
    dated = _dated_items(asked, deeds, lanes, bars)
    undated, in_order = _undated_items(asked, deeds, lanes)
    bar_width = NARROWEST * share / max(len(bars), 1)
    singles = [item for item in dated if len(item.deeds) == 1]
    lacks_arrows = len(singles) > MOST_ARROWS
    for item in singles:
        item.has_arrow = not lacks_arrows
        if len(dated) <= MOST_NAMED:
            item.name = EventType(item.deeds[0].event_type).label
            if item.deeds[0].status != Status.OCCURRED:
                item.name += f", {item.deeds[0].status}"
    _side_by_side(dated, bar_width)
    rows = _packed(dated, len(lanes.lanes), bar_width, NARROWEST * share)
    drawn, y = [], float(top)
    for lane, count in zip(lanes.lanes, rows, strict=True):
        drawn.append(DrawnLane(lane, count, y, MARGIN + ROW * count))
        y += drawn[-1].height
    ordered = sorted(dated, key=lambda item: (not item.is_span, item.first))
    return Drawing(
        lanes=drawn,
        dated=[_shape(item, drawn, _middle(item, len(bars)), _bar(item, drawn, len(bars))) for item in ordered],
        undated=[_shape(item, drawn, item.first, None) for item in undated],
        height=y,
        in_order=in_order,
        is_merged=any(len(item.deeds) > 1 for item in (*dated, *undated)),
        lacks_arrows=lacks_arrows,
    )


# Which events share a mark


def _dated_items(asked: EventFilter, deeds: Deeds, lanes: Lanes, bars: Sequence[Bar]) -> list[Item]:
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
                    items.append(_counted(asked, lanes, lane, group, bars[first], bars[last], first, last))
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


def _single(asked: EventFilter, deeds: Deeds, lanes: Lanes, deed: Deed, first: float, last: float) -> Item:
    acting = lanes.places(deed.acting) or [lanes.nobody]
    upon = [lane for lane in lanes.places(deed.acted_upon) if lane not in acting]
    return Item([deed], first, last, acting, upon, deeds.label(deed), opened_at(asked, deed))


def opened_at(asked: EventFilter, deed: Deed) -> str:
    """Where the event stands open beside the list of the same filter."""
    query = asked.to_query()
    return f"{at('timeline', f'{query}&' if query else '')}{'' if query else '?'}event={deed.pk}#event"


def _counted(
    asked: EventFilter, lanes: Lanes, lane: int, group: list[Deed], from_bar: Bar, to_bar: Bar, first: int, last: int
) -> Item:
    span = {"from_": from_bar.edtf, "to": to_bar.edtf, "within": "certain", "undated": "exclude"}
    when = span_in_words(from_bar.first, to_bar.last)
    return _group_item(
        asked, lanes.lanes[lane], lane, group, span, when if first == last else f"somewhere in {when}", first, last
    )


def _group_item(
    asked: EventFilter, lane: Lane, place: int, group: list[Deed], narrowed: dict[str, object], when: str, first: int, last: int
) -> Item:
    """A mark with a number, which leads to the list of its events."""
    quad = group[0].quad
    query = asked.to_query(**narrowed, **class_in(asked, quad), **({"source_actor": lane.slug} if lane.slug else {}))
    label = f"{lane.name}: {number_of(len(group), 'event')} of {quad.label}, {when}"
    if lane.has_members:
        label += "; the list adds those of its people"
    elif not lane.slug:
        label += "; the list adds those of all others"
    return Item(group, first, last, [place], [], label, at("timeline", query), name=f"{len(group):,}")


def _undated_items(asked: EventFilter, deeds: Deeds, lanes: Lanes) -> tuple[list[Item], bool]:
    """Side by side in known order, `first` being the place in percent; too many of them as one column for each class."""
    undated = [deed for deed in reversed(deeds.rows) if not deed.is_dated]
    if len(undated) <= MOST_COLUMNS:
        items = [_single(asked, deeds, lanes, deed, 0, 0) for deed in undated]
        for place, item in enumerate(items):
            item.first = item.last = round((place + 0.5) * 100 / len(items), 2)
            item.has_arrow = True
        return items, True
    cells: dict[tuple[int, Quad], list[Deed]] = defaultdict(list)
    for deed in undated:
        cells[_own_lane(deed, lanes), deed.quad].append(deed)
    columns = sorted({quad for _, quad in cells})
    items = []
    for (lane, quad), group in cells.items():
        x = round((columns.index(quad) + 0.5) * 100 / len(columns) - 3, 2)
        if len(group) == 1:
            items.append(_single(asked, deeds, lanes, group[0], x, x))
            items[-1].lanes, items[-1].upon = [lane], []
        else:
            items.append(_group_item(asked, lanes.lanes[lane], lane, group, {"undated": "only"}, "without a date", x, x))
    return items, False


# Where they stand


def _side_by_side(items: list[Item], bar_width: float) -> None:
    """Arrows of one bar that would lie on each other are moved apart, as far as the bar is wide."""
    slots = max(1, int(bar_width // SLOT))
    by_bar: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.has_arrow:
            by_bar[(item.first + item.last) // 2].append(item)
    for found in by_bar.values():
        taken: list[list[tuple[int, int]]] = [[] for _ in range(slots)]
        used: dict[int, int] = {}
        for number, item in enumerate(found):
            low, high = min(item.lanes + item.upon), max(item.lanes + item.upon)
            free = (slot for slot, ties in enumerate(taken) if all(high < first or low > last for first, last in ties))
            slot = next(free, number % slots)
            taken[slot].append((low, high))
            used[number] = slot
        widest = max(used.values())
        for number, item in enumerate(found):
            item.shift = (used[number] - widest / 2) * SLOT


def _packed(items: list[Item], lanes: int, bar_width: float, width: float) -> list[int]:
    """Gives every item a row in each of its lanes such that nothing collides; returns how many rows each lane has."""
    rows: list[list[list[tuple[float, float]]]] = [[] for _ in range(lanes)]
    for item in sorted(items, key=lambda item: (item.first, -item.last)):
        middle = (item.first + item.last + 1) / 2 * bar_width + item.shift
        left, right = (item.first * bar_width, (item.last + 1) * bar_width) if item.is_span else (middle - 9, middle + 9)
        left, right = _with_name(item, left, right, width)
        for lane in item.lanes:
            free = (number for number, row in enumerate(rows[lane]) if all(right <= a or left >= b for a, b in row))
            number = next(free, len(rows[lane]))
            if number == len(rows[lane]):
                rows[lane].append([])
            rows[lane][number].append((left, right))
            item.rows[lane] = number
    return [min(max(len(found), 1), MOST_MERGED_ROWS) for found in rows]


def _with_name(item: Item, left: float, right: float, width: float) -> tuple[float, float]:
    """The room with the name, which stands right of a mark, or left of it near the edge."""
    if not item.name:
        return left, right
    room = len(item.name) * _LETTER + 12
    return (left - room, right) if _is_near_edge(item, right / max(width, 1) * 100) else (left, right + room)


def _is_near_edge(item: Item, right: float) -> bool:
    return right > 97 - len(item.name)


def _middle(item: Item, bars: int) -> float:
    return round((item.first + item.last + 1) * 50 / bars, 3)


def _bar(item: Item, lanes: list[DrawnLane], bars: int) -> tuple[float, float, float] | None:
    if not item.is_span:
        return None
    lane = item.lanes[0]
    return (
        round(item.first * 100 / bars, 3),
        round((item.last - item.first + 1) * 100 / bars, 3),
        lanes[lane].row(_row(item, lane)) - 5,
    )


def _row(item: Item, lane: int) -> int:
    return min(item.rows.get(lane, 0), MOST_MERGED_ROWS - 1)


def _shape(item: Item, lanes: list[DrawnLane], x: float, bar: tuple[float, float, float] | None) -> Shape:
    """The item's marks in the lanes of those who act, and a tie from them to the lanes of those acted upon."""
    half = item.height / 2
    ys = [lanes[lane].row(_row(item, lane)) if item.rows else lanes[lane].middle for lane in item.lanes]
    upon = [lanes[lane].middle for lane in item.upon] if item.has_arrow else []
    ends = [_end(y, ys) for y in upon]
    tie = f"M0 {min(ys + ends):g}V{max(ys + ends):g}" if item.has_arrow and len(ys + ends) > 1 else ""
    left, right = (bar[0], bar[0] + bar[1]) if bar else (x, x)
    before = _is_near_edge(item, right)
    away = 5 if bar else half + 5 + (-item.shift if before else item.shift)
    deed = item.deeds[0]
    return Shape(
        item=item,
        x=x,
        shift=item.shift,
        spots=[] if bar else [Spot(-half, y - half) for y in ys],
        tie=tie,
        heads=[f"M-4 {y - 3:g}H4L0 {y + 3:g}Z" if y > max(ys) else f"M-4 {y + 3:g}H4L0 {y - 3:g}Z" for y in ends],
        tie_kind="" if deed.status in SOLID else "is-planned",
        name_at=left if before else right,
        name_shift=-away if before else away,
        name_y=ys[0] + 4,
        name_anchor="end" if before else "start",
        bar=bar,
    )


def _end(target: float, sources: list[float]) -> float:
    """A little before the target's line, on the side from which the arrow comes."""
    return target - 5 if target > max(sources) else target + 5
