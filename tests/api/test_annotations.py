from __future__ import annotations

import json

import pytest
from django.test import Client
from rest_framework.authtoken.models import Token

from tests.builders import a_note, an_article, an_event
from timeline.annotations.writing import annotate
from timeline.models import Annotation

pytestmark = pytest.mark.django_db
NOTES = "/api/v1/annotations/"


class Sender:
    """A client that sends JSON with a token."""

    def __init__(self, user=None) -> None:
        self.client = Client()
        self.headers = {"Authorization": f"Token {Token.objects.get_or_create(user=user)[0]}"} if user else {}

    def send(self, method: str, path: str, body=None):
        return self.client.generic(
            method, path, body if isinstance(body, str) else json.dumps(body), "application/json", headers=self.headers
        )


@pytest.fixture
def bobs(bob) -> Sender:
    return Sender(bob)


def test_a_note_on_an_event(bobs):
    event = an_event()
    answer = bobs.send("POST", NOTES, {"event": event.pk, "body": "Check the date.", "tags": ["#dates"]})
    assert answer.status_code == 201
    note = answer.json()
    assert answer["Location"] == note["url"]
    assert note == {
        "id": note["id"], "url": f"http://testserver{NOTES}{note['id']}/",
        "html_url": f"http://testserver/events/{event.pk}/#note-{note['id']}",
        "event": event.pk, "article": None, "quote": "", "prefix": "", "suffix": "", "start": None, "end": None,
        "body": "Check the date.", "tags": ["dates"], "author": "bob",
        "created_at": note["created_at"], "updated_at": note["updated_at"], "orphan": False,
    }  # fmt: skip
    assert bobs.client.get(note["url"]).json() == note
    assert bobs.client.get(f"/api/v1/events/{event.pk}/").json()["annotation_count"] == 1


def test_a_note_on_a_passage(bobs):
    article = an_article("🕊 The ministers met. Nothing was signed.")
    note = bobs.send("POST", NOTES, {"article": article.pk, "quote": "ministers met", "body": "Who?"}).json()
    assert (note["article"], note["start"], note["end"], note["suffix"]) == (article.pk, 6, 19, ". Nothing was signed.")


def test_words_that_stand_twice_need_their_place(bobs):
    article = an_article("He said no. She said no.")
    body = {"article": article.pk, "quote": "said no", "body": "Who?"}
    answer = bobs.send("POST", NOTES, body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["start"])
    assert bobs.send("POST", NOTES, body | {"start": 16}).json()["start"] == 16


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"body": ""}, "body"),
        ({"body": None}, "body"),
        ({"body": 7}, "body"),  # a number is not taken for a text
        ({"body": ["a"]}, "body"),
        ({"body": "a\x00b"}, "body"),
        ({"tags": "dates"}, "tags"),
        ({"tags": ["two words"]}, "tags"),
        ({"tags": [7]}, "tags.0"),
        ({"event": "first"}, "event"),
        ({"event": 999}, "event"),
        ({"event": 2**70}, "event"),
        ({"event": None}, "event"),
        ({"quote": "met"}, "quote"),  # an event has no passages
        ({"author": "alice"}, "author"),  # not for the writer to say
    ],
)
def test_a_wrong_field_is_a_400_that_names_it(change, field, bobs):
    answer = bobs.send("POST", NOTES, {"event": an_event().pk, "body": "Check."} | change)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert not Annotation.objects.exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('{"event": 1,', "line 1 column"),
        ("[]", "dictionary"),
        ('"text"', "dictionary"),
        ("[" * 100_000, "nested too deeply"),
        ('{"start": NaN}', "JSON"),
        ("", ""),
    ],
)
def test_what_is_no_json_object_is_a_400(body, words, bobs):
    answer = bobs.send("POST", NOTES, body)
    assert answer.status_code == 400
    assert words in answer.json()["detail"]


def test_a_form_is_not_json(bobs):
    answer = bobs.client.post(NOTES, {"body": "Check."}, headers=bobs.headers)
    assert (answer.status_code, answer.json()["title"]) == (415, "Unsupported Media Type")


def test_its_author_changes_it_and_takes_it_back(bob, bobs):
    event = an_event()
    path = f"{NOTES}{a_note(bob, event=event).pk}/"
    assert bobs.send("PATCH", path, {"body": "Checked.", "tags": ["done"]}).json()["tags"] == ["done"]
    assert bobs.send("PATCH", path, {"tags": []}).json()["body"] == "Checked."
    assert bobs.send("PATCH", path, {"event": 3}).status_code == 400
    assert bobs.send("DELETE", path).status_code == 204
    assert bobs.client.get(path).status_code == 404
    assert bobs.send("PATCH", path, {"body": "Again."}).status_code == 404
    assert bobs.client.get(f"/api/v1/events/{event.pk}/").json()["annotation_count"] == 0


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_nobody_else_touches_it(method, alice, bob):
    note = a_note(bob, event=an_event())
    path = f"{NOTES}{note.pk}/"
    assert Sender(alice).send(method, path, {"body": "Mine."}).status_code == 403
    assert Sender(alice).send(method, f"{NOTES}999/", {"body": "Mine."}).status_code == 404
    note.refresh_from_db()
    assert (note.body, note.withdrawn_at) == ("Check this.", None)


def test_the_list_is_filtered_and_paged(bob, anonymous, django_assert_max_num_queries):
    event, article = an_event("The ministers met."), an_article("Nothing was signed.")
    for number in range(5):
        annotate(bob, event=event, body=f"Note {number}", tags=["even"] if number % 2 == 0 else [])
    annotate(bob, article=article, quote="Nothing", body="Why?")

    def bodies(query: str) -> list[str]:
        return [note["body"] for note in anonymous.get(f"{NOTES}?{query}").json()["results"]]

    with django_assert_max_num_queries(2):
        assert len(bodies("")) == 6
    assert bodies(f"article={article.pk}") == ["Why?"]
    assert bodies(f"event={event.pk}&tag=even") == ["Note 0", "Note 2", "Note 4"]
    page = anonymous.get(f"{NOTES}?tag=even&page_size=2").json()
    assert [note["body"] for note in anonymous.get(page["next"]).json()["results"]] == ["Note 4"]


@pytest.mark.parametrize("query", ["event=first", "article=" + "9" * 30, "tag=never-used", "colour=red"])
def test_a_wrong_parameter_is_a_400(query, anonymous):
    answer = anonymous.get(f"{NOTES}?{query}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [query.partition("=")[0]])


def test_a_note_that_lost_its_passage_says_so(bob, anonymous):
    note = annotate(bob, article=an_article("Nothing was signed."), quote="Nothing", body="Why?")
    Annotation.objects.filter(pk=note.pk).update(start=None, end=None)
    assert anonymous.get(f"{NOTES}{note.pk}/").json()["orphan"] is True
