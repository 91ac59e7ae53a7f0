"""Reads persons whom only their state introduces: "Chile's Tomás Errázuriz met …", "Lucía Arrázola of Peru said …"."""

from __future__ import annotations

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.runs import Run, run_before, run_from
from timeline.extraction.actors.sentence import POSSESSIVE, Reading, belongs_to
from timeline.extraction.lexicon import Sort

MOST_WORDS = 4


def read_citizen(reading: Reading, name: Name) -> bool:
    """Add a person of two to four names beside a state, where a word follows that persons are said to do."""
    if name.sort is not Sort.STATE or reading.is_title_case:
        return False
    end = name.end
    run: Run | None = None
    if reading.word(end) in POSSESSIVE:
        run = run_from(reading.tokens, reading.owners, end + 1, reading.lexicon, is_title_case=False)
        end = run.end if run else end
    elif reading.word(name.first - 1) == "of":
        run = run_before(reading.tokens, reading.owners, name.first - 1, reading.lexicon, is_title_case=False)
    if run is None or not 2 <= len(run.words.split()) <= MOST_WORDS:
        return False
    another = reading.owners.get(end + 1) if reading.word(end) == "and" else None  # "… of Peru and Chile's …"
    if not (reading.is_word(end, "persons do") or (another is not None and another.sort is Sort.STATE)):
        return False
    first = min(run.first, name.first)
    if not reading.taken.isdisjoint(range(first, end)):
        return False
    person = reading.people.named(run.words)
    reading.people.learn(person, affiliation=belongs_to(name)[0])
    span = reading.tokens.span(first, end)
    reading.add(first, end, Draft(span, "title", f"a name beside its state, {name.entry.source}", person=person))
    return True
