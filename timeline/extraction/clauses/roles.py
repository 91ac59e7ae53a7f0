"""Who is the subject of a verb, and which actor a noun phrase stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline.extraction.clauses.arguments import FARTHEST, arguments, is_finite, is_venue, reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import (
    CONJUNCTION,
    DETERMINER,
    OWNER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    small_words,
)
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention

# Where the actor of "troops from Turkey" is looked for, in this order.
ATTACHED = ("of", "between", "from", "by", "in", "at", "for", "to", "with")


def subject(clauses: Clauses, verb: int) -> list[int]:
    """The heads of the noun phrases that act as the grammatical subject of the verb; empty when there is none."""
    if verb not in clauses.subjects:
        clauses.subjects[verb] = tuple(_subject(clauses, verb, 0))
    return list(clauses.subjects[verb])


def _subject(clauses: Clauses, verb: int, depth: int) -> list[int]:
    chunks = clauses.chunks
    chunk = chunks[verb]
    before = verb - 1
    if before < 0 and chunk.form in ("ing", "participle"):
        return _next_subject(clauses, verb)
    if before < 0 or depth > 6:
        return []
    kind = chunks[before].kind
    if chunk.form == "infinitive":
        return _controlled(clauses, verb, depth)
    if kind == RELATIVE:
        return antecedent(clauses, before)
    if kind in (PREPOSITION, SUBORDINATOR) and chunk.form in ("ing", "participle"):
        blaming = blaming_verb(clauses, verb)
        if blaming is not None and not chunks[blaming].passive:
            return arguments(clauses, blaming).objects
        governor = governing_verb(clauses, before)
        return _subject(clauses, governor, depth + 1) if governor is not None else _next_subject(clauses, verb)
    if kind == CONJUNCTION:
        return _shared(clauses, verb, depth)
    if kind == STOP:
        opens = chunk.form == "participle" or (chunk.form == "ing" and chunks[0].kind == NP)
        if opens and chunks[before - 1].kind == NP and not any(map(is_finite, chunks[:before])):
            return _left_chain(clauses, before - 1, depth)  # "the consul, sent home in May, is back"
        if chunk.form in ("ing", "participle"):
            return _shared(clauses, verb, depth)
        return _before_parenthesis(clauses, before) or _before_comma(clauses, before, depth) or _shared(clauses, verb, depth)
    if kind == V and chunks[before].form == "participle" and before and chunks[before - 1].kind == NP:
        return _left_chain(clauses, before - 1, depth)  # "talks between Chad and Mali planned for May were cancelled"
    if kind == V:
        return _subject(clauses, before, depth + 1)
    if kind == NP:
        if chunk.form == "participle" or (chunk.form == "ing" and not chunk.progressive):
            named = _named_before_apposition(clauses, before)
            return [before if named is None else named]
        heads = _left_chain(clauses, before, depth)
        return _before_apposition(clauses, heads) or heads
    return _shared(clauses, verb, depth)


def _left_chain(clauses: Clauses, last: int, depth: int) -> list[int]:
    """The heads of the noun phrase that ends at `last`, with what is joined to it by commas and "and"."""
    chunks = clauses.chunks
    start = last
    heads: list[int] = []
    for _ in range(FARTHEST):
        before = chunks[start - 1] if start else None
        further = chunks[start - 2] if start > 1 else None
        if before is None or further is None:
            break
        if before.kind == PREPOSITION and further.kind == NP:
            start -= 2
        elif before.kind == CONJUNCTION and further.kind == NP and before.word in ("and", "or", "nor", "plus"):
            are_two = start > 2 and chunks[start - 3].word == "between"
            if not are_two and is_object_of_another(clauses, start - 2):
                break
            heads.append(start)
            start -= 2
        elif before.word == "and" and further.kind == STOP and start > 2 and _is_apposed(clauses, start - 3):
            if is_object_of_another(clauses, start - 3):
                break
            heads.append(start)  # "Ana Ruiz, Peru's minister, and Luis Paz, Chile's"
            start -= 3
        elif (
            before.kind == STOP and further.kind == NP and heads and not is_object_of_another(clauses, start - 2, adverbial=True)
        ):
            heads.append(start)
            start -= 2
        elif (before.kind == PREPOSITION and further.kind == V) or (before.kind == V and start - 1 > 0):
            attached = start - 1 if before.kind == V else start - 2
            verb = chunks[attached]
            if verb.form == "ing" and [chunk.kind for chunk in chunks[:attached][-2:]] == [NP, PREPOSITION]:
                start = attached - 2  # "a treaty on sharing water"
                continue
            if attached and chunks[attached - 1].kind == RELATIVE:
                return antecedent(clauses, attached - 1) or [start, *heads]
            if verb.form in ("participle", "ing") and not reports(verb) and depth < 6:
                return _subject(clauses, attached, depth + 1) or [start, *heads]
            break
        else:
            break
    return [start, *reversed(heads)]


def _before_apposition(clauses: Clauses, heads: list[int]) -> list[int]:
    """“X, the head of Y, …” without the second comma: the first phrase of the sentence, when nothing governs it."""
    chunks = clauses.chunks
    start = heads[0]
    if chunks[start].actors and not chunks[0].actors:
        return []  # "The last time, Algerian soldiers fired": the first phrase names nobody who could do it
    if len(heads) > 1 or start < 2 or chunks[start - 2].kind != NP or clauses.tokens[chunks[start - 1].first].low != ",":
        return []
    if any(chunk.kind != NP and not (chunk.kind == PREPOSITION and at) for at, chunk in enumerate(chunks[: start - 1])):
        return []
    return [0]


def is_object_of_another(clauses: Clauses, last: int, *, adverbial: bool = False) -> bool:
    """Whether the noun phrase ending at `last` is the object of a verb before it, so that "and" begins a new clause.

    With `adverbial`, also whether it is a place or time set before the clause ("In Tehran, …").
    """
    chunks = clauses.chunks
    start = last
    while start > 1 and chunks[start - 1].kind == PREPOSITION and chunks[start - 2].kind == NP:
        start -= 2
    if start and chunks[start - 1].kind == PREPOSITION:
        while start and chunks[start - 1].kind == PREPOSITION:
            start -= 1
        if adverbial and (start == 0 or chunks[start - 1].kind == STOP):
            return True
    return bool(start) and chunks[start - 1].kind == V and not reports(chunks[start - 1])


def antecedent(clauses: Clauses, relative: int) -> list[int]:
    """What "who", "which" stands for: the phrase before it. A person is preferred for "who"."""
    chunks = clauses.chunks
    at = relative - 1
    while at >= 0 and chunks[at].kind in (STOP, PREPOSITION):
        at -= 1
    if at < 0 or chunks[at].kind != NP:
        return []
    chain = [at]
    while at > 1 and chunks[at - 1].kind == PREPOSITION and chunks[at - 2].kind == NP and len(chain) < 4:
        at -= 2
        chain.append(at)
    if (named := _named_before_apposition(clauses, at)) is not None:
        return [named]
    if chunks[relative].word == "who":
        for head in chain:
            if any(mention.actor and mention.actor.kind == "person" for mention in chunks[head].actors):
                return [head]
    nouns = lexicon().nouns
    for head in chain:  # "a drone strike near the airport, which killed": the strike killed, not the airport
        if clauses.tokens[chunks[head].last].low in nouns:
            return [head]
    return [chain[0]]


def _named_before_apposition(clauses: Clauses, start: int) -> int | None:
    """“Ana Ruiz, the pilot whom Mali holds”, "Ana Ruiz, a Chilean pilot held in Mali": of whom a phrase without a name tells more."""
    chunks = clauses.chunks
    if start < 2 or clauses.tokens[chunks[start].first].tag != DETERMINER:
        return None
    if clauses.tokens[chunks[start].last].actor or any(mention.rule != "demonym" for mention in chunks[start].actors):
        return None
    person = clauses.tokens[chunks[start - 2].last].actor if chunks[start - 2].kind == NP else None
    follows = person is not None and person.actor is not None and person.actor.kind == "person"
    return start - 2 if follows and clauses.tokens[chunks[start - 1].first].low == "," else None


def governing_verb(clauses: Clauses, at: int) -> int | None:
    """The nearest verb before chunk `at`."""
    chunks = clauses.chunks
    for index in range(at - 1, max(-1, at - FARTHEST), -1):
        if chunks[index].kind == V:
            return index
    return None


def blaming_verb(clauses: Clauses, gerund: int) -> int | None:
    """The verb that lays what the gerund says to somebody: "accused Sudan of arming", "was jailed for spying"."""
    chunks = clauses.chunks
    before = chunks[gerund - 1].word if gerund else ""
    if chunks[gerund].form != "ing" or before not in ("of", "for", "with", "over", "on"):
        return None
    governor = governing_verb(clauses, gerund)
    if governor is None or chunks[governor].lemma not in lexicon().lists["blaming verbs"]:
        return None
    if before == "on" and chunks[governor].lemma != "congratulate":
        return None  # "was arrested on landing"
    between = chunks[governor + 1 : gerund - 1]
    return governor if all(chunk.kind in (NP, PREPOSITION, STOP) for chunk in between) else None


def _next_subject(clauses: Clauses, verb: int) -> list[int]:
    """“After seizing the port, the rebels …”: the subject of the main clause that follows."""
    chunks = clauses.chunks
    for index in range(verb + 1, min(len(chunks), verb + FARTHEST)):
        if chunks[index].kind == STOP:
            for later in range(index + 1, min(len(chunks), index + FARTHEST)):
                if is_finite(chunks[later]):
                    return _subject(clauses, later, 5) if chunks[later - 1].kind == NP else []
            return []
    return []


def _shared(clauses: Clauses, verb: int, depth: int) -> list[int]:
    """“X condemned … and urged …”: the subject of the verb before at the same level.

    "X said that Y is worried but also criticised Z": a past verb does not go on from a present one that is only reported.
    """
    chunks = clauses.chunks
    wanted = chunks[verb].form
    told = any(is_finite(chunk) for chunk in chunks[max(0, verb - FARTHEST) : verb])
    for index in range(verb - 1, max(-1, verb - FARTHEST), -1):
        chunk = chunks[index]
        if chunk.kind != V or (wanted == "finite" and chunk.form != "finite"):
            continue
        if wanted == "ing" and told and chunk.form == "infinitive":
            continue  # "told two envoys to leave, accusing them of theft": whoever told them
        if wanted == "finite" and (chunk.lemma == "be" or chunk.passive) and _is_done_by_somebody(chunks, verb):
            reporting = governing_verb(clauses, index)  # "said the seizure was unlawful and demanded": things demand nothing
            if (
                reporting is not None
                and (reports(chunks[reporting]) or chunks[reporting + 1].word == "that")
                and not actors_of(clauses, _subject(clauses, index, depth + 1))
            ):
                return _subject(clauses, reporting, depth + 1)
        if chunks[verb].past and not chunk.past and not chunk.perfect and wanted == "finite":
            reporting = governing_verb(clauses, index)
            if reporting is not None and reports(chunks[reporting]) and chunks[reporting].past:
                return _subject(clauses, reporting, depth + 1)
        return _subject(clauses, index, depth + 1)
    return _next_subject(clauses, verb) if wanted in ("ing", "participle") else []


def _is_done_by_somebody(chunks: list[Chunk], at: int) -> bool:
    """Whether the verb tells what no thing does: what is said or asked, or done to another, but for what weapons and storms do."""
    verb, lists = chunks[at], lexicon().lists
    if reports(verb) or verb.lemma in lists["wishing verbs"]:
        return True
    has_object = at + 1 < len(chunks) and chunks[at + 1].kind == NP
    return has_object and not verb.passive and verb.lemma not in lists["verbs of things"]


def _before_parenthesis(clauses: Clauses, closing: int) -> list[int]:
    """“X, the spokesman, said”: the phrase before the comma that opened the insertion."""
    chunks = clauses.chunks
    if closing > 1 and chunks[closing - 2].word == "and" and _is_apposed(clauses, closing - 1):
        joined = _left_chain(clauses, closing - 1, 5)
        if len(joined) > 1:
            return joined  # "Ana Ruiz, Peru's minister, and Luis Paz, Chile's, met"
    opening = None
    for index in range(closing - 1, max(-1, closing - FARTHEST), -1):
        if chunks[index].kind == STOP and index and chunks[index - 1].kind == NP:
            heads = _left_chain(clauses, index - 1, 5)
            start = heads[0]
            taken = any(is_finite(chunk) for chunk in chunks[index + 1 : closing]) and not any(
                chunk.kind in (RELATIVE, SUBORDINATOR) for chunk in chunks[index + 1 : closing]
            )
            governed = start and chunks[start - 1].kind in (V, PREPOSITION)
            if not taken and not governed:
                opening = heads
                if not chunks[heads[0]].actors and chunks[index + 1].kind == NP and chunks[index + 1].actors:
                    opening = _named_together(clauses, index + 1)  # "the junta's chief, General X, rejected": the name says who
                break
    return opening or []


def _named_together(clauses: Clauses, first: int) -> list[int]:
    """“The two neighbours, Togo and Mali, met”: the name, and the one that "and" joins to it."""
    chunks = clauses.chunks
    joined = chunks[first + 1 : first + 3]
    is_pair = len(joined) == 2 and joined[0].word == "and" and joined[1].kind == NP and bool(joined[1].actors)
    return [first, first + 2] if is_pair else [first]


def _before_comma(clauses: Clauses, comma: int, depth: int) -> list[int]:
    """“The minister of Peru, Ana Ruiz, said” where the apposition was read as one actor: the phrase before the comma."""
    chunks = clauses.chunks
    if not comma or chunks[comma - 1].kind != NP:
        return []
    heads = _left_chain(clauses, comma - 1, depth)
    start = heads[0]
    before = chunks[start - 1] if start else None
    # "Within hours Peru's envoy, Ana Ruiz, said"; "the envoys of Peru and Chile, Ana Ruiz and Luis Paz, said"
    is_apposed = _is_apposed(clauses, start) or _is_apposed(clauses, comma - 1)
    if is_apposed and before is not None and (before.word in ("where", "when", "whom") or _is_at_which(clauses, start - 1)):
        return heads  # "was signed in Rome, where Peru's envoy, Ana Ruiz, said"
    if is_apposed and start == comma - 1 and _joins_clauses(clauses, start - 1):
        return heads
    free = before is None or before.kind in (STOP, SUBORDINATOR) or reports(before) or (start == 1 and is_apposed)
    return heads if free and not any(is_finite(chunk) and not reports(chunk) for chunk in chunks[:start]) else []


def _is_apposed(clauses: Clauses, head: int) -> bool:
    """Whether the noun phrase is a person with an office behind a comma, or before one, read as one actor."""
    chunk = clauses.chunks[head]
    return chunk.kind == NP and "," in clauses.tokens[chunk.last].low


def _is_at_which(clauses: Clauses, at: int) -> bool:
    return at > 0 and clauses.chunks[at].word == "which" and clauses.chunks[at - 1].kind == PREPOSITION


def _joins_clauses(clauses: Clauses, at: int) -> bool:
    """“Iran's envoy was freed, and on Friday Peru's envoy, Ana Ruiz, was held”: whether an "and" there opens a clause.

    Or one before a time or a place: "and a week later in Lima Peru's envoy, …".

    But "met Chile's consul and Peru's envoy, Ana Ruiz, and left": that one stands before no verb.
    """
    chunks = clauses.chunks
    if at > 1 and chunks[at].kind == NP and chunks[at - 1].kind == PREPOSITION:
        at -= 2
    if at > 0 and chunks[at].kind == NP and clauses.tokens[chunks[at].last].low in small_words()["parts of time"]:
        at -= 1
    return at > 0 and chunks[at].kind == CONJUNCTION and any(is_finite(chunk) for chunk in chunks[:at])


def _controlled(clauses: Clauses, verb: int, depth: int) -> list[int]:
    """The unspoken subject of an infinitive: the object of "urged", else the subject of the governing verb or noun."""
    chunks = clauses.chunks
    governor = governing_verb(clauses, verb)
    if governor is None:
        return [verb - 1] if chunks[verb - 1].kind != NP else _left_chain(clauses, verb - 1, depth)
    noun = governing_noun(clauses, verb)
    if noun is not None:
        return [noun]
    controlling = lexicon().lists["object control"]
    if (chunks[governor].lemma in controlling or chunks[governor].phrase in controlling) and not chunks[governor].passive:
        return arguments(clauses, governor).objects
    return _subject(clauses, governor, depth + 1)


def governing_noun(clauses: Clauses, verb: int) -> int | None:
    """The noun phrase whose infinitive this is: "the decision of the government to withdraw"."""
    chunks, lists = clauses.chunks, lexicon().lists
    at = verb - 1
    if at > 0 and chunks[at].kind == NP and chunks[at - 1].word == "in" and clauses.tokens[chunks[at].last].low == "order":
        return None  # "in order to"
    while at >= 0 and chunks[at].kind == NP:
        word = clauses.tokens[chunks[at].last].low
        if any(word in lists[name] or word.removesuffix("s") in lists[name] for name in ("done nouns", "open nouns")):
            return at
        if at < 2 or chunks[at - 1].kind != PREPOSITION:
            return None
        at -= 2
    return None


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
