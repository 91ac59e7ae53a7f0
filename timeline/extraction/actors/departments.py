"""Finds the name behind a long office: "Director of the Foreign Ministry's Information and Press Department Ana Ruiz"."""

from __future__ import annotations

from timeline.extraction.actors.runs import Run, run_from
from timeline.extraction.actors.sentence import POSSESSIVE, Reading

LONGEST = 14  # tokens between the office and the name
FEWEST_WORDS, MOST_WORDS = 2, 4
_WITHIN = frozenset({"of", "for", "on", "and", "the", "&", "-"})


def name_behind_department(reading: Reading, end: int) -> Run | None:
    """The person's name that closes the capitalised words from token `end` on, behind the department that they begin with.

    It begins right behind the word for an organisation, else with a given name: "the Committee on Foreign Affairs Ana Ruiz".
    """
    tokens = reading.tokens
    if reading.is_title_case or not (reading.word(end) in {"of", "for", "on"} or reading.word(end) in POSSESSIVE):
        return None
    last = end
    while last < min(len(tokens), end + LONGEST) and (
        tokens.is_capitalised(last) or tokens.folded[last] in _WITHIN or tokens.words[last] in POSSESSIVE
    ):
        last += 1
    departments = [at for at in range(end - 1, last) if reading.is_word(at, "departments")]
    if not departments:
        return None
    given = [at for at in range(departments[0] + 1, last) if reading.is_word(at, "men's names", "women's names")]
    for first in (departments[-1] + 1, *given[:1]):
        run = run_from(tokens, reading.owners, first, reading.lexicon, is_title_case=False) if first < last else None
        if run is not None and run.end >= last and FEWEST_WORDS <= len(run.words.split()) <= MOST_WORDS:
            return run
    return None
