from __future__ import annotations

from datetime import date

import pytest
import time_machine

from tests.builders import a_mention, an_article, an_event
from timeline.models import Article, ImportRun

pytestmark = pytest.mark.django_db
ARTICLES = "/api/v1/articles/"
TEXT = "VIENNA, January 9. /TASS/. China and Russia signed an agreement on Thursday.\n\nIran accused the United States of aggression."


def titles(client, query: str = "") -> list[str]:
    answer = client.get(f"{ARTICLES}{query}")
    assert answer.status_code == 200, answer.content
    return [article["title"] for article in answer.json()["results"]]


def send(client, **body):
    return client.post(ARTICLES, body, "application/json")


def test_an_article_is_told_in_full(anonymous):
    text = "🕊 The ministers met.\n\nRead - Another affair"
    blocks = [
        {"kind": "paragraph", "start": 0, "end": 20, "sentences": [[0, 20]]},
        {"kind": "link", "start": 22, "end": 43, "sentences": []},
    ]
    article = an_article(text, title="The meeting", url="https://example.org/1", layout={"blocks": blocks, "dates": []})
    event = an_event("The ministers met.", article=article)
    a_mention(event, "The ministers met.", publisher="TASS")
    found = anonymous.get(f"{ARTICLES}{article.pk}/").json()
    assert found == {
        "id": article.pk, "url": f"http://testserver{ARTICLES}{article.pk}/",
        "html_url": f"http://testserver/articles/{article.pk}/",
        "title": "The meeting", "publisher": {"name": "Daily Courier", "slug": "daily-courier"}, "published_on": "2020-01-09",
        "place": "", "file_name": "", "source_url": "https://example.org/1", "event_count": 1, "imported_at": found["imported_at"],
        "text": text, "body": "🕊 The ministers met.",
        "blocks": [
            {"kind": "paragraph", "start": 0, "end": 20, "published_on": None, "author": ""},
            {"kind": "link", "start": 22, "end": 43, "published_on": None, "author": ""},
        ],
        "links": ["Read - Another affair"],
    }  # fmt: skip


def test_the_list_is_newest_first_without_texts(anonymous):
    for day in (3, 9, 1):
        an_article(f"Of the {day}.", published_on=date(2020, 1, day))
    assert titles(anonymous) == ["Of the 9.", "Of the 3.", "Of the 1."]
    assert "text" not in anonymous.get(ARTICLES).json()["results"][0]


def test_the_list_is_narrowed_by_publisher_and_day(anonymous):
    an_article("One.", publisher="TASS", published_on=date(2020, 1, 3))
    an_article("Two.", publisher=None, published_on=date(2020, 2, 3))
    assert titles(anonymous, "?publisher=tass") == ["One."]
    assert titles(anonymous, "?publisher=none") == ["Two."]
    assert titles(anonymous, "?from=2020-02") == titles(anonymous, "?from=2020-02&to=2020") == ["Two."]
    assert titles(anonymous, "?to=2020-01") == ["One."]
    assert anonymous.get(f"{ARTICLES}?from=January").json()["errors"]["from"]
    assert anonymous.get(f"{ARTICLES}?publisher=nobody").json()["errors"] == {"publisher": ["unknown publisher “nobody”"]}
    assert anonymous.get(f"{ARTICLES}?publisher=no%00body").status_code == 400
    assert anonymous.get(f"{ARTICLES}?colour=red").status_code == 400


def test_the_list_costs_as_much_for_ten_as_for_one(anonymous, django_assert_num_queries):
    for number in range(10):
        an_event(f"The ministers met {number}.", publisher=f"Paper {number}")
    with django_assert_num_queries(1):
        assert len(titles(anonymous)) == 10


def test_an_article_is_imported_once(as_bob, bob):
    answer = send(as_bob, text=TEXT, published_on="2020-01-09", title="Talks", url="https://example.org/talks")
    assert answer.status_code == 201, answer.content
    body = answer.json()
    article = body["article"]
    assert answer["Location"] == article["url"]
    assert (body["outcome"], body["warnings"]) == ("new", [])
    assert (article["publisher"], article["source_url"]) == ({"name": "TASS", "slug": "tass"}, "https://example.org/talks")
    assert len(body["events"]) == 2
    assert "ACCUSE" in {event["type"] for event in body["events"]}
    for event in body["events"]:
        for mention in event["mentions"]:
            assert article["text"][mention["start"] : mention["end"]] == mention["quote"]
    again = send(as_bob, text=TEXT, published_on="2020-01-09")
    assert (again.status_code, again.json()["outcome"], again.json()["article"]["id"]) == (200, "identical", article["id"])
    assert [event["id"] for event in again.json()["events"]] == [event["id"] for event in body["events"]]
    assert set(ImportRun.objects.values_list("by", flat=True)) == {bob.pk}


def test_a_text_may_bring_its_own_date(as_bob):
    assert send(as_bob, text=" date 2020-01-09 The ministers met.").json()["article"]["published_on"] == "2020-01-09"


def test_a_publisher_that_is_given_stands_before_the_dateline(as_bob):
    answer = send(as_bob, text=TEXT, published_on="2020-01-09", publisher="Daily Courier").json()
    assert answer["article"]["publisher"]["slug"] == "daily-courier"


@time_machine.travel("2020-01-09 12:00", tick=False)
def test_a_date_in_the_future_is_a_warning(as_bob):
    answer = send(as_bob, text="The ministers met.", published_on="2020-01-20")
    assert answer.status_code == 201
    assert "in the future" in answer.json()["warnings"][0]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": None}, "text"),
        ({"text": 7}, "text"),
        ({"published_on": None}, "published_on"),  # and the text brings none
        ({"published_on": "2020-02-30"}, "published_on"),
        ({"published_on": "Thursday"}, "published_on"),
        ({"published_on": 20200109}, "published_on"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"publisher": "P" * 201}, "publisher"),
        ({"title": ["a"]}, "title"),
        ({"place": "Vienna"}, "place"),
    ],
)
def test_a_wrong_field_is_a_400_that_names_it(change, field, as_bob):
    answer = send(as_bob, **{"text": "The ministers met.", "published_on": "2020-01-09"} | change)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert not Article.objects.exists()


def test_a_text_over_the_limit_is_a_413_as_a_body_is(as_bob, settings):
    settings.MAX_ARTICLE_BYTES = 100
    answer = send(as_bob, text="a" * 101, published_on="2020-01-09")
    assert (answer.status_code, list(answer.json()["errors"])) == (413, ["text"])
    assert answer.json()["detail"] == "An article holds up to 100 bytes; this one has 101."
    settings.MAX_REQUEST_BYTES = 100
    answer = send(as_bob, text="a" * 101, published_on="2020-01-09")
    assert (answer.status_code, "an article in it up to 100" in answer.json()["detail"]) == (413, True)
    assert not Article.objects.exists()


def test_control_characters_are_taken_out_and_script_stays_text(as_bob):
    answer = send(as_bob, text="The ministers\x00 met. <script>alert(1)</script>", published_on="2020-01-09").json()
    assert answer["article"]["text"] == "The ministers met. <script>alert(1)</script>"
    assert "control character" in answer["warnings"][0]
