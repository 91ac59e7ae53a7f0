from __future__ import annotations

import pytest

from tests.builders import an_article, an_event
from timeline.annotations.writing import NoteError, annotate, revise, withdraw
from timeline.importer.deriving import derive_events
from timeline.models import Annotation

pytestmark = pytest.mark.django_db


def tags_of(note) -> list[str]:
    return [tag.name for tag in note.tags.all()]


def test_a_note_on_an_event_is_counted(bob):
    event = an_event()
    note = annotate(bob, event=event, body=" Check the date.\n", tags=["#Dates", "dates", "wording"])
    event.refresh_from_db()
    assert (note.body, note.author, tags_of(note), event.annotation_count) == ("Check the date.", bob, ["dates", "wording"], 1)


def test_the_count_is_the_one_that_deriving_makes(bob):
    event = an_event()
    withdraw(annotate(bob, event=event, body="One."))
    annotate(bob, event=event, body="Two.")
    assert derive_events([event.pk])["event"] == 0  # nothing of it had to change
    event.refresh_from_db()
    assert event.annotation_count == 1


def test_a_passage_is_held_by_words_place_and_surroundings(bob):
    article = an_article("🕊 The ministers met. Nothing was signed.")
    note = annotate(bob, article=article, quote="ministers met", body="Who?")
    assert article.text[note.start : note.end] == "ministers met"
    assert (note.prefix, note.suffix) == ("🕊 The ", ". Nothing was signed.")


def test_words_that_stand_twice_need_their_place(bob):
    article = an_article("He said no. She said no.")
    with pytest.raises(NoteError) as caught:
        annotate(bob, article=article, quote="said no", body="Who?")
    assert list(caught.value.errors) == ["start"]
    assert annotate(bob, article=article, quote="said no", start=16, end=23, body="Who?").start == 16


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"quote": "words of another"}, "quote"),
        ({"quote": ""}, "quote"),
        ({"quote": "met", "start": 0}, "start"),
        ({"quote": "met", "start": -3}, "start"),
        ({"quote": "met", "start": 14, "end": 99}, "end"),
        ({"quote": "met", "end": 99}, "end"),
        ({"quote": "met", "body": "  "}, "body"),
        ({"quote": "met", "body": "a" * 20_001}, "body"),
        ({"quote": "met", "body": "a\x00b"}, "body"),
        ({"quote": "met", "tags": ["two words"]}, "tags"),
        ({"quote": "met", "tags": ["a" * 51]}, "tags"),
        ({"quote": "met", "tags": [f"t{n}" for n in range(21)]}, "tags"),
    ],
)
def test_a_wrong_note_is_told_and_not_written(bob, given, field):
    with pytest.raises(NoteError) as caught:
        annotate(bob, article=an_article("The ministers met."), **{"body": "Who?", **given})
    assert list(caught.value.errors) == [field]
    assert not Annotation.objects.exists()


def test_a_note_is_on_one_thing(bob):
    event, article = an_event(), an_article("Another text.")
    for target in ({}, {"event": event, "article": article}, {"event": event, "quote": "met"}):
        with pytest.raises(NoteError):
            annotate(bob, body="Who?", **target)


def test_revising_changes_what_is_given(bob):
    note = annotate(bob, event=an_event(), body="Check.", tags=["dates"])
    revise(note, body="Checked.")
    assert tags_of(note) == ["dates"]
    revise(note, tags=["done"])
    note.refresh_from_db()
    assert (note.body, tags_of(note)) == ("Checked.", ["done"])
    assert note.updated_at > note.created_at


def test_a_wrong_revision_changes_nothing(bob):
    note = annotate(bob, event=an_event(), body="Check.", tags=["dates"])
    with pytest.raises(NoteError):
        revise(note, body="Checked.", tags=["two words"])
    note.refresh_from_db()
    assert (note.body, tags_of(note)) == ("Check.", ["dates"])


def test_a_withdrawn_note_is_kept_and_shown_to_nobody(bob):
    event = an_event()
    note = annotate(bob, event=event, body="Check.")
    withdraw(note)
    event.refresh_from_db()
    assert event.annotation_count == 0
    assert Annotation.objects.filter(pk=note.pk).exists()
    assert not Annotation.objects.visible_to(bob).exists()
