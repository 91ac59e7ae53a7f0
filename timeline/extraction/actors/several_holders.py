"""Reads two persons named behind an office that both hold: "the presidents of Peru and Chile, Ana Ruiz and Luis Paz"."""

from __future__ import annotations

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.holders import joined_owners, name_after, name_person
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.offices import OfficePhrase, office_phrase
from timeline.extraction.actors.runs import Run
from timeline.extraction.actors.sentence import Reading, belongs_to
from timeline.extraction.lexicon import Sort
from timeline.extraction.values import Office

_CLOSING = frozenset({",", ".", "", ";", ")", "—", "–", "!", "?"})


def read_several_holders(reading: Reading, name: Name) -> bool:
    """Adds a person for each of the two names, with the state that stands in the same place; whether there are any."""
    if name.sort is not Sort.OFFICE:
        return False
    phrase = office_phrase(reading, name)
    if phrase is None or not phrase.is_plural or phrase.is_former or phrase.is_counterpart:
        return False
    states, first, end = _owners(reading, phrase)
    runs = _names_behind(reading, end, len(states))
    if not runs:
        return False
    for place, run in enumerate(runs):
        affiliation = states[place] if len(states) > 1 else phrase.affiliation
        office = Office(reading.tokens.span(phrase.title_first, name.end), phrase.title, affiliation)
        span = reading.tokens.span(run.first if place else first, run.end)
        reason = f"{phrase.title} before names, {phrase.source}"
        draft = Draft(span, "title", reason, office=office, title=phrase.title, affiliation=affiliation)
        draft.owner = "" if states else "their"  # of two states, so that neither is thought to be of whoever was named last
        name_person(reading, draft, run)
        reading.add(run.first if place else first, run.end, draft)
    return True


def _owners(reading: Reading, phrase: OfficePhrase) -> tuple[list[str], int, int]:
    """The codes of the states whose office it is, in the order of the text, and where the phrase begins and ends."""
    if phrase.owner is None:
        return [], phrase.first, phrase.end
    joined = joined_owners(reading, phrase)
    others = [(at, belongs_to(reading.owners[at])[0]) for at, _ in joined]
    states = [code for _, code in sorted([*others, (phrase.first, phrase.affiliation)])]
    return states, min([phrase.first, *(at for at, _ in joined)]), max([phrase.end, *(end for _, end in joined)])


def _names_behind(reading: Reading, phrase_end: int, states: int) -> list[Run]:
    """Two full names, where two states are told, or one or none; else none.

    Without a comma before them only those of two states: `holders` reads "ministers Ana Ruiz and Luis Paz".
    """
    is_apposed = reading.word(phrase_end) == ","
    if states > 2 or (states < 2 and not is_apposed):
        return []
    first = name_after(reading, phrase_end + 1 if is_apposed else phrase_end)
    if first is None or reading.word(first.end) != "and":
        return []
    second = name_after(reading, first.end + 1)
    if second is None or not all(run.person or len(run.words.split()) > 1 for run in (first, second)):
        return []
    return [first, second] if not is_apposed or reading.word(second.end) in _CLOSING else []
