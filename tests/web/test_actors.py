"""The index of actors and the dossier of one."""

from datetime import date

import pytest

from tests.builders import a_mention, a_person, an_actor, an_article, an_event, built_together
from tests.web.pages import page_of, parsed, queries_of
from timeline.models import ActorOccurrence, ActorRole
from timeline.vocabulary import ActorKind, EventType, Precision, Status

pytestmark = pytest.mark.django_db


def names_on(page):
    return [link.text for link in page.select("tbody th a")]


@pytest.fixture
def ruritania(db):
    return an_actor("Ruritania", code="RUR", names=["Strelsau", "Rúritánia"])


@pytest.fixture
def graustark(db):
    return an_actor("Graustark", code="GRA")


# The index


def test_the_most_active_stand_first(anonymous, ruritania, graustark):
    an_event("Graustark met Count Rupert.", sources=[graustark], targets=[a_person("Count Rupert", of=ruritania)])
    an_event("Graustark protested.", sources=[graustark])
    rows = page_of(anonymous, "/actors/").select("tbody tr")
    assert [row.select_one("a").text for row in rows] == ["Graustark", "Count Rupert", "Ruritania"]
    cells = [cell.text for cell in rows[1].select("th, td")]
    assert cells == ["Count Rupert", "person", "Ruritania", "", "1"]
    assert rows[0].select_one(".num a")["href"] == "/?actor=graustark"


@pytest.mark.parametrize(
    ("query", "found", "why"),
    [
        ("q=strel", ["Ruritania"], "some letters of another name"),
        ("q=RURITANIA", ["Ruritania"], "case does not count"),
        ("q=rúrit", ["Ruritania"], "nor do accents"),
        ("q=rupert+count", ["Count Rupert"], "words in any order"),
        ("q=rupert" + "+count" * 99, ["Count Rupert"], "a word said again asks nothing more"),
        ("kind=person", ["Count Rupert"], "the kind"),
        ("kind=person&q=ruri", [], "both must hold"),
        ("kind=dragon", ["Count Rupert", "Ruritania"], "a kind that is none is left out, and said"),
    ],
)
def test_the_index_is_searched_by_every_name_and_by_kind(anonymous, ruritania, query, found, why):
    a_person("Count Rupert", of=ruritania)
    page = page_of(anonymous, f"/actors/?{query}", 400 if "dragon" in query else 200)
    assert sorted(names_on(page)) == found, why
    assert ("no kind “dragon”" in page.text) == ("dragon" in query)
    assert ("No actor matches" in page.text) == (not found)


def test_the_index_goes_on_by_key_and_shows_every_actor_once(anonymous, monkeypatch):
    monkeypatch.setattr("timeline.web.actors.PAGE_SIZE", 2)
    with built_together():
        for number in range(5):
            actor = an_actor(f"State {number}")
            for event in range(2 if number == 3 else 1):
                an_event(f"State {number} spoke {event}.", sources=[actor])
    seen, address = [], "/actors/?kind=state"
    while address:
        page = page_of(anonymous, address)
        seen += names_on(page)
        more = page.select_one(".more a")
        address = more["href"] if more else None
    assert seen == ["State 3", "State 0", "State 1", "State 2", "State 4"]


def test_htmx_gets_only_the_list(anonymous, ruritania):
    response = anonymous.get("/actors/?q=ruri", headers={"HX-Request": "true", "HX-Target": "results"})
    assert b"<html" not in response.content
    assert names_on(parsed(response)) == ["Ruritania"]


# The dossier


def test_the_names_in_the_articles_are_counted(anonymous, ruritania):
    article = an_article("Strelsau denied it. Strelsau lied, Ruritania’s press said. It left.")
    for words, start, rule in (
        ("Strelsau", 0, "capital"),
        ("Strelsau", 20, "capital"),
        ("Ruritania", 35, "name"),
        ("It", 58, "pronoun"),
    ):
        ActorOccurrence.objects.create(article=article, actor=ruritania, start=start, end=start + len(words), rule=rule)
    rows = page_of(anonymous, "/actors/ruritania/").select("[aria-labelledby=names] tbody tr")
    assert [[cell.text for cell in row.select("th, td")] for row in rows] == [
        ["Strelsau", "1 article", "twice"],
        ["Ruritania", "1 article", "once"],
    ]


def given_offices(*said):
    """Count Rupert, with an article for each office and day."""
    rupert = a_person("Count Rupert", of=an_actor("Ruritania", code="RUR"))
    for office, publisher, day in said:
        article = an_article(f"{office} Rupert spoke in the {publisher}.", publisher=publisher, published_on=day)
        ActorRole.objects.create(actor=rupert, office=office, article=article, start=0, end=len(office))
    return rupert


def test_two_offices_of_the_same_time_are_a_disagreement_with_who_says_so(anonymous):
    given_offices(("Foreign Minister", "Gazette", date(2020, 1, 9)), ("Spokesman", None, date(2020, 1, 9)))
    box = page_of(anonymous, "/actors/count-rupert/").select_one(".disagree")
    assert "Different offices, said of the same time" in box.text
    sides = [" ".join(side.text.split()) for side in box.select(".sides > div")]
    assert sides == [
        "Gazette, 9 January 2020 “Foreign Minister” printed “Foreign Minister”; sentence",
        "Publisher not stated, 9 January 2020 “Spokesman” printed “Spokesman”; sentence",
    ]
    address = box.select_one(".sides a")["href"]
    assert page_of(anonymous, address).select_one(f".text [id='{address.split('#')[1]}']").text == "Foreign Minister"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([("Deputy", "Gazette", date(2018, 1, 9)), ("Regent", "Courier", date(2020, 1, 9))], "one after the other: a career"),
        (
            [("President", "Gazette", date(2020, 1, 9)), ("Former President", "Courier", date(2020, 1, 9))],
            "one spells out the other",
        ),
    ],
)
def test_offices_that_go_together_are_listed_without_a_disagreement(anonymous, said, why):
    given_offices(*said)
    page = page_of(anonymous, "/actors/count-rupert/")
    assert page.select(".disagree") == [], why
    assert len(page.select("[aria-labelledby=offices] .sides > div")) == 2


def test_one_office_in_two_articles_is_no_disagreement(anonymous, ruritania):
    rupert = a_person("Count Rupert", of=ruritania)
    for publisher in ("Gazette", "Courier"):
        ActorRole.objects.create(
            actor=rupert,
            office="Foreign Minister",
            article=an_article(f"In the {publisher}.", publisher=publisher),
            start=0,
            end=6,
        )
    page = page_of(anonymous, "/actors/count-rupert/")
    assert page.select(".disagree") == []
    assert "and 1 more" in page.select_one("[aria-labelledby=offices]").text


def test_affiliation_and_members_lead_to_each_other(anonymous, ruritania):
    ministry = an_actor("Foreign Ministry of Ruritania", kind=ActorKind.ORGANISATION, affiliation=ruritania)
    a_person("Count Rupert", of=ministry)
    page = page_of(anonymous, "/actors/count-rupert/")
    assert names_on(page) == ["Foreign Ministry of Ruritania", "Ruritania"]
    assert (
        page_of(anonymous, "/actors/ruritania/").select_one("[aria-labelledby=members] a").text == "Foreign Ministry of Ruritania"
    )


def test_counterparts_are_weighed_by_conflict_and_cooperation(anonymous, ruritania, graustark):
    parts = {"sources": [ruritania], "targets": [graustark]}
    an_event("Ruritania struck Graustark.", type=EventType.ASSAULT, start=date(2020, 1, 3), **parts)
    an_event("Ruritania met Graustark.", type=EventType.CONSULT, start=date(2020, 1, 4), **parts)
    an_event("Ruritania aided Graustark.", type=EventType.AID, **parts)
    [row] = page_of(anonymous, "/actors/ruritania/").select(".counterparts tbody tr")
    assert row.select_one("th").text.strip() == "Graustark"
    assert row.select_one(".visually-hidden").text == "1 conflict, 2 cooperation"
    sides = row.select(".balance > span")
    assert [[mark["data-quad"] for mark in side.select(".mark")] for side in sides] == [["4"], ["1", "2"]]
    assert row.select_one(".num a")["href"] == "/?actor=ruritania&actor=graustark"
    assert row.select("td")[-1].text == "9 January 2020"


def test_its_own_people_are_not_its_counterparts(anonymous, ruritania, graustark):
    rupert = a_person("Count Rupert", of=ruritania)
    an_event("Count Rupert met Graustark.", sources=[rupert], targets=[graustark])
    assert names_on(page_of(anonymous, "/actors/ruritania/").select_one(".counterparts")) == ["Graustark"]
    assert names_on(page_of(anonymous, "/actors/count-rupert/").select_one(".counterparts")) == ["Graustark"]


def test_activity_is_drawn_by_class_and_day_and_each_mark_leads_to_its_events(anonymous, ruritania):
    an_event("Ruritania struck.", type=EventType.ASSAULT, sources=[ruritania], start=date(2020, 1, 3))
    an_event("Ruritania struck again.", type=EventType.ASSAULT, sources=[ruritania], start=date(2020, 1, 3))
    an_event(
        "Ruritania will sign.", type=EventType.AGREE, status=Status.PLANNED, sources=[ruritania],
        start=date(2020, 1, 13), end=date(2020, 1, 19), precision=Precision.WEEK,
    )  # fmt: skip
    an_event("Ruritania spoke.", sources=[ruritania])
    page = page_of(anonymous, "/actors/ruritania/")
    links = {link.select_one("title").text: link["href"] for link in page.select(".chart a:has(title)")}
    assert links == {
        "3 January 2020: 2 events of material conflict": "/?quad=4&actor=ruritania&from=2020-01-03&to=2020-01-03&undated=exclude",
        "1 event of verbal cooperation, 13–19 January 2020 (planned)": "/?quad=1&actor=ruritania&from=2020-01-13&to=2020-01-19&undated=exclude",
        "No date: 1 event of no class": "/?quad=0&actor=ruritania&undated=only",
    }
    assert page.select_one(".chart rect.span")["data-quad"] == "1"
    assert "hollow" in page.select_one(".chart rect.span")["class"]
    rows = [[cell.text for cell in row.select("th, td")] for row in page.select("figcaption tbody tr")]
    assert rows[0] == ["3 January 2020", "0", "0", "0", "2", "0"]
    assert rows[-1] == ["No date", "0", "0", "0", "0", "1"]
    for address in links.values():
        assert anonymous.get(address).status_code == 200


def test_the_timeline_shows_the_latest_events_and_leads_to_all(anonymous, ruritania, monkeypatch):
    monkeypatch.setattr("timeline.web.actors.EVENTS_SHOWN", 2)
    with built_together():
        for day in (1, 2, 3):
            an_event(f"Ruritania spoke on day {day}.", sources=[ruritania], speakers=[ruritania], start=date(2020, 1, day))
    section = page_of(anonymous, "/actors/ruritania/").select_one("[aria-labelledby=timeline]")
    assert [link.text for link in section.select(".event h3 a")] == ["Ruritania spoke on day 3", "Ruritania spoke on day 2"]
    assert section.select_one("h2 a")["href"] == "/?actor=ruritania"


def test_events_of_its_people_count_for_a_state_and_are_told_apart(anonymous, ruritania):
    an_event("Ruritania spoke.", sources=[ruritania])
    an_event("Count Rupert spoke.", sources=[a_person("Count Rupert", of=ruritania)])
    lede = page_of(anonymous, "/actors/ruritania/").select_one(".lede").text
    assert "Named in 1 event, and in 1 more through those who belong to it." in lede


def test_events_in_which_no_sentence_tells_of_it_are_counted_apart(anonymous, ruritania, graustark):
    an_event("Ruritania spoke.", sources=[ruritania])
    an_event("Graustark said no.", sources=[graustark], targets=[ruritania], understood={ruritania: "the last one named"})
    page = page_of(anonymous, "/actors/ruritania/")
    assert "Named in 1 event, and understood in 1 more." in page.select_one(".lede").text
    brackets = page.select(".understood a")
    assert [link.text for link in brackets] == ["Ruritania"]
    an_event("Count Rupert spoke.", sources=[a_person("Count Rupert", of=ruritania)])
    lede = page_of(anonymous, "/actors/ruritania/").select_one(".lede").text
    assert "Named in 1 event, understood in 1 more, and in 1 more through those who belong to it." in lede


def test_a_merged_actor_leads_to_the_one_that_survived(anonymous, ruritania):
    old = an_actor("Kingdom of Ruritania")
    old.merged_into = ruritania
    old.save()
    response = anonymous.get("/actors/kingdom-of-ruritania/")
    assert (response.status_code, response["Location"]) == (302, "/actors/ruritania/")
    assert "Kingdom of Ruritania" not in names_on(page_of(anonymous, "/actors/"))


def test_an_actor_of_no_events_has_a_page_too(anonymous, ruritania):
    assert "No events." in page_of(anonymous, "/actors/ruritania/").text


def test_an_unknown_actor_is_a_page_in_words(anonymous):
    assert "no such page" in page_of(anonymous, "/actors/nobody/", 404).text


# What it costs


def test_the_index_costs_as_many_queries_with_ten_actors_as_with_one(anonymous, ruritania):
    a_person("Count Rupert", of=ruritania)
    once = queries_of(anonymous, "/actors/")
    for number in range(9):
        a_person(f"Person {number}", of=an_actor(f"State {number}"), names=[f"Alias {number}"])
    assert queries_of(anonymous, "/actors/") == once


def test_a_dossier_costs_as_many_queries_with_ten_of_everything_as_with_one(anonymous, ruritania):
    def add(number):
        article = an_article(f"Text {number}: Ruritania met State {number}.", publisher=f"Publisher {number}")
        event = an_event(
            f"Text {number}: Ruritania met State {number}.", article=article, sources=[ruritania], targets=[an_actor(f"State {number}")],
            start=date(2020, 1, 1 + number),
        )  # fmt: skip
        a_mention(event, f"They met, number {number}.", publisher=f"Other publisher {number}")
        a_person(f"Member {number}", of=ruritania)
        ActorOccurrence.objects.create(article=article, actor=ruritania, start=8, end=17, rule="name")
        ActorRole.objects.create(actor=ruritania, office=f"Office {number}", article=article, start=8, end=17)

    add(0)
    once = queries_of(anonymous, "/actors/ruritania/")
    for number in range(1, 10):
        add(number)
    assert queries_of(anonymous, "/actors/ruritania/") == once
