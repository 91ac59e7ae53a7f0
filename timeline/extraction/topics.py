"""Whether an article is about games, markets, nature or the arts, or about one country's own news: what holds few events of states.

"Spain attacked from the first whistle", "the dollar retreated": there nobody acts for a state but those who hold an office
in it. An affair of state about a flood or a match has officials all through it, and is no such article. A sentence of business stands
in other articles too, or alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from timeline.extraction.attribution.speaking import is_official
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType, Quad, Sector

_TOPICS = ("games words", "market words", "nature words", "arts words")
LEAST_QUIET = 0.3  # the share of an article's sentences with words of one topic from which it is about that …
LEAST_WITHOUT_AFFAIR = 0.1  # … and in an article between no two sides
FEWEST_WORDS_OF_BUSINESS = 2
MOST_OFFICIAL = 0.15  # the share with an official from which it is not
FEWEST_SENTENCES = 10  # a shorter text says too little about itself
_SCORE = re.compile(r"\d{1,3}[-–‑]\d{1,3}")
_SCORING = frozenset({"drew", "draw", "drawn"})
_OF_TRADE_OR_GAMES = (Sector.BUSINESS, Sector.CIVILIANS)
_OF_MARKETS = frozenset({"bank", "reserve", "securities", "competition", "antitrust"})


def acts_for_state(mention: ActorMention) -> bool:
    """An official, but none of a central bank, a market's watchdog or a federation of games, who stand in every report of markets and matches."""
    if not is_official(mention):
        return False
    name = mention.actor.name.lower().split() if mention.actor and mention.office is None else []
    return mention.sector not in _OF_TRADE_OR_GAMES and _OF_MARKETS.isdisjoint(name)


def is_quiet(sentences: Sequence[Clauses | None], with_officials: int, *, tells_affair: bool) -> bool:
    """Whether the sentences of an article are about one of the topics; `with_officials` of them name somebody in office.

    `tells_affair`: several of its events are between two sides, as the riders of two countries attack each other too. So what
    goes on for a while without anybody in office, any army or armed group is about something else, whatever its words.
    """
    if not with_officials and len(sentences) >= FEWEST_SENTENCES:
        return True
    if with_officials > MOST_OFFICIAL * len(sentences):
        return False
    least = LEAST_QUIET if tells_affair or len(sentences) < FEWEST_SENTENCES else LEAST_WITHOUT_AFFAIR
    lists = lexicon().lists
    told = [_words(sentence) for sentence in sentences if sentence is not None]
    return any(sum(not words.isdisjoint(lists[name]) for words in told) > least * len(told) for name in _TOPICS)


def _words(sentence: Clauses) -> set[str]:
    """The words of a sentence and each two that stand together ("grand prix"), but for names of actors; a score tells of a match."""
    lows = [token.low if token.actor is None else "" for token in sentence.tokens]
    match = ["match"] if _tells_score(sentence) else []
    return {*lows, *match, *(f"{one} {next_one}" for one, next_one in pairwise(lows))}


def _tells_score(sentence: Clauses) -> bool:
    """“Beat Kenya 2-1”, "drew 1-1 with Kenya": figures behind a name, or behind such a verb; but "won the vote 52-48"."""
    return any(
        _SCORE.fullmatch(token.low) and (before.actor is not None or before.low in _SCORING)
        for before, token in pairwise(sentence.tokens)
    )


def is_home_news(sentences: int, states: Collection[str]) -> bool:
    """Whether an article of so many sentences stays within one state, whose minister opens a hospital and warns thieves."""
    return sentences >= FEWEST_SENTENCES and len(states) <= 1


def is_of_note_at_home(event_type: EventType) -> bool:
    """What is an event though it stays within one state: force, arrests, unrest."""
    return event_type.quad is Quad.MATERIAL_CONFLICT or event_type is EventType.PROTEST


def is_of_business(sentence: Clauses) -> bool:
    """Whether a sentence tells what companies do: a word of the market, or two of trade. "The Thai miller paid for its rival".

    To be asked of a sentence without an official, in an article that tells no affair: there mills and prices belong to it.
    """
    lists = lexicon().lists
    told = {token.low for token in sentence.tokens if token.actor is None}
    return not told.isdisjoint(lists["market words"]) or len(told & lists["business words"]) >= FEWEST_WORDS_OF_BUSINESS
