"""`manage.py fit_sides FOLDER…`: the weights by which an open side of an event is decided, fitted to marked articles."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.evaluation.fitting import cases_of, fit, right_when_left_out
from timeline.evaluation.gold import GoldError, read_folder
from timeline.extraction.signs import Role

BAD_INPUT = 2


class Command(BaseCommand):
    help = (
        "Fits the weights of timeline/extraction/sign_weights.py to folders of articles whose events are marked (see "
        "tests/gold/README.md), prints them as they stand there, and how many open sides they decide rightly in affairs left out."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folders", type=Path, nargs="+", metavar="FOLDER", help="holds NAME.txt and NAME.json for each article"
        )

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        try:
            cases = [case for folder in folders for gold in read_folder(folder) for case in cases_of(gold)]
        except GoldError as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from None
        for role in Role:
            of_role = [case for case in cases if case.role is role]
            self.stdout.write(f"# {role}: {len(of_role)} open sides, {right_when_left_out(of_role)} right in affairs left out")
            for sign, weight in sorted(fit(of_role).items(), key=lambda one: (-one[1], one[0])):
                self.stdout.write(f'    "{sign}": {weight:+.2f},')
