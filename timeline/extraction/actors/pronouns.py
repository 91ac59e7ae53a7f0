"""Links "he", "she", "it" and "they".

Nobody is linked across a quotation mark: "he" inside a quotation is not the one who speaks it, and "we" and "I" never mean
an actor at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.people import Person
from timeline.extraction.actors.story import NEAR, SENTENCES_BACK, SentenceDrafts, ambiguous, distinct, name_of, opens
from timeline.extraction.tokens import Tokens
from timeline.vocabulary import ActorKind

_Named = TypeVar("_Named")

LONGEST_END = 5  # tokens: "said on Monday evening ."

_MEN, _WOMEN = frozenset({"he", "him"}), frozenset({"she", "her"})
_INVERTED = frozenset({"said", "says", "warned", "added", "announced"})
_OBJECTS = frozenset({"him", "her"})
_SEVERAL = frozenset({"they", "them"})
_OWNING = frozenset({"his", "her"})
_PRONOUNS = _MEN | _WOMEN | _SEVERAL | _OWNING | {"it"}
_MOST_TOGETHER = 6  # joined by commas and "and"


def find_pronouns(current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Iterator[Draft]:
    """Pronouns that can stand for somebody; headlines set in capitals hold none."""
    tokens = current.tokens
    if _PRONOUNS.isdisjoint(tokens.folded) or tokens.is_title_case:
        return
    for index, word in enumerate(tokens.folded):
        if word not in _PRONOUNS or tokens.words[index] == "IT":
            continue
        owns = word in _OWNING and tokens.folded[index + 1 : index + 2] != [] and tokens.folded[index + 1] in words["done to him"]
        if owns or (
            word != "his"
            and (word != "it" or _acts(tokens, index, words))
            and (word != "her" or _is_object(tokens, index, words))
        ):
            yield Draft(tokens.span(index, index + 1), "pronoun", f"“{tokens.words[index]}”", title=word)


def _acts(tokens: Tokens, index: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether "it" is a subject and somebody: not in "denied it on Monday", nor in "it is unclear"."""
    following, second = [*tokens.folded[index + 1 : index + 3], "", ""][:2]
    if not following.isalpha() or (following in words["after an empty it"] and second not in words["after a real it"]):
        return False
    before = tokens.folded[index - 1] if index else ""
    if not before.isalpha() or before in words["before a subject"]:
        return True
    return following in words["after a subject"] or (following.endswith(("s", "ed")) and following not in words["no verbs"])


def _is_object(tokens: Tokens, index: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether "her" is somebody and not somebody's: "thanked her for", but "her visit"."""
    following = tokens.folded[index + 1] if index + 1 < len(tokens) else "."
    return not following[0].isalnum() or following in words["after an object"]


def settle_pronoun(
    draft: Draft, index: int, article: list[SentenceDrafts], words: Mapping[str, frozenset[str]]
) -> Iterable[Draft]:
    word = draft.title
    draft.title = ""
    if word in _SEVERAL:
        if word == "them" and (others := _others_than_subject(draft, article[index], words)) is not None:
            return [Draft(draft.span, "pronoun", f"“{word}”: {name_of(one)}", one.actor, one.person) for one in others]
        several = _joined_before(draft, index, article) or _plural_before(draft, index, article, words)
        return [Draft(draft.span, "pronoun", f"“{word}”: {name_of(one)}", one.actor, one.person) for one in several]
    candidates = _candidates(draft, index, article, word, words)
    why = "the only one it fits"
    if not candidates and word != "it":
        candidates, why = _named_afterwards(draft, index, article, word), "named only afterwards"
    if not candidates or (word == "it" and len(candidates) > 1):
        return []
    if len(candidates) > 1:
        return [ambiguous(draft, [name_of(one) for one in candidates])]
    draft.actor, draft.person = candidates[0].actor, candidates[0].person
    draft.reason = f"{draft.reason}: {name_of(candidates[0])}, {why}"
    if draft.person and draft.person.is_woman is None:
        draft.person.is_woman = word in _WOMEN  # from now on nobody else's "he", or "she"
    return [draft]


def _candidates(
    draft: Draft, index: int, article: list[SentenceDrafts], word: str, words: Mapping[str, frozenset[str]]
) -> list[Draft]:
    """Who can be meant: of this sentence or, where it names nobody fit, of the nearest one before that does."""
    current = article[index]
    quotation = current.quotation_of(draft.span)
    here = distinct(one for one in current.known[-NEAR:] if current.quotation_of(one.span) == quotation and _fits(one, word))
    if len(here) > 1 and word == "it" and here[0] is current.known[0] and opens(current, here[0]):
        here = here[:1]  # the subject of the sentence goes on being spoken of
    subject = _subject_before(draft, current, words) if word in _OBJECTS else None
    here = [one for one in here if one.person is not subject or subject is None]  # "Kim promised him": not Kim himself
    if here or quotation:
        return here or _quoted_before(index, article, word)
    begins = current.tokens.starts[0] >= draft.span.start
    for before in reversed(article[max(0, index - SENTENCES_BACK) : index]):
        outside = (one for one in before.known[:NEAR] if not before.quotation_of(one.span) and _fits(one, word))
        found = [one for one in distinct(outside) if one.person is not subject or subject is None]
        if begins and found and _says_so_at_the_end(before, found[-1], words):
            return found[-1:]
        if len(found) > 1 and (word != "it" or begins) and opens(before, found[0]) and not _is_listed(before, found[0]):
            found = found[:1]  # who opened the last sentence is still spoken of
        if word == "it":  # a state named elsewhere than at the beginning is seldom what the next sentence is about
            return found if len(found) == 1 and begins and opens(before, found[0]) else []
        if found:
            return found
    return []


def _quoted_before(index: int, article: list[SentenceDrafts], word: str) -> list[Draft]:
    """ "“Chad broke its word. It also took Lai,” he said": of whom the same speaker was heard to speak just before.

    The only one it fits in the quotations of the sentence before, or who opens the first of them.
    """
    before = article[index - 1] if index else None
    if before is None or not before.sentence.quotations:
        return []
    found = distinct(one for one in before.known[:NEAR] if before.quotation_of(one.span) and _fits(one, word))
    if len(found) > 1 and opens(before, found[0]):
        return found[:1]
    return found if len(found) == 1 else []


def _subject_before(draft: Draft, current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Person | None:
    """The person who does in the clause of "him" what is done to him, so that it is somebody else.

    A clause begins behind "who", "after", "says" and the like; behind "who" it is the person before who does it.
    """
    tokens = current.tokens
    at = bisect_left(tokens.starts, draft.span.start)
    opening = next((index for index in range(at - 1, -1, -1) if tokens.folded[index] in words["opens a clause"]), -1)
    known = [one for one in current.known[-NEAR:] if not one.is_place and one.rule != "demonym"]
    start = tokens.starts[opening] if opening >= 0 else 0
    if opening >= 0 and tokens.folded[opening] == "who":
        return next((one.person for one in reversed(known) if one.span.end <= start), None)
    return next((one.person for one in known if start <= one.span.start < draft.span.start), None)


def _named_afterwards(draft: Draft, index: int, article: list[SentenceDrafts], word: str) -> list[Draft]:
    """ "We agree," he said: of an article that opens so, the one person of the sentence that follows."""
    current = article[index]
    if not current.sentence.quotations or current.quotation_of(draft.span) or index + 1 >= len(article):
        return []
    following = article[index + 1]
    outside = (one for one in following.drafts[:NEAR] if one.person and not following.quotation_of(one.span))
    found = distinct(one for one in outside if _fits(one, word))
    return found if len(found) == 1 else []


def _fits(one: Draft, word: str) -> bool:
    if word == "it":
        is_body = one.actor is not None and one.actor.kind is not ActorKind.PERSON
        return is_body and not one.is_place and one.rule not in {"demonym", "office"}
    if one.person is None:
        return False
    return one.person.is_woman is None or one.person.is_woman == (word in _WOMEN)


def _says_so_at_the_end(place: SentenceDrafts, one: Draft, words: Mapping[str, frozenset[str]]) -> bool:
    """ "Two jets crossed the border, the Greek Defence Ministry said." It is the ministry that the next sentence is about."""
    after = bisect_left(place.tokens.starts, one.span.end)
    rest = place.tokens.folded[after:]
    if not 0 < len(rest) <= LONGEST_END:
        return False
    first = bisect_left(place.tokens.starts, one.span.start)
    before = [word for word in place.tokens.folded[max(0, first - 2) : first] if word != "the"]
    return rest[0] in words["persons do"] or (bool(before) and before[-1] in _INVERTED)  # "…,” said the embassy."


def _is_listed(place: SentenceDrafts, one: Draft) -> bool:
    """Whether another name follows at once: "France, Germany and Italy"."""
    after = bisect_left(place.tokens.starts, one.span.end)
    return place.tokens.folded[after : after + 1] in ([","], ["and"])


def _joined_before(draft: Draft, index: int, article: list[SentenceDrafts]) -> list[Draft]:
    """Actors joined by "and" that open this sentence or, for a "They" that opens it, the one before.

    In the sentence itself rather the several just named: "urged both sides to respect what they had signed".
    """
    place = _where_several_are_named(draft, index, article)
    if place is None or not place.known:
        return []
    if place is article[index]:
        spans = Counter(one.span for one in place.known[-NEAR:])
        meant = next((span for span in reversed(spans) if spans[span] > 1), None)
        if meant is not None:
            return [one for one in place.known[-NEAR:] if one.span == meant]
    joined: list[Draft] = []
    for one in place.known[:_MOST_TOGETHER]:
        if place is article[index] and one.span.end > draft.span.start:
            break
        if joined and not is_joined(place, joined[-1], one):
            break
        joined.append(one)
    return joined if len(joined) > 1 and opens(place, joined[0]) else []


def _others_than_subject(draft: Draft, current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> list[Draft] | None:
    """ "Officials sent the Chileans home, accusing them of theft": not the officials, to whom None else leaves the way open.

    Where no clause begins between, "them" is not whoever does it but the one plural named behind, if any.
    """
    tokens = current.tokens
    at = bisect_left(tokens.starts, draft.span.start)
    before = [one for one in current.known[-NEAR:] if one.span.end <= draft.span.start]
    if len(before) < 2 or before[0].is_place or not opens(current, before[0]) or current.quotation_of(draft.span):
        return None
    first = bisect_left(tokens.starts, before[0].span.end)
    if not words["opens a clause"].isdisjoint(tokens.folded[first:at]) or "and" in tokens.folded[first : first + 1]:
        return None
    return [one for one in before[1:] if not one.is_place and _is_plural(one, current, words)][-1:]


def _is_plural(one: Draft, place: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> bool:
    last = place.tokens.folded[bisect_left(place.tokens.starts, one.span.end) - 1]
    return one.rule in {"body", "description", "demonym"} and (last.endswith(("s", "men")) or last in words["plural without s"])


def _where_several_are_named(draft: Draft, index: int, article: list[SentenceDrafts]) -> SentenceDrafts | None:
    current = article[index]
    if current.quotation_of(draft.span):
        return None
    return article[index - 1] if index and draft.span.start == current.tokens.starts[0] else current


def is_joined(place: SentenceDrafts, one: Draft, other: Draft) -> bool:
    """Whether nothing but a comma or "and" stands between two who are named."""
    if other.span == one.span:
        return True  # of "both sides"
    first, end = (bisect_left(place.tokens.starts, at) for at in (one.span.end, other.span.start))
    return 0 < end - first <= 3 and set(place.tokens.folded[first:end]) <= {"and", ",", "the", "&"}


def joined_runs(place: SentenceDrafts, named: Iterable[_Named], draft_of: Callable[[_Named], Draft]) -> list[list[_Named]]:
    """Those who are named, in their order, parted where anything but a comma or "and" stands between two."""
    runs: list[list[_Named]] = []
    for one in named:
        if runs and is_joined(place, draft_of(runs[-1][-1]), draft_of(one)):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _plural_before(draft: Draft, index: int, article: list[SentenceDrafts], words: Mapping[str, frozenset[str]]) -> list[Draft]:
    """ "The rebels said they …", "Russian troops … They …": the one plural name that opens the sentence."""
    place = _where_several_are_named(draft, index, article)
    opening = place.known[0] if place and place.known else None
    if place is None or opening is None or opening.person or not opening.actor or not opens(place, opening):
        return []
    last = place.tokens.folded[bisect_left(place.tokens.starts, opening.span.end) - 1]
    is_group = opening.actor.kind is ActorKind.GROUP and opening.rule in {"name", "description"}
    is_plural = opening.rule in {"body", "description"} and (last.endswith("s") or last in words["plural without s"])
    return [opening] if (is_group or is_plural) and opening.span.end < draft.span.start else []
