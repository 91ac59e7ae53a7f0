"""How far the words of a verb of saying reach: where what is said begins and ends in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.attribution.speaking import speaking_words
from timeline.extraction.clauses.arguments import FARTHEST, is_finite
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import Span

_OPENS_A_CLAUSE = ("that", "how", "whether", "why", "what")
_SETS_TIME = ("after", "before", "when", "while", "since", "because", "although", "though", "if", "unless", "until", "once")


def has_verb(chunks: Sequence[Chunk]) -> bool:
    return any(is_finite(chunk) for chunk in chunks)


def end_of_listener(clauses: Clauses, index: int) -> int:
    """The chunk after the verb, its listener and the phrases that say where it was said: "told reporters in Paris"."""
    chunks, at = clauses.chunks, index + 1
    listening = chunks[index].lemma in speaking_words()["with a listener"] or chunks[index].lemma == "put"
    takes_listener = at < len(chunks) and chunks[at].kind == NP and listening
    if takes_listener and not (at + 1 < len(chunks) and is_finite(chunks[at + 1])):
        at += 1
    while at + 1 < len(chunks) and chunks[at].kind == PREPOSITION and chunks[at + 1].kind in (NP, PREPOSITION):
        at += 2 if chunks[at + 1].kind == NP else 1
        if at < len(chunks) and chunks[at].kind == NP and not _is_subject(chunks, at):
            break
    return at


def _is_subject(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the noun phrase at `at`, with what is attached to it, is the subject of a verb."""
    following = at + 1
    while (
        following + 1 < len(chunks) and chunks[following].kind in (PREPOSITION, CONJUNCTION) and chunks[following + 1].kind == NP
    ):
        following += 2
    return following < len(chunks) and is_finite(chunks[following])


def has_content(clauses: Clauses, told: int, quotations: Sequence[Span], *, is_next: bool) -> bool:
    """Whether what is said begins at chunk `told`: a clause, an infinitive, a colon, a quotation. `is_next`: right after the verb."""
    chunks = clauses.chunks
    if told >= len(chunks):
        return False
    chunk = chunks[told]
    start = clauses.tokens[chunk.first].start
    if chunk.kind in (SUBORDINATOR, RELATIVE) and chunk.word in _OPENS_A_CLAUSE:
        return True
    if chunk.kind == V:
        return is_next or chunk.form in ("infinitive", "ing")  # "who police said attacked"; but not "said in a nightly address"
    if chunk.kind == NP and _is_subject(chunks, told):
        return True
    if chunk.kind == STOP:
        low = clauses.tokens[chunk.first].low
        ahead = chunks[told + 1 : told + 12]
        later_that = next((i for i, one in enumerate(ahead) if one.kind == STOP), None)
        resumes = later_that is not None and later_that + 1 < len(ahead) and ahead[later_that + 1].word == "that"
        return low == ":" or (bool(ahead) and ahead[0].word == "that") or resumes or _opens_quotation(clauses, start, quotations)
    return _opens_quotation(clauses, start, quotations)


def _opens_quotation(clauses: Clauses, start: int, quotations: Sequence[Span]) -> bool:
    """Whether a quotation with a verb of its own begins right there."""
    for quotation in quotations:
        if 0 <= quotation.start - start <= 3:
            inside = (c for c in clauses.chunks if quotation.start <= clauses.tokens[c.first].start < quotation.end)
            if any(is_finite(chunk) for chunk in inside):
                return True
    return False


def is_beside(clauses: Clauses, quotation: Span, start: int, index: int) -> bool:
    """Whether the words of saying stand right behind the quotation."""
    return (
        0 <= clauses.tokens[clauses.chunks[start].first].start - quotation.end <= 3
        or 0 <= (clauses.tokens[clauses.chunks[index].first].start - quotation.end) <= 3
    )


def between_stops(clauses: Clauses, index: int) -> tuple[int, int]:
    """The chunks around `index` that no semicolon, colon or, for a phrase that follows, dash cuts off."""
    chunks = clauses.chunks
    first = index
    while first and not _is_strong_stop(clauses, first - 1):
        first -= 1
    dash = next((at for at in range(index - 1, first - 1, -1) if clauses.tokens[chunks[at].first].low in ("—", "–", "--")), None)
    first = first if dash is None else dash + 1
    last = index
    while last + 1 < len(chunks) and not _is_strong_stop(clauses, last + 1):
        last += 1
    return first, last


def _is_strong_stop(clauses: Clauses, at: int) -> bool:
    return clauses.chunks[at].kind == STOP and clauses.tokens[clauses.chunks[at].first].low in (";", ":")


def start_of_content(clauses: Clauses, end: int) -> int:
    """Where what is said before chunk `end` begins: after the last semicolon."""
    return next((at + 1 for at in range(end - 2, -1, -1) if _is_strong_stop(clauses, at)), 0)


def end_of_object(clauses: Clauses, start: int) -> int:
    """The last chunk of "announced the end of the mission": before the next clause."""
    chunks = clauses.chunks
    ends = (at for at in range(start, len(chunks)) if chunks[at].kind in (STOP, SUBORDINATOR, RELATIVE) or is_finite(chunks[at]))
    return next(ends, len(chunks)) - 1


def first_stop(clauses: Clauses, at: int) -> int:
    chunks = clauses.chunks
    return next((later for later in range(at, len(chunks)) if chunks[later].kind == STOP), len(chunks))


def end_of_claim(clauses: Clauses, noun: int, that: int) -> int:
    """The last chunk of the clause that a noun carries with a "that": of "the claim that it had bombed a village was rejected" not its own verb."""
    chunks = clauses.chunks
    end = first_stop(clauses, that + 1)
    start = next((at + 1 for at in range(noun - 1, -1, -1) if chunks[at].kind == STOP), 0)
    if has_verb(chunks[start:noun]):
        return end - 1
    verbs = [at for at in range(that + 1, end) if is_finite(chunks[at])]
    if len(verbs) < 2 or any(chunk.kind in (CONJUNCTION, RELATIVE, SUBORDINATOR) for chunk in chunks[verbs[0] : verbs[1]]):
        return end - 1
    return verbs[1] - 1


def end_of_content(clauses: Clauses, verb: int, start: int) -> int:
    """The last chunk of the clause that the verb reports."""
    chunks = clauses.chunks
    opening = chunks[start - 1] if start else None
    within = opening is not None and (opening.kind == RELATIVE or opening.word in _SETS_TIME)
    within = within or (verb > 0 and chunks[verb - 1].kind == RELATIVE)
    for at in range(verb + 1, len(chunks)):
        if chunks[at].kind != STOP:
            continue
        if clauses.tokens[chunks[at].first].low == ";":
            return at - 1
        if at + 1 < len(chunks) and within and (is_finite(chunks[at + 1]) or _begins_a_clause(chunks, at + 1)):
            return at - 1  # "after Iran said it would leave, Norway …"; "X, who said …, flew home"
        if _turns(clauses, at + 1, chunks[verb]):
            return at - 1
    return len(chunks) - 1


def _begins_a_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a clause with its own subject begins at `at`."""
    return chunks[at].kind == NP and _is_subject(chunks, at)


def end_of_rest(clauses: Clauses, told: int) -> int:
    """The last chunk that is still said after "…, the minister said"."""
    chunks = clauses.chunks
    for at in range(told, len(chunks)):
        if chunks[at].kind != STOP and at > told:
            continue
        if clauses.tokens[chunks[at].first].low in (";", ":"):
            return at - 1
        following = at + 1 if chunks[at].kind == STOP else at
        after = chunks[following] if following < len(chunks) else None
        if after is None or after.kind in (RELATIVE, SUBORDINATOR) or (after.kind == V and after.form == "ing"):
            return at - 1
        has_own_subject = following + 1 < len(chunks) and not is_finite(chunks[following + 1])
        if has_own_subject and _turns(clauses, following, None):
            return at - 1
    return len(chunks) - 1


def _turns(clauses: Clauses, at: int, verb: Chunk | None) -> bool:
    """Whether a clause of the article's own begins at chunk `at`: "…, but Kyiv answered". What is still reported after a past
    verb of saying has "had" or "would"."""
    chunks = clauses.chunks
    if at + 1 >= len(chunks) or chunks[at].word not in speaking_words()["turning words"]:
        return False
    if verb is not None and not verb.past and not verb.perfect:
        return False
    following = next((chunk for chunk in chunks[at + 1 : at + FARTHEST] if is_finite(chunk)), None)
    if following is None or following.perfect or following.modal:
        return False
    return following.past
