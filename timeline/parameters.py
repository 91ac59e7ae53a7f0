"""The names of the query string: what each takes, and the checking of what was given.

From these come the API's schema, the 400 answers, and the fields of the page; `timeline.filters` says what they mean.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from timeline import edtf
from timeline.models import Actor, Article, Publisher, Tag
from timeline.search import sort_keys_matching
from timeline.vocabulary import EventType, Precision, Quad, Status

Values = Mapping[str, tuple[str, ...]]  # by parameter name, in canonical order
Labels = Mapping[tuple[str, str], str]  # of values that are rows: ("actor", "china") -> "China"

MAX_VALUES = 200
MAX_VALUE_LENGTH = 500
NOT_STATED = "none"  # the value of `publisher` for articles that name none


@dataclass(frozen=True, slots=True)
class Parameter:
    """One name of the query string. Without `choices` any text may come, and is checked by its name."""

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
        Parameter("from", "from", "First day, as EDTF: 2020, 2020-01, 2020-01-03, or the decade 202X."),
        Parameter("to", "to", "Last day, as EDTF: 2020, 2020-01, 2020-01-03, or the decade 202X."),
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
_ROW_PARAMETERS = ("actor", "source_actor", "target_actor", "publisher", "article", "tag")


def read_values(query: QueryDict, also_allowed: Collection[str]) -> tuple[Values, Labels, dict[str, list[str]]]:
    """The values of a query string that can be right, the labels of those that name rows, and what is wrong with the others.

    Empty values count as not given, as a form sends them.
    """
    errors: dict[str, list[str]] = {}
    given = {name: [value.strip() for value in values if value.strip()] for name, values in query.lists()}
    if sum(map(len, given.values())) > MAX_VALUES:
        return {}, {}, {"query": [f"A query holds at most {MAX_VALUES} values."]}
    for name in sorted(given.keys() - PARAMETERS.keys() - set(also_allowed)):
        errors[name] = [unknown_name(name, [*PARAMETERS, *also_allowed])]
    values = {name: _checked(PARAMETERS[name], given[name], errors) for name in PARAMETERS if given.get(name)}
    values, labels = _with_rows(values, errors)
    _check_span(values, errors)
    return canonical(values), labels, errors


def canonical(values: Values) -> dict[str, tuple[str, ...]]:
    """In the order of PARAMETERS, closed lists in their own order, other values by alphabet; no defaults, nothing empty."""
    canonical: dict[str, tuple[str, ...]] = {}
    for name, parameter in PARAMETERS.items():
        given = values.get(name, ())
        kept = [choice for choice in parameter.choices if choice in given] if parameter.choices else sorted(given)
        if kept and kept != [parameter.default]:
            canonical[name] = tuple(kept)
    return canonical


def unknown_name(name: str, known: Collection[str]) -> str:
    """A sentence for whoever gave a name that is not among the known ones, with the one they may have meant."""
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else f" Known are: {', '.join(known)}." if known else " None is known here."
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
    for name in _ROW_PARAMETERS:
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
    if name.endswith("actor"):
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
