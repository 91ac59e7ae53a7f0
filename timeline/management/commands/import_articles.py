from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from timeline.importer.readers import Unreadable
from timeline.importer.readers.files import STANDARD_INPUT, standard_input
from timeline.importer.running import Given, Source, run_import, sources_at, start_run
from timeline.management.arguments import day
from timeline.models import ImportedFile, ImportRun

OUTCOMES = [outcome.value for outcome in ImportedFile.Outcome]
SOME_REJECTED, NOTHING_READ = 1, 2


class Command(BaseCommand):
    help = (
        "Imports articles: files, folders with their folders, or - for standard input. What is known already is left as it is. "
        "Exit codes: 0 all went in, 1 some were rejected, 2 nothing could be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of publication of texts that do not tell it")
        parser.add_argument("--publisher", default="", help="publisher of all the texts; else it comes from their datelines")
        parser.add_argument(
            "--jobs",
            type=int,
            default=1,
            metavar="N",
            help="processes that extract; a second one pays from some hundred texts on",
        )
        parser.add_argument("--report", type=Path, metavar="FILE", help="write what became of each file as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        paths: list[str] = options["paths"]
        sources, missing = sources_at(path for path in paths if path != STANDARD_INPUT)
        if STANDARD_INPUT in paths:
            sources.append(Source(standard_input()))
        run = start_run(", ".join(paths), total=len(sources) + len(missing))
        with tqdm(total=run.total, unit=" articles", disable=not sys.stderr.isatty(), leave=False) as bar:

            def show(row: ImportedFile) -> None:
                bar.update()
                if row.outcome == ImportedFile.Outcome.REJECTED:
                    self._say(f"rejected: {Unreadable(row.name, row.reason, row.place)}")
                elif row.reason:
                    self._say(f"warning: {row.name}: {row.reason}")

            given = Given(published_on=options["date"], publisher=options["publisher"])
            run_import(run, sources, given=given, missing=missing, progress=show, jobs=options["jobs"])
        self._close(run, options["report"])

    def _say(self, line: str) -> None:
        # Not with tqdm.write(): it writes the line's end by itself, to which the command's stream adds another.
        with tqdm.external_write_mode():
            self.stderr.write(line)

    def _close(self, run: ImportRun, report: Path | None) -> None:
        rows = list(
            run.files.order_by("pk").values("name", "outcome", "article", "place", "reason", "event_count", "milliseconds")
        )
        counts = Counter(row["outcome"] for row in rows)
        for outcome in OUTCOMES:
            self.stdout.write(f"{outcome:>10} {counts[outcome]:>6}")
        if report:
            summary = {"run": run.pk, "counts": {outcome: counts[outcome] for outcome in OUTCOMES}, "files": rows}
            try:
                report.write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
            except OSError as error:
                raise CommandError(f"The report cannot be written to {report}: {error.strerror}") from None
        rejected = counts[ImportedFile.Outcome.REJECTED]
        if rejected == len(rows):
            raise CommandError("Nothing could be read.", returncode=NOTHING_READ)
        if rejected:
            noun = "file was" if rejected == 1 else "files were"
            raise CommandError(f"{rejected} {noun} rejected; the reasons stand above.", returncode=SOME_REJECTED)
