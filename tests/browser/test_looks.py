"""What the pages look like where a screenshot would be looked at: nothing jumps, nothing leaves the window, no mark vanishes."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from tests.browser.barriers import expect_no_barrier
from tests.builders import a_mention, an_actor, an_event, built_together
from timeline.decisions.correcting import correct
from timeline.importer.readers import Upload
from timeline.importer.running import Source, run_import, start_run
from timeline.models import Event, ImportedFile, SavedView
from timeline.vocabulary import EventType, Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What moved without anybody having asked for it, since the page began to load.
SHIFT = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
})"""


@pytest.fixture
def met(owner: User) -> Event:
    """A corrected event that two articles tell, with another one to merge it with, near an event of every status."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    parts = {"type": EventType.CONSULT, "sources": [norland, sudria], "start": date(2020, 1, 3)}
    event = an_event("Norland met Sudria.", publisher="Courier", **parts)
    a_mention(event, "Sudria was received by Norland.", publisher="Gazette", confidence=0.6, **parts)
    with built_together():
        for day, status in enumerate(Status, start=4):
            parts = {"sources": [norland], "targets": [sudria], "start": date(2020, 1, day), "published_on": date(2020, 1, 7)}
            an_event(f"Norland, {status}, warned Sudria.", status=status, **parts)
    event.refresh_from_db()
    correct(owner, event, {"title": "They met " + "at length " * 12}, reason="So says the archive.")
    return event


@pytest.fixture
def rejected(owner: User) -> ImportedFile:
    """A file that was rejected and can be tried again."""
    run = start_run("january", total=1, by=owner)
    run_import(run, [Source(Upload("a-long-name-of-a-file-from-an-old-archive.txt", b"France recalled its ambassador."))])
    return run.files.get()


# Nothing jumps


def test_nothing_jumps_while_the_explorer_loads_nor_when_a_filter_is_set(met, open_page):
    page = open_page("/")
    expect(page.locator("#results h3")).to_have_count(7)
    assert page.evaluate(SHIFT) < 0.01, "cold"
    chart = page.locator("#histogram").bounding_box()
    # a click would not do: what follows an act of the reader's hand within half a second is not counted
    page.evaluate("document.querySelector('#facets [name=status][value=planned]').click()")
    expect(page.locator("#results h3")).to_have_count(1)
    assert page.evaluate(SHIFT) < 0.01, "filtered"
    # what was put in anew counts for no shift, and yet must stand where the same stood before
    assert page.locator("#histogram").bounding_box()["y"] == chart["y"]


# Nothing leaves the window


def deciding(met: Event, rejected: ImportedFile) -> list[str]:
    """Where people decide: the pages that the tests of each family do not measure at every width."""
    other = Event.objects.exclude(pk=met.pk).first()
    return [
        met.get_absolute_url(),
        *(f"{met.get_absolute_url()}{act}/" for act in ("correct", "merge", "split")),
        f"{met.get_absolute_url()}merge/?other={other.pk}",
        "/saved/",
        f"/import/{rejected.run_id}/",
        f"/import/{rejected.run_id}/{rejected.pk}/",
    ]


def test_no_page_of_decisions_scrolls_sideways(met, rejected, owner, open_signed_in, live_server):
    SavedView.objects.create(
        owner=owner, name="A long name of a view " * 3, query="status=denied", words="denied", is_pinned=True
    )
    page = open_signed_in("/")
    for address in ["/", "/?status=planned", *deciding(met, rejected)]:
        page.goto(f"{live_server.url}{address}")
        for summary in page.locator("summary", has_text="Save this view").all():
            summary.click()
        for width in (320, 768, 2560):
            page.set_viewport_size({"width": width, "height": 1000})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} at {width}"


def test_the_masthead_is_one_line_where_it_can_be(met, open_signed_in):
    page = open_signed_in("/saved/")
    for width, is_whole in ((1440, True), (1000, True), (900, True), (768, False)):
        page.set_viewport_size({"width": width, "height": 1000})
        name, *others = [page.locator(f".masthead {part}").bounding_box() for part in (".name", "search", "nav", ".tools")]
        off = [abs(box["y"] + box["height"] / 2 - name["y"] - name["height"] / 2) for box in others]
        assert (max(off) < 6) is is_whole, f"{off} at {width}"


def test_the_line_of_publication_is_named_in_full(met, open_page):
    page = open_page("/")
    named = page.locator("#histogram :is(.printed-words, .printed-key):visible")
    for width in (1440, 320):
        page.set_viewport_size({"width": width, "height": 1000})
        expect(named).to_have_count(1)
        box = named.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, f"{box} at {width}"


def test_an_act_opens_below_the_title_without_outshouting_it(met, open_signed_in):
    page = open_signed_in(met.get_absolute_url())
    page.get_by_role("link", name="Correct").click()
    size = "(heading) => parseFloat(getComputedStyle(heading).fontSize)"
    assert page.locator("#act-heading").evaluate(size) < page.locator("#event-title").evaluate(size) / 1.5
    # the field's frame of focus reaches out of the panel by four pixels, and must not be cut there
    assert page.locator(".event-page .panel").evaluate("(panel) => getComputedStyle(panel).overflow") == "visible"


# No mark vanishes


def test_in_forced_colours_every_mark_stands_out_from_the_ground_and_nothing_moves(met, open_page):
    page = open_page("/")
    page.emulate_media(forced_colors="active", reduced_motion="reduce", color_scheme="dark")
    page.locator("#results h3 a").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate(
        "[...new Set([...document.querySelectorAll('*')].map((part) => getComputedStyle(part).transitionDuration))]"
    ) == ["0s"]
    marks = page.locator("#results .mark .body")
    expect(marks).to_have_count(7)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    for mark in marks.all():
        box = mark.bounding_box()
        assert box["width"] >= 8 and box["height"] >= 4
        assert mark.evaluate("(body) => getComputedStyle(body).stroke") != ground


def test_the_pages_of_decisions_have_no_barrier(met, rejected, open_signed_in):
    page = open_signed_in("/")
    for address in deciding(met, rejected):
        page.goto(address)
        expect_no_barrier(page)
    page.goto(f"{met.get_absolute_url()}split/")
    page.get_by_role("button", name="Split off").click()
    expect(page.locator("#act .error")).to_be_visible()
    expect_no_barrier(page)


# On a narrow screen

# Where a comma or full stop behind a name stands on another line than the end of that name.
SIGNS_BEGINNING_A_LINE = """() => [...document.querySelectorAll('.side')].filter((side) => {
    const sign = document.createRange();
    const last = side.lastChild;
    if (last.nodeType !== Node.TEXT_NODE) return false;
    sign.selectNodeContents(last);
    const name = document.createRange();
    name.setStartBefore(side);
    name.setEndBefore(last);
    return sign.getBoundingClientRect().bottom > name.getBoundingClientRect().bottom + 2;
}).length"""


def test_no_line_begins_with_the_comma_behind_a_name(transactional_db, open_page):
    many = [an_actor("The " + "Long Named " * length + "Republic") for length in range(8)]
    event = an_event("They all met.", sources=many[:4], targets=many[4:], start=date(2020, 1, 3))
    page = open_page("/")
    for path in ("/", event.get_absolute_url()):
        page.goto(path)
        assert page.locator(".side").count() >= 8
        for width in range(320, 500, 20):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SIGNS_BEGINNING_A_LINE) == 0, (path, width)


def test_a_narrow_screen_shows_the_whole_row_of_articles_actors_and_files(met, rejected, open_signed_in):
    page = open_signed_in("/articles/", width=375)
    for path in ("/articles/", "/actors/", f"/import/{rejected.run_id}/"):
        page.goto(path)
        boxes = (
            page.locator(".stack tbody tr")
            .first.locator("th, td")
            .evaluate_all("cells => cells.filter(cell => cell.textContent).map(cell => cell.getBoundingClientRect().right)")
        )
        assert len(boxes) >= 3 and max(boxes) <= 375, (path, boxes)
        expect_no_barrier(page, widths=(375,))


def test_a_narrow_screen_shows_what_two_articles_tell_one_below_the_other(met, open_page):
    one, two = (mention.article for mention in met.mentions.order_by("pk"))
    page = open_page(f"{one.get_absolute_url()}?with={two.pk}", width=375)
    cells = page.locator(".compare tbody tr").first.locator("td")
    left, right = (cell.bounding_box() for cell in cells.all())
    assert max(box["x"] + box["width"] for box in (left, right)) <= 375
    assert right["y"] >= left["y"] + left["height"]
    names = cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert ["Courier" in names[0], "Gazette" in names[1]] == [True, True]
    expect_no_barrier(page, widths=(375,))
