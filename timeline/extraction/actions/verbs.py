"""The events that verbs report.

Verbs are matched with the lexicon (`matching.py`), what they mean in their context is decided by `verb_types.py`, their sides
are found by `sides.py`, and whether the thing is said to be so by `standing.py`.
"""

from __future__ import annotations

from timeline.extraction.actions.action import Action, explain
from timeline.extraction.actions.conditions import verb_of_condition, whom_it_hangs_on
from timeline.extraction.actions.forbidding import forbidden
from timeline.extraction.actions.judging import demand, description, is_to_blame, judgement, laid_blame, wrong
from timeline.extraction.actions.matching import Match, match_verb
from timeline.extraction.actions.no_events import is_no_event
from timeline.extraction.actions.obliging import has_to, obligation, subjunctive
from timeline.extraction.actions.rejecting import DENIAL, is_plain_denial
from timeline.extraction.actions.standing import OBLIGED, status_of_verb, status_reason
from timeline.extraction.actions.title_words import begin_of_clause, cut_clause, end_of_clause
from timeline.extraction.actions.verb_types import can_act, means_both, type_and_status
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.noun_lists import phrase_in_list
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import ACTOR, FUTURE, INFINITIVE, NOT, PERSON, Entry
from timeline.extraction.sides.finding import find_sides
from timeline.extraction.sides.other_states import of_other_states
from timeline.extraction.sides.whose import belongs
from timeline.extraction.values import Span
from timeline.vocabulary import EventType, Quad, Status

_BETWEEN_TWO = (EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT)
_COOPERATION = (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
FARTHEST_OBJECT = 7  # tokens between a verb and the end of the object that belongs to the trigger


def action_of_verb(clauses: Clauses, index: int) -> Action | None:
    """The event that the verb at chunk `index` reports; None when it reports none."""
    chunk = clauses.chunks[index]
    if (asked := obligation(clauses, index) or subjunctive(clauses, index)) is not None:
        return asked
    match = match_verb(clauses, index)
    is_held = (
        match is not None and match.entry.type is EventType.COERCE and (match.entry.swap or "subject" in match.entry.targets)
    )
    is_asked = chunk.modal in OBLIGED or has_to(clauses, index)
    if is_asked and not is_held and (asked := demand(clauses, index)) is not None:
        return asked
    if chunk.modal == "must" and not is_held:
        return None
    if (ban := forbidden(clauses, index)) is not None:
        return ban
    if is_to_blame(clauses, index):
        return laid_blame(clauses, index)
    if (blame := judgement(clauses, index)) is not None:
        return blame
    if match is None:
        return description(clauses, index) or wrong(clauses, index) or denial(clauses, index)
    status = Status.OCCURRED if chunk.modal == "must" else status_of_verb(clauses, index)  # "must stay in custody"
    if status is None or is_no_event(clauses, index, match, status):
        return None
    event_type, status = type_and_status(clauses, index, match, status)
    last = _last_of_trigger(clauses, index, match)
    trigger = Span(clauses.tokens[chunk.head].start, clauses.tokens[last].end)
    action = Action(event_type, status, match.entry, trigger, _clause_of_verb(clauses, index, match, last), index)
    action.is_background = chunk.form in ("ing", "participle") and not chunk.progressive
    action.is_passive = chunk.passive
    is_told_of_subject = match.entry.subject not in ("", PERSON, NOT, FUTURE)  # "the ban took effect"
    action.is_anonymous = is_told_of_subject or any(can_act(clauses, head) for head in match.subjects)
    partners = [*match.objects, *match.arguments.phrases.get("with", ())]
    action.is_between_both = match.entry.type in _BETWEEN_TWO and (
        match.entry.subject in ("talks", "rounds") or any(means_both(clauses, head) for head in [*match.subjects, *partners])
    )
    sides = find_sides(clauses, index, match, mutual=match.entry.both and event_type is match.entry.type)
    action.sources, action.targets = sides.sources, sides.targets
    action.partners, action.locations = sides.partners, sides.locations
    is_conditional = event_type is match.entry.type and (status is Status.HYPOTHETICAL or event_type is EventType.THREATEN)
    if is_conditional and not (action.targets or action.partners or _helps_against(clauses, index, event_type)):
        hangs_on = [mention for mention in whom_it_hangs_on(clauses, index) if belongs([mention])]
        action.targets = of_other_states(hangs_on, action.sources)
    action.reasons["actors"] = explain(action, chunk.passive, match.entry)
    action.reasons["status"] = status_reason(clauses, index, status, is_noun=False)
    action.reasons["type"] = f"the verb {match.entry.label} ({match.entry.where})" + (
        f" reports {match.entry.type.label}"
        if event_type is match.entry.type
        else f"; still ahead or refused, it is {event_type.label}"
    )
    return action


def _helps_against(clauses: Clauses, index: int, event_type: EventType) -> bool:
    """“If Chile attacks, Peru will send aid”: whether it is help, and hangs on a deed against which it helps."""
    verb = verb_of_condition(clauses, index)
    feared = match_verb(clauses, verb) if verb is not None else None
    return event_type.quad in _COOPERATION and feared is not None and feared.entry.type.quad is Quad.MATERIAL_CONFLICT


def denial(clauses: Clauses, index: int) -> Action | None:
    """The REJECT of who denies something that is no event itself."""
    denying = actors_of(clauses, subject(clauses, index)) if is_plain_denial(clauses, index) else []
    if not denying:
        return None
    chunk = clauses.chunks[index]
    entry = Entry(EventType.REJECT, (chunk.lemma,), where=DENIAL)
    last = clauses.chunks[min(index + FARTHEST_OBJECT, len(clauses.chunks) - 1)].last
    return Action(
        EventType.REJECT, Status.OCCURRED, entry, clauses.span(chunk), cut_clause(clauses, chunk.first, chunk.last, last), index,
        sources=denying,
        reasons={"type": "what is denied is no event, so the denial is told", "actors": "who denies acts", "status": "it has been said"},
    )  # fmt: skip


def _last_of_trigger(clauses: Clauses, index: int, match: Match) -> int:
    """The trigger reaches to the object that decided the type: "imposed fresh sanctions", or to "ordered the envoys expelled"."""
    wanted = match.entry.object
    if match.entry.words[0] == "order" and match.last > clauses.chunks[index].last:
        return match.last
    if wanted not in ("", ACTOR, INFINITIVE) and not clauses.chunks[index].passive:
        for head in match.objects:
            phrase = clauses.chunks[head]
            if head > index and phrase.last - match.last <= FARTHEST_OBJECT and phrase_in_list(clauses, phrase, wanted):
                return phrase.last
    return match.last


def _clause_of_verb(clauses: Clauses, index: int, match: Match, last: int) -> Span:
    first = begin_of_clause(clauses, index, match.subjects, last)
    return cut_clause(clauses, first, last, end_of_clause(clauses, match.arguments.end))
