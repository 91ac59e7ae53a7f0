"""What shuts people out of a page, as far as axe can tell."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Contrast takes axe nine tenths of its time, most of it to find out again what it has found of the line above. It depends on
# the ink, its size and weight and the grounds it lies on: of all texts that have the same, it judges the first and the last.
JUDGED = """async ({ rules, contrast }) => {
    const grounds = new Map([[null, ""]]);
    const groundOf = (element) => {
        if (!grounds.has(element)) {
            const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
            const isOwn = ["absolute", "fixed", "sticky"].includes(position);
            const own = [backgroundColor, backgroundImage, opacity, filter, isOwn && element.getAttribute("class")].join();
            const nothing = "rgba(0, 0, 0, 0),none,1,none,false";
            grounds.set(element, groundOf(element.parentElement) + (own === nothing ? "" : `|${own}`));
        }
        return grounds.get(element);
    };
    const inkOf = (element) => {
        const { color, fill, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        return [color, fill, fontSize, fontWeight, textShadow].join();
    };
    const isText = (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim();
    const alike = new Map();
    for (const element of document.body.querySelectorAll("*")) {
        if (!element.matches("input, select, textarea") && ![...element.childNodes].some(isText)) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const ink = inkOf(element) + groundOf(element);
        alike.set(ink, [alike.get(ink)?.[0] ?? element, element]);
    }
    const texts = [...new Set([...alike.values()].flat())];
    const options = { resultTypes: ["violations"] };   // what passes is not reported, which takes half the time
    const found = await axe.run(document, { ...options, ...rules });
    const ofTexts = await axe.run({ include: texts }, { ...options, runOnly: contrast });
    found.violations.push(...ofTexts.violations);
    return found;
}"""
CONTRAST = "color-contrast"
EVERY_RULE = {"rules": {CONTRAST: {"enabled": False}}}
RULES_OF_COLOUR = {"runOnly": ["link-in-text-block"]}


def expect_no_barrier(page: Page, *, widths: Sequence[int] = (1440,)) -> None:
    """Every rule at each width in the light theme; in the dark one, which changes colours alone, the rules about these."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 1000})
        # a colour that is still fading would be measured on its way
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        _expect_none(page, f"{page.url} at {width}", EVERY_RULE)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        _expect_none(page, f"{page.url} at {width} in the dark", RULES_OF_COLOUR)
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")


def _expect_none(page: Page, where: str, rules: dict[str, object]) -> None:
    """`rules` are options of axe for all rules but the one of contrast, which is always judged."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = AxeResults(page.evaluate(JUDGED, {"rules": rules, "contrast": [CONTRAST]}))
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
