"""What is told with dated words or a dated meeting, and was done then: "said on Friday, accusing …", "met on Monday, where they agreed …"."""

from __future__ import annotations

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.occurring.hosting import AFTERWARDS
from timeline.extraction.story.stands import is_plain_past
from timeline.vocabulary import Quad

_WORDS = (Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT)
_ISSUES = frozenset({"write", "send", "issue", "publish", "post", "release"})
_LETS = frozenset({"allow", "let", "enable", "permit", "free", "open"})
MEETS = frozenset(
    [
        "meet", "receive", "host", "speak", "talk", "confer", "ring", "welcome", "see", "call", "telephone", "phone", "visit", "sit",
        "gather", "convene", "assemble",
    ]
)  # fmt: skip


def is_told_with_words(clauses: Clauses, action: Action, host: int) -> bool:
    """“The ministry said on Friday, accusing Iran of …”, “issued a statement on Friday in which it rejected …”: on that day, too.

    So it is with what was done "there" or "at which": "flew to Oslo on Monday, where she met …", with what somebody said who
    was met, "received the envoy on Monday, who thanked him", and with what the speaker had just done, "said on Monday after
    summoning the envoy".
    """
    chunks = clauses.chunks
    if _is_done_just_before(clauses, action, host) or _is_occasion(clauses, action, host) or _lets_be_done(clauses, action, host):
        return True
    if action.is_noun or not host < action.at or not is_finite(chunks[host]) or chunks[host].modal:
        return False
    told, between = chunks[action.at], chunks[host + 1 : action.at]
    if told.form == "ing" and between and between[-1].word == "while":
        return not any(is_finite(c) for c in between)  # "sealed the border on Monday while accusing Oslo of …"
    if any(is_finite(c) or c.kind == SUBORDINATOR or c.word in AFTERWARDS for c in between if c.kind != NP):
        return False
    if told.form == "ing" and not told.progressive:
        speaks = reports(chunks[host]) or chunks[host].lemma in _ISSUES
        has_done = any(c.form == "infinitive" for c in between)  # "ordered two envoys to leave on Monday, accusing them of …"
        return bool(between) and between[-1].kind == STOP and (speaks or has_done) and action.type.quad in _WORDS
    if chunks[host].perfect and not chunks[host].past:
        return False
    inserted = (NP, STOP, PREPOSITION, CONJUNCTION)  # "where Ana Ruiz, the minister of trade, and her guest signed …"
    opening = next((i for i in range(action.at - 1, host, -1) if chunks[i].kind not in inserted), host)
    if not is_plain_past(told) or chunks[opening].kind not in (RELATIVE, SUBORDINATOR):
        return False
    if chunks[opening].word in ("who", "whom"):
        return _is_meeting(clauses, host) and action.type.quad in _WORDS and action.at - opening in (1, 2)
    return chunks[opening].word == "where" or (
        chunks[opening].word == "which" and chunks[opening - 1].word in ("in", "at", "during")
    )


def _is_meeting(clauses: Clauses, verb: int) -> bool:
    """Whether the verb tells of people who meet or talk: "received the envoy", "held talks with her"."""
    chunk, behind = clauses.chunks[verb], clauses.chunks[verb + 1 : verb + 2]
    talks = bool(behind) and "talks" in lexicon().classes.get(clauses.tokens[behind[0].last].low, ())
    return chunk.lemma in MEETS or (chunk.lemma in ("hold", "have") and talks)


def _is_occasion(clauses: Clauses, action: Action, host: int) -> bool:
    """“Signed a truce on Monday, in talks held by Oslo”: the participle tells of the talks in which the rest was done."""
    chunks, at = clauses.chunks, action.at
    if action.is_noun or not host + 2 < at or chunks[at].form != "participle" or not is_plain_past(chunks[host]):
        return False
    talks = chunks[at - 1].kind == NP and "talks" in lexicon().classes.get(clauses.tokens[chunks[at - 1].last].low, ())
    return talks and chunks[at - 2].word in ("in", "at", "during") and governing_verb(clauses, at) == host


def _lets_be_done(clauses: Clauses, action: Action, host: int) -> bool:
    """“Eased its closure, letting forty lorries pass on Monday”: what is let be done then is the act itself."""
    chunks = clauses.chunks
    letting = next((i for i in range(host, action.at, -1) if i < len(chunks) and chunks[i].form == "ing"), None)
    if action.is_noun or letting is None or chunks[letting].lemma not in _LETS or not is_plain_past(chunks[action.at]):
        return False
    between = chunks[action.at + 1 : letting]
    return chunks[letting - 1].kind == STOP and not any(is_finite(c) for c in between) and not is_finite(chunks[host])


def _is_done_just_before(clauses: Clauses, action: Action, host: int) -> bool:
    """“Said on Monday after meeting the envoy”: who speaks to the press comes from there."""
    chunks = clauses.chunks
    if action.is_noun or not host < action.at or not reports(chunks[host]) or not is_plain_past(chunks[host]):
        return False
    told = chunks[action.at]
    is_after = told.form == "ing" and not told.progressive and chunks[action.at - 1].word == "after"
    return is_after and action.type.quad in _WORDS and governing_verb(clauses, action.at) == host
