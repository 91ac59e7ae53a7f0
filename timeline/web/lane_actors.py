"""Who gets a lane of their own, in which order, and in whose lane the rest stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.models import Actor, ActorRole
from timeline.vocabulary import ActorKind
from timeline.web.deeds import Deeds
from timeline.web.wording import number_of

MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    slug: str = ""  # empty: the lanes of those who have none, and of nobody
    aside: str = ""  # an office, or the state it belongs to
    is_side: bool = False  # a state, or whoever belongs to nobody
    group: int = 0  # lanes of one side share a ground
    has_members: bool = False  # people of its own have lanes below


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes from top to bottom, and where everybody stands."""

    lanes: list[Lane]
    place_of: dict[int, int]  # of every actor who acts or is acted upon
    nobody: int  # the lane of events that name no one who acts
    folded: str  # what is said of those without a lane

    def places(self, actors: Iterable[int]) -> list[int]:
        """The lanes of some actors, each once."""
        return list(dict.fromkeys(self.place_of[pk] for pk in actors))


def lanes_of(deeds: Deeds) -> Lanes:
    """Lanes for those with most events, persons and bodies under their state. One query."""
    counts = Counter(pk for deed in deeds.rows for pk in {*deed.acting, *deed.sources, *deed.targets})
    shown = {pk for deed in deeds.rows for pk in (*deed.acting, *deed.acted_upon)}
    chosen = set(sorted(counts, key=lambda pk: (-counts[pk], deeds.actors[pk].name))[:MOST_LANES])
    homes = {pk: _home(pk, chosen, deeds.actors) for pk in shown}
    kept = {home for home in homes.values() if home}
    order = _ordered(kept, counts, deeds.actors)
    offices = _offices([pk for pk in kept if deeds.actors[pk].kind == ActorKind.PERSON])
    lanes, place, groups = [], {}, 0
    for pk in order:
        actor = deeds.actors[pk]
        is_side = _side(pk, kept, deeds.actors) == pk
        groups += is_side
        place[pk] = len(lanes)
        has_members = any(_side(other, kept, deeds.actors) == pk for other in kept - {pk})
        aside = _state_of(actor, kept, deeds.actors) or offices.get(pk, "")
        lanes.append(Lane(actor.name, actor.slug, aside, is_side and not actor.affiliation_id, groups, has_members))
    others = [pk for pk, home in homes.items() if home is None]
    if others:
        lanes.append(Lane(number_of(len(others), "other actor"), is_side=True, group=groups + 1))
    place_of = {pk: place[home] if home else len(order) for pk, home in homes.items()}
    nobody = len(lanes)
    if any(not deed.acting for deed in deeds.rows):
        lanes.append(Lane("No one named", is_side=True, group=groups + 2))
    return Lanes(lanes, place_of, nobody, _folded_in_words(kept, homes, len(others)))


def _home(pk: int, chosen: set[int], actors: dict[int, Actor]) -> int | None:
    """Whose lane it is: one's own, else that of one's state or organisation, else nobody's."""
    seen: set[int] = set()
    home: int | None = pk
    while home in actors and home not in seen:
        if home in chosen:
            return home
        seen.add(home)
        home = actors[home].affiliation_id
    return None


def _side(pk: int, kept: set[int], actors: dict[int, Actor]) -> int:
    """The actor under which the lane stands; itself where that one has no lane."""
    behind = actors[pk].affiliation_id
    return _side(behind, kept - {pk}, actors) if behind in kept - {pk} else pk


def _ordered(kept: set[int], counts: Counter[int], actors: dict[int, Actor]) -> list[int]:
    """Sides by their events, and under each its own people by theirs."""

    def place(pk: int) -> tuple[int, str, bool, int, str]:
        side = _side(pk, kept, actors)
        return (-counts[side], actors[side].name, pk != side, -counts[pk], actors[pk].name)

    return sorted(kept, key=place)


def _offices(persons: list[int]) -> dict[int, str]:
    """The office of each person, or that the articles differ on it."""
    offices: dict[int, set[str]] = {}
    for actor, office in ActorRole.objects.filter(actor__in=persons).order_by().values_list("actor", "office").distinct():
        offices.setdefault(actor, set()).add(office)
    return {actor: next(iter(given)) if len(given) == 1 else "offices differ" for actor, given in offices.items()}


def _state_of(actor: Actor, kept: set[int], actors: dict[int, Actor]) -> str:
    behind = actor.affiliation_id
    return actors[behind].name if behind in actors and behind not in kept else ""


def _folded_in_words(kept: set[int], homes: dict[int, int | None], others: int) -> str:
    """ "Lanes are drawn for the 16 actors with most events; 30 more stand in the lane of their state, 12 share …"."""
    in_state = sum(home is not None and home != pk for pk, home in homes.items())
    parts = []
    if in_state:
        parts.append(f"{in_state:,} more stand{'s' if in_state == 1 else ''} in the lane of their state or organisation")
    if others:
        parts.append(f"{others:,} share{'s' if others == 1 else ''} the lane of other actors")
    return f"Lanes are drawn for the {len(kept)} actors with most events; {', '.join(parts)}." if parts else ""
