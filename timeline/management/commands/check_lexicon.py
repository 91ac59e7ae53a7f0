"""`manage.py check_lexicon [FOLDER]`: what is wrong in the lexicon files, with file and line."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.extraction.lexicon.checking import FILES, lexicon_problems
from timeline.extraction.lexicon.files import FOLDER, own_folder


class Command(BaseCommand):
    help = (
        "Checks the lexicon: the files of the program, and those of FOLDER or else of LEXICON_DIR. "
        "Prints “file:line: what is wrong”. Exit codes: 0 all is well, 1 something is wrong. See docs/lexicon.md."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="a folder of lexicon files of your own")

    def handle(self, *args: Any, folder: Path | None, **options: Any) -> None:
        own = folder or own_folder()
        problems = lexicon_problems(own)
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            mistakes = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
            raise CommandError(f"{mistakes}. A file without a folder stands in {FOLDER}.")
        number = len([path for path in own.glob("*.txt") if path.name in FILES]) if own else 0
        added = f" and {number} of {own}" if own else ""
        self.stdout.write(f"{len(FILES)} files of the program{added}: no mistakes.")
