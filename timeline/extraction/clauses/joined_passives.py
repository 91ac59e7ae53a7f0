"""Which verbs say what was done to their subject because "was" before an earlier one is theirs too: "was arrested and deported"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.extraction.clauses.tagging import ADVERB, CONJUNCTION, PREPOSITION, STOP, Token
from timeline.extraction.lexicon.triggers import PARTICIPLE, PAST, lexicon

if TYPE_CHECKING:
    from timeline.extraction.clauses.cutting import Chunk

_FARTHEST = 12  # chunks


def mark_joined_passives(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> None:
    """Make passive what "and" or a comma joins to a passive verb and what lacks the object that it cannot do without."""
    for index, chunk in enumerate(chunks):
        if index > 1 and chunk.kind == "V" and not chunk.passive and _may_be_either(tokens, chunk):
            verb = _verb_joined_to(chunks, index)
            if verb is not None and verb.passive and verb.form == "finite" and _is_done_to_it(chunks, index):
                chunk.passive, chunk.past = True, verb.past


def _may_be_either(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether it is a past tense or a participle by its form: "released", not "gave"."""
    verb = tokens[chunk.head].verb
    is_bare = all(token.tag == ADVERB for token in tokens[chunk.first : chunk.head])
    return is_bare and chunk.form == "finite" and verb is not None and bool(verb[1] & PARTICIPLE and verb[1] & PAST)


def _verb_joined_to(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The verb before, where nothing but "and" or a comma stands before this one; a comma only in a row that "and" ends."""
    before = chunks[index - 1]
    is_in_row = before.kind == STOP and _is_followed_in_row(chunks, index)
    if not is_in_row and (before.kind != CONJUNCTION or before.word not in ("and", "or", "then")):
        return None
    for at in range(index - 2, max(-1, index - _FARTHEST), -1):
        chunk = chunks[at]
        if chunk.kind == "V" and chunk.form == "finite":
            return chunk
        if chunk.kind not in ("NP", PREPOSITION, STOP, "V"):
            return None
    return None


def _is_followed_in_row(chunks: Sequence[Chunk], index: int) -> bool:
    """“Was held, questioned and freed”: whether "and" and another verb follow before any new clause."""
    at = index + 1
    while at < len(chunks) and chunks[at].kind in ("NP", PREPOSITION):
        at += 1
    return at + 1 < len(chunks) and chunks[at].kind == CONJUNCTION and chunks[at + 1].kind == "V"


def _is_done_to_it(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the verb lacks its object, or has the one that is left beside whoever got it: "was summoned and handed a note"."""
    lists, lemma = lexicon().lists, chunks[index].lemma
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    if after is not None and after.kind == "NP":
        return lemma in lists["verbs with two objects"]
    if after is not None and after.kind == "V" and after.form == "infinitive":
        return lemma in lists["object control"]
    if after is not None and after.word == "by" and index + 2 < len(chunks) and chunks[index + 2].kind == "NP":
        return True
    return lemma in lists["verbs with an object"] or lemma in lists["verbs done to somebody"]
