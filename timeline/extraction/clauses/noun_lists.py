"""Which lists of the lexicon a noun phrase is in: "military aid" is aid, "two Canadians" are people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from timeline.extraction.clauses.cutting import NP, Chunk, Clauses
from timeline.extraction.clauses.tagging import PREPOSITION, Token
from timeline.extraction.lexicon.triggers import lexicon

_OF_PEOPLE = frozenset({"detainees", "prisoners"})
_HANGING_ON = (" to ", " of ", " in ")
_NOTHING: frozenset[str] = frozenset()


def in_list(clauses: Clauses, head: int, name: str) -> bool:
    """Whether the noun phrase, or what it is a number or part "of", holds a word of the list."""
    chunk = clauses.chunks[head]
    if chunk.lists_within is None:
        chunk.lists_within = _lists_within(clauses, head)
    return name in chunk.lists_within


def _lists_within(clauses: Clauses, head: int) -> frozenset[str]:
    """The lists of the phrase, and of the one behind its "of"; but "a suspension of aid" is no aid, "the actions of the guards" no guards."""
    chunks = clauses.chunks
    own = _lists_of(clauses, chunks[head])
    last = clauses.tokens[chunks[head].last].low
    has_part = (
        head + 2 < len(chunks)
        and chunks[head + 1].kind == PREPOSITION
        and chunks[head + 1].word == "of"
        and chunks[head + 2].kind == NP
        and last not in lexicon().deeds
        and "acts" not in lexicon().classes.get(last, _NOTHING)
    )
    return own | _lists_of(clauses, chunks[head + 2]) if has_part else own


def are_in(clauses: Clauses, heads: Iterable[int], name: str) -> bool:
    """Whether any of the noun phrases holds a word of the list."""
    return any(in_list(clauses, head, name) for head in heads)


def phrase_in_list(clauses: Clauses, chunk: Chunk, name: str) -> bool:
    """Whether the head of the phrase is in the list ("military aid" is aid); where no list knows the head, any of its words.

    Of an actor it is the last word that counts ("Russian troops", "the army"), or the office, or the name as a whole.
    """
    return name in _lists_of(clauses, chunk)


def is_named_whole(clauses: Clauses, head: int) -> bool:
    """Whether the last word of the phrase belongs to a name: the Polisario Front is no front of a storm."""
    last = clauses.tokens[clauses.chunks[head].last]
    return last.actor is not None and " " in last.low and last.actor.rule in ("name", "body")


def _lists_of(clauses: Clauses, chunk: Chunk) -> frozenset[str]:
    """The lists that the phrase itself is in."""
    if chunk.lists is None:
        last = clauses.tokens[chunk.last]
        named = _lists_of_words(list(map(_head_word, clauses.tokens[chunk.first : chunk.last + 1])))
        is_people = last.actor is not None and last.actor.rule == "demonym"  # "holds two Canadians"
        whole = lexicon().classes.get(last.low.removeprefix("the "), _NOTHING)
        chunk.lists = named | whole | (_OF_PEOPLE if is_people else _NOTHING)
    return chunk.lists


def _lists_of_words(words: list[str]) -> frozenset[str]:
    classes = lexicon().classes
    known = classes.get(words[-1], _NOTHING) | classes.get(" ".join(words[-2:]), _NOTHING)
    if known and "joint" in words:
        return known | classes["joint"]  # "a joint factory": shared, whatever it is
    return known or _NOTHING.union(*(classes.get(some, _NOTHING) for some in (*words, *map(" ".join, pairwise(words)))))


def _head_word(token: Token) -> str:
    """The word itself; of an actor the one that says what it is: "Israel's ambassador to Dublin", "Russian troops"."""
    if token.actor is None or " " not in token.low:
        return token.low
    if token.actor.office is not None and token.actor.rule == "title":
        return token.actor.office.title.split(" to ")[0].rsplit(" ", 1)[-1].lower()  # "the Chilean ambassador, Pedro Rojas"
    name = token.low
    for word in _HANGING_ON:
        name = name.split(word, 1)[0]
    return name.rsplit(" ", 1)[-1]
