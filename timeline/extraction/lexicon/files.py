"""Reads the lexicon files: lines of columns with "#" comments. Says of every line that cannot be read which and why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent


def own_folder() -> Path | None:
    """The folder of lexicon files that a deployment adds to ours, if LEXICON_DIR names one.

    The environment, because the extraction knows no settings and the processes that an import starts are given nothing else.
    """
    given = os.environ.get("LEXICON_DIR", "")
    return Path(given) if given else None


@dataclass(frozen=True, slots=True)
class Row:
    file: str
    line: int
    section: str
    columns: tuple[str, ...]

    def __getitem__(self, index: int) -> str:
        return self.columns[index] if index < len(self.columns) else ""

    def values(self, index: int) -> list[str]:
        """The values of a column that may hold several, separated by ";"."""
        return [value for value in map(str.strip, self[index].split(";")) if value]

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.line}"


@dataclass(slots=True)
class Problems:
    """What is wrong in the files, one sentence each, with file and line."""

    found: list[str] = field(default_factory=list)

    def add(self, row: Row, problem: str) -> None:
        self.found.append(f"{row.file}:{row.line}: {problem}")


def rows(
    name: str, problems: Problems, *, extra: Path | None = None, fewest: int = 1, most: int = 1, separator: str = "|"
) -> Iterator[Row]:
    """The lines of the file of that name in our folder, then of the one in `extra` if there is one.

    Without a separator a line is one column. Lines with fewer or more columns than allowed are reported and left out.
    """
    for folder in (FOLDER, extra):
        if folder is None or not (folder / name).is_file():
            continue
        shown = name if folder is FOLDER else str(folder / name)
        section = ""
        for number, line in enumerate(_lines(folder / name, shown, problems), start=1):
            stripped = line.strip()
            if not stripped or stripped.startswith("#"):
                continue
            if stripped.startswith("[") and stripped.endswith("]"):
                section = stripped[1:-1].strip()
                continue
            parts = stripped.split(separator, maxsplit=most if separator == ":" else -1) if separator else [stripped]
            columns = tuple(map(str.strip, parts))
            row = Row(shown, number, section, columns)
            if not fewest <= len(columns) <= most:
                expected = f"{fewest}" if fewest == most else f"{fewest} to {most}"
                problems.add(row, f"{len(columns)} columns separated by “{separator}”, expected {expected}.")
            elif not columns[0]:
                problems.add(row, "the first column is empty.")
            else:
                yield row


def word_lists(name: str, problems: Problems, *, extra: Path | None = None) -> Iterator[tuple[Row, str, list[str]]]:
    """The lists of a file that has one on each line: "name: word, word"."""
    for row in rows(name, problems, extra=extra, fewest=2, most=2, separator=":"):
        yield row, row[0], [word for word in map(str.strip, row[1].split(",")) if word]


def _lines(path: Path, shown: str, problems: Problems) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.found.append(f"{shown}: cannot be read ({error}).")
        return []
