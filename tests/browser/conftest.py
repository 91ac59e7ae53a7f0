"""A real Chromium against a running server. Without one the tests are skipped and say so; REQUIRE_BROWSER=1 makes that fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.builders import a_mention, a_person, an_actor, an_event, built_together
from timeline.models import Event
from timeline.vocabulary import EventType, Precision, Status

# Playwright runs an event loop in the test's own thread, where Django else refuses to touch the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # the pages of a test are alike: no process for each
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, but there is no Chromium on the PATH.")
        pytest.skip("no Chromium on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def _is_fault(message: ConsoleMessage) -> bool:
    """Chromium logs every 4xx as an error; a form that is refused with its reasons is none."""
    return message.type == "error" and "status of 422" not in message.text


@pytest.fixture(scope="session")
def profiles(chromium: Browser, live_server: object) -> Iterator[dict[bool, BrowserContext]]:
    """With scripts and without: what a test leaves in them is cleared away, since a new one takes longer than most tests.

    Each has an empty page that stays: without it, Chromium closes its window behind each test and opens one before the next,
    which takes it longer than the test.
    """
    profiles = {script: chromium.new_context(base_url=live_server.url, java_script_enabled=script) for script in (True, False)}
    for profile in profiles.values():
        profile.new_page()
    yield profiles
    for profile in profiles.values():  # while the server still runs
        profile.close()


@pytest.fixture
def open_page(profiles: dict[bool, BrowserContext], live_server: object) -> Iterator[object]:
    """Opens an address of the running server in a window of its own: `open_page("/", width=390, dark=True)`.

    Whatever a page logs as an error, throws, or asks of another host fails the test at its end, unless it `may_fail`.
    """
    faults: list[str] = []

    def open_page(
        path: str, *, width: int = 1440, height: int = 1000, dark: bool = False, script: bool = True, may_fail: bool = False
    ) -> Page:
        page = profiles[script].new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.set_default_timeout(10_000)
        if not may_fail:
            page.on("pageerror", lambda error: faults.append(f"thrown: {error}"))
            page.on("console", lambda message: _is_fault(message) and faults.append(f"logged: {message.text}"))
            page.on("request", lambda request: request.url.startswith(live_server.url) or faults.append(f"asked: {request.url}"))
        page.goto(path)
        return page

    yield open_page
    for profile in profiles.values():
        stays, *opened = profile.pages
        if not opened:
            continue
        for page in opened:
            page.close()
        everything = {"origin": live_server.url, "storageTypes": "all"}
        session = profile.new_cdp_session(stays)
        session.send("Storage.clearDataForOrigin", everything)
        session.detach()
        profile.clear_cookies()
    assert not faults, faults


@pytest.fixture
def owner(transactional_db: None) -> User:
    return User.objects.create_superuser("alice", "alice@example.org", "alice-password")


@pytest.fixture
def open_signed_in(open_page, owner: User, profiles: dict[bool, BrowserContext], live_server: object) -> Callable[..., Page]:
    """As `open_page`, by somebody who is signed in: the owner, or `user`."""

    def opened(path: str, *, user: User = owner, script: bool = True, **options) -> Page:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        profiles[script].add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return open_page(path, script=script, **options)

    return opened


@pytest.fixture
@built_together()
def affair(transactional_db: None) -> Event:
    """A small affair with every kind of date and status; the event that two articles report is returned."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    minister = a_person("Ada Holm", of=norland)
    met = an_event(
        "Ada Holm met envoys of Sudria on 3 January.",
        type=EventType.CONSULT,
        sources=[minister],
        targets=[sudria],
        start=date(2020, 1, 3),
        trigger="met",
        expression="on 3 January",
    )
    a_mention(
        met,
        "On Friday Ada Holm met a delegation from Sudria.",
        publisher="Evening Post",
        type=EventType.CONSULT,
        sources=[minister],
        targets=[sudria],
        start=date(2020, 1, 3),
        trigger="met",
        expression="On Friday",
    )
    an_event(
        "Sudria closed its border with Norland.",
        type=EventType.SANCTION,
        sources=[sudria],
        targets=[norland],
        start=date(2020, 1, 5),
        trigger="closed",
    )
    an_event(
        "Norland is to send aid to Sudria next week.",
        type=EventType.AID,
        status=Status.PLANNED,
        sources=[norland],
        targets=[sudria],
        start=date(2020, 1, 13),
        end=date(2020, 1, 19),
        precision=Precision.WEEK,
        trigger="send aid",
    )
    an_event(
        "Norland accused Sudria of bad faith.", type=EventType.ACCUSE, sources=[norland], targets=[sudria], trigger="accused"
    )
    return met
