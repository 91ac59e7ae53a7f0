from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_person, an_actor, an_article, an_event, built_together
from timeline.models import Actor, ActorRole
from timeline.vocabulary import ActorKind

pytestmark = pytest.mark.django_db


def slugs(client, query: str = "") -> list[str]:
    return [actor["slug"] for actor in client.get(f"/api/v1/actors/{query}").json()["results"]]


@pytest.fixture
@built_together()
def wang() -> Actor:
    china = an_actor("China", code="CHN", names=["Beijing"])
    person = a_person("Wang Yi", of=china, names=["Wang"])
    an_event("Wang Yi spoke.", sources=[person])
    an_event("China answered.", sources=[china])
    return person


def holds(person: Actor, office: str, *, on: date, text: str | None = None) -> int:
    article = an_article(text or f"{office} Wang Yi spoke on {on}.", published_on=on)
    start = article.text.index(office)
    ActorRole.objects.create(actor=person, office=office, article=article, start=start, end=start + len(office))
    return article.pk


def test_an_actor_is_told_in_full(wang, anonymous):
    article = holds(wang, "Foreign Minister", on=date(2020, 1, 9))
    found = anonymous.get("/api/v1/actors/wang-yi/").json()
    assert found == {
        "id": wang.pk, "slug": "wang-yi", "name": "Wang Yi", "kind": "person", "code": None, "affiliation": "CHN",
        "url": "http://testserver/api/v1/actors/wang-yi/", "html_url": "http://testserver/actors/wang-yi/",
        "names": ["Wang", "Wang Yi"], "event_count": 1,
        "offices": [{"office": "Foreign Minister", "articles": [{
            "id": article, "url": f"http://testserver/api/v1/articles/{article}/", "publisher": "Daily Courier",
            "published_on": "2020-01-09", "quote": "Foreign Minister", "start": 0, "end": 16}]}],
        "disagreements": [],
    }  # fmt: skip


def test_two_offices_at_one_time_are_a_disagreement(wang, anonymous):
    first, second = holds(wang, "Foreign Minister", on=date(2020, 1, 9)), holds(wang, "Trade Minister", on=date(2020, 1, 10))
    (difference,) = anonymous.get("/api/v1/actors/wang-yi/").json()["disagreements"]
    assert difference == {
        "about": "office",
        "values": [{"value": "Foreign Minister", "articles": [first]}, {"value": "Trade Minister", "articles": [second]}],
    }


@pytest.mark.parametrize("general", ["Minister", "Spokesperson", "Acting Foreign Minister"])
def test_an_office_that_may_be_the_same_one_is_no_disagreement(wang, anonymous, general):
    holds(wang, "Foreign Minister", on=date(2020, 1, 9))
    holds(wang, general, on=date(2020, 1, 10))
    assert anonymous.get("/api/v1/actors/wang-yi/").json()["disagreements"] == []


def test_a_later_office_is_none(wang, anonymous):
    holds(wang, "Ambassador", on=date(2005, 1, 9))
    holds(wang, "Foreign Minister", on=date(2020, 1, 9))
    found = anonymous.get("/api/v1/actors/wang-yi/").json()
    assert [office["office"] for office in found["offices"]] == ["Ambassador", "Foreign Minister"]
    assert found["disagreements"] == []


def test_the_list_begins_with_the_most_active(wang, anonymous):
    an_actor("Andorra")
    assert slugs(anonymous) == ["china", "wang-yi", "andorra"]


def test_actors_are_found_by_any_of_their_names_and_by_kind(wang, anonymous):
    an_actor("Élysée", kind=ActorKind.ORGANISATION)
    assert slugs(anonymous, "?q=BEIJ") == ["china"]
    assert slugs(anonymous, "?q=elys") == ["elysee"]
    assert slugs(anonymous, "?kind=person") == ["wang-yi"]
    assert anonymous.get("/api/v1/actors/?kind=planet").json()["errors"]["kind"]
    assert anonymous.get("/api/v1/actors/?colour=red").status_code == 400


def test_pages_hold_every_actor_once(anonymous):
    for number in range(7):
        an_actor(f"State {number}")
    page = anonymous.get("/api/v1/actors/?page_size=3").json()
    found = page["results"]
    while page["next"]:
        page = anonymous.get(page["next"]).json()
        found += page["results"]
    assert [actor["name"] for actor in found] == [f"State {number}" for number in range(7)]


def test_a_merged_actor_is_not_listed_and_leads_on(wang, anonymous):
    old = an_actor("Cathay")
    Actor.objects.filter(pk=old.pk).update(merged_into=Actor.objects.get(slug="china"))
    assert "cathay" not in slugs(anonymous)
    answer = anonymous.get("/api/v1/actors/cathay/")
    assert (answer.status_code, answer["Location"]) == (308, "http://testserver/api/v1/actors/china/")


def test_an_unknown_actor_is_not_found(anonymous):
    answer = anonymous.get("/api/v1/actors/atlantis/")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_the_list_costs_as_much_for_ten_as_for_one(anonymous, django_assert_num_queries):
    for number in range(10):
        a_person(f"Person {number}", of=an_actor(f"State {number}"), names=[f"P{number}"])
    with django_assert_num_queries(2):
        assert len(slugs(anonymous)) == 20
