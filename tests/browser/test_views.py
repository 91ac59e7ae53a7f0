"""Lanes, matrix and the page of two actors, as people use them: by mouse, by keyboard, without a script, narrow, in the dark."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.barriers import expect_no_barrier
from tests.builders import a_person, an_actor, an_event, built_together
from timeline.models import Event
from timeline.vocabulary import EventType, Precision, Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("/lanes/", "/matrix/", "/actors/norland/sudria/")


@pytest.fixture
@built_together()
def affair(transactional_db: None) -> Event:
    """Both directions, a meeting, a plan, many of one day, something without a date, a very long name; the sanction is returned."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    holm = a_person("Ada Holm", of=norland)
    league = an_actor("League of the Very Long Name of All Coastal and Mountainous Republics and Their Overseas Regions")
    an_event("Ada Holm and Sudria met.", type=EventType.CONSULT, sources=[holm, sudria], start=date(2020, 1, 4))
    for number in range(9):
        kind = EventType.ACCUSE if number % 2 else EventType.AID
        an_event(f"Norland did thing {number} to Sudria.", type=kind, sources=[norland], targets=[sudria], start=date(2020, 1, 6))
    an_event(
        "Norland is to send aid to Sudria.",
        type=EventType.AID,
        status=Status.PLANNED,
        sources=[norland],
        targets=[sudria],
        start=date(2020, 1, 13),
        end=date(2020, 1, 19),
        precision=Precision.WEEK,
    )
    an_event("The league warned Sudria.", type=EventType.THREATEN, sources=[league], targets=[sudria], status=Status.DENIED)
    an_event("Sudria was praised.", type=EventType.SUPPORT, targets=[sudria])
    return an_event(
        "Sudria closed its border.", type=EventType.SANCTION, sources=[sudria], targets=[norland], start=date(2020, 1, 5)
    )


def marks(page: Page) -> Locator:
    return page.locator(".lane-event")


def test_the_views_keep_the_filter_and_back_undoes_it(affair, open_page):
    page = open_page("/?quad=4")
    page.get_by_role("link", name="Lanes", exact=True).click()
    expect(page).to_have_url(re.compile(r"/lanes/\?quad=4$"))
    expect(marks(page)).to_have_count(1)
    page.get_by_role("link", name="Matrix", exact=True).click()
    expect(page.locator(".matrix tbody tr")).to_have_count(1)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?quad=4$"))


@pytest.mark.parametrize("view", ["lanes", "matrix"])
def test_a_filter_changes_drawing_counts_and_address_and_keeps_the_focus(view, affair, open_page):
    page = open_page(f"/{view}/")
    page.get_by_role("checkbox", name="Material conflict").check()
    expect(page.get_by_role("status").first).to_have_text("1 event, 1 article")
    expect(page).to_have_url(re.compile(rf"/{view}/\?quad=4$"))
    expect(page.get_by_role("checkbox", name="Material conflict")).to_be_focused()
    expect(page.get_by_role("link", name="List", exact=True)).to_have_attribute("href", "/?quad=4")
    page.get_by_label("Remove the filter material conflict").click()
    expect(page.get_by_role("status").first).to_have_text(re.compile("^14 events"))
    page.go_back()
    expect(page.get_by_role("status").first).to_have_text("1 event, 1 article")
    page.reload()
    expect(page.get_by_role("status").first).to_have_text("1 event, 1 article")


def test_a_mark_opens_its_event_and_a_number_its_list(affair, open_page):
    page = open_page("/lanes/")
    page.locator(f".lane-event[href*='event={affair.pk}#']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#event-title")).to_contain_text("Sudria closed its border")
    page.go_back()
    page.locator(".lane-event", has_text="5 events of material cooperation").locator("text").click()
    expect(page.locator("#results h3")).to_have_count(5)


def test_names_stand_beside_their_lanes(affair, open_page):
    for width in (390, 1440):
        page = open_page("/lanes/", width=width)
        names = page.evaluate(
            "[...document.querySelectorAll('.lane-names li')].map(e => { const b = e.getBoundingClientRect(); return b.top + b.height / 2 })"
        )
        lines = page.evaluate("[...document.querySelectorAll('.lane-line')].map(e => e.getBoundingClientRect().top)")
        assert names == pytest.approx(lines, abs=1.5)


def test_a_cell_leads_to_its_events_by_keyboard(affair, open_page):
    page = open_page("/matrix/")
    page.get_by_role("row", name=re.compile("^Sudria")).get_by_role("link", name=re.compile("conflict")).first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"source_actor=sudria"))
    expect(page.locator("#results h3", has_text="Sudria closed its border")).to_have_count(1)


def test_cells_are_shaded_by_their_balance(affair, open_page):
    ground = "e => getComputedStyle(e).backgroundColor"
    page = open_page("/matrix/")
    shaded, empty = page.locator("td[data-tone=conflict]").first, page.locator("td:not([data-tone])").nth(1)
    assert shaded.evaluate(ground) != empty.evaluate(ground)


def test_the_first_column_stays_when_the_matrix_scrolls(affair, open_page):
    page = open_page("/matrix/", width=390)
    before = page.locator(".matrix tbody th").first.bounding_box()
    page.locator(".scroll-x").evaluate("e => e.scrollLeft = 300")
    assert page.locator(".matrix tbody th").first.bounding_box() == before


def test_two_actors_from_the_dossier_to_the_sentence(affair, open_page):
    page = open_page("/actors/norland/")
    page.locator(".counterparts a[href='/actors/norland/sudria/']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Norland and Sudria")
    page.get_by_label("Sudria to Norland: 1 event, 5 January 2020: 1 event").click()
    expect(page.locator("#results h3")).to_have_count(1)
    page.get_by_role("link", name="Sudria closed its border").click()
    expect(page.locator("#event .trigger").first).to_be_visible()


def test_everything_works_without_a_script(affair, open_page):
    page = open_page("/lanes/", script=False)
    page.get_by_role("checkbox", name="Material conflict").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(marks(page)).to_have_count(1)
    page.get_by_role("link", name="Matrix", exact=True).click()
    expect(page.locator(".matrix tbody tr")).to_have_count(1)


def test_a_narrow_screen_shows_the_filters_as_a_sheet(affair, open_page):
    page = open_page("/lanes/", width=360, height=740)
    expect(page.locator("#facets")).to_be_hidden()
    page.get_by_role("link", name="Filters", exact=True).click()
    page.get_by_role("checkbox", name="Material conflict").check()
    page.get_by_role("link", name="Show the events").click()
    expect(page.locator(".lane-event")).to_have_count(1)


def test_no_width_scrolls_sideways(affair, open_page):
    page = open_page("/")
    for path in PAGES:
        page.goto(path)
        for width in (320, 360, 390, 768, 1024, 1440, 2560):
            page.set_viewport_size({"width": width, "height": 1000})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_axe_finds_nothing(affair, open_page):
    page = open_page("/", may_fail=True)
    for path in (*PAGES, "/lanes/?typo=1&undated=only"):
        page.goto(path)
        expect_no_barrier(page, widths=(1440, 390))
    for path in ("/matrix/?quad=2&quad=1&actor=nobody", "/lanes/?quad=4&type=AID&from=2030"):
        page.goto(path)
        expect_no_barrier(page)
