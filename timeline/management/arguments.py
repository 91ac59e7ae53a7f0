"""What several commands accept on their command line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError

from timeline.evaluation.gold import GoldArticle, GoldError, read_folder

BAD_INPUT = 2


def day(text: str) -> date:
    """A day written as 2020-01-09. Raises ArgumentTypeError, which the parser shows with the option's name."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day; write it as 2020-01-09") from None


def add_marked_folders(parser: ArgumentParser) -> None:
    """`folders`: one or more folders of articles whose events are marked."""
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="holds NAME.txt and NAME.json for each article")


def marked_articles(folders: Sequence[Path]) -> list[list[GoldArticle]]:
    """The articles of each folder. Raises CommandError, which names file and place, where one cannot be read."""
    try:
        return [list(read_folder(folder)) for folder in folders]
    except GoldError as error:
        raise CommandError(str(error), returncode=BAD_INPUT) from None
