"""Verbs that fit an entry, but of a whale, a fever, a prize, a film or repairs, and not of what states do to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.extraction.actions.called_off import CALLED_OFF, goes_on_behind_off
from timeline.extraction.actions.matching import Match
from timeline.extraction.clauses.arguments import arguments
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.noun_lists import are_in, in_list, phrase_in_list
from timeline.extraction.lexicon.triggers import lexicon, type_of_noun
from timeline.extraction.sides.speaker_subjects import OWN
from timeline.vocabulary import EventType

_FIGHTING = (("fight",), ("battle",))
_ON_A_PITCH = (("attack",), ("threaten",), ("defend",))
_HITTING = (("hit",), ("strike",), ("target",), ("hurt",))
_BACKING = (("back",), ("support",))
_FORCES = ("aircraft", "weapons", "arms", "warships", "troops", "shared")
_DONE_TO_MEN = (EventType.RETREAT, EventType.COERCE, EventType.AID, EventType.ASSAULT)
_OPENING = ("close", "shut", "block", "seal", "reopen", "open")
_CLOSING = (*_OPENING, "halt", "suspend", "stop", "interrupt", "cancel")
_WORDS_OF_OTHERS = (
    "refusal",
    "protestnote",
    "criticism",
    "applause",
    "warned",
    "demandsfor",
)  # lists of what is drawn from somebody
_SUMMONING = ("summon", "convene", "assemble", "gather")
_NEVER_HELD = ("money", "assets", "papers", "published")
_LONGEST_WAY = 4  # words: "from the first whistle"
_PUBLIC = ("listeners", "fans")
_FROM = ("from", "by", "among")


def is_of_something_else(clauses: Clauses, index: int, match: Match) -> bool:
    """Whether the words that the verb has beside it make it a matter that concerns no state."""
    chunk, entry, objects = clauses.chunks[index], match.entry, match.objects[:1]
    backed, purpose = match.arguments.phrases.get("by", ())[:1], match.arguments.phrases.get("for", ())[:1]
    if entry.type in _DONE_TO_MEN and not entry.object and are_in(clauses, objects, "animals"):
        return not actors_of(clauses, objects)  # "freed a whale"
    if chunk.lemma == "shoot" and are_in(clauses, objects, "pictures"):
        return True  # "in a film shot in Chad"
    if entry.words in _FIGHTING and _is_no_fight(clauses, match):
        return True
    if entry.words in _ON_A_PITCH and _is_on_a_pitch(clauses, index, match):
        return True
    if entry.type is EventType.AID and any(_last(clauses, head) == "waters" for head in objects):
        return True  # "extended its waters"
    is_shut = entry.type is EventType.SANCTION or (entry.type is EventType.COERCE and chunk.lemma in _CLOSING)
    if is_shut and any(_is_attack(clauses, head) for head in match.subjects):
        return True  # "the barrage shut both airports": what came of it; but a raid may detain people
    if chunk.passive and entry.words in _BACKING and any(are_in(clauses, backed, name) for name in _FORCES):
        return not actors_of(clauses, backed)  # "backed by helicopters"
    if entry.subject == CALLED_OFF and (_is_any(clauses, match.subjects[0]) or goes_on_behind_off(clauses, index)):
        return True
    if entry.words in _HITTING and are_in(clauses, objects, "commerce"):
        return True  # "the sanctions hit trade in gold"
    if _is_of_ones_own(clauses, index, match):
        return True
    if chunk.lemma in ("regret", "lament") and chunk.negated:
        return True  # "has never regretted joining"
    if entry.object == "freedom" and chunk.passive and any(_is_of(clauses, objects, name) for name in _NEVER_HELD):
        return True  # "the release of funds was won": nobody is set free
    if entry.swap and entry.object in _WORDS_OF_OTHERS and _is_of_private_people(clauses, match):
        return True
    if entry.object == "firefighting" and any(_last(clauses, head) == "fight" for head in objects):
        return not are_in(clauses, match.arguments.phrases.get("against", ()), "blazes")  # "joined the fight for the title"
    if entry.object == "pullouts" and not _is_of_forces(clauses, match):
        return True  # "put off the evacuation of a village"
    if chunk.lemma == "clear" and are_in(clauses, match.arguments.phrases.get("from", ()), "streets"):
        return True  # "cleared trucks from the road"
    is_for_repairs = chunk.lemma in _CLOSING and are_in(clauses, purpose, "upkeep")
    return is_for_repairs or (chunk.lemma in _OPENING and are_in(clauses, purpose, "seasons"))  # "closed the road for repairs"


def _is_of_ones_own(clauses: Clauses, index: int, match: Match) -> bool:
    """“Summoned his advisers”, "blew up its own bridges", "the tunnels of its test site": done to nobody else."""
    chunk, lists = clauses.chunks[index], lexicon().lists
    summons = chunk.lemma in _SUMMONING and match.entry.type is EventType.ACCUSE
    wrecks = match.entry.type is EventType.ASSAULT and not {chunk.lemma, chunk.phrase}.isdisjoint(lists["verbs that wreck"])
    heads = [*match.objects[:1], *(match.arguments.phrases.get("of", ())[:1] if wrecks else ())]
    return (summons or wrecks) and not chunk.passive and any(clauses.words(clauses.chunks[head])[0] in OWN for head in heads)


def _is_of(clauses: Clauses, heads: Sequence[int], name: str) -> bool:
    return any(are_in(clauses, arguments(clauses, head).phrases.get("of", ())[:1], name) for head in heads)


def _is_no_fight(clauses: Clauses, match: Match) -> bool:
    """“Is fighting for his political life”, "fought dengue in Chad"."""
    phrases = match.arguments.phrases
    fought: Iterable[int] = [*match.objects[:1], *phrases.get("against", ())[:1]]
    is_of_harm = not match.entry.object and are_in(clauses, fought, "hardships")
    return is_of_harm or are_in(clauses, phrases.get("for", ())[:1], "prizes")


def _is_on_a_pitch(clauses: Clauses, index: int, match: Match) -> bool:
    """“Attacked down the left”, "threatened Mali's goal", "defended its title"; but not "threatens the goal of a ceasefire"."""
    chunks = clauses.chunks
    if are_in(clauses, match.objects[:1], "goalposts"):
        after, *then = [*chunks[match.objects[0] + 1 : match.objects[0] + 3], None]
        if match.entry.type is EventType.THREATEN and after is not None and after.word == "in" and then[0] is not None:
            return not phrase_in_list(clauses, then[0], "industries")  # "Mali's lead in cotton"
        return after is None or after.word not in ("of", "to")  # "the goal of joining", "the title to the island"
    behind = " ".join(token.low for token in clauses.tokens[chunks[index].last + 1 :][: _LONGEST_WAY + 1])
    ways = [way for way in lexicon().lists["ways of playing"] if f"{behind} ".startswith(f"{way} ")]
    return any(not behind.startswith(f"{way} of ") for way in ways)  # "down the middle of the strait"


def _is_of_forces(clauses: Clauses, match: Match) -> bool:
    """Whether who withdraws is a force, or is not said: "put off the withdrawal from the valley"."""
    own = match.arguments.phrases.get("of", ())[:1]
    return not own or any(are_in(clauses, own, name) for name in _FORCES)


def _is_attack(clauses: Clauses, head: int) -> bool:
    token = clauses.tokens[clauses.chunks[head].last]
    return token.actor is None and type_of_noun(token.low.removesuffix("s")) is EventType.ASSAULT


def _is_any(clauses: Clauses, head: int) -> bool:
    """“A meeting planned for May is off”: whose?"""
    return clauses.tokens[clauses.chunks[head].first].low in ("a", "an") and not actors_of(clauses, [head])


def _is_of_private_people(clauses: Clauses, match: Match) -> bool:
    """“Met with resistance from residents", "won praise from readers", "sparked demand for tickets": no state answers it."""
    if match.entry.object == "demandsfor" and any(
        clauses.words(clauses.chunks[head])[-1:] == ["demand"] for head in match.objects
    ):
        return True
    heads = [head for word in _FROM for head in match.arguments.phrases.get(word, ())[:1]]
    whom = _PUBLIC if match.entry.object == "protestnote" else (*_PUBLIC, "private", "protesters")  # villagers may protest
    return bool(heads) and all(_are_private(clauses, head, whom) for head in heads)


def _are_private(clauses: Clauses, head: int, whom: Sequence[str]) -> bool:
    if clauses.chunks[head].actors or in_list(clauses, head, "agents"):
        return False
    return any(in_list(clauses, head, name) for name in whom)


def _last(clauses: Clauses, head: int) -> str:
    return clauses.tokens[clauses.chunks[head].last].low
