"""What somebody who has never seen the program asks of it, answered by mouse alone and by keyboard alone.

Which events between two states on one day are reported by both of two publishers, which are only planned, and where do
the publishers disagree? The answers are those of the database.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import QueryDict
from playwright.sync_api import Locator, Page, expect

from timeline.filters import EventFilter
from timeline.models import Event

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAMPLE = Path(__file__).resolve().parents[2] / "timeline" / "sample"
PUBLISHERS = {"Amber Coast Agency", "Northern Press"}
DAY = "actor=iran&actor=united-states&from=2020-01-08&to=2020-01-08"


@pytest.fixture
def affair(transactional_db: None) -> None:
    call_command("import_articles", *sorted(map(str, SAMPLE.glob("*-gulf-*.txt"))), verbosity=0)


def titles(query: str) -> list[str]:
    """Of the events that the database has for a query, in the order of the page."""
    events = EventFilter.from_query(QueryDict(query)).apply(Event.objects.all()).newest_first()
    return [event.title for event in events]


def titles_by_both() -> set[str]:
    events = EventFilter.from_query(QueryDict(DAY)).apply(Event.objects.all())
    told = {event.title: set(event.mentions.values_list("article__publisher__name", flat=True)) for event in events}
    return {title for title, publishers in told.items() if publishers >= PUBLISHERS}


def lines_by_both(page: Page) -> set[str]:
    """The titles of the lines whose facts name both publishers."""
    lines = page.locator("#results .event")
    for publisher in PUBLISHERS:
        lines = lines.filter(has=page.locator(".facts", has_text=publisher))
    return set(lines.locator("h3").all_text_contents())


def box(page: Page, label: str) -> Locator:
    return page.locator("#facets").get_by_role("checkbox", name=re.compile(rf"^{label}\s*\d+$"))


def expect_answers(page: Page, query: str) -> None:
    wanted = titles(query)
    assert wanted, f"the sample has no such event: {query}"
    expect(page.locator("#results h3")).to_have_text(wanted)


class ByMouse:
    def __init__(self, page: Page) -> None:
        self.page = page

    def tick(self, label: str) -> None:
        box(self.page, label).click()

    def choose(self, link: Locator) -> None:
        link.click()


class ByKeyboard(ByMouse):
    """From wherever the focus is, by Tab, the arrow keys, Space and Enter."""

    def tick(self, label: str) -> None:
        self._reach(box(self.page, label), "Tab")
        self.page.keyboard.press("Space")

    def choose(self, link: Locator) -> None:
        """A bar of the histogram: Tab leads to one of the bars, the arrow keys from bar to bar."""
        self._reach(self.page.locator("#histogram a.bar:not([tabindex='-1'])").first, "Tab")
        self._reach(link, "ArrowRight")
        self.page.keyboard.press("Enter")

    def _reach(self, wanted: Locator, key: str) -> None:
        for _ in range(150):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press(key)
        pytest.fail(f"{wanted} is not reached by {key}")


@pytest.mark.parametrize("way", [ByMouse, ByKeyboard])
def test_three_questions(way, affair, open_page):
    page = open_page("/")
    reader = way(page)
    reader.tick("Iran")
    expect(page).to_have_url(re.compile("actor=iran"))
    reader.tick("United States")
    expect(page).to_have_url(re.compile("actor=united-states"))
    reader.choose(page.locator("#histogram").get_by_role("link", name=re.compile("^8 January 2020")))
    expect_answers(page, DAY)
    assert lines_by_both(page) == titles_by_both() != set()
    reader.tick("Planned")
    expect_answers(page, f"{DAY}&status=planned")
    reader.tick("Planned")
    expect_answers(page, DAY)
    reader.tick("≠?Sources differ")
    expect_answers(page, f"{DAY}&differ=1")
