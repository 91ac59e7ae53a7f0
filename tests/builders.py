"""Rows for tests, written as the importer writes them but without reading any text. Explicit, and the same every time.

china = an_actor("China", code="CHN")
event = an_event("China recalled its envoy.", type=EventType.COERCE, sources=[china], start=date(2020, 1, 3))

Each event is derived as soon as it is built; `built_together()` derives those of a whole affair at once, as an import does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils.text import slugify

from timeline.importer.deriving import derive_events
from timeline.models import Actor, ActorName, Annotation, Article, Event, Mention, MentionParticipant, Publisher
from timeline.search import fold
from timeline.vocabulary import UNDERSTOOD, ActorKind, DateBasis, EventType, Precision, Role, Status

PUBLISHED_ON = date(2020, 1, 9)

_together: list[Event] | None = None  # what waits to be derived, within `built_together`


@contextmanager
def built_together() -> Iterator[None]:
    """What is built within is derived at its end, all at once: that takes a tenth of the time of one by one.

    Only then have the events their title, dates and numbers. Stands before a function, too: `@built_together()`.
    """
    global _together
    assert _together is None, "one within the other"
    _together = []
    try:
        yield
        built = _together
    finally:
        _together = None
    derive_events([event.pk for event in built])
    for event in built:
        event.refresh_from_db()


def a_publisher(name: str = "Daily Courier") -> Publisher:
    return Publisher.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def an_article(
    text: str = "The ministers met. Nothing was signed.",
    *,
    published_on: date = PUBLISHED_ON,
    publisher: str | None = "Daily Courier",
    title: str | None = None,
    **fields: Any,
) -> Article:
    """An article whose blocks are its paragraphs and whose sentences end at a full stop before a blank."""
    return Article.objects.create(
        text=text,
        published_on=published_on,
        publisher=a_publisher(publisher) if publisher else None,
        title=title if title is not None else text[:80],
        content_hash=hashlib.sha256(f"{published_on}\n{text}".encode()).hexdigest(),
        layout=fields.pop("layout", None) or _layout(text),
        **fields,
    )


def an_actor(
    name: str,
    *,
    kind: ActorKind = ActorKind.STATE,
    code: str = "",
    affiliation: Actor | None = None,
    names: Sequence[str] = (),
) -> Actor:
    """The actor of that name; `names` are further ones by which it is found."""
    actor, _ = Actor.objects.get_or_create(
        name=name, kind=kind, affiliation=affiliation, defaults={"slug": slugify(name), "code": code}
    )
    for known_as in (name, *names):
        ActorName.objects.get_or_create(actor=actor, name=known_as, defaults={"folded": fold(known_as)})
    return actor


def a_person(name: str, *, of: Actor | None = None, names: Sequence[str] = ()) -> Actor:
    return an_actor(name, kind=ActorKind.PERSON, affiliation=of, names=names)


def a_mention(
    event: Event,
    sentence: str,
    *,
    article: Article | None = None,
    publisher: str | None = "Daily Courier",
    published_on: date = PUBLISHED_ON,
    type: EventType = EventType.STATEMENT,
    status: Status = Status.OCCURRED,
    sources: Sequence[Actor] = (),
    targets: Sequence[Actor] = (),
    locations: Sequence[Actor] = (),
    speakers: Sequence[Actor] = (),
    understood: Mapping[Actor, str] | None = None,
    start: date | None = None,
    end: date | None = None,
    precision: Precision | None = None,
    basis: DateBasis | None = None,
    date_reason: str = "",
    trigger: str = "",
    expression: str = "",
    confidence: float = 0.9,
    offices: dict[Actor, str] | None = None,
) -> Mention:
    """One more sentence that reports `event`, which is derived anew.

    Without `start` and `end` it is bounded by the day of publication. The sentence becomes an article of its own,
    unless `article` holds it. `understood` gives the reason for those among the actors whom the sentence leaves out. `end` defaults to `start`, the trigger to the sentence's first word.
    """
    article = article or an_article(sentence, publisher=publisher, published_on=published_on)
    first = article.text.index(sentence)
    trigger_start, trigger_end = _span(article, sentence, trigger or sentence.split()[0])
    if start is None and end is None:
        end, basis = article.published_on, basis or DateBasis.NONE
    elif start is not None and end is None and basis is not DateBasis.NONE:
        end = start
    expression_span = _span(article, sentence, expression) if expression else (None, None)
    mention = Mention.objects.create(
        event=event,
        article=article,
        start=first,
        end=first + len(sentence),
        trigger_start=trigger_start,
        trigger_end=trigger_end,
        clause_start=first,
        clause_end=first + len(sentence.rstrip(".")),
        event_type=type,
        status=status,
        confidence=confidence,
        date_start=start,
        date_end=end,
        date_precision=precision or _precision(start, end),
        date_basis=basis or DateBasis.STATED,
        date_rule="built",
        date_reason=date_reason,
        expression_start=expression_span[0],
        expression_end=expression_span[1],
        reasons={"type": "built for a test"},
    )
    parts = [(Role.SOURCE, sources), (Role.TARGET, targets), (Role.LOCATION, locations), (Role.SPEAKER, speakers)]
    for position, (role, actor) in enumerate((role, actor) for role, actors in parts for actor in actors):
        start_of_name, end_of_name = _span(article, sentence, actor.name)
        MentionParticipant.objects.create(
            mention=mention,
            actor=actor,
            role=role,
            position=position,
            start=start_of_name,
            end=end_of_name,
            rule=UNDERSTOOD if actor in (understood or {}) else "name",
            reason=(understood or {}).get(actor, ""),
            office=(offices or {}).get(actor, ""),
        )
    _derive(event)
    return mention


def an_event(sentence: str = "The ministers met.", **mention: Any) -> Event:
    """An event with one mention; takes what `a_mention` takes."""
    event = Event.objects.create(event_type=mention.get("type", EventType.STATEMENT), title="")
    a_mention(event, sentence, **mention)
    if _together is None:
        event.refresh_from_db()
    return event


def a_note(author: Any, body: str = "Check this.", *, event: Event | None = None, **passage: Any) -> Annotation:
    """A note on an event, or with `article`, `quote`, `start`, `end` on a passage."""
    note = Annotation.objects.create(author=author, body=body, event=event, **passage)
    if event:
        _derive(event)
    return note


def _derive(event: Event) -> None:
    if _together is None:
        derive_events([event.pk])
    else:
        _together.append(event)


def _span(article: Article, sentence: str, words: str) -> tuple[int, int]:
    """Where the words stand in the sentence; the whole sentence when they do not (a pronoun stood for them)."""
    first = article.text.index(sentence)
    place = sentence.find(words)
    return (first, first + len(sentence)) if place < 0 else (first + place, first + place + len(words))


def _precision(start: date | None, end: date | None) -> Precision:
    if start is None or end is None:
        return Precision.UNKNOWN
    return Precision.DAY if start == end else Precision.RANGE


def _layout(text: str) -> dict[str, Any]:
    blocks = []
    for paragraph in re.finditer(r"\S(?:.*\S)?(?:\n\S.*)*", text):
        sentences = [list(match.span()) for match in re.finditer(r"\S.*?(?:\.(?=\s)|\Z)", paragraph.group(), re.S)]
        blocks.append(
            {
                "kind": "paragraph",
                "start": paragraph.start(),
                "end": paragraph.end(),
                "sentences": [[paragraph.start() + start, paragraph.start() + end] for start, end in sentences],
            }
        )
    return {"blocks": blocks, "dates": [], "dateline": None}
