"""Notes on events and on passages: writing, revising, withdrawing, with and without HTMX."""

import pytest
from django.test import Client

from tests.builders import a_note, an_article, an_event
from tests.web.pages import page_of, parsed
from timeline.models import Annotation

pytestmark = pytest.mark.django_db

TEXT = "The ministers met in Vienna.\nThe ministers met again.\n\nNothing was signed."


def as_htmx(target):
    return {"HX-Request": "true", "HX-Target": target}


# On an event


def test_a_note_on_an_event_is_written_and_leads_to_itself(as_bob, bob):
    event = an_event()
    response = as_bob.post(f"/events/{event.pk}/notes/", {"body": "Check the date.", "tags": "#Check, vienna"})
    note = Annotation.objects.get()
    assert response["Location"] == f"/events/{event.pk}/#note-{note.pk}"
    assert (note.author, note.event, note.body) == (bob, event, "Check the date.")
    assert [tag.name for tag in note.tags.all()] == ["check", "vienna"]
    event.refresh_from_db()
    assert event.annotation_count == 1


def test_htmx_swaps_the_notes_of_the_event(as_bob):
    event = an_event()
    response = as_bob.post(f"/events/{event.pk}/notes/", {"body": "Check the date."}, headers=as_htmx("notes"))
    assert response.status_code == 200
    page = parsed(response)
    assert b"<html" not in response.content
    assert "Check the date." in page.select_one("#notes .note").text
    assert page.select_one("#notes textarea").text == ""


@pytest.mark.parametrize("headers", [{}, as_htmx("notes")])
def test_an_empty_note_is_refused_beside_the_field(as_bob, headers):
    event = an_event()
    response = as_bob.post(f"/events/{event.pk}/notes/", {"body": "  ", "tags": "vienna"}, headers=headers)
    assert response.status_code == 422
    page = parsed(response)
    assert page.select_one("#note-error").text == "Write the note."
    assert page.select_one("#note")["aria-invalid"] == "true"
    assert page.select_one("#tags")["value"] == "vienna"
    assert Annotation.objects.count() == 0


def test_a_tag_that_cannot_be_one_is_refused_and_the_words_are_kept(as_bob):
    event = an_event()
    response = as_bob.post(f"/events/{event.pk}/notes/", {"body": "My long note.", "tags": "a/b"})
    page = parsed(response)
    assert "“a/b” cannot be a tag" in page.select_one("#tags-error").text
    assert page.select_one("#note").text == "My long note."


def test_script_in_a_note_is_shown_as_text(as_bob, bob):
    event = an_event()
    a_note(bob, "<script>alert(1)</script>", event=event)
    notes = page_of(as_bob, event.get_absolute_url()).select_one("#notes")
    assert "<script>alert(1)</script>" in notes.text
    assert notes.select("script") == []


# On a passage


def test_a_note_on_a_passage_is_anchored_by_its_words_and_their_surroundings(as_bob):
    article = an_article(TEXT)
    response = as_bob.post(f"/articles/{article.pk}/notes/", {"quote": "in Vienna", "body": "Where exactly?"})
    note = Annotation.objects.get()
    assert response["Location"] == f"/articles/{article.pk}/#note-{note.pk}"
    assert article.text[note.start : note.end] == note.quote == "in Vienna"
    assert note.prefix.endswith("The ministers met ")
    assert note.suffix.startswith(".\nThe ministers met again.")


def test_words_copied_across_lines_are_found_whatever_the_browser_made_of_the_line_breaks(as_bob):
    article = an_article(TEXT)
    as_bob.post(f"/articles/{article.pk}/notes/", {"quote": " met again.\r\n\r\n\r\nNothing  was", "body": "So be it."})
    note = Annotation.objects.get()
    assert note.quote == article.text[note.start : note.end] == "met again.\n\nNothing was"


def test_of_words_that_stand_twice_the_script_says_which(as_bob):
    article = an_article(TEXT)
    as_bob.post(f"/articles/{article.pk}/notes/", {"quote": "The ministers met", "start": "27", "body": "The second."})
    assert Annotation.objects.get().start == 29


@pytest.mark.parametrize(
    ("quote", "said", "why"),
    [
        ("", "Select the words", "nothing chosen"),
        ("The ministers met", "stand there 2 times", "no telling which, without the script"),
        ("the Ministers", "do not stand in the article", "other words"),
    ],
)
def test_a_passage_that_is_not_found_is_refused_beside_the_field(as_bob, quote, said, why):
    article = an_article(TEXT)
    response = as_bob.post(f"/articles/{article.pk}/notes/", {"quote": quote, "body": "My note."}, headers=as_htmx("main"))
    assert response.status_code == 422
    page = parsed(response)
    assert said in page.select_one("#quote-error").text, why
    assert page.select_one("#note").text == "My note."


def test_htmx_gets_the_article_with_the_new_note_in_text_and_margin(as_bob):
    article = an_article(TEXT)
    response = as_bob.post(f"/articles/{article.pk}/notes/", {"quote": "in Vienna", "body": "Where?"}, headers=as_htmx("main"))
    page = parsed(response)
    assert page.select_one(".text .noted").text == "in Vienna"
    assert page.select_one(".margin-notes .note")["autofocus"] == ""
    assert page.select_one("#quote").text == ""


# Who may


def test_strangers_are_sent_to_sign_in_and_come_back_to_the_notes(anonymous, as_bob):
    event, article = an_event(), an_article(TEXT)
    for address in (f"/events/{event.pk}/notes/", f"/articles/{article.pk}/notes/"):
        response = anonymous.post(address, {"body": "Hello."})
        assert response["Location"].startswith("/sign-in/?next=")
    assert Annotation.objects.count() == 0
    assert as_bob.get(f"/events/{event.pk}/notes/")["Location"] == f"/events/{event.pk}/#notes"
    assert as_bob.get(f"/articles/{article.pk}/notes/")["Location"] == f"/articles/{article.pk}/#note-new"


def test_the_author_revises_a_note(as_bob, bob):
    note = a_note(bob, "Frist words.", event=an_event())
    assert page_of(as_bob, f"/notes/{note.pk}/").select_one("#note").text == "Frist words."
    response = as_bob.post(f"/notes/{note.pk}/", {"body": "First words.", "tags": "done"})
    assert response["Location"] == note.get_absolute_url()
    note.refresh_from_db()
    assert (note.body, [tag.name for tag in note.tags.all()]) == ("First words.", ["done"])
    assert as_bob.post(f"/notes/{note.pk}/", {"body": ""}).status_code == 422


def test_a_withdrawn_note_is_gone_for_everybody_and_no_longer_counted(as_bob, bob):
    event = an_event()
    note = a_note(bob, "Never mind.", event=event)
    assert as_bob.post(f"/notes/{note.pk}/", {"withdraw": "1"})["Location"] == event.get_absolute_url()
    event.refresh_from_db()
    assert event.annotation_count == 0
    assert "Never mind." not in page_of(as_bob, event.get_absolute_url()).text
    assert as_bob.get(f"/notes/{note.pk}/").status_code == 403


def test_nobody_else_may_revise_it_and_the_refusal_does_not_tell_whether_it_exists(as_alice, bob):
    note = a_note(bob, "Mine.", event=an_event())
    refusals = [as_alice.post(f"/notes/{pk}/", {"body": "Yours."}) for pk in (note.pk, 999)]
    assert [refusal.status_code for refusal in refusals] == [403, 403]
    note.refresh_from_db()
    assert note.body == "Mine."
    assert "Revise or withdraw" not in page_of(as_alice, note.event.get_absolute_url()).select_one("#notes").text


def test_a_note_without_the_form_s_token_is_refused(bob):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob)
    assert client.post(f"/events/{an_event().pk}/notes/", {"body": "Hello."}).status_code == 403
