"""Whether the lexicon files hold together: ours, and those that a deployment adds."""

from __future__ import annotations

from pathlib import Path

from timeline.extraction import lexicon
from timeline.extraction.actors import sectors
from timeline.extraction.attribution import speaking
from timeline.extraction.clauses import tagging
from timeline.extraction.dates import holidays
from timeline.extraction.lexicon import families, triggers
from timeline.extraction.lexicon.files import FOLDER

FILES = frozenset(path.name for path in FOLDER.glob("*.txt"))


def lexicon_problems(extra: Path | None = None) -> list[str]:
    """What is wrong in our lexicon files and in those of the folder `extra`: "file:line: what is wrong". Empty when all is well.

    What is wrong is left out when text is read; nothing else fails.
    """
    problems = _problems_of_folder(extra) if extra is not None else []
    for check in (
        lexicon.lexicon_errors,
        triggers.lexicon_errors,
        tagging.lexicon_errors,
        speaking.lexicon_errors,
        sectors.lexicon_errors,
        holidays.lexicon_errors,
        families.lexicon_errors,
    ):
        problems += check(extra)
    return problems


def _problems_of_folder(folder: Path) -> list[str]:
    if not folder.is_dir():
        return [f"{folder}: there is no such folder."]
    names = sorted(path.name for path in folder.iterdir() if path.suffix == ".txt" and path.name not in FILES)
    known = ", ".join(sorted(FILES))
    return [f"{folder / name}: no lexicon file has this name, so it is not read; they are {known}." for name in names]
