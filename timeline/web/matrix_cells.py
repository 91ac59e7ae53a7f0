"""The matrix as numbers: who stands in its rows and columns, and which events meet in a cell.

States, organisations and whoever belongs to nobody are its sides; what their people do counts as theirs, as it does in
the filter. A cell holds exactly the events that its link lists.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.models import Actor
from timeline.web.deeds import Deed, Deeds

MOST_SIDES = 12
MOST_PEOPLE = 10  # persons and bodies with a row of their own
OTHERS, NOBODY = -1, -2  # keys of the row and column of those who are folded, and of no one named


@dataclass(slots=True)
class Cells:
    sides: list[int]  # with a row and a column, where they act or are acted upon
    people: dict[int, list[int]]  # rows under their side
    folded: int  # sides that share the row and the column of others
    folded_people: int
    events: dict[tuple[int, int], list[Deed]] = field(default_factory=lambda: defaultdict(list))
    acts: dict[int, list[Deed]] = field(default_factory=lambda: defaultdict(list))
    suffers: dict[int, list[Deed]] = field(default_factory=lambda: defaultdict(list))
    together: set[tuple[int, int]] = field(default_factory=set)  # cells with events in which both act

    @property
    def rows(self) -> list[int]:
        """Keys from top to bottom, each with something in it."""
        order = [key for side in self.sides for key in (side, *self.people.get(side, ()))]
        return [key for key in (*order, OTHERS, NOBODY) if key in self.acts]

    @property
    def columns(self) -> list[int]:
        filled = {column for _, column in self.events}
        return [key for key in (*self.sides, OTHERS, NOBODY) if key in filled]


def cells_of(deeds: Deeds) -> Cells:
    """All events sorted into cells; no query."""
    involved = Counter(pk for deed in deeds.rows for pk in {*deed.sources, *deed.targets})
    acting = Counter(pk for deed in deeds.rows for pk in deed.sources)
    sides = _most_active(involved, (pk for pk in involved if not deeds.actors[pk].affiliation_id), deeds.actors)
    shown = sides[:MOST_SIDES]
    own = [pk for pk in acting if deeds.actors[pk].affiliation_id in shown]
    people: dict[int, list[int]] = defaultdict(list)
    for pk in _most_active(acting, own, deeds.actors)[:MOST_PEOPLE]:
        people[deeds.actors[pk].affiliation_id].append(pk)
    cells = Cells(shown, people, len(sides) - len(shown), max(len(own) - MOST_PEOPLE, 0))
    for deed in deeds.rows:
        _sort(deed, cells, deeds.actors)
    return cells


def _most_active(counts: Counter[int], of: Iterable[int], actors: dict[int, Actor]) -> list[int]:
    return sorted(of, key=lambda pk: (-counts[pk], actors[pk].name))


def _sort(deed: Deed, cells: Cells, actors: dict[int, Actor]) -> None:
    sides = set(cells.sides)
    rows = [pk for pk in deed.sources if pk in sides or pk in cells.people.get(actors[pk].affiliation_id, ())]
    if not sides.intersection(rows):
        rows.append(OTHERS if deed.sources else NOBODY)
    for row in rows:
        cells.acts[row].append(deed)
        upon = _others(deed, row, actors) if deed.is_mutual else deed.targets
        columns = sides.intersection(upon) or {OTHERS if upon else NOBODY}
        for column in columns:
            cells.events[row, column].append(deed)
            if deed.is_mutual:
                cells.together.add((row, column))
    for column in sides.intersection(deed.targets) or {OTHERS if deed.targets else NOBODY}:
        cells.suffers[column].append(deed)


def _others(deed: Deed, row: int, actors: dict[int, Actor]) -> list[int]:
    """With whom the row's actor acts, its own side left out."""
    side = actors[row].affiliation_id or row if row in actors else row
    return [pk for pk in deed.sources if side not in (pk, actors[pk].affiliation_id)]
