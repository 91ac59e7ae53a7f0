"""Event phrases: which words report an event, of which type, who acts and who is acted upon.

Verbs and nouns are matched with the lexicon (`matching.py`), their sides are found by `sides.py`, and whether the thing is
said to be so by `standing.py`. What is found here is not yet dated or attributed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.extraction.arguments import Arguments, arguments, reports
from timeline.extraction.clauses import NP, Clauses, V, cut
from timeline.extraction.matching import Match, in_list, infinitive_after, match_noun, match_verb, phrase_in_list
from timeline.extraction.roles import actors_of, governing_verb, subject
from timeline.extraction.sides import beside_noun, carrier_of, find_sides, places_in, without
from timeline.extraction.standing import (
    OBLIGED,
    condition_after,
    happens,
    is_negated,
    predicate_of,
    settle,
    status_of_noun,
    status_of_verb,
    status_reason,
)
from timeline.extraction.tagging import STOP
from timeline.extraction.triggers import ACTOR, INFINITIVE, Entry, lexicon
from timeline.extraction.values import ActorMention, DateMention, Sentence, Span
from timeline.vocabulary import ActorKind, EventType, Quad, Status

_BETWEEN_TWO = (EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT)
_HAVING_CONTENT = (EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN)
_VERBAL_TOO = ("attack", "assail", "savage")
_AMONG_POWERS = {"protest": EventType.ACCUSE, "walk": EventType.REJECT}  # crowds do it in the street, powers by a note
_TRAVEL = ("fly", "go", "travel")
_WITH = frozenset({"with", "alongside", "between"})
_OWN_DRILLS = frozenset({"hold", "conduct", "stage", "launch", "begin", "start", "carry", "run", "plan", "perform"})
_JOINT = frozenset({"joint", "combined", "multinational", "bilateral", "trilateral"})
_PLEDGES = ("vow", "promise", "pledge", "swear")
LONGEST_CLAUSE = 90
LONGEST_CLAUSE_WITH_SUBJECT = 130  # rather a long title than one that does not say who
FARTHEST_OBJECT = 7  # tokens between a verb and the end of the object that belongs to the trigger


@dataclass(slots=True)
class Action:
    """One event phrase of one sentence."""

    type: EventType
    status: Status
    entry: Entry
    trigger: Span
    clause: Span
    at: int  # the chunk of the trigger
    is_noun: bool = False
    is_carried: bool = False  # a noun that its verb hands a subject: "announced the release"
    is_background: bool = False  # told by a participle: "…, killing five"
    is_passive: bool = False
    is_anonymous: bool = False  # "gunmen", "rebels": somebody acts whom nobody names
    is_told: bool = False  # a noun in full ("the seizure of a ship by Iran"), or one that is said to happen: "clashes broke out"
    is_between_both: bool = False  # "the leaders agreed", "met both sides": the parties are understood
    sources: list[ActorMention] = field(default_factory=list)
    targets: list[ActorMention] = field(default_factory=list)
    partners: list[ActorMention] = field(default_factory=list)  # of "both": who acts together with the first
    locations: list[ActorMention] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    twins: list[int] = field(default_factory=list)  # chunks of the same sentence that tell it again


def find_actions(text: str, sentence: Sentence, actors: Sequence[ActorMention], dates: Sequence[DateMention]) -> list[Action]:
    """The event phrases of a sentence, the most important first. `actors` and `dates` are those within it."""
    return actions_of(cut(text, sentence.span, actors, dates))


def actions_of(clauses: Clauses) -> list[Action]:
    """The event phrases of a sentence already cut into chunks, the most important first."""
    found: list[Action] = []
    for index, chunk in enumerate(clauses.chunks):
        action = _of_verb(clauses, index) if chunk.kind == V else _of_noun(clauses, index) if chunk.kind == NP else None
        if action is not None:
            found.append(action)
    return sorted(_told_once(clauses, found), key=_importance)


def _importance(action: Action) -> tuple[bool, bool, bool, int]:
    return (
        action.is_noun and not action.is_carried,
        action.status in (Status.HYPOTHETICAL, Status.DENIED),
        action.is_background,
        action.at,
    )


def _of_verb(clauses: Clauses, index: int) -> Action | None:
    chunk = clauses.chunks[index]
    if chunk.modal in OBLIGED:
        obliged = _obligation(clauses, index)
        if obliged is not None:
            return obliged
    match = match_verb(clauses, index)
    if match is None or chunk.phrase in lexicon().lists["undone verbs"]:
        return None
    status = status_of_verb(clauses, index)
    if status is None:
        return None
    if chunk.lemma == "retaliate" and chunk.past and "by" in [later.word for later in clauses.chunks[index + 1 : index + 2]]:
        return None  # "retaliated by closing the border": the gerund tells what was done
    if chunk.passive and match.entry.type is EventType.CONSULT and chunk.lemma in _TRAVEL:
        return None  # who "was flown to Oslo" is no visitor
    own_type = _type_with_infinitive(clauses, index, match.entry.type)
    if _is_drill_of_one(clauses, match):
        own_type = EventType.MOBILIZE
    if own_type is EventType.PROTEST and chunk.lemma in _AMONG_POWERS and any(_is_power(clauses, h) for h in match.subjects):
        own_type = _AMONG_POWERS[chunk.lemma]
    if own_type is EventType.THREATEN and match.entry.targets[:1] == ("subject",) and status is not Status.PLANNED:
        return None  # who "paid a heavy price" was not threatened by it
    if "no" in match.entry.words and status is Status.DENIED and not chunk.negated:
        status = Status.OCCURRED  # "said no to"
    if status is Status.PLANNED and own_type.quad is Quad.MATERIAL_CONFLICT and (condition := condition_after(clauses, index)):
        if condition == "unless":
            own_type, status = EventType.THREATEN, Status.OCCURRED  # what can still be averted is a threat
        else:
            status = Status.HYPOTHETICAL
    event_type, status = settle(own_type, status, chunk.lemma, negated=is_negated(clauses, index))
    last = _last_of_trigger(clauses, index, match)
    trigger = Span(clauses.tokens[chunk.head].start, clauses.tokens[last].end)
    action = Action(event_type, status, match.entry, trigger, _clause_of_verb(clauses, index, match, last), index)
    action.is_background = chunk.form in ("ing", "participle") and not chunk.progressive
    action.is_passive = chunk.passive
    doers = match.subjects
    if chunk.passive:  # "by a dog", but not "by Norwegian fire"
        doers = [head for head in match.arguments.phrases.get("by", ()) if not clauses.chunks[head].actors]
    if _are_in(clauses, doers, "bystanders") or (event_type is EventType.ASSAULT and _is_accident(clauses, match)):
        return None
    action.is_anonymous = _are_in(clauses, match.subjects, "agents") or _are_in(clauses, match.subjects, "protesters")
    partners = [*match.objects, *match.arguments.phrases.get("with", ())]
    action.is_between_both = match.entry.type in _BETWEEN_TWO and any(
        _means_both(clauses, h) for h in [*match.subjects, *partners]
    )
    sides = find_sides(clauses, index, match, mutual=match.entry.both and event_type is match.entry.type)
    action.sources, action.targets = sides.sources, sides.targets
    action.partners, action.locations = sides.partners, sides.locations
    action.reasons["actors"] = _explain(action, chunk.passive, match.entry)
    action.reasons["status"] = status_reason(clauses, index, status, is_noun=False)
    action.reasons["type"] = f"the verb “{match.entry.label}” ({match.entry.where})" + (
        f" reports {match.entry.type.label}"
        if event_type is match.entry.type
        else f", still ahead or refused, is {event_type.label}"
    )
    return action


def _is_power(clauses: Clauses, head: int) -> bool:
    """A state by name, a body of it, or an office holder; not "Norwegians" or "crowds in Norway"."""
    mention = clauses.tokens[clauses.chunks[head].last].actor
    actor = mention.actor if mention else None
    return (
        actor is not None
        and mention is not None
        and mention.rule != "demonym"
        and (actor.kind is not ActorKind.GROUP and bool(actor.code or actor.affiliation))
    )


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
        or any(_means_both(clauses, head) for head in match.subjects)
    ):
        return False
    words = {word for head in match.objects for word in clauses.words(clauses.chunks[head])}
    return _JOINT.isdisjoint(words)


def _are_in(clauses: Clauses, heads: Sequence[int], name: str) -> bool:
    return any(in_list(clauses, head, name) for head in heads)


def _is_accident(clauses: Clauses, match: Match) -> bool:
    """“Killed in a crash”, "the fire injured two": nobody did it."""
    phrases = match.arguments.phrases
    causes = [*match.subjects, *(head for word in ("in", "by", "during") for head in phrases.get(word, ()))]
    return _are_in(clauses, [head for head in causes if not clauses.chunks[head].actors], "accidents")


def _means_both(clauses: Clauses, head: int) -> bool:
    """“They”, "the two armies", "both sides", "the leaders": who is meant stands in the sentences before."""
    chunk = clauses.chunks[head]
    first = clauses.tokens[chunk.first].low
    if first in ("they", "them", "both"):
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
    match = match_verb(clauses, inner) if inner is not None else None
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


def _is_person_blamed(clauses: Clauses, index: int) -> bool:
    """ "Attacked Obama for an order" is criticism: a person, and the reason after "for" or "over"."""
    after = arguments(clauses, index)
    people = [
        m for head in after.objects[:1] for m in clauses.chunks[head].actors if m.actor and m.actor.kind is ActorKind.PERSON
    ]
    return bool(people) and not clauses.chunks[index].passive and bool({"for", "over"} & set(after.phrases))


def _obligation(clauses: Clauses, index: int) -> Action | None:
    """“X said Y must stop”: X asks Y."""
    subjects = subject(clauses, index)
    speaking = governing_verb(clauses, subjects[0]) if subjects else None
    if speaking is None or not reports(clauses.chunks[speaking]):
        return None
    asking = actors_of(clauses, subject(clauses, speaking))
    asked = actors_of(clauses, subjects)
    if not asking and not asked:
        return None
    chunk = clauses.chunks[index]
    after = arguments(clauses, index)
    start, end = clauses.chunks[subjects[0]].first, clauses.chunks[after.end].last
    entry = Entry(EventType.REQUEST, (chunk.modal,), where="obligation")
    return Action(
        EventType.REQUEST, Status.OCCURRED, entry, clauses.span(chunk), Span(clauses.tokens[start].start, clauses.tokens[end].end), index,
        sources=asking, targets=asked,
        reasons={"type": f"“{chunk.modal}” in reported speech asks for something", "actors": "the speaker asks the subject of the clause",
                 "status": "it has been asked"},
    )  # fmt: skip


def _explain(action: Action, passive: bool, entry: Entry) -> str:
    doing = ", ".join(m.actor.name for m in [*action.sources, *action.partners] if m.actor) or "nobody named"
    done_to = ", ".join(m.actor.name for m in action.targets if m.actor) or "nobody named"
    how = "passive: the side acted upon is the subject, who acts stands after “by”" if passive else "who acts is the subject"
    return f"{doing} → {done_to}; {how}; the other side is looked for in: {', '.join(entry.targets)}"


def _last_of_trigger(clauses: Clauses, index: int, match: Match) -> int:
    """The trigger reaches to the object that decided the type: "imposed fresh sanctions"."""
    wanted = match.entry.object
    if wanted not in ("", ACTOR, INFINITIVE) and not clauses.chunks[index].passive:
        for head in match.objects:
            phrase = clauses.chunks[head]
            if head > index and phrase.last - match.last <= FARTHEST_OBJECT and phrase_in_list(clauses, phrase, wanted):
                return phrase.last
    return match.last


def _clause_of_verb(clauses: Clauses, index: int, match: Match, last: int) -> Span:
    chunk = clauses.chunks[index]
    first = chunk.first
    if match.subjects and match.subjects[0] < index:
        head = clauses.chunks[match.subjects[0]]
        if clauses.tokens[last].end - clauses.tokens[head.first].start < LONGEST_CLAUSE_WITH_SUBJECT:
            first = head.first
    return _cut_clause(clauses, first, last, _end_of_clause(clauses, clauses.chunks[match.arguments.end].last))


def _end_of_clause(clauses: Clauses, last: int) -> int:
    """The token before the next comma, dash or semicolon: what follows there hangs on more loosely."""
    tokens = clauses.tokens
    while last + 1 < len(tokens) and tokens[last + 1].tag != STOP:
        last += 1
    return last


def _cut_clause(clauses: Clauses, first: int, needed: int, last: int) -> Span:
    start = clauses.tokens[first].start
    while last > needed and clauses.tokens[last].end - start > LONGEST_CLAUSE:
        last -= 1
    while last > needed and clauses.tokens[last].tag in "PDCKSGRXM,":
        last -= 1
    return Span(start, clauses.tokens[max(last, needed)].end)


def _of_noun(clauses: Clauses, index: int) -> Action | None:
    chunk = clauses.chunks[index]
    matched = match_noun(clauses, index)
    if matched is None:
        return None
    entry, first, last = matched
    status = status_of_noun(clauses, index)
    if status is None:
        return None
    after = arguments(clauses, index)
    if index + 1 < len(clauses.chunks) and clauses.chunks[index + 1].kind == NP:
        after = Arguments(end=index)
    telling = predicate_of(clauses, index)
    if telling is not None and not happens(clauses.chunks[telling]):
        telling = None
    if telling is not None:
        later = arguments(clauses, telling)
        after = Arguments(after.objects, {**later.phrases, **after.phrases}, later.end)
    doing = beside_noun(clauses, index, after, entry, acting_side=True)
    carried = carrier_of(clauses, index) if not doing else None
    if carried is not None:
        carriers = subject(clauses, carried)
        if _are_in(clauses, carriers, "bystanders"):
            return None
        doing = actors_of(clauses, carriers)
    if entry.words == ("release",) and not doing and not _frees_somebody(clauses, after):
        return None  # "the release of treated water", "of a film"
    done_to = without(beside_noun(clauses, index, after, entry, acting_side=False), doing)
    if not done_to and entry.type in _HAVING_CONTENT:
        done_to = without(_named_in_content(clauses, index), doing)
    places = places_in(clauses, after)
    if not (doing or done_to or (telling is not None and places)):
        return None
    event_type, status = settle(entry.type, status, entry.words[0], negated=False)
    tokens = clauses.tokens
    action = Action(event_type, status, entry, Span(tokens[first].start, tokens[last].end), Span(0, 0), index, is_noun=True)
    action.is_carried = carried is not None
    action.is_told = telling is not None or bool(doing and "by" in after.phrases and "of" in after.phrases)
    action.sources, action.targets = doing, done_to
    if entry.both and event_type is entry.type:
        action.partners, action.targets = done_to, []
        if not doing:
            action.sources, action.partners = done_to[:1], done_to[1:]
    action.locations = places
    start = clauses.chunks[carried].first if carried is not None else chunk.first
    action.clause = _cut_clause(clauses, start, last, clauses.chunks[after.end].last)
    action.reasons = {
        "status": status_reason(clauses, index, status, is_noun=True),
        "type": f"the noun “{entry.label}” ({entry.where}) reports {entry.type.label}",
        "actors": _explain(action, False, entry).replace("the subject", "beside the noun" if carried is None else "the subject"),
    }
    return action


def _frees_somebody(clauses: Clauses, after: Arguments) -> bool:
    heads = after.phrases.get("of", ())
    return (
        _are_in(clauses, heads, "prisoners")
        or _are_in(clauses, heads, "detainees")
        or any(clauses.chunks[h].actors for h in heads)
    )


def _named_in_content(clauses: Clauses, index: int) -> list[ActorMention]:
    """Whom "the threat to attack Iran" and "the demand that Iran withdraw" are meant for."""
    chunks = clauses.chunks
    inner = index + 1
    if inner < len(chunks) and chunks[inner].form == "infinitive":
        after = arguments(clauses, inner)
        return actors_of(clauses, [*after.objects, *(head for heads in after.phrases.values() for head in heads)])[:1]
    if inner + 1 < len(chunks) and chunks[inner].word == "that" and chunks[inner + 1].kind == NP:
        return actors_of(clauses, [inner + 1])
    return []


def _told_once(clauses: Clauses, found: list[Action]) -> list[Action]:
    kept: list[Action] = []
    for action in sorted(found, key=lambda a: a.is_noun):
        twin = next((other for other in kept if _same(clauses, other, action)), None)
        if twin is None:
            kept.append(action)
        else:
            twin.twins.append(action.at)
            twin.targets = twin.targets or action.targets
            twin.sources = twin.sources or action.sources
            twin.partners = twin.partners or action.partners
            twin.locations = twin.locations or action.locations
    return kept


def _same(clauses: Clauses, one: Action, other: Action) -> bool:
    """A verb and its noun, or a verb and a participle that unfolds it ("held talks, exchanging views")."""
    if other.is_noun and not one.is_noun and one.trigger.covers(other.trigger):
        return True
    if one.type is other.type and other.is_noun and _parties(other) <= _parties(one):
        return True
    return (
        one.type is other.type
        and (one.is_noun or other.is_noun or clauses.chunks[other.at].form == "ing")
        and _agree([*one.sources, *one.partners], [*other.sources, *other.partners])
        and _agree(one.targets, other.targets)
    )


def _parties(action: Action) -> set[object]:
    sides = [*action.sources, *action.partners, *action.targets]
    return {mention.actor.code or mention.actor.affiliation or mention.actor.name for mention in sides if mention.actor}


def _agree(some: list[ActorMention], others: list[ActorMention]) -> bool:
    return not some or not others or bool({m.actor for m in some} & {m.actor for m in others})


def is_diplomatic(mention: ActorMention) -> bool:
    """States, their bodies, organisations and groups, and persons who belong to one."""
    actor = mention.actor
    return actor is not None and (actor.kind is not ActorKind.PERSON or bool(actor.affiliation))
