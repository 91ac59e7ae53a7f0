"""On whose side somebody is whom an article names: the state or organisation that he, she or it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Set

from timeline.extraction.lexicon import load
from timeline.extraction.values import ActorMention
from timeline.vocabulary import ActorKind

# What a territory does or suffers is told of its state too; those in free association (Niue, the Cook Islands) act for themselves.
_BY_STATE = {
    "DNK": ("FRO", "GRL"),
    "FIN": ("ALA",),
    "FRA": ("GLP", "GUF", "MTQ", "MYT", "NCL", "PYF", "REU", "WLF"),
    "GBR": ("AIA", "BMU", "CYM", "FLK", "GGY", "GIB", "IMN", "IOT", "JEY", "MSR", "TCA", "VGB"),
    "NLD": ("ABW", "BES", "CUW", "SXM"),
    "NZL": ("TKL",),
    "USA": ("ASM", "GUM", "MNP", "PRI", "VIR"),
}
_TERRITORIES = {territory: state for state, territories in _BY_STATE.items() for territory in territories}
_GROUP = ActorKind.GROUP  # asked of every mention again and again, and a member of an enumeration is slow to look up


def is_territory_of(code: str, states: Set[str]) -> bool:
    """Whether the code is that of a territory of one of the states."""
    return _TERRITORIES.get(code) in states


def side_of(mention: ActorMention) -> str:
    """The state or organisation that a mention stands for; rebels stand for themselves. Empty for nobody."""
    actor = mention.actor
    if actor is None:
        return ""
    side = actor.name if actor.kind is _GROUP else actor.code or actor.affiliation or actor.name
    return _TERRITORIES.get(side, side)


def sides_of(mentions: Iterable[ActorMention]) -> set[str]:
    return {side for mention in mentions if (side := side_of(mention))}


def belongs(mentions: Iterable[ActorMention]) -> bool:
    """Whether it is known for all of them which side they are on."""
    return all(
        mention.actor and (mention.actor.kind is not ActorKind.PERSON or mention.actor.affiliation) for mention in mentions
    )


def is_state(side: str) -> bool:
    return side in load().states


def is_person(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.PERSON
