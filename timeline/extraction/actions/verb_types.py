"""What the type of a verb becomes in its context."""

from __future__ import annotations

from timeline.extraction.actions.conditions import condition_of
from timeline.extraction.actions.matching import Match, infinitive_after, match_verb
from timeline.extraction.actions.standing import FUTURE as FUTURE_WORDS
from timeline.extraction.actions.standing import is_negated, settle
from timeline.extraction.attribution.speaking import is_listed, speaking_words
from timeline.extraction.clauses.arguments import arguments, is_finite
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.noun_lists import are_in, in_list, phrase_in_list
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, SUBORDINATOR
from timeline.extraction.lexicon.triggers import FUTURE, NOT, lexicon, singulars
from timeline.vocabulary import ActorKind, EventType, Quad, Status

_VERBAL_TOO = ("attack", "assail", "savage")
_AMONG_POWERS = {
    "protest": EventType.ACCUSE,
    "walk": EventType.REJECT,
    "close": EventType.COERCE,
    "shut": EventType.COERCE,
}  # crowds do it in the street, powers by a note
_OF_CROWDS = frozenset({"block", "blockade", "besiege", "occupy", "barricade", "surround"})
_WITH = frozenset({"with", "alongside", "between"})
_OWN_DRILLS = frozenset({"hold", "conduct", "stage", "launch", "begin", "start", "carry", "run", "plan", "perform"})
_JOINT = frozenset({"joint", "combined", "multinational", "bilateral", "trilateral", "intergovernmental"})
_COOPERATION = (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
_DEEDS = (Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT)
# What it is to stop doing something: "stopped shelling".
_STOPPED = {
    EventType.ASSAULT: EventType.RETREAT, EventType.MOBILIZE: EventType.RETREAT, EventType.PROTEST: EventType.RETREAT,
    EventType.COERCE: EventType.CONCEDE, EventType.SANCTION: EventType.CONCEDE,
    EventType.AID: EventType.SANCTION, EventType.COOPERATE: EventType.SANCTION, EventType.CONCEDE: EventType.SANCTION,
}  # fmt: skip
_TALKING = ("bargain", "negotiate", "talk", "haggle", "discuss", "parley", "deal", "trade", "speak", "sell", "buy", "pay")
FARTHEST_PROMISE = 7  # chunks
_GRANTING = ("let", "allow", "permit", "grant", "admit")
_CALLS = (("call", "on"), ("call", "upon"))
_PLEDGES = ("vow", "promise", "pledge", "swear")


def type_and_status(clauses: Clauses, index: int, match: Match, status: Status) -> tuple[EventType, Status]:
    """The type of the entry as the words around the verb change it, with the status that goes with it."""
    chunk = clauses.chunks[index]
    if match.entry.subject in (NOT, FUTURE):
        return match.entry.type, Status.OCCURRED  # it has been said
    event_type = _type_with_infinitive(clauses, index, match.entry.type)
    if event_type is EventType.ACCUSE and chunk.lemma == "dismiss" and are_in(clauses, match.arguments.objects[:1], "claim"):
        event_type = EventType.REJECT  # "dismissed the charge as absurd"
    if _is_drill_of_one(clauses, match):
        event_type = EventType.MOBILIZE
    if event_type is EventType.PROTEST and chunk.lemma in _AMONG_POWERS and any(is_power(clauses, h) for h in match.subjects):
        event_type = _AMONG_POWERS[chunk.lemma]
    if event_type is EventType.REJECT and match.entry.object == "plans" and _is_harm_planned(clauses, index):
        event_type = EventType.CONCEDE  # "dropped a plan to close the port"
    if (
        match.entry.object == "protestnote"
        and match.entry.swap
        and not any(is_power(clauses, h) for h in match.arguments.phrases.get("from", ()))
    ):
        event_type = EventType.PROTEST  # "drew protests from shoppers"
    if chunk.lemma in _OF_CROWDS and event_type is EventType.COERCE and any(_are_people(clauses, h) for h in match.subjects):
        event_type = EventType.PROTEST
    if "no" in match.entry.words and status is Status.DENIED and not _says_not(clauses, index):
        status = Status.OCCURRED  # "said no to", "has no plans to"
    if match.entry.words in _CALLS and _is_visit(clauses, index, match):
        event_type = EventType.CONSULT
    is_over = event_type.quad is Quad.MATERIAL_COOPERATION and "longer" in clauses.words(chunk)
    if is_over and status in (Status.DENIED, Status.PLANNED):  # "no longer buys tea", "will no longer buy tea"
        return EventType.SANCTION, Status.OCCURRED if status is Status.DENIED else Status.PLANNED
    if status is Status.DENIED and event_type is EventType.CONCEDE and chunk.negated and chunk.lemma in _GRANTING:
        return EventType.REJECT, Status.OCCURRED  # "did not let them pass", "no longer lets them in"
    if (
        status is Status.OCCURRED
        and chunk.form == "ing"
        and index
        and clauses.chunks[index - 1].lemma in lexicon().lists["stopping verbs"]
    ):
        return _STOPPED.get(event_type, event_type), status
    if status is Status.DENIED and event_type.quad in _COOPERATION and _is_declined(clauses, index):
        return EventType.REJECT, Status.OCCURRED
    is_refused = is_negated(clauses, index)
    hangs = event_type.quad in _DEEDS or event_type is EventType.CONCEDE
    if status is Status.PLANNED and hangs and not is_refused and condition_of(clauses, index):
        return event_type, Status.HYPOTHETICAL
    return settle(event_type, status, chunk.lemma, negated=is_refused)


def _is_harm_planned(clauses: Clauses, index: int) -> bool:
    inner = infinitive_after(clauses, index)
    meant = match_verb(clauses, inner) if inner is not None else None
    return meant is not None and meant.entry.type.quad in (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)


def _is_visit(clauses: Clauses, index: int, match: Match) -> bool:
    """“Called on the king”, of whom nothing is asked: neither an infinitive nor "for" follows."""
    following = clauses.chunks[index + 1 : index + FARTHEST_PROMISE]
    if "for" in match.arguments.phrases or any(chunk.form == "infinitive" for chunk in following):
        return False
    called = [m for head in match.arguments.phrases.get(match.entry.words[1], ())[:1] for m in clauses.chunks[head].actors]
    return any(m.rule == "office" or (m.actor and m.actor.kind is ActorKind.PERSON) for m in called)


def _says_not(clauses: Clauses, index: int) -> bool:
    """Whether the verb is negated by a word of its own: "did not say no", while "has no" is negated by its object."""
    chunk = clauses.chunks[index]
    return chunk.negated and clauses.tokens[min(chunk.last + 1, len(clauses.tokens) - 1)].low != "no"


def _is_declined(clauses: Clauses, index: int) -> bool:
    """“We do not haggle”, "is not going to sell them anything": no fact that is denied, but what one will not do."""
    chunk = clauses.chunks[index]
    if chunk.form == "infinitive":
        governor = governing_verb(clauses, index)
        verb = clauses.chunks[governor] if governor is not None else chunk
        return verb.negated and not verb.past and verb.lemma in lexicon().lists["future verbs"]
    is_plain = chunk.negated and not (chunk.past or chunk.perfect or chunk.modal or chunk.passive or chunk.progressive)
    return is_plain and chunk.form == "finite" and chunk.lemma in _TALKING


def _are_people(clauses: Clauses, head: int) -> bool:
    """“Norwegians”, "villagers": neither soldiers nor a state."""
    chunk = clauses.chunks[head]
    mention = clauses.tokens[chunk.last].actor
    is_nation = mention is not None and mention.rule == "demonym" and clauses.tokens[chunk.last].low.endswith("s")
    return is_nation or phrase_in_list(clauses, chunk, "protesters")


def is_power(clauses: Clauses, head: int) -> bool:
    """A state by name, a body of it, or an office holder; not "Norwegians" or "crowds in Norway"."""
    mention = clauses.tokens[clauses.chunks[head].last].actor
    actor = mention.actor if mention else None
    return (
        actor is not None
        and mention is not None
        and mention.rule != "demonym"
        and (actor.kind is not ActorKind.GROUP and bool(actor.code or actor.affiliation))
    )


def can_act(clauses: Clauses, head: int) -> bool:
    """Whether the phrase means somebody, though it may name nobody: "gunmen", "the governors", "some 200 villagers", "the embassy"."""
    low = clauses.tokens[clauses.chunks[head].last].low
    if any(is_listed(low, speaking_words()[name]) for name in ("speaking bodies", "speaking persons")):
        return True
    if in_list(clauses, head, "agents") or in_list(clauses, head, "protesters"):
        return True
    return not set(singulars(clauses.tokens[clauses.chunks[head].last].low)).isdisjoint(lexicon().lists["people"])


def _is_drill_of_one(clauses: Clauses, match: Match) -> bool:
    """An exercise with nobody else is a show of force, not cooperation."""
    if (
        match.entry.object != "exercises"
        or match.entry.words[0] not in _OWN_DRILLS
        or not _WITH.isdisjoint(match.arguments.phrases)
    ):
        return False
    if (
        len(match.subjects) != 1
        or len(actors_of(clauses, match.subjects)) != 1
        or any(means_both(clauses, head) for head in match.subjects)
    ):
        return False
    words = {word for head in match.objects for word in clauses.words(clauses.chunks[head])}
    return _JOINT.isdisjoint(words)


def means_both(clauses: Clauses, head: int) -> bool:
    """“They”, "the two armies", "both sides", "the leaders": who is meant stands in the sentences before."""
    chunk = clauses.chunks[head]
    first = clauses.tokens[chunk.first].low
    if first in ("they", "them", "both") or not _JOINT.isdisjoint(clauses.words(chunk)):
        return True
    last = clauses.tokens[chunk.last].low
    plural = last.endswith("s") and not chunk.actors
    return plural and (first == "two" or first in ("the", "their")) and phrase_in_list(clauses, chunk, "agents")


def _type_with_infinitive(clauses: Clauses, index: int, event_type: EventType) -> EventType:
    """A promise to do harm is a threat ("vowed to attack"); a call made to praise or thank is support."""
    lemma = clauses.chunks[index].lemma
    if event_type is EventType.ASSAULT and lemma in _VERBAL_TOO and _is_person_blamed(clauses, index):
        return EventType.ACCUSE
    if not (event_type is EventType.AGREE and lemma in _PLEDGES) and not (event_type is EventType.CONSULT and lemma == "call"):
        return event_type
    inner = infinitive_after(clauses, index)
    if inner is None and event_type is EventType.AGREE and lemma in ("vow", "swear"):
        inner = _promised(clauses, index)
    match = match_verb(clauses, inner) if inner is not None else None
    if inner is not None and event_type is EventType.AGREE and clauses.chunks[inner].negated:
        cooperates = match is not None and match.entry.type.quad in _COOPERATION
        return EventType.REJECT if cooperates else event_type  # "vowed never to talk", "promised not to attack"
    if inner is not None and event_type is EventType.AGREE:
        hurts = {clauses.chunks[inner].lemma, clauses.chunks[inner].phrase} & lexicon().lists["harmful verbs"]
        if hurts and (match is None or match.entry.length == 1):
            return EventType.THREATEN
    if match is None:
        return event_type
    if event_type is EventType.AGREE and match.entry.type is EventType.REJECT:
        return EventType.REJECT
    if event_type is EventType.AGREE:
        harmful = match.entry.type.quad is Quad.MATERIAL_CONFLICT or match.entry.type is EventType.THREATEN
        return EventType.THREATEN if harmful else event_type
    return EventType.SUPPORT if match.entry.type in (EventType.SUPPORT, EventType.CONCEDE) else event_type


def _promised(clauses: Clauses, index: int) -> int | None:
    """The verb of "vowed that the pilots would be hunted"."""
    for at in range(index + 1, min(len(clauses.chunks), index + FARTHEST_PROMISE)):
        chunk = clauses.chunks[at]
        if is_finite(chunk):
            return at if chunk.modal in FUTURE_WORDS else None
        if chunk.kind not in (NP, PREPOSITION, SUBORDINATOR, CONJUNCTION):
            return None
    return None


def _is_person_blamed(clauses: Clauses, index: int) -> bool:
    """ "Attacked Obama for an order" is criticism: a person, and the reason after "for" or "over"."""
    after = arguments(clauses, index)
    people = [
        m for head in after.objects[:1] for m in clauses.chunks[head].actors if m.actor and m.actor.kind is ActorKind.PERSON
    ]
    return bool(people) and not clauses.chunks[index].passive and bool({"for", "over"} & set(after.phrases))
