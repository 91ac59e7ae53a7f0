from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from timeline.importer.layouts import EXTRACTOR_VERSION
from timeline.importer.rereading import read_again
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
        ids = list(wanted.values_list("pk", flat=True))
        with tqdm(total=len(ids), unit=" articles", disable=not sys.stderr.isatty(), leave=False) as bar:
            result = read_again(ids, jobs=options["jobs"], progress=bar.update)
        self.stdout.write(f"{_articles(result.read)} read again")
        if result.left_alone:
            self.stdout.write(f"{_articles(result.left_alone)} left alone: deleted, or given another text meanwhile")
        for article_id, reason in result.failed.items():
            self.stderr.write(f"article {article_id} could not be stored: {reason}")
        if result.failed:
            raise CommandError(
                f"{_articles(len(result.failed))} could not be stored, and stayed as before; the reasons stand above."
            )


def _articles(number: int) -> str:
    return f"{number} {'article' if number == 1 else 'articles'}"
