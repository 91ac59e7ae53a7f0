"""The words of a mention, as merging compares them: without the names of those who take part, and without other events.

Nothing here is asked of the database, so that an import can do it before it begins to write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from sys import intern

from timeline.extraction.actions.title_words import LONGEST_CLAUSE
from timeline.importer.words import (
    AGAIN,
    acts_begun_in,
    by_phone,
    in_person,
    is_act,
    names_act,
    names_of,
    ordinals_of,
    places_of,
    points,
    stems_of,
    words_of,
)
from timeline.vocabulary import EventType, Role

# What happens at a place, so that another place is another event.
_SOMEWHERE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST})
_ANY_WORD = re.compile(r"[^\W_]+")
_OTHER_CLAUSE = re.compile(r",? (?:after|before|because|when|while|which|who|whom)\b|;")
_BEFORE_A_NOUN = 30  # characters

Place = tuple[int, int]  # half-open, in code points of the article's text


class Stems(tuple[str, ...]):
    """Words without an order, to be counted and intersected; a tenth of what a set of them takes."""

    __slots__ = ()

    def __and__(self, other: Iterable[str]) -> set[str]:
        return set(self).intersection(other)

    def isdisjoint(self, other: Iterable[str]) -> bool:
        return not self & other


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells on the whole, against which one of its mentions is seen."""

    types: Mapping[EventType, int]  # how many of its mentions are of each type
    starts: tuple[int, ...]  # where the sentences begin that report something
    often: Mapping[str, int]  # in how many of them a stem stands, of those in more than one

    @property
    def sentences(self) -> int:
        return len(self.starts)

    def times(self, stem: str) -> int:
        return self.often.get(stem, 1)


def told(types: Iterable[EventType], sentences: Mapping[int, str]) -> Told:
    """`sentences` are those of the mentions, by where they begin."""
    stems = Counter(stem for sentence in sentences.values() for stem in stems_of(sentence))
    return Told(
        Counter(types),
        tuple(sorted(sentences)),
        {intern(stem): times for stem, times in stems.items() if times > 1},
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """What a mention says in words. A stem stands for all words of a family."""

    words: Mapping[str, str]  # of the clause without its trigger and names, by their stems, as printed
    context: Stems  # of the whole sentence
    places: Stems  # names of places in the clause, for what happens somewhere
    verb: Stems  # of the trigger
    acts: Stems  # those of them that name an act of its type
    ordinals: Stems  # "the second round"
    own_words: int  # how many of the clause describe: not "the attacks", but "the attacks on the bases"
    by_phone: bool
    in_person: bool
    again: bool
    stems: frozenset[str]  # all that it says: of the clause, the sentence and the trigger


def names_somebody(role: Role, rule: str) -> bool:
    """Whether the words of a participant are left out. Places of a state, such as a city, tell one event from another."""
    return role is not Role.LOCATION and rule != "place"


def wording_of(
    sentence: str,
    event_type: EventType,
    *,
    start: int,
    trigger: Place,
    clause: Place,
    names: Collection[Place],
    beside: Iterable[Place] = (),
) -> Wording:
    """The wording of a mention of this type, told by a sentence that begins at `start` of the article's text.

    `names` are those of its participants (`names_somebody`), `beside` where the sentence tells of other events.
    """
    first, last = trigger[0] - start, trigger[1] - start
    own = _own_clause(sentence, (clause[0] - start, clause[1] - start), last)
    plain = _without_names(sentence, start, names)
    printed = words_of(sentence[own])
    verb = {*stems_of(sentence[first:last].partition(" ")[0]), *acts_begun_in(sentence, first, last)}
    # That one asks and the other appeals says no more than the type does; "strike" and "call" do.
    words = {stem: word for stem, word in stems_of(plain[own]).items() if stem not in verb or is_act(stem)}
    # "A second round of talks": the clause of a noun begins with the noun.
    with_noun = sentence[max(min(own.start, first - _BEFORE_A_NOUN), 0) : own.stop]
    context = Stems(stems_of(_without_others(plain, start, own, beside)))
    named = names_of(sentence).intersection(context)
    return Wording(
        words=words,
        context=context,
        places=Stems(places_of(sentence[own]) & named) if event_type in _SOMEWHERE else Stems(),
        verb=Stems(verb),
        acts=Stems(stem for stem in verb if names_act(stem, event_type)),
        ordinals=Stems(ordinals_of(with_noun)),
        own_words=sum(not points(stem, event_type) for stem in words),
        by_phone=by_phone(printed),
        in_person=in_person(printed),
        again=not words_of(with_noun).isdisjoint(AGAIN),
        stems=frozenset(context).union(words, verb),
    )


def _own_clause(sentence: str, clause: Place, trigger_end: int) -> slice:
    """Where in the sentence it tells of this event: what came before it, or caused it, is another one."""
    first, last = clause
    ending = _OTHER_CLAUSE.search(sentence, trigger_end, last)
    if last - first > LONGEST_CLAUSE:  # more than its words count for: the rest only makes the title whole
        last = max(trigger_end, sentence.rfind(" ", first, first + LONGEST_CLAUSE))
    return slice(first, min(ending.start(), last) if ending else last)


def _without_others(sentence: str, offset: int, own: slice, beside: Iterable[Place]) -> str:
    """The sentence with the clauses of other events blanked, as far as they are not of its own."""
    kept = list(sentence)
    for first, last in beside:
        for place in range(max(first - offset, 0), min(last - offset, len(kept))):
            if not own.start <= place < own.stop:
                kept[place] = " "
    return "".join(kept)


def _without_names(sentence: str, offset: int, names: Iterable[Place]) -> str:
    """The sentence with the names of its participants blanked: that both name China says nothing beyond the sides.

    What is no name stays ("Belarusian diplomats").
    """
    kept = list(sentence)
    for name in names:
        first, last = max(name[0] - offset, 0), min(name[1] - offset, len(kept))
        if first >= last:  # who is named elsewhere leaves it as it is
            continue
        for word in _ANY_WORD.finditer(sentence, first, last):
            if word[0][0].isupper():
                kept[word.start() : word.end()] = " " * len(word[0])
    return "".join(kept)
