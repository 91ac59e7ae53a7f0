"""The two sides of an event phrase: who acts, and who is acted upon, where the lexicon's entry says and where it does not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.extraction.arguments import Arguments, arguments, is_finite, is_venue, reports
from timeline.extraction.asking import asked_that, asks_people, is_of_captives, without_own_people
from timeline.extraction.blaming import authors_of, is_harm, who_is_to_have_done
from timeline.extraction.clauses import NP, Clauses, V
from timeline.extraction.lexicon import load
from timeline.extraction.matching import Match, infinitive_after
from timeline.extraction.roles import acting, actors_of, governing_verb, subject
from timeline.extraction.tagging import CONJUNCTION, PREPOSITION, STOP
from timeline.extraction.triggers import Entry, lexicon
from timeline.extraction.values import ActorMention
from timeline.extraction.visits import seen_on_the_visit
from timeline.vocabulary import ActorKind, EventType, Quad

_PLACES = ("in", "at", "near", "inside", "outside", "over", "along", "around", "off")
_OWN = ("his", "her", "its", "their", "our", "my")  # "he said his country had"
_FROM_ABROAD = ("expel", "deport", "summon")  # done to the officials of another state
_HE_OR_SHE = ("he", "she", "they", "who")
_BY_NAME = ("name", "demonym", "capital", "metonym", "title", "surname")
_INQUIRING = ("investigate", "probe", "examine", "look", "inquire", "trace")  # into a raid, where it was
_IN_STORE = ("would", "will", "could", "might", "may")
_SUFFERS = (
    "pay",
    "face",
    "suffer",
    "regret",
    "bear",
    "lose",
    "forfeit",
    "miss",
    "have",
    "get",
    "be",
    "risk",
    "feel",
    "find",
    "remain",
)
_WORDS = (Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT)
_IN_TURN = ("exchange", "trade", "swap")
_FORESEEING = ("expect", "schedule")  # "is expected in Rome": who is expected comes
_BESIDE = ("sidelines", "margins", "fringes")  # of a gathering that takes no part
_WITHOUT = ("without", "despite", "unlike", "besides")
_PEOPLE = ("citizens", "nationals", "people", "civilians", "population", "subjects", "compatriots")
_FALLBACK = (
    "against",
    "on",
    "with",
    "to",
    "towards",
    "toward",
    "of",
    "from",
    "for",
    "in",
    "inside",
    "at",
    "near",
    "into",
    "over",
    "across",
    "along",
)


@dataclass(slots=True)
class Sides:
    """Who takes part in an event phrase."""

    sources: list[ActorMention] = field(default_factory=list)
    targets: list[ActorMention] = field(default_factory=list)
    partners: list[ActorMention] = field(default_factory=list)  # of "both": who acts together with the first
    locations: list[ActorMention] = field(default_factory=list)


def find_sides(clauses: Clauses, index: int, match: Match, *, mutual: bool) -> Sides:
    """The sides of the verb at chunk `index`; with `mutual`, a partner acts too instead of being acted upon."""
    chunk, entry = clauses.chunks[index], match.entry
    subjects, objects = match.subjects, match.objects
    phrases = match.arguments.phrases
    ends_with_by = entry.words[-1] == "by"  # "stood by its ally"
    is_passive = chunk.passive and not ends_with_by
    doing = actors_of(clauses, phrases.get("by", [])) if is_passive else actors_of(clauses, subjects)
    if is_passive and chunk.lemma in _FORESEEING:
        doing = actors_of(clauses, subjects)
    if not is_passive and _is_another(doing, actors_of(clauses, objects)):
        doing = []
    done_to = without(asked_that(clauses, index), doing) if entry.type is EventType.REQUEST else []
    is_blame = entry.type in (EventType.ACCUSE, EventType.REJECT) and chunk.lemma not in _INQUIRING
    for place in () if done_to else entry.targets if not (entry.words[0] == "agree" and len(doing) > 1) else ("with",):
        heads = (
            phrases.get("by", [])
            if ends_with_by
            else objects
            if place == "object"
            else subjects
            if place == "subject"
            else phrases.get(place, [])
        )
        done_to = without(actors_of(clauses, heads), doing)
        if is_blame and place == "object":
            done_to = without(authors_of(clauses, heads), doing)
        if done_to:
            break
    if not done_to and entry.type is EventType.REQUEST:
        done_to = _own_people(clauses, objects, doing)
    if not done_to and entry.type is EventType.ACCUSE:
        done_to = _alleged_of(clauses, index, doing)
    asks_somebody = entry.type is EventType.REQUEST and asks_people(clauses, objects)  # "asked the government to warn Chad"
    unsaid = is_blame and any(is_harm(clauses, head) for head in objects[:1])  # "condemned the raid on Chad": not Chad
    if not (done_to or asks_somebody or unsaid or entry.targets == ("nobody",)) and not (len(doing) > 1 and _is_mutual(entry)):
        done_to = _target_elsewhere(clauses, index, match, doing)
    done_to = without(seen_on_the_visit(clauses, index, match), doing) or done_to
    if entry.type is EventType.REQUEST:
        done_to = without_own_people(done_to, doing)
    asks = entry.type in (EventType.REQUEST, EventType.REJECT)
    if asks and is_of_captives(clauses, objects) and not actors_of(clauses, phrases.get("from", [])):
        done_to = []  # "demanded the sailors' release", "refused his extradition": whoever holds them, or wants them, is meant
    if is_passive and all(mention.is_place for mention in done_to) and _is_pronoun(clauses, subjects):
        done_to = []  # "he was kidnapped in Mali": not Mali
    if entry.type is EventType.PROTEST:  # "in front of the embassy in Rome": not Italy
        done_to = [mention for mention in done_to if not mention.is_place] or done_to
    if not done_to and entry.targets[:1] == ("object",):
        done_to = _own_people(clauses, [*objects, *phrases.get("of", [])], doing)
    mobilizes = entry.type is EventType.MOBILIZE  # "the artillery was put on alert"
    handles = mobilizes or ((entry.object or entry.subject) and "object" not in entry.targets)
    if chunk.passive and not doing and objects and handles and "object" not in entry.targets[:1]:
        if entry.words[0] in _FROM_ABROAD:
            done_to = done_to or actors_of(clauses, objects)  # "the consuls who were expelled"
        else:
            doing = actors_of(clauses, objects)  # "Russian soldiers were deployed": what is handled is the acting side's own
            done_to = without(done_to, doing)
    if is_passive and entry.words == ("receive",) and not doing and not entry.swap:
        doing, done_to = done_to, []  # "the envoy was received at the ministry": he takes part, whoever received him
    if entry.swap or entry.targets[:1] == ("subject",):
        if entry.swap:
            doing, done_to = done_to, doing
        else:
            doing = speaking_of(clauses, subjects)  # "X said Y was responsible": X blames Y
    if not doing and not chunk.passive:
        doing = _speaker_as_subject(clauses, index, subjects) or _author_of_subject(clauses, subjects)
    if entry.both and all(_is_assembly(mention) for mention in doing):
        done_to = [mention for mention in done_to if not mention.is_place]  # the Security Council, or a round, meets no host
    if mutual and (_is_to_several(done_to, doing) or _is_call_on(entry, doing, done_to)):
        return Sides(doing, done_to, [], places_in(clauses, match.arguments))
    partners, done_to = (done_to, []) if mutual else ([], done_to)
    if mutual and entry.type is EventType.ASSAULT and (len(doing) > 1 or entry.words[0] in _IN_TURN):
        done_to = [*doing, *partners]  # those who exchange fire attack each other
    return Sides(doing, done_to, partners, places_in(clauses, match.arguments))


def _is_town(mention: ActorMention) -> bool:
    return mention.is_place and mention.rule in ("capital", "place")


def _is_another(doing: list[ActorMention], objects: list[ActorMention]) -> bool:
    """“It accused Mali of theft”, where "it" was taken for Mali: whoever is called by name in one breath is not who is "it"."""
    named = {mention.actor for mention in objects if mention.actor and mention.rule in _BY_NAME}
    return bool(doing) and all(mention.rule == "pronoun" and mention.actor in named for mention in doing)


def _is_pronoun(clauses: Clauses, heads: list[int]) -> bool:
    return bool(heads) and clauses.tokens[clauses.chunks[heads[0]].last].low in _HE_OR_SHE


def _is_to_several(done_to: list[ActorMention], doing: list[ActorMention]) -> bool:
    """“The envoy spoke with both sides”: one phrase that means two, neither of them his, who do not act together with him."""
    return (
        len(done_to) > 1
        and len(doing) == 1
        and len({mention.span for mention in done_to}) == 1
        and _of_other_states(done_to, doing) == done_to
    )


def _is_call_on(entry: Entry, doing: list[ActorMention], done_to: list[ActorMention]) -> bool:
    """“Chinese envoys met the governor”: one side comes to see the other; two persons, or states, by name meet each other."""
    persons = {mention.actor is not None and mention.actor.kind is ActorKind.PERSON for mention in [*doing, *done_to]}
    by_name = all(mention.rule in ("name", "capital") for mention in [*doing, *done_to])
    return entry.type is EventType.CONSULT and bool(doing) and False in persons and (True in persons or not by_name)


def places_in(clauses: Clauses, after: Arguments) -> list[ActorMention]:
    """The places that the phrases "in", "at", "near" … name."""
    heads = [head for word in _PLACES for head in after.phrases.get(word, [])]
    return [mention for head in heads for mention in clauses.chunks[head].actors if mention.is_place]


def _is_assembly(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.ORGANISATION and not mention.actor.affiliation


def _is_mutual(entry: Entry) -> bool:
    """Whether two who do it do it with each other, so that nobody else need be looked for."""
    return entry.both or entry.words[0] == "agree" or entry.object in ("treaty", "ties", "cooperation", "coordination")


def _target_elsewhere(clauses: Clauses, index: int, match: Match, doing: list[ActorMention]) -> list[ActorMention]:
    """The side acted upon, where the entry does not say: in the infinitive that follows, else in any phrase after the verb."""
    inner = infinitive_after(clauses, index)
    if inner is not None and match.entry.type in (EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN):
        after = arguments(clauses, inner)
        heads = [*after.objects, *(head for word in _FALLBACK for head in after.phrases.get(word, []))]
        for head in heads:
            if found := without(acting(clauses, head), doing):
                return found
    chunks = clauses.chunks
    is_alone = not (chunks[index].passive or match.arguments.objects or match.arguments.phrases)
    if is_alone and match.subjects and 1 < match.subjects[0] < index:
        saying = {head for at in range(match.subjects[0]) if reports(chunks[at]) for head in subject(clauses, at)}
        for head in range(match.subjects[0]):  # "Norwegian boats could lose their access, he warned"
            if head not in saying and chunks[head].kind == NP and (found := _of_other_states(acting(clauses, head), doing)):
                return found
    if match.entry.type in (EventType.AGREE, EventType.THREATEN) and (found := _in_that_clause(clauses, index, doing)):
        return found
    if match.entry.type is EventType.ACCUSE and (found := _of_other_states(who_is_to_have_done(clauses, index), doing)):
        return found
    if clauses.chunks[index].form == "infinitive" and (governor := governing_verb(clauses, index)) is not None:
        phrases = arguments(clauses, governor).phrases  # "is going to Rome to sign": the host is the other side
        for head in [*phrases.get("with", ()), *phrases.get("to", ())]:
            if found := without(acting(clauses, head), doing):
                return found
    heads = [*(head for word in _FALLBACK for head in match.arguments.phrases.get(word, []))]
    for head in [*match.objects, *heads, *_later_phrases(clauses, match.arguments.end)]:
        if clauses.tokens[clauses.chunks[head].last].low in _BESIDE or is_venue(clauses, head):
            continue
        found = without(acting(clauses, head), doing)
        is_said = match.entry.type.quad in _WORDS and match.entry.type is not EventType.CONSULT
        if is_said and chunks[head - 1].word in ("in", "at") and all(map(_is_town, found)):
            continue  # "promised in Oslo to": where it is said
        if found and ((head in match.objects and clauses.chunks[head].actors) or _of_other_states(found, doing)):
            return found  # but a Norwegian does not offer Norway "the services of Oslo"
    return []


def _alleged_of(clauses: Clauses, index: int, doing: list[ActorMention]) -> list[ActorMention]:
    """“Alleged that the consul had smuggled files”: of whom it is said."""
    chunks = clauses.chunks
    if index + 1 >= len(chunks) or chunks[index + 1].word != "that":
        return []
    verb = next((at for at in range(index + 2, min(len(chunks), index + 7)) if is_finite(chunks[at])), None)
    if verb is None:
        return []
    who = arguments(clauses, verb).phrases.get("by", []) if chunks[verb].passive else subject(clauses, verb)
    return _of_other_states(actors_of(clauses, who), doing)


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
    return next((found for head in heads if (found := _of_other_states(acting(clauses, head), doing))), [])


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


def _of_other_states(found: list[ActorMention], doing: list[ActorMention]) -> list[ActorMention]:
    own = {side for m in doing if m.actor for side in (m.actor.code, m.actor.affiliation) if side}
    return [m for m in found if m.actor and not {m.actor.code, m.actor.affiliation} & own]


def without(mentions: list[ActorMention], others: list[ActorMention]) -> list[ActorMention]:
    known = {mention.actor for mention in others if mention.actor}
    states = {actor.code for actor in known if actor.code}
    return [mention for mention in mentions if mention.actor not in known and not _is_body_of(mention, states)]


def _own_people(clauses: Clauses, heads: list[int], doing: list[ActorMention]) -> list[ActorMention]:
    """“France evacuated 400 of its citizens”: the state that acts is acted upon too."""
    for head in heads:
        words = clauses.words(clauses.chunks[head])
        if doing and words[0] in _OWN and words[-1] in _PEOPLE and (actor := doing[0].actor):
            state = load().actors.get(actor.code or actor.affiliation)
            return [replace(doing[0], actor=state, rule="description", reason="its own people", office=None)] if state else []
    return []


def _is_body_of(mention: ActorMention, states: set[str]) -> bool:
    """“Egypt withdraws its troops”: a state's own army is not the other side."""
    return mention.actor is not None and mention.actor.kind is ActorKind.ORGANISATION and mention.actor.affiliation in states


def _speaker_as_subject(clauses: Clauses, index: int, subjects: list[int]) -> list[ActorMention]:
    """“Iran said it had fired”: the pronoun is the speaker, when nobody else was found for it."""
    first = clauses.tokens[clauses.chunks[subjects[0]].first] if subjects else None
    if first is None or not (first.tag == "O" or first.low in _OWN):
        return []
    last = clauses.tokens[clauses.chunks[subjects[0]].last].low
    if first.low in _OWN and last in load().words["persons"]:
        return []  # "she said that her client had"
    return [mention for mention in speaking_of(clauses, subjects) if _can_be(clauses, mention, first.low)]


def _can_be(clauses: Clauses, mention: ActorMention, pronoun: str) -> bool:
    """Whether "he" or "its" can stand for the speaker: no ministry is "he", and no officials are "it"."""
    is_person = mention.actor is not None and mention.actor.kind is ActorKind.PERSON
    if pronoun in ("he", "she", "his", "her"):
        return is_person
    words = next((token.low for token in clauses.tokens if token.actor is mention), "")
    return is_person or pronoun not in ("it", "its") or mention.rule not in ("body", "office") or not words.endswith("s")


def _author_of_subject(clauses: Clauses, subjects: list[int]) -> list[ActorMention]:
    """“Adopted a resolution demanding …”: who made what makes the demand."""
    head = subjects[0] if subjects else 0
    if head and clauses.chunks[head - 1].kind == V and not clauses.chunks[head - 1].passive:
        return actors_of(clauses, subject(clauses, head - 1))
    return []


def speaking_of(clauses: Clauses, subjects: list[int]) -> list[ActorMention]:
    """Who says something about the subject of this clause."""
    if not subjects:
        return []
    speaking = governing_verb(clauses, subjects[0])
    if speaking is None or not reports(clauses.chunks[speaking]):
        speaking = _reported_after(clauses, subjects[0])
    return actors_of(clauses, subject(clauses, speaking)) if speaking is not None else []


def _reported_after(clauses: Clauses, start: int) -> int | None:
    """“It will withdraw the complaint, the minister said”: the verb of saying that closes the sentence."""
    chunks = clauses.chunks
    for at in range(start + 1, len(chunks)):
        if reports(chunks[at]) and at > 1 and chunks[at - 1].kind == NP and any(c.kind == STOP for c in chunks[start:at]):
            return at
    return None


def beside_noun(clauses: Clauses, index: int, after: Arguments, entry: Entry, *, acting_side: bool) -> list[ActorMention]:
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


def carrier_of(clauses: Clauses, index: int) -> int | None:
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
