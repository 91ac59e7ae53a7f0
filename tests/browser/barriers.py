"""What shuts people out of a page, as far as axe can tell."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]


def expect_no_barrier(page: Page, *, widths: Sequence[int] = (1440,)) -> None:
    """Every rule at each width in the light theme; in the dark one, which changes colours alone, the rules about these."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 1000})
        # a colour that is still fading would be measured on its way
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        _expect_none(page, f"{page.url} at {width}", {})
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        _expect_none(page, f"{page.url} at {width} in the dark", {"runOnly": RULES_OF_COLOUR})
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")


def _expect_none(page: Page, where: str, options: dict[str, object]) -> None:
    if not page.evaluate("'axe' in window"):  # half a megabyte, which stays for as long as the page does
        page.evaluate(AXE_SCRIPT)
    # What passes is not reported, which takes axe half the time.
    found = AxeResults(page.evaluate("options => axe.run(options)", options | {"resultTypes": ["violations"]}))
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
