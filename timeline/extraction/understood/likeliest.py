"""Who is most likely meant where a sentence leaves a side open, weighed by all signs at once.

The weights are logarithms of odds: a conditional logistic regression over the open sides of marked articles, which
`manage.py fit_sides` does again. Among those who may be meant are nobody, and both parties of the affair together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import exp, fsum

from timeline.extraction.sides.whose import side_of, sides_of
from timeline.extraction.understood.affair import RULE
from timeline.extraction.understood.sign_weights import ACTED_UPON, ACTING
from timeline.extraction.understood.signs import Role, Told, candidates
from timeline.extraction.understood.strangers import strangers_act
from timeline.extraction.values import ActorMention, ActorRef, BlockKind, EventMention
from timeline.vocabulary import ActorKind, EventType, Quad, Status

LEAST = 0.28  # of all probability
_TIE = 0.05  # of two that weigh the same neither is meant
SIGNS_TOLD = 3  # how many signs a reason names

NOBODY, BOTH = "nobody", "both parties"
WEIGHTS = {Role.ACTING: ACTING, Role.ACTED_UPON: ACTED_UPON}


@dataclass(slots=True)
class Option:
    """Who may be meant, each with the words that named him, and the signs to weigh; nobody where none is named."""

    named: tuple[tuple[ActorMention, ActorRef | None], ...]
    signs: Set[str]

    @property
    def mentions(self) -> tuple[ActorMention, ...]:
        return tuple(mention if mention.actor is actor else replace(mention, actor=actor) for mention, actor in self.named)


def options(told: Told, event: EventMention, role: Role) -> list[Option]:
    """All who may be the open side of the event. Where strangers act, only armed groups may: those act for no state.

    What several do, and what somebody only says, is not meant for one of themselves.
    """
    affair = told.affair
    own = sides_of(event.targets if role is Role.ACTING else event.sources)
    by_strangers = role is Role.ACTING and strangers_act(affair.text, event)
    is_for_others = role is Role.ACTED_UPON and (len(own) > 1 or event.type is EventType.STATEMENT)
    found = [
        Option(((one.mention, one.actor),), one.signs)
        for one in candidates(told, event, role)
        if (one.actor.kind is ActorKind.GROUP or not by_strangers) and not (is_for_others and side_of(one.mention) in own)
    ]
    found.append(Option((), frozenset(_signs_of_nobody(told, event, own))))
    if not by_strangers and (both := affair.both_parties(event)):
        found.append(Option(tuple((mention, mention.actor) for mention in both), frozenset({BOTH, f"{BOTH}: {event.type}"})))
    return found


def _weight(option: Option, weights: Mapping[str, float]) -> float:
    return fsum(map(weights.__getitem__, weights.keys() & option.signs))  # the same in whatever order


def understood(found: Sequence[Option], role: Role) -> tuple[tuple[ActorMention, ...], str]:
    """Who is meant, with the reason for readers; nobody where nobody is likely enough."""
    weights = WEIGHTS[role]
    sums = [_weight(option, weights) for option in found]
    most = max(sums)
    option, probability = found[sums.index(most)], 1 / sum(exp(other - most) for other in sums)
    if not option.named or probability < LEAST:
        return (), ""
    if any(most - other < _TIE for one, other in zip(found, sums, strict=True) if one.named and one is not option):
        return (), ""
    telling = sorted((sign for sign in option.signs if weights.get(sign, 0.0) > 0), key=lambda sign: (-weights[sign], sign))
    grounds = ", ".join(list(dict.fromkeys(map(_in_words, telling)))[:SIGNS_TOLD])
    reason = f"the likeliest of those named ({probability:.0%}): {grounds}"
    mentions = (
        replace(mention, actor=actor, rule=RULE, reason=reason, office=None, is_place=False) for mention, actor in option.named
    )
    return tuple(mentions), reason


def _in_words(sign: str) -> str:
    """A sign for readers: that of both parties speaks of the type of the event too."""
    return "both parties that the article is about" if sign.startswith(BOTH) else sign


def _signs_of_nobody(told: Told, event: EventMention, own: set[str]) -> list[str]:
    signs = [NOBODY, f"{NOBODY}: {event.type}"]
    if event.type.quad in (Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT, Quad.NONE):
        signs.append(f"{NOBODY}: words")
    elif not told.named_in(event.sentence.span) - own:
        signs.append(f"{NOBODY}: a deed, and nobody else in the sentence")
    if event.sentence.block.kind is BlockKind.HEADLINE:
        signs.append(f"{NOBODY}: headline")
    if not own:
        signs.append(f"{NOBODY}: the other side is open")
    if event.status is not Status.OCCURRED:
        signs.append(f"{NOBODY}: not occurred")
    return signs
