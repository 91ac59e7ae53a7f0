"""The explorer's list and histogram, its parts for HTMX, its door and its theme."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.builders import a_mention, an_actor, an_event, built_together
from tests.web.pages import page_of, part_of, titles_of, words_of
from timeline.vocabulary import EventType, Status

pytestmark = pytest.mark.django_db


class TestTheList:
    def test_it_stands_under_dates_newest_first_and_undated_last(self, affair, anonymous):
        page = page_of(anonymous, "/")
        dates = [" ".join(heading.get_text(" ").split()) for heading in page.select(".date")]
        assert dates == [
            "5 February 2020 Wednesday",
            "13–19 January 2020 one week",
            "3 January 2020 Friday",
            "No date in known order",
        ]
        assert titles_of(page) == [affair[name].title for name in ("closed", "aid", "met", "accused")]

    def test_it_says_what_it_shows(self, affair, anonymous):
        page = page_of(anonymous, "/")
        assert words_of(page, "#count") == "4 events, 5 articles"
        assert words_of(page, "h1 small") == "3 January – 5 February 2020, and 1 without a date"

    def test_an_entry_says_who_did_what_to_whom_how_surely_and_who_says_so(self, affair, anonymous):
        page = page_of(anonymous, "/")
        met, aid, accused = (page.select_one(f"#e{affair[name].pk}") for name in ("met", "aid", "accused"))
        assert words_of(met, ".what") == "Consult Ada Holm → to Sudria"
        assert words_of(met, ".facts") == "said by Daily Courier and Evening Post, in their own voice 2 articles, 2 sentences"
        assert words_of(aid, ".what") == "Aid planned Norland"
        assert words_of(aid, ".facts") == "said by Daily Courier, in its own voice 1 article"
        assert words_of(accused, ".order") == "on or before 9 January 2020"

    def test_a_side_that_no_sentence_tells_stands_in_brackets(self, anonymous):
        norland, sudria = an_actor("Norland"), an_actor("Sudria")
        event = an_event("Norland said no.", sources=[norland], targets=[sudria], understood={sudria: "named at the top"})
        page = page_of(anonymous, "/?q=said")
        assert words_of(page, f"#e{event.pk} .who") == "Norland → to [ Sudria ] (understood from the article)"
        assert page.select_one(f"#e{event.pk} .understood")["title"] == "understood from the article, told in no sentence"
        assert "[in brackets]: understood from the article" in words_of(page, ".legend")
        assert words_of(page, ".guide h2:last-of-type") == "Brackets: how sure who"

    def test_publishers_who_print_it_are_named_the_first_to_do_so_first(self, affair, anonymous):
        for publisher in ("Amber Radio", "Bay Times", "Cape Agency"):
            a_mention(affair["met"], f"Envoys met Ada Holm, {publisher} was told.", publisher=publisher, type=EventType.CONSULT)
        facts = words_of(page_of(anonymous, "/"), f"#e{affair['met'].pk} .facts")
        assert facts.startswith("said by Daily Courier, Evening Post, Amber Radio and 2 others, in their own voice 5 articles")

    def test_marks_tell_class_status_uncertainty_and_articles(self, affair, anonymous):
        page = page_of(anonymous, "/")
        mark = {name: page.select_one(f"#e{event.pk} > .mark") for name, event in affair.items()}
        assert (mark["met"]["data-quad"], mark["met"]["height"], mark["met"]["width"]) == ("1", "13", "13")
        assert (mark["aid"]["data-quad"], mark["aid"]["data-status"], mark["aid"]["width"]) == ("2", "planned", "24")
        assert mark["closed"]["data-quad"] == "4"
        assert mark["accused"].select_one(".tail")

    def test_sources_that_differ_are_said_to(self, affair, anonymous):
        a_mention(
            affair["closed"],
            "Sudria closed its border a day later.",
            publisher="Evening Post",
            type=EventType.SANCTION,
            start=date(2020, 2, 6),
        )
        assert words_of(page_of(anonymous, "/"), f"#e{affair['closed'].pk} .differ") == "≠ Sources differ on when"

    def test_a_sentence_that_says_more_than_the_title_is_quoted_around_its_trigger(self, anonymous):
        long = (
            "On a day of rain, "
            + "after many words, " * 12
            + "the envoys signed the pact "
            + "in the old hall, " * 12
            + "and left."
        )
        an_event(long, type=EventType.AGREE, start=date(2020, 1, 3), trigger="signed")
        quote = words_of(page_of(anonymous, "/"), "blockquote")
        assert "the envoys signed the pact" in quote
        assert quote.startswith("“… ") and quote.endswith(" …”")
        assert len(quote) < 190

    def test_it_goes_on_by_a_link_to_older_events(self, anonymous, monkeypatch):
        monkeypatch.setattr("timeline.web.timeline.PAGE_SIZE", 4)
        with built_together():
            for day in range(4 + 3):
                an_event(f"Meeting number {day} took place.", start=date.fromordinal(date(2020, 1, 1).toordinal() + day))
        first = page_of(anonymous, "/")
        link = first.find("a", string="Older events")
        assert link["href"] == link["hx-get"]
        second = page_of(anonymous, link["href"])
        assert titles_of(second) == [f"Meeting number {day} took place" for day in (2, 1, 0)]
        assert not set(titles_of(first)) & set(titles_of(second))
        assert titles_of(page_of(anonymous, second.find("a", string="Newer events")["href"])) == titles_of(first)

    def test_a_line_parts_what_was_still_to_come(self, anonymous):
        an_event("Norland is to vote.", status=Status.PLANNED, start=date(2020, 1, 13))
        an_event("Norland spoke.", start=date(2020, 1, 9))
        page = page_of(anonymous, "/")
        line = page.select_one(".published-line")
        assert line.get_text() == "the newest article was published 9 January 2020; above, what was still to come"
        assert words_of(line.find_previous_sibling("li"), "h3") == "Norland is to vote"
        assert not page_of(anonymous, "/?sort=oldest").select(".published-line")
        assert not page_of(anonymous, "/?status=occurred").select(".published-line")

    def test_oldest_first_keeps_the_undated_last(self, affair, anonymous):
        page = page_of(anonymous, page_of(anonymous, "/").find("a", string="Oldest first")["href"])
        assert titles_of(page) == [affair[name].title for name in ("met", "aid", "closed", "accused")]

    def test_text_with_markup_is_shown_as_text(self, anonymous):
        an_event("<script>alert(1)</script> was said.", start=date(2020, 1, 3))
        page = page_of(anonymous, "/")
        assert "<script>alert(1)</script>" in words_of(page, "#results h3")
        assert not page.select("#results script")


class TestTheHistogram:
    def test_bars_are_links_that_narrow_the_span(self, affair, anonymous):
        page = page_of(anonymous, "/?from=2020-01&to=2020-01")
        bars = {bar["aria-label"]: bar["href"] for bar in page.select("a.bar")}
        assert bars["3 January 2020: 1 event"] == "/?from=2020-01-03&to=2020-01-03"
        assert bars["15 January 2020: 1 possible"] == "/?from=2020-01-15&to=2020-01-15"
        assert bars["1 without a date"].endswith("undated=only")

    def test_it_tells_certain_from_possible_and_class_from_class(self, affair, anonymous):
        page = page_of(anonymous, "/?from=2020-01&to=2020-01")
        certain = page.select_one("a[aria-label='3 January 2020: 1 event'] .segment")
        possible = page.select_one("a[aria-label='15 January 2020: 1 possible'] .segment")
        assert certain["data-quad"] == "1" and not certain.has_attr("fill")
        assert possible["fill"] == "url(#hatch-2)" and "possible" in possible["class"]

    def test_its_numbers_stand_in_a_table(self, affair, anonymous):
        rows = [
            " ".join(row.get_text(" ").split())
            for row in page_of(anonymous, "/?from=2020-01&to=2020-01").select("#histogram tbody tr")
        ]
        assert "3 January 2020 1 0" in rows
        assert "15 January 2020 0 1" in rows
        assert rows[-1] == "Without a date 1"

    def test_the_way_back_leads_over_the_year_to_all_years(self, affair, anonymous):
        nav = page_of(anonymous, "/?quad=1&from=2020-01-01&to=2020-01-05").select_one(".above nav")
        assert " ".join(nav.get_text().split()) == "All years › 2020 › January › 1–5, by day"
        assert [link["href"] for link in nav.select("a")] == [
            "/?quad=1",
            "/?quad=1&from=2020&to=2020",
            "/?quad=1&from=2020-01&to=2020-01",
        ]

    def test_long_spans_are_drawn_by_year(self, affair, anonymous):
        an_event("A treaty was signed.", start=date(1905, 9, 5))
        page = page_of(anonymous, "/")
        assert page.select_one(".chart")["aria-label"] == "Events per year, 1905–2020"
        assert page.find("a", {"aria-label": "1905: 1 event"})["href"] == "/?from=1905&to=1905"

    def test_a_line_stands_at_the_day_of_publication(self, affair, anonymous):
        line = page_of(anonymous, "/?from=2020-01-01&to=2020-01-20").select_one("#histogram .printed")
        assert line.find_next("text").get_text() == "published 9 January 2020"
        assert not page_of(anonymous, "/?from=2020-02-01&to=2020-02-20").select("#histogram .printed")


class TestThePartsForHtmx:
    def test_a_filter_brings_everything_that_it_changes(self, affair, anonymous):
        part = part_of(anonymous, f"/?quad=4&event={affair['met'].pk}", "results")
        assert not part.select("header .masthead")
        assert titles_of(part) == [affair["closed"].title]
        assert {tag["id"] for tag in part.select("[hx-swap-oob]")} == {
            "count",
            "extent",
            "views",
            "chips",
            "histogram",
            "facets",
            "event",
            "search",
            "formats",
        }

    def test_the_address_is_the_canonical_one(self, affair, anonymous):
        response = anonymous.get(
            "/?to=&from=&quad=4&undated=include&event=", headers={"HX-Request": "true", "HX-Target": "results"}
        )
        assert response["HX-Push-Url"] == "/?quad=4"
        assert "HX-Target" in response["Vary"]

    def test_an_event_brings_only_itself(self, affair, anonymous):
        part = part_of(anonymous, f"/?event={affair['met'].pk}", "event")
        assert [tag.get("id") for tag in part.find_all(True, recursive=False) if tag.name != "title"] == ["event"]
        assert part.select_one("#event").has_attr("data-open")
        assert affair["met"].title in part.title.string

    def test_back_in_the_browser_gets_the_whole_page(self, affair, anonymous):
        response = anonymous.get("/?quad=4", headers={"HX-Request": "true"})
        assert BeautifulSoup(response.content, "html5lib").select(".masthead")

    def test_every_htmx_request_has_the_same_address_without_a_script(self, affair, anonymous):
        for link in page_of(anonymous, f"/?quad=1&event={affair['met'].pk}").select("a[hx-get]"):
            assert link["href"].partition("#")[0] == link["hx-get"]


class TestTheDoor:
    def test_strangers_sign_in_first_when_reading_is_not_public(self, affair, anonymous, settings):
        settings.PUBLIC_READ = False
        response = anonymous.get("/?quad=4")
        assert response.status_code == 302
        assert response["Location"] == "/sign-in/?next=%2F%3Fquad%3D4"

    def test_htmx_is_told_to_leave_the_page(self, affair, anonymous, settings):
        settings.PUBLIC_READ = False
        response = anonymous.get("/?quad=4", headers={"HX-Request": "true", "HX-Target": "results"})
        assert (response.status_code, response["HX-Redirect"]) == (204, "/sign-in/?next=%2F%3Fquad%3D4")

    def test_whoever_is_signed_in_reads(self, affair, as_bob, settings):
        settings.PUBLIC_READ = False
        assert len(titles_of(page_of(as_bob, "/"))) == 4


class TestTheTheme:
    def test_it_is_kept_in_a_cookie_and_leads_back(self, anonymous):
        response = anonymous.post("/theme/", {"theme": "dark", "next": "/?quad=4"})
        assert (response.status_code, response["Location"]) == (302, "/?quad=4")
        assert page_of(anonymous, "/").html["data-theme"] == "dark"
        anonymous.post("/theme/", {"theme": "auto"})
        assert not page_of(anonymous, "/").html.has_attr("data-theme")

    def test_it_never_leads_to_another_host(self, anonymous):
        assert anonymous.post("/theme/", {"theme": "dark", "next": "https://evil.example/"})["Location"] == "/"

    def test_it_is_not_changed_by_following_a_link(self, anonymous):
        assert anonymous.get("/theme/?theme=dark").status_code == 405
