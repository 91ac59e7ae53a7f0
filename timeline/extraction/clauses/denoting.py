"""Which actor a noun phrase stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline.extraction.clauses.antecedents import antecedent
from timeline.extraction.clauses.arguments import is_finite, is_venue
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import OWNER, PREPOSITION, PRONOUN, RELATIVE, STOP
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention

_OWNING = ("of", "between", "from")
# Where the actor of "troops from Turkey" is looked for, in this order.
ATTACHED = ("of", "between", "from", "by", "in", "at", "for", "to", "with")


def acting(clauses: Clauses, head: int, prepositions: tuple[str, ...] = ATTACHED) -> list[ActorMention]:
    """The actor a noun phrase stands for: its head, else its owner or adjective, else the actor attached to it."""
    if prepositions is not ATTACHED:
        return _acting(clauses, head, prepositions)
    if head not in clauses.acting:
        clauses.acting[head] = tuple(_acting(clauses, head, prepositions))
    return list(clauses.acting[head])


def _acting(clauses: Clauses, head: int, prepositions: tuple[str, ...]) -> list[ActorMention]:
    chunks = clauses.chunks
    chunk = chunks[head]
    if not chunk.actors and head and chunks[head - 1].word == "whose":
        return [mention for owner in antecedent(clauses, head - 1) if owner != head for mention in acting(clauses, owner)]
    last = clauses.tokens[chunk.last]
    if last.actor:
        return [mention for mention in (last.actor, *last.others) if mention.actor]  # two candidates are no answer
    people = [mention for mention in chunk.actors if mention.actor and mention.actor.kind == "person"]
    if people and clauses.tokens[chunk.first].tag != PRONOUN:
        if not _owns(clauses, chunk, people[-1]):
            return [people[-1]]
        return [_state_ruled_by(people[-1])] if last.low in load().words["the state itself"] else [people[0]]
    if chunk.actors:
        return _meant_together(chunk)
    if (named := _named_behind(clauses, head)) is not None:
        return [named]
    if head + 2 < len(chunks) and chunks[head + 1].form == "participle" and chunks[head + 2].word == "by" and prepositions:
        return acting(clauses, head + 3, ()) if head + 3 < len(chunks) and chunks[head + 3].kind == NP else []
    if head + 3 < len(chunks) and chunks[head + 1].lemma == "belong" and chunks[head + 3].kind == NP and prepositions:
        return acting(clauses, head + 3, ())
    if prepositions and (author := _author_in_relative(clauses, head)) is not None:
        return acting(clauses, author, ())
    found: dict[str, list[ActorMention]] = {}
    following = chunks[head + 1] if head + 1 < len(chunks) else chunk
    is_arranged = following.form == "participle" and following.lemma in lexicon().lists["planning verbs"]
    at = head + 2 if is_arranged else head + 1  # "a meeting planned for May between Chad and Mali"
    if last.low in load().words["of countries"] and following.word not in _OWNING:
        return []  # "thanked its allies for the arrest of Mali's envoy", "in the Commons"
    while at + 1 < len(chunks) and chunks[at].kind == PREPOSITION and chunks[at + 1].kind == NP and at < head + 8:
        word = chunks[at].word
        if chunks[at + 1].actors and word not in found and not is_venue(clauses, at + 1, head):
            found[word] = _meant_together(chunks[at + 1])
        at += 2
        joins = at + 1 < len(chunks) and chunks[at].word == "and" and chunks[at + 1].kind == NP
        if joins and (word == "between" or (_are_several(last.low) and word in found and not _begins_clause(clauses, at + 1))):
            found.setdefault(word, []).extend(chunks[at + 1].actors[:1])
            at += 2
    if "by" in found and "by" in prepositions and last.low in lexicon().nouns:
        return found["by"]  # "the arrest of the consul by Mali"
    return next((found[word] for word in prepositions if word in found), [])


def _named_behind(clauses: Clauses, head: int) -> ActorMention | None:
    """“Charged the pilot, Ana Ruiz, with theft”: the person whose name follows between commas, or ends the sentence."""
    chunks, words = clauses.chunks, load().words["persons"]
    if head + 2 >= len(chunks) or clauses.tokens[chunks[head].last].low not in words or chunks[head + 2].kind != NP:
        return None
    person = clauses.tokens[chunks[head + 2].last].actor
    is_named = person is not None and person.actor is not None and person.actor.kind == "person" and chunks[head + 1].kind == STOP
    ends = head + 3 == len(chunks) or chunks[head + 3].kind == STOP
    return person if is_named and ends and chunks[head + 2].first == chunks[head + 2].last else None


def _author_in_relative(clauses: Clauses, head: int) -> int | None:
    """“The tariffs which Peru decreed”: who does it, where it is the object of the relative clause."""
    chunks = clauses.chunks
    if head + 3 >= len(chunks) or chunks[head + 1].kind != RELATIVE or chunks[head + 1].word == "who":
        return None
    is_clause = chunks[head + 2].kind == NP and is_finite(chunks[head + 3]) and not chunks[head + 3].passive
    return head + 2 if is_clause and clauses.tokens[chunks[head].last].low in lexicon().deeds else None


def _are_several(noun: str) -> bool:
    """ "Ministers in Oslo and Rome" may be of both, "the minister of Norway and Italy" signed it together."""
    return noun.endswith("s") or noun in load().words["plural without s"]


def _begins_clause(clauses: Clauses, head: int) -> bool:
    return head + 1 < len(clauses.chunks) and clauses.chunks[head + 1].kind == V


def _meant_together(chunk: Chunk) -> list[ActorMention]:
    """The first actor of a phrase, with whom the same words mean as well: "the armies of both neighbours"."""
    first = chunk.actors[0]
    return [mention for mention in chunk.actors if mention.span == first.span]


def _state_ruled_by(mention: ActorMention) -> ActorMention:
    """“The general's junta”: his state, where it is known."""
    state = load().states.get(mention.actor.affiliation) if mention.actor else None
    return (
        replace(mention, actor=state.ref, rule="description", reason="whose government it is", office=None) if state else mention
    )


def _owns(clauses: Clauses, chunk: Chunk, mention: ActorMention) -> bool:
    """“Trump's plan”: the mention owns what the phrase is about."""
    for i in range(chunk.first, chunk.last):
        if clauses.tokens[i].actor is mention:
            return clauses.tokens[i + 1].tag == OWNER
    return False


def actors_of(clauses: Clauses, heads: Iterable[int]) -> list[ActorMention]:
    """The actors that the noun phrases stand for."""
    return [mention for head in heads for mention in acting(clauses, head)]
