"""The words of a clause that make the title of its event: where they begin and where they end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.subjects import is_object_of_another
from timeline.extraction.clauses.tagging import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DETERMINER,
    MODAL,
    OWNER,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    TO,
    VERB,
    Token,
    small_words,
)
from timeline.extraction.values import Span

LONGEST_CLAUSE = 90
LONGEST_WITH_SUBJECT = 130  # rather a long title than one that does not say who …
LONGEST_OBJECT = 60  # characters behind the trigger: … or ends "and called for"
_CHUNKS_TO_OBJECT = 3  # "called" "on" "the council", "accused" "of" "arming" "rebels"
_LOOSE = frozenset({PREPOSITION, DETERMINER, CONJUNCTION, TO, SUBORDINATOR, OWNER, RELATIVE, AUXILIARY, MODAL, STOP})


def cut_clause(clauses: Clauses, first: int, needed: int, last: int) -> Span:
    """The words of the clause from one token to the next, as long as a title may be; the needed one is always in it."""
    tokens = clauses.tokens
    start, whole = tokens[first].start, last
    while last > needed and tokens[last].end - start > LONGEST_CLAUSE:
        last -= 1
    if last < whole:
        last = _before_another(clauses, needed, last)
    last = tight_end(tokens, needed, last)
    if last < whole and (last <= needed or tokens[last].tag == VERB):
        last = _end_of_object(clauses, last, whole)
    return Span(start, tokens[max(last, needed)].end)


def tight_end(tokens: list[Token], needed: int, last: int) -> int:
    """The last token with which words can end: not with "and", "in the", "and on Monday"; never one before the needed one."""
    while last > needed:
        day = last
        while day > needed and tokens[day].tag in (DATE, PREPOSITION):
            day -= 1
        if tokens[last].tag == DATE and tokens[day].tag == CONJUNCTION and day > needed:
            last = day
        elif tokens[last].tag not in _LOOSE:
            break
        last -= 1
    return last


@cache
def loose_words() -> frozenset[str]:
    """The small words with which no title ends: "and", "of", "the", "that"."""
    small = small_words()
    names = ("prepositions", "determiners", "conjunctions", "subordinators", "relatives", "auxiliaries", "modals")
    return frozenset({"to"}).union(*(small[name] for name in names))


def begin_of_clause(clauses: Clauses, verb: int, subjects: Sequence[int], needed: int) -> int:
    """The token with which a title begins: that of the subject of the verb, or of the verb where the subject is too far away."""
    tokens, chunks = clauses.tokens, clauses.chunks
    if subjects and subjects[0] < verb:
        first = chunks[subjects[0]].first
        if tokens[needed].end - tokens[first].start < LONGEST_WITH_SUBJECT:
            return first
    return begin_of_verb(clauses, chunks[verb])


def begin_of_verb(clauses: Clauses, chunk: Chunk) -> int:
    """The token of a verb group with which a title without a subject begins: "briefly held" of "was briefly held".

    What "will" or "not" says must stay.
    """
    if chunk.kind != V or not chunk.first or chunk.modal or chunk.negated or chunk.form == "infinitive":
        return chunk.first
    behind = next((at for at in range(chunk.first, chunk.head) if clauses.tokens[at].tag != AUXILIARY), chunk.head)
    return behind if clauses.tokens[behind].tag == ADVERB else chunk.head


def end_of_clause(clauses: Clauses, at: int) -> int:
    """The last token of the clause whose chunk `at` is its last argument.

    That is the one before the next comma, dash or semicolon: what follows there hangs on more loosely.
    """
    chunks = clauses.chunks
    stop = next((i for i in range(at + 1, len(chunks)) if chunks[i].kind == STOP), len(chunks))
    return chunks[stop].first - 1 if stop < len(chunks) else len(clauses.tokens) - 1


def _before_another(clauses: Clauses, needed: int, last: int) -> int:
    """The last token of what is told of one, where the words would break off in what is told of another: "… and the consul"."""
    behind = (chunk for chunk in range(len(clauses.chunks)) if needed < clauses.chunks[chunk].first <= last)
    return next((clauses.chunks[at].first - 1 for at in behind if _opens_clause(clauses, at)), last)


def _opens_clause(clauses: Clauses, at: int) -> bool:
    """“Iran closed the port, and on Friday Peru's consul, Ana Ruiz, was held”: whether an "and" has a subject and a verb behind it.

    But “a treaty that Chad and Mali signed”: where what stands before it is no object, both are the subject.
    """
    chunks = clauses.chunks
    if chunks[at].kind != CONJUNCTION or at + 1 >= len(chunks) or chunks[at + 1].kind != NP:
        return False
    verb = next((i for i in range(at + 1, len(chunks)) if chunks[i].kind not in (NP, PREPOSITION)), len(chunks))
    if verb >= len(chunks) or not is_finite(chunks[verb]):
        return False
    return chunks[at - 1].kind != NP or is_object_of_another(clauses, at - 1)


def _end_of_object(clauses: Clauses, verb: int, whole: int) -> int:
    """The end of the first noun phrase behind a token, where the words would end on a bare verb: "… and called for calm"."""
    chunks, tokens, trigger = clauses.chunks, clauses.tokens, clauses.chunk_at(clauses.tokens[verb].start)
    behind = range(trigger + 1, min(len(chunks), trigger + 1 + _CHUNKS_TO_OBJECT)) if trigger is not None else ()
    found = next((at for at in behind if chunks[at].kind not in (PREPOSITION, V)), None)
    if found is None or chunks[found].kind != NP:
        return verb
    while found + 2 < len(chunks) and chunks[found + 1].word in ("of", "and") and chunks[found + 2].kind == NP:
        if _opens_clause(clauses, found + 1):
            break
        found += 2
    end = chunks[found].last
    return end if end <= whole and tokens[end].end - tokens[verb].end <= LONGEST_OBJECT else verb
