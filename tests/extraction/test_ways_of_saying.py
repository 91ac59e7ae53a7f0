"""Every way of saying in ways_of_saying.txt is found, with its type and status, in a sentence of two states."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from timeline.extraction import extract
from timeline.vocabulary import EventType, Status

THURSDAY = date(2024, 5, 16)
ROWS = Path(__file__).with_name("ways_of_saying.txt")


@cache
def ways_of_saying() -> list[tuple[str, set[str], set[str]]]:
    """Each sentence with the types and the statuses that are right."""
    rows = []
    section = ""
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            sentence, _, words = line.partition(" | ")
            named = set(words.split())
            rows.append((sentence, {section} | (named & {*EventType}), (named & {*Status}) or {Status.OCCURRED.value}))
    return rows


@pytest.mark.parametrize("event_type", EventType)
def test_ways_of_saying_are_found(event_type: EventType) -> None:
    missed = []
    for sentence, types, statuses in ways_of_saying():
        if event_type in types:
            found = [(event.type.value, event.status.value) for event in extract(sentence, THURSDAY).events]
            if not any(kind in types and status in statuses for kind, status in found):
                missed.append(f"{sentence} {found}")
    assert not missed, "\n".join(missed)


def test_every_type_is_said_in_many_ways() -> None:
    counts = {event_type: sum(event_type in types for _, types, _ in ways_of_saying()) for event_type in EventType}
    assert not [kind for kind, count in counts.items() if count < 40 and kind is not EventType.STATEMENT]
