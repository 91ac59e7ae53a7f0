"""The words of a clause that can tell one event from another: stems without stop words, days and months."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.search import fold

BY_PHONE = frozenset(
    {"phone", "phoned", "telephone", "telephoned", "phonecall", "call", "calls", "teleconference", "videoconference"}
)
IN_PERSON = frozenset(
    {"visit", "visits", "visited", "summit", "met", "meet", "meets", "meeting", "arrived", "hosted", "received"}
)
AGAIN = frozenset({"again", "another", "second", "third", "further", "additional"})
# Words by which one and the same thing is called in turn; alone they only point at it ("after the strike").
_POINTING = {
    "phone": BY_PHONE,
    "attack": frozenset(
        [
            "attack",
            "attacks",
            "attacked",
            "strike",
            "strikes",
            "struck",
            "airstrike",
            "airstrikes",
            "raid",
            "raids",
            "bombing",
            "bombardment",
            "bombed",
            "assault",
            "hit",
            "targeted",
            "shelling",
            "shelled",
            "fired",
        ]
    ),
    "meeting": frozenset({"meet", "meets", "met", "meeting", "meetings", "talk", "talks", "talked", "conversation", "summit"}),
    "sanction": frozenset({"sanction", "sanctions", "sanctioned", "measure", "measures"}),
}

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:ations?|ings?|ions?|ies|ied|ed|es|s|e|y)$")
_STOP_WORDS = frozenset(
    """
    a about after against all also am an and are as at be been before being between but by can could did do does down due during each
    for from had has have having he her him his how i if in into is it its last like made make may might more most mr mrs ms much must
    new next no nor not now of off on one only or other our out over per said same say says she should since so some such than that the
    their them then there these they this those through to told too two under until up upon us was we were what when where which while
    who whom whose why will with would year years yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    country foreign government leader minister ministry official officials president prime secretary spokesman spokesperson spokeswoman
    state states january february march april may june july august september october november december
    """.split()  # noqa: SIM905 - a list of words reads better as words
)

_STEM_OF = {word: stem for stem, words in _POINTING.items() for word in words}
POINTING = frozenset(_POINTING)


def words_of(text: str) -> set[str]:
    """The words, folded, as they stand."""
    return set(_WORD.findall(fold(text)))


def stems_of(text: str) -> dict[str, str]:
    """What two reports of one thing have in common, each with a word that has it: "attacked" and "strikes" are one stem."""
    stems: dict[str, str] = {}
    for word in sorted(words_of(text) - _STOP_WORDS):
        if len(word) > 2:
            stems.setdefault(*_with_stem(word))
    return stems


@lru_cache(maxsize=30_000)
def _with_stem(word: str) -> tuple[str, str]:
    """The stem and the word; the same two objects for the same word, since an import keeps very many."""
    return _STEM_OF.get(word) or (_ENDING.sub("", word) if len(word) > 3 else word), word
