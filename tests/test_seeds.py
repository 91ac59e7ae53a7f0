"""What the two seed articles must give, seen through the JSON API of a fresh database.

The seed files are not ours to keep: SEEDS names the folder that holds them, and without it these tests are skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

SEEDS = os.environ.get("SEEDS", "")
pytestmark = pytest.mark.skipif(not SEEDS, reason="SEEDS does not name the folder of the seed files")
PUBLISHED = "2020-01-09"
STRIKE = "2020-01-03"


@dataclass(frozen=True)
class Row:
    """One row of the table: what happened, who acts, who is acted upon (names, or codes of states), when, how sure, where told."""

    what: str
    types: set[str]
    sources: set[str]
    targets: set[str] = field(default_factory=set)
    start: str | None = "any"
    end: str | None = "any"
    bases: set[str] = field(default_factory=lambda: {"stated", "inferred", "none"})
    statuses: set[str] = field(default_factory=lambda: {"occurred"})
    articles: str = ""
    words: str = ""  # one of them stands in the sentence
    speaker: str = ""
    either_side: bool = False


NOT_STATED = {"inferred", "none"}
ROWS = [
    Row("the strike near Baghdad airport", {"ASSAULT"}, {"USA"}, {"Qassem Soleimani"}, STRIKE, STRIKE, {"stated"}, articles="AB"),
    Row("the ministers' telephone talk", {"CONSULT"}, {"Wang Yi", "Sergey Lavrov"}, set(), None, PUBLISHED, NOT_STATED, articles="AB"),
    Row(
        "close coordination", {"COOPERATE", "SUPPORT", "AGREE", "STATEMENT"}, {"CHN", "RUS"}, set(), PUBLISHED, PUBLISHED,
        statuses={"occurred", "ongoing"}, articles="A", speaker="Geng Shuang", either_side=True,
    ),
    Row(
        "China will enhance coordination", {"AGREE", "SUPPORT", "COOPERATE"}, {"CHN"}, {"RUS"}, PUBLISHED, PUBLISHED, {"stated"},
        statuses={"occurred", "planned"}, articles="B", words="enhance",
    ),
    Row("missiles on bases in Iraq", {"ASSAULT"}, {"IRN"}, {"IRQ|USA"}, STRIKE, PUBLISHED, NOT_STATED, articles="AB"),
    Row(
        "Trump urges the Security Council", {"REQUEST"}, {"USA", "Donald Trump"}, {"UN Security Council"}, "2020-01-08", "2020-01-08",
        {"stated"}, articles="B",
    ),
    Row("sanctions announced", {"SANCTION", "THREATEN"}, {"USA"}, {"IRN"}, statuses={"planned", "threatened"}, articles="A"),
    Row(
        "Ravanchi tells TASS", {"STATEMENT", "CONCEDE", "RETREAT", "REJECT"}, {"IRN", "Majid Takht Ravanchi"}, set(), None, PUBLISHED,
        NOT_STATED, articles="A",
    ),
    Row(
        "Rouhani promises retaliation", {"THREATEN"}, {"IRN", "Hassan Rouhani"}, {"USA"}, STRIKE, PUBLISHED, NOT_STATED,
        statuses={"occurred", "threatened"}, articles="B",
    ),
    Row("China criticises the use of force", {"ACCUSE"}, {"CHN"}, {"USA"}, bases=NOT_STATED, articles="B", words="Gulf"),
    Row(
        "Geng Shuang criticises the threat", {"ACCUSE"}, {"CHN", "Geng Shuang"}, {"USA"}, STRIKE, "any", {"inferred"}, articles="B",
        words="threatening",
    ),
    Row("the Iraqi parliament asks troops to leave", {"REQUEST"}, {"IRQ"}, bases=NOT_STATED, articles="B", words="parliament"),
    Row("withdrawal from the nuclear deal", {"RETREAT", "REJECT", "SANCTION"}, {"USA"}, bases=NOT_STATED, articles="B", words="withdraw"),
    Row(
        "phase one to be signed", {"AGREE", "SUPPORT", "COOPERATE"}, {"CHN"}, {"USA"}, "2020-01-13", "2020-01-19",
        statuses={"planned"}, articles="B", words="Next Week",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def seeds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The seeds are imported once, in a transaction around those of the tests, and taken back after the last of them."""
    with ExitStack() as around:
        with django_db_blocker.unblock():
            around.enter_context(transaction.atomic())
            call_command("import_articles", SEEDS, verbosity=0)
        yield
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.close()


@pytest.fixture
def api(seeds, db):
    """Reads from the API of a database into which only the seeds were imported."""
    client = Client()
    return lambda path: everything(client, path)


def everything(client: Client, path: str) -> dict | list:
    """The answer; of a list, the results of all its pages."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.content)
    body = answer.json()
    if "results" not in body:
        return body
    results = body["results"]
    while body["next"]:
        body = client.get(body["next"]).json()
        results += body["results"]
    return results


@pytest.fixture
def letter_of(api):
    """Article id -> A or B."""
    return {article["id"]: "A" if article["publisher"] else "B" for article in api("/api/v1/articles/")}


def side(event: dict, *roles: str) -> set[str]:
    found = [part["actor"] for part in event["participants"] if part["role"] in roles]
    return {word for actor in found for word in (actor["name"], actor["code"], actor["affiliation"]) if word}


def has(names: set[str], wanted: set[str]) -> bool:
    return all(names & set(one.split("|")) for one in wanted)


def matches(event: dict, row: Row, letter_of: dict) -> bool:
    acting = ("source", "target") if row.either_side else ("source",)
    when = event["date"]
    return (
        event["type"] in row.types
        and has(side(event, *acting), row.sources)
        and has(side(event, "target"), row.targets)
        and row.start in ("any", when["start"])
        and row.end in ("any", when["end"])
        and when["basis"] in row.bases
        and event["status"] in row.statuses
        and {letter_of[mention["article"]["id"]] for mention in event["mentions"]} >= set(row.articles)
        and (not row.words or any(row.words.lower() in mention["quote"].lower() for mention in event["mentions"]))
        and (not row.speaker or any((m["attributed_to"] or {}).get("name") == row.speaker for m in event["mentions"]))
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_the_table_holds(row, api, letter_of):
    found = [event for event in api("/api/v1/events/") if matches(event, row, letter_of)]
    assert len(found) == 1, [event["title"] for event in found]


def test_every_quotation_is_what_the_article_says(api):
    texts = {article["id"]: api(f"/api/v1/articles/{article['id']}/")["text"] for article in api("/api/v1/articles/")}
    for event in api("/api/v1/events/"):
        for mention in event["mentions"]:
            assert texts[mention["article"]["id"]][mention["start"] : mention["end"]] == mention["quote"]


def test_one_strike_and_one_answer_to_it(api):
    """Two articles tell of both; nobody else struck anybody."""
    assaults = api("/api/v1/events/?type=ASSAULT&status=occurred")
    assert sorted(next(iter(side(event, "source") & {"USA", "IRN"}), "?") for event in assaults) == ["IRN", "USA"]


def test_pork_and_we_give_nothing(api):
    for event in api("/api/v1/events/"):
        for mention in event["mentions"]:
            assert "Pork" not in mention["quote"]
    assert not [actor for actor in api("/api/v1/actors/") if {"We", "we"} & {actor["name"], *actor["names"]}]


def test_no_event_is_dated_by_a_year_in_a_name_or_by_a_weekday_misread(api):
    for event in api("/api/v1/events/"):
        for when in [event["date"], *(mention["date"] for mention in event["mentions"])]:
            assert not {"2015-01-09", "2020-01-02"} & {when["start"], when["end"]}
            assert not (when["start"] or "").startswith("2015")


@pytest.mark.parametrize(
    ("name", "also"),
    [("China", "Beijing"), ("Russia", "Moscow"), ("United States", "Washington"), ("Iran", "Tehran"), ("Iraq", "Iraqi"),
     ("Wang Yi", ""), ("Sergey Lavrov", "Lavrov"), ("Qassem Soleimani", "Soleimani"), ("Donald Trump", "Trump"),
     ("Hassan Rouhani", "Rouhani"), ("Geng Shuang", ""), ("Majid Takht Ravanchi", "")],
)  # fmt: skip
def test_each_actor_exists_once(name, also, api):
    actors = api("/api/v1/actors/")
    known_as = [actor for actor in actors if name in (actor["name"], *actor["names"])]
    assert [actor["name"] for actor in known_as] == [name]
    if also and also != "Iraqi":
        assert also in known_as[0]["names"]
        assert [actor["name"] for actor in actors if also in (actor["name"], *actor["names"])] == [name]


def test_wang_yi_holds_two_offices_and_that_is_a_disagreement(api):
    (slug,) = [actor["slug"] for actor in api("/api/v1/actors/") if actor["name"] == "Wang Yi"]
    actor = api(f"/api/v1/actors/{slug}/")
    assert {office["office"] for office in actor["offices"]} == {"Foreign Minister", "Foreign Ministry Spokesperson"}
    (difference,) = actor["disagreements"]
    assert difference["about"] == "office"
    assert {value["value"] for value in difference["values"]} == {"Foreign Minister", "Foreign Ministry Spokesperson"}


def test_publisher_comes_from_the_dateline_and_links_are_not_the_body(api):
    articles = [api(f"/api/v1/articles/{article['id']}/") for article in api("/api/v1/articles/")]
    assert sorted((article["publisher"] or {"name": ""})["name"] for article in articles) == ["", "TASS"]
    assert {article["published_on"] for article in articles} == {date(2020, 1, 9).isoformat()}
    for article in articles:
        assert "Read -" not in article["body"]


def test_a_second_import_adds_nothing(api, capsys):
    before = [event["id"] for event in api("/api/v1/events/")]
    call_command("import_articles", SEEDS)
    assert [event["id"] for event in api("/api/v1/events/")] == before
    assert "identical" in capsys.readouterr().out
