"""Trying a rejected file again, with and without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import expect_no_barrier
from timeline.importer.readers import Upload
from timeline.importer.running import Source, run_import, start_run

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("script", "width"), [(True, 1440), (False, 390)])
def test_a_rejected_file_is_put_right_and_goes_in(open_signed_in, owner, script, width):
    run = start_run("january", total=1, by=owner)
    run_import(run, [Source(Upload("one.txt", b"France recalled its ambassador from Turkey on Tuesday."))])
    page = open_signed_in(f"/import/{run.pk}/", script=script, width=width)
    page.get_by_role("link", name="Try again with one.txt").click()
    expect(page.get_by_role("heading", name="Try one.txt again")).to_be_visible()
    expect(page.get_by_text("no date of publication")).to_be_visible()
    if script:
        expect_no_barrier(page)
    page.get_by_label("Published on").fill("2020-01-09")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("one.txt went in as a new article")).to_be_visible()
    expect(page.get_by_role("cell", name="+ new", exact=True)).to_be_visible()
