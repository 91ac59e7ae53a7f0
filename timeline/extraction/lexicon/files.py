"""Reads the lexicon files: lines of columns with "#" comments. Says of every line that cannot be read which and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent


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
        self.found.append(f"{row.place}: {problem}")


def rows(
    name: str, problems: Problems, *, extra: Path | None = None, fewest: int = 1, most: int = 1, separator: str = "|"
) -> Iterator[Row]:
    """The lines of the file of that name in our folder, then of the one in `extra` if there is one.

    Lines with fewer or more columns than allowed are reported and left out.
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
            columns = tuple(map(str.strip, stripped.split(separator, maxsplit=most if separator == ":" else -1)))
            row = Row(shown, number, section, columns)
            if not fewest <= len(columns) <= most:
                expected = f"{fewest}" if fewest == most else f"{fewest} to {most}"
                problems.add(row, f"{len(columns)} columns separated by “{separator}”, expected {expected}.")
            elif not columns[0]:
                problems.add(row, "the first column is empty.")
            else:
                yield row


def _lines(path: Path, shown: str, problems: Problems) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.found.append(f"{shown}: cannot be read ({error}).")
        return []
