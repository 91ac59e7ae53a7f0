"""The events that nouns report: "Iran's attack on …", "the release of two sailors", "clashes broke out"."""

from __future__ import annotations

from dataclasses import replace

from timeline.extraction.actions.action import Action, explain
from timeline.extraction.actions.called_off import is_told_by_verb
from timeline.extraction.actions.noun_entries import match_noun
from timeline.extraction.actions.standing import settle, status_reason
from timeline.extraction.actions.standing_of_nouns import happens, predicate_of, status_of_noun
from timeline.extraction.actions.title_words import begin_of_clause, cut_clause
from timeline.extraction.clauses.arguments import Arguments, arguments, is_finite
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.denoting import acting, actors_of
from timeline.extraction.clauses.noun_lists import are_in, is_named_whole
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.lexicon.triggers import Entry, lexicon
from timeline.extraction.sides.finding import places_in
from timeline.extraction.sides.other_states import without
from timeline.extraction.values import ActorMention, Span
from timeline.vocabulary import EventType, Status

_HAVING_CONTENT = (EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN)

_ADDRESSES = frozenset(
    [
        "advise", "appeal", "ask", "assure", "beg", "beseech", "brief", "call", "caution", "confront", "encourage",
        "entreat", "exhort", "implore", "inform", "invite", "lobby", "notify", "offer", "plead", "press", "pressure",
        "promise", "reassure", "remind", "request", "tell", "thank", "threaten", "urge", "warn",
    ]
)  # fmt: skip


def action_of_noun(clauses: Clauses, index: int) -> Action | None:
    """The event that the noun phrase at chunk `index` reports; None when it reports none."""
    chunk = clauses.chunks[index]
    matched = match_noun(clauses, index)
    if matched is None:
        return None
    entry, first, last = matched
    if entry.words == ("call",) and _opens_with_talks(clauses, index):
        entry = replace(
            entry, type=EventType.CONSULT, both=True, targets=("with", "between")
        )  # "In a call with Peru's premier, …"
    status = status_of_noun(clauses, index)
    telling = predicate_of(clauses, index)
    if status is None or (telling is not None and is_told_by_verb(clauses, index, telling, entry)):
        return None
    after = arguments(clauses, index)
    if index + 1 < len(clauses.chunks) and clauses.chunks[index + 1].kind == NP:
        after = Arguments(end=index)
    if telling is not None and not happens(clauses.chunks[telling]):
        telling = None
    is_there = index > 0 and clauses.chunks[index - 1].kind == V and _is_there_be(clauses, index - 1)
    if telling is not None:
        later = arguments(clauses, telling)
        after = Arguments(after.objects, {**later.phrases, **after.phrases}, later.end)
    if entry.sources == ("by",) and actors_of(clauses, after.phrases.get("of", ())):
        entry = replace(entry, sources=("'s", "by"), targets=("of",))  # "Peru's arrest of two Chileans", but "his arrest by Peru"
    if _is_strike_of_workers(clauses, after, entry):
        entry = replace(entry, type=EventType.PROTEST, sources=("'s", "by", "of"))
    doing = _beside_noun(clauses, index, after, entry, acting_side=True)
    if entry.both and "between" in after.phrases:
        doing = actors_of(clauses, after.phrases["between"])  # "talks between A and B in C": C is their host
    carried = _carrier_of(clauses, index) if not doing else None
    if carried is not None:
        carriers = subject(clauses, carried)
        if are_in(clauses, [head for head in carriers if not is_named_whole(clauses, head)], "bystanders"):
            return None
        doing = actors_of(clauses, carriers)
    if entry.words == ("release",) and not doing and not _frees_somebody(clauses, after):
        return None  # "the release of treated water", "of a film"
    if entry.words == ("release",) and first and clauses.tokens[first - 1].low in ("press", "news"):
        return None
    held = _held_by(clauses, index, entry) if not doing and carried is None else []
    doing = doing or held
    done_to = without(_beside_noun(clauses, index, after, entry, acting_side=False), doing)
    if not done_to and entry.type in _HAVING_CONTENT:
        done_to = without(_named_in_content(clauses, index), doing)
    places = places_in(clauses, after)
    is_whole = _names_what_is_done_to(clauses, after, entry)
    if not (doing or done_to or is_whole or ((telling is not None or is_there) and places)):
        return None
    if entry.type in _HAVING_CONTENT and status is Status.ONGOING:
        status = Status.OCCURRED  # "its request is being studied": it has been made
    event_type, status = settle(entry.type, status, entry.words[0], negated=False)
    tokens = clauses.tokens
    action = Action(event_type, status, entry, Span(tokens[first].start, tokens[last].end), Span(0, 0), index, is_noun=True)
    action.is_carried = carried is not None
    is_in_full = bool(doing and "by" in after.phrases and "of" in after.phrases)
    is_verbless = not any(chunk.kind == V for chunk in clauses.chunks)
    is_known = bool(doing) and entry.type not in _HAVING_CONTENT and _is_reacted_to(clauses, index)
    is_topic = carried is None and ((bool(doing) and _is_topic(clauses, index, entry)) or _is_brought_about(clauses, index))
    action.is_told = telling is not None or is_there or is_in_full or is_verbless or is_known or is_topic
    action.is_anonymous = is_whole
    action.sources, action.targets = doing, done_to
    if entry.both and event_type is entry.type:
        action.partners, action.targets = done_to, []
        if not doing:
            action.sources, action.partners = done_to[:1], done_to[1:]
    action.locations = places
    start = chunk.first if carried is None else begin_of_clause(clauses, carried, subject(clauses, carried), last)
    action.clause = cut_clause(clauses, start, last, clauses.chunks[after.end].last)
    action.reasons = {
        "status": status_reason(clauses, index, status, is_noun=True),
        "type": f"the noun {entry.label} ({entry.where}) reports {entry.type.label}",
        "actors": explain(action, False, entry).replace("the subject", "beside the noun" if carried is None else "the subject"),
    }
    return action


def _held_by(clauses: Clauses, index: int, entry: Entry) -> list[ActorMention]:
    """“In a telephone call on Sunday, Peru's president urged Chile's to …”: who speaks to whom where a sentence opens with talks."""
    chunks = clauses.chunks
    if entry.type is not EventType.CONSULT:
        return []
    if not any(chunk.kind == V for chunk in chunks):
        return _parties_before(clauses, index)
    if not _opens_with_talks(clauses, index):
        return []
    verb = next((at for at in range(index + 1, len(chunks)) if is_finite(chunks[at]) and chunks[at - 1].kind != RELATIVE), None)
    if verb is None or chunks[verb].passive or chunks[verb].modal:
        return []
    speaking, after = actors_of(clauses, subject(clauses, verb)), arguments(clauses, verb)
    if actors_of(clauses, arguments(clauses, index).phrases.get("with", ())) or len(speaking) > 1:
        return speaking  # "in a call with Chile's president, Peru's offered …", "in a call, the two presidents agreed"
    if chunks[verb].lemma not in _ADDRESSES:
        return []
    heard = without(
        actors_of(clauses, after.objects[:1] or [*after.phrases.get("to", ()), *after.phrases.get("with", ())]), speaking
    )
    return [*speaking, *heard] if speaking and heard else []


def _opens_with_talks(clauses: Clauses, index: int) -> bool:
    """“In a telephone call on Sunday, …”, "during a meeting with Chile's president, …": what a sentence opens with."""
    chunks = clauses.chunks
    return index == 1 and chunks[0].word in ("in", "at", "during") and clauses.tokens[chunks[index].first].low in ("a", "an")


def _parties_before(clauses: Clauses, index: int) -> list[ActorMention]:
    """“Peru and Chile in talks over fish”, "Peru's president in Chile for talks": of a headline without a verb all who stand before."""
    before = clauses.chunks[:index]
    is_said = before and before[0].kind == NP and before[-1].word in ("in", "for", "at")
    return [mention for chunk in before for mention in chunk.actors] if is_said else []


def _is_reacted_to(clauses: Clauses, index: int) -> bool:
    """“Deplored Chad's withdrawal”, "protested the ban": what others react to has come about."""
    before = clauses.chunks[index - 1] if index else None
    return before is not None and before.kind == V and before.lemma in lexicon().lists["reaction verbs"]


def _is_topic(clauses: Clauses, index: int, entry: Entry) -> bool:
    """“Peru's recall of its envoy drew protests”, "Chad's refusal to pay angered Mali": what the sentence is about, told by who does it."""
    chunks = clauses.chunks
    if index and chunks[index - 1].kind not in (STOP, CONJUNCTION, SUBORDINATOR):
        return False
    verb = next((at for at in range(index + 1, len(chunks)) if is_finite(chunks[at])), None)
    if verb is None or (chunks[verb].passive and chunks[verb].lemma in lexicon().lists["unreal verbs"]):
        return False  # "her release had been sought"
    return entry.type in _HAVING_CONTENT or predicate_of(clauses, index) is not None


def _is_brought_about(clauses: Clauses, index: int) -> bool:
    """“The talks led to the release of two sailors”: what comes of something has come about."""
    chunks = clauses.chunks
    verb = chunks[index - 2] if index > 1 and chunks[index - 1].kind == PREPOSITION else chunks[index - 1] if index else None
    is_one = verb is not None and verb.kind == V and not (verb.passive or verb.negated or verb.modal)
    return verb is not None and is_one and not {verb.lemma, verb.phrase}.isdisjoint(lexicon().lists["bringing verbs"])


def _is_there_be(clauses: Clauses, verb: int) -> bool:
    """“There were protests”: whatever stands behind it came about."""
    chunk = clauses.chunks[verb]
    return chunk.lemma == "be" and clauses.tokens[chunk.first].low == "there"


def _names_what_is_done_to(clauses: Clauses, after: Arguments, entry: Entry) -> bool:
    """“The capture of a merchant vessel”, "the killing of a guard": told in full, though no side is named."""
    heads = after.phrases.get("of", ())[:1]
    is_deed = entry.type in (EventType.COERCE, EventType.ASSAULT)
    return is_deed and any(are_in(clauses, heads, name) for name in ("ships", "detainees", "crews"))


def _is_strike_of_workers(clauses: Clauses, after: Arguments, entry: Entry) -> bool:
    """“The strike of the dockers” is none of armies."""
    return entry.words == ("strike",) and are_in(
        clauses, [*after.phrases.get("by", ()), *after.phrases.get("of", ())], "protesters"
    )


def _frees_somebody(clauses: Clauses, after: Arguments) -> bool:
    heads = after.phrases.get("of", ())
    return (
        are_in(clauses, heads, "prisoners") or are_in(clauses, heads, "detainees") or any(clauses.chunks[h].actors for h in heads)
    )


def _named_in_content(clauses: Clauses, index: int) -> list[ActorMention]:
    """Whom "the threat to attack Iran" and "the demand that Iran withdraw" are meant for."""
    chunks = clauses.chunks
    inner = index + 1
    if inner + 2 < len(chunks) and chunks[inner].word in ("by", "of", "from") and chunks[inner + 1].kind == NP:
        inner += 2  # "a demand by Peru that Chile withdraw"
    if inner < len(chunks) and chunks[inner].form == "infinitive":
        after = arguments(clauses, inner)
        return actors_of(clauses, [*after.objects, *(head for heads in after.phrases.values() for head in heads)])[:1]
    if inner + 1 < len(chunks) and chunks[inner].word == "that" and chunks[inner + 1].kind == NP:
        return actors_of(clauses, [inner + 1])
    return []


def _beside_noun(clauses: Clauses, index: int, after: Arguments, entry: Entry, *, acting_side: bool) -> list[ActorMention]:
    """The actors that stand where the noun's entry says: as its owner, or after one of its prepositions.

    "The withdrawal of troops from Iraq": whose troops they are, Iraq does not say.
    """
    for place in entry.sources if acting_side else entry.targets:
        if place == "'s":
            found = clauses.chunks[index].actors[:1]
        else:
            heads = after.phrases.get(place, [])
            own = acting_side and place == "of"
            found = [m for head in heads for m in (acting(clauses, head, ()) if own else acting(clauses, head))]
        if found:
            return found
    return []


def _carrier_of(clauses: Clauses, index: int) -> int | None:
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
