"""The swim-lanes as a drawing: in which row a mark stands, where its arrow ends, where its name has room.

x is in percent of the width and y in pixels, so that type never scales. What must not collide is worked out in pixels of
the narrowest drawing; a wider one only has more room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.filters import EventFilter
from timeline.histogram import Bar
from timeline.vocabulary import EventType, Status
from timeline.web.deeds import SOLID, Deeds
from timeline.web.lane_actors import Lane, Lanes
from timeline.web.lane_items import Item, dated_items, undated_items

NARROWEST = 800  # pixels: the `min-inline-size` of the chart in the style sheet
ROW, MARGIN = 20, 18  # pixels of a row of marks, and what a lane has beyond them
MOST_ROWS = 10  # of a lane; the style sheet knows no more
MOST_NAMED = 40  # events in the drawing that have their type beside them
MOST_ARROWS = 45
SLOT = 9  # pixels between arrows of one bar
MOST_NAME_SHARE = 22  # percent that the longest name takes
_LETTER = 6.2  # pixels of one letter of the smallest type, generously


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark is drawn; its corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shape:
    """An item with all its places, ready for the template."""

    item: Item
    x: float  # percent
    shift: float
    spots: list[Spot]
    tie: str
    heads: list[str]
    brackets: list[str]  # around the marks and heads of sides that no sentence tells
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
    dated, is_full = dated_items(asked, deeds, lanes, bars)
    undated, in_order = undated_items(asked, deeds, lanes)
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
    rows = _by_class(dated, len(lanes.lanes)) if is_full else _packed(dated, len(lanes.lanes), bar_width, NARROWEST * share)
    drawn, y = [], float(top)
    for lane, count in zip(lanes.lanes, rows, strict=True):
        drawn.append(DrawnLane(lane, count, y, MARGIN + ROW * count))
        y += drawn[-1].height
    ordered = sorted(dated, key=lambda item: (not item.is_span, item.first))
    return Drawing(
        lanes=drawn,
        dated=[_shape(item, drawn, _middle(item, len(bars)), _bar(item, drawn, len(bars))) for item in ordered],
        undated=[_shape(item, drawn, item.x or 0, None) for item in undated],
        height=y,
        in_order=in_order,
        is_merged=any(len(item.deeds) > 1 for item in (*dated, *undated)),
        lacks_arrows=lacks_arrows,
    )


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
    return [min(max(len(found), 1), MOST_ROWS) for found in rows]


def _by_class(items: list[Item], lanes: int) -> list[int]:
    """A row for each class that a lane has, and below them its bars; returns how many rows each lane has."""
    rows = []
    for lane in range(lanes):
        own = [item for item in items if lane in item.lanes]
        order = sorted({(item.is_span, item.quad) for item in own})
        for item in own:
            item.rows[lane] = order.index((item.is_span, item.quad))
        rows.append(max(len(order), 1))
    return rows


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
    return min(item.rows.get(lane, 0), MOST_ROWS - 1)


def _shape(item: Item, lanes: list[DrawnLane], x: float, bar: tuple[float, float, float] | None) -> Shape:
    """The item's marks in the lanes of those who act, and a tie from them to the lanes of those acted upon."""
    half = item.height / 2
    ys = [lanes[lane].row(_row(item, lane)) if item.rows else lanes[lane].middle for lane in item.lanes]
    upon = [lanes[lane].middle for lane in item.upon] if item.has_arrow else []
    ends = [_end(y, ys) for y in upon]
    tie = f"M0 {min(ys + ends):g}V{max(ys + ends):g}" if item.has_arrow and len(ys + ends) > 1 else ""
    left, right = (bar[0], bar[0] + bar[1]) if bar else (x, x)
    before = _is_near_edge(item, right) and left > MOST_NAME_SHARE
    away = 5 if bar else half + (9 if item.lanes[0] in item.understood else 5) + (-item.shift if before else item.shift)
    if bar and not before and _is_near_edge(item, right):
        right = left  # no room at either end: the name stands on the bar
    deed = item.deeds[0]
    return Shape(
        item=item,
        x=x,
        shift=item.shift,
        spots=[] if bar else [Spot(-half, y - half) for y in ys],
        tie=tie,
        heads=[f"M-4 {y - 3:g}H4L0 {y + 3:g}Z" if y > max(ys) else f"M-4 {y + 3:g}H4L0 {y - 3:g}Z" for y in ends],
        brackets=[
            *(
                _brackets(y, half + 4, half + 2)
                for lane, y in zip(item.lanes, ys, strict=True)
                if lane in item.understood and not bar
            ),
            *(_brackets(y, 5.5, 5) for lane, y in zip(item.upon, ends, strict=False) if lane in item.understood),
        ],
        tie_kind="" if deed.status in SOLID else "is-planned",
        name_at=left if before else right,
        name_shift=-away if before else away,
        name_y=ys[0] + 4,
        name_anchor="end" if before else "start",
        bar=bar,
    )


def _brackets(y: float, away: float, half: float) -> str:
    """Square brackets left and right of a middle, so far away from it and half as high."""
    return "".join(f"M{to * (away - 2.5):g} {y - half:g}H{to * away:g}V{y + half:g}H{to * (away - 2.5):g}" for to in (-1, 1))


def _end(target: float, sources: list[float]) -> float:
    """A little before the target's line, on the side from which the arrow comes."""
    return target - 5 if target > max(sources) else target + 5
