"""Whether an event that a noun names occurred, goes on, is planned, only imagined, or denied."""

from __future__ import annotations

from timeline.extraction.actions.standing import ARRANGED, NONE, adjective_after, going_on, status_of_verb
from timeline.extraction.actions.undoing import leaves_undone
from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, STOP
from timeline.extraction.lexicon.triggers import lexicon
from timeline.vocabulary import Status

_BEARING = ("tolerate", "accept", "allow", "permit", "brook", "stand")
_THAN = ("more", "less", "fewer")  # "than three attacks"


def status_of_noun(clauses: Clauses, head: int) -> Status | None:
    """The status of an event named by a noun; None when the verb or noun over it only wishes, forbids or fears it."""
    chunks, lists = clauses.chunks, lexicon().lists
    ahead = _status_of_none(clauses, head) or _status_of_predicate(clauses, head)
    if ahead is not None:
        return ahead
    at = head - 1
    while at >= 0 and chunks[at].kind in (PREPOSITION, NP, CONJUNCTION):
        if chunks[at].kind == NP:
            word = clauses.tokens[chunks[at].last].low
            if word in lists["open nouns"] or word.removesuffix("s") in lists["open nouns"]:
                return None
        if chunks[at].kind == PREPOSITION and chunks[at].word in ("after", "following", "amid", "despite", "during", "since"):
            return Status.OCCURRED
        at -= 1
    if at < 0 or chunks[at].kind != V:
        return Status.OCCURRED
    verb = chunks[at]
    if verb.lemma == "deny":
        return Status.DENIED
    if leaves_undone(verb):
        return None
    if verb.form == "infinitive" or reports(verb):
        return status_of_verb(clauses, at) if verb.form == "infinitive" else Status.OCCURRED
    return status_of_verb(clauses, at)


def _status_of_none(clauses: Clauses, head: int) -> Status | None:
    """“No attack took place”, "no attack will go unanswered"; None for "no fewer than three attacks", "will tolerate no attack"."""
    tokens, chunks = clauses.tokens, clauses.chunks
    first = chunks[head].first
    if tokens[first].low not in NONE or tokens[min(first + 1, len(tokens) - 1)].low in _THAN:
        return None
    if head and chunks[head - 1].kind == V and chunks[head - 1].lemma in _BEARING:
        return None
    at = predicate_of(clauses, head)
    is_answered = at is not None and tokens[min(chunks[at].last + 1, len(tokens) - 1)].low.startswith("un")
    return Status.HYPOTHETICAL if is_answered else Status.DENIED


def _status_of_predicate(clauses: Clauses, head: int) -> Status | None:
    """“The talks will resume”: what the verb says of the noun that is its subject; None where it only says it happened."""
    at = predicate_of(clauses, head)
    if at is None:
        return None
    verb = clauses.chunks[at]
    if lasting := going_on(clauses, at):
        return lasting
    if verb.lemma == "be" and not verb.past and adjective_after(clauses, at) in ("under", "underway"):
        return Status.ONGOING  # "are under way"
    if verb.passive and not verb.past and verb.lemma in ARRANGED:
        return Status.DENIED if verb.negated else Status.PLANNED  # "are set for Monday"
    return status_of_verb(clauses, at) if verb.modal or verb.negated or verb.progressive else None


def predicate_of(clauses: Clauses, head: int) -> int | None:
    """The finite verb whose subject is the noun phrase, behind what is attached to it: "talks with Chad planned for May were …"."""
    chunks = clauses.chunks
    at = _behind_phrases(clauses, head + 1)
    if at < len(chunks) and chunks[at].form == "participle":
        at = _behind_phrases(clauses, at + 1)
    if at < len(chunks) and chunks[at].kind == STOP and "," in clauses.tokens[chunks[at].first - 1].low:
        at += 1  # it closes an apposition that was read as one with its noun
    elif at + 1 < len(chunks) and chunks[at].kind == chunks[at + 1].kind == STOP:
        at += 2  # nothing but a day stands between two commas: "the talks, due on 3 May, were …"
    return at if at < len(chunks) and is_finite(chunks[at]) else None


def _behind_phrases(clauses: Clauses, at: int) -> int:
    chunks = clauses.chunks
    while at + 1 < len(chunks) and chunks[at].kind in (PREPOSITION, CONJUNCTION) and chunks[at + 1].kind == NP:
        at += 2
    return at


def happens(verb: Chunk) -> bool:
    """Whether the verb only says that its subject came about or goes on: "clashes broke out"."""
    return not {verb.lemma, verb.phrase}.isdisjoint(lexicon().lists["happening verbs"])
