"""Whether a clause says that its event occurred, goes on, is planned, threatened, only imagined, or denied."""

from __future__ import annotations

from timeline.extraction.actions.conditions import condition_of, in_condition, is_inverted_condition, is_of_whoever
from timeline.extraction.actions.rejecting import is_denied_claim
from timeline.extraction.actions.told_as_done import is_answer, is_one_in_a_row, is_what_it_is_on
from timeline.extraction.actions.undoing import status_in_ruling
from timeline.extraction.clauses.arguments import FARTHEST, is_finite, is_wanted
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.governing import blaming_verb, governing_noun, governing_verb
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.lexicon.triggers import lexicon
from timeline.vocabulary import EventType, Quad, Status

FUTURE = frozenset({"will", "would", "shall", "'ll", "'d", "won't", "wouldn't", "shan't"})
OBLIGED = frozenset({"must", "should", "ought", "shouldn't", "mustn't"})
_AWAITED = ("expect", "schedule", "await", "plan")  # "is expected in Algiers"
ARRANGED = (*_AWAITED, "set", "arrange", "fix", "foresee")
_THREATENING = ("warn", "threaten", "vow", "caution")
_BINDING = ("agree", "consent", "promise", "pledge", "undertake", "offer", "vow")
_VOWING = ("threaten", "vow", "swear", "pledge", "promise")
_SEEMING = ("appear", "seem")
_TALKING_ROUND = ("persuade", "convince", "compel")
_BEING = ("be", "become")
_TELLING_PAST = ("insist", "warn")  # what is wished for or warned of lies ahead
NONE = frozenset({"no", "none", "neither", "nobody", "nothing"})
_HAVING_DONE = frozenset({"after", "by", "following", "since", "while", "before", "when", "despite", "upon", "on", "in"})


def status_of_verb(clauses: Clauses, index: int, depth: int = 0) -> Status | None:
    """The status of what the verb says; None when it is no event of its own but the content of another one."""
    chunk = clauses.chunks[index]
    if depth > 5:
        return None
    if chunk.form == "infinitive":
        return _of_infinitive(clauses, index, depth)
    if chunk.form == "ing" and not chunk.progressive:
        return _of_gerund(clauses, index, depth)
    if chunk.form == "participle":
        return None if is_wanted(clauses, index) else Status.OCCURRED
    governed = _of_content_clause(clauses, index)
    if governed is False:
        return Status.HYPOTHETICAL if _is_threatened_on_condition(clauses, index) else None
    if in_condition(clauses, index) or is_inverted_condition(clauses, index) or is_of_whoever(clauses, index):
        return Status.HYPOTHETICAL
    if chunk.modal:
        if chunk.modal in OBLIGED:
            return None  # what ought to be is a wish; `verbs.py` makes a request of it where somebody says so
        if chunk.modal not in FUTURE:
            return Status.HYPOTHETICAL
        if governed is Status.DENIED:
            return Status.DENIED  # "rejected the idea that it would attack"
        imagined = chunk.perfect or (chunk.modal == "would" and index > 0 and clauses.chunks[index - 1].kind == RELATIVE)
        return Status.HYPOTHETICAL if imagined else Status.PLANNED  # "a bill that would block" is a wish
    if chunk.lemma == "be" and adjective_after(clauses, index) in ("due", "scheduled", "slated"):
        return None if "had" in clauses.words(chunk) else Status.PLANNED  # "had been due": it has come otherwise
    if _is_to(clauses, index) and "yet" in clauses.words(chunk):
        return Status.DENIED  # "has yet to recognise"
    if chunk.passive and chunk.negated and chunk.lemma in _AWAITED:
        return Status.DENIED  # "is not planned"
    if chunk.past and _is_to(clauses, index) and is_answer(clauses, index):
        return Status.OCCURRED
    if _is_to(clauses, index) or (chunk.passive and chunk.lemma in _AWAITED and chunk.form == "finite"):
        return Status.PLANNED
    if governed is Status.DENIED or is_negated(clauses, index):
        return Status.DENIED
    return Status.ONGOING if chunk.progressive and not chunk.past else Status.OCCURRED


def is_negated(clauses: Clauses, index: int) -> bool:
    """“did not attack”, "no aircraft may land", "recognised neither": a negation with the verb, its subject or its object."""
    chunks, chunk = clauses.chunks, clauses.chunks[index]
    if chunk.negated or (index > 1 and chunks[index - 2].word == "nor" and chunks[index - 1].kind == NP):
        return True  # "neither Peru nor Chile withdrew"
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    if after is not None and (clauses.tokens[after.first].low in NONE):
        return True
    heads = subject(clauses, index) if index and chunks[index - 1].kind == NP else []
    return any(clauses.tokens[chunks[head].first].low.split(" ", 1)[0] in NONE for head in heads)  # "neither side"


def _is_to(clauses: Clauses, index: int) -> bool:
    """“is to visit”."""
    chunk = clauses.chunks[index]
    return chunk.form == "finite" and "to" in clauses.words(chunk)[: chunk.head - chunk.first]


def _of_infinitive(clauses: Clauses, index: int, depth: int) -> Status | None:
    chunks, lists = clauses.chunks, lexicon().lists
    noun = governing_noun(clauses, index)
    if noun is not None:
        word = clauses.tokens[chunks[noun].last].low
        return Status.OCCURRED if word in lists["done nouns"] or word.removesuffix("s") in lists["done nouns"] else None
    governor = governing_verb(clauses, index)
    if governor is None:
        return Status.PLANNED if index and chunks[index - 1].kind == NP else None
    verb = chunks[governor]
    if verb.lemma in lists["future verbs"] or (
        verb.lemma == "be" and adjective_after(clauses, governor) in lists["future adjectives"]
    ):
        is_over = verb.lemma == "be" and "had" in clauses.words(verb)  # "had been due to fly"
        return None if is_over else Status.DENIED if verb.negated else Status.PLANNED
    if verb.lemma in _VOWING and not verb.negated and condition_of(clauses, index):
        return Status.HYPOTHETICAL
    if is_agreed_on(clauses, index):
        return Status.PLANNED
    if verb.lemma in _BEING and is_finite(verb) and is_one_in_a_row(clauses, governor, index):
        return status_of_verb(clauses, governor, depth + 1)
    if verb.lemma in lists["done verbs"]:
        if verb.form == "infinitive" and verb.lemma in _TALKING_ROUND:
            return status_of_verb(clauses, governor, depth + 1)  # "tried to persuade Chad to free them"
        return going_on(clauses, governor) or status_of_verb(clauses, governor, depth + 1) or Status.OCCURRED
    if verb.lemma in lists["undone verbs"]:
        return Status.OCCURRED if verb.negated else Status.DENIED  # "did not fail to"
    if is_hearsay(clauses, governor, index) and not (verb.negated or verb.modal):
        return Status.OCCURRED
    before = chunks[index - 2 if chunks[index - 1].kind == STOP else index - 1]  # "telephoned the premier, Ana Ruiz, to ask"
    if (
        chunks[index].lemma in lists["purposes"]
        and is_finite(verb)
        and not (verb.progressive or verb.lemma == "be")
        and before.kind == NP
        and not {verb.lemma, verb.phrase} & lists["object control"]
    ):
        return status_of_verb(clauses, governor, depth + 1)  # "recalled its envoy to protest the raid"
    if chunks[index - 1].kind == CONJUNCTION and verb.form == "infinitive":
        return _of_infinitive(clauses, governor, depth + 1) if depth < 5 else None
    return None


def is_hearsay(clauses: Clauses, verb: int, infinitive: int) -> bool:
    """“Is believed to have bombed”, "appears to have left": others say it, or it looks so, that the subject did it."""
    chunk = clauses.chunks[verb]
    told = chunk.passive and chunk.lemma in lexicon().lists["hearsay verbs"]
    return clauses.chunks[infinitive].perfect and (told or chunk.lemma in _SEEMING)


def is_agreed_on(clauses: Clauses, index: int) -> bool:
    """“Agreed to start patrols on March 1”: what somebody binds himself to. It is told beside the promise only if its day is given."""
    chunks = clauses.chunks
    if chunks[index].form == "ing" and index and chunks[index - 1].form == "infinitive":
        index -= 1  # "undertook to stop shelling the town"
    governor = governing_verb(clauses, index) if chunks[index].form == "infinitive" else None
    if governor is None:
        return False
    verb = chunks[governor]
    return verb.lemma in _BINDING and is_finite(verb) and not (verb.negated or verb.modal)


def going_on(clauses: Clauses, governor: int) -> Status | None:
    """“Continues to shell”, "keeps shelling": it has not ended."""
    verb = clauses.chunks[governor]
    lasting = verb.lemma in lexicon().lists["lasting verbs"] and not (verb.past or verb.perfect or verb.modal or verb.negated)
    return Status.ONGOING if lasting else None


def adjective_after(clauses: Clauses, verb: int) -> str:
    at = clauses.chunks[verb].last + 1
    while at < len(clauses.tokens) and clauses.tokens[at].tag == "B" and clauses.tokens[at].low != "likely":
        at += 1
    return clauses.tokens[at].low if at < len(clauses.tokens) else ""


def _of_gerund(clauses: Clauses, index: int, depth: int) -> Status | None:
    chunks = clauses.chunks
    before = chunks[index - 1] if index else None
    if before is None or before.kind in (STOP, CONJUNCTION):
        return Status.OCCURRED
    undone = lexicon().lists["undone verbs"]
    if before.kind == PREPOSITION and any({chunk.lemma, chunk.phrase} & undone for chunk in chunks[max(0, index - 3) : index]):
        return Status.DENIED  # "refrained from bombing", "stopped short of condemning"
    if before.kind in (PREPOSITION, SUBORDINATOR):
        if blaming_verb(clauses, index) is not None:
            return Status.OCCURRED
        if before.word == "on" and is_what_it_is_on(clauses, index):
            return None
        return Status.OCCURRED if before.word in _HAVING_DONE else None
    governor = chunks[index - 1] if before.kind == V else None
    if (
        governor is None
        and chunks[index].lemma in lexicon().lists["future verbs"]
        and not any(is_finite(chunk) for chunk in chunks)
    ):
        return Status.PLANNED  # a headline: "Minister Going To Rome"
    if governor is None:
        return status_in_ruling(clauses, index)  # "a resolution asking", "troops attacking"
    if governor.lemma == "deny":
        return Status.DENIED
    if governor.lemma in lexicon().lists["weighing verbs"]:
        return Status.HYPOTHETICAL
    if governor.lemma not in lexicon().lists["done verbs"] | lexicon().lists["stopping verbs"]:
        return None
    return going_on(clauses, index - 1) or status_of_verb(clauses, index - 1, depth + 1)


def _of_content_clause(clauses: Clauses, index: int) -> Status | bool:
    """What the verb of saying makes of this clause: False when it only wishes it, DENIED when it denies it, else True."""
    chunks = clauses.chunks
    if index and chunks[index - 1].kind == RELATIVE:
        return True  # "demanded the lifting of the cordon which surrounds it"
    for at in range(index - 1, max(-1, index - FARTHEST), -1):
        chunk = chunks[at]
        if chunk.kind == STOP and clauses.tokens[chunk.first].low == ";":
            return True
        if chunk.word == "that" and _is_content_of_noun(clauses, at):
            return False  # "its threat that it would attack"
        if chunk.kind == V and (is_finite(chunk) or chunk.form == "ing"):
            if any(c.kind == STOP for c in chunks[at:index]) and not any(c.word == "that" for c in chunks[at:index]):
                return True
            introduced = (
                any(c.kind == SUBORDINATOR and c.word in ("that", "whether") for c in chunks[at:index])
                or chunks[at + 1].kind == NP
            )
            has_that = any(c.word == "that" for c in chunks[at + 1 : index])
            goes_on = _coordinated(clauses, index) and not has_that and not any(is_finite(c) for c in chunks[at + 1 : index])
            if (
                chunk.lemma == "deny"
                and introduced
                and not goes_on
                and any(c.word == "that" or c.kind == NP for c in chunks[at + 1 : index])
            ):
                return Status.DENIED  # but "denied any motive and offered to pay" goes on
            if has_that and is_denied_claim(clauses, at, index):
                return Status.DENIED
            if chunk.lemma in _TELLING_PAST and (chunks[index].past or chunks[index].perfect) and not chunks[index].modal:
                return True  # "insists that it was hit", but "insists that it be returned"
            return not (
                introduced and {chunk.lemma, chunk.phrase} & lexicon().lists["wishing verbs"] and not _coordinated(clauses, index)
            )
    return True


def _is_content_of_noun(clauses: Clauses, that: int) -> bool:
    """Whether the clause with "that" tells what a threat, a wish or a fear is about."""
    chunks, wishes = clauses.chunks, lexicon().lists["wishing nouns"]
    at = that - 1
    while at >= 0 and chunks[at].kind in (NP, PREPOSITION):
        low = clauses.tokens[chunks[at].last].low
        if chunks[at].kind == NP and (low in wishes or low.removesuffix("s") in wishes):
            return True
        at -= 1
    return False


def _coordinated(clauses: Clauses, index: int) -> bool:
    return clauses.chunks[index - 1].kind == CONJUNCTION


def _is_threatened_on_condition(clauses: Clauses, index: int) -> bool:
    """“Warned that it would shut the port if …”: the deed is told together with its condition."""
    warning = governing_verb(clauses, index)
    while warning is not None and clauses.chunks[warning].lemma not in _THREATENING:
        warning = governing_verb(clauses, warning)
    return warning is not None and clauses.chunks[index].modal in FUTURE and bool(condition_of(clauses, index))


def status_reason(clauses: Clauses, index: int, status: Status, *, is_noun: bool) -> str:
    """Why an event has its status, in words for the reader."""
    chunk = clauses.chunks[index]
    words = " ".join(clauses.words(chunk))
    if status is Status.OCCURRED:
        if is_noun:
            return "a noun names it as a fact"
        if chunk.modal in FUTURE:
            return f"“{words}” looks ahead, but what is promised, refused or threatened counts from when it is said"
        if chunk.form == "ing" and not chunk.progressive:
            return f"“{words}” stands beside another verb, and nothing puts it ahead or in doubt"
        return f"“{words}” tells it as done"
    if status is Status.ONGOING:
        return f"“{words}” tells it as going on"
    if status is Status.DENIED:
        return f"“{words}” says it is not so" if chunk.negated else "the words around it deny it"
    if status is Status.HYPOTHETICAL:
        if chunk.modal and chunk.modal not in FUTURE:
            return f"“{chunk.modal}” only holds it possible"
        return "it hangs on a condition" if condition_of(clauses, index) else "the words before it only hold it possible"
    return f"“{chunk.modal}” puts it ahead" if chunk.modal else "the words before it put it ahead"


def settle(event_type: EventType, status: Status, word: str, *, negated: bool) -> tuple[EventType, Status]:
    """The type and status of something that lies ahead: refused cooperation is REJECT; a visit to come is a planned CONSULT.

    From the PLOVER manual, by which a withdrawal or an easing still to come is CONCEDE; what already says future
    (AGREE, THREATEN) is not made planned for it. Other than there, cooperation to come is not AGREE: what is planned says
    the status, and the meeting of tomorrow is the one that takes place then. `word` is the verb or noun that reports the thing.
    """
    if status is not Status.PLANNED:
        return event_type, status
    cooperative = event_type.quad in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
    if negated:
        return (EventType.REJECT, Status.OCCURRED) if cooperative else (event_type, Status.DENIED)
    if event_type in (EventType.AGREE, EventType.THREATEN):
        return event_type, Status.OCCURRED
    if event_type is EventType.CONCEDE or (event_type is EventType.RETREAT and word in lexicon().lists["withdrawals"]):
        return EventType.CONCEDE, Status.PLANNED
    return event_type, Status.PLANNED
