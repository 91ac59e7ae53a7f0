"""What follows a verb in its clause: direct objects, and the phrases after each preposition.

A "head" is the index of a noun-phrase chunk; phrases attached to it ("the president of Iran") are reached from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import (
    ACTOR,
    CONJUNCTION,
    DETERMINER,
    NOUN,
    PREPOSITION,
    PRONOUN,
    STOP,
    SUBORDINATOR,
    small_words,
)
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention
from timeline.vocabulary import ActorKind

_WITHIN = ("in", "at", "near", "outside")
_GATHERINGS = frozenset({"meeting", "session", "summit", "conference", "congress", "ceremony", "forum", "hearing"})

LONGEST_INSERTION = 8  # chunks between two commas
FARTHEST = 40  # chunks looked over in either direction: keeps one endless sentence linear


@dataclass(slots=True)
class Arguments:
    """The noun phrases after a verb: direct objects, and by preposition."""

    objects: list[int] = field(default_factory=list)
    phrases: dict[str, list[int]] = field(default_factory=dict)
    end: int = 0  # the last chunk that belongs to the verb


def is_finite(chunk: Chunk) -> bool:
    return chunk.kind == V and chunk.form == "finite"


def reports(chunk: Chunk) -> bool:
    reporting = lexicon().lists["reporting verbs"]
    return chunk.kind == V and (chunk.lemma in reporting or chunk.phrase in reporting)


def arguments(clauses: Clauses, verb: int) -> Arguments:
    """Objects and prepositional phrases after the verb, up to where its clause ends."""
    chunks = clauses.chunks
    result = Arguments(end=verb)
    index = verb + 1
    last_prep = ""
    stopped = False  # after a comma only a further preposition goes on
    while index < len(chunks) and index <= verb + FARTHEST:
        chunk = chunks[index]
        if chunk.kind == NP:
            if stopped and not last_prep:
                break
            if last_prep != "between" and _is_new_subject(clauses, index):
                break
            if last_prep == "as" and _is_postponed(clauses, index, result):
                last_prep = ""  # "mocked as empty the embargo"
            if last_prep and not result.objects and _is_behind_phrase(clauses, index):
                last_prep = ""  # "handed over to Chile two boats"
            if last_prep:
                result.phrases.setdefault(last_prep, []).append(index)
            else:
                result.objects.append(index)
            result.end = index
            stopped = False
        elif chunk.kind == PREPOSITION:
            last_prep = chunk.word
            stopped = False
        elif chunk.kind == CONJUNCTION:
            if last_prep != "between" and not _joins_noun_phrases(clauses, index):
                break
        elif chunk.kind == STOP:
            if clauses.tokens[chunk.first].low != ",":
                break
            if "," in clauses.tokens[chunk.first - 1].low:
                index += 1  # "handed the envoy, Li Wei, a note": the comma closes an apposition read as one with its noun
                continue
            if (closing := _end_of_insertion(clauses, index, bool(result.objects))) is not None:
                last_prep, index = "", closing + 1
                continue
            joined = index + 1 < len(chunks) and chunks[index + 1].kind == NP and _is_list(clauses, index)
            if joined and _tells_another_number(clauses, index + 1):
                break
            if not joined:
                last_prep, stopped = "", True
        elif chunk.kind == SUBORDINATOR and chunk.word in ("after", "before", "since", "until", "as"):
            last_prep = chunk.word
            if not (index + 1 < len(chunks) and chunks[index + 1].kind == NP):
                break
        else:
            break
        index += 1
    return result


def _tells_another_number(clauses: Clauses, phrase: int) -> bool:
    """“Expelled 13 diplomats, Canada four”: another one has done as much, and no verb tells of it."""
    chunks, tokens = clauses.chunks, clauses.tokens
    if phrase + 1 >= len(chunks) or chunks[phrase + 1].kind != NP or tokens[chunks[phrase].last].tag != ACTOR:
        return False
    number = tokens[chunks[phrase + 1].first].low
    return number.isdigit() or number == "one" or number in load().words["numbers"]


def _is_postponed(clauses: Clauses, index: int, result: Arguments) -> bool:
    """Whether a noun phrase behind the one of "as" is the object that the verb still lacks."""
    chunks = clauses.chunks
    is_full = clauses.tokens[chunks[index].first].tag in (DETERMINER, ACTOR) or bool(chunks[index].actors)
    return not result.objects and chunks[index - 1].kind == NP and is_full and len(result.phrases.get("as", ())) > 0


def _is_behind_phrase(clauses: Clauses, index: int) -> bool:
    """Whether a noun phrase follows straight on the one of a preposition, and is no time: "two days"."""
    before, phrase = clauses.chunks[index - 1], clauses.chunks[index]
    first, last = clauses.tokens[phrase.first], clauses.tokens[phrase.last]
    if before.kind != NP or last.low in small_words()["parts of time"]:
        return False
    named = clauses.tokens[before.last].actor
    if named is not None and named.rule != "pronoun" and first.tag == NOUN and phrase.first == before.last + 1:
        return True  # "gave to Kenya tents": cut apart for that reason
    return phrase.last > phrase.first and (first.tag == DETERMINER or first.low.isdigit())


def _end_of_insertion(clauses: Clauses, opening: int, has_object: bool) -> int | None:
    """The comma that closes “accepted, on behalf of Peru, the invitation”, "granted Ana Ruiz, 51, safe passage"; None for no such.

    An object must follow, and what follows must not be the subject of a verb.
    """
    chunks = clauses.chunks
    if has_object:
        is_age = opening + 1 < len(chunks) and clauses.tokens[chunks[opening + 1].first].low.isdigit()
        closing = opening + 2 if is_age and chunks[opening + 1].first == chunks[opening + 1].last else None
        if closing is None:
            return _end_of_apposition(clauses, opening)
    else:
        inside = range(opening + 1, min(len(chunks), opening + LONGEST_INSERTION))
        closing = next((at for at in inside if chunks[at].kind == STOP), None)
        if closing is None or any(chunks[at].kind not in (NP, PREPOSITION) for at in range(opening + 1, closing)):
            return None
        if closing == opening + 1 or chunks[opening + 1].kind != PREPOSITION:
            return None
    if closing is None or closing + 1 >= len(chunks) or clauses.tokens[chunks[closing].first].low != ",":
        return None
    if chunks[closing + 1].kind != NP or _is_new_subject(clauses, closing + 1):
        return None
    return closing


def _end_of_apposition(clauses: Clauses, opening: int) -> int | None:
    """The comma behind “put the bank, a lender owned by Chad, on its list”, where a preposition goes on; None for no such."""
    chunks = clauses.chunks
    inside = range(opening + 1, min(len(chunks), opening + LONGEST_INSERTION))
    closing = next((at for at in inside if chunks[at].kind == STOP), None)
    if closing is None or closing + 1 >= len(chunks) or chunks[closing + 1].kind != PREPOSITION or chunks[opening + 1].kind != NP:
        return None
    if clauses.tokens[chunks[opening + 1].first].tag not in (DETERMINER, ACTOR) or any(map(is_finite, chunks[opening:closing])):
        return None
    return closing


def _is_new_subject(clauses: Clauses, index: int) -> bool:
    """A noun phrase straight before a finite verb begins the next clause, unless it is all the object there is."""
    chunks = clauses.chunks
    following = index + 1
    while following + 1 < len(chunks) and chunks[following].kind == PREPOSITION and chunks[following + 1].kind == NP:
        following += 2
    if following < len(chunks) and is_finite(chunks[following]):
        before = chunks[index - 1]
        if before.kind == NP and clauses.tokens[chunks[index].first].tag == PRONOUN:
            return True  # "freed a diplomat it had arrested"
        return before.kind in (CONJUNCTION, STOP, SUBORDINATOR) or (before.kind == V and reports(before))
    return False


def _joins_noun_phrases(clauses: Clauses, index: int) -> bool:
    chunks = clauses.chunks
    return index + 1 < len(chunks) and chunks[index + 1].kind == NP and not _is_new_subject(clauses, index + 1)


def _is_list(clauses: Clauses, comma: int) -> bool:
    """Whether the comma is one of "A, B and C"."""
    chunks = clauses.chunks
    for index in range(comma + 1, min(len(chunks), comma + 8)):
        if chunks[index].kind == CONJUNCTION:
            return index + 1 < len(chunks) and chunks[index + 1].kind == NP
        if chunks[index].kind not in (NP, STOP):
            return False
    return False


def is_venue(clauses: Clauses, place: int, head: int | None = None) -> bool:
    """“Declined it at a meeting in Brussels”, "a speech to the congress in Lyon": where many come together takes no part."""
    chunks = clauses.chunks
    if place < 2 or chunks[place - 1].word not in _WITHIN:
        return False
    of = [chunks[place - 2]] if head is None else [chunks[place - 2], chunks[head]]
    last = [clauses.tokens[chunk.last] for chunk in of if chunk.kind == NP]
    return any(token.low in _GATHERINGS or (token.actor is not None and _is_of_no_state(token.actor)) for token in last)


def _is_of_no_state(mention: ActorMention) -> bool:
    """Whether it is an organisation of many states, which only has its seat in a town."""
    return mention.actor is not None and mention.actor.kind is ActorKind.ORGANISATION and not mention.actor.affiliation


def is_wanted(clauses: Clauses, participle: int) -> bool:
    """“Wants the sailors freed”, "is eager to see them freed", "will see it banned": what is wanted of others has not been done."""
    chunks, at = clauses.chunks, participle - 2
    if at < 0 or chunks[participle - 1].kind != NP:
        return False
    if chunks[at].lemma == "see":
        if chunks[at].modal:
            return True
        at -= 1 if chunks[at].form == "infinitive" and at else 0
    word = chunks[at].lemma or clauses.tokens[chunks[at].last].low
    return not {word, word.removesuffix("s")}.isdisjoint(lexicon().lists["wanting words"])
