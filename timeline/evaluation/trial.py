"""Runs the program on gold articles as an import does, in a database that nobody else sees and that is gone afterwards."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

from timeline.evaluation.found import Found, found_in
from timeline.evaluation.gold import GoldArticle
from timeline.evaluation.scoring import Reading, StoredEvent
from timeline.extraction import extract
from timeline.importer.storing import write_articles
from timeline.models import Mention


@dataclass(frozen=True, slots=True)
class Trial:
    readings: Sequence[Reading]
    sentences: int
    seconds: float  # of extraction alone, on the processor: what else the machine does is not counted


def run(gold: Sequence[GoldArticle]) -> Trial:
    """Extracts all articles, imports them into a database of their own, and reads back which events they became."""
    if gold:
        extract(gold[0].article.text, gold[0].article.published_on)  # loads the lexicon, which is not timed
    began = time.process_time()
    extractions = [extract(one.article.text, one.article.published_on) for one in gold]
    seconds = time.process_time() - began
    with own_database():
        imported = write_articles([(one.article, extraction) for one, extraction in zip(gold, extractions, strict=True)])
        stored = {
            (mention.article_id, mention.trigger_start, mention.trigger_end, mention.event_type): StoredEvent(
                mention.event_id, mention.event.start, mention.event.end
            )
            for mention in Mention.objects.select_related("event")
        }
    readings = []
    for one, extraction, row in zip(gold, extractions, imported, strict=True):
        found = found_in(extraction, one.article.text)
        readings.append(Reading(one, found, {mention: stored[(row.article.pk, *_trigger(mention))] for mention in found}))
    return Trial(readings, sum(len(extraction.sentences) for extraction in extractions), seconds)


@contextmanager
def own_database() -> Iterator[None]:
    """Within it this thread's database is an empty one in memory, whatever the settings name. The former comes back."""
    users = connections["default"]
    connections["default"] = own = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})[
        "default"
    ]
    try:
        ContentType.objects.clear_cache()  # it holds ids of the other database, now and in the end
        own.ensure_connection()
        _empty_database().backup(own.connection)
        yield
    finally:
        connections["default"] = users
        ContentType.objects.clear_cache()


@cache
def _empty_database() -> sqlite3.Connection:
    """A copy of what the migrations make of the database in use. They take two seconds; the next evaluation needs no more."""
    call_command("migrate", verbosity=0, interactive=False)
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    connections["default"].connection.backup(kept)
    return kept


def _trigger(found: Found) -> tuple[int, int, str]:
    return found.trigger.start, found.trigger.end, found.type.value
