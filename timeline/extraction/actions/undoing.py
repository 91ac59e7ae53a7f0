"""What a verb makes of the thing that it has for an object: whether that comes about, is weighed, or does not happen."""

from __future__ import annotations

from timeline.extraction.clauses.cutting import Chunk, Clauses, V
from timeline.extraction.clauses.noun_lists import in_list
from timeline.extraction.lexicon.triggers import lexicon
from timeline.vocabulary import EventType, Status

_UNDOING = (EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SANCTION)


def leaves_undone(verb: Chunk) -> bool:
    """“Called for a loan”, "vetoed it", "halted the talks": the noun after such a verb does not happen."""
    lists = lexicon().lists
    if not {verb.lemma, verb.phrase}.isdisjoint(lists["unreal verbs"]):
        return True
    entries = lexicon().verbs.get(verb.lemma, ())
    return verb.lemma not in lists["light verbs"] and any(e.type in _UNDOING and len(e.words) == 1 for e in entries)


def status_in_ruling(clauses: Clauses, index: int) -> Status | None:
    """The status of what the gerund at `index` tells behind a noun: of "a law ending the mission" what becomes of the law.

    None where it is rejected or only asked for.
    """
    if index < 2 or not in_list(clauses, index - 1, "rulings"):
        return Status.OCCURRED
    verb, lists = clauses.chunks[index - 2], lexicon().lists
    if verb.kind != V or verb.passive or verb.negated or verb.lemma in lists["making verbs"]:
        return Status.OCCURRED
    if verb.lemma in lists["weighing verbs"]:
        return Status.HYPOTHETICAL
    return None if leaves_undone(verb) else Status.OCCURRED
