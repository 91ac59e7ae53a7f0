"""`manage.py fit_sides FOLDER…`: the weights by which an open side of an event is decided, fitted to marked articles."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from timeline.evaluation.fitting import cases_of, fit, right_when_left_out
from timeline.extraction.understood.signs import Role
from timeline.management.marked import add_marked_folders, marked_articles


class Command(BaseCommand):
    help = (
        "Fits the weights of timeline/extraction/understood/sign_weights.py to folders of articles whose events are marked (see "
        "tests/gold/README.md), prints them as they stand there, and how many open sides they decide rightly in affairs left out."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_marked_folders(parser)

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        cases = [case for articles in marked_articles(folders) for gold in articles for case in cases_of(gold)]
        for role in Role:
            of_role = [case for case in cases if case.role is role]
            self.stdout.write(f"# {role}: {len(of_role)} open sides, {right_when_left_out(of_role)} right in affairs left out")
            for sign, weight in sorted(fit(of_role).items(), key=lambda one: (-one[1], one[0])):
                self.stdout.write(f'    "{sign}": {weight:+.2f},')
