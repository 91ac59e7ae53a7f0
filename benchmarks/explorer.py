"""`python -m benchmarks.explorer`: how long each page takes in an archive of 40,000 events, and how many queries."""

from __future__ import annotations

import os
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import peak_memory, print_table, say_machine

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

STATE = "united-states"
PAGES = [
    ("first page", "/"),
    ("one actor", f"/?actor={STATE}"),
    ("two actors, their dyad", f"/?actor={STATE}&actor=russia"),
    ("one type, ten years", "/?type=ASSAULT&from=2010&to=2019"),
    ("a word in every sixth event", "/?q=pipeline"),
    ("a word in one event", "/?q=12345"),
    ("a word, a type and an actor", f"/?q=harbour&type=CONSULT&actor={STATE}"),
    ("oldest first", "/?sort=oldest"),
    ("with an event open", "/?event={event}"),
    ("lanes", "/lanes/"),
    ("who with whom", "/matrix/"),
    ("an event's own page", "/events/{event}/"),
    ("an actor's page", f"/actors/{STATE}/"),
    ("two actors' page", f"/actors/{STATE}/russia/"),
    ("an article", "/articles/{article}/"),
    ("all actors", "/actors/"),
    ("all articles", "/articles/"),
    ("API: facets", "/api/v1/facets/"),
    ("API: facets of one actor", f"/api/v1/facets/?actor={STATE}"),
    ("API: first page of events", "/api/v1/events/"),
    ("API: a page in the middle", "/api/v1/events/?to=2014-06-30"),
    ("API: one event", "/api/v1/events/{event}/"),
]


def main() -> None:
    arguments = ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=40_000)
    arguments.add_argument("--times", type=int, default=9, help="how often each page is asked for, after a first time")
    options = arguments.parse_args()
    say_machine()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LOCAL_MODE": "true", "DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "timeline.settings"}
        os.environ.pop("DATABASE_URL", None)
        _measure(options.events, options.times)
    print(f"{peak_memory():.0f} MB at most")


def _measure(events: int, times: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from benchmarks.archive import fill
    from timeline.models import Article, Event

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    began = time.monotonic()
    fill(events)
    print(
        f"{Event.objects.count():,} events of {Article.objects.count():,} articles, written in {time.monotonic() - began:.0f} s\n"
    )

    names = {"event": Event.objects.order_by("pk")[events // 2].pk, "article": Article.objects.order_by("pk")[1].pk}
    client, rows = Client(headers={"host": "localhost"}), []
    for label, pattern in PAGES:
        address = pattern.format(**names)
        queries = Counter[str]()
        with connection.execute_wrapper(_counting(queries)):
            first, answer = _timed(client, address)
        again = [_timed(client, address)[0] for _ in range(times)]
        rows.append([label, first, median(again), max(again), queries.total(), len(answer.content) / 1000])
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
    print_table(["page", "first, ms", "median, ms", "slowest, ms", "queries", "KB"], rows)


def _counting(queries: Counter[str]) -> Callable[..., Any]:
    def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        queries[sql] += 1
        return execute(sql, params, many, context)

    return count


def _timed(client: Client, address: str) -> tuple[float, HttpResponse]:
    began = time.perf_counter()
    answer = client.get(address)
    return 1000 * (time.perf_counter() - began), answer


if __name__ == "__main__":
    main()
