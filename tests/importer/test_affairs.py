"""Whole affairs, each told by three short articles on different days, imported together.

In `affairs/*.txt` a line `=== DAY` begins an article, and `{name}` stands before each word that reports the event of that
name: the same name is the same event, and what is done again, answered or repeated elsewhere has another one.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from timeline.extraction import extract
from timeline.importer.readers import ReadArticle
from timeline.importer.storing import write_articles
from timeline.models import Mention

pytestmark = pytest.mark.django_db

AFFAIRS = sorted(Path(__file__).with_name("affairs").glob("*.txt"))
_FARTHEST = 30  # characters between a mark and the trigger that it is meant for


def articles_of(path: Path) -> list[tuple[ReadArticle, dict[int, str]]]:
    """The articles of an affair, and in each the names of events by where their words begin."""
    articles = []
    for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
        day, _, marked = part.partition("\n")
        text, names = "", {}
        for index, piece in enumerate(re.split(r"\{([^}]+)\}", marked.strip())):
            if index % 2:
                names[len(text)] = f"{path.stem} {piece}"
            else:
                text += piece
        articles.append((ReadArticle(text, date.fromisoformat(day.strip())), names))
    return articles


def test_articles_of_one_affair_tell_the_same_events_and_no_others():
    articles = [article for path in AFFAIRS for article in articles_of(path)]
    imported = write_articles([(read, extract(read.text, read.published_on)) for read, _ in articles])
    names = {one.article.pk: names for one, (_, names) in zip(imported, articles, strict=True)}
    told = []
    for mention in Mention.objects.all():
        near = [
            (abs(at - mention.trigger_start), name)
            for at, name in names[mention.article_id].items()
            if mention.start <= at < mention.end and abs(at - mention.trigger_start) <= _FARTHEST
        ]
        if near:
            told.append((mention, min(near)[1]))
    pairs = [(a, b, one, other) for (a, one), (b, other) in combinations(told, 2) if a.article_id != b.article_id]
    together = [(one, other) for a, b, one, other in pairs if a.event_id == b.event_id]
    wrong = [pair for pair in together if pair[0] != pair[1]]
    same = sum(one == other for _, _, one, other in pairs)
    assert len(wrong) <= 0.05 * len(together), wrong
    assert len(together) - len(wrong) >= 0.6 * same, f"{len(together) - len(wrong)} of {same} pairs were merged"
