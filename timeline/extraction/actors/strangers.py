"""Reads persons whom no office introduces, and remembers what they are called: "Anna Nowak, 46, a dispatcher, … the dispatcher".

What makes a row of capitalised words a person: an age or "who" behind it, a common noun for people beside it, a verb that
only persons do, or a given name. Their state is often not told; they act and are acted upon all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from timeline.extraction.actors.done_to import is_done_to
from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.newcomers import is_person
from timeline.extraction.actors.people import Person
from timeline.extraction.actors.runs import Run, run_from
from timeline.extraction.actors.sentence import Reading, belongs_to
from timeline.extraction.actors.story import SentenceDrafts, Story, code_of

FEWEST_WORDS, MOST_WORDS = 2, 4
FARTHEST_NOUN = 5  # words of ", a retired army colonel" up to its noun
OLDEST = 110

_WHO = frozenset({"who", "whose", "whom"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "another"})
_ENDS_BEFORE_A_NAME = ("ist", "man", "woman", "worker", "keeper")  # "the seiner Playa Blanca" is a ship
_POINTING = frozenset({"the", "this", "that"})


def read_strangers(reading: Reading) -> None:
    """Add the persons named in full of whom nothing else in the sentence has told yet who they are."""
    if reading.is_title_case:
        return
    end = 0
    for index in reading.tokens.capitals:
        run = _name_at(reading, index) if index >= end else None
        if run is None:
            continue
        end = run.end
        noun, behind = _noun_after(reading, run.end)
        affiliation = _whose(reading, behind)
        noun = noun or _noun_before(reading, run.first)
        if reason := f"a name beside “{noun}”" if noun else _sign_of_a_person(reading, run):
            person = reading.people.named(run.words)
            if noun:
                reading.people.call(person, noun)
                reading.people.learn(person, affiliation=affiliation)
            elif described := _described_after(reading, run.end):
                reading.people.learn(person, affiliation=code_of(described), title=described.title)
                described.person = person
            reading.add(run.first, run.end, Draft(reading.tokens.span(run.first, run.end), "title", reason, person=person))


def find_called(current: SentenceDrafts, story: Story) -> Iterator[Draft]:
    """ "The dispatcher": the only person of the article of whom it was said that they are one."""
    called = story.people.by_calling
    if called.keys().isdisjoint(current.tokens.folded):
        return
    taken = {draft.span.end for draft in current.drafts}
    for index, word in enumerate(current.tokens.folded):
        if index and word in called and current.tokens.folded[index - 1] in _POINTING and current.tokens.ends[index] not in taken:
            persons = [person for person in called[word] if person in story.persons]
            if len(persons) == 1 and current.tokens.folded[index + 1 : index + 2] != ["'s"]:
                yield _called(current, index, word, persons[0])


def _called(current: SentenceDrafts, index: int, word: str, person: Person) -> Draft:
    reason = f"“the {word}”: {person.name} is the only one so called"
    return Draft(current.tokens.span(index - 1, index + 1), "description", reason, person=person)


def _name_at(reading: Reading, index: int) -> Run | None:
    if index in reading.taken or index in reading.owners:
        return None
    run = run_from(reading.tokens, reading.owners, index, reading.lexicon, is_title_case=False)
    if run is None or not FEWEST_WORDS <= len(run.words.split()) <= MOST_WORDS or reading.tokens.words[index].isupper():
        return None
    is_free = reading.taken.isdisjoint(range(run.first, run.end)) and reading.owners.keys().isdisjoint(range(run.first, run.end))
    return run if is_free else None


def _sign_of_a_person(reading: Reading, run: Run) -> str:
    """What shows, without a noun, that it is a person; "" where nothing does."""
    after, beyond = reading.word(run.end), reading.word(run.end + 1)
    if after == "," and beyond.isdecimal() and int(beyond) <= OLDEST and reading.word(run.end + 2) in {",", "."}:
        return "a name and an age"
    if after == "," and beyond in _WHO:
        return f"a name before “{beyond}”"
    if _is_described(reading, run):
        return "a name before an office"
    if done := is_done_to(reading, run):
        return f"a name beside what is done to persons, “{done}”"
    if any(word in reading.lexicon.phrases for word in run.folded.split()):
        return ""  # "Michael Jordan", "Paris Hilton": a name or two that mean somebody else
    given = run.folded.split()[0].split("-")[0]
    if given in reading.lexicon.words["men's names"] or given in reading.lexicon.words["women's names"]:
        return "a given name"
    if reading.is_word(run.end, "only persons do") or reading.is_word(run.first - 1, "only persons do"):
        return "a name beside what persons do"
    return ""


def _is_described(reading: Reading, run: Run) -> bool:
    """ "Said Ana Ruiz, a spokeswoman for the council", but not "on the Playa Blanca, a spokesman said"."""
    described = _described_after(reading, run.end)
    if described is None or reading.word(run.first - 1) in _ARTICLES:
        return False
    behind = bisect_left(reading.tokens.starts, described.span.end)
    return not reading.is_word(behind, "persons do")


def _described_after(reading: Reading, end: int) -> Draft | None:
    """The office in "Ana Ruiz, a spokeswoman for the European Union", which waits for somebody who holds it."""
    if reading.word(end) != ",":
        return None
    starts = reading.tokens.starts[end + 1 : end + 3]
    return next(
        (
            draft
            for draft in reading.drafts
            if draft.span.start in starts and not draft.person and (draft.title or draft.rule == "office")
        ),
        None,
    )


def _noun_after(reading: Reading, end: int) -> tuple[str, int]:
    """ "…, a retired army colonel", and the token behind the noun; "" where no such noun follows."""
    if reading.word(end) != "," or reading.word(end + 1) not in _ARTICLES:
        return "", end
    found, behind = "", end
    for index in range(end + 2, end + 2 + FARTHEST_NOUN):
        word = reading.word(index)
        if not word.isalpha() or index in reading.taken:
            break
        if is_person(word, reading.lexicon):
            found, behind = word, index + 1
        elif found:
            break
    return found, behind


def _whose(reading: Reading, index: int) -> str:
    """The code of whoever "a spokeswoman for the European Union" speaks for; "" where nobody is named."""
    if reading.word(index) not in {"of", "for", "from", "at"}:
        return ""
    chain, _ = reading.chain_after(index + 2 if reading.word(index + 1) in _ARTICLES else index + 1)
    return belongs_to(chain[0])[0] if chain else ""


def _noun_before(reading: Reading, first: int) -> str:
    """ "the dispatcher Juris Ozols", "its captain, Kenta Ogawa, …"; "" where no such noun stands there."""
    comma = reading.word(first - 1) == ","
    at = first - 2 if comma else first - 1
    word = reading.word(at)
    is_noun = word in reading.lexicon.words["persons"] or word.endswith(_ENDS_BEFORE_A_NAME)
    if at < 0 or at in reading.taken or not is_noun:
        return ""
    return word if not comma or any(reading.word(before) in _ARTICLES for before in range(max(0, at - 3), at)) else ""
