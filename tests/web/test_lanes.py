"""The lanes: who has one, where marks and arrows stand, what many events are merged into, and what is said of the rest."""

from __future__ import annotations

import re
from datetime import date, timedelta

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from tests.builders import a_person, an_actor, an_event, built_together
from tests.web.pages import page_of, parsed, part_of, queries_of, words_of
from timeline.models import Event
from timeline.vocabulary import EventType, Precision, Status
from timeline.web.lane_actors import MOST_LANES
from timeline.web.lane_items import MOST_ALONE, MOST_COLUMNS

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_together()
def affair() -> dict[str, Event]:
    """A minister meets, a state closes its border, aid is planned, an accusation has no date."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    holm = a_person("Ada Holm", of=norland)
    return {
        "met": an_event("Ada Holm met envoys.", type=EventType.CONSULT, sources=[holm], targets=[sudria], start=date(2020, 1, 3)),
        "closed": an_event("Sudria closed it.", type=EventType.SANCTION, sources=[sudria], targets=[norland], start=date(2020, 1, 5)),
        "aid": an_event(
            "Norland is to help Sudria.",
            type=EventType.AID,
            status=Status.PLANNED,
            sources=[norland],
            targets=[sudria],
            start=date(2020, 1, 13),
            end=date(2020, 1, 19),
            precision=Precision.WEEK,
        ),
        "accused": an_event("Norland accused Sudria.", type=EventType.ACCUSE, sources=[norland], targets=[sudria]),
    }  # fmt: skip


def names(page: BeautifulSoup) -> list[str]:
    return [" ".join(name.get_text(" ").split()) for name in page.select(".lane-names li")]


def link_of(page: BeautifulSoup, event: Event) -> Tag:
    return page.select_one(f".lane-event[href*='event={event.pk}#']")


def lane_at(page: BeautifulSoup, y: float) -> str:
    """The name of the lane whose line is nearest."""
    lines = [float(line["y1"]) for line in page.select(".lane-line")]
    return names(page)[min(range(len(lines)), key=lambda place: abs(lines[place] - y))]


def mark_lanes(page: BeautifulSoup, link: Tag) -> list[str]:
    places = [group["transform"] for group in link.select("svg > g") if group.select_one(".mark")]
    middles = [
        float(re.search(r"translate\(\S+ (\S+)\)", place)[1]) + float(link.select_one(".mark")["height"]) / 2 for place in places
    ]
    return [lane_at(page, y) for y in middles]


def head_lanes(page: BeautifulSoup, link: Tag) -> list[str]:
    return [lane_at(page, float(re.search(r"L0 (\S+)Z", head["d"])[1])) for head in link.select(".tie-head")]


class TestWhoHasALane:
    def test_persons_stand_under_their_state_with_most_events_first(self, affair, anonymous):
        assert names(page_of(anonymous, "/lanes/")) == ["Norland", "Ada Holm", "Sudria"]

    def test_beyond_the_top_the_rest_shares_a_lane_and_is_said_to(self, anonymous):
        with built_together():
            for number in range(MOST_LANES + 3):
                state = an_actor(f"State {number:02}", code=f"S{number:02}")
                for day in range(1 + (number < MOST_LANES)):
                    an_event(f"State {number:02} spoke on day {day}.", sources=[state], start=date(2020, 1, 1 + day))
        page = page_of(anonymous, "/lanes/")
        assert len(names(page)) == MOST_LANES + 1
        assert names(page)[-1] == "3 other actors"
        assert f"the {MOST_LANES} actors with most events; 3 share the lane of other actors" in words_of(page, "figcaption")

    def test_people_without_a_lane_stand_in_that_of_their_state(self, anonymous):
        state = an_actor("Norland", code="NOR")
        with built_together():
            for number in range(MOST_LANES + 2):
                an_event(
                    f"Minister {number:02} spoke.", sources=[a_person(f"Minister {number:02}", of=state)], start=date(2020, 1, 3)
                )
        page = page_of(anonymous, "/lanes/")
        assert names(page)[0] == "Norland"
        assert "3 more stand in the lane of their state or organisation" in words_of(page, "figcaption")

    def test_events_that_name_nobody_who_acts_have_a_lane(self, anonymous):
        event = an_event("Norland was hit.", type=EventType.ASSAULT, targets=[an_actor("Norland")], start=date(2020, 1, 3))
        page = page_of(anonymous, "/lanes/")
        link = link_of(page, event)
        assert (mark_lanes(page, link), head_lanes(page, link)) == (["No one named"], ["Norland"])


class TestTheDrawing:
    def test_a_mark_stands_with_the_one_who_acts_and_its_arrow_ends_at_the_one_acted_upon(self, affair, anonymous):
        page = page_of(anonymous, "/lanes/")
        found = {
            name: (mark_lanes(page, link_of(page, affair[name])), head_lanes(page, link_of(page, affair[name])))
            for name in affair
        }
        assert found == {
            "met": (["Ada Holm"], ["Sudria"]),
            "closed": (["Sudria"], ["Norland"]),
            "aid": ([], ["Sudria"]),  # a bar, for it may be any day of the week
            "accused": (["Norland"], ["Sudria"]),
        }

    def test_two_who_act_together_have_a_mark_each_and_no_arrow(self, anonymous):
        met = an_event(
            "Norland and Sudria met.",
            type=EventType.CONSULT,
            sources=[an_actor("Norland"), an_actor("Sudria")],
            start=date(2020, 1, 3),
        )
        page = page_of(anonymous, "/lanes/")
        link = link_of(page, met)
        assert (mark_lanes(page, link), head_lanes(page, link)) == (["Norland", "Sudria"], [])
        assert link.select_one(".tie")

    def test_a_date_that_may_be_several_days_is_a_bar_over_all_of_them(self, affair, anonymous):
        bar = link_of(page_of(anonymous, "/lanes/"), affair["aid"]).select_one("rect.span")
        days = 17  # 3 to 19 January
        assert float(bar["x"].rstrip("%")) == pytest.approx(10 * 100 / days, abs=0.01)
        assert float(bar["width"].rstrip("%")) == pytest.approx(7 * 100 / days, abs=0.01)

    def test_what_is_planned_is_hollow_and_dashed(self, affair, anonymous):
        page = page_of(anonymous, "/lanes/")
        planned, done = link_of(page, affair["aid"]), link_of(page, affair["closed"])
        assert "hollow" in planned.select_one("rect.span")["class"]
        assert "is-planned" in planned.select_one(".tie")["class"]
        assert "is-planned" not in done.select_one(".tie")["class"]

    def test_events_without_a_date_stand_apart(self, affair, anonymous):
        page = page_of(anonymous, "/lanes/")
        ground = page.select_one(".undated-ground")
        plot = link_of(page, affair["accused"]).parent
        assert plot["x"] == ground["x"]
        assert not page_of(anonymous, "/lanes/?undated=exclude").select(".undated-ground")

    def test_they_stand_in_known_order(self, anonymous):
        norland = an_actor("Norland")
        later = an_event("Norland spoke late.", sources=[norland], end=date(2020, 2, 9))
        earlier = an_event("Norland spoke.", sources=[norland], end=date(2020, 1, 9))
        page = page_of(anonymous, "/lanes/")
        x = [float(link_of(page, event).select_one("svg")["x"].rstrip("%")) for event in (earlier, later)]
        assert x == sorted(x)

    def test_the_day_of_publication_is_a_line(self, affair, anonymous):
        page = page_of(anonymous, "/lanes/")
        line = page.select_one("line.printed")
        assert float(line["x1"].rstrip("%")) == pytest.approx(7 * 100 / 17, abs=0.01)  # the end of 9 January, of 3 to 19 January
        assert line.find_next("text").get_text() == "published 9 January 2020"

    def test_every_mark_is_a_link_that_says_what_it_is_and_opens_its_event(self, affair, anonymous):
        page = page_of(anonymous, "/lanes/?quad=4")
        link = link_of(page, affair["closed"])
        assert link.title.string == "Sanction. Sudria to Norland: Sudria closed it (5 January 2020)"
        assert link["href"] == f"/?quad=4&event={affair['closed'].pk}#event"
        assert "Sudria closed it" in words_of(page_of(anonymous, link["href"].partition("#")[0]), "#event-title")

    def test_who_is_only_understood_is_said_to_be(self, anonymous):
        norland, sudria = an_actor("Norland"), an_actor("Sudria")
        event = an_event("Norland said no.", sources=[norland], targets=[sudria], understood={sudria: "named at the top"})
        page = page_of(anonymous, "/lanes/")
        assert link_of(page, event).title.string.startswith("Statement. Norland to Sudria (understood): Norland said no")
        assert words_of(page, ".as-table tbody td:nth-child(4)") == "Sudria (understood)"
        assert len(link_of(page, event).select(".bracket")) == 1  # around the head of the arrow
        both = an_event("They met.", sources=[norland, sudria], understood=dict.fromkeys([norland, sudria], "named at the top"))
        assert len(link_of(page_of(anonymous, "/lanes/"), both).select(".bracket")) == 2

    def test_the_same_events_stand_in_a_table(self, affair, anonymous):
        rows = [" ".join(row.get_text(" ").split()) for row in page_of(anonymous, "/lanes/").select(".as-table tbody tr")]
        assert rows == [
            "13–19 January 2020, one week Aid Norland Sudria planned Norland is to help Sudria 1",
            "5 January 2020 Sanction Sudria Norland occurred Sudria closed it 1",
            "3 January 2020 Consult Ada Holm Sudria occurred Ada Holm met envoys 1",
            "on or before 9 January 2020 Accuse Norland Sudria occurred Norland accused Sudria 1",
        ]


class TestManyEvents:
    def of_one_day(self, number: int, **more: object) -> None:
        norland = an_actor("Norland")
        with built_together():
            for place in range(number):
                kind = EventType.AGREE if place % 2 else EventType.SANCTION
                an_event(f"Norland did thing {place}.", type=kind, sources=[norland], **(more or {"start": date(2020, 1, 3)}))

    def test_a_few_of_one_lane_and_day_stand_below_each_other(self, anonymous):
        self.of_one_day(MOST_ALONE)
        page = page_of(anonymous, "/lanes/")
        assert len(page.select(".lane-event")) == MOST_ALONE
        assert page.select_one(".lane-names li")["data-rows"] == str(MOST_ALONE)

    @pytest.mark.parametrize("undated", [False, True])
    def test_more_are_one_mark_for_each_class_whose_link_lists_them(self, undated, anonymous):
        self.of_one_day(MOST_COLUMNS + 2, **({"end": date(2020, 1, 9)} if undated else {}))
        an_event("Sudria agreed.", type=EventType.AGREE, sources=[an_actor("Sudria")], start=date(2020, 1, 3))
        an_event(
            "Norland agreed some day.",
            type=EventType.AGREE,
            sources=[an_actor("Norland")],
            start=date(2020, 1, 2),
            end=date(2020, 1, 5),
        )
        page = page_of(anonymous, "/lanes/")
        merged = [link for link in page.select(".lane-event") if "event=" not in link["href"]]
        assert [link.select_one(".label").get_text() for link in merged] == ["9", "9"]
        assert {link["data-quad"] for link in merged} == {"1", "4"}
        for link in merged:
            assert words_of(page_of(anonymous, link["href"]), "#count") == "9 events, 9 articles"
        assert "A mark with a number stands for so many events" in words_of(page, "figcaption")

    def test_very_many_are_counted_in_weeks_with_a_row_for_each_class(self, anonymous, monkeypatch):
        monkeypatch.setattr("timeline.web.lane_items.MOST_FINE", 20)
        norland = an_actor("Norland")
        with built_together():
            for place in range(28):
                kind = EventType.AGREE if place % 2 else EventType.SANCTION
                an_event(
                    f"Norland did thing {place}.", type=kind, sources=[norland], start=date(2020, 1, 6) + timedelta(place % 14)
                )
        page = page_of(anonymous, "/lanes/")
        assert page.select_one(".lane-names li")["data-rows"] == "2"
        found = [(link["data-quad"], link.title.string.partition(": ")[2]) for link in page.select(".lane-event")]
        assert sorted(found) == [
            ("1", "6 events of verbal cooperation, 6–12 January 2020"),
            ("1", "8 events of verbal cooperation, 13–19 January 2020"),
            ("4", "6 events of material conflict, 13–19 January 2020"),
            ("4", "8 events of material conflict, 6–12 January 2020"),
        ]
        for link in page.select(".lane-event"):
            number = link.select_one(".label").get_text()
            assert words_of(page_of(anonymous, link["href"]), "#count").startswith(f"{number} events")

    def test_types_that_were_asked_for_stay_in_the_link(self, anonymous):
        self.of_one_day(10)
        an_event("Norland met itself.", type=EventType.CONSULT, sources=[an_actor("Norland")], start=date(2020, 1, 3))
        link = page_of(anonymous, "/lanes/?type=AGREE&type=SANCTION").select_one(".lane-event[data-quad='1']")
        assert words_of(page_of(anonymous, link["href"]), "#count") == "5 events, 5 articles"

    def test_no_lane_is_higher_than_the_style_sheet_knows(self, anonymous):
        norland = an_actor("Norland")
        with built_together():
            for place in range(40):
                an_event(f"Norland did thing {place}.", type=list(EventType)[place % 17], sources=[norland], start=date(2020, 1, 3) + timedelta(place % 5), end=date(2020, 1, 9) + timedelta(place % 7))  # fmt: skip
        page = page_of(anonymous, "/lanes/")
        assert int(page.select_one(".lane-names li")["data-rows"]) <= 10

    def test_the_table_stops_and_says_so(self, anonymous):
        self.of_one_day(102)
        page = page_of(anonymous, "/lanes/")
        assert len(page.select(".as-table tbody tr")) == 100
        assert words_of(page, ".as-table > p") == "And 2 more: the list holds them all ."


class TestTheFrame:
    def test_the_filters_are_those_of_the_list_and_lead_to_the_lanes(self, affair, anonymous):
        page = page_of(anonymous, "/lanes/?status=planned")
        assert words_of(page, "#count") == "1 event, 1 article"
        assert [link["href"] for link in page.select("#views a")] == [
            "/?status=planned",
            "/lanes/?status=planned",
            "/matrix/?status=planned",
        ]
        assert page.select_one("#views [aria-current=page]").get_text() == "Lanes"
        assert page.select_one("#filters")["action"] == "/lanes/"
        assert page.select_one(".chip a")["href"] == "/lanes/"
        assert page_of(anonymous, "/?status=planned").select("#views a")[1]["href"] == "/lanes/?status=planned"

    def test_a_filter_brings_all_that_it_changes(self, affair, anonymous):
        part = part_of(anonymous, "/lanes/?quad=4", "results")
        assert not part.select(".masthead")
        assert len(part.select(".lane-event")) == 1
        assert {tag["id"] for tag in part.select("[hx-swap-oob]")} == {
            "count",
            "extent",
            "views",
            "chips",
            "facets",
            "search",
            "formats",
        }

    def test_actors_are_found_by_name_here_too(self, affair, anonymous):
        assert words_of(part_of(anonymous, "/lanes/?find_actor=hol", "found-actors"), ".name") == "Ada Holm"

    @pytest.mark.parametrize("query", ["typo=1", "from=2020-13", "actor=nobody", "type=DANCE", "event=5", "cursor=x"])
    def test_a_wrong_value_is_explained_and_the_rest_is_drawn(self, query, affair, anonymous):
        page = page_of(anonymous, f"/lanes/?{query}", status=400)
        assert "shown without it" in words_of(page, ".notice")
        assert len(page.select(".lane-event")) == 4

    def test_a_wrong_value_reaches_htmx(self, affair, anonymous):
        assert part_of(anonymous, "/lanes/?from=2020-13", "results", status=422).select(".notice")

    def test_nothing_found_says_what_to_drop(self, affair, anonymous):
        page = page_of(anonymous, "/lanes/?quad=4&actor=ada-holm")
        assert "Without material conflict there is 1" in words_of(page, ".empty")
        assert page.select_one(".empty a")["href"] == "/lanes/?actor=ada-holm"

    def test_an_empty_program_says_how_to_begin(self, anonymous):
        assert words_of(page_of(anonymous, "/lanes/"), ".empty h2") == "There are no events yet"

    @pytest.mark.parametrize(
        "query",
        ["q=%00", "from=0001&to=9999", "from=9999", "to=0001", "undated=only", "from=2020-01&to=2020-01-03&within=certain"],
    )
    def test_no_query_string_breaks_the_page(self, query, affair, anonymous):
        assert anonymous.get(f"/lanes/?{query}").status_code in (200, 400)

    def test_strangers_sign_in_first_when_reading_is_not_public(self, affair, anonymous, settings):
        settings.PUBLIC_READ = False
        assert anonymous.get("/lanes/?quad=4")["Location"] == "/sign-in/?next=%2Flanes%2F%3Fquad%3D4"

    @pytest.mark.parametrize("query", ["", "?undated=only", "?undated=exclude", "?from=2020&to=2021", "?quad=4&actor=ada-holm"])
    def test_it_is_valid_html_without_inline_style(self, query, affair, anonymous):
        response = anonymous.get(f"/lanes/{query}")
        parser = html5lib.HTMLParser()
        parser.parse(response.content.decode())
        assert parser.errors == []
        assert not parsed(response).select("style, [style], [onclick]")

    def test_ten_events_need_no_more_queries_than_one(self, anonymous):
        def events(first: int, last: int) -> None:
            with built_together():
                for number in range(first, last):
                    state = an_actor(f"State {number}", code=f"S{number:02}")
                    an_event(
                        f"Person {number} met.", sources=[a_person(f"Person {number}", of=state)], start=date(2020, 1, 1 + number)
                    )
                    an_event(f"State {number} spoke.", sources=[state], publisher=f"Paper {number}")

        events(0, 1)
        queries_of(anonymous, "/lanes/")  # whatever is done once per process
        one = queries_of(anonymous, "/lanes/")
        events(1, 11)
        assert queries_of(anonymous, "/lanes/") <= one
