"""Small words that the words beside them settle: "more than 20", "has since withdrawn", "will no longer supply"."""

from __future__ import annotations

from functools import cache

from timeline.extraction.clauses.tagging import (
    ACTOR,
    ADVERB,
    AUXILIARY,
    DETERMINER,
    MODAL,
    NOUN,
    PRONOUN,
    TO,
    Token,
    small_words,
)
from timeline.extraction.lexicon.triggers import PAST
from timeline.vocabulary import ActorKind

STANDING_ALONE = frozenset(
    {"dozens", "hundreds", "thousands", "millions", "both", "all", "many", "some", "several", "others"}
    | {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)


@cache
def words_before_numbers() -> frozenset[str]:
    """The words of which `join_to_number` knows something to say."""
    small = small_words()
    return small["about numbers"].union(phrase.split()[0] for phrase in small["quantities"])


def join_to_number(tokens: list[Token], i: int) -> None:
    """ "More than 20", "around 400": part of what is counted."""
    token, about = tokens[i], small_words()["about numbers"]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    is_nearness = token.low == "close" and not _counts(tokens, i + 2)  # "a deputy close to the premier"
    is_quantity = following is not None and f"{token.low} {following.low}" in small_words()["quantities"] and not is_nearness
    if following and (is_quantity or (token.low in about and following.low[0].isdigit())):
        token.tag = DETERMINER
        if token.low not in about:
            following.tag = DETERMINER


@cache
def words_settled_by_neighbours() -> frozenset[str]:
    """The words of which `settle_by_neighbours` knows something to say."""
    phrases = small_words()["adverbs of two words"]
    return frozenset({"states", "no", "since", "first", "last", "further", "back", *(phrase.split()[0] for phrase in phrases)})


def settle_by_neighbours(tokens: list[Token], i: int) -> None:
    token, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    before = tokens[i - 1].tag if i else ""
    if token.low == "states" and not (following and following.low in ("that", ":")) and not _is_after_person(tokens, i):
        token.verb = None  # "the Arab states", "in several states"
    if token.low == "no" and following and following.low == "longer":
        token.tag = following.tag = ADVERB  # "will no longer supply"
    if token.low == "since" and before == AUXILIARY:
        token.tag = ADVERB  # "has since withdrawn"
    may_be_phrase = following and before in (MODAL, AUXILIARY) and _may_go_on(tokens, i + 2)
    if following and may_be_phrase and f"{token.low} {following.low}" in small_words()["adverbs of two words"]:
        token.tag = following.tag = ADVERB  # "will in return lift the ban"
    if token.low == "first" and before in (MODAL, AUXILIARY, TO):
        token.tag = ADVERB
    if token.low in ("last", "further") and before in (NOUN, PRONOUN, ACTOR) and following and _is_past(following):
        token.tag = ADVERB  # "they last spoke in May", "he further alleged"
    if token.low == "back" and before in (MODAL, TO, ADVERB):
        token.tag = NOUN  # "will not back down": here it can be a verb


def _may_go_on(tokens: list[Token], i: int) -> bool:
    """Whether the verb group goes on there."""
    return i < len(tokens) and (tokens[i].verb is not None or tokens[i].tag in (AUXILIARY, ADVERB))


def _counts(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and (tokens[i].low[0].isdigit() or tokens[i].low in STANDING_ALONE)


def _is_after_person(tokens: list[Token], i: int) -> bool:
    mention = tokens[i - 1].actor if i else None
    return mention is not None and mention.actor is not None and mention.actor.kind is ActorKind.PERSON


def _is_past(token: Token) -> bool:
    return token.verb is not None and bool(token.verb[1] & PAST)
