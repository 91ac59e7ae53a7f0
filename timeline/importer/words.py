"""The words of a clause that can tell one event from another: stems without stop words, days and months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline.extraction.lexicon.families import families
from timeline.search import fold
from timeline.vocabulary import EventType

_BY_PHONE = frozenset(
    {"phone", "phoned", "telephone", "telephoned", "phonecall", "call", "calls", "teleconference", "videoconference"}
)
_IN_PERSON = frozenset({"summit", "met", "meet", "meets", "meeting", "hosted", "received"})
_TALKS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_NEXT = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
AGAIN = frozenset({"again", "another", "further", "additional", *_NEXT})

_NUMBERS = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)  # noqa: SIM905
}

_UNITS = frozenset("million billion thousand percent euro euros dollar dollars".split())  # noqa: SIM905 - reads better as words

_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(rf"\b(first|{'|'.join(_NEXT)})\b(?! (?:time|half|quarter|lady|day|week|month|year|minister|secretary))")
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
# Days and years tell when, which is compared by itself.
_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|\b{_MONTH} \d{{1,2}}\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# A word that begins with a capital where no sentence does.
_NAME = re.compile(r"(?<=[\w,;:)’'-] )[\"“‘(]?([A-Z][^\W_]+)")
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")
_LONG_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:(?: (?:of|the|for|and|on|in|de))* [A-Z][^\W\d_]+){2,}")
_PLACE = re.compile(
    r"\b(?:in|near|at|off|outside|around|of|hit|struck|attacked|bombed|shelled|raided) (?:the )?((?:[A-Z][^\W_]+[ -]?)+)"
)
_ENDING = re.compile(r"(?:(?<=...)at(?:ions?|ing|ed|es?|ors?)|ings?|ions?|ies|ied|ed|es|s|e|y)$")
_STOP_WORDS = frozenset(
    """
    a about after against all also am an and are as at be been before being between but by can could did do does down due during each
    for from had has have having he her him his how i if in into is it its last like made make may might more most mr mrs ms much must
    new next no nor not now of off on one only or other our out over per said same say says she should since so some such than that the
    their them then there these they this those through to told too under until up upon us was we were what when where which while
    who whom whose why will with would year years yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    country foreign government leader minister ministry official officials president prime secretary spokesman spokesperson spokeswoman
    state states january february march april may june july august september october november december
    day days night week weeks month months morning evening afternoon midnight dawn noon hour hours earlier later ago still already yet
    both own defence defense deputy vice colleague counterpart acting immediate immediately once
    first second third fourth fifth near around outside along across towards against
    authority authorities agency commission committee council department administration body office service chief head chairman
    chairwoman director general representative delegation
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


def points(stem: str, event_type: EventType) -> bool:
    """Whether the word says of an event of this type no more than that it is one.

    How many there were says little too, and so does that there were talks.
    """
    if stem.isdecimal() or stem in _UNIT_STEMS:
        return True
    types = families().acts.get(stem, frozenset())
    return event_type in types or (bool(types) and types <= _TALKS)


def is_act(stem: str) -> bool:
    """Whether the stem is the name of something done, as of "strike" and "call"."""
    return stem in families().acts


def names_act(stem: str, event_type: EventType) -> bool:
    """Whether the stem is the name of something done that is of this type."""
    return event_type in families().acts.get(stem, ())


def by_phone(words: Iterable[str]) -> bool:
    return not _BY_PHONE.isdisjoint(words)


def in_person(words: Iterable[str]) -> bool:
    return any(word in _IN_PERSON or _with_stem(word)[0] == "visit" for word in words)


def acts_begun_in(sentence: str, start: int, end: int) -> set[str]:
    """The acts that the words between two places tell, or begin to tell: of "told" in "told them to leave", an expulsion."""
    begun = len(_WORD.findall(sentence, start, end))
    words = _WORD.findall(fold(sentence[start:]))
    stems = {_with_stem(word)[0] for word in words[:begun]}
    stems.update(family for _, family in families().in_words(words, begun))
    return {stem for stem in stems if is_act(stem)}


def words_of(text: str) -> set[str]:
    """The words, folded, as they stand."""
    return set(_WORD.findall(fold(text)))


def stems_of(text: str) -> dict[str, str]:
    """What two reports of one thing have in common, each with a word that has it: "attacked" and "strikes" are one stem."""
    stems: dict[str, str] = {initials: initials for initials in initials_of(text)}
    without_dates = _DATE.sub(" ", text) if _DIGIT.search(text) else text
    words = _WORD.findall(fold(without_dates))
    stems.update((family, words[place]) for place, family in families().in_words(words))
    for word in sorted(set(words) - _STOP_WORDS):
        if len(word) > 2 or word.isdecimal():
            stems.setdefault(*_with_stem(word))
    return stems


def as_printed(word: str, sentence: str) -> str:
    """How a sentence prints what has this stem, or a word of the same family; the word itself where it has none."""
    stems = stems_of(sentence)
    found = stems.get(word) or stems.get(_with_stem(word)[0]) or word
    printed = re.search(rf"\b{re.escape(found)}\b", sentence, re.IGNORECASE)
    return printed.group() if printed else found


@lru_cache(maxsize=30_000)
def _with_stem(word: str) -> tuple[str, str]:
    """The stem and the word; the same two objects for the same word, since an import keeps very many."""
    stem = _NUMBERS.get(word) or families().stems.get(word)
    return stem or (_ENDING.sub("", word) if len(word) > 3 else word), word


def initials_of(text: str) -> Iterator[str]:
    """Of names of three words and more, what they are called for short: "World Trade Organization" is the "WTO"."""
    for name in _LONG_NAME.findall(text):
        yield "".join(word[0] for word in _CAPITALISED.findall(name)).lower()


def names_of(sentence: str) -> frozenset[str]:
    """The stems of what is printed like a name within a sentence: places, ships, firms, whoever no actor stands for.

    A headline that gives every word a capital has none.
    """
    words = _NAME.findall(sentence)
    return frozenset() if 2 * len(words) > sentence.count(" ") else _stems_of_names(words)


def ordinals_of(text: str) -> set[str]:
    """Which of several like it: "the second round"."""
    return set(_ORDINAL.findall(fold(text)))


def places_of(sentence: str) -> frozenset[str]:
    """The stems of names before which a word says that something happens there."""
    return _stems_of_names(word for names in _PLACE.findall(sentence) for word in names.split())


def _stems_of_names(words: Iterable[str]) -> frozenset[str]:
    folded = (fold(word) for word in words)
    return frozenset(_with_stem(word)[0] for word in folded if word not in _STOP_WORDS and len(word) > 2)


_UNIT_STEMS = frozenset(_with_stem(word)[0] for word in _UNITS)
