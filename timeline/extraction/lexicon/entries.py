"""What the lexicon holds, and how its words are compared with those of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from timeline.extraction.tokens import tokenise
from timeline.extraction.values import ActorRef, Span

FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "KHM", "VNM", "SGP"})


_PLAIN = re.compile(r"[A-Za-z ]+")


class Sort(StrEnum):
    """What kind of words an entry is."""

    STATE = "state"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    PLACE = "place"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"
    SURNAME = "surname"
    BODY = "body"
    OFFICE = "office"
    RANK = "rank"
    DESCRIPTION = "description"
    TRAP = "trap"


@dataclass(frozen=True, slots=True)
class State:
    ref: ActorRef
    with_article: str  # as it stands after "of": "the United Kingdom"
    years: tuple[int, int] | None = None  # of a former state


@dataclass(frozen=True, slots=True)
class Tenure:
    office: str
    code: str
    start: date
    end: date  # date.max while it lasts

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Leader:
    ref: ActorRef
    is_woman: bool
    tenures: tuple[Tenure, ...]
    source: str  # file and line


@dataclass(frozen=True, slots=True)
class Entry:
    """Words and what they stand for; which fields are filled depends on the sort."""

    sort: Sort
    words: str
    source: str  # file and line
    actor: ActorRef | None = None
    place: ActorRef | None = None  # the state a metonym or capital lies in
    called: str = ""  # title of an office, name of a body
    code: str = ""  # state of a body when none is named
    is_group: bool = False  # of a body: rebels are none of their state
    codes: tuple[str, ...] = ()  # whom a description can mean; of a body, states besides `code` that have one so named
    leaders: tuple[Leader, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words, and how each must be printed: "" anyhow, "C" with a capital, "A" all in capitals, "LeT" just so."""

    words: tuple[str, ...]
    letters: tuple[str, ...]
    entry: Entry


@dataclass(slots=True)
class Lexicon:
    # by their first word, then by their second ("" where there is none), the longest first
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    actors: dict[str, ActorRef] = field(default_factory=dict)  # states and organisations by code
    leaders: dict[str, Leader] = field(default_factory=dict)  # by name
    by_short_name: dict[str, list[Leader]] = field(default_factory=dict)  # "salman", "bin salman" -> those who bear it
    portfolios: dict[str, str] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # lists of single words, by section

    def name_of(self, code: str) -> str:
        """The name behind "of": "the United States", "China"; the code itself where there is no name."""
        if code in self.states:
            return self.states[code].with_article
        return self.actors[code].name if code in self.actors else code


def split_words(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words as they are compared, and how each must be printed."""
    if _PLAIN.fullmatch(words):  # nearly all; the way of a text's sentence takes four times as long
        plain = words.split()
        return tuple(words.lower().split()), tuple(map(_letters, plain))
    tokens = tokenise(words, Span(0, len(words)))
    return tuple(tokens.folded), tuple(map(_letters, tokens.words))


def short_names(name: str, code: str) -> set[str]:
    """The names a person can be called by later: "Salman", "bin Salman"; where the family name stands first, that one."""
    words = list(split_words(name)[0])
    found = {" ".join(words[index:]) for index in range(1, len(words))}
    if code in FAMILY_NAME_FIRST and len(words) > 1:
        found.add(words[0])
        if len(words) == 3 or "-" in words:  # Kim Jong-un is never called "un"
            found = {words[0]}
    return {short for short in found if short.split()[0] not in {"-", "."} and len(short) > 1}


def _letters(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return "A"
    if len(word) > 2 and word[0].isupper() and not word[1:].islower() and word.isalpha():
        return word
    return "C" if word[0].isupper() else ""


def plural(word: str) -> str:
    """The plural of a people or an office: Briton, Frenchman, attaché. Adjectives such as "French" have none: "" ."""
    if word.endswith(("man", "woman")) and not word.endswith(("German", "Roman", "Oman", "human")):
        return word[:-3] + "men" if word.endswith("man") and not word.endswith("woman") else word[:-5] + "women"
    if word.endswith(("s", "ese", "ish", "ch", "x", "z", "men", "people")):
        return ""
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
