"""The matrix: what a cell counts, that its link lists exactly that, how it is shaded, and what is folded."""

from __future__ import annotations

from datetime import date

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from tests.builders import a_person, an_actor, an_event, built_together
from tests.web.pages import page_of, parsed, part_of, queries_of, words_of
from timeline.models import Event
from timeline.vocabulary import EventType, Status
from timeline.web.matrix_cells import MOST_PEOPLE, MOST_SIDES

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_together()
def affair() -> list[Event]:
    """Norland and its minister against Sudria, a meeting of both, a call to nobody, an attack by nobody named."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    holm = a_person("Ada Holm", of=norland)
    return [
        an_event("Norland accused Sudria.", type=EventType.ACCUSE, sources=[norland], targets=[sudria], start=date(2020, 1, 2)),
        an_event("Ada Holm threatened Sudria.", type=EventType.THREATEN, sources=[holm], targets=[sudria]),
        an_event("Sudria is to help Norland.", type=EventType.AID, status=Status.PLANNED, sources=[sudria], targets=[norland]),
        an_event("Ada Holm and Sudria met.", type=EventType.CONSULT, sources=[holm, sudria], start=date(2020, 1, 4)),
        an_event("Norland spoke.", sources=[norland], start=date(2020, 1, 5)),
        an_event("Sudria was hit.", type=EventType.ASSAULT, targets=[sudria], start=date(2020, 1, 6)),
    ]


def headings(page: BeautifulSoup) -> tuple[list[str], list[str]]:
    rows = [words_of(row, "th") for row in page.select(".matrix tbody tr")]
    return rows, [" ".join(name.get_text(" ").split()) for name in page.select(".matrix thead th")]


def cell(page: BeautifulSoup, row: str, column: str) -> Tag:
    rows, columns = headings(page)
    return page.select(".matrix tbody tr")[rows.index(row)].select("td")[columns.index(column)]


def count(page: BeautifulSoup, row: str, column: str) -> int:
    number = cell(page, row, column).select_one("b")
    return int(number.get_text()) if number else 0


def links_and_counts(page: BeautifulSoup) -> list[tuple[str, int]]:
    return [(link["href"], int(words_of(link, "b"))) for link in page.select(".matrix td a")]


class TestWhatItCounts:
    def test_rows_act_and_columns_are_acted_upon_with_people_under_their_state(self, affair, anonymous):
        page = page_of(anonymous, "/matrix/")
        assert headings(page) == (
            ["Norland", "Ada Holm", "Sudria", "No one named"],
            ["Norland", "Sudria", "No one named", "All"],
        )
        assert "sub" in cell(page, "Ada Holm", "Sudria").find_previous_sibling("th")["class"]

    def test_a_state_is_counted_with_its_people(self, affair, anonymous):
        page = page_of(anonymous, "/matrix/?undated=include&quad=3")
        assert (count(page, "Norland", "Sudria"), count(page, "Ada Holm", "Sudria")) == (2, 1)

    def test_a_side_that_no_sentence_tells_is_counted_and_said_to_be(self, affair, anonymous):
        assert "Counted too" not in words_of(page_of(anonymous, "/matrix/"), ".matrix-intro p")
        norland, sudria = an_actor("Norland"), an_actor("Sudria")
        an_event("Norland said no.", sources=[norland], targets=[sudria], understood={sudria: "named at the top"})
        remarks = words_of(page_of(anonymous, "/matrix/"), ".matrix-intro p")
        assert "Counted too: 1 event with a side that no sentence tells, understood from the article." in remarks

    def test_those_who_act_together_count_both_ways(self, affair, anonymous):
        page = page_of(anonymous, "/matrix/?type=CONSULT")
        assert (count(page, "Norland", "Sudria"), count(page, "Sudria", "Norland")) == (1, 1)
        assert count(page, "Norland", "All") == 1
        assert "the event counts both ways" in words_of(page, ".matrix-intro")

    def test_a_person_and_the_state_behind_it_do_not_act_together(self, anonymous):
        an_event("Ada Holm spoke.", sources=[a_person("Ada Holm", of=an_actor("Norland"))], start=date(2020, 1, 3))
        page = page_of(anonymous, "/matrix/")
        assert headings(page) == (["Norland", "Ada Holm"], ["No one named", "All"])
        assert count(page, "Norland", "No one named") == 1

    def test_nobody_named_has_a_row_and_a_column_without_links(self, affair, anonymous):
        page = page_of(anonymous, "/matrix/")
        assert count(page, "Norland", "No one named") == 1
        assert count(page, "No one named", "Sudria") == 1
        assert not cell(page, "No one named", "Sudria").select("a")

    def test_every_link_lists_exactly_what_its_cell_counts(self, affair, anonymous):
        links = links_and_counts(page_of(anonymous, "/matrix/?from=2019"))
        assert len(links) > 8
        for address, events in links:
            assert words_of(page_of(anonymous, address), "#count").startswith(f"{events} event"), address

    def test_the_whole_counts_each_event_once(self, affair, anonymous):
        assert words_of(page_of(anonymous, "/matrix/"), "tfoot td:last-child b") == "6"


class TestHowItLooks:
    def test_hue_is_the_balance_and_depth_its_size(self, anonymous):
        norland, sudria, ostia = an_actor("Norland"), an_actor("Sudria"), an_actor("Ostia")
        with built_together():
            for number in range(5):
                an_event(f"Norland hit {number}.", type=EventType.ASSAULT, sources=[norland], targets=[sudria])
        an_event("Norland accused.", type=EventType.ACCUSE, sources=[norland], targets=[ostia])
        an_event("Sudria helped.", type=EventType.AID, sources=[sudria], targets=[norland])
        an_event("Sudria helped again.", type=EventType.AID, sources=[sudria], targets=[ostia])
        an_event("Sudria accused.", type=EventType.ACCUSE, sources=[sudria], targets=[ostia])
        page = page_of(anonymous, "/matrix/")
        shade = {pair: (cell(page, *pair)["data-tone"], int(cell(page, *pair)["data-depth"])) for pair in [
            ("Norland", "Sudria"), ("Norland", "Ostia"), ("Sudria", "Norland"), ("Sudria", "Ostia")]}  # fmt: skip
        assert shade["Norland", "Sudria"] == ("conflict", 5)
        assert shade["Norland", "Ostia"][0] == "conflict" and 0 < shade["Norland", "Ostia"][1] < 5
        assert shade["Sudria", "Norland"][0] == "cooperation"
        assert shade["Sudria", "Ostia"] == ("even", 0)

    def test_the_same_stands_in_words_and_in_marks(self, affair, anonymous):
        found = cell(page_of(anonymous, "/matrix/"), "Norland", "Sudria")
        assert words_of(found, ".visually-hidden") == ": 1 cooperation, 2 conflict"
        assert [mark["data-quad"] for mark in found.select(".mark")] == ["1", "3", "3"]

    def test_what_is_planned_has_a_hollow_mark(self, affair, anonymous):
        found = cell(page_of(anonymous, "/matrix/?type=AID"), "Sudria", "Norland")
        assert found.select_one(".mark")["data-status"] == "planned"

    def test_many_marks_become_one_for_each_class_with_its_number(self, anonymous):
        with built_together():
            for number in range(12):
                kind = EventType.ASSAULT if number % 3 else EventType.AID
                an_event(f"Norland did {number}.", type=kind, sources=[an_actor("Norland")], targets=[an_actor("Sudria")])
        found = cell(page_of(anonymous, "/matrix/"), "Norland", "Sudria")
        assert [(mark["data-quad"], words_of(mark.parent, "i")) for mark in found.select(".mark")] == [("2", "4"), ("4", "8")]

    def test_in_a_wide_matrix_many_classes_become_a_bar_of_their_shares(self, anonymous):
        norland = an_actor("Norland")
        with built_together():
            for number in range(10):
                an_event(
                    f"Norland helped {number}.", type=EventType.AID, sources=[norland], targets=[an_actor(f"State {number}")]
                )
        with built_together():
            for place, kind in enumerate(
                [EventType.AID, EventType.AGREE, EventType.ACCUSE, EventType.ASSAULT, EventType.ASSAULT]
            ):
                an_event(f"Norland did {place}.", type=kind, sources=[norland], targets=[an_actor("State 0")])
        shares = cell(page_of(anonymous, "/matrix/"), "Norland", "State 0").select(".segment")
        assert [(share["data-quad"], share["width"]) for share in shares] == [
            ("2", "33.33%"),
            ("1", "16.67%"),
            ("3", "16.67%"),
            ("4", "33.33%"),
        ]

    def test_an_actor_upon_itself_is_hatched_where_nothing_is_and_counted_where_something_is(self, affair, anonymous):
        assert "self" in cell(page_of(anonymous, "/matrix/"), "Norland", "Norland")["class"]
        an_event("Ada Holm accused Norland.", type=EventType.ACCUSE, sources=[a_person("Ada Holm", of=an_actor("Norland", code="NOR"))], targets=[an_actor("Norland", code="NOR")])  # fmt: skip
        assert count(page_of(anonymous, "/matrix/"), "Norland", "Norland") == 1


class TestWhatIsFolded:
    def test_beyond_twelve_sides_the_rest_is_counted_together_and_said_to_be(self, anonymous):
        with built_together():
            for number in range(MOST_SIDES + 3):
                state = an_actor(f"State {number:02}", code=f"S{number:02}")
                for more in range(1 + (number < MOST_SIDES)):
                    an_event(f"State {number:02} acted {more}.", type=EventType.AID, sources=[state], targets=[an_actor("State 00", code="S00")] if number else [])  # fmt: skip
        page = page_of(anonymous, "/matrix/")
        rows, _ = headings(page)
        assert len(rows) == MOST_SIDES + 1
        assert rows[-1] == "3 others"
        assert count(page, "3 others", "State 00") == 3
        assert "The 12 with most events have a row and a column; 3 more are counted together." in words_of(page, ".matrix-intro")

    def test_people_beyond_the_most_active_have_no_row_and_are_said_to_be_missing(self, anonymous):
        state = an_actor("Norland", code="NOR")
        with built_together():
            for number in range(MOST_PEOPLE + 2):
                an_event(f"Minister {number:02} spoke.", sources=[a_person(f"Minister {number:02}", of=state)])
        page = page_of(anonymous, "/matrix/")
        assert len(headings(page)[0]) == MOST_PEOPLE + 1
        assert count(page, "Norland", "All") == MOST_PEOPLE + 2
        assert "2 more persons and bodies have no row of their own." in words_of(page, ".matrix-intro")


class TestTheFrame:
    def test_the_filters_lead_to_the_matrix_and_its_cells_keep_them(self, affair, anonymous):
        page = page_of(anonymous, "/matrix/?quad=3")
        assert words_of(page, "#count") == "2 events, 2 articles"
        assert page.select_one("#filters")["action"] == "/matrix/"
        assert cell(page, "Norland", "Sudria").a["href"] == "/?quad=3&source_actor=norland&target_actor=sudria"

    def test_a_filter_brings_all_that_it_changes(self, affair, anonymous):
        part = part_of(anonymous, "/matrix/?quad=3", "results")
        assert part.select_one("#results .matrix") and not part.select(".masthead")
        assert {tag["id"] for tag in part.select("[hx-swap-oob]")} == {
            "count",
            "extent",
            "views",
            "chips",
            "facets",
            "search",
            "formats",
        }

    @pytest.mark.parametrize("query", ["typo=1", "from=2020-13", "actor=nobody", "event=5"])
    def test_a_wrong_value_is_explained_and_the_rest_is_shown(self, query, affair, anonymous):
        page = page_of(anonymous, f"/matrix/?{query}", status=400)
        assert "shown without it" in words_of(page, ".notice")
        assert page.select(".matrix")

    def test_nothing_found_says_what_to_drop(self, affair, anonymous):
        page = page_of(anonymous, "/matrix/?quad=2&actor=ada-holm")
        assert words_of(page, ".empty h2") == "No event fits all of these filters"

    def test_strangers_sign_in_first_when_reading_is_not_public(self, affair, anonymous, settings):
        settings.PUBLIC_READ = False
        assert anonymous.get("/matrix/")["Location"] == "/sign-in/?next=%2Fmatrix%2F"

    @pytest.mark.parametrize("query", ["", "?undated=only", "?quad=2&actor=ada-holm"])
    def test_it_is_valid_html_without_inline_style(self, query, affair, anonymous):
        response = anonymous.get(f"/matrix/{query}")
        parser = html5lib.HTMLParser()
        parser.parse(response.content.decode())
        assert parser.errors == []
        assert not parsed(response).select("style, [style], [onclick]")

    def test_ten_events_need_no_more_queries_than_one(self, anonymous):
        def events(first: int, last: int) -> None:
            with built_together():
                for number in range(first, last):
                    state = an_actor(f"State {number}", code=f"S{number:02}")
                    person = a_person(f"Person {number}", of=state)
                    an_event(f"Person {number} met.", sources=[person], targets=[state], start=date(2020, 1, 1 + number))

        events(0, 1)
        queries_of(anonymous, "/matrix/")  # whatever is done once per process
        one = queries_of(anonymous, "/matrix/")
        events(1, 11)
        assert queries_of(anonymous, "/matrix/") <= one
