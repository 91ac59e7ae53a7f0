"""Takes the pictures of this folder from a running server that holds the sample articles.

make run                                                                   in one terminal; it prints a sign-in link
.venv/bin/python docs/take_pictures.py http://127.0.0.1:8000 SIGN_IN_LINK   in another; needs Chromium
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
JANUARY_2020 = "actor=iran&from=2020-01&to=2020-01"
# Chromium runs as root in containers only without its sandbox, and must not call home.
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
PICTURES = [
    # name, address, width, height, theme
    ("explorer", f"/?{JANUARY_2020}", 1440, 1000, "light"),
    ("explorer-dark", f"/?{JANUARY_2020}", 1440, 1000, "dark"),
    ("explorer-narrow", f"/?{JANUARY_2020}", 390, 844, "light"),
    ("lanes", f"/lanes/?{JANUARY_2020}", 1440, 1000, "light"),
    ("matrix", f"/matrix/?{JANUARY_2020}", 1440, 1000, "light"),
    ("event", "/?actor=qassem-soleimani&from=2020-01-03&to=2020-01-03&undated=exclude", 1440, 1000, "light"),
    ("actors", "/actors/", 1440, 1000, "light"),
    ("actor", "/actors/iran/", 1440, 1000, "light"),
    ("dyad", "/actors/iran/united-states/", 1440, 1000, "light"),
    ("articles", "/articles/", 1440, 1000, "light"),
    ("article", "", 1440, 1000, "light"),
    ("compare", "", 1440, 1000, "light"),
    ("import", "/import/", 1440, 1000, "light"),
    ("run", "/import/", 1440, 1000, "light"),
]
OF_THE_OWNER = ("event", "import", "run")  # whoever only reads sees no acts, and imports nothing


def open_page(page: Page, base: str, name: str, address: str) -> None:
    if name in ("article", "compare"):
        page.goto(f"{base}/articles/?q=missiles")
        page.locator("main a[href^='/articles/']").first.click()
        if name == "compare":
            page.locator("a[href*='with=']").first.click()
    else:
        page.goto(base + address)
    if name in ("explorer", "explorer-dark"):
        page.locator(".event h3 a").first.click()
        page.locator("#event #event-title").wait_for()
    if name == "event":
        page.locator(".event h3 a").first.click()
        page.locator("#event").get_by_role("link", name="Share").click()
        page.get_by_role("link", name="Correct").click()
        page.locator("#act-heading").wait_for()
    if name == "run":
        page.locator("main a[href^='/import/']").first.click()
    page.wait_for_load_state("networkidle")


def main(base: str, sign_in_link: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        owner = browser.new_context()
        owner.new_page().goto(sign_in_link)
        for name, address, width, height, theme in PICTURES:
            known = owner.storage_state() if name in OF_THE_OWNER else None
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme, storage_state=known)
            open_page(page, base.rstrip("/"), name, address)
            page.screenshot(path=HERE / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
