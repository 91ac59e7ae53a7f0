"""How many of what a sentence counts: "23 diplomats", "fifteen soldiers", "400 million euros".

Only what is counted exactly: "more than twenty" contradicts nobody who counted 23. Days, hours and miles measure, they are
not counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import takewhile

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_NUMBERS: Mapping[str, int] = {word: number for number, word in enumerate(_ONES.split(), 1)} | {
    word: 10 * number for number, word in enumerate(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 3)
}
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ABOUT = frozenset(
    ["about", "almost", "approximately", "around", "least", "most", "nearly", "over", "roughly", "some", "than", "to"]
)
_MEASURES = frozenset(
    [
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "seconds",
        "decades",
        "centuries",
        "times",
        "percent",
        "kilometres",
        "kilometers",
        "miles",
        "metres",
        "meters",
        "feet",
        "degrees",
        "points",
    ]
)
_IRREGULAR = frozenset(["people", "men", "women", "children", "police", "troops", "aircraft"])
_NO_MORE = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "to",
        "was",
        "were",
        "which",
        "who",
        "with",
    ]
)
_NUMBERED = frozenset(
    ["article", "chapter", "flight", "group", "no", "number", "page", "part", "phase", "resolution", "section"]
)  # "Article 5 says"
_YEARS = range(1800, 2100)
_MOST_WORDS = 4  # from the number to what is counted: "23 undeclared Russian intelligence officers"
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W_]+)*|[^\w\s]")


def counts_in(text: str) -> dict[str, set[int]]:
    """What is counted, in lower case as printed ("diplomats"), and the numbers given for it."""
    words = [word.lower() for word in _WORD.findall(text)]
    counts: dict[str, set[int]] = defaultdict(set)
    for place, word in enumerate(words):
        number, before = _number(word), words[place - 1] if place else ""
        if number is None or before in _ABOUT | _NUMBERED or _number(before) is not None:
            continue
        if number in _YEARS and len(word) == 4:
            continue
        following = words[place + 1 :]
        while following and following[0] in _TIMES:
            number *= _TIMES[following.pop(0)]
        if counted := _counted(following):
            counts[counted].add(number)
    return counts


def _number(word: str) -> int | None:
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() and len(digits) < 16 else _NUMBERS.get(word)


def _counted(words: list[str]) -> str:
    """The first plural noun, unless something else comes between."""
    near = takewhile(lambda word: word[0].isalpha() and word not in _NO_MORE and word not in _TIMES, words[:_MOST_WORDS])
    noun = next((word for word in near if word in _IRREGULAR or (word.endswith("s") and not word.endswith("ss"))), "")
    return "" if noun in _MEASURES else noun
