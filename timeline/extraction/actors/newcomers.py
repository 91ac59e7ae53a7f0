"""Reads persons whom an apposition makes somebody's citizen: "Anna Nowak, a Polish teacher, …", "the Polish teacher Anna Nowak"."""

from __future__ import annotations

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.runs import Run, run_before, run_from
from timeline.extraction.actors.sentence import Reading, belongs_to
from timeline.extraction.lexicon import Lexicon, Sort

MOST_WORDS = 4
_ARTICLES = frozenset({"a", "an", "the"})
_ENDS = frozenset({"er", "or", "ist", "ian", "ant", "ent", "man"})  # teacher, editor, journalist, politician, consultant, student


def read_newcomers(reading: Reading) -> None:
    """Add the person beside what a demonym and a common noun for people say of him."""
    if reading.is_title_case:
        return
    for name in reading.names:
        if name.sort is not Sort.DEMONYM or not is_person(reading.word(name.end), reading.lexicon):
            continue
        run = _before(reading, name) or _after(reading, name)
        if run is None or not 2 <= len(run.words.split()) <= MOST_WORDS:
            continue
        if reading.taken.isdisjoint(range(run.first, run.end)):
            person = reading.people.named(run.words)
            reading.people.learn(person, affiliation=belongs_to(name)[0])
            reason = f"a name beside “{name.entry.words} {reading.word(name.end)}”"
            reading.add(run.first, run.end, Draft(reading.tokens.span(run.first, run.end), "title", reason, person=person))


def is_person(word: str, lexicon: Lexicon) -> bool:
    """Whether a common noun means somebody: by its ending, and by what the lexicon has of others and of exceptions."""
    if word in lexicon.words["no persons"]:
        return False
    return word in lexicon.words["persons"] or (len(word) > 5 and any(word.endswith(end) for end in _ENDS))


def _before(reading: Reading, name: Name) -> Run | None:
    comma = name.first - 2 if reading.word(name.first - 1) in _ARTICLES else name.first - 1
    if reading.word(comma) != "," or _after(reading, name):
        return None
    return run_before(reading.tokens, reading.owners, comma, reading.lexicon, is_title_case=False)


def _after(reading: Reading, name: Name) -> Run | None:
    start = name.end + 2 if reading.word(name.end + 1) == "," else name.end + 1
    return run_from(reading.tokens, reading.owners, start, reading.lexicon, is_title_case=False)
