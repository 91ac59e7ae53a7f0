"""What each click on a filter would give: counts by type, actor, publisher and so on, and the histogram.

A facet counts the events that pass all other filters; its own choice is left out, so that its other values stay worth
clicking. Actors are the exception, because a second actor narrows the first. Beyond SAMPLE matches, counts are made over
the newest SAMPLE and said to be so; that keeps the page quick at a million events (docs/performance.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Count, Max, Min, Value, When

from timeline.filters import EventFilter
from timeline.histogram import Histogram, Ranges, histogram_of, with_margin
from timeline.kept_counts import kept_count, kept_ranges
from timeline.listed import listed
from timeline.models import Actor, Annotation, Event, Mention, Participation
from timeline.parameters import NOT_STATED
from timeline.vocabulary import EventType, Precision, Quad, Status

SAMPLE = 5_000
HISTOGRAM_SAMPLE = 20_000
MOST_COUNTED = 100_000
TOP_ACTORS = 20
TOP_TAGS = 20


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: what a click gives."""

    name: str  # of the parameter
    value: str
    label: str
    count: int
    selected: bool
    query: str  # the query string after a click


@dataclass(frozen=True, slots=True)
class QuadOption(Option):
    types: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorOption(Option):
    kind: str = ""
    code: str = ""
    affiliation: str = ""  # slug of its state or organisation
    affiliation_code: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    count: int
    count_exact: bool  # False: there are more than `count`
    article_count: int
    first_printed: date | None  # the days of publication of the oldest and the newest of these articles
    last_printed: date | None
    counts_exact: bool  # False: the facets below are counted over the newest SAMPLE matches
    quad: list[QuadOption]
    status: list[Option]
    actor: list[ActorOption]
    publisher: list[Option]
    precision: list[Option]
    undated: list[Option]
    within: list[Option]
    differ: Option
    annotated: Option
    tag: list[Option]
    histogram: Histogram

    @property
    def type(self) -> list[Option]:
        return [option for quad in self.quad for option in quad.types]

    @property
    def actors_by_side(self) -> list[tuple[ActorOption, list[ActorOption]]]:
        """States and organisations with their own people and bodies under them; the rest stands by itself."""
        listed = {option.value for option in self.actor}
        under: dict[str, list[ActorOption]] = {}
        for option in self.actor:
            if option.affiliation in listed:
                under.setdefault(option.affiliation, []).append(option)
        return [(option, under.get(option.value, [])) for option in self.actor if option.affiliation not in listed]


def facets_of(asked: EventFilter, user: object) -> Facets:
    """All counts for a filter, over the events that `user` may see. The number of queries does not depend on the events."""
    matches = _Matches(asked, user)
    count, is_exact = matches.count()
    articles = Mention.objects.filter(event__in=listed(matches.newest())).aggregate(
        number=Count("article", distinct=True), first=Min("article__published_on"), last=Max("article__published_on")
    )
    return Facets(
        count=count,
        count_exact=is_exact,
        article_count=articles["number"],
        first_printed=articles["first"],
        last_printed=articles["last"],
        counts_exact=count < SAMPLE,
        quad=_quads(asked, matches),
        status=_closed(asked, "status", [status.value for status in Status], matches.by("status")),
        actor=_actors(asked, matches),
        publisher=_publishers(asked, matches),
        precision=_closed(asked, "precision", [precision.value for precision in Precision], matches.by("precision")),
        undated=_undated(asked, matches),
        within=_within(asked, matches),
        differ=_flag(asked, "differ", matches),
        annotated=_flag(asked, "annotated", matches),
        tag=_tags(asked, matches),
        histogram=_histogram(asked, matches, is_large=count >= SAMPLE),
    )


@dataclass(frozen=True)
class _Matches:
    """The newest events that pass, and their counts by all the columns that are facets, in as few queries as can be.

    Facets without a choice of their own share one list of events. It is fetched rather than asked for inside each
    count, because finding the matches costs more than counting them.
    """

    asked: EventFilter
    user: object
    _newest: dict[str, list[int]] = field(default_factory=dict)
    _tables: dict[str, list[Any]] = field(default_factory=dict)

    def newest(self, without: str = "") -> list[int]:
        """Ids of the newest matches; `without` names the facet that is left out."""
        asked = self.asked.without_facet(without)
        query = asked.to_query(sort=None)
        if query not in self._newest:
            events = asked.apply(Event.objects.visible_to(self.user))
            self._newest[query] = list(events.order_by("-sort_key").values_list("pk", flat=True)[:SAMPLE])
        return self._newest[query]

    def count(self) -> tuple[int, bool]:
        """How many there are; False beside it when there are more than that."""
        found = len(self.newest())
        if found < SAMPLE:
            return found, True
        if (kept := kept_count(self.asked)) is not None:
            return kept, True
        found = self.asked.apply(Event.objects.visible_to(self.user))[: MOST_COUNTED + 1].count()
        return min(found, MOST_COUNTED), found <= MOST_COUNTED

    def by(self, name: str) -> Counter[str]:
        """Counts by the values of one column with that facet's own choice left out."""
        counts: Counter[str] = Counter()
        for row in self._table(name):
            counts[str(row[_COLUMN_OF.get(name, name)])] += row["events"]
        return counts

    def undated_by_quad(self) -> Counter[int]:
        counts: Counter[int] = Counter()
        for row in self._table(""):
            if row["is_open"]:
                counts[EventType(row["event_type"]).quad.value] += row["events"]
        return counts

    def _table(self, without: str) -> list[Any]:
        """One row for each combination of the facets' columns."""
        query = self.asked.without_facet(without).to_query(sort=None)
        if query not in self._tables:
            self._tables[query] = list(
                Event.objects.filter(pk__in=listed(self.newest(without)))
                .annotate(
                    is_open=Case(When(sort_key__lt=0, then=Value(1)), default=Value(0)),
                    do_differ=Case(When(disagreements=[], then=Value(0)), default=Value(1)),
                    has_notes=Case(When(annotation_count__gt=0, then=Value(1)), default=Value(0)),
                )
                .values("event_type", "status", "precision", "is_open", "do_differ", "has_notes")
                .order_by()
                .annotate(events=Count("pk"))
            )
        return self._tables[query]


_COLUMN_OF = {"type": "event_type", "undated": "is_open", "differ": "do_differ", "annotated": "has_notes"}


def _option(asked: EventFilter, name: str, value: str, count: int, label: str = "") -> Option:
    return Option(
        name, value, label or asked.label_of(name, value), count, asked.has(name, value), asked.toggled(name, value).to_query()
    )


def _closed(asked: EventFilter, name: str, values: Iterable[str], counts: Counter[str]) -> list[Option]:
    """Every value of a closed list, also those that nothing has."""
    return [_option(asked, name, value, counts[value]) for value in values]


def _quads(asked: EventFilter, matches: _Matches) -> list[QuadOption]:
    counts = matches.by("type")
    options = []
    for quad in (*list(Quad)[1:], Quad.NONE):
        types = tuple(_closed(asked, "type", [kind.value for kind in EventType.of_quad(quad)], counts))
        value = str(quad.value)
        options.append(
            QuadOption(
                "quad",
                value,
                asked.label_of("quad", value),
                sum(option.count for option in types),
                asked.has("quad", value),
                asked.toggled("quad", value).to_query(),
                types,
            )
        )
    return options


def _actors(asked: EventFilter, matches: _Matches) -> list[ActorOption]:
    """Those most often in the matches; and always those that are asked for, so that they can be taken away again."""
    # Counted here: asked to group by actor, SQLite walks all participations in the order of their index.
    parts = Participation.objects.filter(event__in=listed(matches.newest())).order_by().values_list("event_id", "actor_id")
    counts = Counter(actor for _, actor in set(parts.iterator()))
    top = sorted(counts, key=lambda actor: (-counts[actor], actor))[:TOP_ACTORS]
    wanted = Actor.objects.filter(pk__in=top) | Actor.objects.filter(slug__in=asked["actor"])
    options = [
        ActorOption(
            "actor",
            actor.slug,
            actor.name,
            counts[actor.pk],
            asked.has("actor", actor.slug),
            asked.toggled("actor", actor.slug).to_query(),
            actor.kind,
            actor.code,
            actor.affiliation.slug if actor.affiliation else "",
            actor.affiliation_code,
        )
        for actor in wanted.select_related("affiliation")
    ]
    return sorted(options, key=lambda option: (-option.count, option.label))


def _publishers(asked: EventFilter, matches: _Matches) -> list[Option]:
    rows = (
        Mention.objects.filter(event__in=listed(matches.newest("publisher")))
        .order_by()
        .values_list("article__publisher__slug", "article__publisher__name")
        .annotate(n=Count("event", distinct=True))
    )
    found = {slug or NOT_STATED: (name or "", n) for slug, name, n in rows}
    for slug in asked["publisher"]:
        found.setdefault(slug, ("", 0))
    options = [_option(asked, "publisher", slug, n, name) for slug, (name, n) in found.items()]
    return sorted(options, key=lambda option: (-option.count, option.label))


def _tags(asked: EventFilter, matches: _Matches) -> list[Option]:
    rows = (
        Annotation.objects.filter(event__in=listed(matches.newest("tag")), withdrawn_at=None)
        .exclude(tags=None)
        .order_by()
        .values_list("tags__name")
        .annotate(n=Count("event", distinct=True))
        .order_by("-n", "tags__name")[:TOP_TAGS]
    )
    found = dict.fromkeys(asked["tag"], 0) | dict(rows)
    return [_option(asked, "tag", tag, n) for tag, n in sorted(found.items(), key=lambda row: (-row[1], row[0]))]


def _undated(asked: EventFilter, matches: _Matches) -> list[Option]:
    counts = matches.by("undated")
    gives = {"include": counts.total(), "only": counts["1"], "exclude": counts["0"]}
    return [
        Option("undated", value, value, n, asked.one("undated") == value, asked.to_query(undated=value))
        for value, n in gives.items()
    ]


def _within(asked: EventFilter, matches: _Matches) -> list[Option]:
    """Only a span makes a difference between certain and possible."""
    if asked.span == (None, None):
        return []
    options = []
    for value in ("possible", "certain"):
        count = asked.with_(within=value).apply(Event.objects.visible_to(matches.user))[: SAMPLE + 1].count()
        options.append(
            Option("within", value, value, min(count, SAMPLE), asked.one("within") == value, asked.to_query(within=value))
        )
    return options


def _flag(asked: EventFilter, name: str, matches: _Matches) -> Option:
    return _option(asked, name, "1", matches.by(name)["1"])


def _histogram(asked: EventFilter, matches: _Matches, *, is_large: bool) -> Histogram:
    if is_large and (kept := kept_ranges(asked)):
        chart = histogram_of(asked, *kept)
        if chart.granularity != "day":  # the kept counts know no days
            return chart
    shown = with_margin(asked).apply(Event.objects.visible_to(matches.user)).dated()
    newest = shown.order_by("-sort_key").values("pk")[:HISTOGRAM_SAMPLE]
    rows = Event.objects.filter(pk__in=newest).order_by().values_list("start", "end", "event_type").annotate(events=Count("pk"))
    ranges = [Ranges(*row) for row in rows]
    is_complete = sum(group.events for group in ranges) < HISTOGRAM_SAMPLE
    return histogram_of(asked, ranges, matches.undated_by_quad(), is_complete=is_complete)
