"""The page of two actors: its directions, that each link lists what it counts, and where it leads for odd pairs."""

from __future__ import annotations

from datetime import date

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.builders import a_person, an_actor, an_event, built_together
from tests.web.pages import page_of, parsed, queries_of, words_of
from timeline.models import Actor
from timeline.vocabulary import EventType, Precision, Status
from timeline.web.dyad import LATEST

pytestmark = pytest.mark.django_db
ADDRESS = "/actors/norland/sudria/"


@pytest.fixture
@built_together()
def affair() -> tuple[Actor, Actor]:
    """Three events one way, one back, a meeting of both, and one in which both are acted upon."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    holm = a_person("Ada Holm", of=norland)
    an_event("Norland accused Sudria.", type=EventType.ACCUSE, sources=[norland], targets=[sudria], start=date(2020, 1, 2))
    an_event("Ada Holm threatened Sudria.", type=EventType.THREATEN, sources=[holm], targets=[sudria])
    an_event("Norland is to help Sudria.", type=EventType.AID, status=Status.PLANNED, sources=[norland], targets=[sudria], start=date(2020, 1, 13), end=date(2020, 1, 19), precision=Precision.WEEK)  # fmt: skip
    an_event("Sudria hit Norland.", type=EventType.ASSAULT, sources=[sudria], targets=[norland], start=date(2020, 1, 3))
    an_event("Ada Holm and Sudria met.", type=EventType.CONSULT, sources=[holm, sudria], start=date(2020, 1, 4))
    an_event(
        "Ostia warned both.",
        type=EventType.THREATEN,
        sources=[an_actor("Ostia")],
        targets=[norland, sudria],
        start=date(2020, 1, 5),
    )
    return norland, sudria


def rows(page: BeautifulSoup) -> list[tuple[str, str, str]]:
    return [
        (words_of(row, "th"), words_of(row, ".num"), words_of(row, ".visually-hidden"))
        for row in page.select(".counterparts tbody tr")
    ]


class TestThePage:
    def test_each_direction_has_its_count_and_balance_people_included(self, affair, anonymous):
        page = page_of(anonymous, ADDRESS)
        assert words_of(page, "h1") == "Norland and Sudria"
        assert rows(page) == [
            ("Norland to Sudria", "3", "2 conflict, 1 cooperation"),
            ("Both together", "1", "1 cooperation"),
            ("Sudria to Norland", "1", "1 conflict"),
        ]
        assert words_of(page, ".lede").startswith("6 events in which both take part , in 1 of them neither upon the other")

    def test_the_other_way_round_it_is_turned(self, affair, anonymous):
        assert [row[0] for row in rows(page_of(anonymous, "/actors/sudria/norland/"))] == [
            "Sudria to Norland",
            "Both together",
            "Norland to Sudria",
        ]

    def test_every_bar_of_a_direction_lists_the_events_that_it_counts(self, affair, anonymous):
        page = page_of(anonymous, ADDRESS)
        bars = [bar for bar in page.select("a.bar") if not bar["aria-label"].startswith("Both")]
        assert len(bars) == 10  # two days and a week of seven; and one without a date
        for bar in bars:
            assert words_of(page_of(anonymous, bar["href"]), "#count").startswith("1 event"), bar["href"]

    def test_bars_tell_class_from_class_and_certain_from_possible(self, affair, anonymous):
        page = page_of(anonymous, ADDRESS)
        certain = page.select_one("a.bar[aria-label='Norland to Sudria: 3 events, 2 January 2020: 1 event'] .segment")
        possible = page.select_one("a.bar[aria-label='Norland to Sudria: 3 events, 15 January 2020: 1 possible'] .segment")
        assert certain["data-quad"] == "3" and not certain.has_attr("fill")
        assert possible["fill"] == "url(#hatch-2)"

    def test_the_numbers_stand_in_a_table(self, affair, anonymous):
        found = [" ".join(row.get_text(" ").split()) for row in page_of(anonymous, ADDRESS).select("figcaption tbody tr")]
        assert found[:3] == ["2 January 2020 1 0 0", "3 January 2020 0 0 1", "4 January 2020 0 1 0"]
        assert found[-1] == "Without a date 1 0 0"

    def test_the_latest_of_each_direction_are_listed_and_the_rest_is_a_click_away(self, affair, anonymous):
        norland, sudria = affair
        with built_together():
            for day in range(LATEST):
                an_event(
                    f"Sudria struck on day {day}.",
                    type=EventType.ASSAULT,
                    sources=[sudria],
                    targets=[norland],
                    start=date(2020, 2, 1 + day),
                )
        back = page_of(anonymous, ADDRESS).select(".directions section")[-1]
        assert [title.get_text() for title in back.select("h3")] == [
            f"Sudria struck on day {day}" for day in reversed(range(LATEST))
        ]
        link = back.select_one("h2 a")
        assert link.get_text() == f"the latest {LATEST} of {LATEST + 1}: open all"
        assert words_of(page_of(anonymous, link["href"]), "#count").startswith(f"{LATEST + 1} events")

    def test_the_dossier_leads_there(self, affair, anonymous):
        links = [link["href"] for link in page_of(anonymous, "/actors/norland/").select(".counterparts td a")]
        assert ADDRESS in links


class TestOddPairs:
    def test_two_that_never_meet_are_said_not_to(self, affair, anonymous):
        an_actor("Faraway")
        page = page_of(anonymous, "/actors/norland/faraway/")
        assert words_of(page, ".empty h2") == "No event names both"

    def test_two_that_only_stand_beside_each_other_are_said_to(self, anonymous):
        an_event(
            "Ostia warned both.",
            type=EventType.THREATEN,
            sources=[an_actor("Ostia")],
            targets=[an_actor("Norland"), an_actor("Sudria")],
        )
        page = page_of(anonymous, ADDRESS)
        assert words_of(page, ".empty h2") == "Neither acts upon the other"
        assert words_of(page_of(anonymous, page.select_one(".empty a")["href"]), "#count").startswith("1 event")

    def test_only_undated_events_need_no_axis(self, anonymous):
        an_event("Norland accused Sudria.", type=EventType.ACCUSE, sources=[an_actor("Norland")], targets=[an_actor("Sudria")])
        page = page_of(anonymous, ADDRESS)
        assert "None of these events has a date." in words_of(page, ".plots")
        assert len(page.select("a.bar")) == 1

    def test_one_merged_away_leads_to_who_stands_for_it(self, affair, anonymous):
        old = an_actor("Old Sudria")
        old.merged_into = affair[1]
        old.save()
        assert anonymous.get("/actors/norland/old-sudria/")["Location"] == ADDRESS

    def test_an_actor_and_itself_is_its_dossier(self, affair, anonymous):
        assert anonymous.get("/actors/norland/norland/")["Location"] == "/actors/norland/"

    def test_nobody_is_not_found(self, affair, anonymous):
        assert anonymous.get("/actors/norland/nobody/").status_code == 404

    def test_strangers_sign_in_first_when_reading_is_not_public(self, affair, anonymous, settings):
        settings.PUBLIC_READ = False
        assert anonymous.get(ADDRESS)["Location"] == f"/sign-in/?next={ADDRESS.replace('/', '%2F')}"


@pytest.mark.parametrize("address", [ADDRESS, "/actors/norland/ostia/", "/actors/norland/ada-holm/"])
def test_it_is_valid_html_without_inline_style(address, affair, anonymous):
    response = anonymous.get(address)
    parser = html5lib.HTMLParser()
    parser.parse(response.content.decode())
    assert parser.errors == []
    page = parsed(response)
    assert not page.select("style, [style], [onclick]")
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_ten_events_need_no_more_queries_than_one(anonymous):
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")

    def events(first: int, last: int) -> None:
        with built_together():
            for number in range(first, last):
                person = a_person(f"Person {number}", of=norland)
                parts = {"sources": [person], "targets": [sudria]} if number % 2 else {"sources": [sudria], "targets": [person]}
                an_event(f"Person {number} and Sudria.", start=date(2020, 1, 1 + number), publisher=f"Paper {number}", **parts)

    events(0, 2)
    queries_of(anonymous, ADDRESS)  # whatever is done once per process
    few = queries_of(anonymous, ADDRESS)
    events(2, 12)
    assert queries_of(anonymous, ADDRESS) <= few
