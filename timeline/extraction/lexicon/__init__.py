"""Who there is: states, organisations, groups, leaders, offices, and the words they go by, from the files beside this one.

`load()` gives the lexicon, `lexicon_errors()` what is wrong with the files. A deployment adds a folder of its own with
files of the same names: its lines are added to ours, and where both give the same words, its line counts.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from timeline.extraction.lexicon.building import Builder
from timeline.extraction.lexicon.entries import Entry, Leader, Lexicon, Phrase, Sort, Tenure, short_names, split_words
from timeline.extraction.lexicon.files import FOLDER, Problems, own_folder

__all__ = [
    "FOLDER", "Entry", "Leader", "Lexicon", "Phrase", "Sort", "Tenure", "lexicon_errors", "load", "short_names", "split_words",
]  # fmt: skip


@lru_cache(maxsize=4)
def load(extra: Path | None = None) -> Lexicon:
    """The lexicon, with the lines of the folder `extra`, else of the deployment's own.

    Lines that cannot be read are left out: see lexicon_errors().
    """
    return Builder(Problems(), extra or own_folder()).build()


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with the files of actors, one sentence each with file and line; an empty list when all is well.

    `checking.py` asks for all the files.
    """
    problems = Problems()
    Builder(problems, extra).build()
    return problems.found
