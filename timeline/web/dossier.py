"""What the articles know of one actor: names, offices, counterparts. Each part is a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Substr

from timeline.importer.disagreeing import exclude_each_other
from timeline.models import Actor, ActorOccurrence, ActorPair, ActorRole, Event, Participation
from timeline.vocabulary import EventType, PartBasis, Quad
from timeline.web.wording import number_of

NAMES = 12
OFFICES = 8
OCCURRENCES = 5_000  # the latest ones; more would only be counted more slowly
COUNTERPARTS = 12
MARKS_ON_A_SIDE = 6  # more events than that become one mark and a number
MEMBERS = 12

COOPERATION = (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
CONFLICT = (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)


@dataclass(frozen=True, slots=True)
class PrintedName:
    words: str
    times: int
    articles: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office, the first place where it is given to the person, and the days from which to which it was."""

    title: str
    role: ActorRole  # with `printed`, its words there
    articles: int
    first: date
    last: date

    @property
    def more(self) -> int:
        """Articles beyond the first."""
        return self.articles - 1

    def contradicts(self, other: Office) -> bool:
        """Whether both are said of the same time, and nobody holds both. One after the other is a career."""
        return self.first <= other.last and other.first <= self.last and exclude_each_other(self.title, other.title)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a balance: how many events, and the quad classes of the marks that stand for them."""

    total: int
    quads: list[int]

    @property
    def number(self) -> str:
        """What is written beside the marks when they are fewer than the events."""
        return f"{self.total:,}" if self.total > len(self.quads) else ""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Another actor of the same events, and how these divide into conflict and cooperation."""

    actor: Actor
    events: int
    conflict: Side
    cooperation: Side
    last: date | None

    @property
    def in_words(self) -> str:
        sides = ((self.conflict, "conflict"), (self.cooperation, "cooperation"))
        return ", ".join(f"{side.total:,} {word}" for side, word in sides if side.total) or "statements only"


def printed_names(actor: Actor) -> list[PrintedName]:
    """The words of the articles that mean the actor, most frequent first. "He" and "the minister" are not names."""
    latest = actor.occurrences.exclude(rule="pronoun").order_by("-pk").values("pk")[:OCCURRENCES]
    rows = (
        ActorOccurrence.objects.filter(pk__in=latest)
        .order_by()
        .annotate(words=Substr("article__text", F("start") + 1, F("end") - F("start")))
        .values("words")
        .annotate(times=Count("pk"), articles=Count("article", distinct=True))
        .order_by("-times", "words")[:NAMES]
    )
    return [PrintedName(" ".join(row["words"].split()), row["times"], row["articles"]) for row in rows]


def offices_of(actor: Actor) -> list[Office]:
    """The offices in the order in which they were first printed. Two queries, and no whole text is fetched for them."""
    rows = (
        actor.roles.order_by()
        .values("office")
        .annotate(
            where=Min("pk"),
            articles=Count("article", distinct=True),
            first=Min("article__published_on"),
            last=Max("article__published_on"),
        )
        .order_by("-articles", "office")[:OFFICES]
    )
    counted = {row["where"]: row for row in rows}
    roles = (
        ActorRole.objects.filter(pk__in=list(counted))
        .select_related("article__publisher")
        .defer("article__text", "article__layout")
        .annotate(printed=Substr("article__text", F("start") + 1, F("end") - F("start")))
    )
    offices = [
        Office(role.office, role, found["articles"], found["first"], found["last"])
        for role, found in ((role, counted[role.pk]) for role in roles)
    ]
    return sorted(offices, key=lambda office: (office.first, office.title))


def members_of(actor: Actor) -> list[Actor]:
    return list(actor.members.present().most_active_first()[: MEMBERS + 1])


def counterparts_of(actor: Actor) -> list[Counterpart]:
    """Those with whom the actor shares most events; not the state behind it and not its own people. Two queries."""
    pairs = (
        ActorPair.objects.filter(actor=actor, events__gt=0, other__merged_into=None)
        .exclude(other=actor.affiliation_id)
        .exclude(other__affiliation=actor)
        .select_related("other")
        .order_by("-events", "other__name")[:COUNTERPARTS]
    )
    others = {pair.other_id: pair for pair in pairs}
    ours = Participation.objects.filter(actor=actor).values("event")
    shared = (
        Event.objects.filter(participations__actor__in=list(others), pk__in=ours)
        .order_by()
        .values_list("participations__actor", "event_type")
        .annotate(Count("pk", distinct=True), Max("end"))
    )
    by_other: dict[int, list[tuple[str, int, date | None]]] = {pk: [] for pk in others}
    for other, event_type, events, last in shared:
        by_other[other].append((event_type, events, last))
    return [_counterpart(pair, by_other[pk]) for pk, pair in others.items()]


def _counterpart(pair: ActorPair, rows: Iterable[tuple[str, int, date | None]]) -> Counterpart:
    counts = dict.fromkeys(Quad, 0)
    last = None
    for event_type, events, day in rows:
        counts[EventType(event_type).quad] += events
        last = max(filter(None, (last, day)), default=None)
    return Counterpart(
        actor=pair.other,
        events=pair.events,
        conflict=side_of(counts, CONFLICT),
        cooperation=side_of(counts, COOPERATION),
        last=last,
    )


def side_of(counts: dict[Quad, int], quads: tuple[Quad, ...]) -> Side:
    """A mark for each event, or for each class when they are too many."""
    total = sum(counts[quad] for quad in quads)
    each = total <= MARKS_ON_A_SIDE
    return Side(total, [int(quad) for quad in quads for _ in range(counts[quad] if each else min(counts[quad], 1))])


def extent_of(actor: Actor) -> str:
    """In how many events a sentence names it, in how many it is only understood, and in how many those act who belong to it."""
    parts = actor.participations.filter(named=True)
    counted = parts.aggregate(
        all=Count("event", distinct=True), told=Count("event", filter=Q(basis=PartBasis.STATED), distinct=True)
    )
    understood, through = counted["all"] - counted["told"], actor.event_count - counted["all"]
    words = [f"Named in {number_of(counted['told'], 'event')}"]
    words += [f"understood in {understood:,} more"] if understood else []
    words += [f"in {through:,} more through those who belong to it"] if through > 0 else []
    return ", and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) + "."
