"""Claims that are turned down: "Iran rejected claims by Israel that it had bombed the port" says that it had not."""

from __future__ import annotations

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.denoting import acting, actors_of
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.sides.whose import sides_of

DENIAL = "a denial"  # where the entry of a denial stands


def denied_by(clauses: Clauses, noun: int) -> int | None:
    """The verb that turns down the claim at chunk `noun`, which a clause with "that" follows; None where nobody denies it.

    Who turns down what one other says of a third ("Peru rejected Norway's claim that Chile had fired") is no denier: both stand beside each other.
    """
    verb = next((at for at in (noun - 1, noun - 3) if at > 0 and _turns_down(clauses, at)), None)
    if verb is None or clauses.tokens[clauses.chunks[noun].last].low.removesuffix("s") not in lexicon().lists["claims"]:
        return None
    claiming = acting(clauses, noun, ("by", "from", "of"))
    if not claiming:
        return verb
    inner = next((at for at in range(noun + 1, len(clauses.chunks)) if is_finite(clauses.chunks[at])), noun)
    accused = sides_of(actors_of(clauses, subject(clauses, inner)))
    return verb if accused & sides_of(actors_of(clauses, subject(clauses, verb))) else None


def is_plain_denial(clauses: Clauses, index: int) -> bool:
    """“Denied that the tea was stale”, "denied having misled them": what is denied is no event, so the denial is all there is."""
    chunks = clauses.chunks
    if chunks[index].lemma != "deny" or not is_finite(chunks[index]) or chunks[index].negated or index + 1 >= len(chunks):
        return False
    return chunks[index + 1].word == "that" or chunks[index + 1].form == "ing"


def is_denied_claim(clauses: Clauses, verb: int, index: int) -> bool:
    """Whether the clause of the verb at `index` is what the verb before it turns down."""
    chunks = clauses.chunks
    that = next((at for at in range(verb + 1, index) if chunks[at].word == "that"), None)
    nouns = [at for at in range(verb + 1, that or verb) if chunks[at].kind == NP]
    return bool(nouns) and denied_by(clauses, nouns[0]) == verb


def _turns_down(clauses: Clauses, at: int) -> bool:
    chunk = clauses.chunks[at]
    is_one = chunk.kind == V and not {chunk.lemma, chunk.phrase}.isdisjoint(lexicon().lists["rejecting verbs"])
    return is_one and not (chunk.negated or chunk.passive)
