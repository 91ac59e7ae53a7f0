"""Figures and errors as text, as a Markdown table, as JSON, and the table of a document between its two markers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from timeline.evaluation.measures import Figure
from timeline.evaluation.quiet import Alarm
from timeline.evaluation.scoring import Error

BEGIN, END = "<!-- figures: written by the evaluate command -->", "<!-- end of figures -->"


class NoMarkersError(ValueError):
    """A document without the two lines between which the table stands."""


def as_text(figures: Sequence[Figure]) -> str:
    """A block of lines for each field."""
    blocks = []
    for field, lines in groupby(figures, lambda figure: figure.field):
        rows = [f"  {figure.measure:<42}{figure.written:>8}   {figure.counted}".rstrip() for figure in lines]
        blocks.append("\n".join([_capitalised(field), *rows]))
    return "\n\n".join(blocks)


def as_table(figures: Sequence[Figure]) -> str:
    """A Markdown table with a row for each figure; a field is named in its first row."""
    rows = ["| field | measure | figure | counted |", "|---|---|--:|---|"]
    for field, lines in groupby(figures, lambda figure: figure.field):
        for number, figure in enumerate(lines):
            rows.append(f"| {'' if number else _capitalised(field)} | {figure.measure} | {figure.written} | {figure.counted} |")
    return "\n".join(rows)


def alarms_as_text(alarms: Sequence[Alarm], sentences: int, *, listed: bool) -> str:
    """How many false alarms for a hundred quiet sentences, and with `listed` each of them."""
    figure = f"  interstate false alarms, per 100 sentences{100 * len(alarms) / sentences:8.1f}   {len(alarms)} in {sentences} sentences"
    rows = [f"  “{one.sentence}”: {one.type}, {', '.join(one.sides)} (“{one.trigger}”)" for one in alarms] if listed else []
    return "\n".join(["Quiet sentences", figure, *rows])


def errors_as_text(errors: Sequence[Error]) -> str:
    """The errors of each field, under its name and their number."""
    counts = Counter(error.field for error in errors)
    blocks = []
    for field in counts:
        lines = [f"  {error}" for error in errors if error.field == field]
        blocks.append("\n".join([f"{_capitalised(field)}: {counts[field]} errors", *lines]))
    return "\n\n".join(blocks)


def as_json(figures: Sequence[Figure], errors: Sequence[Error], speed: float) -> dict[str, Any]:
    return {
        "figures": [{"field": one.field, "measure": one.measure, "value": one.value, "counted": one.counted} for one in figures],
        "errors": [asdict(error) for error in errors],
        "sentences_per_second": round(speed),
    }


def table_in(document: str) -> str:
    """The table that stands between the markers of a document. Raises NoMarkersError."""
    _, table, _ = _around_markers(document)
    return table.strip()


def with_table(document: str, table: str) -> str:
    """The document with `table` between its markers. Raises NoMarkersError."""
    before, _, after = _around_markers(document)
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def _around_markers(document: str) -> tuple[str, str, str]:
    before, begin, rest = document.partition(BEGIN)
    table, end, after = rest.partition(END)
    if not begin or not end:
        raise NoMarkersError(f"it does not hold the two lines “{BEGIN}” and “{END}”")
    return before, table, after


def _capitalised(field: str) -> str:
    return field[0].upper() + field[1:]
