"""Whatever stands in a query string: the pages say what was wrong and show the rest, the API refuses it by name, nothing breaks."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib import admin

from tests.builders import a_note, an_actor, an_article, an_event, built_together
from tests.web.pages import page_of, words_of
from timeline.importer.rebuilding import rebuild
from timeline.importer.removing import remove_articles
from timeline.models import Actor, Article, Event, RemovedArticle
from timeline.vocabulary import EventType
from timeline.web import timeline

pytestmark = pytest.mark.django_db

EXPLORER = ["/", "/lanes/", "/matrix/"]
FILTERED = ["/api/v1/events/", "/api/v1/facets/"]


@pytest.fixture
def archive(alice):
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    with built_together():
        event = an_event("Norland sent aid.", type=EventType.AID, sources=[norland], targets=[sudria], start=date(2020, 1, 3))
        spoke = an_event("Sudria spoke.", sources=[sudria], start=date(2020, 1, 5))
        note = a_note(alice, event=event)
    return {"event": event.pk, "note": note.pk, "article": spoke.best_mention.article_id, "spoke": spoke.pk}


# One question, asked of every view of the events


# Query string, parameter, what is said of it
WRONG = [
    ("colour=red", "colour", "“colour” is not a parameter"),
    ("typ=AID", "typ", "Did you mean “type”?"),
    ("type=PEACE", "type", "“PEACE” is not one of"),
    ("actor=nobody", "actor", "unknown actor “nobody”"),
    ("publisher=nobody", "publisher", "unknown publisher “nobody”"),
    ("tag=nothing", "tag", "unknown tag “nothing”"),
    ("article=99", "article", "unknown article “99”"),
    ("article=9999999999999999999999", "article", "not the id of an article"),
    ("from=2019-05&to=2019-01", "to", "The span ends (2019-01) before it begins (2019-05)"),
    ("from=2020&from=2021", "from", "Give it once"),
    ("from=2020-02-30", "from", "does not exist"),
    ("from=2020-13", "from", "does not exist"),
    ("from=0000", "from", "does not exist"),
    ("to=20200103", "to", "is not a date"),
    ("to=10000", "to", "is not a date"),
    ("to=-0001", "to", "is not a date"),
    ("from=2020-1-3", "from", "is not a date"),
    ("from=2020/2021", "from", "is not a date"),
    ("from=2020~", "from", "is not a date"),
    ("from=2020-21", "from", "does not exist"),
    ("from=2X2X", "from", "is not a date"),
    ("from=%D9%A2%D9%A0%D9%A2%D9%A0", "from", "is not a date"),  # Arabic digits, which int() would take
    ("from=January", "from", "is not a date"),
    ("q=%00", "q", "no control characters"),
    ("q=%22%22", "q", "holds no word"),
    ("q=" + "a" * 501, "q", "at most 500 characters"),
    ("&".join(["actor=norland"] * 300), "query", "at most 200 values"),
]
# List, lanes and matrix share the reading of the query string, as events and facets do: one of them is asked everything.
ASKED_LITTLE = WRONG[::5]


@pytest.mark.parametrize(("page", "rows"), [("/", WRONG), ("/lanes/", ASKED_LITTLE), ("/matrix/", ASKED_LITTLE)])
def test_a_page_says_what_was_wrong_and_shows_the_rest(archive, anonymous, page, rows):
    for query, name, said in rows:
        found = page_of(anonymous, f"{page}?{query}", 400)
        assert said.replace("unknown", "Unknown") in words_of(found, "#chips .notice"), query
        assert f"({name})" in words_of(found, "#chips .notice"), query
        assert words_of(found, "#count") == "2 events, 2 articles", query


@pytest.mark.parametrize(("address", "rows"), [("/api/v1/events/", WRONG), ("/api/v1/facets/", ASKED_LITTLE)])
def test_the_api_refuses_what_was_wrong_by_name(archive, anonymous, address, rows):
    for query, name, said in rows:
        answer = anonymous.get(f"{address}?{query}")
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [name]), query
        assert said in answer.json()["errors"][name][0], query


@pytest.mark.parametrize("address", [*EXPLORER, *FILTERED, "/actors/", "/articles/", "/api/v1/articles/", "/api/v1/annotations/"])
@pytest.mark.parametrize("repeated", ["actor=norland", "p{}=1"])
def test_ten_thousand_parameters_are_refused(anonymous, address, repeated):
    answer = anonymous.get(f"{address}?{'&'.join(repeated.format(number) for number in range(10_000))}")
    assert answer.status_code == 400
    if address.startswith("/api/"):
        assert answer.headers["Content-Type"] == "application/problem+json"
    else:
        assert b"This address cannot be read" in answer.content


@pytest.mark.parametrize("address", [*EXPLORER, *FILTERED, "/actors/norland/", "/actors/norland/sudria/"])
def test_all_of_history_is_a_question_like_any_other(archive, anonymous, address):
    both = {"sources": [an_actor("Norland")], "targets": [an_actor("Sudria")]}
    an_event("It was long ago.", start=date(1, 1, 1), **both)
    an_event("It will be.", start=date(9999, 12, 31), **both)
    an_event("It goes on.", start=date(1, 1, 1), end=date(9999, 12, 31), **both)
    answer = anonymous.get(f"{address}?from=0001&to=9999")
    assert (answer.status_code, len(answer.content) < 100_000) == (200, True)


# A cursor of another query


def test_a_cursor_of_another_query_is_told_on_the_page_and_refused_by_the_api(archive, anonymous, alice, monkeypatch):
    monkeypatch.setattr(timeline, "PAGE_SIZE", 2)
    an_event("Sudria sent aid.", start=date(2020, 2, 1), type=EventType.AID)
    an_event("Sudria sent aid again.", start=date(2020, 2, 2), type=EventType.AID)
    a_note(alice, "And this.", event=Event.objects.get(pk=archive["event"]))
    for address, other in (
        ("/api/v1/events/", "type=AID"),
        ("/api/v1/articles/", "publisher=daily-courier"),
        ("/api/v1/annotations/", f"event={archive['event']}"),
    ):
        cursor = anonymous.get(f"{address}?page_size=1").json()["next"].partition("cursor=")[2].partition("&")[0]
        answer = anonymous.get(f"{address}?{other}&cursor={cursor}")
        assert (answer.status_code, "another query" in answer.json()["errors"]["cursor"][0]) == (400, True), address
    more = page_of(anonymous, "/").select_one("#more a")["href"]
    page = page_of(anonymous, f"{more}&type=AID", 400)
    assert "belongs to another query" in words_of(page, "#chips .notice")
    assert len(page.select(".event")) == 2


# The indexes


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "/articles/?colour=red",
            "“colour” is not a parameter. Known are: q, publisher, on, before. The list is shown without it.",
        ),
        ("/articles/?publishers=x", "Did you mean “publisher”?"),
        ("/articles/?publisher=nobody", "No publisher is known as “nobody”. The list is shown without it."),
        ("/articles/?on=2020-02-30", "does not exist. The list is shown without it."),
        ("/articles/?before=x", "The place in the list was not understood."),
        ("/articles/?before=2020-01-01.99999999999999999999", "The place in the list was not understood."),
        ("/actors/?colour=red", "“colour” is not a parameter. Known are: q, kind, after. The list is shown without it."),
        ("/actors/?kind=dragon", "There is no kind “dragon”. The list is shown without it."),
        ("/actors/?after=nobody", "The place in the list was not understood."),
        ("/actors/?after=%00", "The place in the list was not understood."),
    ],
)
def test_an_index_says_what_it_cannot_follow_and_is_shown_without_it(archive, anonymous, address, said):
    page = page_of(anonymous, address, 400)
    assert said in words_of(page, "#results .notice")
    assert len(page.select("#results tbody tr")) == 2


@pytest.mark.parametrize(
    ("address", "name", "said"),
    [
        ("/api/v1/articles/?colour=red", "colour", "is not a parameter"),
        ("/api/v1/articles/?from=2020-05&to=2020-01", "to", "The span ends (2020-01) before it begins (2020-05)."),
        ("/api/v1/articles/?publisher=nobody", "publisher", "unknown publisher"),
        ("/api/v1/actors/?kind=dragon", "kind", "is not one of"),
        ("/api/v1/actors/?q=%00", "q", "no control characters"),
        ("/api/v1/annotations/?event=99", "event", "unknown event “99”"),
        ("/api/v1/annotations/?article=99", "article", "unknown article “99”"),
        ("/api/v1/annotations/?article=x", "article", "is not an id"),
        ("/api/v1/annotations/?tag=nothing", "tag", "unknown tag"),
    ],
)
def test_a_list_of_the_api_refuses_what_it_cannot_follow(archive, anonymous, address, name, said):
    answer = anonymous.get(address)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [name])
    assert said in answer.json()["errors"][name][0]


# Every page, whatever it is asked

NONSENSE = [
    "=", "&&&", "?", "%", "a[]=1", "q=%ED%A0%80", "q=%FF", "q=%E2%80%AE", "event=-1", "event=%00", "event=9999999999999999999999",
    "with=%00", "with=9999999999999999999999", "after=9999999999999999999999", "outcome=%00", "before=9999-99-99.1", "page_size=-1",
    "page_size=%D9%A2", "cursor=%00", "find_actor=%00%FF", "next=//example.org", "q=" + "+".join(["a"] * 200),
]  # fmt: skip
# These read the query string as the list does, or the events of the API: they are asked every third.
ALIKE = ["/lanes/", "/matrix/", "/api/v1/facets/"]
PAGES = [
    *EXPLORER, "/events/{event}/", "/actors/", "/actors/norland/", "/articles/", "/articles/{article}/", "/import/", "/sign-in/",
    *FILTERED, "/api/v1/events/{event}/", "/api/v1/actors/", "/api/v1/articles/", "/api/v1/annotations/",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_no_query_string_breaks_a_page(archive, as_alice, page):
    address = page.format(**archive)
    for query in NONSENSE[::3] if page in ALIKE else NONSENSE:
        assert as_alice.get(f"{address}?{query}").status_code in (200, 302, 400, 405), query


# What was there once


def test_a_removed_article_is_said_to_be_on_page_and_api(archive, as_alice, anonymous):
    kept = an_article("Another text.")
    address = f"/articles/{archive['article']}/"
    request_of_admin = {"action": "delete_selected", "_selected_action": archive["article"], "post": "yes"}
    assert as_alice.post("/admin/timeline/article/", request_of_admin).status_code == 302
    page = page_of(anonymous, address, 410)
    day = RemovedArticle.objects.get().removed_at
    assert words_of(page, "h1") == "This article was removed"
    assert page.select_one("main time")["datetime"] == f"{day:%Y-%m-%d}"
    answer = anonymous.get(f"/api/v1{address}")
    assert (answer.status_code, answer.json()["detail"]) == (410, f"This article was removed on {day:%Y-%m-%d}.")
    assert page_of(anonymous, f"/events/{archive['spoke']}/", 410)
    assert anonymous.get("/articles/999/").status_code == anonymous.get("/api/v1/articles/999/").status_code == 404
    assert page_of(anonymous, kept.get_absolute_url())
    assert not rebuild().total()


def test_an_article_is_deleted_from_its_own_form_too(archive, as_alice, anonymous):
    as_alice.post(f"/admin/timeline/article/{archive['article']}/delete/", {"post": "yes"})
    assert anonymous.get(f"/articles/{archive['article']}/").status_code == 410


def test_removing_says_nothing_of_what_was_removed(archive):
    remove_articles(Article.objects.filter(pk=archive["article"]))
    assert [field.name for field in RemovedArticle._meta.fields] == ["id", "removed_at"]
    assert admin.site.is_registered(RemovedArticle)


def test_an_actor_that_was_merged_away_leads_to_the_one_that_stands_for_it(archive, anonymous):
    old = an_actor("Northland")
    old.merged_into = Actor.objects.get(slug="norland")
    old.save()
    assert anonymous.get("/actors/northland/")["Location"] == "/actors/norland/"
    assert anonymous.get("/actors/northland/sudria/")["Location"] == "/actors/norland/sudria/"
    answer = anonymous.get("/api/v1/actors/northland/")
    assert (answer.status_code, answer["Location"]) == (308, "http://testserver/api/v1/actors/norland/")
    for address in EXPLORER:
        assert words_of(page_of(anonymous, f"{address}?actor=northland"), "#count") == "1 event, 1 article"
    assert anonymous.get("/api/v1/facets/?actor=northland").json()["count"] == 1
