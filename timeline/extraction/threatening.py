"""Threats made without a verb of threatening: "Chile would close the port if the raids went on, its minister said"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions import Action
from timeline.extraction.attribution import Report
from timeline.extraction.clauses import Clauses
from timeline.extraction.standing import condition_of
from timeline.extraction.triggers import Entry
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType, Quad, Status

_HARM = (EventType.REJECT, *(kind for kind in EventType if kind.quad is Quad.MATERIAL_CONFLICT))
_HINTING = ("hint", "warn", "threaten", "caution")
_ENTRY = Entry(EventType.THREATEN, ("say",), where="a condition")


def threat_in(clauses: Clauses, action: Action, speakers: Sequence[ActorMention], report: Report | None) -> Action | None:
    """The THREATEN of who says that his own side will do harm on a condition; None where that is not what is said."""
    if action.type not in _HARM or action.status is not Status.HYPOTHETICAL or report is None or not speakers:
        return None
    verb = clauses.chunks[action.at]
    hints = clauses.chunks[report.at].lemma in _HINTING
    if not verb.modal or not (hints or condition_of(clauses, action.at)) or not _same_side(speakers[0], action.sources):
        return None
    return Action(
        EventType.THREATEN, Status.OCCURRED, _ENTRY, clauses.span(clauses.chunks[report.at]), action.clause, report.at,
        sources=list(speakers[:1]), targets=action.targets,
        reasons={"type": "harm that is told on a condition is a threat of who tells it", "actors": "who acts is the speaker",
                 "status": "it has been said"},
    )  # fmt: skip


def _same_side(speaker: ActorMention, doing: Sequence[ActorMention]) -> bool:
    """Whether the speaker belongs to one of those who would act; to anybody, where nobody is named."""
    sides = {side for mention in doing if mention.actor for side in (mention.actor.code, mention.actor.affiliation) if side}
    own = {speaker.actor.code, speaker.actor.affiliation} if speaker.actor else set()
    return not doing or not sides.isdisjoint(own)
