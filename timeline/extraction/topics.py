"""Whether an article is about games, markets, nature or the arts, which are told in the words of war and diplomacy.

"Spain attacked from the first whistle", "the dollar retreated": there nobody acts for a state but those who hold an office
in it. An affair of state about a flood or a match has officials all through it, and is no such article.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.clauses import Clauses
from timeline.extraction.triggers import lexicon

_TOPICS = ("games words", "market words", "nature words", "arts words")
LEAST_QUIET = 0.3  # the share of an article's sentences with words of one topic from which it is about that
MOST_OFFICIAL = 0.15  # the share with an official from which it is not


def is_quiet(sentences: Sequence[Clauses | None], with_officials: int) -> bool:
    """Whether the sentences of an article are about one of the topics; `with_officials` of them name somebody in office."""
    if with_officials > MOST_OFFICIAL * len(sentences):
        return False
    lists = lexicon().lists
    told = [{token.low for token in sentence.tokens if token.actor is None} for sentence in sentences if sentence is not None]
    return any(sum(not words.isdisjoint(lists[name]) for words in told) > LEAST_QUIET * len(told) for name in _TOPICS)
