"""The one filter of page, JSON and exports: a query string, checked, and the events it means.

Repeated parameters mean *or* within one facet (`type` and `quad` are one facet); for `actor` they mean *and*, so that two
actors give their dyad. Different parameters mean *and*. The parameters and their help texts stand in `PARAMETERS`, from
which the API's schema and the 400 answers are made.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.http import QueryDict

from timeline import edtf
from timeline.models import Actor, Annotation, Article, EventQuerySet, Mention, Participation, Publisher, Tag
from timeline.search import sort_keys_matching
from timeline.vocabulary import EventType, Precision, Quad, Role, Status

MAX_VALUES = 200
MAX_VALUE_LENGTH = 500
NOT_STATED = "none"  # the value of `publisher` for articles that name none


@dataclass(frozen=True, slots=True)
class Parameter:
    """One name of the query string. Without `choices` any text may come, and `_Rows` or a reader of its own checks it."""

    name: str
    label: str  # what stands before the value in a chip, and over the field
    help: str
    choices: tuple[str, ...] = ()
    repeated: bool = False
    default: str = ""


PARAMETERS: dict[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        Parameter("q", "words", "Words of the event's title, sentences and actors. Words in double quotes stand together."),
        Parameter(
            "type", "type", "Event type; together with quad one facet.", tuple(kind.value for kind in EventType), repeated=True
        ),
        Parameter(
            "quad",
            "class",
            "Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 none.",
            tuple(str(quad.value) for quad in Quad),
            repeated=True,
        ),
        Parameter(
            "status", "status", "Whether the thing is said to be so.", tuple(status.value for status in Status), repeated=True
        ),
        Parameter("actor", "actor", "Slug of an actor that takes part; repeated: all of them take part.", repeated=True),
        Parameter("source_actor", "acting", "Slug of an actor that acts.", repeated=True),
        Parameter("target_actor", "acted upon", "Slug of an actor that is acted upon.", repeated=True),
        Parameter("publisher", "publisher", "Slug of a publisher, or “none” for articles that name none.", repeated=True),
        Parameter("article", "article", "Id of an article that reports the event.", repeated=True),
        Parameter("from", "from", "First day, as EDTF level 0: 2020, 2020-01 or 2020-01-03."),
        Parameter("to", "to", "Last day, as EDTF level 0: 2020, 2020-01 or 2020-01-03."),
        Parameter(
            "within",
            "within the span",
            "Whether the whole range of an event's date must lie in the span, or may only touch it.",
            ("possible", "certain"),
            default="possible",
        ),
        Parameter(
            "undated",
            "undated",
            "Events whose date is open at one end. In a span they are kept unless that end rules them out.",
            ("include", "only", "exclude"),
            default="include",
        ),
        Parameter(
            "precision",
            "precision",
            "How finely the date is known.",
            tuple(precision.value for precision in Precision),
            repeated=True,
        ),
        Parameter("differ", "sources differ", "1: only events on which the articles disagree.", ("1",)),
        Parameter("annotated", "with notes", "1: only events that carry a note.", ("1",)),
        Parameter("tag", "tag", "A tag of a note on the event.", repeated=True),
        Parameter("sort", "order", "Newest or oldest first; undated events come last.", ("newest", "oldest"), default="newest"),
    )
}
ACTOR_PARAMETERS = ("actor", "source_actor", "target_actor")
_FACET_OF = {"quad": "type", "to": "from", "within": "from"}

Values = Mapping[str, tuple[str, ...]]


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
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)  # of values that are rows: ("actor", "china") -> "China"

    @classmethod
    def from_query(cls, query: QueryDict, *, also_allowed: Collection[str] = ()) -> EventFilter:
        """Read a query string. Empty values count as not given, as a form sends them.

        `also_allowed` names the parameters that are the caller's own (`cursor`, `page_size`); every other name that is
        not in PARAMETERS, every unknown value and every contradiction is told in `errors`, by parameter name.
        """
        errors: dict[str, list[str]] = {}
        given = {name: [value.strip() for value in values if value.strip()] for name, values in query.lists()}
        if sum(map(len, given.values())) > MAX_VALUES:
            return cls(errors={"query": [f"A query holds at most {MAX_VALUES} values."]})
        for name in sorted(given.keys() - PARAMETERS.keys() - set(also_allowed)):
            errors[name] = [_unknown_name(name, [*PARAMETERS, *also_allowed])]
        values = {name: _checked(PARAMETERS[name], given[name], errors) for name in PARAMETERS if given.get(name)}
        values, labels = _with_rows(values, errors)
        _check_span(values, errors)
        return cls(_canonical(values), errors, labels)

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
        return replace(self, values=_canonical(values))

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


# Reading the query string


def _unknown_name(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else f" Known are: {', '.join(known)}."
    return f"“{name[:60]}” is not a parameter.{hint}"


def _checked(parameter: Parameter, given: list[str], errors: dict[str, list[str]]) -> tuple[str, ...]:
    """The values of one parameter that can be right; why the others cannot goes to `errors`."""
    problems: list[str] = []
    kept: list[str] = []
    if len(set(given)) > 1 and not parameter.repeated:
        problems.append("Give it once.")
        given = given[:1]
    for value in dict.fromkeys(given):
        problem = _problem_of(parameter, value)
        if problem:
            problems.append(problem)
        else:
            kept.append(value)
    if problems:
        errors[parameter.name] = problems
    return tuple(kept)


def _problem_of(parameter: Parameter, value: str) -> str:
    """What is wrong with a value as far as the database is not needed to know it; empty when nothing is."""
    if len(value) > MAX_VALUE_LENGTH:
        return f"A value holds at most {MAX_VALUE_LENGTH} characters."
    if not value.isprintable():
        return "A value holds no control characters."
    if parameter.choices and value not in parameter.choices:
        return f"“{value}” is not one of: {', '.join(parameter.choices)}."
    if parameter.name == "article" and not (value.isascii() and value.isdigit() and len(value) < 19):
        return f"“{value}” is not the id of an article."
    if parameter.name == "q" and sort_keys_matching(value) is None:
        return f"“{value}” holds no word to search for."
    if parameter.name in {"from", "to"}:
        try:
            edtf.read(value)
        except ValueError as error:
            return str(error)
    return ""


def _with_rows(
    values: dict[str, tuple[str, ...]], errors: dict[str, list[str]]
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], str]]:
    """Look up the values that name rows: (values, labels), one query for each kind of row that is named.

    A merged actor is read as the one that survived, so that an old address keeps working.
    """
    labels: dict[tuple[str, str], str] = {}
    for name in ("actor", "source_actor", "target_actor", "publisher", "article", "tag"):
        asked = [value for value in values.get(name, ()) if (name, value) != ("publisher", NOT_STATED)]
        if not asked:
            continue
        found = _rows(name, asked)
        kept = []
        for value in values[name]:
            if value in found:
                known_as, labels_value = found[value]
                labels[name, known_as] = labels_value
                kept.append(known_as)
            elif (name, value) == ("publisher", NOT_STATED):
                kept.append(value)
            else:
                errors.setdefault(name, []).append(f"unknown {name.split('_')[-1]} “{value}”")
        values = {**values, name: tuple(dict.fromkeys(kept))}
    return values, labels


def _rows(name: str, asked: list[str]) -> dict[str, tuple[str, str]]:
    """By the value asked for: the value it stands for now, and its label."""
    if name in ACTOR_PARAMETERS:
        actors = Actor.objects.filter(slug__in=asked).select_related("merged_into")
        return {actor.slug: (survivor.slug, survivor.name) for actor in actors for survivor in [_survivor(actor)]}
    if name == "publisher":
        return {row.slug: (row.slug, row.name) for row in Publisher.objects.filter(slug__in=asked)}
    if name == "article":
        by_id = dict(Article.objects.filter(pk__in=asked).values_list("pk", "title"))
        return {value: (str(int(value)), by_id[int(value)]) for value in asked if int(value) in by_id}
    return {tag.name: (tag.name, tag.name) for tag in Tag.objects.filter(name__in=asked)}


def _survivor(actor: Actor) -> Actor:
    while actor.merged_into is not None:
        actor = actor.merged_into
    return actor


def _check_span(values: dict[str, tuple[str, ...]], errors: dict[str, list[str]]) -> None:
    """Take the end of a span away that lies before its beginning."""
    if values.get("from") and values.get("to"):
        first, last = values["from"][0], values["to"][0]
        if edtf.read(first)[0] > edtf.read(last)[1]:
            errors["to"] = [f"The span ends ({last}) before it begins ({first})."]
            del values["to"]


def _canonical(values: Values) -> dict[str, tuple[str, ...]]:
    """In the order of PARAMETERS, closed lists in their own order, other values by alphabet; no defaults, nothing empty."""
    canonical: dict[str, tuple[str, ...]] = {}
    for name, parameter in PARAMETERS.items():
        given = values.get(name, ())
        kept = [choice for choice in parameter.choices if choice in given] if parameter.choices else sorted(given)
        if kept and kept != [parameter.default]:
            canonical[name] = tuple(kept)
    return canonical
