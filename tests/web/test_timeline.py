"""The explorer's page, its parts for HTMX, and what it says when nothing fits or something was wrong."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event
from tests.web.pages import page_of, part_of, queries_of, words_of
from timeline.models import Actor, Event
from timeline.vocabulary import ActorKind, EventType, Precision, Status
from timeline.web.timeline import PAGE_SIZE

pytestmark = pytest.mark.django_db


def titles(soup: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in soup.select("#results h3")]


@pytest.fixture
def affair() -> dict[str, Event]:
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    holm = a_person("Ada Holm", of=norland)
    met = an_event(
        "Ada Holm met envoys of Sudria.", type=EventType.CONSULT, sources=[holm], targets=[sudria], start=date(2020, 1, 3)
    )
    a_mention(
        met,
        "A delegation of Sudria was received by Ada Holm.",
        publisher="Evening Post",
        type=EventType.CONSULT,
        sources=[holm],
        targets=[sudria],
        start=date(2020, 1, 3),
        confidence=0.6,
    )
    met.refresh_from_db()
    return {
        "met": met,
        "closed": an_event(
            "Sudria closed its border.", type=EventType.SANCTION, sources=[sudria], targets=[norland], start=date(2020, 2, 5)
        ),
        "aid": an_event(
            "Norland is to send aid.",
            type=EventType.AID,
            status=Status.PLANNED,
            sources=[norland],
            start=date(2020, 1, 13),
            end=date(2020, 1, 19),
            precision=Precision.WEEK,
        ),
        "accused": an_event("Norland accused Sudria.", type=EventType.ACCUSE, sources=[norland], targets=[sudria]),
    }


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
        assert titles(page) == [affair[name].title for name in ("closed", "aid", "met", "accused")]

    def test_it_says_what_it_shows(self, affair, anonymous):
        page = page_of(anonymous, "/")
        assert words_of(page, "[role=status]") == "4 events, 5 articles"
        assert words_of(page, "h1 small") == "3 January – 5 February 2020, and 1 without a date"

    def test_an_entry_says_who_did_what_to_whom_how_surely_and_who_says_so(self, affair, anonymous):
        page = page_of(anonymous, "/")
        met, aid, accused = (page.select_one(f"#e{affair[name].pk}") for name in ("met", "aid", "accused"))
        assert words_of(met, ".what") == "Consult Ada Holm → to Sudria"
        assert words_of(met, ".facts") == "said by both articles, in their own voice 2 articles, 2 sentences"
        assert words_of(aid, ".what") == "Aid planned Norland"
        assert words_of(aid, ".facts") == "said by Daily Courier, in its own voice 1 article"
        assert words_of(accused, ".order") == "on or before 9 January 2020"

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

    def test_it_goes_on_by_a_link_to_older_events(self, anonymous):
        for day in range(PAGE_SIZE + 3):
            an_event(f"Meeting number {day} took place.", start=date.fromordinal(date(2020, 1, 1).toordinal() + day))
        first = page_of(anonymous, "/")
        link = first.find("a", string="Older events")
        assert link["href"] == link["hx-get"]
        second = page_of(anonymous, link["href"])
        assert titles(second) == [f"Meeting number {day} took place" for day in (2, 1, 0)]
        assert not set(titles(first)) & set(titles(second))
        assert titles(page_of(anonymous, second.find("a", string="Newer events")["href"])) == titles(first)

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
        assert titles(page) == [affair[name].title for name in ("met", "aid", "closed", "accused")]

    def test_text_with_markup_is_shown_as_text(self, anonymous):
        an_event("<script>alert(1)</script> was said.", start=date(2020, 1, 3))
        page = page_of(anonymous, "/")
        assert "<script>alert(1)</script>" in words_of(page, "#results h3")
        assert not page.select("#results script")


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
        assert titles(page_of(anonymous, f"/?{query}")) == [affair[name].title for name in found]

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


class TestWhatWasWrong:
    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("typo=1", "“typo” is not a parameter. Did you mean “type”?"),
            ("type=DANCE", "“DANCE” is not one of"),
            ("from=2020-13", "“2020-13” is a day that does not exist."),
            ("from=2020-02&to=2020-01", "The span ends (2020-01) before it begins (2020-02)."),
            ("actor=nobody", "unknown actor “nobody”"),
            ("cursor=nonsense", "The place in the list was not understood."),
            ("event=99999", "There is no event “99999”."),
            ("event=abc", "There is no event “abc”."),
        ],
    )
    def test_it_is_explained_and_the_rest_is_shown(self, query, said, affair, anonymous):
        page = page_of(anonymous, f"/?{query}&status=occurred", status=400)
        assert said in words_of(page, ".notice")
        assert titles(page)

    def test_a_wrong_date_is_marked_at_its_field(self, affair, anonymous):
        field = page_of(anonymous, "/?from=31.1.2020", status=400).select_one("#from")
        assert (field["value"], field["aria-invalid"]) == ("31.1.2020", "true")
        assert "from-error" in field["aria-describedby"]

    def test_a_part_that_explains_reaches_htmx(self, affair, anonymous):
        part = part_of(anonymous, "/?from=2020-13", "results", status=422)
        assert "“2020-13” is a day that does not exist." in words_of(part, ".notice")

    def test_nothing_found_says_what_to_drop(self, affair, anonymous):
        page = page_of(anonymous, "/?quad=4&actor=ada-holm")
        assert words_of(page, "[role=status]") == "No events"
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


class TestThePartsForHtmx:
    def test_a_filter_brings_everything_that_it_changes(self, affair, anonymous):
        part = part_of(anonymous, f"/?quad=4&event={affair['met'].pk}", "results")
        assert not part.select("header .masthead")
        assert titles(part) == [affair["closed"].title]
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
        assert len(titles(page_of(as_bob, "/"))) == 4


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


class TestTheCost:
    def events(self, first: int, last: int, author: User) -> None:
        for number in range(first, last):
            state = an_actor(f"State {number}", code=f"S{number:02}")
            person = a_person(f"Person {number}", of=state)
            event = an_event(
                f"Person {number} met a guest.", sources=[person], start=date(2020, 1, 1 + number), publisher=f"Paper {number}"
            )
            a_note(author, event=event)

    def test_ten_events_need_no_more_queries_than_one(self, alice, anonymous):
        self.events(0, 1, alice)
        queries_of(anonymous, "/")  # whatever is done once per process
        one = queries_of(anonymous, "/")
        self.events(1, 11, alice)
        assert queries_of(anonymous, "/") <= one

    def test_an_opened_event_costs_the_same_with_ten_sentences_as_with_two(self, alice, anonymous):
        self.events(0, 3, alice)
        people = list(Actor.objects.filter(kind=ActorKind.PERSON))
        event = an_event("Person 0 met a guest again.", sources=people[:1], start=date(2020, 2, 1))
        address = f"/?event={event.pk}"

        def more_sentences(first: int, last: int) -> None:
            for number in range(first, last):
                a_mention(
                    event,
                    f"Person {number % 3} was host, number {number}.",
                    sources=[people[number % 3]],
                    start=date(2020, 2, 1),
                )

        more_sentences(0, 2)
        few = queries_of(anonymous, address)
        more_sentences(2, 10)
        assert queries_of(anonymous, address) <= few

    def test_the_first_page_weighs_less_than_100_kilobytes_with_all_it_needs(self, anonymous):
        text = "The envoys of both states met in the capital and spoke of the border. " * 4
        article = an_article(text)
        for number in range(PAGE_SIZE + 1):
            an_event(
                f"Meeting number {number} of the envoys took place in a town.",
                start=date.fromordinal(737000 + number),
                published_on=article.published_on,
            )
        response = anonymous.get("/")
        page = BeautifulSoup(response.content, "html5lib")
        needed = [tag.get("href") or tag.get("src") for tag in page.select("link[rel=stylesheet], link[rel=icon], script[src]")]
        weight = len(gzip.compress(response.content))
        for address in needed:
            weight += len(gzip.compress(static_file(urljoin("/", address))))
        assert weight < 100_000

    def test_our_own_script_stays_small(self):
        assert len(static_file("/static/timeline.js")) < 15_000


def static_file(address: str) -> bytes:
    path = finders.find(address.removeprefix("/static/").partition("?")[0])
    assert path, address
    return Path(path).read_bytes()


def test_nothing_comes_from_elsewhere_and_nothing_stands_inline(affair, anonymous):
    response = anonymous.get(f"/?event={affair['met'].pk}")
    page = BeautifulSoup(response.content, "html5lib")
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert not page.select("style, [style], [onclick], [onchange]")
    assert all(script.get("src") for script in page.select("script"))
    assert all(not tag[name].startswith(("http:", "https:", "//")) for name in ("src",) for tag in page.select(f"[{name}]"))


@pytest.mark.parametrize(
    "address", ["/", "/?quad=4&from=2020-01&event={event}", "/?type=AID&quad=4&from=nonsense", "/events/{event}/"]
)
def test_the_pages_are_valid_html(address, affair, alice, as_alice):
    a_note(alice, event=affair["met"])
    response = as_alice.get(address.format(event=affair["met"].pk))
    parser = html5lib.HTMLParser()
    parser.parse(response.content.decode())
    assert parser.errors == []
    ids = [tag["id"] for tag in BeautifulSoup(response.content, "html5lib").select("[id]")]
    assert len(ids) == len(set(ids))


def test_every_link_leads_somewhere(affair, alice, anonymous):
    note = a_note(alice, event=affair["met"])
    note.tags.create(name="check")
    seen, waiting = set(), ["/", f"/?quad=1&event={affair['met'].pk}", affair["met"].get_absolute_url()]
    for address in waiting:
        for link in page_of(anonymous, address).select("a[href], link[rel=alternate]"):
            target = urljoin(address, link["href"]).partition("#")[0]
            if target not in seen and not target.startswith("http"):
                seen.add(target)
                response = anonymous.get(target)
                assert response.status_code == 200, f"{address} leads to {target}: {response.status_code}"
    assert {"/api/v1/events/?quad=1", f"/api/v1/events/{affair['met'].pk}/"} <= seen
