"""What the explorer costs and needs: queries, bytes, other hosts, links that lead somewhere."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event, built_together
from tests.web.pages import page_of, queries_of
from timeline.models import Actor
from timeline.vocabulary import ActorKind
from timeline.web.timeline import PAGE_SIZE

pytestmark = pytest.mark.django_db


class TestTheCost:
    def events(self, first: int, last: int, author: User) -> None:
        with built_together():
            for number in range(first, last):
                state = an_actor(f"State {number}", code=f"S{number:02}")
                person = a_person(f"Person {number}", of=state)
                event = an_event(
                    f"Person {number} met a guest.",
                    sources=[person],
                    start=date(2020, 1, 1 + number),
                    publisher=f"Paper {number}",
                )
                a_note(author, event=event)

    def test_ten_events_need_no_more_queries_than_one(self, alice, anonymous):
        self.events(0, 1, alice)
        queries_of(anonymous, "/")  # whatever is done once per process
        one = queries_of(anonymous, "/")
        self.events(1, 11, alice)
        assert queries_of(anonymous, "/") <= one

    def test_an_opened_event_costs_the_same_with_ten_sentences_as_with_two(self, alice, anonymous):
        self.events(0, 3, alice)
        people = list(Actor.objects.filter(kind=ActorKind.PERSON))
        event = an_event("Person 0 met a guest again.", sources=people[:1], start=date(2020, 2, 1))
        address = f"/?event={event.pk}"

        def more_sentences(first: int, last: int) -> None:
            with built_together():
                for number in range(first, last):
                    a_mention(
                        event,
                        f"Person {number % 3} was host, number {number}.",
                        sources=[people[number % 3]],
                        start=date(2020, 2, 1),
                    )

        more_sentences(0, 2)
        few = queries_of(anonymous, address)
        more_sentences(2, 10)
        assert queries_of(anonymous, address) <= few

    def test_the_first_page_weighs_less_than_100_kilobytes_with_all_it_needs(self, anonymous):
        text = "The envoys of both states met in the capital and spoke of the border. " * 4
        article = an_article(text)
        with built_together():
            for number in range(PAGE_SIZE + 1):
                an_event(
                    f"Meeting number {number} of the envoys took place in a town.",
                    start=date.fromordinal(737000 + number),
                    published_on=article.published_on,
                )
        response = anonymous.get("/")
        page = BeautifulSoup(response.content, "html5lib")
        needed = [tag.get("href") or tag.get("src") for tag in page.select("link[rel=stylesheet], link[rel=icon], script[src]")]
        weight = len(gzip.compress(response.content))
        for address in needed:
            weight += len(gzip.compress(static_file(urljoin("/", address))))
        assert weight < 100_000

    def test_our_own_scripts_stay_small_together(self):
        scripts = list((settings.BASE_DIR / "static").glob("*.js"))
        assert len(scripts) >= 2
        assert sum(script.stat().st_size for script in scripts) < 15_000


def static_file(address: str) -> bytes:
    path = finders.find(address.removeprefix("/static/").partition("?")[0])
    assert path, address
    return Path(path).read_bytes()


def test_nothing_comes_from_elsewhere_and_nothing_stands_inline(affair, anonymous):
    response = anonymous.get(f"/?event={affair['met'].pk}")
    page = BeautifulSoup(response.content, "html5lib")
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert not page.select("style, [style], [onclick], [onchange]")
    assert all(script.get("src") for script in page.select("script"))
    assert all(not tag[name].startswith(("http:", "https:", "//")) for name in ("src",) for tag in page.select(f"[{name}]"))


def test_every_link_leads_somewhere(affair, alice, anonymous):
    note = a_note(alice, event=affair["met"])
    note.tags.create(name="check")
    seen, waiting = set(), ["/", f"/?quad=1&event={affair['met'].pk}", affair["met"].get_absolute_url()]
    for address in waiting:
        for link in page_of(anonymous, address).select("a[href], link[rel=alternate]"):
            target = urljoin(address, link["href"]).partition("#")[0]
            if target not in seen and not target.startswith("http"):
                seen.add(target)
                response = anonymous.get(target)
                assert response.status_code == 200, f"{address} leads to {target}: {response.status_code}"
    assert {"/api/v1/events/?quad=1", f"/api/v1/events/{affair['met'].pk}/"} <= seen
