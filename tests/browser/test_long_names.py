"""Names and titles far longer than those of states: they wrap or are cut off where they stand, and push nothing out of sight."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.builders import a_mention, an_actor, an_event, built_together
from timeline.models import Actor, Event
from timeline.vocabulary import EventType

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LEAVES = "() => document.documentElement.scrollWidth > window.innerWidth"
LINES = "(element) => element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth"


@pytest.fixture
@built_together()
def long_names(transactional_db: None) -> tuple[Actor, Actor, Event]:
    """Two bodies with very long names, one of a single word, among a dozen states that deal with each other."""
    commission = an_actor(
        "Standing Commission for the Supervision of Navigation, Fisheries and Dredging on the Upper Waters and their Tributaries"
    )
    ministry = an_actor("Binnenschifffahrtsverwaltungsoberaufsichtsratsvorsitzender" * 2)
    bodies = [commission, ministry, *(an_actor(f"{letter}land") for letter in "ABCDEFGHIJKLM")]
    for day, body in enumerate(bodies[1:], start=1):
        for one, other in ((commission, body), (body, ministry)):
            if one != other:
                parts = {"sources": [one], "targets": [other], "start": date(2020, 1, day)}
                an_event(f"{one.name} warned {other.name}.", type=EventType.ACCUSE, **parts)
    return commission, ministry, Event.objects.order_by("pk").first()


@pytest.mark.parametrize("width", [375, 1280])
def test_no_page_leaves_the_window(long_names, open_page, width):
    one, other, event = long_names
    page = open_page("/", width=width)
    pair = f"actor={one.slug}&actor={other.slug}"
    of_both = f"/actors/{one.slug}/{other.slug}/"
    for address in (
        f"/?event={event.pk}",
        f"/?{pair}",
        f"/lanes/?{pair}",
        "/matrix/",
        "/actors/",
        f"/actors/{one.slug}/",
        of_both,
    ):
        page.goto(address)
        assert not page.evaluate(LEAVES), address


def test_what_is_told_of_a_long_name_stays_in_sight(long_names, open_page):
    one, other, _ = long_names
    page = open_page(f"/actors/{one.slug}/", width=1280)
    for address in (f"/actors/{one.slug}/", f"/actors/{one.slug}/{other.slug}/", "/actors/"):
        page.goto(address)
        table = page.locator(".scroll-x:has(.counterparts), .index .scroll-x")
        assert table.evaluate("(element) => element.scrollWidth <= element.clientWidth"), address


def test_the_last_column_of_a_wide_matrix_stays_in_sight_and_its_heads_stay_low(long_names, open_page):
    page = open_page("/matrix/", width=1280)
    region = page.locator("#results .scroll-x")
    assert region.evaluate("(element) => element.scrollWidth > element.clientWidth"), "this matrix is not wide"
    right = region.bounding_box()["x"] + region.bounding_box()["width"]
    for cell in page.locator(".matrix tr > :last-child").all():
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= right + 1
    head = page.locator(".matrix thead tr").bounding_box()
    assert head["height"] < 120
    for name in page.locator(".matrix thead th").all():
        assert name.evaluate("(element) => element.scrollWidth <= element.offsetWidth")


def test_what_has_the_focus_in_a_wide_matrix_does_not_lie_below_what_stays(long_names, open_page):
    page = open_page("/matrix/", width=1280)
    stays = page.locator(".matrix thead th").last.bounding_box()["x"]
    cells = page.locator(".matrix tbody tr").first.locator("td:not(.total) a")
    cells.first.focus()
    for cell in cells.all():
        expect(cell).to_be_focused()
        assert cell.bounding_box()["x"] + cell.bounding_box()["width"] / 2 < stays
        page.keyboard.press("Tab")


def test_on_paper_the_bars_of_a_matrix_stay_in_their_cells_and_nothing_asks_to_be_clicked(long_names, open_signed_in):
    one, other, event = long_names
    between = {"sources": [one], "targets": [other], "start": date(2020, 1, 1)}
    with built_together():
        a_mention(event, f"{other.name} was warned by {one.name}.", type=EventType.ACCUSE, publisher="Gazette", **between)
        kinds = [EventType.SUPPORT, EventType.AID, EventType.ACCUSE, EventType.SANCTION] * 3
        for number, kind in enumerate(kinds):
            an_event(f"{one.name} dealt with {other.name}, act {number}.", type=kind, **between)
    page = open_signed_in(event.get_absolute_url(), width=673)  # A4 without the margins
    expect(page.get_by_role("link", name="Split off")).to_have_count(2)
    page.emulate_media(media="print")
    assert page.locator("a[hx-target='#act']:visible").count() == 0
    page.goto("/matrix/")
    cells = page.locator(".matrix td", has=page.locator(".mix > svg"))
    expect(cells.first).to_be_visible()
    for cell in cells.all():
        bar, box = cell.locator(".mix > svg").first.bounding_box(), cell.bounding_box()
        assert box["x"] <= bar["x"] and bar["x"] + bar["width"] <= box["x"] + box["width"]


def test_all_of_a_long_title_is_in_sight_while_it_is_corrected(long_names, open_signed_in):
    *_, event = long_names
    Event.objects.filter(pk=event.pk).update(title="The two sides warned each other " + "again and " * 14 + "again")
    page = open_signed_in(f"/events/{event.pk}/correct/", width=375)
    for label in ("What happened", "Who acts", "Acted upon"):
        assert page.get_by_label(label, exact=True).evaluate(LINES), label
    page.get_by_label("What happened").fill("A warning")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("h2#event-title, h1#event-title")).to_have_text("A warning")


def test_a_form_that_is_refused_keeps_its_lines_and_leads_to_the_fault(transactional_db, open_signed_in):
    page = open_signed_in("/import/", width=375)
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/import/")
        page.locator("#text").fill("Words.")
        page.locator("#published").fill("soon")
        page.get_by_role("button", name="Import", exact=True).click()
        expect(page.locator("#published")).to_be_focused()
        assert not page.evaluate(LEAVES)
        if width == 1280:
            assert page.locator("#published").bounding_box()["y"] == page.locator("#publisher").bounding_box()["y"]
