"""Which verbs fit an entry of the lexicon and yet report nothing that a state or its like did."""

from __future__ import annotations

from timeline.extraction.actions.matching import Match, infinitive_after, match_verb
from timeline.extraction.actions.other_matters import is_of_something_else
from timeline.extraction.actions.standing import is_hearsay
from timeline.extraction.actions.verb_types import is_power, means_both
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.noun_lists import are_in, in_list, is_named_whole, phrase_in_list
from timeline.extraction.clauses.tagging import PREPOSITION
from timeline.extraction.lexicon.triggers import FUTURE, NOT, PERSON, lexicon
from timeline.vocabulary import EventType, Quad, Status

_TRAVEL = ("fly", "go", "travel")
_ALONE = (("speak",), ("talk",))
_HABITS = ("buy", "sell", "import", "export", "trade", "purchase", "ship")
_HURTS = frozenset({"kill", "wound", "injure", "hurt", "maim", "damage", "destroy", "hit", "strike"})  # not "ram", "shoot"
_ANSWERS = frozenset({"retaliate", "hit back", "strike back", "fire back", "respond", "reply", "answer", "react"})
FARTHEST_DEED = 6  # chunks between "hit back" and its "by"
_OF_STATE = frozenset({"central", "national", "state", "reserve"})
_TOWARDS = frozenset({"to", "in", "on"})


def is_no_event(clauses: Clauses, index: int, match: Match, status: Status) -> bool:
    """Whether the verb at `index`, which fits an entry, reports nothing that anybody did."""
    chunk, entry = clauses.chunks[index], match.entry
    if _does_nothing(clauses, index, match) or _says_nothing(clauses, index, match):
        return True
    if {chunk.lemma, chunk.phrase} & _ANSWERS and chunk.past and _tells_by_what_deed(clauses, index):
        return True  # "retaliated by closing the border": the gerund tells what was done
    if chunk.lemma == "try" and any(token.low == "to" for token in clauses.tokens[chunk.head + 1 : chunk.head + 2]):
        return True  # "tried to call": no court did
    if chunk.lemma == "provide" and any(token.low == "that" for token in clauses.tokens[chunk.head + 1 : chunk.head + 2]):
        return True  # "provided that a guard is there": on this condition
    if chunk.lemma == "name" and chunk.negated:
        return True  # "an aide whom nobody would name"
    if is_of_something_else(clauses, index, match):
        return True
    if chunk.phrase in lexicon().lists["acts of office"]:
        return True  # "was sworn in on Monday": no vow against anybody
    if chunk.lemma == "plan" and chunk.passive:
        return True  # "talks planned for May"
    if entry.type is EventType.COOPERATE and chunk.lemma in _HABITS and _is_habit(clauses, index):
        return True
    if entry.type is EventType.RETREAT and _says_only_which(clauses, index, match):
        return True
    if entry.type is EventType.THREATEN and entry.targets[:1] == ("subject",) and status is not Status.PLANNED:
        return True  # who "paid a heavy price" was not threatened by it
    return _is_no_meeting(clauses, index, match) or _is_done_by_nobody(clauses, index, match)


def _does_nothing(clauses: Clauses, index: int, match: Match) -> bool:
    """“Held back from bombing”; but who "held back a loan" did something."""
    return clauses.chunks[index].phrase in lexicon().lists["undone verbs"] and not match.objects


def _tells_by_what_deed(clauses: Clauses, index: int) -> bool:
    """Whether "by" and a gerund follow in the clause: "hit back on Monday by shutting the port"."""
    for at in range(index + 1, min(len(clauses.chunks) - 1, index + FARTHEST_DEED)):
        chunk = clauses.chunks[at]
        if chunk.word == "by":
            return clauses.chunks[at + 1].form == "ing"
        if chunk.kind not in (NP, PREPOSITION):
            return False
    return False


def _says_nothing(clauses: Clauses, index: int, match: Match) -> bool:
    """“Declined to comment”, "did not respond to a request for comment", "assured reporters": how newspapers work."""
    chunk, entry = clauses.chunks[index], match.entry
    if entry.type is EventType.REJECT:
        if "no" in entry.words and _means_no_harm(clauses, index):
            return True
        inner = infinitive_after(clauses, index)
        if inner is not None and clauses.chunks[inner].lemma in lexicon().lists["verbs of comment"]:
            return True
        asked = [*match.arguments.objects, *(head for heads in match.arguments.phrases.values() for head in heads)]
        is_offer = are_in(clauses, match.objects[:1], "proposal")  # "declined the offer of an inquiry"
        return (chunk.negated or entry.length == 1) and not is_offer and are_in(clauses, asked, "comment")
    if entry.type is EventType.REQUEST and any(
        clauses.tokens[clauses.chunks[h].last].low == "anonymity" for h in match.objects[:1]
    ):
        return True  # "an official who requested anonymity"
    if entry.type is EventType.SANCTION and "no" in entry.words:
        has_had = {"have", "has", "had"} & {*clauses.words(chunk)}  # "have had none since May"
        return len(has_had) < 2  # "Chad has no embassy or ties there": nobody need have broken them
    if chunk.lemma == "ask" and entry.type is EventType.REQUEST:
        asked_for = clauses.chunks[index + 1 : index + 2]  # "an official who asked not to be named"
        return any(inner.negated and inner.lemma in lexicon().lists["verbs of comment"] for inner in asked_for)
    if entry.words == ("claim", "that"):
        said = [clauses.chunks[at] for at in range(index + 1, min(len(clauses.chunks), index + 4))]
        return not any(part.actors for part in said)  # "claims that her client is ill" accuses nobody
    if chunk.lemma == "expect" and entry.type is EventType.REQUEST:
        return not any(_expects_of_others(clauses, head) for head in match.subjects)
    inner = infinitive_after(clauses, index) if chunk.passive else None
    if inner is not None and is_hearsay(clauses, index, inner):
        return True  # "is reported to have left": that is told of it, and reported to nobody
    if entry.type is EventType.AGREE and chunk.lemma in ("assure", "suggest"):
        told = match.arguments.objects if chunk.lemma == "assure" else match.arguments.phrases.get("to", [])
        return are_in(clauses, told[:1], "listeners")
    return False


def _means_no_harm(clauses: Clauses, index: int) -> bool:
    """“Has no plans to close its embassy”: what is not intended would be no kindness, so that nothing is refused."""
    inner = next((at for at in range(index + 1, len(clauses.chunks)) if clauses.chunks[at].form in ("infinitive", "ing")), None)
    meant = match_verb(clauses, inner) if inner is not None else None
    return meant is not None and meant.entry.type.quad in (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)


def _expects_of_others(clauses: Clauses, head: int) -> bool:
    """Whether who expects something to be done can want it; analysts only foresee it."""
    first = clauses.tokens[clauses.chunks[head].first].low
    return (
        is_power(clauses, head)
        or means_both(clauses, head)
        or first in ("we", "he", "she", "it", "i")
        or in_list(clauses, head, "agents")
    )


def _says_only_which(clauses: Clauses, index: int, match: Match) -> bool:
    """“Fired on a convoy leaving the port”: the participle says which convoy is meant, and whose it is nobody says."""
    chunk = clauses.chunks[index]
    is_attached = chunk.form == "ing" and not chunk.progressive and index > 0 and clauses.chunks[index - 1].kind == NP
    return is_attached and not actors_of(clauses, match.subjects) and not are_in(clauses, match.subjects, "rulings")


def _is_habit(clauses: Clauses, index: int) -> bool:
    """“Estonia, which imports a third of its power”: told as it always is, not as something done."""
    chunk = clauses.chunks[index]
    is_present = not (chunk.past or chunk.perfect or chunk.modal or chunk.progressive or chunk.passive) and chunk.form == "finite"
    return is_present and any(token.low == "which" for token in clauses.tokens[max(0, chunk.first - 2) : chunk.first])


def _is_no_meeting(clauses: Clauses, index: int, match: Match) -> bool:
    """“Spoke to reporters”, "was flown to Oslo", "leads the delegation": nobody meets or visits anybody."""
    chunk, entry, phrases = clauses.chunks[index], match.entry, match.arguments.phrases
    if entry.type is not EventType.CONSULT:
        return False
    if chunk.passive and chunk.lemma in _TRAVEL:
        return True
    if entry.words in _ALONE and len(actors_of(clauses, match.subjects)) < 2:
        return True  # one who "spoke on Monday" made a speech
    if entry.object == "delegation" and chunk.lemma in ("lead", "head"):
        return chunk.form == "participle" or _TOWARDS.isdisjoint(phrases)
    heard = [*match.objects[:1], *(head for word in ("to", "with") for head in phrases.get(word, ())[:1])]
    return not entry.object and are_in(clauses, heard, "listeners")


def _is_done_by_nobody(clauses: Clauses, index: int, match: Match) -> bool:
    """“Released a video”, "was bitten by a dog", "refugees crossed the river", "killed in a crash"."""
    chunk, entry, doers = clauses.chunks[index], match.entry, match.subjects
    if entry.type is EventType.RETREAT and entry.length == 1 and are_in(clauses, match.objects[:1], "published"):
        return True
    if chunk.lemma == "shelter" and not chunk.passive and not match.objects:
        return True  # who is sheltering shelters nobody
    if entry.type is EventType.MOBILIZE and are_in(clauses, [h for h in doers if not clauses.chunks[h].actors], "population"):
        return True
    if entry.words == ("accept",) and not entry.object and not (chunk.passive or any(is_power(clauses, h) for h in doers)):
        return True  # students accept places, only powers accept terms
    if chunk.passive:  # "by a dog", but not "by Norwegian fire"
        doers = [head for head in match.arguments.phrases.get("by", ()) if not clauses.chunks[head].actors]
        if any(clauses.tokens[clauses.chunks[head].first].low in ("nobody", "none") for head in doers):
            return True
    if entry.subject not in ("", PERSON, NOT, FUTURE):
        return False  # "rescue teams": whoever the entry asks for does it
    if entry.object == "tournament" or chunk.lemma == "compete":
        return False  # it is clubs and teams that stay away from games
    acting = (_is_unit, _is_bank_of_state, _is_fire_of_guns, is_named_whole)
    doers = [head for head in doers if not any(acts(clauses, head) for acts in acting)]
    return are_in(clauses, doers, "bystanders") or (entry.type is EventType.ASSAULT and _is_accident(clauses, match))


def _is_unit(clauses: Clauses, head: int) -> bool:
    """“A team of Russian instructors”: the team is no football team."""
    following = clauses.chunks[head + 1 : head + 3]
    return (
        len(following) == 2
        and following[0].word == "of"
        and any(phrase_in_list(clauses, following[1], name) for name in ("troops", "agents", "delegation"))
    )


def _is_bank_of_state(clauses: Clauses, head: int) -> bool:
    """“The central bank” is no lender like others: it acts for the state."""
    chunk = clauses.chunks[head]
    if not clauses.tokens[chunk.last].low.endswith("bank"):
        return False
    words = " ".join(clauses.words(chunk)).split()
    return words[-1:] == ["bank"] and not _OF_STATE.isdisjoint(words)


def _is_fire_of_guns(clauses: Clauses, head: int) -> bool:
    """“Norwegian fire” was opened by somebody."""
    chunk = clauses.chunks[head]
    return bool(chunk.actors) and clauses.tokens[chunk.last].low == "fire"


def _is_accident(clauses: Clauses, match: Match) -> bool:
    """“Killed in a crash”, "the fire injured two", "injured when a bus overturned": nobody did it."""
    verbs = lexicon().lists["accident verbs"]
    if match.entry.words[0] in _HURTS and any(chunk.lemma in verbs for chunk in clauses.chunks):
        return True
    phrases = match.arguments.phrases
    causes = [*match.subjects, *(head for word in ("in", "by", "during") for head in phrases.get(word, ()))]
    causes = [head for head in causes if not clauses.chunks[head].actors and not in_list(clauses, head, "gunfire")]
    return are_in(clauses, causes, "accidents")
