"""Who did what to whom, as bare rows: what lanes, matrix and dyad are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.filters import EventFilter
from timeline.histogram import Bar
from timeline.listed import listed
from timeline.models import Actor, Event, Participation
from timeline.vocabulary import EventType, PartBasis, Quad, Role, Status
from timeline.web.wording import either, in_words

MOST_DEEDS = 5_000  # the newest ones; a drawing of more would say no more
SOLID = (Status.OCCURRED, Status.ONGOING)


@dataclass(slots=True)
class Deed:
    """One event with the ids of its actors. `sources` and `targets` hold the states behind persons too, as the filter does."""

    pk: int
    title: str
    start: date | None
    end: date | None
    precision: str
    event_type: str
    status: str
    articles: int
    sources: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    speakers: list[int] = field(default_factory=list)
    named: set[tuple[str, int]] = field(default_factory=set)
    understood: set[tuple[str, int]] = field(default_factory=set)  # told by no sentence
    quad: Quad = field(init=False)

    def __post_init__(self) -> None:
        self.quad = EventType(self.event_type).quad

    @property
    def is_dated(self) -> bool:
        return self.start is not None and self.end is not None

    @property
    def acting(self) -> list[int]:
        """Those named as acting; where nobody acts and nobody is acted upon, those who speak."""
        named = [pk for pk in self.sources if (Role.SOURCE, pk) in self.named]
        return named or ([] if self.targets else self.speakers)

    @property
    def acted_upon(self) -> list[int]:
        return [pk for pk in self.targets if (Role.TARGET, pk) in self.named]

    @property
    def is_understood(self) -> bool:
        """Whether no sentence tells one of those who are named."""
        return not self.understood.isdisjoint(self.named)

    @property
    def is_mutual(self) -> bool:
        """Two or more act together, upon nobody: a meeting, a treaty. The states behind them do not count."""
        return not self.targets and sum((Role.SOURCE, pk) in self.named for pk in self.sources) > 1

    def reach(self, bars: Sequence[Bar]) -> tuple[int, int] | None:
        """The first and the last bar that the dates touch; None without dates, or when they lie beside them all."""
        if self.start is None or self.end is None:
            return None
        touched = [place for place, bar in enumerate(bars) if self.start <= bar.last and self.end >= bar.first]
        return (touched[0], touched[-1]) if touched else None

    @property
    def when(self) -> str:
        return in_words(self.start, self.end, self.precision)


@dataclass(frozen=True, slots=True)
class Deeds:
    rows: list[Deed]  # newest first, those without a date last
    actors: dict[int, Actor]
    is_complete: bool

    def acting(self, deed: Deed) -> str:
        return self._names(deed, Role.SOURCE, deed.acting)

    def acted_upon(self, deed: Deed) -> str:
        return self._names(deed, Role.TARGET, deed.acted_upon)

    def _names(self, deed: Deed, role: Role, actors: list[int]) -> str:
        names = (self.actors[pk].name + (" (understood)" if (role, pk) in deed.understood else "") for pk in actors)
        return either(list(names), "and")

    def label(self, deed: Deed) -> str:
        """ "Sanction, planned. Norland to Sudria: Norland is to close the border (3 January 2020)"."""
        kind = EventType(deed.event_type).label + ("" if deed.status == Status.OCCURRED else f", {deed.status}")
        who = self.acting(deed) or "No one named"
        if deed.acted_upon:
            who += f" to {self.acted_upon(deed)}"
        return f"{kind}. {who}: {deed.title} ({deed.when})"


def deeds_of(asked: EventFilter, user: object) -> Deeds:
    """The events that pass and that `user` may see. Three queries, whatever the number of events."""
    events = asked.apply(Event.objects.visible_to(user)).newest_first()
    columns = ("pk", "title", "start", "end", "precision", "event_type", "status", "article_count")
    rows = [Deed(*row) for row in events.values_list(*columns)[: MOST_DEEDS + 1]]
    is_complete = len(rows) <= MOST_DEEDS
    by_pk = {deed.pk: deed for deed in rows[:MOST_DEEDS]}
    actors = set()
    parts = Participation.objects.filter(event__in=listed(by_pk)).exclude(role=Role.LOCATION).order_by("-named", "position", "pk")
    for event, actor, role, named, basis in parts.values_list("event_id", "actor_id", "role", "named", "basis").iterator():
        deed = by_pk[event]
        {Role.SOURCE: deed.sources, Role.TARGET: deed.targets, Role.SPEAKER: deed.speakers}[Role(role)].append(actor)
        if named:
            deed.named.add((role, actor))
        if basis == PartBasis.INFERRED:
            deed.understood.add((role, actor))
        actors.add(actor)
    known = Actor.objects.only("slug", "name", "kind", "affiliation_id").in_bulk(sorted(actors))
    return Deeds(list(by_pk.values()), known, is_complete)


def class_in(asked: EventFilter, quad: Quad) -> dict[str, object]:
    """The changes that narrow a filter to one class. Types already asked for stay: `type` and `quad` add up."""
    types = asked.types
    if not types:
        return {"quad": str(int(quad))}
    return {"quad": None, "type": [kind.value for kind in types if kind.quad is quad]}
