"""Who may do what at which door, and what the doors say."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from rest_framework.authtoken.models import Token

from tests.builders import a_note, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db

READING = [
    "/api/v1/", "/api/v1/events/", "/api/v1/events/1/", "/api/v1/events/999/", "/api/v1/facets/", "/api/v1/actors/",
    "/api/v1/actors/china/", "/api/v1/articles/", "/api/v1/articles/1/", "/api/v1/annotations/", "/api/v1/annotations/1/",
    "/api/v1/schema/", "/api/docs/", "/api/v1/events/?colour=red",
]  # fmt: skip
WRITING = [
    ("POST", "/api/v1/annotations/"),
    ("PATCH", "/api/v1/annotations/1/"),
    ("PATCH", "/api/v1/annotations/999/"),
    ("DELETE", "/api/v1/annotations/1/"),
    ("DELETE", "/api/v1/annotations/999/"),
    ("POST", "/api/v1/articles/"),
]


@pytest.fixture
def affair(bob):
    article = an_article("China spoke.", pk=1)
    an_event("China spoke.", article=article, sources=[an_actor("China")])
    a_note(bob, article=article, quote="China", start=0, end=5, pk=1)


@pytest.mark.parametrize("path", READING)
def test_reading_is_for_all_unless_switched_off(path, affair, anonymous, as_bob, settings):
    for_all = anonymous.get(path).status_code
    assert for_all != 401
    settings.PUBLIC_READ = False
    refused = anonymous.get(path)
    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Token")
    assert as_bob.get(path).status_code == for_all


@pytest.mark.parametrize(("method", "path"), WRITING)
def test_a_stranger_writes_nothing_and_learns_nothing(method, path, affair, anonymous):
    answer = anonymous.generic(method, path, "{not even json", "application/json")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Token")
    assert answer.json() == {
        "title": "Unauthorized", "status": 401, "detail": "Authentication credentials were not provided.", "errors": {},
    }  # fmt: skip


def test_a_wrong_token_is_a_401_even_for_reading(affair, anonymous):
    assert anonymous.get("/api/v1/events/", headers={"Authorization": "Token wrong"}).status_code == 401


def test_the_session_of_the_browser_writes_with_its_csrf_token_only(bob):
    body = json.dumps({"event": an_event().pk, "body": "Check."})
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(bob)
    assert browser.post("/api/v1/annotations/", body, "application/json").status_code == 403
    browser.cookies["csrftoken"] = "a" * 32
    assert browser.post("/api/v1/annotations/", body, "application/json", headers={"X-CSRFToken": "a" * 32}).status_code == 201


@pytest.mark.parametrize("sent_as", [{"content_type": "application/json"}, {}], ids=["json", "form"])
def test_name_and_password_give_a_token(sent_as, bob, anonymous):
    credentials = {"username": "bob", "password": "bob-password"}
    if not sent_as:
        credentials, sent_as = urlencode(credentials), {"content_type": "application/x-www-form-urlencoded"}
    answer = anonymous.post("/api/v1/token/", credentials, **sent_as)
    assert answer.json() == {"token": Token.objects.get(user=bob).key}
    wrong = anonymous.post("/api/v1/token/", {"username": "bob", "password": "guess"}, "application/json")
    assert (wrong.status_code, Token.objects.count()) == (400, 1)


@pytest.mark.parametrize("path", ["/api/", "/api/v1/nothing/", "/api/v1/nothing", "/api/v2/events/", "/api/v1/events/first/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_path_that_leads_nowhere_is_a_404_in_json(path, method, anonymous):
    answer = anonymous.generic(method, path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert path in answer.json()["detail"]


def test_a_missing_slash_leads_on_with_query_and_method(anonymous):
    answer = anonymous.get("/api/v1/events?type=AID")
    assert (answer.status_code, answer["Location"]) == (308, "/api/v1/events/?type=AID")
    assert anonymous.post("/api/v1/articles", "{}", "application/json").status_code == 308


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/api/v1/events/"), ("PUT", "/api/v1/annotations/1/"), ("POST", "/api/v1/facets/")]
)
def test_a_method_that_is_not_there_is_a_405(method, path, as_bob):
    answer = as_bob.generic(method, path, "{}", "application/json")
    assert (answer.status_code, answer.json()["title"]) == (405, "Method Not Allowed")
    assert "GET" in answer["Allow"]


def test_a_body_over_the_limit_is_a_413_in_json(as_bob, settings):
    settings.MAX_REQUEST_BYTES = 100
    answer = as_bob.post("/api/v1/annotations/", json.dumps({"body": "a" * 200}), "application/json")
    assert answer.status_code == 413
    assert "up to" in answer.json()["detail"]


def test_more_parameters_than_django_reads_are_a_400_in_json(anonymous):
    answer = anonymous.get("/api/v1/events/?" + "&".join(f"tag=t{number}" for number in range(1200)))
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_the_index_names_every_door(anonymous):
    for address in anonymous.get("/api/v1/").json().values():
        assert anonymous.get(address).status_code == 200
