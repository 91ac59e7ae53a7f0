"""That the search for barriers finds one wherever it is put."""

from __future__ import annotations

import pytest

from tests.browser.barriers import expect_no_barrier

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FAULTS = [
    ("main p { color: #999 }", "at 1440\n", "one ink for all paragraphs"),
    (".nav li:nth-child(3) a { color: #999 }", "at 1440\n", "one link among many"),
    (".field:has([name=password]) { background: #777 }", "at 1440\n", "the ground of one field"),
    (".nav li:nth-child(2) { opacity: .3 }", "at 1440\n", "what is let through"),
    ("@media (prefers-color-scheme: dark) { main p { color: #444 } }", "at 1440 in the dark\n", "only in the dark theme"),
    ("@media (width < 40rem) { main p { color: #999 } }", "at 390\n", "only on a narrow screen"),
]


def test_a_faint_text_is_found_wherever_it_is(open_page):
    page = open_page("/sign-in/")
    expect_no_barrier(page, widths=(1440, 390))
    for style, where, what in FAULTS:
        page.evaluate("style => { (document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync(style); }", style)
        with pytest.raises(AssertionError, match="color-contrast") as found:
            expect_no_barrier(page, widths=(1440, 390))
        assert where in str(found.value), what


def test_a_field_without_a_name_is_found(open_page):
    page = open_page("/sign-in/")
    page.evaluate("document.querySelector('[name=username]').labels[0].remove()")
    with pytest.raises(AssertionError, match="label"):
        expect_no_barrier(page)
