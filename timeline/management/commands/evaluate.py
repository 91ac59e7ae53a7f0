"""`manage.py evaluate FOLDER`: how good the extraction is on articles whose events are marked."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.evaluation import printing
from timeline.evaluation.gold import GoldError, read_folder
from timeline.evaluation.merging import score_events
from timeline.evaluation.phrases import read_phrases, score_phrases
from timeline.evaluation.quiet import find_alarms, read_sentences
from timeline.evaluation.scoring import compare, score_mentions
from timeline.evaluation.trial import run

BAD_INPUT = 2


class Command(BaseCommand):
    help = (
        "Scores the extraction on a folder of articles whose events are marked (see tests/gold/README.md), field by field. "
        "Imports into a database of its own that is gone afterwards; yours is not touched."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="holds NAME.txt and NAME.json for each article")
        parser.add_argument("--errors", action="store_true", help="list every error, by field")
        parser.add_argument(
            "--quiet",
            type=Path,
            metavar="FILE",
            help="count the false alarms between states in FILE, a sentence that tells of none on each line",
        )
        parser.add_argument(
            "--actors",
            type=Path,
            metavar="FILE",
            help="score the state and the sector of the actor phrases in FILE: phrase, state, sector, separated by tabs",
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="write figures and errors to FILE as JSON")
        parser.add_argument("--table", action="store_true", help="print the figures as a Markdown table, and nothing else")
        parser.add_argument("--into", type=Path, metavar="FILE", help="put that table between the two markers of a document")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            quiet = read_sentences(options["quiet"]) if options["quiet"] else []
            phrases = read_phrases(options["actors"]) if options["actors"] else []
            trial = run(read_folder(folder))
        except GoldError as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from None
        articles = [compare(reading) for reading in trial.readings]
        mentions, events = score_mentions(articles), score_events(articles)
        figures, errors = mentions.figures + events.figures, mentions.errors + events.errors
        speed = trial.sentences / trial.seconds

        if options["into"]:
            self._write_into(options["into"], printing.as_table(figures))
        if options["json"]:
            report = json.dumps(printing.as_json(figures, errors, speed), ensure_ascii=False, indent=1)
            self._write(options["json"], report + "\n")
        if options["table"]:
            self.stdout.write(printing.as_table(figures))
            return
        self.stdout.write(printing.as_text(figures))
        self.stdout.write(f"\nSpeed\n  {speed:,.0f} sentences a second on one core, {trial.sentences} sentences")
        if quiet:
            alarms = find_alarms(quiet)
            self.stdout.write("\n" + printing.alarms_as_text(alarms, len(quiet), listed=options["errors"]))
        if phrases:
            self.stdout.write("\n" + printing.as_text(score_phrases(phrases)))
        if options["errors"]:
            self.stdout.write("\n" + printing.errors_as_text(errors))

    def _write_into(self, path: Path, table: str) -> None:
        try:
            self._write(path, printing.with_table(path.read_text(encoding="utf-8"), table))
        except (OSError, printing.NoMarkersError) as error:
            raise CommandError(f"{path}: {error}", returncode=BAD_INPUT) from None

    def _write(self, path: Path, content: str) -> None:
        try:
            path.write_text(content, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{path}: it cannot be written: {error.strerror}", returncode=BAD_INPUT) from None
