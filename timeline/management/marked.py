"""The folders of marked articles that the fitting commands read."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import CommandError

from timeline.evaluation.gold import GoldArticle, GoldError, read_folder

BAD_INPUT = 2


def add_marked_folders(parser: ArgumentParser) -> None:
    """`folders`: one or more folders of articles whose events are marked."""
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="holds NAME.txt and NAME.json for each article")


def marked_articles(folders: Sequence[Path]) -> list[list[GoldArticle]]:
    """The articles of each folder. Raises CommandError, which names file and place, where one cannot be read."""
    try:
        return [list(read_folder(folder)) for folder in folders]
    except GoldError as error:
        raise CommandError(str(error), returncode=BAD_INPUT) from None
