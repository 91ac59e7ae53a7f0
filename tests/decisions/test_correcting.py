"""Corrections by people: what is refused, what is kept, what holds when articles come and go."""

from datetime import date

import pytest

from tests.builders import an_event
from tests.importer.extractions import IRAN, USA, Told, an_edition
from timeline.decisions.correcting import correct, undo_correction
from timeline.decisions.refusing import DecisionError
from timeline.importer.deriving import derive_events
from timeline.importer.rebuilding import rebuild
from timeline.importer.storing import write_articles
from timeline.models import Article, Correction, Event
from timeline.vocabulary import EventType

pytestmark = pytest.mark.django_db

STRIKE = an_edition(Told("America struck Iran near Erbil.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")]))


def day(start, end, precision):
    return {"start": start, "end": end, "precision": precision}


def test_what_was_and_what_is_are_kept_and_the_event_follows(bob):
    event = an_event("Norland spoke.", start=date(2020, 1, 3))
    written = correct(
        bob,
        event,
        {"title": "Norland speaks", "status": "occurred", "date": day(date(2020, 1, 1), date(2020, 1, 31), "month")},
        reason="The archive says January.",
    )
    assert [(one.field, one.machine_value) for one in written] == [
        ("title", "Norland spoke"),
        ("date", {"start": "2020-01-03", "end": "2020-01-03", "precision": "day"}),
    ]
    event.refresh_from_db()
    assert (event.title, event.start, event.end, event.precision) == (
        "Norland speaks",
        date(2020, 1, 1),
        date(2020, 1, 31),
        "month",
    )


def test_undone_an_older_correction_counts_again_and_then_the_articles(bob, alice):
    event = an_event("Norland spoke.")
    first = correct(bob, event, {"title": "First"})[0]
    second = correct(bob, event, {"title": "Second"})[0]
    for undone, title in ((second, "First"), (first, "Norland spoke")):
        undo_correction(alice, undone)
        event.refresh_from_db()
        assert event.title == title
    second.refresh_from_db()
    assert second.undone_by == alice
    assert Correction.objects.count() == 2


def test_a_corrected_event_finds_its_sentence_again_when_the_article_comes_back(bob):
    (imported,) = write_articles([STRIKE])
    event = Event.objects.get()
    correct(bob, event, {"title": "The strike"})
    imported.article.delete()
    derive_events([event.pk])
    write_articles([STRIKE])
    event.refresh_from_db()
    assert (event.title, event.mention_count, Event.objects.count()) == ("The strike", 1, 1)
    assert not rebuild().total()


@pytest.mark.parametrize(
    ("values", "field", "said", "why"),
    [
        ({}, "", "Nothing is changed", "nothing given"),
        ({"title": "Norland  spoke"}, "", "Nothing is changed", "blanks are no change"),
        ({"title": " "}, "title", "Write what happened", "an event has a title"),
        ({"title": "x" * 301}, "title", "up to 300", "the column's width"),
        ({"title": "a\x07b"}, "title", "control characters", "what no page can show"),
        ({"event_type": "WAR"}, "event_type", "“WAR” is none", "the list is closed"),
        ({"status": "perhaps"}, "status", "“perhaps” is none", "the list is closed"),
        ({"date": day(date(2020, 1, 5), date(2020, 1, 3), "range")}, "end", "before the first", "backwards"),
        ({"date": day(date(2020, 1, 5), None, "day")}, "precision", "open end", "an open end is not a day"),
        ({"date": day(date(2020, 1, 3), date(2020, 1, 5), "day")}, "precision", "the same", "three days are not a day"),
        ({"date": day(None, None, "soon")}, "precision", "“soon” is none", "the list is closed"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(bob, values, field, said, why):
    event = an_event("Norland spoke.")
    with pytest.raises(DecisionError) as refusal:
        correct(bob, event, values)
    assert said in refusal.value.errors[field][0], why
    assert not Correction.objects.exists()
    assert Article.objects.count() == 1
