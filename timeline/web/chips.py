"""The filters that are on, in words, each with a way to take it off."""

from __future__ import annotations

from dataclasses import dataclass

from timeline import edtf
from timeline.filters import EventFilter
from timeline.models import Event
from timeline.web.wording import span_in_words

MOST_TRIED = 8  # filters of which an empty page says what it would be without


@dataclass(frozen=True, slots=True)
class FilterChip:
    label: str
    query_without: str
    joint: str  # what stands before it: "or" between values of one facet, "and" between actors


@dataclass(frozen=True, slots=True)
class WayOut:
    """What dropping one filter would give."""

    label: str
    query: str
    count: int


def chips_of(asked: EventFilter) -> list[FilterChip]:
    """Every value of the filter once; both ends of the span together."""
    chips: list[FilterChip] = []
    facet_before = ""
    for chip in asked.chips():
        if chip.name == "to" and asked["from"]:
            continue  # said together with "from"
        facet = {"quad": "type"}.get(chip.name, chip.name)
        joint = ("and" if facet == "actor" else "or") if facet == facet_before else ""
        if chip.name in ("from", "to"):
            chips.append(FilterChip(span_label(asked), asked.to_query(from_=None, to=None), joint))
        else:
            chips.append(FilterChip(_label(chip.name, chip.value, chip.label), chip.query_without, joint))
        facet_before = facet
    return chips


def ways_out(asked: EventFilter, user: object) -> list[WayOut]:
    """For a filter that nothing passes: what each of its values costs, the most promising first. A query for each."""
    found = []
    for chip in asked.chips()[:MOST_TRIED]:
        less = asked.without(chip.name, chip.value)
        if count := less.apply(Event.objects.visible_to(user))[:1000].count():
            found.append(WayOut(_label(chip.name, chip.value, chip.label), chip.query_without, count))
    return sorted(found, key=lambda way: -way.count)


def span_label(asked: EventFilter) -> str:
    """ "1–19 January 2020", "from 3 January 2020", "until January 2020"; empty without a span."""
    first, last = asked.span
    if first and last:
        return span_in_words(first, last)
    if first:
        return f"from {span_in_words(*edtf.read(asked.one('from')))}"
    return f"until {span_in_words(*edtf.read(asked.one('to')))}" if last else ""


def _label(name: str, value: str, label: str) -> str:
    match name:
        case "q":
            return f"“{value}”"
        case "source_actor":
            return f"{label} acts"
        case "target_actor":
            return f"{label} acted upon"
        case "from" | "to":
            return f"{'from' if name == 'from' else 'until'} {span_in_words(*edtf.read(value))}"
        case "within":
            return "only dates certainly within"
        case "undated":
            return "only without a date" if value == "only" else "only with a date"
        case "precision":
            return f"date known to the {value}" if value not in ("range", "unknown") else f"date {value}"
        case "differ":
            return "sources differ"
        case "annotated":
            return "with notes"
        case "publisher" if value == "none":
            return "publisher not stated"
        case "tag":
            return f"#{label}"
        case "article":
            return f"in “{label}”"
    return label
