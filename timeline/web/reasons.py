"""Why an event was read as it was, and where its sources differ: in words, from what the extraction and the merging noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline import edtf
from timeline.importer.words import as_printed
from timeline.models import Correction, Event, Mention
from timeline.vocabulary import DateBasis, EventType, Precision, Role, Status
from timeline.web.entries import subject_of
from timeline.web.evidence import publisher_of
from timeline.web.history import Act, corrected_by
from timeline.web.wording import day_in_words, either, span_in_words

_DAY = re.compile(r"(?<![“\d-])\d{4}-\d{2}-\d{2}(?![\d-])")  # as rules note it; an article's own words stay as printed
_QUOTED = re.compile(r"“([^”]*)”")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUESTIONS = {
    "type": "Why this type",
    "actors": "Why these actors",
    "status": "Why this status",
    "speaker": "Why this speaker",
    "merge": "How it was merged",
}
_AS_TOLD = {
    Status.OCCURRED: "it happened",
    Status.ONGOING: "it is going on",
    Status.PLANNED: "it is still planned",
    Status.THREATENED: "it is only threatened",
    Status.HYPOTHETICAL: "it is only held possible",
    Status.DENIED: "it is not so",
}
_STILL_AHEAD = (Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL)
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


def whys_of(event: Event, mentions: list[Mention], acts: list[Act]) -> list[Why]:
    """The grounds of its date, type, actors, status and merging, as far as they were noted; first what people decided."""
    return [_why_this_date(event, mentions), *_other_whys(event, mentions, acts)]


def _dispute(found: dict, mentions: list[Mention]) -> Dispute:
    publishers: dict[str, dict[str, None]] = {}  # by what they say, each once, in the order in which they printed it
    for said, publisher in _told(found, mentions):
        publishers.setdefault(said, {})[publisher] = None
    sides = [Side(", ".join(names), said) for said, names in publishers.items()]
    return Dispute(subject_of(found), sides, found["about"] not in ("number", "office"))


def _told(found: dict, mentions: list[Mention]) -> Iterator[tuple[str, str]]:
    """What each article says of it, in words, and who published that."""
    for side in found["values"]:
        telling = [mention for mention in mentions if mention.article_id in side["articles"]]
        if found["about"] == "status":
            telling = [mention for mention in telling if mention.status == side["value"]]
        for mention in telling:
            said = _status_in_words(mention) if found["about"] == "status" else _value_in_words(found["about"], side["value"])
            yield said, publisher_of(mention.article)


def _status_in_words(mention: Mention) -> str:
    """With who says so: one article may print a claim and the denial of it."""
    speakers = [part.actor.name for part in mention.participants.all() if part.role == Role.SPEAKER]
    told = _AS_TOLD[Status(mention.status)]
    return f"{told}, according to {either(speakers, 'and')}" if speakers else told


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
    saying = [mention for mention in mentions if mention.date_reason and mention.expression_start is not None]
    # The one that decided comes first; an announcement before what came of it tells another day without contradicting.
    saying.sort(key=lambda mention: mention.date_reason != event.date_reason)
    reasons = [f"{_who_says(mention, event)} “{mention.expression}”: {_without_expression(mention)}" for mention in saying]
    if not saying or saying[0].date_reason != event.date_reason:
        reasons.insert(0, event.date_reason)
    return Why("date", "Why this date", f"{basis}, {written}" if written else basis, _once(reasons))


def _who_says(mention: Mention, event: Event) -> str:
    publisher = str(mention.article.publisher or "an article whose publisher is not stated")
    is_announced = mention.status in _STILL_AHEAD and event.status not in _STILL_AHEAD
    return f"{publisher}, when it was still to come, said" if is_announced else f"{publisher} says"


def _without_expression(mention: Mention) -> str:
    """The reason, which mostly names the expression once more: said once is enough."""
    return mention.date_reason.replace(f"“{mention.expression}”: ", "", 1)


def _other_whys(event: Event, mentions: list[Mention], acts: list[Act]) -> list[Why]:
    """What the reading of each sentence rested on, the best sentence first."""
    corrected, merged = corrected_by(acts), [f"{act.by} merged it {act.value}" for act in acts if act.is_standing_merge]
    ranked = sorted(mentions, key=lambda mention: mention.pk != event.best_mention_id)
    whys = []
    for key, question in _QUESTIONS.items():
        if key == "merge":
            reasons = merged + _once(_merging(ranked))
        else:
            reasons = _once(_as_sentence(mention.reasons.get(key)) for mention in ranked)
        if person := corrected.get(_FIELDS.get(key, "")):
            reasons.insert(0, f"set by {person}; the articles were read otherwise")
        if reasons:
            answer = {"type": EventType(event.event_type).label, "status": event.status}.get(key, "")
            whys.append(Why(key, question, answer, reasons))
    return whys


def _merging(mentions: list[Mention]) -> Iterator[str]:
    """Why each is of this event, with the common words as the first that has the reason prints them.

    A sentence that is left alone may still tell why it was with others.
    """
    told: dict[str, Mention] = {}
    for mention in mentions if len(mentions) > 1 else ():
        told.setdefault(_as_sentence(mention.reasons.get("merge")), mention)
    for reason, mention in told.items():
        grounds, both_say, words = reason.partition("both say ")
        for word in dict.fromkeys(_QUOTED.findall(words)):
            words = words.replace(f"“{word}”", f"“{as_printed(word, mention.quote)}”")
        yield grounds + both_say + words


def _as_sentence(reason: object) -> str:
    return "; ".join(map(str, reason)) if isinstance(reason, list | tuple) else str(reason or "")


def _once(reasons: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_DAY.sub(_in_words, reason).rstrip(".") for reason in reasons if reason))


def _in_words(day: re.Match[str]) -> str:
    return edtf_in_words(day.group())
