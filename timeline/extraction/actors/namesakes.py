"""States and capitals of the world that only lend their name: to persons ("Senator Jordan") and to places in the United States
("Cairo, Illinois", "Georgia")."""

from __future__ import annotations

from timeline.extraction.lexicon import Entry, Lexicon, Sort
from timeline.extraction.tokens import Tokens, fold

_OF_PERSONS_ONLY = ("Senator", "Representative")
_LONGEST_STATE = 3  # tokens: "West Virginia", "Calif."
_NEAR = 6  # tokens
_BEHIND_A_STATE = frozenset({",", ".", ")", ";", ":", "–", "—"})


def is_title_of_somebody(before: Entry | None) -> bool:
    """Whether the words before a name make a person of it: "Mr", "Senator"."""
    return before is not None and (before.called in _OF_PERSONS_ONLY or (before.sort is Sort.RANK and not before.called))


def is_somebody(first: int, tokens: Tokens, before: Entry | None, lexicon: Lexicon) -> bool:
    """Whether the place's name at token `first` that means no place there is a person's: "Jim Jordan", "Jordan Henderson said"."""
    words, given, after = lexicon.words, tokens.folded[max(0, first - 1) : first], tokens.folded[first + 2 : first + 3]
    return (
        is_title_of_somebody(before)
        or any(word in words["women's names"] or word in words["men's names"] for word in given)
        or (tokens.folded[first] in words["places called like persons"] and not words["persons do"].isdisjoint(after))
    )


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
    """“Paris, Texas, …”, "Rome, N.Y., …"; but "Paris, New York and Rome" is a list, in which a state is no last word."""
    if end + 1 >= len(tokens) or tokens.words[end] != ",":
        return False
    of_georgia = tokens.folded[end + 1] == "georgia" and fold(entry.words) in lexicon.words["towns in Georgia"]
    for length in range(1, min(_LONGEST_STATE, len(tokens) - end - 1) + 1):
        after = end + 1 + length
        closed = after >= len(tokens) or tokens.words[after] in _BEHIND_A_STATE
        words = " ".join(tokens.folded[end + 1 : after])
        if closed and tokens.is_capitalised(end + 1) and (of_georgia or words in lexicon.words["American states"]):
            return after + 1 >= len(tokens) or tokens.folded[after + 1] not in ("and", "or")
    return False


def _is_behind_a_town(at: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """“Athens, Georgia, …”."""
    return (
        at >= 2
        and tokens.words[at - 1] == ","
        and (at + 1 >= len(tokens) or tokens.words[at + 1] == ",")
        and tokens.folded[at - 2] in lexicon.words["towns in Georgia"]
    )
