"""Which verbs say what was done to their subject though no "was" does: "sanctions imposed by Canada", "Norwegian held in Chad"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.extraction.clauses.tagging import CONJUNCTION, DETERMINER, PREPOSITION, RELATIVE, STOP, SUBORDINATOR, Token
from timeline.extraction.lexicon.triggers import PARTICIPLE, PAST, lexicon
from timeline.vocabulary import ActorKind

if TYPE_CHECKING:
    from timeline.extraction.clauses.cutting import Chunk

_WISHED_OR_MADE = frozenset({"have", "get", "want", "need", "like", "keep"})
_DEAD = frozenset({"dead", "captive", "hostage", "prisoner"})  # what one is afterwards, no object


def mark_participles(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> None:
    """Tell "sanctions imposed by Canada" and "met troops stationed in Iraq" from a past tense: nothing in the form does."""
    reporting = lexicon().lists["reporting verbs"]
    for index, chunk in enumerate(chunks):
        if chunk.kind != "V" or chunk.form != "finite" or chunk.first != chunk.head or not index:
            continue
        verb = tokens[chunk.head].verb
        if verb is None or not verb[1] & PARTICIPLE:
            continue
        if chunks[index - 1].kind != "NP":
            if tokens[chunks[index - 1].first].low == "," and _is_inserted(chunks, index):
                chunk.form, chunk.passive = "participle", True
            continue
        after = chunks[index + 1] if index + 1 < len(chunks) else None
        by_somebody = after is not None and after.word == "by" and index + 2 < len(chunks) and chunks[index + 2].kind == "NP"
        if (
            by_somebody
            or _is_within_insertion(chunks, index)
            or _is_in_apposition(chunks, tokens, index)
            or _is_before_predicate(chunks, index, reporting)
            or _is_in_opening_phrase(chunks, tokens, index)
            or (verb[1] & PAST and _lacks_object(chunks, index) and _is_object(chunks, tokens, index - 1, reporting))
            or (verb[1] & PAST and _is_of_who_is_told(chunks, index))
        ):
            chunk.form, chunk.passive = "participle", True


def mark_passives_of_headline(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> None:
    """Read "Norwegian held in Chad", "Ban on milk lifted by Chad" as passives without their "was": nothing else is told there."""
    at = next((at for at, chunk in enumerate(chunks) if chunk.kind not in ("NP", PREPOSITION, CONJUNCTION)), 0)
    if not at or chunks[0].kind != "NP" or chunks[at].kind != "V":
        return
    chunk = chunks[at]
    verb = tokens[chunk.head].verb
    if chunk.first != chunk.head or verb is None or not verb[1] & PARTICIPLE:
        return
    if chunk.form == "participle":
        is_told = not any(later.kind == "V" and later.form in ("finite", "participle") for later in chunks[at + 1 :])
    else:
        is_told = chunk.form == "finite" and _wants_object(chunks[at:], tokens)
    if is_told:
        chunk.form, chunk.passive = "finite", True


def _wants_object(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> bool:
    """Whether the verb that comes first has no object and yet cannot do without one; "shot dead" is none."""
    after, then = [*chunks[1:3], None, None][:2]
    if after is not None and after.word == "as" and [chunk.kind for chunk in chunks[2:4]] == ["NP", "NP"]:
        return False  # "Norway condemned as rash a vow by Peru"
    if [chunk.kind for chunk in chunks[1:4]] == [PREPOSITION, "NP", "NP"]:
        return False  # "Norway expelled from Oslo two envoys"
    if chunks[0].phrase in lexicon().lists["verbs with an object"] and after is not None and after.kind == PREPOSITION:
        return then is None or then.kind != "NP"  # "Talks called off", but "Chad called off talks"
    if after is not None and then is not None and after.kind == PREPOSITION and then.first == then.last:
        words = f"{chunks[0].phrase} {tokens[then.last].low}"
        if words in lexicon().lists["verbs with an object"]:
            return True  # "Talks put on hold"
    if after is None or after.kind not in ("NP", "V"):
        return chunks[0].lemma in lexicon().lists["verbs with an object"] and (
            after is None or after.word not in ("that", "up", "to")
        )
    is_alone = after.first == after.last and (then is None or then.kind != "NP")
    return is_alone and tokens[after.last].low in _DEAD


def _is_inserted(chunks: Sequence[Chunk], index: int) -> bool:
    """“The consul, sent home in May, is back”, "under the pact, reached by envoys, a judge will …": between two commas."""
    if index < 2 or chunks[index - 2].kind != "NP" or any(chunk.kind in ("V", STOP) for chunk in chunks[: index - 1]):
        return False
    at = index + 1
    while at < len(chunks) and (
        chunks[at].kind in (PREPOSITION, CONJUNCTION, SUBORDINATOR, "NP")
        or (chunks[at].kind == "V" and chunks[at].form != "finite")
    ):
        at += 1
    if at + 1 >= len(chunks) or chunks[at].kind != STOP:
        return False
    if chunks[0].kind == PREPOSITION and chunks[at + 1].kind == "NP":
        at += 1
    return chunks[at + 1].kind == "V" and chunks[at + 1].form == "finite" if at + 1 < len(chunks) else False


def _is_within_insertion(chunks: Sequence[Chunk], index: int) -> bool:
    """“The ministry, in a statement issued on Monday, …”: what stands within the commas is no clause."""
    insertion = chunks[max(0, index - 3) : index + 2]
    return len(insertion) == 5 and [chunk.kind for chunk in insertion] == [STOP, PREPOSITION, "NP", "V", STOP]


def _is_in_opening_phrase(chunks: Sequence[Chunk], tokens: Sequence[Token], index: int) -> bool:
    """“Under a deal struck in Rome, Peru …”: what stands behind a preposition is no subject, and the clause comes after the comma."""
    wants_object = chunks[index].lemma in lexicon().lists["verbs with an object"]
    opens = chunks[0].kind == PREPOSITION or (chunks[0].word in ("after", "before") and wants_object)
    if not opens or tokens[chunks[1].first].tag != DETERMINER or tokens[chunks[index - 1].last].actor is not None:
        return False
    is_phrase = all(chunk.kind == ("NP" if at % 2 else PREPOSITION) for at, chunk in enumerate(chunks[1:index], start=1))
    rest = range(index + 1, len(chunks))
    comma = next((at for at in rest if chunks[at].kind in (STOP, "V")), index)
    if not is_phrase or comma == index or chunks[comma].kind != STOP or chunks[index + 1].kind == "NP":
        return False
    return any(chunk.kind == "V" and chunk.form == "finite" for chunk in chunks[comma + 1 :])


def _is_in_apposition(chunks: Sequence[Chunk], tokens: Sequence[Token], index: int) -> bool:
    """“Peru freed Ana Ruiz, a pilot convicted of theft”: behind a person's name, a verb that lacks the object it cannot do without."""
    if index < 3 or chunks[index - 2].kind != STOP or tokens[chunks[index - 1].first].low not in ("a", "an"):
        return False
    person = tokens[chunks[index - 3].last].actor if chunks[index - 3].kind == "NP" else None
    is_named = person is not None and person.actor is not None and person.actor.kind is ActorKind.PERSON
    return (
        is_named
        and chunks[index].lemma in lexicon().lists["verbs with an object"]
        and chunks[index + 1 : index + 2] != []
        and chunks[index + 1].kind != "NP"
    )


def _is_before_predicate(chunks: Sequence[Chunk], index: int, reporting: frozenset[str]) -> bool:
    """“A meeting planned for May is off”: the second verb is what the sentence says."""
    at = index + 1
    if chunks[index].lemma in reporting or at >= len(chunks) or chunks[at].kind not in (PREPOSITION, "V"):
        return False
    planning = lexicon().lists["planning verbs"]
    is_planned = chunks[index].lemma in planning and _is_all_phrase(chunks[:index])  # "A visit to Chad planned for May is off"
    if index > 1 and chunks[index - 2].kind in ("V", PREPOSITION, RELATIVE, SUBORDINATOR) and not is_planned:
        return False
    if at + 1 < len(chunks) and chunks[at + 1].kind == "NP" and _is_particle_of(chunks[index], chunks[at]):
        return False  # "Peru flew out three women sought by Chile"
    while at + 1 < len(chunks) and chunks[at].kind in (PREPOSITION, CONJUNCTION) and chunks[at + 1].kind in ("NP", "V"):
        if chunks[at].kind == CONJUNCTION and chunks[at - 2].word != "between":
            break
        at += 1 if chunks[at + 1].kind == "V" else 2
    return at < len(chunks) and chunks[at].kind == "V" and chunks[at].form == "finite"


def _is_all_phrase(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence begins with one noun phrase, and with what is attached to it: "A visit to Chad by Mali's premier"."""
    joins = (PREPOSITION, CONJUNCTION)
    return all(chunk.kind in joins if at % 2 else chunk.kind == "NP" for at, chunk in enumerate(chunks)) and len(chunks) % 2 == 1


def _is_particle_of(verb: Chunk, following: Chunk) -> bool:
    words = (verb.lemma, following.word)
    return any(entry.words == words and entry.targets != words[1:] for entry in lexicon().verbs.get(verb.lemma, ()))


def _lacks_object(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a preposition follows, or nothing at all but maybe a day: "two envoys held in Chad", "two envoys held since May"."""
    if index + 1 < len(chunks) and chunks[index + 1].kind != STOP:
        return chunks[index + 1].kind == PREPOSITION
    if index > 1 and chunks[index - 2].lemma == "see":
        return True  # "saw Chad attacked", "wants to see the crew freed"
    is_wished = chunks[index - 2].lemma in _WISHED_OR_MADE  # "wants the port reopened", "had the flights restored"
    return chunks[index].lemma in lexicon().lists["verbs with an object"] and not is_wished


def _is_of_who_is_told(chunks: Sequence[Chunk], index: int) -> bool:
    """“Told Kenyans detained in May to leave”: an infinitive behind it says what they are told to do."""
    telling = chunks[index - 2] if index > 1 else None
    if telling is None or telling.kind != "V" or telling.passive or telling.lemma not in lexicon().lists["object control"]:
        return False
    rest = chunks[index + 1 :]
    if telling.lemma == "order" and rest and rest[0].kind == "V" and rest[0].first == chunks[index].last + 1:
        return False  # "ordered the crew freed to please Mali"
    between = ("NP", PREPOSITION)
    verb = next((chunk for chunk in rest if chunk.kind not in between and chunk.form != "ing" and chunk.word != "since"), None)
    return verb is not None and verb.kind == "V" and verb.form == "infinitive" and chunks[index + 1].kind != "NP"


def _is_before_object(chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """“Sent home three men”, "gave Chad two boats": what can stand between a verb and its object."""
    token = tokens[chunk.last]
    return chunk.kind == "NP" and chunk.first == chunk.last and (token.low in ("home", "back") or token.actor is not None)


def _is_object(chunks: Sequence[Chunk], tokens: Sequence[Token], last: int, reporting: frozenset[str]) -> bool:
    """Whether the noun phrase ending at `last` is the object of a verb before it."""
    start = last
    while start > 1 and chunks[start - 1].kind == PREPOSITION and chunks[start - 2].kind == "NP":
        start -= 2
    if start > 1 and _is_before_object(chunks[start - 1], tokens) and chunks[start].first < chunks[start].last:
        start -= 1
        while start > 1 and chunks[start - 1].kind == PREPOSITION:
            start -= 1  # "handed over to Chad two men"
    before = chunks[start - 1] if start else None
    if before is None or before.kind != "V" or before.lemma in reporting or before.phrase in reporting:
        return False
    return start < 2 or chunks[start - 2].kind != RELATIVE
