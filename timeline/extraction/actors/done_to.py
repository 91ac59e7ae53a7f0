"""Knows a name for a person's by what is done to it: "Ana Ruiz was arrested", "freed Ana Ruiz", "the extradition of Ana Ruiz"."""

from __future__ import annotations

from timeline.extraction.actors.runs import Run
from timeline.extraction.actors.sentence import Reading

MOST_AUXILIARIES = 3  # "has since been arrested"

_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_AUXILIARIES = frozenset(
    {"was", "were", "is", "are", "has", "had", "have", "been", "be", "being", "will", "would", "may", "since", "later", "then"}
)
_GIVEN = frozenset({"asylum", "granted", "bail", "clemency", "refuge"})
_GOES_ON = frozenset({",", ".", ";", ":", "", "and", "or"})


def is_done_to(reading: Reading, run: Run) -> str:
    """What is done, or may be done, to the bearer of the name, which is done to persons only; "" where nothing is."""
    before = run.first - 1
    if reading.word(before) in _ARTICLES:
        return ""  # "the Playa Blanca was detained": a ship
    if done := _behind(reading, run.end):
        return done
    if not _ends_there(reading, run.end):
        return ""  # "freed Radio Nova reporters"
    if reading.is_word(before, "done to persons"):
        return reading.word(before)
    if before > 1 and reading.tokens.is_capitalised(before - 1):
        return ""  # "Lawyers for Human Rights"
    noun, preposition = reading.word(before - 1), reading.word(before)
    is_deed = preposition in {"of", "for", "against"} and reading.is_word(before - 1, "deeds to persons")
    return noun if is_deed or (preposition == "to" and noun in _GIVEN) else ""


def _behind(reading: Reading, index: int) -> str:
    """The participle of a passive that begins there, with or without a comma before it."""
    index += reading.word(index) == ","
    for at in range(index, index + MOST_AUXILIARIES + 1):
        is_gift = reading.word(at) == "granted" and reading.word(at + 1) in _GIVEN
        if is_gift or reading.is_word(at, "done to persons"):
            return reading.word(at) if at > index or reading.word(index - 1) == "," else ""
        if reading.word(at) not in _AUXILIARIES:
            break
    return ""


def _ends_there(reading: Reading, index: int) -> bool:
    """Whether no noun follows that the name would only describe."""
    word = reading.word(index)
    return word in _GOES_ON or reading.is_word(index, "after an object") or word.isdigit()
