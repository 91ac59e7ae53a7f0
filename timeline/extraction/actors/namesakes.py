"""States and capitals of the world that only lend their name: to persons ("Senator Jordan"), to other towns
("San Salvador de Jujuy") and to places in the United States ("Cairo, Illinois", "Georgia")."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.extraction.lexicon import Entry, Lexicon, Sort
from timeline.extraction.tokens import Tokens, fold

_OF_PERSONS_ONLY = ("Senator", "Representative")
_LONGEST_STATE = 3  # tokens: "West Virginia", "Calif."
_LONGEST_JOINT = 2  # tokens: "de los"
_NEAR = 6  # tokens
_BEHIND_A_STATE = frozenset({",", ".", ")", ";", ":", "–", "—"})


def is_title_of_somebody(before: Entry | None) -> bool:
    """Whether the words before a name make a person of it: "Mr", "Senator"."""
    return before is not None and (before.called in _OF_PERSONS_ONLY or (before.sort is Sort.RANK and not before.called))


def is_somebody(first: int, tokens: Tokens, before: Entry | None, lexicon: Lexicon) -> bool:
    """Whether the place's name at token `first` that means no place there is a person's: "Jim Jordan", "Jordan Henderson said"."""
    words, place = lexicon.words, tokens.folded[first]
    given, surname, after = (tokens.folded[at : at + 1] if at >= 0 else [] for at in (first - 1, first + 1, first + 2))
    return (
        is_title_of_somebody(before)
        or (
            place in words["other words"]
            and any(word in words["women's names"] or word in words["men's names"] for word in given)
        )
        or (
            place in words["places called like persons"]
            and not words["persons do"].isdisjoint(after)
            and not any(_is_of_a_company(word, words) for word in surname)
        )
    )


def _is_of_a_company(word: str, words: Mapping[str, frozenset[str]]) -> bool:
    """“Jordan Radio said”, "Chad Airports announced": no surname."""
    return any({word, word.removesuffix("s")} & words[kind] for kind in ("company words", "organisation words", "unions"))


def is_of_another_place(end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """“Santiago de los Caballeros”, "San Salvador de Jujuy", "Kingston upon Hull": a longer name, of another town."""
    joined, words = 0, lexicon.words["joins a town's name"]
    while joined < _LONGEST_JOINT and end + joined < len(tokens) and tokens.words[end + joined] in words:
        joined += 1
    return joined > 0 and end + joined < len(tokens) and tokens.is_capitalised(end + joined)


def is_american(entry: Entry, end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether the name that ends before token `end` is that of a place in the United States."""
    if entry.words == "Georgia":
        near = tokens.folded[max(0, end - 1 - _NEAR) : end + _NEAR]
        if not lexicon.words["in the United States"].isdisjoint(near) or _is_behind_a_town(end - 1, tokens, lexicon):
            return True
    return entry.actor != lexicon.actors["USA"] and _state_follows(entry, end, tokens, lexicon)


def in_america(entry: Entry, lexicon: Lexicon) -> Entry:
    america = lexicon.actors["USA"]
    return Entry(Sort.PLACE, entry.words, "traps.txt", america, place=america)


def _state_follows(entry: Entry, end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """“Paris, Texas, …”, "Rome, N.Y., …"; but "Paris, New York and Rome" is a list."""
    if end + 1 >= len(tokens) or tokens.words[end] != ",":
        return False
    of_georgia = tokens.folded[end + 1] == "georgia" and fold(entry.words) in lexicon.words["towns in Georgia"]
    for length in range(1, min(_LONGEST_STATE, len(tokens) - end - 1) + 1):
        after = end + 1 + length
        closed = after >= len(tokens) or tokens.words[after] in _BEHIND_A_STATE
        words = " ".join(tokens.folded[end + 1 : after])
        if closed and tokens.is_capitalised(end + 1) and (of_georgia or words in lexicon.words["American states"]):
            return not _goes_on_as_list(after + 1, tokens)
    return False


def _goes_on_as_list(at: int, tokens: Tokens) -> bool:
    """Whether "and Rome" or "Armenia and", "Sri Lanka, …" stands there: one more of the same kind."""
    after_name = next((i for i in range(at, min(at + _LONGEST_STATE, len(tokens))) if not tokens.is_capitalised(i)), at)
    return tokens.folded[after_name : after_name + 1] in (["and"], ["or"], [","])


def _is_behind_a_town(at: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """“Athens, Georgia, …”."""
    return (
        at >= 2
        and tokens.words[at - 1] == ","
        and (at + 1 >= len(tokens) or tokens.words[at + 1] == ",")
        and not _goes_on_as_list(at + 2, tokens)
        and tokens.folded[at - 2] in lexicon.words["towns in Georgia"]
    )
