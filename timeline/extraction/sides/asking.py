"""Whom a request is turned to, as far as its own sentence says."""

from __future__ import annotations

from collections.abc import Collection

from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import acting
from timeline.extraction.lexicon import load
from timeline.extraction.values import ActorMention
from timeline.vocabulary import ActorKind

_SETTING_FREE = ("release", "freedom", "handover", "extradition")


def asked_that(clauses: Clauses, index: int) -> list[ActorMention]:
    """“Demanded that Iran free the crew”, where "free" may have been read as part of the name: who is to do it."""
    chunks = clauses.chunks
    if index + 2 >= len(chunks) or chunks[index + 1].word != "that" or chunks[index + 2].kind != NP:
        return []
    first, *following = clauses.tokens[chunks[index + 2].first : chunks[index + 2].last + 1]
    if first.actor and following and following[0].verb:
        return [first.actor]
    return acting(clauses, index + 2)


def asks_people(clauses: Clauses, objects: list[int]) -> bool:
    """Whether it is people, or the authorities, to whom the verb turns: who they are only the article tells."""
    words = load().words
    heads = [clauses.tokens[clauses.chunks[head].last].low for head in objects[:1]]
    return any(head.removesuffix("s") in words["persons"] or head in words["the state itself"] for head in heads)


def without_own_people(
    asked: list[ActorMention], asking: list[ActorMention], whom: Collection[ActorMention]
) -> list[ActorMention]:
    """“Mali asked for access to the four Malian drivers”, "asked to see him": whoever holds them is asked.

    Persons are told so only where the request is not turned to them (`whom` says to whom it is).
    """
    own = {side for m in asking if m.actor for side in (m.actor.code, m.actor.affiliation) if side}
    return [m for m in asked if m in whom or not _is_one_of_theirs(m, own)]


def _is_one_of_theirs(mention: ActorMention, own: set[str]) -> bool:
    if mention.actor is None:
        return False
    if mention.actor.kind is ActorKind.PERSON:
        return mention.actor.affiliation in own
    return mention.rule in ("demonym", "description") and mention.actor.code in own


def is_of_captives(clauses: Clauses, objects: list[int]) -> bool:
    """Whether it is somebody's release or handover that is asked for."""
    return any(clauses.tokens[clauses.chunks[head].last].low in _SETTING_FREE for head in objects)
