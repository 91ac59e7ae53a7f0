"""The explorer's filters, and what it says when nothing fits or something was wrong."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_person, an_actor, an_event
from tests.web.pages import page_of, part_of, titles_of, words_of
from timeline.vocabulary import ActorKind

pytestmark = pytest.mark.django_db


class TestTheFilters:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("quad=4", ["closed"]),
            ("type=AID&type=ACCUSE", ["aid", "accused"]),
            ("status=planned", ["aid"]),
            ("actor=ada-holm", ["met"]),
            ("actor=norland&actor=sudria", ["closed", "met", "accused"]),  # both take part; Ada Holm stands for Norland
            ("publisher=evening-post", ["met"]),
            ("from=2020-01&to=2020-01", ["aid", "met", "accused"]),
            ("from=2020-01-15&to=2020-01-15&undated=exclude", ["aid"]),  # the week touches the day
            ("from=2020-01-15&to=2020-01-15&undated=exclude&within=certain", []),
            ("undated=only", ["accused"]),
            ("precision=week", ["aid"]),
            ("q=envoys", ["met"]),
        ],
    )
    def test_each_narrows_the_list(self, query, found, affair, anonymous):
        assert titles_of(page_of(anonymous, f"/?{query}")) == [affair[name].title for name in found]

    def test_the_form_shows_what_is_asked_and_counts_what_a_click_gives(self, affair, anonymous):
        page = page_of(anonymous, "/?quad=4&from=2020")
        boxes = {box["id"]: box for box in page.select("#facets input[type=checkbox]")}
        assert [name for name, box in boxes.items() if box.has_attr("checked")] == ["quad-4"]
        assert page.select_one("#from")["value"] == "2020"
        count = {box: words_of(boxes[box].parent, ".count") for box in ("quad-1", "quad-4", "type-SANCTION", "status-planned")}
        assert count == {"quad-1": "1", "quad-4": "1", "type-SANCTION": "1", "status-planned": "0"}

    def test_people_stand_under_their_state(self, affair, anonymous):
        state = page_of(anonymous, "/").select_one("#actor-norland").find_parent("li")
        assert words_of(state, ":scope > ul .name") == "Ada Holm"

    def test_every_filter_is_a_chip_whose_link_takes_it_off(self, affair, anonymous):
        page = page_of(anonymous, "/?quad=4&type=AID&actor=norland&from=2020-01&to=2020-02-05")
        chips = {words_of(chip, "span"): chip.a["href"] for chip in page.select(".chip")}
        assert chips == {
            "Aid": "/?quad=4&actor=norland&from=2020-01&to=2020-02-05",
            "material conflict": "/?type=AID&actor=norland&from=2020-01&to=2020-02-05",
            "Norland": "/?type=AID&quad=4&from=2020-01&to=2020-02-05",
            "1 January – 5 February 2020": "/?type=AID&quad=4&actor=norland",
        }
        assert words_of(page, ".or") == "or"

    def test_filters_without_a_field_are_kept_by_the_form(self, affair, anonymous):
        page = page_of(anonymous, "/?source_actor=sudria&sort=oldest")
        kept = {field["name"]: field["value"] for field in page.select("#filters input[type=hidden]")}
        assert kept == {"source_actor": "sudria", "sort": "oldest"}

    def test_an_actor_is_found_by_letters_of_any_name_without_accents(self, anonymous):
        region = an_actor("Region of Ávila", kind=ActorKind.ORGANISATION, names=["The Highlands"])
        an_event("Region of Ávila agreed.", sources=[region], start=date(2020, 1, 3))
        for letters in ("avi", "HIGH"):
            found = part_of(anonymous, f"/?find_actor={letters}", "found-actors")
            assert words_of(found, ".name") == "Region of Ávila"
            assert words_of(found, ".count") == "1"
        assert "No actor is called “xyz”" in words_of(page_of(anonymous, "/?find_actor=xyz"), "#found-actors")

    @pytest.mark.parametrize("slip", ["qassem soleimny", "Solemani", "soleimanni", "QASEM"])
    def test_an_actor_is_found_in_spite_of_a_slip(self, slip, anonymous):
        an_event("Qassem Soleimani left.", sources=[a_person("Qassem Soleimani")], start=date(2020, 1, 3))
        an_event("Sudria stayed.", sources=[an_actor("Sudria")], start=date(2020, 1, 3))
        assert words_of(part_of(anonymous, f"/?find_actor={slip}", "found-actors"), "#found-actors") == "Qassem Soleimani 1"

    def test_the_search_keeps_its_words_and_belongs_to_the_filters(self, affair, anonymous):
        field = page_of(anonymous, "/?q=envoys&quad=1").select_one("#q")
        assert (field["value"], field["form"]) == ("envoys", "filters")


class TestWhatWasWrong:
    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("typo=1", "“typo” is not a parameter. Did you mean “type”?"),
            ("type=DANCE", "“DANCE” is not one of"),
            ("from=2020-13", "“2020-13” is a day that does not exist."),
            ("from=2020-02&to=2020-01", "The span ends (2020-01) before it begins (2020-02)."),
            ("actor=nobody", "Unknown actor “nobody”"),
            ("cursor=nonsense", "The place in the list was not understood."),
            ("event=99999", "There is no event “99999”."),
            ("event=abc", "There is no event “abc”."),
        ],
    )
    def test_it_is_explained_and_the_rest_is_shown(self, query, said, affair, anonymous):
        page = page_of(anonymous, f"/?{query}&status=occurred", status=400)
        assert said in words_of(page, ".notice")
        assert titles_of(page)

    def test_a_wrong_date_is_marked_at_its_field(self, affair, anonymous):
        field = page_of(anonymous, "/?from=31.1.2020", status=400).select_one("#from")
        assert (field["value"], field["aria-invalid"]) == ("31.1.2020", "true")
        assert "from-error" in field["aria-describedby"]

    def test_a_part_that_explains_reaches_htmx(self, affair, anonymous):
        part = part_of(anonymous, "/?from=2020-13", "results", status=422)
        assert "“2020-13” is a day that does not exist." in words_of(part, ".notice")

    def test_nothing_found_says_what_to_drop(self, affair, anonymous):
        page = page_of(anonymous, "/?quad=4&actor=ada-holm")
        assert words_of(page, "#count") == "No events"
        assert words_of(page, ".empty p") == "Without material conflict there is 1; without Ada Holm there is 1. Or clear all ."
        assert [link["href"] for link in page.select(".empty a")] == ["/?actor=ada-holm", "/?quad=4", "/"]

    def test_an_empty_program_says_how_to_begin(self, anonymous):
        page = page_of(anonymous, "/")
        assert words_of(page, ".empty h2") == "There are no events yet"
        assert page.select_one(".empty a")["href"] == "/import/"

    @pytest.mark.parametrize(
        "query",
        [
            "q=%00",
            "find_actor=%00",
            "find_actor=%25%5F%5C",
            "q=%22%27%3B--%20%2A%20NEAR(",
            "event=" + "9" * 40,
            "event=%D9%A1",  # a digit, but not one of ours
            "cursor=%F0%9F%9A%80",
            "from=9999&to=9999-12-31",
            "from=0001&to=0001-01-01",
            "from=0001&to=9999",
            "q=" + "x" * 2000,
            "actor=%ED%A0%80",
            "&".join(f"a{number}=1" for number in range(1500)),
        ],
        ids=lambda query: query[:20],
    )
    def test_no_query_string_breaks_the_page(self, query, affair, anonymous):
        assert anonymous.get(f"/?{query}").status_code in (200, 400)

    def test_ten_thousand_parameters_are_refused_in_words(self, affair, anonymous):
        page = page_of(anonymous, "/?" + "&".join(f"actor=a{number}" for number in range(900)), status=400)
        assert "at most 200 values" in words_of(page, ".notice")
