"""Saving a view, as people do it: without leaving the explorer, and without a script."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from tests.browser.barriers import expect_no_barrier
from tests.builders import an_actor, an_event, built_together
from timeline.models import SavedView
from timeline.vocabulary import EventType

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
@built_together()
def reader(transactional_db: None) -> User:
    norland = an_actor("Norland", code="NOR")
    an_event("Norland closed its border.", type=EventType.SANCTION, sources=[norland], start=date(2020, 1, 5))
    an_event("Norland sent aid.", type=EventType.AID, sources=[norland], start=date(2020, 1, 9))
    return User.objects.create_user("bob", "bob@example.org", "bob-password")


@pytest.fixture
def open_as_reader(open_signed_in, reader):
    return partial(open_signed_in, user=reader)


@pytest.mark.parametrize("script", [True, False])
def test_a_view_is_saved_pinned_and_opened_from_the_start_page(open_as_reader, script):
    page = open_as_reader("/?type=AID", script=script)
    page.get_by_text("Save this view").click()
    page.get_by_label("Name", exact=True).fill("Who helps")
    page.get_by_label("Show it on the start page").check()
    page.get_by_role("button", name="Save", exact=True).click()
    saved = page.get_by_text("Saved as “Who helps”", exact=True)
    expect(saved).to_be_visible()
    if script:
        expect(saved).to_be_focused()
    expect(page).to_have_url(re.compile(r"/\?type=AID$"))
    page.get_by_role("link", name="Timeline").first.click()
    page.get_by_role("navigation", name="Your views").get_by_role("link", name="Who helps").click()
    expect(page.locator("#count")).to_have_text("1 event, 1 article")


@pytest.mark.parametrize("script", [True, False])
def test_a_view_is_renamed_and_deleted_on_its_page(open_as_reader, reader, script):
    SavedView.objects.create(owner=reader, name="Old", query="type=AID", words="Aid")
    page = open_as_reader("/saved/", script=script)
    page.get_by_text("Change Old").click()
    page.get_by_label("Name", exact=True).fill("New")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_role("link", name="New", exact=True)).to_be_visible()
    page.get_by_text("Change New").click()
    page.get_by_role("button", name="Delete the view").click()
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()


def test_saved_views_are_accessible_and_do_not_scroll_sideways(open_as_reader, reader):
    SavedView.objects.create(owner=reader, name="A long name of a view " * 3, query="type=AID", words="Aid", is_pinned=True)
    page = open_as_reader("/?type=SANCTION")
    page.get_by_text("Save this view").click()
    expect(page.get_by_label("Name", exact=True)).to_be_visible()
    for path in ("", "/", "/saved/"):
        if path:
            page.goto(path)
        if path == "/saved/":
            page.locator("summary", has_text="Change").click()
            expect(page.get_by_role("button", name="Delete the view")).to_be_visible()
        for width in (1440, 390):
            expect_no_barrier(page, widths=(width,))
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_view_can_be_changed_on_a_narrow_screen_without_scrolling_sideways(owner, open_signed_in):
    SavedView.objects.create(owner=owner, name="Sanctions and threats since the spring", query="type=SANCTION", words="Sanction")
    page = open_signed_in("/saved/", width=375)
    table = page.get_by_role("region", name="Table of saved views")
    page.locator("summary", has_text="Change").click()
    expect(page.get_by_role("button", name="Delete the view")).to_be_visible()
    assert table.evaluate("(element) => element.scrollWidth <= element.clientWidth")
