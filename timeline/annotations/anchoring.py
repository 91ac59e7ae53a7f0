"""Finds a quotation again after its article has changed, by its words and by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

# Typographic quotation marks, dashes and blanks are what an edition changes without changing a word.
_LOOK_ALIKES = str.maketrans("“”„«»‘’‚´`–—−\u00a0", "\"\"\"\"\"'''''--- ")


def find_again(text: str, quote: str, prefix: str = "", suffix: str = "", start: int = 0) -> tuple[int, int] | None:
    """Where `quote` stands in `text` now, half-open; None when it does not.

    Stands it there several times, the place with the most alike surroundings is taken, then the one closest to `start`.
    Different blanks, quotation marks and dashes count as the same.
    """
    if not quote.strip():
        return None
    plain = text.translate(_LOOK_ALIKES)
    places = list(_places(plain, quote.translate(_LOOK_ALIKES)))

    def fitness(place: tuple[int, int]) -> tuple[float, int]:
        before = plain[max(0, place[0] - len(prefix)) : place[0]]
        after = plain[place[1] : place[1] + len(suffix)]
        around = _alike(before, prefix.translate(_LOOK_ALIKES)) + _alike(after, suffix.translate(_LOOK_ALIKES))
        return (around, -abs(place[0] - start))

    return max(places, key=fitness, default=None)


def _places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    words = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    at = 0
    while found := words.search(text, at):
        yield found.span()
        at = found.start() + 1


def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a or b else 0.0
