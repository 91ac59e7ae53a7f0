"""Finds names of persons whom no file knows: capitalised words in a row beside an office."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.actors.names import Name
from timeline.extraction.actors.people import Person
from timeline.extraction.lexicon import Lexicon, Sort
from timeline.extraction.tokens import Tokens

LONGEST_NAME = 5
LONGEST_RUN = 25  # tokens, with hyphens, stops and particles: nobody is called by more, though a page of hyphens is a text

_CAN_BE_PART = frozenset({Sort.STATE, Sort.PLACE, Sort.CAPITAL, Sort.SURNAME, Sort.RANK, Sort.OFFICE})


@dataclass(slots=True)
class Run:
    """A name: tokens `first` up to, not including, `end`."""

    first: int
    end: int
    words: str
    person: Person | None = None
    folded: str = ""
    is_surname: bool = False


def run_from(tokens: Tokens, owners: dict[int, Name], index: int, lexicon: Lexicon, *, is_title_case: bool) -> Run | None:
    """The name that begins at a token: one to five words with particles, hyphens and initials."""
    first, end, count = index, index, 0
    while index < min(len(tokens), first + LONGEST_RUN) and count <= LONGEST_NAME:
        word = tokens.words[index]
        if _is_part(tokens, owners, index, lexicon):
            count += 1
            end = index + 1
        elif word in "-‐–" and index > first and tokens.touches(index) and index + 1 < len(tokens) and tokens.touches(index + 1):
            if not tokens.words[index + 1].isalpha() or index + 1 in owners:
                break
            end = index + 2
            index += 1
        elif word == "." and index > first and len(tokens.words[index - 1]) == 1:
            pass
        elif not (tokens.folded[index] in lexicon.words["particles"] and _leads_on(tokens, owners, index, lexicon)):
            break
        index += 1
    surname = count == 1 and (name := owners.get(first)) and name.sort is Sort.SURNAME
    if count == 0 or (is_title_case and not surname):
        return None
    return _run(tokens, first, end)


def run_before(tokens: Tokens, owners: dict[int, Name], end: int, lexicon: Lexicon, *, is_title_case: bool) -> Run | None:
    """The full name, two words at least, that ends before the token `end`."""
    if is_title_case:
        return None
    index, first, count = end - 1, end, 0
    while index >= max(0, end - LONGEST_RUN) and count <= LONGEST_NAME:
        word = tokens.words[index]
        if _is_part(tokens, owners, index, lexicon):
            count += 1
            first = index
        elif word in "-‐–" and index > 0 and tokens.touches(index) and tokens.words[index - 1].isalpha():
            pass
        elif not _leads_to(tokens, index, first, lexicon) and not (word == "." and len(tokens.words[index - 1]) == 1):
            break
        index -= 1
    return _run(tokens, first, end) if count >= 2 else None


def _leads_to(tokens: Tokens, index: int, first: int, lexicon: Lexicon) -> bool:
    """Whether it is the particle of the name that begins at `first`: "van Berg", "al-Asad"."""
    between = tokens.words[index + 1 : first]
    return tokens.folded[index] in lexicon.words["particles"] and (not between or (len(between) == 1 and between[0] in "-‐–"))


def _is_part(tokens: Tokens, owners: dict[int, Name], index: int, lexicon: Lexicon) -> bool:
    word = tokens.words[index]
    folded = tokens.folded[index]
    if not word[0].isupper() or (len(word) > 3 and word.isupper()):
        return False
    if folded in lexicon.words["no given names"] or folded in lexicon.words["organisation words"]:
        return False
    owner = owners.get(index)
    return owner is None or (
        owner.end - owner.first == 1 and owner.sort in _CAN_BE_PART and _stands_in_a_name(tokens, owners, index, owner, lexicon)
    )


def _stands_in_a_name(tokens: Tokens, owners: dict[int, Name], index: int, owner: Name, lexicon: Lexicon) -> bool:
    """A word that is a state, a town or a rank too is part of a name only beside a word that is nothing else."""
    if owner.sort is Sort.SURNAME:
        return True
    if owner.sort in {Sort.RANK, Sort.OFFICE}:
        return False
    return any(
        0 <= near < len(tokens)
        and near not in owners
        and tokens.words[near][0].isupper()
        and tokens.folded[near] not in lexicon.words["no given names"]
        for near in (index - 1, index + 1)
    )


def _leads_on(tokens: Tokens, owners: dict[int, Name], index: int, lexicon: Lexicon) -> bool:
    """Whether a particle is followed by the name it belongs to ("al-Asad", "van der Berg")."""
    for following in range(index + 1, min(index + 4, len(tokens))):
        if tokens.words[following] in "-‐–" or tokens.folded[following] in lexicon.words["particles"]:
            continue
        return _is_part(tokens, owners, following, lexicon)
    return False


def _run(tokens: Tokens, first: int, end: int) -> Run:
    pieces: list[str] = []
    for index in range(first, end):
        glue = "" if index == first or tokens.touches(index) else " "
        pieces.append(glue + tokens.words[index].replace("\u00ad", ""))
    return Run(first, end, "".join(pieces), folded=" ".join(tokens.folded[first:end]))
