"""Event phrases: which words of a sentence report an event, of which type, who acts and who is acted upon.

Verbs (`verbs.py`) and nouns (`nouns.py`) are matched with the lexicon; what both tell is told once.
"""

from __future__ import annotations

from timeline.extraction.actions.action import Action
from timeline.extraction.actions.called_off import called_off_in_headline
from timeline.extraction.actions.nouns import action_of_noun
from timeline.extraction.actions.rejecting import DENIAL
from timeline.extraction.actions.verbs import action_of_verb
from timeline.extraction.actions.visiting import let_host_be_met, visit_in_headline
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, RELATIVE, STOP
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.sides.other_states import without
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType, Status

_WITHIN = ("ing", "infinitive", "participle")  # "stopped exporting gas", "ordered him held"
_CONSEQUENCES = frozenset({"kill", "wound", "injure", "destroy", "damage", "hurt", "maim"})


def actions_of(clauses: Clauses) -> list[Action]:
    """The event phrases of a sentence already cut into chunks, the most important first."""
    found: list[Action] = []
    for index, chunk in enumerate(clauses.chunks):
        action = None
        if chunk.kind == V:
            action = action_of_verb(clauses, index)
        elif chunk.kind == NP:
            action = called_off_in_headline(clauses, index) or visit_in_headline(clauses, index) or action_of_noun(clauses, index)
        if action is not None:
            found.append(action)
    let_host_be_met(found)
    return sorted(_told_once(clauses, _without_empty_denials(found)), key=_importance)


def _without_empty_denials(found: list[Action]) -> list[Action]:
    """The denial of a deed is told by the deed, which has not been done; a denial tells itself only where there is none."""
    denied = any(action.status is Status.DENIED for action in found)
    return [action for action in found if not (denied and action.entry.where == DENIAL)]


def _importance(action: Action) -> tuple[bool, bool, bool, int]:
    return (
        action.is_noun and not action.is_carried,
        action.status in (Status.HYPOTHETICAL, Status.DENIED),
        action.is_background,
        action.at,
    )


def _told_once(clauses: Clauses, found: list[Action]) -> list[Action]:
    kept: list[Action] = []
    for action in sorted(found, key=lambda a: a.is_noun):
        twin = next((other for other in kept if _same(clauses, other, action)), None)
        if twin is None:
            kept.append(action)
            continue
        if _is_told_of_its_subject(clauses, twin, action):
            kept[kept.index(twin)] = action  # which has the place and the day
            twin, action = action, twin
        twin.twins.append(action.at)
        if twin.type in (EventType.ACCUSE, EventType.REJECT) and action.type is not twin.type:
            twin.targets = twin.targets or without(
                action.sources, twin.sources
            )  # "described the raid on Chad as a crime": whoever raids is blamed
        else:
            twin.targets = twin.targets or action.targets
            twin.sources = twin.sources or action.sources
            twin.partners = twin.partners or action.partners
            twin.locations = twin.locations or action.locations
    return kept


def _same(clauses: Clauses, one: Action, other: Action) -> bool:
    """A verb and its noun, or a verb and one that unfolds it ("held talks, exchanging views", "summoned him to protest")."""
    if (
        not one.is_noun
        and one.trigger.covers(other.trigger)
        and (other.is_noun or clauses.chunks[other.at].form in _WITHIN or other.type is one.type)
    ):
        return True  # "launched an attack", "ordered that he be held"
    if _is_word_for_it(clauses, one, other):
        return True
    if one.type is not other.type:
        return False
    if other.is_noun and _parties(other) <= _parties(one) and _agree(_doing(one), _doing(other)):
        return True
    if _is_outcome(clauses, one, other) or _is_told_of_its_subject(clauses, one, other):
        return True
    if _are_turned_round(clauses, one, other):
        return False
    unfolds = (
        one.is_noun
        or other.is_noun
        or (clauses.chunks[other.at].form in ("ing", "infinitive") and not _is_one_of_two(clauses, one, other))
        or _is_in_one_go(clauses, one, other)
    )
    return (
        unfolds
        and _agree(_doing(one), _doing(other))
        and (_agree(one.targets, other.targets) or bool(sides_of(one.targets) & sides_of(other.targets)))
    )


def _are_turned_round(clauses: Clauses, one: Action, other: Action) -> bool:
    """“Was summoned and protested”: what is done to somebody is not what he does."""
    verbs = [clauses.chunks[action.at] for action in (one, other) if not action.is_noun]
    is_state = any(verb.lemma == "be" and not verb.passive for verb in verbs)  # "was held and is still in custody"
    return len(verbs) == 2 and not is_state and all(map(is_finite, verbs)) and verbs[0].passive != verbs[1].passive


def _is_one_of_two(clauses: Clauses, one: Action, other: Action) -> bool:
    """“Is expelling two envoys and closing the school”: "and" before it makes it a deed of its own."""
    return clauses.chunks[one.at].progressive and other.at > 0 and clauses.chunks[other.at - 1].kind == CONJUNCTION


def _is_word_for_it(clauses: Clauses, one: Action, other: Action) -> bool:
    """“Rejected the offer, calling it a farce”: refused in these words."""
    chunk = clauses.chunks[other.at]
    is_described = (
        chunk.form == "ing" and clauses.chunks[other.at - 1].kind == STOP and chunk.lemma in lexicon().lists["describing verbs"]
    )
    return is_described and one.at < other.at and one.type in (EventType.REJECT, EventType.ACCUSE)


def _is_outcome(clauses: Clauses, one: Action, other: Action) -> bool:
    """“Charged the drivers who stood there, injuring four”: whoever seems to injure them, the charge did."""
    chunk = clauses.chunks[other.at]
    is_after = chunk.form == "ing" or clauses.chunks[other.at - 1].kind == RELATIVE  # "hit by a shell that killed two"
    return one.type is EventType.ASSAULT and one.at < other.at and is_after and chunk.lemma in _CONSEQUENCES


def _is_told_of_its_subject(clauses: Clauses, one: Action, other: Action) -> bool:
    """“Two shells fired from the hill fell on the village”, "wheat given by Chile reached Mali": the deed and what came of it."""
    first, then = sorted((one, other), key=lambda action: action.at)
    is_of_subject = (
        one.type in (EventType.ASSAULT, EventType.AID)
        and not (one.is_noun or other.is_noun)
        and clauses.chunks[first.at].form == "participle"
    )
    if is_of_subject and is_finite(clauses.chunks[then.at]):
        return subject(clauses, first.at) == subject(clauses, then.at)
    return False


def _is_in_one_go(clauses: Clauses, one: Action, other: Action) -> bool:
    """“Boarded and seized the ship”, "ambushed the patrol and killed two": one deed, with what came of it."""
    first, then = sorted((one, other), key=lambda action: action.at)
    if then.status is not first.status or subject(clauses, first.at) != subject(clauses, then.at):
        return False
    if then.at == first.at + 2:
        return clauses.chunks[first.at + 1].word in ("and", "or")
    if first.type is EventType.CONSULT:
        return then.entry.object != "talks"  # "flew to Lima and met the premier", "received the envoys and briefed them"
    return clauses.chunks[then.at].lemma in _CONSEQUENCES and first.type is EventType.ASSAULT


def _doing(action: Action) -> list[ActorMention]:
    return [*action.sources, *action.partners]


def _parties(action: Action) -> set[object]:
    sides = [*action.sources, *action.partners, *action.targets]
    return {mention.actor.code or mention.actor.affiliation or mention.actor.name for mention in sides if mention.actor}


def _agree(some: list[ActorMention], others: list[ActorMention]) -> bool:
    return not some or not others or bool({m.actor for m in some} & {m.actor for m in others})
