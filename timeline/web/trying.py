"""What an import would give, without storing anything: the events that would be found, or why a text would be rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.extraction.values import EventMention
from timeline.importer.extracting import extraction_of
from timeline.importer.judging import as_title
from timeline.importer.layouts import title_of_article
from timeline.importer.readers import ReadArticle, Unreadable, Upload, read_upload
from timeline.importer.recognising import identical_articles
from timeline.importer.writing import date_orders
from timeline.models import Article
from timeline.vocabulary import UNDERSTOOD
from timeline.web.wording import in_words

MOST_TRIED = 10  # texts; they are read while the browser waits


@dataclass(frozen=True, slots=True)
class TriedEvent:
    quad: int
    status: str
    clause: str
    facts: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One text: rejected with its reason, or what it would become."""

    name: str
    place: str = ""
    reason: str = ""
    title: str = ""
    publisher: str = ""
    published_on: date | None = None
    known_as: Article | None = None  # the same text, stored already
    events: tuple[TriedEvent, ...] = ()
    warnings: tuple[str, ...] = ()


def try_out(uploads: Sequence[Upload], *, published_on: date | None, publisher: str) -> list[Tried]:
    """One result for each of the first MOST_TRIED uploads. Two queries each, and no write."""
    orders = date_orders()
    results = []
    for upload in uploads[:MOST_TRIED]:
        try:
            read = replace(read_upload(upload, published_on=published_on), publisher=publisher)
        except Unreadable as problem:
            results.append(Tried(upload.name, problem.place, problem.reason))
        else:
            results.append(_tried(upload.name, read, orders))
    return results


def _tried(name: str, read: ReadArticle, orders: dict[str, str]) -> Tried:
    extraction = extraction_of(read.text, read.published_on, read.publisher, orders)
    return Tried(
        name,
        title=title_of_article(read.text, extraction),
        publisher=read.publisher or (extraction.dateline.publisher if extraction.dateline else ""),
        published_on=read.published_on,
        known_as=next(iter(identical_articles([read]).values()), None),
        events=tuple(_event(read.text, mention) for mention in extraction.events),
        warnings=read.warnings,
    )


def _event(text: str, mention: EventMention) -> TriedEvent:
    sources, targets = (", ".join(_names(side)) for side in (mention.sources, mention.targets))
    days = mention.date.range
    facts = [
        f"{sources} → {targets}" if sources and targets else sources or targets,
        in_words(days.start, days.end, days.precision),
    ]
    facts.insert(0, mention.type.label if mention.status == "occurred" else f"{mention.type.label}, {mention.status}")
    return TriedEvent(int(mention.type.quad), mention.status, as_title(mention.clause.of(text)), "; ".join(filter(None, facts)))


def _names(mentions: Sequence) -> list[str]:
    named = (mention for mention in mentions if mention.actor)
    return list(dict.fromkeys(one.actor.name + (" (understood)" if one.rule == UNDERSTOOD else "") for one in named))
