"""`manage.py fit_merging FOLDER…`: the weights by which two mentions are taken for one event, fitted to marked articles."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from timeline.evaluation.fitting_merging import cases_of, fit, left_out
from timeline.management.marked import add_marked_folders, marked_articles


class Command(BaseCommand):
    help = (
        "Fits the weights of timeline/importer/ground_weights.py to folders of articles whose events are marked (see "
        "tests/gold/README.md), prints them as they stand there, and how they decide pairs of mentions in affairs left out. "
        "Imports into a database of its own that is gone afterwards; yours is not touched."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_marked_folders(parser)

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        cases = [case for articles in marked_articles(folders) for case in cases_of(articles)]
        judged = left_out(cases)
        self.stdout.write(
            f"# {len(cases)} pairs of mentions, {judged.of_one_event} of one event; "
            f"in affairs left out {judged.taken} taken for it, {judged.right} rightly"
        )
        for name, weight in sorted(fit(cases).items(), key=lambda one: (-one[1], one[0])):
            self.stdout.write(f'    "{name}": {weight:+.2f},')
