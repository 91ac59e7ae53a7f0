"""The matrix: who acts upon whom, how often, and with which balance of cooperation and conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log1p
from typing import Any

from django.http import HttpRequest, HttpResponse

from timeline.facets import facets_of
from timeline.filters import EventFilter
from timeline.vocabulary import Quad, Status
from timeline.web.access import reads
from timeline.web.deeds import MOST_DEEDS, Deed, Deeds, deeds_of
from timeline.web.dossier import CONFLICT, COOPERATION
from timeline.web.frame import at, found_actors, frame_of, head_and_filters, notices_of
from timeline.web.htmx import render_page, wanted_part
from timeline.web.matrix_cells import NOBODY, OTHERS, Cells, cells_of
from timeline.web.wording import number_of

PARTS = ("results", "found-actors")
WIDE = 8  # more columns than that are narrow
MARKS_ALONE, MARKS_ALONE_IF_WIDE = 7, 4  # more events than that become a mark with a number for each class
NUMBERS_IF_WIDE = 3  # more classes than that become the segments of a bar
_FROM_COOPERATION_TO_CONFLICT = (
    Quad.MATERIAL_COOPERATION,
    Quad.VERBAL_COOPERATION,
    Quad.NONE,
    Quad.VERBAL_CONFLICT,
    Quad.MATERIAL_CONFLICT,
)
DEPTHS = 5  # steps of the ground, which the style sheet knows
SMALLEST_SCALE = 5  # a balance that gets the deepest ground even where nothing is larger


@dataclass(frozen=True, slots=True)
class MixMark:
    quad: int
    status: str
    number: str = ""  # of events, where the mark stands for more than one


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of a row upon a column; nothing in it when `events` is 0."""

    events: int
    address: str  # empty: no filter says exactly this
    words: str
    mix: list[MixMark]
    shares: list[tuple[int, float, float]]  # class, x and width in percent; instead of marks where these have no room
    tone: str  # "cooperation", "conflict" or "even": which of them is more
    depth: int
    is_self: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column with its name and total."""

    name: str
    slug: str
    total: Cell
    cells: list[Cell]
    is_sub: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    rows: list[Line]
    columns: list[Line]
    events: int
    address: str
    remarks: list[str]

    @property
    def is_wide(self) -> bool:
        return len(self.columns) > WIDE


@reads
def matrix(request: HttpRequest) -> HttpResponse:
    """The page or the part that a filter changes. A wrong value is explained and left out."""
    asked = EventFilter.from_query(request.GET, also_allowed=("find_actor",))
    build = found_actors if wanted_part(request, PARTS) == "found-actors" else _everything
    context = frame_of(request, asked, "matrix") | {"notices": notices_of(asked)} | build(request, asked)
    status = 400 if context["notices"] else 200
    return render_page(request, "timeline/matrix.html", context, partials=PARTS, status=status, address=context["here"])


def _everything(request: HttpRequest, asked: EventFilter) -> dict[str, Any]:
    facets = facets_of(asked, request.user)
    context = head_and_filters(request, asked, facets)
    if facets.count:
        context["matrix"] = _matrix(asked, deeds_of(asked, request.user), facets.count)
    return context


def _matrix(asked: EventFilter, deeds: Deeds, count: int) -> Matrix:
    cells = cells_of(deeds)
    names = {pk: (actor.name, actor.slug) for pk, actor in deeds.actors.items()}
    names |= {OTHERS: (number_of(cells.folded, "other") if cells.folded else "Others", ""), NOBODY: ("No one named", "")}
    deepest = max((abs(_balance(found)) for found in cells.events.values()), default=0)
    alone = MARKS_ALONE if len(cells.columns) <= WIDE else MARKS_ALONE_IF_WIDE
    sub_rows = {pk for people in cells.people.values() for pk in people}

    def cell(row: int, column: int) -> Cell:
        found = cells.events.get((row, column), [])
        address = _address(asked, names[row][1], names[column][1], both_act=(row, column) in cells.together)
        return _cell(found, address, deepest, alone, is_self=row == column and row > 0)

    def total(found: list[Deed], **narrowed: str) -> Cell:
        return _cell(found, at("timeline", asked.to_query(**narrowed)) if all(narrowed.values()) else "", deepest, alone)

    rows = [
        Line(
            *names[row],
            total(cells.acts[row], source_actor=names[row][1]),
            [cell(row, key) for key in cells.columns],
            row in sub_rows,
        )
        for row in cells.rows
    ]
    columns = [Line(*names[key], total(cells.suffers[key], target_actor=names[key][1]), []) for key in cells.columns]
    remarks = _remarks(deeds, cells)
    if any(cell.shares for row in rows for cell in (*row.cells, row.total)):
        remarks.append("A bar shows the shares of the classes, cooperation first.")
    return Matrix(rows, columns, min(count, len(deeds.rows)), at("timeline", asked.to_query()), remarks)


def _address(asked: EventFilter, source: str, target: str, *, both_act: bool) -> str:
    """The list of a cell's events. Where both act together the second takes part, in whichever role."""
    if not source or not target:
        return ""
    if both_act:
        return at("timeline", asked.to_query(source_actor=source, actor={*asked["actor"], target}))
    return at("timeline", asked.to_query(source_actor=source, target_actor=target))


def _cell(found: list[Deed], address: str, deepest: int, alone: int, *, is_self: bool = False) -> Cell:
    balance = _balance(found)
    tone = "cooperation" if balance > 0 else "conflict" if balance < 0 else "even"
    depth = ceil(DEPTHS * log1p(abs(balance)) / log1p(max(deepest, SMALLEST_SCALE)))
    mix = _mix(found, alone)
    has_room = alone == MARKS_ALONE or len(found) <= alone or len(mix) <= NUMBERS_IF_WIDE
    shares = [] if has_room else _shares(found)
    return Cell(len(found), address, _in_words(found), [] if shares else mix, shares, tone, min(depth, DEPTHS), is_self)


def _balance(found: Iterable[Deed]) -> int:
    return sum((deed.quad in COOPERATION) - (deed.quad in CONFLICT) for deed in found)


def _in_words(found: list[Deed]) -> str:
    cooperation = sum(deed.quad in COOPERATION for deed in found)
    conflict = sum(deed.quad in CONFLICT for deed in found)
    counts = ((cooperation, "cooperation"), (conflict, "conflict"), (len(found) - cooperation - conflict, "without class"))
    return ", ".join(f"{count:,} {word}" for count, word in counts if count)


def _mix(found: list[Deed], alone: int) -> list[MixMark]:
    if len(found) <= alone:
        return [MixMark(int(deed.quad), deed.status) for deed in sorted(found, key=lambda deed: (deed.quad, deed.pk))]
    by_quad = Counter(int(deed.quad) for deed in found)
    return [MixMark(quad, Status.OCCURRED, f"{by_quad[quad]:,}") for quad in sorted(by_quad)]


def _shares(found: list[Deed]) -> list[tuple[int, float, float]]:
    """The classes side by side, cooperation first."""
    by_quad = Counter(deed.quad for deed in found)
    shares, x = [], 0.0
    for quad in _FROM_COOPERATION_TO_CONFLICT:
        if width := by_quad[quad] * 100 / len(found):
            shares.append((int(quad), round(x, 2), round(width, 2)))
            x += width
    return shares


def _remarks(deeds: Deeds, cells: Cells) -> list[str]:
    """How to read it, and what is not in it."""
    remarks = ["Rows act, columns are acted upon. Persons and bodies stand under their state and are counted in it."]
    if cells.together:
        remarks.append("Where two act together, as in a meeting, the event counts both ways, but for the totals below.")
    if cells.folded:
        remarks.append(
            f"The {len(cells.sides)} with most events have a row and a column; {cells.folded:,} more are counted together."
        )
    if cells.folded_people:
        remarks.append(f"{cells.folded_people:,} more persons and bodies have no row of their own.")
    if understood := sum(deed.is_understood for deed in deeds.rows):
        remarks.append(
            f"Counted too: {number_of(understood, 'event')} with a side that no sentence tells, understood from the article."
        )
    if not deeds.is_complete:
        remarks.append(f"The newest {MOST_DEEDS:,} events are counted.")
    return remarks
