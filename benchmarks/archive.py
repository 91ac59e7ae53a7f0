"""An archive of as many events as wanted, written as rows: to measure pages, not the reading of text. The same every time.

Needs Django to be set up, and an empty database.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.text import slugify

from timeline.extraction.lexicon import load
from timeline.importer.deriving import derive_events
from timeline.models import Actor, ActorName, Article, Event, Mention, MentionParticipant, Publisher
from timeline.search import fold
from timeline.vocabulary import ActorKind, DateBasis, EventType, Precision, Role, Status

SENTENCES = 8  # of an article
FIRST_DAY, DAYS = date(2005, 1, 1), 7300
BATCH = 500  # articles
ACTS = [
    ("attacked", EventType.ASSAULT), ("condemned", EventType.ACCUSE), ("met", EventType.CONSULT), ("thanked", EventType.SUPPORT),
    ("threatened", EventType.THREATEN), ("sanctioned", EventType.SANCTION), ("joined", EventType.COOPERATE),
    ("helped", EventType.AID), ("rebuffed", EventType.REJECT), ("addressed", EventType.STATEMENT),
]  # fmt: skip
PLACES = ["near the border", "over the harbour", "about the pipeline", "after a long night", "for the second time", "in the rain"]


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence: who did what to whom, and when."""

    number: int
    incident: int  # the number of the sentence that tells the same event first
    source: Actor
    target: Actor
    act: tuple[str, EventType]
    day: date

    @property
    def sentence(self) -> str:
        place = PLACES[self.incident % len(PLACES)]
        return f"{self.source.name} {self.act[0]} {self.target.name} {place}, incident {self.incident}."


def fill(events: int) -> None:
    """Writes articles that report at least that many events; every tenth sentence tells an event of the article before."""
    actors, publishers = _actors(), _publishers()
    articles = events * 10 // 9 // SENTENCES + 1
    owners: list[int] = []  # the event of every sentence so far
    for first in range(0, articles, BATCH):
        with transaction.atomic():
            _write(range(first, min(first + BATCH, articles)), actors, publishers, owners)
    derive_events(set(owners))


def _write(numbers: range, actors: list[Actor], publishers: list[Publisher], owners: list[int]) -> None:
    told = {number: [_told(number * SENTENCES + place, actors) for place in range(SENTENCES)] for number in numbers}
    articles = Article.objects.bulk_create(
        _article(sentences, publishers[number % len(publishers)]) for number, sentences in told.items()
    )
    new = [one for sentences in told.values() for one in sentences if not _retells(one.number)]
    events = iter(Event.objects.bulk_create(Event(event_type=one.act[1], title="") for one in new))
    mentions, parts = [], []
    for article, sentences in zip(articles, told.values(), strict=True):
        for one in sentences:
            owners.append(owners[one.number - SENTENCES] if _retells(one.number) else next(events).pk)
            mention = _mention(article, one, owners[-1])
            mentions.append(mention)
            for role, actor in ((Role.SOURCE, one.source), (Role.TARGET, one.target)):
                start = mention.start + one.sentence.index(actor.name)
                end = start + len(actor.name)
                parts.append(MentionParticipant(mention=mention, actor=actor, role=role, start=start, end=end, rule="name"))
    Mention.objects.bulk_create(mentions)
    MentionParticipant.objects.bulk_create(parts)


def _retells(number: int) -> bool:
    return number % 10 == 9 and number >= SENTENCES


def _told(number: int, actors: list[Actor]) -> _Told:
    incident = number - SENTENCES if _retells(number) else number
    source, target = _one_of(actors, incident * 2), _one_of(actors, incident * 2 + 1)
    if source == target:
        target = actors[(actors.index(target) + 1) % len(actors)]
    day = FIRST_DAY + timedelta(days=incident * 9_973 % DAYS)
    return _Told(number, incident, source, target, ACTS[incident * 31 % 97 % len(ACTS)], day)


def _one_of(actors: list[Actor], number: int) -> Actor:
    """A few often, most seldom: as the states stand in the news."""
    part = (number * 2_654_435_761 % 2**32) / 2**32  # spread evenly by the golden ratio
    return actors[int(len(actors) * part**3)]


def _article(sentences: list[_Told], publisher: Publisher) -> Article:
    text = " ".join(one.sentence for one in sentences)
    ends = [len(" ".join(one.sentence for one in sentences[: place + 1])) for place in range(len(sentences))]
    spans = [[end - len(one.sentence), end] for one, end in zip(sentences, ends, strict=True)]
    return Article(
        publisher=publisher,
        published_on=max(one.day for one in sentences) + timedelta(days=1),
        title=sentences[0].sentence,
        text=text,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        layout={
            "blocks": [{"kind": "paragraph", "start": 0, "end": len(text), "sentences": spans}],
            "dates": [],
            "dateline": None,
        },
    )


def _mention(article: Article, one: _Told, event: int) -> Mention:
    start = article.text.index(one.sentence)
    trigger = start + len(one.source.name) + 1
    return Mention(
        event_id=event,
        article=article,
        start=start,
        end=start + len(one.sentence),
        trigger_start=trigger,
        trigger_end=trigger + len(one.act[0]),
        clause_start=start,
        clause_end=start + len(one.sentence) - 1,
        event_type=one.act[1],
        status=Status.PLANNED if one.incident % 12 == 5 else Status.OCCURRED,
        confidence=0.8,
        date_start=one.day,
        date_end=one.day,
        date_precision=Precision.DAY,
        date_basis=DateBasis.STATED,
        date_rule="built",
        reasons={"type": "built for a benchmark"},
    )


def _actors() -> list[Actor]:
    """The states of the lexicon."""
    states = [state.ref for state in load().states.values()]
    actors = Actor.objects.bulk_create(
        Actor(name=ref.name, kind=ActorKind.STATE, code=ref.code, slug=slugify(ref.name)) for ref in states
    )
    ActorName.objects.bulk_create(ActorName(actor=actor, name=actor.name, folded=fold(actor.name)) for actor in actors)
    return actors


def _publishers() -> list[Publisher]:
    names = ["Lakeside Wire", "Amber Coast Agency", "Daily Courier", "Evening Ledger", "Harbour Press"]
    return Publisher.objects.bulk_create(Publisher(name=name, slug=slugify(name)) for name in names)
