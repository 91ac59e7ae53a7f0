"""Why an event was read as it was, and where its sources differ: in words, from what the extraction and the merging noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline import edtf
from timeline.models import Correction, Event, Mention
from timeline.vocabulary import DateBasis, EventType, Precision
from timeline.web.entries import subject_of
from timeline.web.evidence import publisher_of
from timeline.web.wording import day_in_words, span_in_words

_DAY = re.compile(r"(?<![“\d-])\d{4}-\d{2}-\d{2}(?![\d-])")  # as rules note it; an article's own words stay as printed
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUESTIONS = {
    "type": "Why this type",
    "actors": "Why these actors",
    "status": "Why this status",
    "speaker": "Why this speaker",
    "merge": "How it was merged",
}
_FIELDS = {"type": Correction.Field.TYPE, "status": Correction.Field.STATUS, "actors": Correction.Field.PARTIES}


@dataclass(frozen=True, slots=True)
class Side:
    publishers: str
    value: str


@dataclass(frozen=True, slots=True)
class Dispute:
    subject: str
    sides: list[Side]
    can_be_decided: bool  # by a correction


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was read as it was, one reason per line."""

    key: str
    question: str
    answer: str
    reasons: list[str]


def disputes_of(event: Event, mentions: list[Mention]) -> list[Dispute]:
    """What the articles disagree on, side by side."""
    return [_dispute(found, mentions) for found in event.disagreements]


def whys_of(event: Event, mentions: list[Mention], corrected: Mapping[str, str]) -> list[Why]:
    """The grounds of its date, type, actors, status and merging, as far as they were noted; first who corrected it."""
    return [_why_this_date(event, mentions), *_other_whys(event, mentions, corrected)]


def _dispute(found: dict, mentions: list[Mention]) -> Dispute:
    articles = {mention.article_id: mention.article for mention in mentions}
    sides = []
    for side in found["values"]:
        names = dict.fromkeys(publisher_of(articles[pk]) for pk in side["articles"] if pk in articles)
        sides.append(Side(", ".join(names), _value_in_words(found["about"], side["value"])))
    return Dispute(subject_of(found), sides, found["about"] not in ("number", "office"))


def _value_in_words(about: str, value: str) -> str:
    if about == "date":
        return edtf_in_words(value)
    if about == "office":
        return value.partition(":")[2].strip()
    return value


def edtf_in_words(text: str) -> str:
    """ "2020-01" -> "January 2020", "2020-21" -> "spring 2020", "199X" -> "1990s"; anything unknown as it stands."""
    if match := _SEASON.fullmatch(text):
        return f"{_SEASONS[match[2]]} {match[1]}"
    if text.endswith("X"):
        return f"{text[:-1]}0s"
    first, slash, last = text.partition("/")
    try:
        start = edtf.read(first)[0] if first else None
        end = edtf.read(last if slash else first)[1] if last or not slash else None
    except ValueError:
        return text
    if start and end:
        return span_in_words(start, end)
    return f"on or before {day_in_words(end)}" if end else f"on or after {day_in_words(start)}" if start else "no date"


def _why_this_date(event: Event, mentions: list[Mention]) -> Why:
    basis = {
        DateBasis.STATED: "stated",
        DateBasis.INFERRED: "inferred from the context",
        DateBasis.NONE: "only bounded by the day of publication",
    }[DateBasis(event.date_basis)]
    written = edtf.write(event.start, event.end, Precision(event.precision))
    reasons = [
        f"{mention.article.publisher or 'an article whose publisher is not stated'} says “{mention.expression}”: {mention.date_reason}"
        for mention in mentions
        if mention.date_reason and mention.expression_start is not None
    ]
    if not any(mention.date_reason == event.date_reason for mention in mentions if mention.expression_start is not None):
        reasons.insert(0, event.date_reason)
    return Why("date", "Why this date", f"{basis}, {written}" if written else basis, _once(reasons))


def _other_whys(event: Event, mentions: list[Mention], corrected: Mapping[str, str]) -> list[Why]:
    """What the reading of each sentence rested on, the best sentence first."""
    ranked = sorted(mentions, key=lambda mention: mention.pk != event.best_mention_id)
    whys = []
    for key, question in _QUESTIONS.items():
        reasons = _once(_as_sentence(mention.reasons.get(key)) for mention in ranked)
        if person := corrected.get(_FIELDS.get(key, "")):
            reasons.insert(0, f"set by {person}; the articles were read otherwise")
        if reasons:
            answer = {"type": EventType(event.event_type).label, "status": event.status}.get(key, "")
            whys.append(Why(key, question, answer, reasons))
    return whys


def _as_sentence(reason: object) -> str:
    return "; ".join(map(str, reason)) if isinstance(reason, list | tuple) else str(reason or "")


def _once(reasons: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_DAY.sub(_in_words, reason).rstrip(".") for reason in reasons if reason))


def _in_words(day: re.Match[str]) -> str:
    return edtf_in_words(day.group())
