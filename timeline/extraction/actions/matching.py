"""Which entry of the lexicon a verb of a sentence fits, by the words after it and the kind of its object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from timeline.extraction.clauses.antecedents import antecedent
from timeline.extraction.clauses.arguments import Arguments, arguments, is_wanted, reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.fixed_words import FARTHEST_WORD, fixed_words
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.noun_lists import are_in, in_list
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE
from timeline.extraction.lexicon.triggers import ACTOR, FUTURE, INFINITIVE, NOT, PERSON, Entry, lexicon
from timeline.vocabulary import ActorKind, EventType

_ANY_OBJECT = ("", ACTOR, PERSON, INFINITIVE)
_USED_AS = ("hostages", "peacekeepers")  # "held civilians as human shields"
_POSTED = frozenset({"toward", "towards", "near", "along", "off", "over"})  # where arms go that are no gift
_GIFTS = frozenset({"arms", "aid"})
_SITTING = "assembly"  # the list of bodies that sit, to which organisations of states belong by their nature
_AIMED = frozenset({"at", "against", "on"})
_TOLD = (("order",), ("tell",), ("instruct",))
_LEAVING = ("leave", "go", "depart", "return", "quit", "pack", "vacate", "be", "get")
_AHEAD = frozenset({"will", "would", "shall", "'ll", "'d"})


@dataclass(slots=True)
class Match:
    entry: Entry
    arguments: Arguments
    subjects: list[int]
    objects: list[int]
    last: int  # the last token of the trigger


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries that begin with one verb, in the order in which they are tried, and their places there."""

    all: list[Entry]
    asking_nothing: list[int]
    by_word: dict[str, list[int]]  # those that ask for a word behind the verb, by that word

    def before(self, words: Iterable[str]) -> list[Entry]:
        """Those that can fit where these words stand behind the verb."""
        asking = {place for word in words if word in self.by_word for place in self.by_word[word]}
        places = sorted(asking.union(self.asking_nothing)) if asking else self.asking_nothing
        return [self.all[place] for place in places]


@cache
def _entries(verb: str) -> _Entries:
    entries = _Entries(lexicon().verbs.get(verb, []), [], {})
    for place, entry in enumerate(entries.all):
        if not entry.following:
            entries.asking_nothing.append(place)
        for word in entry.following:
            entries.by_word.setdefault(word, []).append(place)
    return entries


def match_verb(clauses: Clauses, index: int) -> Match | None:
    chunk = clauses.chunks[index]
    entries = _entries(chunk.lemma)
    if not entries.all:
        return None
    subjects: list[int] | None = None
    known: dict[int, Arguments] = {}
    behind = [token.plain for token in clauses.tokens[chunk.head + 1 : chunk.head + 1 + FARTHEST_WORD]]
    for entry in entries.before(behind):
        last = fixed_words(clauses, chunk, entry) if len(entry.words) > 1 else chunk.head
        if last is None:
            continue
        subjects = subject(clauses, index) if subjects is None else subjects
        at = _chunk_of(clauses, index, last) if last > chunk.last else index
        after = known.get(at) or known.setdefault(at, _arguments(clauses, at, subjects))
        own = after.objects if len(entry.words) == 1 else _without_fixed_words(clauses, after.objects, entry)
        objects = subjects if chunk.passive else own or _relative_object(clauses, subjects, entry) or after.objects
        objects = objects or _behind_fixed_words(clauses, entry, last)
        asked = [*objects, *after.objects] if chunk.passive else objects  # "the monitors were denied access"
        if len(entry.words) > 1 and entry.words[-1] in after.phrases:
            most = 1 if entry.words == ("be", "in") else 3  # "was in custody in Lima" tells of no visit
            asked = after.phrases[entry.words[-1]][:most]  # "supplied Jordan with gas": it is the gas that decides
            own_object = objects and (chunk.passive or entry.targets[:1] == ("object",))
            objects = objects if own_object else asked
        if entry.subject and not _fits_subject(clauses, chunk, subjects, entry.subject):
            continue
        if not _has_object(clauses, index, entry, asked, after):
            continue
        if entry.type is EventType.MOBILIZE and entry.object == "troops" and _are_of_others(clauses, subjects, objects):
            continue
        if entry.words == ("order",) and entry.object == "troops" and infinitive_after(clauses, index) is not None:
            continue  # "ordered the soldiers to leave" sends nobody
        if entry.words[0] == "order" and last > chunk.last and _goes_on_with_infinitive(clauses, index, last):
            continue  # "ordered two men held in May to leave": they were held before
        if entry.object == "envoy" and entry.words in _TOLD and _is_told_something_else(clauses, index):
            continue
        if (
            entry.type is EventType.COERCE
            and entry.object == "borders"
            and not chunk.passive
            and entry.length == len(entry.words)
        ):
            continue  # "marched to the border": nobody else is led there
        if entry.object == "launched" and _is_aimed(clauses, after):
            continue
        if entry.type is EventType.AID and entry.object in _GIFTS and entry.length == 1 and _is_posted(clauses, objects, after):
            continue
        if not chunk.passive and (whom := _whom(clauses, subjects)):
            objects = [*whom, *(head for head in objects if head not in whom)]
        return Match(entry, after, subjects, objects, last)
    return None


def _without_fixed_words(clauses: Clauses, objects: list[int], entry: Entry) -> list[int]:
    """The phrases but those that are only a word of the entry itself: "free" of "whom Mali set free"."""
    chunks = clauses.chunks
    return [
        head
        for head in objects
        if chunks[head].first != chunks[head].last or clauses.tokens[chunks[head].last].low not in entry.words[1:]
    ]


def _is_told_something_else(clauses: Clauses, index: int) -> bool:
    """“Told the envoy to stop meddling”, "told him that it is late": he may stay."""
    inner = infinitive_after(clauses, index)
    if inner is None:
        return clauses.chunks[index].lemma == "tell"
    return clauses.chunks[inner].lemma not in _LEAVING


def _whom(clauses: Clauses, subjects: list[int]) -> list[int]:
    """“The courier whom Peru refused a visa”: to whom it is done, whatever else the verb has for an object."""
    before = subjects[0] - 1 if subjects else 0
    is_whom = before > 0 and clauses.chunks[before].kind == RELATIVE and clauses.chunks[before].word == "whom"
    return antecedent(clauses, before) if is_whom else []


def _behind_fixed_words(clauses: Clauses, entry: Entry, last: int) -> list[int]:
    """“Put on hold a grant”: the object behind a noun that belongs to the verb."""
    if entry.length < 2 or entry.object in _ANY_OBJECT:
        return []
    chunks = clauses.chunks
    at = next((i for i, chunk in enumerate(chunks) if chunk.first <= last <= chunk.last), len(chunks))
    follows = at + 1 < len(chunks) and chunks[at].kind == NP and chunks[at + 1].kind == NP
    return [at + 1] if follows else []


def _is_posted(clauses: Clauses, objects: list[int], after: Arguments) -> bool:
    """“Sent tanks towards the river”, "600 men and 20 tanks", "guns to the border": arms that go where soldiers go are no gift."""
    if not _POSTED.isdisjoint(after.phrases) or (
        are_in(clauses, objects[:1], "troops") and not are_in(clauses, objects[:1], "arms")
    ):
        return True
    return are_in(clauses, after.phrases.get("to", ())[:1], "borders") and not actors_of(clauses, after.phrases.get("to", ())[:1])


def _arguments(clauses: Clauses, verb: int, subjects: list[int]) -> Arguments:
    """What follows the verb; of a passive also what hangs on its subject: "sanctions on Iran were lifted"."""
    after = arguments(clauses, verb)
    if not clauses.chunks[verb].passive or not subjects or subjects[0] + 1 >= verb:
        return after
    before = arguments(clauses, subjects[0])
    if before.end >= verb:
        return after
    return Arguments(after.objects, {**before.phrases, **after.phrases}, after.end)


def _is_aimed(clauses: Clauses, after: Arguments) -> bool:
    """“Launched missiles at the base”, "into Israel"; into the sea they are tested."""
    into = after.phrases.get("into", ())
    return not _AIMED.isdisjoint(after.phrases) or any(clauses.chunks[head].actors for head in into[:1])


def _relative_object(clauses: Clauses, subjects: list[int], entry: Entry) -> list[int]:
    """“The curbs that Japan imposed”, "the pact it signed": what the relative pronoun before the subject stands for, said or not."""
    chunks = clauses.chunks
    before = (subjects[0] if subjects else 0) - 1
    if before >= 0 and chunks[before].kind == NP:
        return [before] if entry.object not in _ANY_OBJECT and in_list(clauses, before, entry.object) else []
    if before <= 0 or not (chunks[before].kind == RELATIVE or chunks[before].word == "that"):
        return []
    governor = governing_verb(clauses, before)
    if governor is not None and chunks[before].kind != RELATIVE and reports(chunks[governor]):
        return []  # "told reporters that it had fired"
    return antecedent(clauses, before)


def _fits_subject(clauses: Clauses, verb: Chunk, subjects: list[int], wanted: str) -> bool:
    """Whether what stands before the verb is what the entry asks for before its "|"."""
    if wanted == NOT:
        return verb.negated
    if wanted == FUTURE:
        return verb.modal in _AHEAD and not verb.negated
    if wanted == PERSON:
        mentions = [mention for mention in actors_of(clauses, subjects) if mention.actor]
        return any(m.rule == "office" or (m.actor and m.actor.kind is ActorKind.PERSON) for m in mentions)
    may_sit = wanted == _SITTING and verb.lemma != "meet"  # an organisation meets others, a council meets
    return any(in_list(clauses, head, wanted) or (may_sit and _is_organisation(clauses, head)) for head in subjects)


def _is_organisation(clauses: Clauses, head: int) -> bool:
    """Whether the phrase names an organisation of states: "the African Union is to debate …", as its assembly would."""
    mentions = clauses.chunks[head].actors
    return any(m.actor and m.actor.kind is ActorKind.ORGANISATION and m.actor.code and not m.actor.affiliation for m in mentions)


def _has_object(clauses: Clauses, index: int, entry: Entry, objects: list[int], after: Arguments) -> bool:
    """Whether the object is of the kind that the entry asks for."""
    if not entry.object:
        return True
    if entry.object == ACTOR and entry.words == ("call",):  # "called the claim void", "called her a liar" are no calls
        return len(objects) == 1 and clauses.tokens[clauses.chunks[objects[0]].last].actor is not None
    if entry.object == ACTOR:
        return any(clauses.chunks[head].actors for head in objects[:2])
    if entry.object == PERSON:
        people = [mention for head in objects[:2] for mention in clauses.chunks[head].actors]
        return any(m.rule == "office" or (m.actor and m.actor.kind is ActorKind.PERSON) for m in people)
    if entry.object == INFINITIVE:
        chunk = clauses.chunks[index]
        if index + 2 < len(clauses.chunks) and clauses.chunks[index + 2].form == "participle" and is_wanted(clauses, index + 2):
            return True  # "wants the sailors freed"
        inner = infinitive_after(clauses, index)  # "wants Chad to leave"; who "wants to leave" asks nothing of anybody
        return inner is not None and (inner > index + 1 or (chunk.passive and chunk.lemma not in lexicon().lists["future verbs"]))
    used = after.phrases.get("as", []) if entry.object in _USED_AS else []
    asked = objects[:3] + used
    return bool(asked) and are_in(clauses, asked, entry.object)


def _are_of_others(clauses: Clauses, subjects: list[int], objects: list[int]) -> bool:
    """“Mali ordered French troops to leave”: whoever moves forces moves their own."""
    own = {side for m in actors_of(clauses, subjects) if m.actor for side in (m.actor.code, m.actor.affiliation) if side}
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


def _goes_on_with_infinitive(clauses: Clauses, index: int, last: int) -> bool:
    """Whether an infinitive follows further on; right behind the words it tells why: "ordered the crew freed to please Mali"."""
    inner = infinitive_after(clauses, index)
    return inner is not None and clauses.chunks[inner].first > last + 1


def infinitive_after(clauses: Clauses, index: int) -> int | None:
    chunks = clauses.chunks
    for at in range(index + 1, min(len(chunks), index + 8)):
        is_attached = chunks[at].form in ("participle", "ing") and at > index + 1  # "told men accused of spying to leave"
        if chunks[at].kind == V and not is_attached:
            return at if chunks[at].form == "infinitive" else None
        if chunks[at].kind not in (NP, PREPOSITION, CONJUNCTION, V):
            return None
    return None
