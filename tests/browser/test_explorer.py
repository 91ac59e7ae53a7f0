"""The explorer as people use it: by mouse, by keyboard, without a script, on a narrow screen, in the dark."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import expect_no_barrier
from tests.builders import an_actor, an_event, built_together
from timeline.web.timeline import PAGE_SIZE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (320, 360, 390, 768, 1024, 1440, 2560)


def test_a_filter_changes_list_counts_and_address_and_back_undoes_it(affair, open_page):
    page = open_page("/")
    page.get_by_role("checkbox", name="Material conflict").check()
    expect(page.locator("#results h3")).to_have_count(1)
    expect(page.get_by_role("status").first).to_have_text("1 event, 1 article")
    expect(page).to_have_url(re.compile(r"/\?quad=4$"))
    expect(page.get_by_role("checkbox", name="Material conflict")).to_be_focused()
    page.get_by_label("Remove the filter material conflict").click()
    expect(page.locator("#results h3")).to_have_count(4)
    page.go_back()
    expect(page.locator("#results h3")).to_have_count(1)
    page.reload()
    expect(page.locator("#results h3")).to_have_count(1)


def test_an_event_opens_beside_the_list_steps_on_and_closes(affair, open_page):
    page = open_page("/")
    page.get_by_role("link", name="Sudria closed its border").click()
    panel = page.locator("#event")
    expect(panel.locator("#event-title")).to_contain_text("closed its border")
    expect(page).to_have_url(re.compile(r"event="))
    expect(page.locator(".event[data-open] h3")).to_contain_text("closed its border")
    panel.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator(".event[data-open] h3")).to_contain_text("Ada Holm met")
    expect(panel.locator("#event-title")).to_contain_text("Ada Holm met")
    expect(panel.locator(".trigger").first).to_have_text("met")
    expect(panel.locator(".when").first).to_have_text("on 3 January")
    page.go_back()
    expect(panel.locator("#event-title")).to_contain_text("closed its border")
    panel.get_by_role("link", name="Close", exact=True).click()
    expect(page.locator(".event[data-open]")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/$"))


def test_the_opened_event_stays_when_a_filter_changes(affair, open_page):
    page = open_page(f"/?event={affair.pk}")
    page.get_by_role("checkbox", name="Verbal cooperation").check()
    expect(page.locator("#results h3")).to_have_count(1)
    expect(page.locator("#event-title")).to_contain_text("Ada Holm met")
    expect(page).to_have_url(re.compile(rf"/[?]quad=1&event={affair.pk}$"))


def test_keys_walk_the_list_open_close_and_search(affair, open_page):
    page = open_page("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Sudria closed its border")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".event[data-open] h3")).to_contain_text("closed its border")
    page.keyboard.press("Escape")
    expect(page.locator("#event-title")).to_have_count(0)
    expect(page.get_by_role("link", name="Sudria closed its border")).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Norland is to send aid")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("envoys")
    page.keyboard.press("Enter")
    expect(page.locator("#results h3")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?q=envoys$"))
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_the_letter_keys_can_be_switched_off_for_good(affair, open_page):
    page = open_page("/")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").uncheck()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("#results a:focus")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator("#results h3 a:focus")).to_have_count(1)


def test_dragging_across_the_histogram_chooses_a_span(affair, open_page):
    page = open_page("/")
    chart = page.locator(".chart.drag")
    box = chart.bounding_box()
    days = len(chart.get_attribute("data-steps").split())
    width, y = box["width"] / days, box["y"] + 40
    page.mouse.move(box["x"] + width * 0.5, y)
    page.mouse.down()
    page.mouse.move(box["x"] + width * 2.5, y, steps=5)
    page.mouse.up()
    expect(page.locator("#results .day[data-precision=day]")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"from=2020-01-03&to=2020-01-05"))


def test_arrow_keys_choose_a_span_on_the_histogram(affair, open_page):
    page = open_page("/")
    page.get_by_label("3 January 2020: 1 event").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("5 January 2020: 1 event")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"from=2020-01-03&to=2020-01-07"))


def test_the_list_goes_on_by_itself_when_its_end_is_reached(transactional_db, open_page):
    with built_together():
        for number in range(PAGE_SIZE + 2):
            an_event(f"Meeting number {number} took place.", start=date.fromordinal(737000 + number))
    page = open_page("/")
    expect(page.locator("#results h3")).to_have_count(PAGE_SIZE)
    page.locator("#more").scroll_into_view_if_needed()
    expect(page.locator("#results h3")).to_have_count(PAGE_SIZE + 2)
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_server_that_does_not_answer_is_said_to(affair, open_page):
    page = open_page("/", may_fail=True)
    page.route("**/*", lambda route: route.abort())
    page.get_by_role("checkbox", name="Material conflict").check()
    expect(page.get_by_role("alert")).to_contain_text("The server did not answer.")


def test_a_bar_is_a_link_that_narrows_the_span(affair, open_page):
    page = open_page("/")
    page.get_by_label("3 January 2020: 1 event").click()
    expect(page.locator("#results .day[data-precision=day]")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"from=2020-01-03&to=2020-01-03"))


def test_an_actor_is_found_by_some_letters_of_a_name(affair, open_page):
    page = open_page("/")
    page.get_by_label("Find an actor").press_sequentially("hol")
    found = page.get_by_role("group", name="Actors found")
    found.get_by_label("Ada Holm").check()
    expect(page.locator("#results h3")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?actor=ada\-holm$"))


def test_everything_works_without_a_script(affair, open_page):
    page = open_page("/", script=False)
    page.get_by_role("checkbox", name="Material conflict").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("#results h3")).to_have_count(1)
    page.get_by_role("link", name="Sudria closed its border").click()
    expect(page.locator("#event-title")).to_contain_text("closed its border")
    page.get_by_role("link", name="Close", exact=True).click()
    expect(page.locator("#event-title")).to_have_count(0)
    expect(page.locator("#results h3")).to_have_count(1)


def test_a_narrow_screen_shows_filters_and_event_as_sheets(affair, open_page):
    page = open_page("/", width=360, height=740)
    expect(page.locator("#facets")).to_be_hidden()
    page.get_by_role("link", name="Filters", exact=True).click()
    page.get_by_role("checkbox", name="Material conflict").check()
    page.get_by_role("link", name="Show the events").click()
    expect(page.locator("#facets")).to_be_hidden()
    expect(page.locator("#results h3")).to_have_count(1)
    page.get_by_role("link", name="Sudria closed its border").click()
    expect(page.locator("#event-title")).to_be_focused()
    page.get_by_role("link", name="Close", exact=True).click()
    expect(page.locator("#event")).to_be_hidden()


def test_no_width_scrolls_sideways(affair, open_page):
    page = open_page("/")
    for path in ("/", f"/?event={affair.pk}", affair.get_absolute_url()):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 1000})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_axe_finds_nothing(affair, open_page):
    page = open_page("/")
    for path in ("/", f"/?event={affair.pk}", "/?type=AID&quad=4&from=2020-01", affair.get_absolute_url()):
        page.goto(path)
        expect_no_barrier(page, widths=(1440, 390))


def test_on_paper_the_opened_event_follows_the_list(affair, open_page):
    page = open_page(f"/?event={affair.pk}", width=760)
    page.emulate_media(media="print")
    page_end = page.locator("#results").bounding_box()
    opened = page.locator("#event").bounding_box()
    assert opened["y"] >= page_end["y"] + page_end["height"]
    expect(page.locator("#facets")).to_be_hidden()
    expect(page.get_by_text("Printed from http://localhost")).to_be_visible()


def test_the_theme_is_kept(affair, open_page):
    page = open_page("/")
    page.get_by_text("Theme").click()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(236, 232, 223)"


def test_odd_words_break_no_layout(transactional_db, open_page):
    state = an_actor("Sta" + "a" * 150 + "te", code="STA")
    odd = [
        "Supercali" + "x" * 200 + " was said.",
        "قالت الوزارة إن اللقاء عُقد في العاصمة.",
        "👩‍🚀🚀 " * 30 + "flew.",
        "<b>Bold</b> words & more were said.",
    ]
    events = [an_event(words, sources=[state], start=date(2020, 1, day), publisher="P" * 120) for day, words in enumerate(odd, 3)]
    page = open_page("/")
    for path in ("/", f"/?event={events[0].pk}&actor={state.slug}", events[0].get_absolute_url()):
        page.goto(path)
        for width in (360, 1024, 1440):
            page.set_viewport_size({"width": width, "height": 1000})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            if width > 1000 and path != events[0].get_absolute_url():
                boxes = page.evaluate(
                    "[...document.querySelectorAll('#facets, #results, #event')].map(e => [e.id, e.scrollWidth - e.clientWidth])"
                )
                assert all(over <= 0 for _, over in boxes), (path, width, boxes)
