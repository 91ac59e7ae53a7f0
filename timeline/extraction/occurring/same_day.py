"""A deed told in a sentence that dates something else: "On Tuesday students marched on the embassy until stones were thrown"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.governing import blaming_verb
from timeline.extraction.clauses.openings import relative_opening
from timeline.extraction.clauses.tagging import PREPOSITION, STOP
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.occurring.hosting import AFTERWARDS, HostedDate
from timeline.extraction.story.stands import TALKING, is_short
from timeline.vocabulary import Quad, Status

_APART = frozenset(AFTERWARDS) - {"before"}  # "smashed windows before the police drove them off": the same scene


def day_of_deed(clauses: Clauses, action: Action, hosted: Sequence[HostedDate], known_on: date) -> HostedDate | None:
    """The date of the sentence that a reader takes for the day of a deed: the one told before it, else the one right behind.

    Words may be older or newer than what they are told with, and so may be what "has been" done, or "had been" but for those
    who are told of, what somebody speaks of or reacts to, and what stands behind "after" and the like.
    """
    chunks = clauses.chunks
    told = chunks[action.at]
    has_been = told.perfect and (not told.past or relative_opening(clauses, action.at) is None)
    is_done = action.status is Status.OCCURRED and not (action.is_noun or told.modal or has_been)
    if told.form == "participle" and action.type.quad is Quad.MATERIAL_CONFLICT:
        return None  # "men seized by rebels walked free on Monday"
    if not is_done or action.type.quad in TALKING or is_set_apart(chunks, action.at) or _is_talked_of(clauses, action.at):
        return None
    subject_of = _verb_of_subject_told(chunks, action.at)
    for item in sorted(hosted, key=lambda item: (item.at != subject_of, item.at > action.at, abs(item.at - action.at))):
        last = item.mention.range.end
        if item.at >= len(chunks) or not is_short(item.mention.range) or last is None or last > known_on:
            continue
        low, high = sorted((item.at, action.at))
        between = chunks[low:high] if low == item.at else chunks[low + 1 : high + 1]
        if not chunks[item.at].modal and not any(_leads_elsewhere(chunk) for chunk in _without_clauses(between)):
            return item
    return None


def _verb_of_subject_told(chunks: Sequence[Chunk], verb: int) -> int | None:
    """“A plane carrying tents landed the next day”: the next verb, where a participle tells of its subject."""
    if chunks[verb].form != "ing" or not verb or chunks[verb - 1].kind != NP:
        return None
    behind = next((i for i in range(verb + 1, len(chunks)) if chunks[i].kind not in (NP, PREPOSITION)), None)
    return behind if behind is not None and chunks[behind].kind == V else None


def _without_clauses(between: Sequence[Chunk]) -> Sequence[Chunk]:
    """Without a clause with "that" which a comma and an "and" end: "called off a visit that was to begin in May, and summoned …"."""
    opens = next((i for i, chunk in enumerate(between) if chunk.word == "that"), len(between))
    ends = [i for i in range(opens, len(between) - 1) if between[i].kind == STOP and between[i + 1].word == "and"]
    return [*between[:opens], *between[ends[-1] :]] if ends else between


def is_set_apart(chunks: Sequence[Chunk], verb: int) -> bool:
    """Whether "after" or the like opens the clause of the verb, or one that it goes on with "and"."""
    for chunk in reversed(chunks[:verb]):
        if chunk.kind == STOP:
            return False
        if chunk.word in _APART:
            return True
    return False


def _is_talked_of(clauses: Clauses, verb: int) -> bool:
    """“Thanked Oslo for releasing two men”, “accuses it of buying arms”."""
    if is_finite(clauses.chunks[verb]):
        return False
    governor = next((i for i in range(verb - 1, -1, -1) if is_finite(clauses.chunks[i])), None)
    reacts = governor is not None and _leads_elsewhere(clauses.chunks[governor])
    return reacts or blaming_verb(clauses, verb) is not None


def _leads_elsewhere(chunk: Chunk) -> bool:
    if chunk.kind != V:
        return chunk.word in _APART or chunk.word == "that"
    if chunk.phrase.endswith((" off", " in", " back")):
        return False  # "called off the visit" is no word
    return reports(chunk) or chunk.lemma in lexicon().lists["reaction verbs"]
