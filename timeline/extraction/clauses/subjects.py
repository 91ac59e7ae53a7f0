"""Who is the subject of a verb."""

from __future__ import annotations

from timeline.extraction.clauses.antecedents import antecedent, named_before_apposition
from timeline.extraction.clauses.arguments import FARTHEST, arguments, is_finite, reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.governing import blaming_verb, governing_noun, governing_verb
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP, SUBORDINATOR, small_words
from timeline.extraction.lexicon.triggers import lexicon


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
            named = named_before_apposition(clauses, before)
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
        is_within = (
            index > 0 and chunks[index - 1].kind == RELATIVE and chunks[verb - 1].kind == CONJUNCTION and wanted == "finite"
        )
        if is_within and _is_done_by_somebody(chunks, verb) and not actors_of(clauses, _subject(clauses, index, depth + 1)):
            continue  # "condemned a raid on towns that lie in Chad and urged Mali": the towns urge nobody
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
    is_said = before is not None and reports(before) and before.lemma != "declare"  # "declared two envoys unwelcome, shut …"
    free = before is None or before.kind in (STOP, SUBORDINATOR) or is_said or (start == 1 and is_apposed)
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
