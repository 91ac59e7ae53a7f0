"""What a deed hangs on: "if the raids go on", "unless it withdraws", "had it attacked", "whoever crosses the line"."""

from __future__ import annotations

from timeline.extraction.clauses.arguments import FARTHEST, is_finite
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, MODAL, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import ActorMention

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "until", "till"})
_WHOEVER = frozenset({"any", "anyone", "anybody", "whoever", "whichever", "every", "anything", "whatever"})


def in_condition(clauses: Clauses, index: int) -> bool:
    chunks = clauses.chunks
    for at in range(index - 1, max(-1, index - FARTHEST), -1):
        chunk = chunks[at]
        if chunk.kind == SUBORDINATOR:
            until = chunk.word in ("until", "till")
            until_a_day = until and any(c.kind in (V, STOP) for c in chunks[at + 1 : index])
            return chunk.word in _CONDITIONS and not until_a_day and not (until and _is_plain_past(chunks[index]))
        if is_finite(chunk) or (chunk.kind == STOP and any(is_finite(c) for c in chunks[max(0, at - 6) : at])):
            return False
    return False


def is_of_whoever(clauses: Clauses, index: int) -> bool:
    """“Any ship that enters the strait”, "whoever crosses the line": nobody has done so yet."""
    chunks = clauses.chunks
    if index < 2 or chunks[index - 1].kind != RELATIVE or chunks[index - 2].kind != NP or chunks[index].past:
        return False
    return clauses.tokens[chunks[index - 2].first].low in _WHOEVER


def is_inverted_condition(clauses: Clauses, index: int) -> bool:
    """“Had Peru attacked, Chile would have …”, "should Peru attack, …": the auxiliary before its subject makes a condition of what
    is no question."""
    chunks = clauses.chunks
    opens = index >= 2 and clauses.words(chunks[index - 2]) in (["had"], ["should"]) and chunks[index - 1].kind == NP
    return opens and (index == 2 or chunks[index - 3].kind in (STOP, CONJUNCTION)) and clauses.tokens[-1].low != "?"


def _is_plain_past(chunk: Chunk) -> bool:
    """“Held until it was released”: that came about; not "until it had been", "until it is"."""
    return chunk.past and not chunk.perfect and not chunk.modal


def condition_of(clauses: Clauses, index: int) -> str:
    """The word that makes what is to come hang on something, before or after it; empty for none."""
    return condition_after(clauses, index) or _condition_before(clauses, index) or _condition_within(clauses, index)


def verb_of_condition(clauses: Clauses, index: int) -> int | None:
    """The verb on which the one at `index` hangs: "withdraws" of "if Chile withdraws, Peru will open its port"; None for none."""
    opening = _opening_of_condition(clauses, index)
    return None if opening is None else _verb_behind(clauses, opening, index)


def whom_it_hangs_on(clauses: Clauses, index: int) -> list[ActorMention]:
    """“If Chile withdraws, Peru will open its port”: the states and bodies for whose doing it will be done."""
    opening = _opening_of_condition(clauses, index)
    verb = None if opening is None else _verb_behind(clauses, opening, index)
    if opening is None or verb is None or clauses.chunks[verb].passive:
        return []
    first = clauses.chunks[opening].first
    if first and clauses.tokens[first - 1].low == "even":
        return []  # "even if Chile withdraws": it will be done all the same
    within = [head for head in subject(clauses, verb) if opening < head < verb]
    return [mention for mention in actors_of(clauses, within) if mention.rule != "pronoun" and not mention.is_place]


def _verb_behind(clauses: Clauses, opening: int, index: int) -> int | None:
    """The verb of the condition that opens there, unless it is the one at `index`."""
    verb = next((at for at in range(opening + 1, len(clauses.chunks)) if is_finite(clauses.chunks[at])), None)
    return verb if verb != index else None


def _opening_of_condition(clauses: Clauses, index: int) -> int | None:
    """The "if", "unless" or "should" that opens what the verb at `index` hangs on."""
    word = condition_of(clauses, index)
    openings = (at for at, chunk in enumerate(clauses.chunks) if chunk.word == word or (word == "if" and chunk.word == "should"))
    return next((at for at in openings if at != index), None) if word else None


def _condition_within(clauses: Clauses, index: int) -> str:
    """“Will shoot down any balloon that drifts in”, “whoever crosses the line will be shot”, “would otherwise close the port”."""
    chunks, tokens = clauses.chunks, clauses.tokens
    if "otherwise" in clauses.words(chunks[index]) or tokens[0].low in ("otherwise", "failing", "whoever"):
        return "if"
    behind = index + 2 if index + 1 < len(chunks) and chunks[index + 1].kind == PREPOSITION else index + 1  # "will fire on any"
    for head in [*subject(clauses, index), behind]:
        follows = chunks[head + 1] if head + 1 < len(chunks) else None
        if follows is None or chunks[head].kind not in (NP, RELATIVE) or tokens[chunks[head].first].low not in _WHOEVER:
            continue
        if (
            follows.kind == RELATIVE
            or follows.word in ("of", "to", "that")
            or follows.form in ("participle", "finite", "infinitive")
        ):
            return "if"
    return ""


def _condition_before(clauses: Clauses, index: int) -> str:
    """“If the raids go on, Norway will …”, “should they go on, …”: the word that opens the clause before the comma."""
    chunks = clauses.chunks
    comma = next((at for at in range(index - 1, max(0, index - FARTHEST), -1) if chunks[at].kind == STOP), None)
    if comma is None or any(is_finite(chunk) for chunk in chunks[comma + 1 : index]):
        return ""
    for at in range(comma - 1, max(-1, index - FARTHEST), -1):
        chunk = chunks[at]
        if chunk.kind == STOP and clauses.tokens[chunk.first].low == ";":
            return ""
        if chunk.kind == SUBORDINATOR and chunk.word in ("if", "unless"):
            return chunk.word
        if chunk.kind == MODAL and chunk.word == "should":
            return "if"
        if chunk.kind == SUBORDINATOR:
            return ""
    return ""


def condition_after(clauses: Clauses, index: int) -> str:
    """The word that makes what is to come hang on something: "will close the border if the raids go on"; empty for none."""
    for chunk in clauses.chunks[index + 1 : index + FARTHEST]:
        if chunk.kind == SUBORDINATOR:
            return chunk.word if chunk.word in ("if", "unless") else ""
        if chunk.kind == MODAL and chunk.word == "should":
            return "if"  # "would close the port should a ship be seized"
        if is_finite(chunk) or chunk.kind == RELATIVE:
            return ""
    return ""
