"""The one filter of page, JSON and exports: a query string, checked, and the events it means.

Repeated parameters mean *or* within one facet (`type` and `quad` are one facet); for `actor` they mean *and*, so that two
actors give their dyad. Different parameters mean *and*. Their names and values stand in `timeline.parameters`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.http import QueryDict

from timeline import edtf
from timeline.models import Actor, Annotation, EventQuerySet, Mention, Participation
from timeline.parameters import NOT_STATED, PARAMETERS, Labels, Values, canonical, read_values
from timeline.search import sort_keys_matching
from timeline.vocabulary import EventType, Quad, Role

_FACET_OF = {"quad": "type", "to": "from", "within": "from"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of a filter as the page shows it, with the query string that is left when it is taken away."""

    name: str
    value: str
    title: str  # of the parameter: "actor"
    label: str  # of the value: "China"
    query_without: str


@dataclass(frozen=True)
class EventFilter:
    """Checked values by parameter name, in canonical order. Wrong values are left out and explained in `errors`."""

    values: Values = field(default_factory=dict)
    errors: Mapping[str, list[str]] = field(default_factory=dict)
    labels: Labels = field(default_factory=dict)

    @classmethod
    def from_query(cls, query: QueryDict, *, also_allowed: Collection[str] = ()) -> EventFilter:
        """Read a query string. Empty values count as not given, as a form sends them.

        `also_allowed` names the parameters that are the caller's own (`cursor`, `page_size`); every other name that is
        not in PARAMETERS, every unknown value and every contradiction is told in `errors`, by parameter name.
        """
        values, labels, errors = read_values(query, also_allowed)
        return cls(values, errors, labels)

    def __str__(self) -> str:
        return self.to_query()

    # What was asked

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def one(self, name: str) -> str:
        """The value of a parameter that is given once, or its default."""
        return self.values[name][0] if self.values.get(name) else PARAMETERS[name].default

    def has(self, name: str, value: str) -> bool:
        return value in self[name]

    @property
    def is_empty(self) -> bool:
        """Whether every event passes; the order does not count."""
        return not set(self.values) - {"sort"}

    @property
    def sort(self) -> str:
        return self.one("sort")

    @property
    def types(self) -> tuple[EventType, ...]:
        """The types asked for by `type` or by `quad`; empty: all."""
        quads = {int(quad) for quad in self["quad"]}
        return tuple(kind for kind in EventType if kind.value in self["type"] or kind.quad in quads)

    @property
    def span(self) -> tuple[date | None, date | None]:
        """First and last day asked for, inclusive."""
        first, last = self.one("from"), self.one("to")
        return (edtf.read(first)[0] if first else None, edtf.read(last)[1] if last else None)

    # Other questions, one step away

    def with_(self, **changes: str | Iterable[str] | None) -> EventFilter:
        """The same filter with these parameters set; None or nothing takes one away. `from` is spelled `from_`."""
        values = dict(self.values)
        for key, change in changes.items():
            values[key.rstrip("_")] = (change,) if isinstance(change, str) else tuple(change or ())
        return replace(self, values=canonical(values))

    def without(self, name: str, value: str | None = None) -> EventFilter:
        """The same filter without one value of a parameter, or without the parameter."""
        return self.with_(**{name: [kept for kept in self[name] if value is not None and kept != value]})

    def without_facet(self, name: str) -> EventFilter:
        """The same filter without a parameter and those that ask the same question: `type` and `quad`, `from` and `to`."""
        facet = _FACET_OF.get(name, name)
        return self.with_(**{other: None for other in self.values if _FACET_OF.get(other, other) == facet})

    def toggled(self, name: str, value: str) -> EventFilter:
        """What a click on a value gives: taken away when it is there, added (or put in the other's place) when not."""
        if self.has(name, value):
            return self.without(name, value)
        return self.with_(**{name: [*self[name], value] if PARAMETERS[name].repeated else value})

    def to_query(self, **changes: str | Iterable[str] | None) -> str:
        """The canonical query string: parameters in the order of PARAMETERS, no defaults. `changes` as for `with_`."""
        changed = self.with_(**changes) if changes else self
        query = QueryDict(mutable=True)
        for name, values in changed.values.items():
            query.setlist(name, values)
        return query.urlencode(safe=":/")

    def chips(self) -> list[Chip]:
        """Every value that is asked for, to be shown and taken away one by one."""
        return [
            Chip(name, value, PARAMETERS[name].label, self.label_of(name, value), self.without(name, value).to_query())
            for name, values in self.values.items()
            if name != "sort"
            for value in values
        ]

    def label_of(self, name: str, value: str) -> str:
        """A value in words for readers."""
        if name == "type":
            return EventType(value).label
        if name == "quad":
            return Quad(int(value)).label
        if name in {"differ", "annotated"}:
            return "yes"
        if name == "publisher" and value == NOT_STATED:
            return "not stated"
        return self.labels.get((name, value), value)

    # The events

    def apply(self, queryset: EventQuerySet) -> EventQuerySet:
        """The events of `queryset` that pass. Who may see them is for the caller: `Event.objects.visible_to(user)`."""
        for condition in self._conditions():
            queryset = queryset.filter(condition)
        return self._in_span(queryset)

    def _conditions(self) -> Iterable[Q]:
        types = self.types
        if types:
            yield Q(event_type__in=types)
        if self["status"]:
            yield Q(status__in=self["status"])
        if self["precision"]:
            yield Q(precision__in=self["precision"])
        if self["differ"]:
            yield ~Q(disagreements=[])
        if self["annotated"]:
            yield Q(annotation_count__gt=0)
        if self["q"] and (found := sort_keys_matching(self.one("q"))) is not None:
            yield Q(sort_key__in=found)
        for slug in self["actor"]:
            yield _taking_part([slug], types)
        if self["source_actor"]:
            yield _taking_part(self["source_actor"], types, Role.SOURCE)
        if self["target_actor"]:
            yield _taking_part(self["target_actor"], types, Role.TARGET)
        if self["publisher"]:
            named = Q(article__publisher__slug__in=self["publisher"])
            wanted = named | Q(article__publisher=None) if self.has("publisher", NOT_STATED) else named
            yield Q(pk__in=Mention.objects.filter(wanted).values("event"))
        if self["article"]:
            reported = Mention.objects.filter(article__in=[int(pk) for pk in self["article"]])
            yield Q(pk__in=reported.values("event"))
        if self["tag"]:
            noted = Annotation.objects.filter(withdrawn_at=None, tags__name__in=self["tag"]).exclude(event=None)
            yield Q(pk__in=noted.values("event"))

    def _in_span(self, queryset: EventQuerySet) -> EventQuerySet:
        first, last = self.span
        if self.one("undated") == "only":
            queryset = queryset.undated()
        elif self.one("undated") == "exclude":
            queryset = queryset.dated()
        if self.one("within") == "certain":
            return queryset.certainly_between(first, last)
        if self.one("undated") == "exclude":
            return queryset.possibly_between(first, last)
        # An open end rules nothing out; the known end may: "on or before 9 January" cannot lie in February.
        if first:
            queryset = queryset.filter(Q(end__gte=first) | Q(end=None))
        if last:
            queryset = queryset.filter(Q(start__lte=last) | Q(start=None))
        return queryset


def _taking_part(slugs: Collection[str], types: Collection[EventType], role: Role | None = None) -> Q:
    """By sort key rather than by event, because the indexes of Participation end in it (docs/performance.md)."""
    parts = Participation.objects.filter(actor__in=Actor.objects.filter(slug__in=slugs).values("pk"))
    if types:
        parts = parts.filter(event_type__in=types)
    if role:
        parts = parts.filter(role=role)
    return Q(sort_key__in=parts.values("sort_key"))
