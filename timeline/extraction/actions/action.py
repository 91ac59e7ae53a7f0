"""An event phrase as it is found in a sentence: its type, its sides, whether it is so; not yet dated or attributed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from timeline.extraction.lexicon.triggers import Entry
from timeline.extraction.values import ActorMention, Span
from timeline.vocabulary import ActorKind, EventType, Status

_NAMING = ("name", "metonym", "capital")  # rules of mentions that call a state itself


@dataclass(slots=True)
class Action:
    """One event phrase of one sentence."""

    type: EventType
    status: Status
    entry: Entry
    trigger: Span
    clause: Span
    at: int  # the chunk of the trigger
    is_noun: bool = False
    is_carried: bool = False  # a noun that its verb hands a subject: "announced the release"
    is_background: bool = False  # told by a participle: "…, killing five"
    is_passive: bool = False
    is_anonymous: bool = False  # "gunmen", "rebels": somebody acts whom nobody names
    is_told: bool = False  # a noun in full ("the seizure of a ship by Iran"), or one that is said to happen: "clashes broke out"
    is_between_both: bool = False  # "the leaders agreed", "met both sides": the parties are understood
    is_spoken: bool = False  # an act only in somebody's mouth: whoever says it acts
    sources: list[ActorMention] = field(default_factory=list)
    targets: list[ActorMention] = field(default_factory=list)
    partners: list[ActorMention] = field(default_factory=list)  # of "both": who acts together with the first
    locations: list[ActorMention] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    twins: list[int] = field(default_factory=list)  # chunks of the same sentence that tell it again

    @property
    def parties(self) -> tuple[list[ActorMention], list[ActorMention]]:
        """Who acts and who is acted upon, as the event is told to others.

        Two ministers who met, or two states, act together. A minister who met "organisers from Chile" turned to Chile.
        """
        if self.is_noun or self.targets or self.is_between_both or not _are_unequal(self.sources, self.partners):
            return [*self.sources, *self.partners], self.targets
        return self.sources, self.partners


def _are_unequal(some: Sequence[ActorMention], others: Sequence[ActorMention]) -> bool:
    """Whether nobody among the ones is what anybody among the others is: a person, or a state or body called by its name."""
    return bool(some and others) and {_rank(one) for one in some}.isdisjoint(_rank(one) for one in others)


def _rank(mention: ActorMention) -> ActorKind | ActorMention:
    kind = mention.actor.kind if mention.actor else None
    is_named = kind is ActorKind.PERSON or mention.rule in _NAMING
    return kind if kind and is_named else mention


def is_diplomatic(mention: ActorMention) -> bool:
    """States, their bodies, organisations of states, groups, and persons who belong to one."""
    actor = mention.actor
    return actor is not None and (actor.kind is ActorKind.GROUP or bool(actor.code or actor.affiliation))


def explain(action: Action, passive: bool, entry: Entry) -> str:
    """Who acts upon whom, and where the sentence says so, in words for the reader."""
    doing, done_to = _names([*action.sources, *action.partners]), _names(action.targets)
    if entry.both and len(doing) > 1 and not done_to:
        told = f"{', '.join(doing[:-1])} and {doing[-1]} together"
    else:
        told = f"{', '.join(doing) or 'nobody named'} → {', '.join(done_to) or 'nobody named'}"
    if passive:
        subject, other = ("who acts", "who is acted upon") if entry.swap else ("who is acted upon", "who acts")
        is_named = {"who acts": bool(doing), "who is acted upon": bool(done_to)}
        grounds = [f"{subject} is the subject"] * is_named[subject] + [f"{other} stands after “by”"] * is_named[other]
        return f"{told}; passive: {', '.join(grounds) or 'neither is told'}"
    if entry.swap:
        acting, acted_upon = _where("who acts", entry.targets), "who is acted upon is the subject"
    else:
        speaks = entry.targets[:1] == ("subject",)  # "said that Oslo was to blame"
        acting, acted_upon = (
            f"who acts is {'whoever says so' if speaks else 'the subject'}",
            _where("who is acted upon", entry.targets),
        )
        if not action.sources:
            acting = _where("who takes part", entry.targets)
    is_told = bool(done_to) or "nobody" in entry.targets
    return "; ".join([told, *[acting] * bool(doing), *[acted_upon] * is_told])


def _names(mentions: Sequence[ActorMention]) -> list[str]:
    return list(dict.fromkeys(mention.actor.name for mention in mentions if mention.actor))


@cache
def _where(who: str, targets: tuple[str, ...]) -> str:
    """Where an entry with these `targets` looks for the side that is not its subject."""
    words = list(dict.fromkeys(targets))
    if "nobody" in words:
        return "nobody is acted upon"
    places = [f"is the {part}" for part in ("object", "subject") if part in words]
    after = [f"“{word}”" for word in words if word not in ("object", "subject")]
    if after:
        places.append(f"stands after {', '.join(after[:-1])}{' or ' * (len(after) > 1)}{after[-1]}")
    return f"{who} {' or '.join(places)}"
