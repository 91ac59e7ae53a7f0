"""Views that people keep under a name: saved from the explorer, shared by their address, pinned, renamed, deleted."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.web.pages import page_of, queries_of, titles_of, words_of
from timeline.models import SavedView
from timeline.web.forms import MOST_VIEWS

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def parsed(response):
    """A part of a page does not say how it is encoded."""
    return BeautifulSoup(response.content.decode(), "html5lib")


def save(client, name="Sanctions", *, query="type=SANCTION", page="timeline", headers=None, **more):
    return client.post("/saved/", {"name": name, "query": query, "page": page, **more}, headers=headers)


def a_view(owner, name="Sanctions", *, query="type=SANCTION", **fields):
    return SavedView.objects.create(owner=owner, name=name, query=query, words=f"words of {name}", **fields)


def rows_of(client):
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")[:4]]
        for row in page_of(client, "/saved/").select("tbody tr")
    ]


# Saving


def test_the_form_beside_the_filters_saves_what_is_shown(affair, as_bob, bob):
    form = page_of(as_bob, "/?type=SANCTION&from=2020-02").select_one("#save-view form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]:not([type=checkbox])")}
    response = as_bob.post(form["action"], sent | {"name": " Closed   borders "})
    assert (response.status_code, response["Location"]) == (302, "/?type=SANCTION&from=2020-02")
    page = page_of(as_bob, response["Location"])
    assert "Saved as “Closed borders”." in page.select_one(".notice").text
    assert words_of(page, "#save-view") == "Saved as “Closed borders” Your saved views"
    assert titles_of(page) == [affair["closed"].title]
    assert rows_of(as_bob) == [["Closed borders", "Sanction, from February 2020", "list", ""]]


def test_the_address_of_a_view_shows_everybody_the_same(affair, as_bob, anonymous):
    save(as_bob, query="actor=norland&sort=oldest")
    address = SavedView.objects.get().get_absolute_url()
    assert address == "/?actor=norland&sort=oldest"
    assert titles_of(page_of(anonymous, address)) == titles_of(page_of(as_bob, address)) != []


@pytest.mark.parametrize("page", ["lanes", "matrix"])
def test_lanes_and_matrix_are_saved_as_such(affair, as_bob, page):
    assert save(as_bob, page=page)["Location"] == f"/{page}/?type=SANCTION"
    assert "Saved as" in words_of(page_of(as_bob, f"/{page}/?type=SANCTION"), "#save-view")
    assert "Saved as" not in words_of(page_of(as_bob, "/?type=SANCTION"), "#save-view")


def test_the_same_filters_in_another_order_are_the_same_view(as_bob):
    assert (
        save(as_bob, query="to=2021&type=SANCTION&type=AID&from=2020")["Location"] == "/?type=AID&type=SANCTION&from=2020&to=2021"
    )
    assert "Saved as" in words_of(page_of(as_bob, "/?type=SANCTION&type=AID&from=2020&to=2021"), "#save-view")


def test_htmx_gets_the_place_where_it_was_saved(affair, as_bob):
    response = save(as_bob, headers=HTMX | {"HX-Target": "save-view"})
    assert response.status_code == 200 and b"<html" not in response.content
    assert words_of(parsed(response), "#save-view") == "Saved as “Sanctions” Your saved views"


def test_strangers_are_offered_nothing_and_save_nothing(affair, anonymous):
    assert page_of(anonymous, "/?type=SANCTION").select("#save-view") == []
    assert save(anonymous)["Location"].startswith("/sign-in/")
    assert anonymous.get("/saved/")["Location"] == "/sign-in/?next=%2Fsaved%2F"
    assert SavedView.objects.count() == 0


# What cannot be saved


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "  "}, "Give the view a name."),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"name": "Taken"}, "You have a view called “Taken” already."),
        ({"query": "colour=red"}, "“colour” is not a parameter."),
        ({"query": "from=2020-02-30"}, "does not exist"),
        ({"query": "q=" + "x" * 4001}, "at most 4000 characters"),
        ({"page": "admin"}, "not one of the available choices"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX | {"HX-Target": "save-view"}])
def test_what_cannot_be_saved_is_said_at_the_name(as_bob, bob, sent, said, headers):
    a_view(bob, "Taken")
    response = save(as_bob, headers=headers, **sent)
    assert response.status_code == 422
    page = parsed(response)
    assert said in page.select_one("#name-new-error").text
    assert page.select_one("input[name=query]")["value"] == sent.get("query", "type=SANCTION")
    assert SavedView.objects.count() == 1


def test_two_people_may_use_the_same_name(as_bob, alice):
    a_view(alice)
    assert save(as_bob).status_code == 302


def test_there_is_an_end_to_how_many_a_person_keeps(as_bob, bob):
    SavedView.objects.bulk_create(SavedView(owner=bob, name=f"View {number}") for number in range(MOST_VIEWS))
    assert f"You have {MOST_VIEWS} saved views" in parsed(save(as_bob)).select_one("#name-new-error").text


def test_a_view_whose_tag_is_gone_opens_with_a_word_on_it(affair, as_bob, bob):
    view = a_view(bob, query="tag=gone")
    assert "Unknown tag “gone”" in page_of(as_bob, view.get_absolute_url(), 400).select_one("#chips .notice").text


# The start page


def test_pinned_views_stand_on_the_start_page_of_their_owner_alone(affair, as_bob, bob, as_alice, anonymous):
    a_view(bob, "Aid", query="type=AID", is_pinned=True)
    a_view(bob, "Lanes of it", query="type=AID", page="lanes", is_pinned=True)
    a_view(bob, "Not pinned")
    links = [(link.text, link["href"]) for link in page_of(as_bob, "/").select("#save-view a")]
    assert links == [("Aid", "/?type=AID"), ("Lanes of it", "/lanes/?type=AID"), ("All saved views", "/saved/")]
    assert page_of(as_bob, "/?type=SANCTION").select("#save-view nav") == []
    for other in (as_alice, anonymous):
        assert page_of(other, "/").select("#save-view a") == []


# Changing


def test_a_view_is_renamed_pinned_and_deleted(as_bob, bob):
    view = a_view(bob)
    assert as_bob.post(f"/saved/{view.pk}/", {"name": "Embargoes", "is_pinned": "on"})["Location"] == "/saved/"
    assert rows_of(as_bob) == [["Embargoes", "words of Sanctions", "list", "shown there"]]
    part = as_bob.post(f"/saved/{view.pk}/", {"name": "Embargoes"}, headers=HTMX | {"HX-Target": "saved"})
    assert b"<html" not in part.content and "shown there" not in parsed(part).select_one("tbody").text
    assert as_bob.post(f"/saved/{view.pk}/delete/")["Location"] == "/saved/"
    assert "Nothing is saved yet" in page_of(as_bob, "/saved/").text
    assert SavedView.objects.count() == 0


def test_a_name_that_is_taken_is_refused_at_its_own_field(as_bob, bob):
    view, other = a_view(bob, "One"), a_view(bob, "Two")
    response = as_bob.post(f"/saved/{other.pk}/", {"name": "One"})
    assert response.status_code == 422
    page = parsed(response)
    assert "already" in page.select_one(f"#name-{other.pk}-error").text
    assert page.select(f"#name-{view.pk}-error") == []
    assert [row.select_one("th").text for row in page.select("tbody tr")] == ["One", "Two"]


def test_nobody_else_changes_or_deletes_it(as_alice, bob):
    view = a_view(bob)
    for address in (f"/saved/{view.pk}/", f"/saved/{view.pk}/delete/", "/saved/999/"):
        assert as_alice.post(address, {"name": "Mine"}).status_code == 404
    assert as_alice.get(f"/saved/{view.pk}/delete/").status_code == 405
    assert SavedView.objects.get().name == "Sanctions"


def test_a_name_with_markup_is_shown_as_text(as_bob, bob):
    a_view(bob, "<b>x</b> שלום", is_pinned=True)
    assert rows_of(as_bob)[0][0] == "<b>x</b> שלום"
    assert page_of(as_bob, "/").select_one("#save-view nav a").text == "<b>x</b> שלום"


# Cost


def test_ten_views_cost_as_many_queries_as_one(affair, as_bob, bob):
    a_view(bob, "0", is_pinned=True)
    once = {address: queries_of(as_bob, address) for address in ("/", "/?type=SANCTION", "/saved/")}
    for number in range(1, 10):
        a_view(bob, f"{number}", query=f"type=AID&from=20{number:02}", is_pinned=True)
    for address, queries in once.items():
        assert queries_of(as_bob, address) == queries


def test_a_page_costs_one_query_for_them_and_that_of_a_stranger_none(affair, anonymous, as_bob):
    queries_of(anonymous, "/")
    assert queries_of(as_bob, "/") - queries_of(anonymous, "/") == 3  # session, user, views
