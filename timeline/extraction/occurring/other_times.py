"""When a date of the sentence dates no event told by this verb: its tense or its place says so."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.tagging import CONJUNCTION
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.occurring.since import token_at


def is_of_another_time(clauses: Clauses, action: Action, item: HostedDate, own: Set[int], known_on: date) -> bool:
    """“Men detained on 3 May have been freed”: no perfect of the present goes with a time that is over, so that dates something else.

    Nor has such a verb the day on which something else was done, be it today: "sealed the border and has moved guns there".
    """
    told = clauses.chunks[action.at]
    if action.is_noun or not (is_finite(told) and told.perfect) or told.past or told.modal:
        return False
    start, end = item.mention.range.start, item.mention.range.end
    goes_on = end is None or end >= known_on
    return not goes_on if item.at in own or start is None else not (goes_on and start < known_on)


def is_of_next_verb(clauses: Clauses, action: Action, item: HostedDate) -> bool:
    """“Criticised the deal and on Monday asked a court to stop it”: the date that stands behind the "and" is of what follows it."""
    if action.is_noun or not action.at < item.at < len(clauses.chunks):
        return False
    behind = [
        chunk
        for chunk in clauses.chunks[action.at + 1 : item.at + 1]
        if clauses.tokens[chunk.first].start < item.mention.span.start
    ]
    return (
        bool(behind)
        and behind[-1].kind == CONJUNCTION
        and clauses.chunks[item.at].first == token_at(clauses, item.mention.span.end)
    )


def is_day_of_plan(clauses: Clauses, action: Action, item: HostedDate) -> bool:
    """“A visit planned for May is off”: for when it was planned is no matter of when it was called off."""
    if action.is_noun or not item.at < action.at:
        return False
    planned = clauses.chunks[item.at]
    return planned.form == "participle" and planned.lemma in lexicon().lists["planning verbs"]
