"""The two sides of an event phrase: who acts, and who is acted upon, where the lexicon's entry says and where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from timeline.extraction.actions.matching import Match
from timeline.extraction.clauses.arguments import Arguments, arguments
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.triggers import Entry, lexicon
from timeline.extraction.sides.asking import asked_that, asks_people, is_of_captives, without_own_people
from timeline.extraction.sides.blaming import authors_of, is_harm, victims_of, who_is_to_have_done
from timeline.extraction.sides.other_states import of_other_states, without
from timeline.extraction.sides.speaker_subjects import OWN, author_of_subject, speaker_as_subject, speaking_of
from timeline.extraction.sides.targets_elsewhere import target_elsewhere
from timeline.extraction.sides.told_before import told_before
from timeline.extraction.sides.told_of_object import own_of_reporter, told_of_object
from timeline.extraction.sides.visits import seen_on_the_visit
from timeline.extraction.values import ActorMention
from timeline.vocabulary import ActorKind, EventType

_PLACES = ("in", "at", "near", "inside", "outside", "over", "along", "around", "off")
_FROM_ABROAD = ("expel", "deport", "summon", "bar", "ban", "boycott")  # done to officials and goods of another state
_DRIVES_OUT = ("expel", "deport", "evict", "oust", "eject")  # "expelled 40 men from Lagos": not Lagos
_HE_OR_SHE = ("he", "she", "they", "who")
_BY_NAME = ("name", "demonym", "capital", "metonym", "title", "surname")
_INQUIRING = ("investigate", "probe", "examine", "look", "inquire", "trace")  # into a raid, where it was
_IN_TURN = ("exchange", "trade", "swap")
_FORESEEING = ("expect", "schedule")  # "is expected in Rome": who is expected comes
_PEOPLE = ("citizens", "nationals", "people", "civilians", "population", "subjects", "compatriots")


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
    is_request = entry.type is EventType.REQUEST
    done_to = without(asked_that(clauses, index), doing) if is_request else []
    is_blame = entry.type in (EventType.ACCUSE, EventType.REJECT) and chunk.lemma not in _INQUIRING
    for place in () if done_to else entry.targets if not (entry.words[0] == "agree" and len(doing) > 1) else ("with",):
        heads = (
            phrases.get("by", [])
            if ends_with_by
            else objects
            if place == "object"
            else subjects
            if place == "subject"
            else (entry.type is EventType.CONCEDE and victims_of(clauses, phrases.get(place, [])))
            or phrases.get(place)
            or _told_of(clauses, match, place)
        )
        done_to = without(actors_of(clauses, heads), doing)
        if is_blame and place == "object":
            is_called = chunk.lemma in lexicon().lists["describing verbs"]  # "called the ban a breach of the Rome treaty"
            done_to = without(authors_of(clauses, heads[:1] if is_called else heads), doing)
        if done_to:
            break
    if not done_to and is_request:
        done_to = _own_people(clauses, objects, doing)
    if not done_to and entry.type is EventType.ACCUSE:
        done_to = of_other_states(who_is_to_have_done(clauses, index), doing)
    asks_somebody = is_request and asks_people(clauses, objects)  # "asked the government to warn Chad"
    unsaid = is_blame and any(is_harm(clauses, head) for head in objects[:1])  # "condemned the raid on Chad": not Chad
    is_open = not (asks_somebody or unsaid or entry.targets == ("nobody",)) and not (len(doing) > 1 and _is_mutual(entry))
    if is_open and not done_to:
        done_to = target_elsewhere(clauses, index, match, doing)
    done_to = without(seen_on_the_visit(clauses, index, match), doing) or done_to
    if is_request:
        turned_to = [*(objects if "object" in entry.targets else ()), *phrases.get(entry.words[-1], ())]
        done_to = without_own_people(done_to, doing, [mention for head in turned_to for mention in clauses.chunks[head].actors])
    if entry.type is EventType.SANCTION and entry.object == "envoy" and _calls_back(entry):
        done_to = [mention for mention in done_to if not _is_person(mention)]  # "recalled its ambassador, Ana Ruiz": not her
    if chunk.lemma in _DRIVES_OUT:
        done_to = [mention for mention in done_to if not (mention.is_place and _stands_after(clauses, phrases, "from", mention))]
    asks = is_request or entry.type is EventType.REJECT
    if asks and is_of_captives(clauses, objects) and not actors_of(clauses, phrases.get("from", [])):
        done_to = []  # "demanded the sailors' release", "refused his extradition": whoever holds them, or wants them, is meant
    if is_open and not done_to:
        done_to = told_of_object(clauses, match, doing) or told_before(clauses, index, match, doing)
        done_to = done_to or own_of_reporter(clauses, index, match, doing)
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
        doing = speaker_as_subject(clauses, subjects) or author_of_subject(clauses, index, subjects)
        if mobilizes and done_to:
            doing = of_other_states(doing, done_to)  # "Chad says it had crossed into Chadian airspace": the plane, not Chad
    if entry.both and all(_is_assembly(mention) for mention in doing):
        done_to = [mention for mention in done_to if not mention.is_place]  # the Security Council, or a round, meets no host
    if mutual and (_is_to_several(done_to, doing) or _is_call_on(entry, doing, done_to)):
        return Sides(doing, done_to, [], places_in(clauses, match.arguments))
    partners, done_to = (done_to, []) if mutual else ([], done_to)
    if mutual and entry.type is EventType.ASSAULT and (len(doing) > 1 or entry.words[0] in _IN_TURN):
        done_to = [*doing, *partners]  # those who exchange fire attack each other
    return Sides(doing, done_to, partners, places_in(clauses, match.arguments))


def _told_of(clauses: Clauses, match: Match, place: str) -> list[int]:
    """Whom the subject itself names: "the ban on Chilean tea ended"."""
    if place not in ("on", "against") or match.entry.subject not in lexicon().lists or not match.subjects:
        return []
    return arguments(clauses, match.subjects[0]).phrases.get(place, [])


def _is_another(doing: list[ActorMention], objects: list[ActorMention]) -> bool:
    """“It accused Mali of theft”, where "it" was taken for Mali: whoever is called by name in one breath is not who is "it"."""
    named = {mention.actor for mention in objects if mention.actor and mention.rule in _BY_NAME}
    return bool(doing) and all(mention.rule == "pronoun" and mention.actor in named for mention in doing)


def _stands_after(clauses: Clauses, phrases: Mapping[str, list[int]], preposition: str, mention: ActorMention) -> bool:
    return any(mention in clauses.chunks[head].actors for head in phrases.get(preposition, ()))


def _is_pronoun(clauses: Clauses, heads: list[int]) -> bool:
    return bool(heads) and clauses.tokens[clauses.chunks[heads[0]].last].low in _HE_OR_SHE


def _is_to_several(done_to: list[ActorMention], doing: list[ActorMention]) -> bool:
    """“The envoy spoke with both sides”: one phrase that means two, neither of them his, who do not act together with him."""
    return (
        len(done_to) > 1
        and len(doing) == 1
        and len({mention.span for mention in done_to}) == 1
        and of_other_states(done_to, doing) == done_to
    )


def _is_call_on(entry: Entry, doing: list[ActorMention], done_to: list[ActorMention]) -> bool:
    """“Chinese envoys met the governor”: one side comes to see the other; two persons, or states, by name meet each other."""
    persons = {_is_person(mention) for mention in [*doing, *done_to]}
    by_name = all(mention.rule in ("name", "capital") for mention in [*doing, *done_to])
    return entry.type is EventType.CONSULT and bool(doing) and False in persons and (True in persons or not by_name)


def places_in(clauses: Clauses, after: Arguments) -> list[ActorMention]:
    """The places that the phrases "in", "at", "near" … name."""
    heads = [head for word in _PLACES for head in after.phrases.get(word, [])] if after.phrases else []
    return [mention for head in heads for mention in clauses.chunks[head].actors if mention.is_place]


def _calls_back(entry: Entry) -> bool:
    return entry.words[0] in ("recall", "withdraw") or entry.words[-1] in ("home", "back")


def _is_person(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.PERSON


def _is_assembly(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.ORGANISATION and not mention.actor.affiliation


def _is_mutual(entry: Entry) -> bool:
    """Whether two who do it do it with each other, so that nobody else need be looked for."""
    return entry.both or entry.words[0] == "agree" or entry.object in ("treaty", "ties", "cooperation", "coordination")


def _own_people(clauses: Clauses, heads: list[int], doing: list[ActorMention]) -> list[ActorMention]:
    """“France evacuated 400 of its citizens”: the state that acts is acted upon too."""
    for head in heads:
        words = clauses.words(clauses.chunks[head])
        if doing and words[0] in OWN and words[-1] in _PEOPLE and (actor := doing[0].actor):
            state = load().actors.get(actor.code or actor.affiliation)
            return [replace(doing[0], actor=state, rule="description", reason="its own people", office=None)] if state else []
    return []
