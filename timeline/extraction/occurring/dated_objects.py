"""Which object of a verb has the date that stands behind both: what somebody reacts to, or is blamed for."""

from __future__ import annotations

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, STOP
from timeline.extraction.lexicon.triggers import lexicon, type_of_noun
from timeline.extraction.values import DateMention
from timeline.vocabulary import Quad

_ANSWERS = frozenset(
    {"reply", "response", "answer", "retaliation", "reprisal", "revenge", "reaction", "respond", "retaliate", "react"}
)
_COUNTED = ("beside-date-of-text", "counted-from-text")
_OF = ("of", "on", "against", "in", "by")


def deed_reacted_to(clauses: Clauses, verb: int, last: int) -> int | None:
    """“Deplored the arrest of nine sailors off Aden on Saturday”: of a reaction and a deed told in full, the deed has the date.

    `last` is the chunk before the date.
    """
    chunks = clauses.chunks
    if chunks[verb].lemma not in lexicon().lists["reaction verbs"] or not is_finite(chunks[verb]):
        return None
    behind = range(verb + 1, last)
    if any(chunks[index].kind not in (NP, PREPOSITION, CONJUNCTION, STOP) for index in behind):
        return None
    if last + 2 < len(chunks) and chunks[last + 1].kind == CONJUNCTION and is_finite(chunks[last + 2]):
        return None  # "condemned the arrest of two men on Friday and called for talks"
    for index in reversed(behind):
        kind = type_of_noun(clauses.tokens[chunks[index].last].low) if chunks[index].kind == NP else None
        if kind is not None and kind.quad is Quad.MATERIAL_CONFLICT and chunks[index + 1].word in _OF:
            return index
    return None


def wrong_blamed_for(clauses: Clauses, verb: int, last: int) -> int | None:
    """“Accused Chad of shelling villages near Tiné on Sunday”: the wrong told with a gerund has the date, and not the charge."""
    chunks = clauses.chunks
    if chunks[verb].lemma not in lexicon().lists["blaming verbs"]:
        return None
    for index in range(verb + 2, last + 1):
        words = clauses.words(chunks[index]) if chunks[index].kind == NP else []
        if len(words) > 1 and words[0].endswith("ing") and chunks[index - 1].word in ("of", "for"):
            return index
    return None


def deed_answered(clauses: Clauses, mention: DateMention, *, is_second: bool) -> int | None:
    """“Expelled two men on Friday in reply to the arrest of one of its own two days earlier”: the deed that is answered has the date.

    So it has a second date of the sentence, and one that is counted from another: the verb has the first.
    """
    chunks = clauses.chunks
    if not is_second and mention.rule not in _COUNTED:
        return None
    before = [i for i, chunk in enumerate(chunks) if clauses.tokens[chunk.last].end <= mention.span.start]
    for index in reversed(before):
        if chunks[index].kind == NP and is_answered(clauses, index):
            kind = type_of_noun(clauses.tokens[chunks[index].last].low)
            return index if kind is not None and kind.quad is Quad.MATERIAL_CONFLICT else None
        if chunks[index].kind not in (NP, PREPOSITION):
            return None
    return None


def is_answered(clauses: Clauses, noun: int) -> bool:
    """“In reply to the arrest”, “retaliated for the raid”: whether the noun names what is answered, which was before."""
    chunks = clauses.chunks
    if noun < 2 or chunks[noun - 1].word not in ("to", "for"):
        return False
    before = chunks[noun - 2]
    return (clauses.tokens[before.last].low if before.kind == NP else before.lemma) in _ANSWERS


def thing_reacted_to(clauses: Clauses, verb: int, mention: DateMention) -> int | None:
    """“Issued a note on Saturday in which it rejected the session of the council on 16 April”: the second date is that of the thing.

    `verb` is the verb of the second date in a sentence that has a date before it.
    """
    chunks = clauses.chunks
    if verb >= len(chunks) or chunks[verb].lemma not in lexicon().lists["reaction verbs"] or not is_finite(chunks[verb]):
        return None
    behind = [i for i in range(verb + 1, len(chunks)) if clauses.tokens[chunks[i].last].end <= mention.span.start]
    if any(chunks[index].kind not in (NP, PREPOSITION) for index in behind):
        return None
    for index in behind[:-1]:
        noun = clauses.tokens[chunks[index].last].low
        is_event = type_of_noun(noun) is not None or "talks" in lexicon().classes.get(noun, ())
        if chunks[index].kind == NP and is_event and chunks[index + 1].word in _OF:
            return index
    return None
