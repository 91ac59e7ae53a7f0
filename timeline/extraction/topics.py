"""Whether an article is about games, markets, nature or the arts, which are told in the words of war and diplomacy.

A sentence of business stands in other articles too, or alone.

"Spain attacked from the first whistle", "the dollar retreated": there nobody acts for a state but those who hold an office
in it. An affair of state about a flood or a match has officials all through it, and is no such article.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.clauses import Clauses
from timeline.extraction.triggers import lexicon

_TOPICS = ("games words", "market words", "nature words", "arts words")
LEAST_QUIET = 0.3  # the share of an article's sentences with words of one topic from which it is about that
FEWEST_WORDS_OF_BUSINESS = 2
MOST_OFFICIAL = 0.15  # the share with an official from which it is not


def is_quiet(sentences: Sequence[Clauses | None], with_officials: int) -> bool:
    """Whether the sentences of an article are about one of the topics; `with_officials` of them name somebody in office."""
    if with_officials > MOST_OFFICIAL * len(sentences):
        return False
    lists = lexicon().lists
    told = [{token.low for token in sentence.tokens if token.actor is None} for sentence in sentences if sentence is not None]
    return any(sum(not words.isdisjoint(lists[name]) for words in told) > LEAST_QUIET * len(told) for name in _TOPICS)


def is_of_business(sentence: Clauses) -> bool:
    """Whether a sentence tells what companies do: a word of the market, or two of trade. "The Thai miller paid for its rival".

    To be asked of a sentence without an official, in an article that tells no affair: there mills and prices belong to it.
    """
    lists = lexicon().lists
    told = {token.low for token in sentence.tokens if token.actor is None}
    return not told.isdisjoint(lists["market words"]) or len(told & lists["business words"]) >= FEWEST_WORDS_OF_BUSINESS
