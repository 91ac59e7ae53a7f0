"""Threats made without a verb of threatening: "Chile would close the port if the raids went on, its minister said"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions.action import Action
from timeline.extraction.actions.conditions import condition_of, verb_of_condition
from timeline.extraction.actions.matching import match_verb
from timeline.extraction.actions.standing import FUTURE
from timeline.extraction.attribution.report import Report
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import Entry
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.values import ActorMention, Span
from timeline.vocabulary import EventType, Quad, Status

_HARM = (EventType.REJECT, *(kind for kind in EventType if kind.quad is Quad.MATERIAL_CONFLICT))
_OF_SPEAKER = frozenset({"we", "i", "it"})
_HINTING = ("hint", "warn", "threaten", "caution")
_ENTRY = Entry(EventType.THREATEN, ("say",), where="a condition")


def threat_in(clauses: Clauses, action: Action, speakers: Sequence[ActorMention], report: Report | None) -> Action | None:
    """The THREATEN of who says that his own side will do harm on a condition; None where that is not what is said."""
    is_force = action.type is EventType.ASSAULT and action.status is Status.PLANNED  # "said the boats would be fired on"
    if action.type not in _HARM or not (action.status is Status.HYPOTHETICAL or is_force) or report is None or not speakers:
        return None
    verb = clauses.chunks[action.at]
    hints = is_force or clauses.chunks[report.at].lemma in _HINTING
    if not verb.modal or not (hints or condition_of(clauses, action.at)) or not _same_side(speakers[0], action.sources):
        return None
    return Action(
        EventType.THREATEN, Status.OCCURRED, _ENTRY, clauses.span(clauses.chunks[report.at]), action.clause, report.at,
        sources=list(speakers[:1]), targets=action.targets,
        reasons={"type": "harm that is told on a condition is a threat of who tells it", "actors": "who acts is the speaker",
                 "status": "it has been said"},
    )  # fmt: skip


def threaten_itself(clauses: Clauses, action: Action) -> None:
    """“Chile will close the port unless Peru pays”: what can still be averted is itself the threat; changed in place.

    To be asked where no other verb of the sentence threatens: "…, its minister warned" is the threat, and what he warns of is told beside it.
    """
    is_harm = action.type.quad is Quad.MATERIAL_CONFLICT and action.status is Status.HYPOTHETICAL and not action.is_noun
    if is_harm and clauses.chunks[action.at].modal in FUTURE and condition_of(clauses, action.at) == "unless":
        action.type, action.status = EventType.THREATEN, Status.OCCURRED


def ultimatum_in(clauses: Clauses, reports_of_sentence: Sequence[Report]) -> Action | None:
    """“If Chile does not withdraw, we will act, the minister said”: whatever it is, what hangs on another's obeying threatens him."""
    if not reports_of_sentence:
        return None
    ahead = [at for at, chunk in enumerate(clauses.chunks) if chunk.modal in FUTURE and is_finite(chunk) and not chunk.negated]
    for report in reports_of_sentence if ahead else ():
        said = [at for at in range(len(clauses.chunks)) if report.covers(at)]
        for at in ahead:
            if not (report.speakers and report.covers(at)):
                continue
            doing = subject(clauses, at)
            first = clauses.tokens[clauses.chunks[doing[0]].first].low if doing else ""
            is_own = first in _OF_SPEAKER or sides_of(actors_of(clauses, doing)) & sides_of(report.speakers)
            obeying = _who_must_obey(clauses, at) if is_own and not _is_kind(clauses, at) else []
            if sides_of(obeying) - sides_of(report.speakers):
                return Action(
                    EventType.THREATEN, Status.OCCURRED, _ENTRY, clauses.span(clauses.chunks[report.at]),
                    Span(clauses.span(clauses.chunks[said[0]]).start, clauses.span(clauses.chunks[said[-1]]).end), report.at,
                    sources=list(report.speakers[:1]), targets=obeying,
                    reasons={"type": "what hangs on another's obeying threatens him", "actors": "who acts is the speaker",
                             "status": "it has been said"},
                )  # fmt: skip
    return None


def _who_must_obey(clauses: Clauses, index: int) -> list[ActorMention]:
    """The subject of "if Chile does not withdraw", "unless Chile withdraws", on which the verb at `index` hangs."""
    condition, chunks = condition_of(clauses, index), clauses.chunks
    verb = verb_of_condition(clauses, index)
    if verb is None:
        return []
    nothing = verb + 1 < len(chunks) and clauses.tokens[chunks[verb + 1].first].low in ("nothing", "no")
    return actors_of(clauses, subject(clauses, verb)) if condition == "unless" or chunks[verb].negated or nothing else []


def _is_kind(clauses: Clauses, index: int) -> bool:
    match = match_verb(clauses, index)
    return match is not None and match.entry.type.quad in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)


def _same_side(speaker: ActorMention, doing: Sequence[ActorMention]) -> bool:
    """Whether the speaker belongs to one of those who would act; to anybody, where nobody is named."""
    sides = {side for mention in doing if mention.actor for side in (mention.actor.code, mention.actor.affiliation) if side}
    own = {speaker.actor.code, speaker.actor.affiliation} if speaker.actor else set()
    return not doing or not sides.isdisjoint(own)
