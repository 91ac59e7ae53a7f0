"""The words of a sentence and what each can be: preposition, pronoun, actor, date; of any other `verb_words.py` decides.

No tagger is trained: closed lists of small words, the known verbs, and the actors and dates found before decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.files import Problems, own_folder, word_lists
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention, DateMention, Span

# What a token can be.
ACTOR, DATE, DETERMINER, NOUN, OWNER, PREPOSITION, CONJUNCTION = "A", "T", "D", "N", "G", "P", "C"
RELATIVE, AUXILIARY, MODAL, VERB, ADVERB, SUBORDINATOR, TO, PRONOUN, STOP = "R", "X", "M", "V", "B", "S", "K", "O", ","

_MONEY = r"[A-Z]{0,3}[$€£¥₹₽]\d+(?:[.,]\d+)*\w*(?:[-‐‑]\w+)*"
_TOKEN = re.compile(
    rf"{_MONEY}|\d+(?:[.,]\d+)+|\w+n['’]t\b|['’](?:s|ll|d|ve|re|m)\b|\w+(?:[-‐‑\u00ad]\w+)*|['’](?=\s)|[,;:()–—?!]|--"
)
_SIGNS_OF_MONEY = frozenset("$€£¥₹₽")
_SUFFIX = re.compile(r"[-‐‑](\w+)")
_ACTING_SUFFIXES = ("led", "directed", "ordered", "launched", "made", "fired", "run", "sponsored", "flagged", "registered")


@dataclass(slots=True)
class Token:
    low: str
    start: int
    end: int
    tag: str
    capital: bool = False
    actor: ActorMention | None = None
    others: tuple[ActorMention, ...] = ()  # further actors that the same words mean: "they", "the two countries"
    verb: tuple[str, int] | None = None  # base form and what the form can be
    plain: str = ""  # the word itself; of "Peru's side" the last one


@cache
def small_words() -> dict[str, frozenset[str]]:
    return _read_small_words(Problems(), own_folder())


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with the file of small words, one sentence each with file and line; an empty list when all is well."""
    problems = Problems()
    _read_small_words(problems, extra)
    return problems.found


def _read_small_words(problems: Problems, extra: Path | None) -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for _, name, words in word_lists("actions_function_words.txt", problems, extra=extra):
        lists[name] = lists.get(name, frozenset()) | frozenset(words)
    return lists


@cache
def _word_tags() -> dict[str, str]:
    lists = small_words()
    tags: dict[str, str] = {}
    order = {
        "adverbs": ADVERB, "determiners": DETERMINER, "pronouns": PRONOUN, "prepositions": PREPOSITION,
        "subordinators": SUBORDINATOR, "conjunctions": CONJUNCTION, "relatives": RELATIVE, "auxiliaries": AUXILIARY, "modals": MODAL,
    }  # fmt: skip
    for name, tag in order.items():
        tags.update(dict.fromkeys(lists[name], tag))
    tags["to"] = TO
    return tags


def tokens_of(text: str, span: Span, actors: Iterable[ActorMention], dates: Iterable[DateMention]) -> list[Token]:
    """The tokens of one sentence, its open words as nouns; `actors` and `dates` are those of this sentence, in order."""
    known: list[tuple[int, int, ActorMention | None]] = [(a.span.start, a.span.end, a) for a in actors]
    known += [(d.span.start, d.span.end, None) for d in dates if d.dates_events]
    known.sort(key=lambda item: (item[0], -item[1]))
    tokens: list[Token] = []
    shouted = _end_of_shouting(text, span)
    at, depth, index = span.start, 0, 0
    while True:
        while index < len(known) and known[index][0] < at:
            index += 1  # stands within one already taken
        limit = known[index][0] if index < len(known) else span.end
        for match in _TOKEN.finditer(text, at, limit):
            word = match.group()
            if word == "(":
                depth += 1
            elif word == ")":
                depth = max(0, depth - 1)
            elif depth == 0:
                low, tag, verb, has_capital = _read_word(word)
                first, end = match.span()
                tokens.append(Token(low, first, end, tag, has_capital and end > shouted, None, (), verb, low))
        if index >= len(known):
            return tokens
        start, end, actor = known[index]
        others = []
        while actor and index + 1 < len(known) and known[index + 1][:2] == (start, end):
            index += 1
            if (other := known[index][2]) is not None:
                others.append(other)
        if depth == 0:
            low = text[start:end].lower()
            stands_alone = actor is not None and actor.rule == "pronoun" and _word_tags().get(low) == PRONOUN
            owns = actor is not None and actor.rule == "pronoun" and _owns_deed(text, end)
            tag = DATE if actor is None else PRONOUN if stands_alone else DETERMINER if owns else ACTOR
            plain = low if actor is None else low.rsplit(" ", 1)[-1]
            tokens.append(Token(low, start, end, tag, True, actor, tuple(others), None, plain))
            suffix = _SUFFIX.match(text, end)
            if suffix and index + 1 < len(known) and known[index + 1][0] == suffix.start(1):
                suffix = None  # "the China-Japan talks": a second actor
            if suffix:  # "Trump-directed": the actor acts; "Turkish-backed": it does not
                if actor and suffix[1].lower() not in _ACTING_SUFFIXES:
                    tokens[-1].tag, tokens[-1].actor, tokens[-1].plain = NOUN, None, low
                end = suffix.end()
        at, index = end, index + 1


def _owns_deed(text: str, end: int) -> bool:
    """Whether the pronoun before is that of "his arrest"."""
    following = _TOKEN.search(text, end)
    return following is not None and following.group().lower() in load().words["done to him"]


def _end_of_shouting(text: str, span: Span) -> int:
    """Where words in capitals end in "OSLO SCRAPS TALKS: “We had no choice”": up to there capitals make no name."""
    words = text[span.start : span.end]
    first = words.partition(":")[0]
    return span.start + len(first) if " " in first.strip() and first.isupper() else span.start


@lru_cache(maxsize=20_000)
def _read_word(word: str) -> tuple[str, str, tuple[str, int] | None, bool]:
    """The word in lower case, its tag wherever it stands, the verb that it can be a form of, and whether a capital opens it."""
    low = word.lower().replace("’", "'").replace("\u00ad", "")  # a soft hyphen, where a line may break within the word
    if not _SIGNS_OF_MONEY.isdisjoint(word):
        return "million", NOUN, None, word[0].isupper()  # "€3m": of whatever currency and however much, it is money
    return low, _word_tags().get(low) or _tag_of_open_word(low), lexicon().forms.get(low), word[0].isupper()


def _tag_of_open_word(low: str) -> str:
    if not low[0].isalnum():
        return OWNER if low in ("'s", "'") else MODAL if low in ("'ll", "'d") else AUXILIARY if low[0] == "'" else STOP
    if low.endswith("ly") and len(low) > 4 and low not in small_words()["not adverbs"]:
        return ADVERB
    return NOUN
