from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from timeline.importer.caching import small_cache
from timeline.importer.collecting import seldom_collecting
from timeline.importer.extracting import extractor
from timeline.importer.layouts import EXTRACTOR_VERSION
from timeline.importer.pipelining import BATCH, Others, begun_ahead
from timeline.importer.remembering import Memory
from timeline.importer.storing import extract_again
from timeline.importer.writing import date_orders
from timeline.models import Article


class Command(BaseCommand):
    help = "Reads stored articles again with the present extraction. Notes, corrections and the events they are on are kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", type=int, metavar="ID", help="articles by their ids; all when none is given")
        parser.add_argument("--outdated", action="store_true", help="only those that an earlier version has read")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that read, as for import_articles")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = Article.objects.order_by("published_on", "pk")  # as an import stores them
        if options["articles"]:
            wanted = wanted.filter(pk__in=options["articles"])
            if unknown := set(options["articles"]) - set(wanted.values_list("pk", flat=True)):
                raise CommandError(f"There is no article {', '.join(map(str, sorted(unknown)))}.")
        if options["outdated"]:
            wanted = wanted.exclude(extractor_version=EXTRACTOR_VERSION)
        ids, orders = list(wanted.values_list("pk", flat=True)), date_orders()
        memory, others, jobs = Memory(), Others(), options["jobs"]
        with (
            extractor(jobs) as extract,
            seldom_collecting(),
            small_cache(),
            tqdm(total=len(ids), unit=" articles", disable=not sys.stderr.isatty(), leave=False) as bar,
        ):
            batches = (
                [
                    (article, extract(article.text, article.published_on, _publisher(article), orders))
                    for article in wanted.filter(pk__in=ids[first : first + BATCH]).select_related("publisher")
                ]
                for first in range(0, len(ids), BATCH)
            )
            for batch in begun_ahead(batches, jobs):
                again = [(article, extraction()) for article, extraction in batch]
                extract_again(again, memory, before_writing=others.have_written)
                others.may_write()
                bar.update(len(batch))
        self.stdout.write(f"{len(ids)} {'article' if len(ids) == 1 else 'articles'} read again")


def _publisher(article: Article) -> str:
    return article.publisher.name if article.publisher else ""
