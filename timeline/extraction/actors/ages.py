"""Links "the 37-year-old", "a 27-year-old Chilean" to the one person who can be meant: "Juan Soto, 37, …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.newcomers import is_person
from timeline.extraction.actors.people import Person
from timeline.extraction.actors.story import SentenceDrafts, Story, code_of
from timeline.extraction.lexicon import Lexicon
from timeline.extraction.tokens import Tokens

OLDEST = 110

_YEARS_OLD = ("-", "year", "-", "old")
_ENDS = frozenset({",", ".", ";", ")"})
_ARTICLES = frozenset({"a", "an", "the"})

Ages = Mapping[str, Mapping[Person, None]]


def ages_of(article: Sequence[SentenceDrafts]) -> Ages:
    """The persons of each age that the article tells, by the age as printed."""
    ages: dict[str, dict[Person, None]] = {}
    for place in article:
        for draft in place.drafts:
            if draft.person and (age := _age_behind(place.tokens, bisect_left(place.tokens.starts, draft.span.end))):
                ages.setdefault(age, {})[draft.person] = None
    return ages


def _age_behind(tokens: Tokens, at: int) -> str:
    """The age in "Juan Soto, 37, …" or "Juan Soto, a 37-year-old pilot"; "" for none."""
    if tokens.words[at : at + 1] != [","]:
        return ""
    at += 2 if tokens.folded[at + 1 : at + 2] and tokens.folded[at + 1] in _ARTICLES else 1
    word = tokens.words[at] if at < len(tokens) else ""
    if not word.isdecimal() or int(word) > OLDEST:
        return ""
    return word if _is_years_old(tokens, at) or (tokens.words[at + 1 : at + 2] and tokens.words[at + 1] in _ENDS) else ""


def _is_years_old(tokens: Tokens, at: int) -> bool:
    return tuple(tokens.folded[at + 1 : at + 5]) == _YEARS_OLD


def _is_of_a_thing(tokens: Tokens, behind: int, lexicon: Lexicon) -> bool:
    """“The 37-year-old embargo”: a noun of no person follows; "the 37-year-old was", "the 37-year-old pilot" mean somebody."""
    if behind >= len(tokens) or not tokens.words[behind].isalpha() or tokens.is_capitalised(behind):
        return False
    word, words = tokens.folded[behind], lexicon.words
    goes_on = any(word in words[kind] for kind in ("no given names", "persons do", "only persons do")) or word.endswith("ed")
    return not goes_on and not is_person(word, lexicon)


def find_aged(current: SentenceDrafts, ages: Ages, story: Story) -> Iterator[Draft]:
    """The mentions by age alone; a demonym or noun for a person behind it is part of them.

    Where nobody of that age is told, "the 37-year-old" is the only person spoken of so far who holds no office.
    """
    tokens = current.tokens
    if "year" not in tokens.folded:
        return
    for index, word in enumerate(tokens.words):
        if not index or tokens.folded[index - 1] not in _ARTICLES or not word.isdecimal() or not _is_years_old(tokens, index):
            continue
        persons = ages.get(word, {})
        why = "the only one of that age"
        if not persons and tokens.folded[index - 1] == "the":
            told = {person for of_age in ages.values() for person in of_age}
            persons = {one: None for one in story.persons if one not in told and not (one.titles or one.leader)}
            why = "the only one without an office"
        if len(persons) != 1:
            continue
        (person,) = persons
        end = index + len(_YEARS_OLD) + 1
        if _is_of_a_thing(tokens, end, story.people.lexicon):
            continue
        reason = f"“{word}-year-old”: {person.name} is {why}"
        behind = next((one for one in current.drafts if one.span.start == tokens.starts[min(end, len(tokens) - 1)]), None)
        before = next((one for one in current.drafts if one.person is person and one.span.end <= tokens.starts[index]), None)
        if before is not None or (behind is not None and (behind.person or behind.rule != "demonym")):
            continue  # "Juan Soto, a 37-year-old pilot" names him already
        if behind is not None:
            story.people.learn(person, affiliation=code_of(behind))
            behind.person, behind.actor, behind.rule, behind.reason = person, None, "description", reason
            continue
        yield Draft(tokens.span(index - 1, end), "description", reason, person=person)
