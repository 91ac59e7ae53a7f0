"""Links "he", "it", "they", "the two leaders", "both countries" and "his country".

Nobody is linked across a quotation mark: "he" inside a quotation is not the one who speaks it, and "we" and "I" never mean
an actor at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.people import Person
from timeline.extraction.actors.story import (
    NEAR,
    SENTENCES_BACK,
    SentenceDrafts,
    Story,
    ambiguous,
    distinct,
    name_of,
    opens,
    state_of,
)
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef
from timeline.vocabulary import ActorKind

_MEN, _WOMEN = frozenset({"he", "him"}), frozenset({"she"})
_PRONOUNS = _MEN | _WOMEN | {"it", "they"}


def find_pronouns(current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Iterator[Draft]:
    tokens = current.tokens
    for index, word in enumerate(tokens.folded):
        if word in _PRONOUNS and not (word == "it" and _is_empty(tokens, index, words)) and not tokens.words[index].isupper():
            yield Draft(tokens.span(index, index + 1), "pronoun", f"“{tokens.words[index]}”", title=word)
        elif word in words["of groups"] and index and tokens.folded[index - 1] == "the":
            yield Draft(tokens.span(index, index + 1), "group", f"“the {word}”")
        elif word in words["of countries"] and index and tokens.folded[index - 1] in {"his", "her"}:
            yield Draft(tokens.span(index - 1, index + 1), "country", f"“{tokens.folded[index - 1]} {word}”")
        elif word in {"both", "two"}:
            end = index + 1
            while end < len(tokens) and tokens.folded[end] in words["before a pair"]:
                end += 1
            kind = tokens.folded[end] if end < len(tokens) else ""
            definite = word == "both" or (index > 0 and tokens.folded[index - 1] in {"the", "these", "those"})
            if definite and (kind in words["of persons"] or (kind in words["of countries"] and kind.endswith("s"))):
                yield Draft(
                    tokens.span(index, end + 1),
                    "pair",
                    f"“{word} {kind}”",
                    title="persons" if kind in words["of persons"] else "states",
                )


def _is_empty(tokens: Tokens, index: int, words: Mapping[str, frozenset[str]]) -> bool:
    """ "It is unclear": "it" that stands for nobody."""
    following = [*tokens.folded[index + 1 : index + 3], "", ""]
    if not following[0].isalpha() or following[0] in words["after an object"]:
        return True
    return following[0] in words["after an empty it"] and following[1] not in words["after a real it"]


def settle_pronoun(draft: Draft, index: int, article: list[SentenceDrafts]) -> Iterable[Draft]:
    word = draft.title
    draft.title = ""
    if word == "they":
        pair = _pair_before(draft, index, article)
        return [Draft(draft.span, "pronoun", f"“they”: {name_of(one)}", one.actor, one.person) for one in pair]
    candidates, named_later = _candidates(draft, index, article, word)
    if not candidates:
        return []
    if len(candidates) > 1:
        return [] if word == "it" else [ambiguous(draft, [name_of(one) for one in candidates])]
    draft.actor, draft.person = candidates[0].actor, candidates[0].person
    draft.reason = (
        f"{draft.reason}: {name_of(candidates[0])}, {'named only afterwards' if named_later else 'the only one it fits'}"
    )
    return [draft]


def _candidates(draft: Draft, index: int, article: list[SentenceDrafts], word: str) -> tuple[list[Draft], bool]:
    current = article[index]
    quotation = current.quotation_of(draft.span)
    here = distinct(one for one in current.known[-NEAR:] if current.quotation_of(one.span) == quotation and _fits(one, word))
    if len(here) > 1 and word == "it" and here[0].span.start == current.known[0].span.start and opens(current, here[0]):
        here = here[:1]  # the subject of the sentence goes on being spoken of
    if here or quotation:
        return here, False
    is_subject = current.tokens.starts[0] >= draft.span.start
    for back in range(1, SENTENCES_BACK + 1):
        if index - back < 0:
            break
        before = article[index - back]
        found = distinct(one for one in before.known[:NEAR] if not before.quotation_of(one.span) and _fits(one, word))
        if len(found) > 1 and (word != "it" or is_subject) and opens(before, found[0]):
            found = found[:1]  # who opened the last sentence is still spoken of
        if found:
            return found, False
        if word == "it":
            return [], False
    if word in _MEN | _WOMEN and current.sentence.quotations and index + 1 < len(article):
        following = article[index + 1]
        later = distinct(
            one for one in following.drafts if one.person and not following.quotation_of(one.span) and _fits(one, word)
        )
        return (later, True) if len(later) == 1 else ([], False)
    return [], False


def _fits(one: Draft, word: str) -> bool:
    if word == "it":
        actor = one.actor
        return (
            actor is not None
            and actor.kind is not ActorKind.PERSON
            and not one.is_place
            and one.rule not in {"demonym", "office", "pair"}
        )
    if one.person is None or one.rule == "pair":
        return False
    return one.person.is_woman is not (word in _MEN) or one.person.is_woman is None


def _pair_before(draft: Draft, index: int, article: list[SentenceDrafts]) -> list[Draft]:
    """Two actors joined by "and" that open this sentence or, for a "They" that opens it, the one before."""
    current = article[index]
    if current.quotation_of(draft.span):
        return []
    place = article[index - 1] if index and draft.span.start == current.tokens.starts[0] else current
    known = [one for one in place.known[:4] if one.span.end <= draft.span.start or place is not current]
    for one, other in pairwise(known):
        first = bisect_left(place.tokens.starts, one.span.end)
        between = place.tokens.folded[first : first + 2]
        if between[:1] == ["and"] and place.tokens.starts[first + 1 :][:1] == [other.span.start] and opens(place, one):
            return [one, other]
    return []


def settle_pair(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    article, people = story.article, story.people
    found: list[ActorRef | Person] = []
    for back in range(SENTENCES_BACK + 1):
        if index - back < 0:
            break
        for one in article[index - back].known[-NEAR:]:
            holder = one.actor if one.rule == "office" else None  # "the French minister", whose name nobody says
            who = (one.person or holder) if draft.title == "persons" else state_of(one, people)
            if who and who not in found:
                found.append(who)
        if len(found) >= 2:
            break
    if len(found) != 2:
        return []
    made = []
    for who in found:
        name = who.name
        one = Draft(draft.span, "description", f"{draft.reason}: {name}")
        one.person, one.actor = (who, None) if isinstance(who, Person) else (None, who)
        made.append(one)
    return made


def settle_country(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "his country": the state of the last person or office spoken of, be it in this sentence or the one before."""
    for place in reversed(story.article[max(0, index - 1) : index + 1]):
        for one in reversed(place.known[-NEAR:]):
            state = state_of(one, story.people) if one.person or one.rule == "office" else None
            if state:
                draft.rule, draft.actor, draft.reason = "description", state, f"{draft.reason}: {state.name}, of {name_of(one)}"
                return [draft]
    return []
