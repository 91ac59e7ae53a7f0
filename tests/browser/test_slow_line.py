"""What is done while an answer is still on its way, as on a slow line: every answer is held until it was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@contextmanager
def held_back(page: Page, address: str) -> Iterator[Callable[[], None]]:
    """Holds the answer to the request for `address` that the block's first line makes, until the block calls what it is given."""
    held: list[Route] = []
    page.route(re.compile(address), lambda route: held.append(route), times=1)

    def let_it_come() -> None:
        assert held, f"nothing was asked of {address}"
        held.pop().continue_()

    yield let_it_come
    assert not held, "the answer was never let come"


def tick_material_conflict(page: Page) -> None:
    with page.expect_request(re.compile("quad=4")):
        page.get_by_role("checkbox", name="Material conflict").check()


def test_a_sheet_closes_though_the_list_comes_while_its_link_is_pressed(affair, open_page):
    page = open_page("/", width=360, height=740)
    page.get_by_role("link", name="Filters", exact=True).click()
    with held_back(page, "quad=4") as let_it_come:
        tick_material_conflict(page)
        page.get_by_role("link", name="Show the events").hover()
        page.mouse.down()
        with page.expect_event("requestfinished"):
            let_it_come()
        page.mouse.up()
    expect(page.locator("#facets")).to_be_hidden()
    expect(page.locator("#results h3")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"[?]quad=4"))


def test_a_finger_closes_a_sheet_while_the_list_comes(affair, open_page):
    page = open_page("/", width=360, height=740)
    page.get_by_role("link", name="Filters", exact=True).click()
    fingers = page.context.new_cdp_session(page)
    with held_back(page, "quad=4") as let_it_come:
        tick_material_conflict(page)
        link = page.get_by_role("link", name="Show the events").bounding_box()
        at = {"x": link["x"] + link["width"] / 2, "y": link["y"] + link["height"] / 2}
        fingers.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
        with page.expect_event("requestfinished"):
            let_it_come()
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("#facets")).to_be_hidden()
    expect(page.locator("#results h3")).to_have_count(1)


def test_a_box_is_ticked_though_the_list_comes_while_the_space_bar_is_down(affair, open_page):
    page = open_page("/", may_fail=True)  # the second tick breaks off the first one's request, and HTMX logs that
    with held_back(page, "quad=4") as let_it_come:
        tick_material_conflict(page)
        page.get_by_role("checkbox", name="Material cooperation").focus()
        page.keyboard.down(" ")
        with page.expect_event("requestfinished"):
            let_it_come()
        page.keyboard.up(" ")
    expect(page.locator("#results h3")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"/[?]quad=2&quad=4$"))


@pytest.mark.parametrize("clicked", ["Sudria closed its border", "Norland is to send aid"], ids=["passes", "is filtered away"])
def test_an_event_opened_while_the_list_is_being_filtered_opens_when_it_has_come(clicked, affair, open_page):
    page = open_page("/", width=1000)
    with held_back(page, "quad=4") as let_it_come:
        tick_material_conflict(page)
        page.get_by_role("link", name=clicked).click()
        let_it_come()
    expect(page.locator("#event-title")).to_contain_text(clicked)
    expect(page.locator("#results h3")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/[?]quad=4&event=\d+$"))


def test_the_opened_event_closes_though_a_list_is_on_its_way(affair, open_page):
    page = open_page(f"/?event={affair.pk}")
    with held_back(page, "quad=4") as let_it_come:
        tick_material_conflict(page)
        page.get_by_role("link", name="Close", exact=True).click()
        let_it_come()
    expect(page.locator("#results h3")).to_have_count(1)
    expect(page.locator("#event-title")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/[?]quad=4$"))


@pytest.mark.parametrize(
    ("region", "link", "leads_to"),
    [
        ("#views", "Lanes", r"/lanes/[?]quad=4$"),
        ("#histogram", "5 January 2020: 1 event", r"/[?]quad=4&from=2020-01-05&to=2020-01-05$"),
        ("#results", "Oldest first", r"/[?]quad=4&sort=oldest$"),
        ("#formats", "counts as JSON", r"/api/v1/facets/[?]quad=4$"),
    ],
    ids=["another view", "a bar", "the other order", "another format"],
)
def test_a_link_of_the_old_list_leads_on_from_the_new_one(region, link, leads_to, affair, open_page):
    page = open_page("/", may_fail=True)  # JSON asks for an icon of its own
    with held_back(page, "quad=4") as let_it_come:
        tick_material_conflict(page)
        page.locator(region).get_by_role("link", name=link).click()
        let_it_come()
    expect(page).to_have_url(re.compile(leads_to))


def test_an_answer_comes_though_nobody_tells_that_the_pointer_was_let_go(affair, open_page):
    page = open_page("/")
    page.evaluate(
        "window.addEventListener('pointerup', (event) => event.stopImmediatePropagation(), true)"
    )  # as a scroll bar does
    with held_back(page, "quad=4") as let_it_come:
        tick_material_conflict(page)
        page.get_by_role("heading", level=1).first.hover()
        page.mouse.down()
        with page.expect_event("requestfinished"):
            let_it_come()
        page.mouse.up()
    page.mouse.move(5, 5)
    expect(page.locator("#results h3")).to_have_count(1)
