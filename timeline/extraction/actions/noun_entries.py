"""Which entry of the lexicon a noun of a sentence fits."""

from __future__ import annotations

from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.noun_lists import phrase_in_list
from timeline.extraction.clauses.tagging import NOUN
from timeline.extraction.lexicon.triggers import Entry, lexicon


def match_noun(clauses: Clauses, index: int) -> tuple[Entry, int, int] | None:
    """The noun entry whose words end the phrase (or begin "withdrawal of troops"), with its first and last token."""
    chunk, tokens = clauses.chunks[index], clauses.tokens
    last = chunk.last
    head = tokens[last]
    entries = lexicon().nouns.get(head.low) if head.tag == NOUN else None
    if entries is None or _belongs_to_noun_before(clauses, index):
        return None
    for entry in entries:
        words = entry.words
        if "of" in words:
            at = last + len(words) - 1
            if words[0] in (head.low, head.low.removesuffix("s")) and _of_phrase(clauses, index, words[-1]):
                return entry, last, clauses.chunks[index + 2].last if words[-1].startswith("@") else min(at, len(tokens) - 1)
            continue
        first = last - len(words) + 1
        if first >= chunk.first and all(tokens[first + i].low == word for i, word in enumerate(words[:-1])):
            return entry, first, last
    return None


def _belongs_to_noun_before(clauses: Clauses, index: int) -> bool:
    """“suspension of aid”: the aid is no event."""
    chunks = clauses.chunks
    if index < 2 or chunks[index - 1].word != "of" or chunks[index - 2].kind != NP:
        return False
    return clauses.tokens[chunks[index - 2].last].low in lexicon().deeds


def _of_phrase(clauses: Clauses, index: int, word: str) -> bool:
    chunks = clauses.chunks
    if index + 2 >= len(chunks) or chunks[index + 1].word != "of" or chunks[index + 2].kind != NP:
        return False
    if word.startswith("@"):
        return phrase_in_list(clauses, chunks[index + 2], word[1:])
    return any(low.rsplit(" ", 1)[-1] in (word, word + "s") for low in clauses.words(chunks[index + 2]))
