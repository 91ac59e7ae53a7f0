from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_mention, a_note, a_person, an_actor, an_event, built_together
from timeline.importer.deriving import derive_events
from timeline.models import Event
from timeline.vocabulary import DateBasis, EventType, Precision, Status

pytestmark = pytest.mark.django_db


def results(client, query: str = "") -> list[dict]:
    answer = client.get(f"/api/v1/events/{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


@pytest.fixture
@built_together()
def strike() -> Event:
    """Told by two articles that differ about the day, the second in the words of a spokesman."""
    usa, iran = an_actor("United States", code="USA"), an_actor("Iran", code="IRN")
    general = a_person("Qassem Soleimani", of=iran)
    spokesman = a_person("Abbas Mousavi", of=iran)
    event = an_event(
        "United States killed Qassem Soleimani on January 3.",
        type=EventType.ASSAULT,
        sources=[usa],
        targets=[general],
        start=date(2020, 1, 3),
        expression="on January 3",
        date_reason="“January 3” is the nearest such day before.",
        publisher="TASS",
    )
    a_mention(
        event,
        "United States struck on the fourth, said Abbas Mousavi.",
        type=EventType.ASSAULT,
        sources=[usa],
        speakers=[spokesman],
        start=date(2020, 1, 4),
        publisher=None,
        published_on=date(2020, 1, 10),
        confidence=0.7000000000000001,
    )
    return event


def test_an_event_is_told_in_full(strike, anonymous):
    (found,) = results(anonymous)
    assert found == anonymous.get(f"/api/v1/events/{strike.pk}/").json()
    assert list(found) == [
        "id", "url", "html_url", "type", "type_label", "quad", "score", "status", "title", "date", "participants", "mentions",
        "article_count", "annotation_count", "disagreements",
    ]  # fmt: skip
    assert found["url"] == f"http://testserver/api/v1/events/{strike.pk}/"
    assert found["html_url"] == f"http://testserver/events/{strike.pk}/"
    assert (found["type"], found["type_label"], found["quad"], found["score"]) == ("ASSAULT", "Assault", 4, -9)
    assert (found["status"], found["article_count"], found["annotation_count"]) == ("occurred", 2, 0)
    assert {key: found["date"][key] for key in ("edtf", "start", "end", "precision", "basis")} == {
        "edtf": "2020-01-03", "start": "2020-01-03", "end": "2020-01-03", "precision": "day", "basis": "stated",
    }  # fmt: skip
    assert "date" in [difference["about"] for difference in found["disagreements"]]


def test_participants_are_those_that_were_named(strike, anonymous):
    (found,) = results(anonymous)
    parts = {(part["role"], part["actor"]["slug"]): part["actor"] for part in found["participants"]}
    assert ("target", "iran") not in parts  # it stands behind its general, and no sentence names it
    general = parts["target", "qassem-soleimani"]
    assert general == {
        "id": general["id"], "slug": "qassem-soleimani", "name": "Qassem Soleimani", "kind": "person", "code": None,
        "affiliation": "IRN", "url": "http://testserver/api/v1/actors/qassem-soleimani/",
    }  # fmt: skip
    assert (parts["source", "united-states"]["code"], parts["source", "united-states"]["affiliation"]) == ("USA", None)


def test_a_side_that_no_sentence_tells_is_told_apart_with_its_reason(anonymous):
    usa, iran = an_actor("United States", code="USA"), an_actor("Iran", code="IRN")
    why = "the other one of the two parties that the article is about"
    event = an_event("United States rejected the demand.", sources=[usa], targets=[iran], understood={iran: why})
    (found,) = results(anonymous)
    assert [(part["actor"]["slug"], part["basis"], part["reason"]) for part in found["participants"]] == [
        ("united-states", "stated", ""),
        ("iran", "inferred", why),
    ]
    a_mention(event, "It said no to Iran.", targets=[iran])
    assert [part["basis"] for part in results(anonymous)[0]["participants"]] == ["stated", "stated"]
    assert {part["reason"] for part in results(anonymous)[0]["participants"]} == {""}


def test_a_mention_quotes_its_article(strike, anonymous):
    (found,) = results(anonymous)
    first, second = found["mentions"]
    text = anonymous.get(first["article"]["url"]).json()["text"]
    assert text[first["start"] : first["end"]] == first["quote"] == "United States killed Qassem Soleimani on January 3."
    assert first["article"]["publisher"] == {"name": "TASS", "slug": "tass"}
    assert first["date"] == {
        "edtf": "2020-01-03", "expression": "on January 3", "rule": "built",
        "reason": "“January 3” is the nearest such day before.", "start": "2020-01-03", "end": "2020-01-03",
        "precision": "day", "basis": "stated",
    }  # fmt: skip
    assert first["attributed_to"] is None
    assert second["article"]["publisher"] is None
    assert second["attributed_to"]["name"] == "Abbas Mousavi"
    assert (second["status"], second["confidence"]) == ("occurred", 0.7)


@pytest.mark.parametrize(
    ("when", "edtf", "precision"),
    [
        ({}, "/2020-01-09", "unknown"),  # on or before the day of publication
        ({"start": date(2020, 1, 9), "basis": DateBasis.NONE, "status": Status.PLANNED}, "2020-01-09/", "unknown"),
        ({"start": date(2020, 1, 1), "end": date(2020, 1, 31), "precision": Precision.MONTH}, "2020-01", "month"),
        ({"start": date(2020, 1, 13), "end": date(2020, 1, 19), "precision": Precision.WEEK}, "2020-01-13/2020-01-19", "week"),
    ],
)
def test_dates_are_ranges(when, edtf, precision, anonymous):
    an_event("Something.", **when)
    (found,) = results(anonymous)
    assert (found["date"]["edtf"], found["date"]["precision"]) == (edtf, precision)


def test_the_list_is_filtered_and_sorted(anonymous):
    iran = an_actor("Iran")
    with built_together():
        for day in (1, 2, 3):
            an_event(f"Iran on day {day}", sources=[iran], start=date(2020, 1, day))
    an_event("Others")
    assert [event["title"] for event in results(anonymous, "?actor=iran&from=2020-01-02&sort=oldest")] == [
        "Iran on day 2",
        "Iran on day 3",
    ]


def test_pages_follow_their_own_addresses(anonymous):
    iran = an_actor("Iran")
    with built_together():
        for day in range(1, 6):
            an_event(f"Iran on day {day}", sources=[iran], start=date(2020, 1, day))
    an_event("Others", start=date(2020, 1, 3))
    page, pages = anonymous.get("/api/v1/events/?actor=iran&page_size=2").json(), []
    assert page["previous"] is None
    while True:
        pages.append([event["title"][-1] for event in page["results"]])
        if not page["next"]:
            break
        page = anonymous.get(page["next"]).json()
    assert pages == [["5", "4"], ["3", "2"], ["1"]]
    assert [event["title"][-1] for event in anonymous.get(page["previous"]).json()["results"]] == ["3", "2"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?colour=red", "colour"),
        ("?type=WAR", "type"),
        ("?actor=atlantis", "actor"),
        ("?from=2020-02-30", "from"),
        ("?from=2021&to=2020", "to"),
        ("?page_size=0", "page_size"),
        ("?page_size=201", "page_size"),
        ("?page_size=many", "page_size"),
        ("?page_size=" + "9" * 30, "page_size"),
        ("?cursor=abc", "cursor"),
    ],
)
def test_a_wrong_parameter_is_a_400_that_names_it(query, name, anonymous):
    answer = anonymous.get(f"/api/v1/events/{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["title"], body["status"], list(body["errors"])) == ("Bad Request", 400, [name])
    assert body["detail"]


def test_a_cursor_of_another_query_is_a_400(anonymous):
    with built_together():
        for day in (1, 2):
            an_event(f"Day {day}", start=date(2020, 1, day))
    cursor = anonymous.get("/api/v1/events/?page_size=1").json()["next"].partition("cursor=")[2]
    answer = anonymous.get(f"/api/v1/events/?sort=oldest&cursor={cursor}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["cursor"])


def test_a_merged_event_leads_on(anonymous):
    old, new = an_event("Old"), an_event("New")
    Event.objects.filter(pk=old.pk).update(merged_into=new)
    derive_events([old.pk])
    answer = anonymous.get(f"/api/v1/events/{old.pk}/")
    assert (answer.status_code, answer["Location"]) == (308, f"http://testserver/api/v1/events/{new.pk}/")


def test_an_event_without_sentences_is_gone_and_an_unknown_one_is_not_found(anonymous):
    event = an_event()
    event.mentions.all().delete()
    derive_events([event.pk])
    assert anonymous.get(f"/api/v1/events/{event.pk}/").status_code == 410
    assert anonymous.get("/api/v1/events/999/").status_code == 404


def test_the_list_costs_as_much_for_ten_events_as_for_one(anonymous, bob, django_assert_max_num_queries):
    def told(number: int) -> None:
        state = an_actor(f"State {number}", code=f"S{number}")
        speaker = a_person(f"Speaker {number}", of=state)
        sudria = an_actor("Sudria")
        parts = {"sources": [state], "targets": [sudria], "understood": {sudria: "named at the top"}}
        event = an_event(f"State {number} met, said Speaker {number}.", **parts, speakers=[speaker])
        a_mention(event, f"State {number} met again.", sources=[state], publisher=f"Paper {number}")
        a_note(bob, event=event)

    told(0)
    with django_assert_max_num_queries(6) as for_one:
        assert len(results(anonymous)) == 1
    for number in range(1, 10):
        told(number)
    with django_assert_max_num_queries(len(for_one)):
        assert len(results(anonymous)) == 10


def test_facets_count_what_a_choice_would_give(strike, anonymous):
    an_event("Talks.", type=EventType.CONSULT, start=date(2020, 1, 5))
    found = anonymous.get("/api/v1/facets/?type=ASSAULT").json()
    assert (found["count"], found["count_exact"], found["article_count"]) == (1, True, 2)
    types = {option["value"]: option for option in found["type"]}
    assert types["CONSULT"] == {"value": "CONSULT", "label": "Consult", "count": 1, "selected": False, "quad": 1}
    assert (types["ASSAULT"]["selected"], types["AID"]["count"]) == (True, 0)
    actors = {option["value"]: option for option in found["actor"]}
    assert (actors["iran"]["code"], actors["qassem-soleimani"]["affiliation"], actors["iran"]["count"]) == ("IRN", "IRN", 1)
    assert {option["value"]: option["count"] for option in found["publisher"]} == {"tass": 1, "none": 1}
    assert found["differ"]["count"] == 1


def test_the_histogram_tells_certain_from_possible(anonymous):
    an_event("Strike.", type=EventType.ASSAULT, start=date(2020, 1, 3))
    an_event("Drills.", type=EventType.MOBILIZE, start=date(2020, 1, 2), end=date(2020, 1, 3))
    an_event("Remark.")
    chart = anonymous.get("/api/v1/facets/").json()["histogram"]
    assert (chart["granularity"], chart["first"], chart["last"], chart["undated"]) == (
        "day",
        "2020-01-02",
        "2020-01-03",
        {"0": 1},
    )
    assert chart["bars"][1] == {
        "edtf": "2020-01-03", "start": "2020-01-03", "end": "2020-01-03", "in_span": True, "certain": {"4": 1}, "possible": {"4": 1},
    }  # fmt: skip


def test_facets_take_the_filter_and_no_page(anonymous):
    assert anonymous.get("/api/v1/facets/?page_size=3").status_code == 400
