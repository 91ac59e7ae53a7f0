"""Whom an act is done to where its entry in the lexicon does not say: in the infinitive or clause that follows, or any phrase behind."""

from __future__ import annotations

from timeline.extraction.actions.matching import Match, infinitive_after, match_verb
from timeline.extraction.clauses.arguments import arguments, is_finite, is_venue, reports
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.denoting import acting
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import PREPOSITION, RELATIVE
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.sides.other_states import of_other_states, without
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType, Quad

_IN_STORE = ("would", "will", "could", "might", "may")
_SUFFERS = (
    "pay", "face", "suffer", "regret", "bear", "lose", "forfeit", "miss", "have", "get", "be", "risk", "feel", "find", "remain"
)  # fmt: skip
_BLAME = (EventType.ACCUSE, EventType.REJECT)
_WORDS = (Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT)
_BESIDE = ("sidelines", "margins", "fringes")  # of a gathering that takes no part
_WHERE_TO = ("in", "at", "near", "to")  # "offered to take the nurses to Oslo": not Norway; "to withdraw from Oslo" is
LONGEST_OBJECT = 12  # chunks behind a verb in which a clause that tells of its object begins
_ADDRESSES = frozenset({"telephone", "phone", "ring", "call", "meet", "visit", "see", "contact", "approach", "write", "cable"})
_WITHIN_OBJECT = (NP, PREPOSITION)
_WITHOUT = ("without", "despite", "unlike", "besides")
_FALLBACK = (
    "against", "on", "with", "to", "towards", "toward", "of", "from", "for", "in", "inside", "at", "near", "into", "over", "across",
    "along"
)  # fmt: skip


def _is_town(mention: ActorMention) -> bool:
    return mention.is_place and mention.rule in ("capital", "place")


def _is_only_where(clauses: Clauses, verb: int, found: list[ActorMention]) -> bool:
    """“Offered to take the nurses to Oslo”: towns to or in which something is done, and so not to whom it is offered."""
    chunks = clauses.chunks
    words = (chunks[at - 1].word for at in range(verb + 1, len(chunks)) if any(mention in chunks[at].actors for mention in found))
    return all(map(_is_town, found)) and next(words, "") in _WHERE_TO


def target_elsewhere(clauses: Clauses, index: int, match: Match, doing: list[ActorMention]) -> list[ActorMention]:
    """The side acted upon, where the entry does not say: in the infinitive that follows, else in any phrase after the verb."""
    inner = infinitive_after(clauses, index)
    if inner is not None and match.entry.type in (EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN):
        after = arguments(clauses, inner)
        told = match_verb(clauses, inner)  # which knows the object of "shoot down"
        objects = after.objects or (told.objects if told is not None else [])
        heads = [*objects, *(head for word in _FALLBACK for head in after.phrases.get(word, []))]
        for head in heads:
            found = without(acting(clauses, head), doing)
            if found and not (match.entry.type is EventType.AGREE and _is_only_where(clauses, inner, found)):
                return found
    chunks = clauses.chunks
    is_kind = match.entry.type is EventType.SUPPORT
    if is_kind and any(clauses.tokens[chunks[head].last].low in load().words["of countries"] for head in match.objects):
        return []  # "thanked the allies for the expulsion of Chilean spies": these are told, though not who they are
    is_alone = not (chunks[index].passive or match.arguments.objects or match.arguments.phrases)
    if (
        is_alone
        and match.subjects
        and 1 < match.subjects[0] < index
        and not (is_kind and _begins_anew(clauses, match.subjects[0]))
    ):
        saying = {head for at in range(match.subjects[0]) if reports(chunks[at]) for head in subject(clauses, at)}
        for head in range(match.subjects[0]):  # "Malian banks may have to close, he warned"
            if head not in saying and chunks[head].kind == NP and (found := of_other_states(acting(clauses, head), doing)):
                return found
    if match.entry.type in (EventType.AGREE, EventType.THREATEN) and (found := _in_that_clause(clauses, index, doing)):
        return found
    if clauses.chunks[index].form == "infinitive" and (governor := governing_verb(clauses, index)) is not None:
        before = arguments(clauses, governor)
        phrases = before.phrases  # "is going to Rome to sign": the host is the other side; "telephoned Ruiz to ask for it"
        addressed = before.objects[:1] if chunks[governor].lemma in _ADDRESSES and match.entry.type.quad in _WORDS else ()
        for head in [*addressed, *phrases.get("with", ()), *phrases.get("to", ())]:
            if found := without(acting(clauses, head), doing):
                return found
    heads = [head for word in _FALLBACK for head in match.arguments.phrases.get(word, [])] if match.arguments.phrases else []
    described = _description_from(clauses, index, match) if match.entry.type in _BLAME else len(chunks)
    is_done_to_object = match.entry.type is EventType.COERCE and bool(match.arguments.objects)  # "held him for aid to Chad"
    later = [] if is_done_to_object else _later_phrases(clauses, match.arguments.end)
    for head in [*match.objects, *heads, *later]:
        if head >= described:
            continue  # "condemned the ban as an insult to the laws of the bloc": not the bloc
        if clauses.tokens[clauses.chunks[head].last].low in _BESIDE or is_venue(clauses, head):
            continue
        found = without(acting(clauses, head), doing)
        is_said = match.entry.type.quad in _WORDS and match.entry.type is not EventType.CONSULT
        if is_said and chunks[head - 1].word in ("in", "at") and all(map(_is_town, found)):
            continue  # "promised in Oslo to": where it is said
        if match.entry.type is EventType.AGREE and _is_only_where(clauses, index, found):
            continue
        if found and ((head in match.objects and clauses.chunks[head].actors) or of_other_states(found, doing)):
            return found  # but a Norwegian does not offer Norway "the services of Oslo"
    return _in_relative_clause(clauses, match.arguments.end, doing)


def _begins_anew(clauses: Clauses, head: int) -> bool:
    """“Syria criticised the raid; Israel applauded": what stands before is another clause."""
    return clauses.tokens[clauses.chunks[head].first - 1].low == ";"


def _in_relative_clause(clauses: Clauses, end: int, doing: list[ActorMention]) -> list[ActorMention]:
    """“Put off the repayment of the loan that Angola took”, "refused to hand over a banker whom Kenya wants": whose the object is."""
    chunks = clauses.chunks
    opening = next(
        (at for at in range(end + 1, min(len(chunks), end + LONGEST_OBJECT)) if chunks[at].kind not in _WITHIN_OBJECT), None
    )
    if opening is None or (chunks[opening].kind != RELATIVE and chunks[opening].word not in ("that", "whom")):
        return []
    if opening + 1 >= len(chunks) or chunks[opening + 1].kind != NP or not chunks[opening + 1].actors:
        return []
    return of_other_states(acting(clauses, opening + 1), doing)


def _description_from(clauses: Clauses, index: int, match: Match) -> int:
    """The chunk from which the words only say what the object is: behind "as", or a second object of "called the ban a crime"."""
    after = match.arguments
    behind_as = [head for head in after.phrases.get("as", ()) if after.objects and head > after.objects[0]]
    is_called = clauses.chunks[index].lemma in lexicon().lists["describing verbs"]
    end: int = len(clauses.chunks)
    return min([*behind_as, *(after.objects[1:] if is_called else ())], default=end)


def _in_that_clause(clauses: Clauses, index: int, doing: list[ActorMention]) -> list[ActorMention]:
    """“Proposed that members guarantee a loan to Ukraine”, "warned that Iran would pay": whom the clause of the verb is about."""
    chunks = clauses.chunks
    if index + 1 >= len(chunks) or chunks[index + 1].word != "that":
        return []
    verb = next((at for at in range(index + 2, min(len(chunks), index + 7)) if is_finite(chunks[at])), None)
    if verb is None:
        return []
    after = arguments(clauses, verb)
    is_own_act = chunks[verb].modal in _IN_STORE and not chunks[verb].passive and chunks[verb].lemma not in _SUFFERS
    about = [] if is_own_act else subject(clauses, verb)  # "warned that Rome would shut the port": whoever warns is Rome
    heads = [*about, *after.objects, *(head for word in _FALLBACK for head in after.phrases.get(word, []))]
    return next((found for head in heads if (found := of_other_states(acting(clauses, head), doing))), [])


def _later_phrases(clauses: Clauses, end: int) -> list[int]:
    """The noun phrases of infinitives and participles that hang on the clause: "… the ability of people to travel to Cuba"."""
    chunks = clauses.chunks
    heads: list[int] = []
    for at in range(end + 1, min(len(chunks), end + 9)):
        chunk = chunks[at]
        if chunk.kind == NP:
            if chunks[at - 1].word not in _WITHOUT:
                heads.append(at)
        elif chunk.kind not in (V, PREPOSITION) or (chunk.kind == V and chunk.form == "finite"):
            break
    return heads
