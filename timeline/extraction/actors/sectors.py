"""Which part of a society somebody is of: the government, an army, a court, rebels, the press."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.files import Problems, own_folder, word_lists
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef
from timeline.vocabulary import ActorKind, Sector

NOUNS_AFTER = 4  # words after "Bhutanese" in which it is said who they are
WORDS_BEFORE = 5  # words before a name: "the Colombian drug lord Pablo Escobar"
LONGEST_PHRASE = 6  # words

_ENDS_PHRASE = frozenset({"of", "in", "to", "for", "from", "by", "on", "at", "with", "and", "or", "who", "that", "which"})


@cache
def sector_words() -> dict[str, Sector]:
    """Folded words -> the sector they tell."""
    return _read(Problems(), own_folder())


@cache
def _words_of_sectors() -> frozenset[str]:
    return frozenset(word for phrase in sector_words() for word in phrase.split(" "))


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with `sectors.txt`, one sentence each with file and line; an empty list when all is well."""
    problems = Problems()
    _read(problems, extra)
    return problems.found


def _read(problems: Problems, extra: Path | None) -> dict[str, Sector]:
    found: dict[str, Sector] = {}
    for row, name, items in word_lists("sectors.txt", problems, extra=extra):
        if name not in set(Sector):
            problems.add(row, f"“{name}” is no sector; they are {', '.join(Sector)}.")
            continue
        for words in items:
            found.update(dict.fromkeys((words, *_plurals(words)), Sector(name)))
    return found


def _plurals(words: str) -> tuple[str, ...]:
    if words.endswith("man"):
        return (f"{words[:-3]}men",)
    return (f"{words[:-1]}ies",) if words.endswith("y") else (f"{words}s", f"{words}es")


def sector_of(draft: Draft, tokens: Tokens) -> Sector | None:
    """By the office, by the words of the mention and those around it, else by what the actor is; None where nothing tells.

    A person of the table is of the sector of the last office the table gives.
    """
    actor = draft.person.ref if draft.person else draft.actor
    if actor is None:
        return None
    if _is_between_states(actor):
        return Sector.BETWEEN_STATES
    if draft.office and (found := _told_by(draft.office.title.lower().split())):
        return found
    return _told_by(_phrase(draft, tokens, actor)) or _of_kind(actor)


def _phrase(draft: Draft, tokens: Tokens, actor: ActorRef) -> list[str]:
    """The words that say who it is: of a person those before the name, of a state those after it, or before "in Belgrade"."""
    first = bisect_left(tokens.starts, draft.span.start)
    end = bisect_left(tokens.starts, draft.span.end)
    if actor.kind is not ActorKind.STATE:
        start = _first_of_phrase(tokens, first, WORDS_BEFORE) if actor.kind is ActorKind.PERSON else first
        return tokens.folded[start:end]
    after = end + 1 if tokens.folded[end : end + 1] in (["'s"], ["’s"]) else end
    if draft.rule != "demonym" and after == end:
        return tokens.folded[_people_there(tokens, first) : first]
    last = after
    while last < min(len(tokens), after + NOUNS_AFTER) and _goes_on(tokens, last):
        last += 1
    return tokens.folded[after:last]


def _people_there(tokens: Tokens, name: int) -> int:
    """Where the words before "in northern Nigeria" begin that say who is there; `name` itself where none do."""
    before = _first_of_phrase(tokens, name, 2)
    if before == 0 or tokens.folded[before - 1] not in {"in", "of"}:
        return name
    return _first_of_phrase(tokens, before - 1, NOUNS_AFTER)


def _first_of_phrase(tokens: Tokens, end: int, most: int) -> int:
    start = end
    while start > max(0, end - most) and _goes_on(tokens, start - 1):
        start -= 1
    return start


def _goes_on(tokens: Tokens, at: int) -> bool:
    return tokens.words[at][0].isalpha() and tokens.folded[at] not in _ENDS_PHRASE


def _told_by(folded: list[str]) -> Sector | None:
    """The sector of the longest phrase of the list among the words; of equally long ones the last."""
    known = sector_words()
    if _words_of_sectors().isdisjoint(folded):
        return None
    for length in range(min(LONGEST_PHRASE, len(folded)), 0, -1):
        for first in range(len(folded) - length, -1, -1):
            if found := known.get(" ".join(folded[first : first + length])):
                return found
    return None


def _of_kind(actor: ActorRef) -> Sector | None:
    if actor.kind is ActorKind.STATE:
        return Sector.GOVERNMENT
    if actor.kind is ActorKind.GROUP:
        return Sector.REBELS
    if actor.kind is ActorKind.PERSON:
        leader = load().leaders.get(actor.name)
        return _told_by(leader.tenures[-1].office.lower().split()) if leader else None
    return None


def _is_between_states(actor: ActorRef) -> bool:
    return (
        actor.kind is ActorKind.ORGANISATION and bool(actor.code or actor.affiliation) and actor.affiliation not in load().states
    )
