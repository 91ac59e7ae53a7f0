"""Overruling the machine in a real browser: in the panel with a script, on pages without one, in both themes."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from tests.browser.barriers import expect_no_barrier
from tests.builders import a_mention, an_actor, an_event, built_together
from timeline.decisions.correcting import correct
from timeline.models import Event
from timeline.vocabulary import EventType

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
@built_together()
def met(owner: User) -> Event:
    """Told by two articles, with another event near it."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    parts = {"type": EventType.CONSULT, "sources": [norland, sudria], "start": date(2020, 1, 3)}
    event = an_event("Norland met Sudria.", publisher="Courier", **parts)
    a_mention(event, "Sudria was received by Norland.", publisher="Gazette", confidence=0.6, **parts)
    an_event("Norland spoke to Sudria.", type=EventType.STATEMENT, sources=[norland], start=date(2020, 1, 4))
    return event


def test_in_the_panel_one_corrects_and_stays_in_the_same_list(met, open_signed_in):
    page = open_signed_in(f"/?type=CONSULT&event={met.pk}")
    panel = page.locator("#event")
    panel.get_by_role("link", name="Correct").click()
    title = panel.get_by_label("What happened")
    expect(title).to_be_focused()
    title.fill("")
    panel.get_by_role("button", name="Save the correction").click()
    expect(panel.locator("#act-title_error")).to_have_text("Write what happened.")
    title.fill("The ministers met")
    panel.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#event-title")).to_have_text("The ministers met")
    expect(page.locator("#results h3")).to_have_text(["The ministers met"])
    expect(page).to_have_url(re.compile(rf"type=CONSULT&event={met.pk}$"))
    panel.get_by_role("button", name="Undo").click()
    expect(page.locator("#event-title")).to_have_text("Norland met Sudria")


@pytest.mark.parametrize("script", [True, False])
def test_two_events_are_merged_and_parted_again(met, open_signed_in, script):
    page = open_signed_in(f"/?event={met.pk}", script=script)
    page.get_by_role("link", name="Merge").click()
    page.locator("#act").get_by_role("link", name="Norland spoke to Sudria").click()
    expect(page.locator(".to-merge h3")).to_have_text(["Norland met Sudria", "Norland spoke to Sudria"])
    page.get_by_role("button", name="Merge these two").click()
    expect(page.locator("#event .passage")).to_have_count(3)
    expect(page.locator("#results h3")).to_have_text(["Norland met Sudria"])
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#results h3")).to_have_count(2)


@pytest.mark.parametrize("script", [True, False])
def test_a_sentence_is_split_off(met, open_signed_in, script):
    page = open_signed_in(met.get_absolute_url(), script=script)
    page.get_by_role("link", name="Split off").last.click()
    expect(page.get_by_role("checkbox").last).to_be_checked()
    page.get_by_role("button", name="Split off").click()
    expect(page.get_by_text("parted from it")).to_be_visible()
    expect(page.locator(".passage")).to_have_count(1)


def test_a_citation_opens_without_a_script(met, open_page):
    page = open_page(met.get_absolute_url(), script=False)
    page.get_by_text("Cite", exact=True).click()
    expect(page.locator(".citation")).to_contain_text("Reported by Courier, 9 January 2020; Gazette")


def test_the_acts_have_no_fault_that_axe_knows(met, owner, open_signed_in):
    correct(owner, met, {"title": "They met"}, reason="So says the archive.")
    page = open_signed_in(f"/?event={met.pk}")
    page.locator("#event").get_by_text("Cite", exact=True).click()
    expect(page.locator(".citation")).to_be_visible()
    for act in ("Correct", "Merge", "Split"):
        page.locator("#event .do").get_by_role("link", name=act).click()
        expect(page.locator("#act-heading")).to_have_text(act)
        expect_no_barrier(page)


def test_the_pages_of_their_own_have_none_either_and_fit_a_telephone(met, open_signed_in):
    page = open_signed_in(met.get_absolute_url(), width=390)
    for act in ("Correct", "Merge", "Split"):
        page.goto(f"{met.get_absolute_url()}{act.lower()}/")
        expect(page.locator("#act-heading")).to_have_text(act)
        expect_no_barrier(page, widths=(390,))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
