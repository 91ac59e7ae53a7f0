"""Signing in by password and by one-time link, signing out, and pages of errors."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from sesame.utils import get_query_string

from tests.web.pages import page_of, parsed

pytestmark = pytest.mark.django_db


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_name_and_password_sign_in_and_lead_back(anonymous, bob):
    response = anonymous.post("/sign-in/", {"username": "bob", "password": "bob-password", "next": "/actors/"})
    assert (response.status_code, response["Location"]) == (302, "/actors/")
    assert is_signed_in(anonymous)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_signing_in_never_leads_to_another_site(anonymous, bob, elsewhere):
    response = anonymous.post("/sign-in/", {"username": "bob", "password": "bob-password", "next": elsewhere})
    assert response["Location"] == "/"
    signed_in_already = anonymous.get("/sign-in/", {"next": elsewhere})
    assert signed_in_already["Location"] == "/"


def test_a_wrong_password_is_said_above_the_form_and_the_name_is_kept(anonymous, bob):
    response = anonymous.post("/sign-in/", {"username": "bob", "password": "guess", "next": "/actors/"})
    assert response.status_code == 422
    page = parsed(response)
    assert "do not belong together" in page.select_one("[role=alert]").text
    assert page.select_one("#username")["value"] == "bob"
    assert page.select_one("#password").get("value") is None
    assert page.select_one("main input[name=next]")["value"] == "/actors/"


def test_a_one_time_link_signs_in_once(anonymous, alice):
    link = "/sign-in/link/" + get_query_string(alice)
    assert anonymous.get(link)["Location"] == "/"
    assert is_signed_in(anonymous)
    second = Client()
    response = second.get(link)
    assert response.status_code == 403
    assert "used already" in parsed(response).text
    assert not is_signed_in(second)


def test_looking_at_the_head_of_a_link_does_not_use_it_up(anonymous, alice):
    link = "/sign-in/link/" + get_query_string(alice)
    assert anonymous.head(link).status_code == 405
    assert anonymous.get(link).status_code == 302


@pytest.mark.parametrize("query", ["", "?sesame=", "?sesame=nonsense"])
def test_a_broken_link_says_so(anonymous, alice, query):
    assert "not copied whole" in page_of(anonymous, f"/sign-in/link/{query}", 403).text


def test_a_link_is_good_for_one_day(anonymous, alice):
    link = "/sign-in/link/" + get_query_string(alice)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert anonymous.get(link).status_code == 403


def test_signing_out_takes_a_post(as_bob):
    assert as_bob.get("/sign-out/").status_code == 405
    assert is_signed_in(as_bob)
    assert as_bob.post("/sign-out/")["Location"] == "/"
    assert not is_signed_in(as_bob)


@pytest.mark.parametrize("address", ["/articles/", "/actors/", "/articles/1/", "/actors/nobody/", "/import/"])
def test_without_public_reading_strangers_are_sent_to_sign_in_whether_the_page_exists_or_not(anonymous, settings, address):
    settings.PUBLIC_READ = False
    response = anonymous.get(address)
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in/")


def test_an_unknown_address_is_a_page_in_words(anonymous):
    page = page_of(anonymous, "/nothing/here/", 404)
    assert "There is no such page" in page.select_one("h1").text


def test_a_form_without_its_token_is_refused_in_words(bob):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/sign-in/", {"username": "bob", "password": "bob-password"})
    assert response.status_code == 403
    assert "too old" in parsed(response).select_one("h1").text


def test_a_failure_of_the_program_is_a_page_in_words(anonymous, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("timeline.web.actors.fold", fail)
    anonymous.raise_request_exception = False
    page = page_of(anonymous, "/actors/", 500)
    assert "The program failed" in page.select_one("h1").text
    assert "RuntimeError" not in page.text


def test_too_large_a_request_is_refused_in_words_before_it_is_read(as_bob, settings):
    settings.MAX_REQUEST_BYTES = 1000
    response = as_bob.post("/sign-in/", {"username": "x" * 2000})
    assert response.status_code == 413
    assert "up to 1000" in parsed(response).text.replace("\xa0", " ")
    response = as_bob.post("/api/v1/articles/", "x" * 2000, content_type="application/json")
    assert (response.status_code, response["Content-Type"]) == (413, "application/problem+json")
