"""The lexicon of event words: reads `lexicon/actions_*.txt` once and answers which entries a word can begin.

The three files explain their own notation at their head. Inflections are made here from the base forms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from timeline.extraction.lexicon.files import Problems, Row, own_folder, rows, word_lists
from timeline.vocabulary import EventType

ACTOR = "ACTOR"  # stands for an object that names an actor
PERSON = "PERSON"  # stands for a subject that names a person or the holder of an office
NOT = "NOT"  # asks that the verb is negated: "will not sit idly by"
FUTURE = "FUTURE"  # asks that the verb lies ahead and is not negated: "will hit back"
INFINITIVE = "INFINITIVE"  # stands for an infinitive that follows
GAP = "…"  # stands for any words between: "put … on trial"

_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtvz]")  # one syllable that doubles its last letter: "dub", "jet"
_IN_L = re.compile(r"[^aeiou][aeiou]l$|[aeiouy][aeu]l$")

BASE, THIRD, PAST, PARTICIPLE, ING = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of a verb or a noun, and how its sides are found."""

    type: EventType
    words: tuple[str, ...]  # the verb's base form and the fixed words after it; or the noun's words
    object: str = ""  # a word list, ACTOR, or nothing
    subject: str = ""
    sources: tuple[str, ...] = ()  # nouns only: where the acting side stands
    targets: tuple[str, ...] = ()
    both: bool = False
    swap: bool = False
    where: str = ""
    following: frozenset[str] = frozenset()  # verbs only: one of these stands behind the verb, if fixed words do

    @property
    def length(self) -> int:
        return len(self.words) - self.words.count(GAP)

    @property
    def label(self) -> str:
        """As a reader may see it: "“impose” with a word of the list “sanctions”"."""
        words = f"“{' '.join(self.words)}”"
        if self.object:
            special = {ACTOR: "somebody named behind it", INFINITIVE: "an infinitive"}
            words += f" with {special.get(self.object) or f'a word of the list “{self.object}”'}"
        if self.subject:
            special = {PERSON: "said of a person", NOT: "with “not”", FUTURE: "with “will”"}
            words += f", {special.get(self.subject) or f'said of a word of the list “{self.subject}”'}"
        return words


@dataclass(slots=True)
class Lexicon:
    """All entries, keyed by the word they begin (verbs) or end (nouns) with."""

    verbs: dict[str, list[Entry]] = field(default_factory=dict)
    nouns: dict[str, list[Entry]] = field(default_factory=dict)
    deeds: set[str] = field(default_factory=set)  # the words by which a noun tells a deed: "suspension" of "suspension of aid"
    forms: dict[str, tuple[str, int]] = field(default_factory=dict)  # "imposed" -> ("impose", PAST | PARTICIPLE)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)  # "embargoes" -> {"sanctions", …}
    lists: dict[str, frozenset[str]] = field(default_factory=dict)  # "light verbs" -> {"launch", …}
    irregular: dict[str, tuple[str, list[str]]] = field(default_factory=dict)  # "break" -> its past; past and participle, in turn


@cache
def lexicon() -> Lexicon:
    """The lexicon of our folder and the deployment's. Lines that cannot be read are left out: see lexicon_errors()."""
    return _read(Problems(), own_folder())


def type_of_noun(word: str) -> EventType | None:
    """The type of event that a noun alone reports: "the raid"."""
    return next((entry.type for entry in lexicon().nouns.get(word, ()) if len(entry.words) == 1), None)


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with the three files, one sentence each with file and line; an empty list when all is well."""
    problems = Problems()
    _read(problems, extra)
    return problems.found


def _read(problems: Problems, extra: Path | None) -> Lexicon:
    result = Lexicon()
    irregular, doubled = result.irregular, _read_words(result, problems, extra)
    for entry in _read_entries("actions_verbs.txt", result, problems, extra):
        result.verbs.setdefault(entry.words[0], []).append(entry)
    for entries in result.verbs.values():
        entries.sort(
            key=lambda entry: (
                -entry.length,
                not entry.subject,
                not entry.object or entry.object in (ACTOR, INFINITIVE),
                not entry.object,
            )
        )
    for entry in _read_entries("actions_nouns.txt", result, problems, extra):
        result.deeds.update(singular_and_plurals(entry.words[0] if "of" in entry.words else entry.words[-1]))
        if not entry.words[-1].startswith("@"):
            for ending in singular_and_plurals(entry.words[-1]):
                result.nouns.setdefault(ending, []).append(entry)
        if "of" in entry.words:
            for first in singular_and_plurals(entry.words[0]):
                result.nouns.setdefault(first, []).append(entry)
    for entries in result.nouns.values():
        entries.sort(key=lambda entry: -len(entry.words))
    verbs = [*result.verbs, *(word.split()[0] for name in _VERB_LISTS for word in result.lists[name])]
    for verb in dict.fromkeys(verbs):
        for form, flags in inflections(verb, irregular, doubled):
            lemma, known = result.forms.get(form, (verb, 0))
            if lemma == verb or (verb in result.verbs and lemma not in result.verbs):
                result.forms[form] = (verb, flags | (known if lemma == verb else 0))
    for verb in (*result.lists["plain verbs"], *irregular):
        for form, flags in inflections(verb, irregular, doubled):
            if not flags & (BASE | THIRD):
                result.forms.setdefault(form, (verb, flags))
    return result


_VERB_LISTS = (
    "common verbs",
    "light verbs",
    "reporting verbs",
    "object control",
    "unreal verbs",
    "done verbs",
    "not real verbs",
    "happening verbs",
    "weighing verbs",
    "harmful verbs",
    "undone verbs",
    "entering verbs",
    "accident verbs",
)


def _read_words(result: Lexicon, problems: Problems, extra: Path | None) -> frozenset[str]:
    """Fill the lists, the classes and the irregular verbs; return the verbs that double their last letter."""
    classes: dict[str, set[str]] = {}
    of_nouns: dict[str, Row] = {}
    for row, name, items in word_lists("actions_words.txt", problems, extra=extra):
        if name == "irregular":
            for item in items:
                if len(forms := item.split()) != 3:
                    problems.add(row, f"“{item}” is not a verb with its past and its participle.")
                    continue
                base, past, participle = forms
                pasts = result.irregular.setdefault(base, (past, []))[1]
                pasts += [past, participle]
            continue
        known = result.lists.get(name.lstrip("@"), frozenset())
        result.lists[name.lstrip("@")] = known | frozenset(items)
        if name.startswith("@"):
            of_nouns[name[1:]] = row
    for name, row in of_nouns.items():
        result.lists[name] = _with_lists_named(name, row, result.lists, problems)
        for item in result.lists[name]:
            for form in singular_and_plurals(item):
                classes.setdefault(form, set()).add(name)
    result.classes = {word: frozenset(names) for word, names in classes.items()}
    return result.lists["doubled"]


def _with_lists_named(name: str, row: Row, lists: Mapping[str, frozenset[str]], problems: Problems) -> frozenset[str]:
    """The words of a list, with those of the lists that it names: "@ships: @vessels, convoy"."""
    words: set[str] = set()
    waiting, taken = [name], {name}
    while waiting:
        for item in lists[waiting.pop()]:
            if not item.startswith("@"):
                words.add(item)
            elif item[1:] not in lists:
                problems.add(row, f"there is no list “{item}” in actions_words.txt.")
            elif item[1:] not in taken:
                taken.add(item[1:])
                waiting.append(item[1:])
    return frozenset(words)


def _read_entries(name: str, result: Lexicon, problems: Problems, extra: Path | None) -> list[Entry]:
    """The entries of a file; a deployment's own come first, because of those that ask for as much the first counts."""
    own: list[Entry] = []
    ours: list[Entry] = []
    for row in rows(name, problems, extra=extra, separator=""):
        if row.section not in EventType.__members__:
            problems.add(row, f"[{row.section}] is no event type." if row.section else "it stands before the first [TYPE].")
            continue
        found = _entries_of_line(row[0], EventType(row.section), f"{row.file}:{row.line}")
        if not found:
            problems.add(row, "it names no word.")
        for entry in found:
            lists = {entry.object, entry.subject, *(word[1:] for word in entry.words if word.startswith("@"))}
            lists -= {"", ACTOR, INFINITIVE, PERSON, NOT, FUTURE}
            for missing in sorted(lists - result.lists.keys()):
                problems.add(row, f"there is no list “@{missing}” in actions_words.txt.")
            if lists <= result.lists.keys():
                (ours if row.file == name else own).append(entry)
    return own + ours


def _entries_of_line(line: str, event_type: EventType, where: str) -> list[Entry]:
    pattern, _, target_text = line.partition("->")
    pattern, _, source_text = pattern.partition("<-")
    targets = re.split(r"[,\s]+", target_text.strip()) if target_text.strip() else ["object"]
    both, swap = "both" in targets, "swap" in targets
    places = tuple(word for word in targets if word not in ("both", "swap"))
    subject = ""
    if "|" in pattern:
        subject, _, pattern = pattern.partition("|")
    verbs, _, wanted = pattern.partition("+")
    wanted = wanted.strip().lstrip("@")
    sources = tuple(re.split(r"[,\s]+", source_text.strip())) if source_text.strip() else ()
    found = []
    for words in filter(None, map(str.split, verbs.split(","))):
        fixed = next((word for word in words[1:] if word != GAP), None)
        following = frozenset({fixed, f"{fixed}s"}) if fixed else frozenset()
        asked = subject.strip().lstrip("@")
        found.append(Entry(event_type, tuple(words), wanted, asked, sources, places, both, swap, where, following))
    return found


def singular_and_plurals(noun: str) -> tuple[str, ...]:
    """A noun and its plural, where the last word (or the first of "withdrawal of troops") is inflected."""
    if " of " in noun:
        first, rest = noun.split(" of ", 1)
        return tuple(f"{a} of {b}" for a in singular_and_plurals(first) for b in singular_and_plurals(rest))
    if noun == "man" or (noun.endswith("man") and len(noun) > 4):
        return noun, noun[:-3] + "men"
    if noun == "child":
        return noun, "children"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun, noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun, noun[:-1] + "ies"
    if noun.endswith("o"):
        return noun, noun + "es", noun + "s"
    return noun, noun + "s"


def singulars(noun: str) -> tuple[str, ...]:
    """The words of which the noun can be the plural, and the noun itself."""
    if noun.endswith("men"):
        return noun, noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun, noun[:-3] + "y"
    if noun.endswith("es"):
        return noun, noun[:-1], noun[:-2]
    return (noun, noun[:-1]) if noun.endswith("s") else (noun,)


def inflections(verb: str, irregular: dict[str, tuple[str, list[str]]], doubled: frozenset[str]) -> list[tuple[str, int]]:
    """All forms of a verb, with what each can be."""
    if verb == "be":
        return [
            ("be", BASE),
            ("is", THIRD),
            ("am", THIRD),
            ("are", THIRD),
            ("was", PAST),
            ("were", PAST),
            ("been", PARTICIPLE),
            ("being", ING),
        ]
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    if verb in doubled or _SHORT.fullmatch(verb):
        stem = verb + verb[-1]
    y = verb.endswith("y") and verb[-2] not in "aeiou"
    third = (
        "has"
        if verb == "have"
        else verb[:-1] + "ies"
        if y
        else verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")
    )
    forms = [(verb, BASE), (third, THIRD)]
    forms.append((verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing", ING))
    if verb in irregular:
        pasts = irregular[verb][1]
        forms += [(form, PAST) for form in pasts[::2]] + [(form, PARTICIPLE) for form in pasts[1::2]]
    else:
        forms.append((verb[:-1] + "ied" if y else verb + "d" if verb.endswith("e") else stem + "ed", PAST | PARTICIPLE))
    if _IN_L.search(verb) and verb not in irregular:
        for either in (verb, verb + "l"):  # "refueled" beside "refuelled"
            forms += [(either + "ing", ING), (either + "ed", PAST | PARTICIPLE)]
    merged: dict[str, int] = {}
    for form, flags in forms:
        merged[form] = merged.get(form, 0) | flags
    return list(merged.items())
