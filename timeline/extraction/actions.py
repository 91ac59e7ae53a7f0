"""Event phrases: which words report an event, of which type, who acts and who is acted upon.

Verbs and nouns are matched with the lexicon (`triggers.py`), their sides are found by `roles.py`, and whether the thing
is said to be so by `standing.py`. What is found here is not yet dated or attributed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.extraction.clauses import CONJUNCTION, PREPOSITION, STOP, Chunk, Clauses, cut
from timeline.extraction.roles import NP, Arguments, V, acting, arguments, governing_verb, reports, subject
from timeline.extraction.standing import OBLIGED, is_negated, settle, status_of_noun, status_of_verb, status_reason
from timeline.extraction.triggers import ACTOR, INFINITIVE, Entry, lexicon
from timeline.extraction.values import ActorMention, DateMention, Sentence, Span
from timeline.vocabulary import ActorKind, EventType, Quad, Status

_PLACES = ("in", "at", "near", "inside", "outside", "over", "along", "around", "off")
_USED_AS = ("hostages", "peacekeepers")  # "held civilians as human shields"
_OWN = ("his", "her", "its", "their", "our", "my")  # "he said his country had"
_BETWEEN_TWO = (EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT)
_PLEDGES = ("vow", "promise", "pledge", "swear")
_FALLBACK = ("against", "on", "with", "to", "of", "from", "for", "in", "at", "near", "into", "over")
LONGEST_CLAUSE = 90
LONGEST_CLAUSE_WITH_SUBJECT = 130  # rather a long title than one that does not say who
FARTHEST_OBJECT = 7  # tokens between a verb and the end of the object that belongs to the trigger
_NOTHING: frozenset[str] = frozenset()


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
    is_background: bool = False  # told by a participle: "…, killing five"
    is_passive: bool = False
    is_anonymous: bool = False  # "gunmen", "rebels": somebody acts whom nobody names
    is_between_both: bool = False  # "the leaders agreed", "met both sides": the parties are understood
    sources: list[ActorMention] = field(default_factory=list)
    targets: list[ActorMention] = field(default_factory=list)
    partners: list[ActorMention] = field(default_factory=list)  # of "both": who acts together with the first
    locations: list[ActorMention] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    twins: list[int] = field(default_factory=list)  # chunks of the same sentence that tell it again


@dataclass(slots=True)
class _Match:
    entry: Entry
    arguments: Arguments
    subjects: list[int]
    objects: list[int]
    last: int  # the last token of the trigger


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
    return action.is_noun, action.status in (Status.HYPOTHETICAL, Status.DENIED), action.is_background, action.at


# Verbs


def _of_verb(clauses: Clauses, index: int) -> Action | None:
    chunk = clauses.chunks[index]
    if chunk.modal in OBLIGED:
        obliged = _obligation(clauses, index)
        if obliged is not None:
            return obliged
    match = _match_verb(clauses, index)
    if match is None:
        return None
    status = status_of_verb(clauses, index)
    if status is None:
        return None
    event_type, status = settle(
        _type_with_infinitive(clauses, index, match.entry.type), status, chunk.lemma, negated=is_negated(clauses, index)
    )
    last = _last_of_trigger(clauses, index, match)
    trigger = Span(clauses.tokens[chunk.head].start, clauses.tokens[last].end)
    action = Action(event_type, status, match.entry, trigger, _clause_of_verb(clauses, index, match, last), index)
    action.is_background = chunk.form in ("ing", "participle") and not chunk.progressive
    action.is_passive = chunk.passive
    action.is_anonymous = any(
        _phrase_in_list(clauses, clauses.chunks[head], name) for head in match.subjects for name in ("agents", "protesters")
    )
    partners = [*match.objects, *match.arguments.phrases.get("with", ())]
    action.is_between_both = match.entry.type in _BETWEEN_TWO and any(
        _means_both(clauses, head) for head in [*match.subjects, *partners] if head != index
    )
    if not chunk.passive and any(_phrase_in_list(clauses, clauses.chunks[head], "bystanders") for head in match.subjects):
        return None
    _fill_sides(clauses, index, match, action)
    action.reasons["status"] = status_reason(clauses, index, status, is_noun=False)
    action.reasons["type"] = f"the verb “{match.entry.label}” ({match.entry.where})" + (
        f" reports {match.entry.type.label}"
        if event_type is match.entry.type
        else f", still ahead or refused, is {event_type.label}"
    )
    return action


def _means_both(clauses: Clauses, head: int) -> bool:
    """ "They", "the two armies", "both sides", "the leaders": who is meant stands in the sentences before."""
    chunk = clauses.chunks[head]
    first = clauses.tokens[chunk.first].low
    if first in ("they", "them", "both"):
        return True
    last = clauses.tokens[chunk.last].low
    plural = last.endswith("s") and not chunk.actors
    return plural and (first == "two" or first in ("the", "their")) and _phrase_in_list(clauses, chunk, "agents")


def _match_verb(clauses: Clauses, index: int) -> _Match | None:
    chunk = clauses.chunks[index]
    entries = lexicon().verbs.get(chunk.lemma)
    if not entries:
        return None
    subjects: list[int] | None = None
    for entry in entries:
        last = _fixed_words(clauses, chunk, entry)
        if last is None:
            continue
        subjects = subject(clauses, index) if subjects is None else subjects
        after = arguments(clauses, _chunk_of(clauses, index, last))
        objects = subjects if chunk.passive else after.objects
        if len(entry.words) > 1 and entry.words[-1] in after.phrases:
            objects = objects if chunk.passive and objects else after.phrases[entry.words[-1]][:1]
        if entry.subject and not any(_in_list(clauses, head, entry.subject) for head in subjects):
            continue
        if not _has_object(clauses, index, entry, objects, after):
            continue
        if entry.type is EventType.MOBILIZE and entry.object == "troops" and _are_of_others(clauses, subjects, objects):
            continue
        return _Match(entry, after, subjects, objects, last)
    return None


def _has_object(clauses: Clauses, index: int, entry: Entry, objects: list[int], after: Arguments) -> bool:
    """Whether the object is of the kind that the entry asks for."""
    if not entry.object:
        return True
    if entry.object == ACTOR:
        return any(clauses.chunks[head].actors for head in objects[:2])
    if entry.object == INFINITIVE:
        return _infinitive_after(clauses, index) is not None
    return any(
        _in_list(clauses, head, entry.object)
        for head in [*objects[:3], *(after.phrases.get("as", ()) if entry.object in _USED_AS else ())]
    )


def _are_of_others(clauses: Clauses, subjects: list[int], objects: list[int]) -> bool:
    """ "Mali ordered French troops to leave": whoever moves forces moves their own."""
    own = {side for m in _actors_of(clauses, subjects) if m.actor for side in (m.actor.code, m.actor.affiliation) if side}
    moved = {
        side
        for head in objects[:1]
        for m in clauses.chunks[head].actors
        if m.actor
        for side in (m.actor.code, m.actor.affiliation)
        if side
    }
    return bool(own and moved) and not own & moved


def _chunk_of(clauses: Clauses, index: int, token: int) -> int:
    """The verb group that holds the token: "failed to reach" goes on in a second one."""
    at = index
    while at + 1 < len(clauses.chunks) and clauses.chunks[at].last < token and clauses.chunks[at + 1].kind == V:
        at += 1
    return at


def _fixed_words(clauses: Clauses, chunk: Chunk, entry: Entry) -> int | None:
    """The last token of the entry's fixed words after the verb; None when they are not there."""
    at = chunk.head
    tokens = clauses.tokens
    for word in entry.words[1:]:
        window = 2 if tokens[min(at + 1, len(tokens) - 1)].tag in "BT" else 1
        if word in _LOOSE:
            window = 9
        if (
            word == "to"
            and word is entry.words[-1]
            and _begins_infinitive(clauses, at + 1)
            and lexicon().lists["future verbs"] >= {chunk.lemma}
        ):
            return None  # "is going to withdraw" goes nowhere
        following = range(at + 1, min(len(tokens), at + 1 + window))
        at = next((i for i in following if tokens[i].low == word or tokens[i].low == word + "s"), -1)
        if at < 0:
            return None
    return at


def _begins_infinitive(clauses: Clauses, token: int) -> bool:
    return any(chunk.first == token and chunk.kind == V for chunk in clauses.chunks)


_LOOSE = frozenset(
    {"off", "out", "back", "down", "guilty", "free", "hostage", "responsible", "accountable", "dead", "ablaze", "go", "up"}
)


def _in_list(clauses: Clauses, head: int, name: str) -> bool:
    """Whether the noun phrase, or what it is a number or part "of", holds a word of the list."""
    chunks = clauses.chunks
    if _phrase_in_list(clauses, chunks[head], name):
        return True
    if clauses.tokens[chunks[head].last].low in lexicon().nouns:
        return False  # "a suspension of aid" is no aid
    return (
        head + 2 < len(chunks)
        and chunks[head + 1].kind == PREPOSITION
        and chunks[head + 1].word == "of"
        and chunks[head + 2].kind == NP
        and _phrase_in_list(clauses, chunks[head + 2], name)
    )


def _phrase_in_list(clauses: Clauses, chunk: Chunk, name: str) -> bool:
    """Whether the head of the phrase is in the list ("military aid" is aid); where no list knows the head, any of its words.

    Of an actor the last word counts: "Russian troops", "the army".
    """
    classes = lexicon().classes
    words = [token.low.rsplit(" ", 1)[-1] if token.actor else token.low for token in clauses.tokens[chunk.first : chunk.last + 1]]
    two = " ".join(words[-2:])
    known = classes.get(words[-1], _NOTHING) | classes.get(two, _NOTHING)
    if known:
        return name in known
    return any(name in classes.get(word, ()) for word in words) or any(
        name in classes.get(" ".join(pair), ()) for pair in pairwise(words)
    )


def _type_with_infinitive(clauses: Clauses, index: int, event_type: EventType) -> EventType:
    """A promise to do harm is a threat ("vowed to attack"); a call made to praise or thank is support."""
    lemma = clauses.chunks[index].lemma
    if not (event_type is EventType.AGREE and lemma in _PLEDGES) and not (event_type is EventType.CONSULT and lemma == "call"):
        return event_type
    inner = _infinitive_after(clauses, index)
    match = _match_verb(clauses, inner) if inner is not None else None
    if match is None:
        return event_type
    if event_type is EventType.AGREE:
        harmful = match.entry.type.quad is Quad.MATERIAL_CONFLICT or match.entry.type is EventType.THREATEN
        return EventType.THREATEN if harmful else event_type
    return EventType.SUPPORT if match.entry.type in (EventType.SUPPORT, EventType.CONCEDE) else event_type


def _infinitive_after(clauses: Clauses, index: int) -> int | None:
    chunks = clauses.chunks
    for at in range(index + 1, min(len(chunks), index + 8)):
        if chunks[at].kind == V:
            return at if chunks[at].form == "infinitive" else None
        if chunks[at].kind not in (NP, PREPOSITION, CONJUNCTION):
            return None
    return None


def _fill_sides(clauses: Clauses, index: int, match: _Match, action: Action) -> None:
    chunk, entry = clauses.chunks[index], match.entry
    subjects, objects = match.subjects, match.objects
    phrases = match.arguments.phrases
    doing = _actors_of(clauses, phrases.get("by", [])) if chunk.passive else _actors_of(clauses, subjects)
    done_to: list[ActorMention] = []
    for place in entry.targets:
        heads = objects if place == "object" else subjects if place == "subject" else phrases.get(place, [])
        done_to = _without(_actors_of(clauses, heads), doing)
        if done_to:
            break
    if not done_to and entry.targets != ("nobody",) and not (len(doing) > 1 and _is_mutual(entry)):
        done_to = _target_elsewhere(clauses, index, match, doing)
    if chunk.passive and not doing and objects and (entry.object or entry.subject) and "object" not in entry.targets[:1]:
        doing = _actors_of(clauses, objects)  # "Russian soldiers were deployed": what is handled is the acting side's own
        done_to = _without(done_to, doing)
    if entry.swap or entry.targets[:1] == ("subject",):
        if entry.swap:
            doing, done_to = done_to, doing
        else:
            doing = _speaking_of(clauses, subjects)  # "X said Y was responsible": X blames Y
    if not doing and not chunk.passive:
        doing = _speaker_as_subject(clauses, index, subjects)
    if entry.both and action.type is entry.type:
        action.partners, done_to = done_to, []
    action.sources, action.targets = doing, done_to
    action.locations = [
        m for word in _PLACES for head in phrases.get(word, []) for m in clauses.chunks[head].actors if m.is_place
    ]
    action.reasons["actors"] = _explain(action, chunk.passive, entry)


def _is_mutual(entry: Entry) -> bool:
    """Whether two who do it do it with each other, so that nobody else need be looked for."""
    return entry.both or entry.words[0] == "agree" or entry.object == "treaty"


def _actors_of(clauses: Clauses, heads: Iterable[int]) -> list[ActorMention]:
    return [mention for head in heads for mention in acting(clauses, head)]


def _target_elsewhere(clauses: Clauses, index: int, match: _Match, doing: list[ActorMention]) -> list[ActorMention]:
    """The side acted upon, where the entry does not say: in the infinitive that follows, else in any phrase after the verb."""
    inner = _infinitive_after(clauses, index)
    if inner is not None and match.entry.type in (EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN):
        after = arguments(clauses, inner)
        heads = [*after.objects, *(head for word in _FALLBACK for head in after.phrases.get(word, []))]
        for head in heads:
            if found := _without(acting(clauses, head), doing):
                return found
    chunks = clauses.chunks
    if not match.arguments.objects and not match.arguments.phrases and match.subjects and 1 < match.subjects[0] < index:
        for head in range(match.subjects[0]):  # "Norwegian boats could lose their access, he warned"
            if chunks[head].kind == NP and (found := _of_other_states(acting(clauses, head), doing)):
                return found
    if (
        match.entry.type is EventType.REQUEST
        and index + 2 < len(chunks)
        and chunks[index + 1].word == "that"
        and chunks[index + 2].kind == NP
    ):
        return _without(acting(clauses, index + 2), doing)  # "demanded that X stop"
    if clauses.chunks[index].form == "infinitive" and (governor := governing_verb(clauses, index)) is not None:
        phrases = arguments(clauses, governor).phrases  # "is going to Rome to sign": the host is the other side
        for head in [*phrases.get("with", ()), *phrases.get("to", ())]:
            if found := _without(acting(clauses, head), doing):
                return found
    heads = [*match.objects, *(head for word in _FALLBACK for head in match.arguments.phrases.get(word, []))]
    for head in [*heads, *_later_phrases(clauses, match.arguments.end)]:
        if found := _without(acting(clauses, head), doing):
            return found
    return []


def _later_phrases(clauses: Clauses, end: int) -> list[int]:
    """The noun phrases of infinitives and participles that hang on the clause: "… the ability of people to travel to Cuba"."""
    chunks = clauses.chunks
    heads: list[int] = []
    for at in range(end + 1, min(len(chunks), end + 9)):
        chunk = chunks[at]
        if chunk.kind == NP:
            heads.append(at)
        elif chunk.kind not in (V, PREPOSITION) or (chunk.kind == V and chunk.form == "finite"):
            break
    return heads


def _of_other_states(found: list[ActorMention], doing: list[ActorMention]) -> list[ActorMention]:
    own = {side for m in doing if m.actor for side in (m.actor.code, m.actor.affiliation) if side}
    return [m for m in found if m.actor and not {m.actor.code, m.actor.affiliation} & own]


def _without(mentions: list[ActorMention], others: list[ActorMention]) -> list[ActorMention]:
    known = {mention.actor for mention in others if mention.actor}
    states = {actor.code for actor in known if actor.code}
    return [mention for mention in mentions if mention.actor not in known and not _is_body_of(mention, states)]


def _is_body_of(mention: ActorMention, states: set[str]) -> bool:
    """ "Egypt withdraws its troops": a state's own army is not the other side."""
    return mention.actor is not None and mention.actor.kind is ActorKind.ORGANISATION and mention.actor.affiliation in states


def _speaker_as_subject(clauses: Clauses, index: int, subjects: list[int]) -> list[ActorMention]:
    """ "Iran said it had fired": the pronoun is the speaker, when nobody else was found for it."""
    first = clauses.tokens[clauses.chunks[subjects[0]].first] if subjects else None
    if first is None or not (first.tag == "O" or first.low in _OWN):
        return []
    return _speaking_of(clauses, subjects)


def _speaking_of(clauses: Clauses, subjects: list[int]) -> list[ActorMention]:
    """Who says something about the subject of this clause."""
    if not subjects:
        return []
    speaking = governing_verb(clauses, subjects[0])
    if speaking is None or not reports(clauses.chunks[speaking]):
        speaking = _reported_after(clauses, subjects[0])
    return _actors_of(clauses, subject(clauses, speaking)) if speaking is not None else []


def _reported_after(clauses: Clauses, start: int) -> int | None:
    """ "It will withdraw the complaint, the minister said": the verb of saying that closes the sentence."""
    chunks = clauses.chunks
    for at in range(start + 1, len(chunks)):
        if reports(chunks[at]) and at > 1 and chunks[at - 1].kind == NP and any(c.kind == STOP for c in chunks[start:at]):
            return at
    return None


def _obligation(clauses: Clauses, index: int) -> Action | None:
    """ "X said Y must stop": X asks Y."""
    subjects = subject(clauses, index)
    speaking = governing_verb(clauses, subjects[0]) if subjects else None
    if speaking is None or not reports(clauses.chunks[speaking]):
        return None
    asking = _actors_of(clauses, subject(clauses, speaking))
    asked = _actors_of(clauses, subjects)
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


def _last_of_trigger(clauses: Clauses, index: int, match: _Match) -> int:
    """The trigger reaches to the object that decided the type: "imposed fresh sanctions"."""
    wanted = match.entry.object
    if wanted not in ("", ACTOR, INFINITIVE) and not clauses.chunks[index].passive:
        for head in match.objects:
            phrase = clauses.chunks[head]
            if head > index and phrase.last - match.last <= FARTHEST_OBJECT and _phrase_in_list(clauses, phrase, wanted):
                return phrase.last
    return match.last


def _clause_of_verb(clauses: Clauses, index: int, match: _Match, last: int) -> Span:
    chunk = clauses.chunks[index]
    first = chunk.first
    if match.subjects and match.subjects[0] < index:
        head = clauses.chunks[match.subjects[0]]
        if clauses.tokens[last].end - clauses.tokens[head.first].start < LONGEST_CLAUSE_WITH_SUBJECT:
            first = head.first
    inner = _infinitive_after(clauses, index)
    end = arguments(clauses, inner).end if inner is not None else match.arguments.end
    return _cut_clause(clauses, first, last, clauses.chunks[end].last)


def _cut_clause(clauses: Clauses, first: int, needed: int, last: int) -> Span:
    start = clauses.tokens[first].start
    while last > needed and clauses.tokens[last].end - start > LONGEST_CLAUSE:
        last -= 1
    while last > needed and clauses.tokens[last].tag in "PDCKSG,":
        last -= 1
    return Span(start, clauses.tokens[max(last, needed)].end)


# Nouns


def _of_noun(clauses: Clauses, index: int) -> Action | None:
    chunk = clauses.chunks[index]
    matched = _match_noun(clauses, index)
    if matched is None:
        return None
    entry, first, last = matched
    status = status_of_noun(clauses, index)
    if status is None:
        return None
    after = arguments(clauses, index)
    if index + 1 < len(clauses.chunks) and clauses.chunks[index + 1].kind == NP:
        after = Arguments(end=index)
    doing = _beside_noun(clauses, index, after, entry.sources)
    carried = _carrier(clauses, index) if not doing else None
    if carried is not None:
        doing = [mention for head in subject(clauses, carried) for mention in acting(clauses, head)]
    done_to = _without(_beside_noun(clauses, index, after, entry.targets), doing)
    if not doing and not done_to:
        return None
    event_type, status = settle(entry.type, status, entry.words[0], negated=False)
    tokens = clauses.tokens
    action = Action(event_type, status, entry, Span(tokens[first].start, tokens[last].end), Span(0, 0), index, is_noun=True)
    action.sources, action.targets = doing, done_to
    if entry.both and event_type is entry.type:
        action.partners, action.targets = done_to, []
        if not doing:
            action.sources, action.partners = done_to[:1], done_to[1:]
    action.locations = [
        m for word in _PLACES for head in after.phrases.get(word, []) for m in clauses.chunks[head].actors if m.is_place
    ]
    start = clauses.chunks[carried].first if carried is not None else chunk.first
    action.clause = _cut_clause(clauses, start, last, clauses.chunks[after.end].last)
    action.reasons = {
        "status": status_reason(clauses, index, status, is_noun=True),
        "type": f"the noun “{entry.label}” ({entry.where}) reports {entry.type.label}",
        "actors": _explain(action, False, entry).replace("the subject", "beside the noun" if carried is None else "the subject"),
    }
    return action


def _match_noun(clauses: Clauses, index: int) -> tuple[Entry, int, int] | None:
    """The noun entry whose words end the phrase (or begin "withdrawal of troops"), with its first and last token."""
    chunk, tokens = clauses.chunks[index], clauses.tokens
    last = chunk.last
    head = tokens[last]
    if head.tag != "N" or _belongs_to_noun_before(clauses, index):
        return None
    for entry in lexicon().nouns.get(head.low, ()):
        words = entry.words
        if "of" in words:
            at = last + len(words) - 1
            if words[0] in (head.low, head.low.removesuffix("s")) and _of_phrase(clauses, index, words[-1]):
                return entry, last, min(at, len(tokens) - 1)
            continue
        first = last - len(words) + 1
        if first >= chunk.first and all(tokens[first + i].low == word for i, word in enumerate(words[:-1])):
            return entry, first, last
    return None


def _belongs_to_noun_before(clauses: Clauses, index: int) -> bool:
    """ "suspension of aid": the aid is no event."""
    chunks = clauses.chunks
    if index < 2 or chunks[index - 1].word != "of" or chunks[index - 2].kind != NP:
        return False
    return clauses.tokens[chunks[index - 2].last].low in lexicon().nouns


def _of_phrase(clauses: Clauses, index: int, word: str) -> bool:
    chunks = clauses.chunks
    if index + 2 >= len(chunks) or chunks[index + 1].word != "of" or chunks[index + 2].kind != NP:
        return False
    return any(low in (word, word + "s") for low in clauses.words(chunks[index + 2]))


def _beside_noun(clauses: Clauses, index: int, after: Arguments, places: tuple[str, ...]) -> list[ActorMention]:
    for place in places:
        if place == "'s":
            found = clauses.chunks[index].actors[:1]
        else:
            found = [mention for head in after.phrases.get(place, []) for mention in acting(clauses, head)]
        if found:
            return found
    return []


def _carrier(clauses: Clauses, index: int) -> int | None:
    """The verb that has this noun as its object and hands it its subject: "launched an attack"."""
    chunks = clauses.chunks
    at = index - 1
    while at > 0 and chunks[at].kind in (CONJUNCTION, NP) and chunks[at - 1].kind in (NP, V, CONJUNCTION):
        at -= 1
    if at < 0 or chunks[at].kind != V or chunks[at].passive:
        return None
    verb = chunks[at]
    lights = lexicon().lists["light verbs"]
    return at if verb.lemma in lights or verb.phrase in lights else None


# One event told twice in a sentence


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
