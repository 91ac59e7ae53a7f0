"""Families of words that two articles use in turn for one thing: "expelled" and "threw out", "jets" and "warplanes".

The name of a family serves as the common stem of all its words. `lexicon/families.txt` has them and says how to write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from timeline.extraction.lexicon.files import Problems, Row, own_folder, word_lists
from timeline.extraction.lexicon.triggers import inflections, lexicon, singular_and_plurals
from timeline.search import fold
from timeline.vocabulary import EventType

_LONGEST_GAP = 5  # words that "…" may stand for
_GAP = "…"


@dataclass(slots=True)
class Families:
    """Folded words and phrases by the family they are of."""

    stems: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)  # by the first word, the words after it
    acts: dict[str, frozenset[EventType]] = field(default_factory=dict)  # of which types an act says no more than the type does

    def in_words(self, words: Sequence[str], begun: int | None = None) -> Iterator[tuple[int, str]]:
        """The phrases in these folded words: where each begins, and its family. Only those among the first `begun`, if told."""
        for place, word in enumerate(words[:begun]):
            for rest, family in self.phrases.get(word, ()):
                if _follows(rest, words, place + 1):
                    yield place, family


def _follows(rest: Sequence[str], words: Sequence[str], place: int) -> bool:
    for number, word in enumerate(rest):
        if word == _GAP:
            ends = range(place, min(place + _LONGEST_GAP, len(words)) + 1)
            return any(_follows(rest[number + 1 :], words, end) for end in ends)
        if place >= len(words) or words[place] != word:
            return False
        place += 1
    return True


@cache
def families() -> Families:
    """The families of our folder and the deployment's. Lines that cannot be read are left out: see lexicon_errors()."""
    return _read(Problems(), own_folder())


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with `families.txt`, one sentence each with file and line; an empty list when all is well."""
    problems = Problems()
    _read(problems, extra)
    return problems.found


def _read(problems: Problems, extra: Path | None) -> Families:
    result = Families()
    of_words: dict[str, str] = {}  # as they are printed in the file
    other_forms: list[tuple[str, str]] = []
    for row, family, items in word_lists("families.txt", problems, extra=extra):
        if (types := _types_of(row, problems)) is None:
            continue
        is_verb = row.section != "things"
        if is_verb and types:
            result.acts[family] = types
        for item in items:
            words = _folded(item.removeprefix("="))
            if of_words.setdefault(words, family) != family:
                problems.add(row, f"“{item}” is of the family “{of_words[words]}” too.")
                continue
            forms = [words] if item.startswith("=") else _forms(words, is_verb)
            other_forms += [(form, family) for form in forms]
    for form, family in other_forms:
        if of_words.get(form, family) == family:
            _add(form, family, result)
    return result


def _folded(item: str) -> str:
    parts = (fold(part).replace("'", " ").replace("-", " ").split() for part in item.split(_GAP))
    return f" {_GAP} ".join(" ".join(part) for part in parts)


def _types_of(row: Row, problems: Problems) -> frozenset[EventType] | None:
    """The types that a section names; None where it cannot be read."""
    if row.section in ("deeds", "things"):
        return frozenset()
    kind, _, names = row.section.partition(":")
    types = [name.strip() for name in names.split(",")]
    if kind == "acts" and set(types) <= set(EventType):
        return frozenset(map(EventType, types))
    problems.add(row, f"[{row.section}] is none of [acts: TYPE, TYPE], [deeds] and [things].")
    return None


def _forms(words: str, is_verb: bool) -> list[str]:
    first, *rest = words.split()
    if not is_verb:
        return list(singular_and_plurals(words))
    table = lexicon()
    forms = [form for form, _ in inflections(first, table.irregular, table.lists["doubled"])]
    if not rest:
        return [*forms, *singular_and_plurals(first)]
    return [" ".join((form, *rest)) for form in forms]


def _add(form: str, family: str, result: Families) -> None:
    first, *rest = form.split()
    if not rest:
        result.stems.setdefault(first, family)
    elif (entry := (tuple(rest), family)) not in (known := result.phrases.setdefault(first, [])):
        known.append(entry)
