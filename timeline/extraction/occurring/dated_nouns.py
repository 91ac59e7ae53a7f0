"""When a noun that reports an event, or a verb whose object is one, has the day of another verb of the sentence."""

from __future__ import annotations

from timeline.extraction.actions.action import Action
from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.governing import governing_verb
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP
from timeline.extraction.lexicon.triggers import lexicon, type_of_noun
from timeline.extraction.occurring.hosting import DECISIONS, HostedDate
from timeline.extraction.story.stands import is_plain_past
from timeline.vocabulary import EventType, Quad

_WORDS = (Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT)
_HAPPENS = frozenset(
    {"happen", "occur", "come", "begin", "start", "open", "end", "follow", "be", "resume", "continue", "conclude", "convene"}
)
_ENDS = frozenset(
    {"break", "collapse", "end", "conclude", "fail", "close", "produce", "yield", "bring", "resume", "begin", "start", "open"}
)
_DECLARES = frozenset(
    {
        "announce",
        "declare",
        "impose",
        "introduce",
        "order",
        "decree",
        "proclaim",
        "adopt",
        "sign",
        "launch",
        "call",
        "issue",
        "lift",
        "agree",
    }
)
_HAPPENS_AS = frozenset({"take place", "break out", "hold"})


def is_decided_then(clauses: Clauses, action: Action, host: int) -> bool:
    """“The decision on Monday to expel two men angered Oslo”: what is decided has the day of the decision."""
    chunks = clauses.chunks
    if action.is_noun or host + 1 != action.at or chunks[action.at].form != "infinitive" or chunks[host].kind != NP:
        return False
    return clauses.tokens[chunks[host].last].low in DECISIONS


def ends_dated_talks(clauses: Clauses, action: Action, host: int) -> bool:
    """“Tuesday's talks broke up without a deal”: what became of talks that have a day."""
    chunks = clauses.chunks
    if action.is_noun or not host < action.at or chunks[host].kind != NP or not is_plain_past(chunks[action.at]):
        return False
    talks = "talks" in lexicon().classes.get(clauses.tokens[chunks[host].last].low, ())
    return talks and host in subject(clauses, action.at) and chunks[action.at].lemma in _ENDS


def describes_deed(clauses: Clauses, action: Action, host: int) -> bool:
    """“Carried out the attack that closed the port on Monday”: the object of the verb is the deed, and a clause tells its day.

    Or the object has its day: "claimed responsibility for Sunday's ambush".
    """
    chunks = clauses.chunks
    if not action.is_noun and action.at < host < len(chunks) and chunks[host].kind == NP:
        is_deed = type_of_noun(clauses.tokens[chunks[host].last].low) is action.type and action.type.quad not in _WORDS
        return is_deed and governing_verb(clauses, host) == action.at
    if action.is_noun or not action.at + 2 < host or not is_plain_past(chunks[host]):
        return False
    noun = action.at + 1 + (chunks[action.at + 1].word == "out")  # "carried out the attack"
    opening = chunks[noun + 1]
    if chunks[noun].kind != NP or type_of_noun(clauses.tokens[chunks[noun].last].low) is not action.type:
        return False
    return (opening.kind == RELATIVE or opening.word == "that") and all(
        c.kind in (NP, PREPOSITION) for c in chunks[noun + 2 : host]
    )


def stands_in_dated_words(clauses: Clauses, action: Action, dated: HostedDate) -> bool:
    """“A call on Sunday in which they agreed …”, “the note of 2 May in which it demanded …”: what was said or done there.

    The date stands with the noun, or between it and "in which".
    """
    chunks, tokens = clauses.chunks, clauses.tokens
    if action.is_noun or not is_finite(chunks[action.at]) or not chunks[action.at].past:
        return False
    inserted = (NP, STOP, CONJUNCTION, PREPOSITION)  # "in which the ministers of both, Ana Ruiz and Paul Berg, agreed …"
    opening = next((i for i in range(action.at - 1, 1, -1) if chunks[i].kind not in inserted), 0)
    noun = opening - 2
    if chunks[opening].word != "which" or chunks[opening - 1].word not in ("in", "at", "during") or chunks[noun].kind != NP:
        return False
    start = dated.mention.span.start
    return dated.at == noun or tokens[chunks[noun].last].end <= start < tokens[chunks[opening - 1].first].start


def is_announced_then(clauses: Clauses, action: Action, host: int) -> bool:
    """“A ban on Chadian ships, announced on Monday, …”, “a boycott, which was declared in May, …”: the noun has the day of its participle."""
    chunks = clauses.chunks
    if not action.is_noun or not action.at + 1 < host < len(chunks) or chunks[host].lemma not in _DECLARES:
        return False
    opening = host - 1 - (chunks[host - 1].kind == RELATIVE)
    is_bare = chunks[host].first == chunks[host].head
    if chunks[opening].kind != STOP or not (is_bare if opening == host - 1 else chunks[host].passive):
        return False
    return all(chunk.kind in (NP, PREPOSITION) for chunk in chunks[action.at + 1 : opening])


def is_subject_of(clauses: Clauses, action: Action, dated: HostedDate) -> bool:
    """Whether a noun that reports the event is the subject of the dated verb, and dated with it.

    So it is where the date stands before the verb ("the talks in Oslo on Monday ended a quarrel") and where the verb only
    says that it happened ("the talks took place on Monday").
    """
    chunks = clauses.chunks
    if not action.is_noun or not action.at < dated.at < len(chunks) or not is_finite(chunks[dated.at]):
        return False
    verb = chunks[dated.at]
    if reports(verb) or action.at not in _free_subject(clauses, dated.at):
        return False
    if verb.lemma == "follow" and dated.at + 1 < len(chunks) and chunks[dated.at + 1].kind == NP:
        return False  # "the visit follows the vote on 3 May": that is the day of the vote
    if verb.passive and action.type is EventType.SANCTION:
        return False  # "the sanctions against Mali were lifted": they are older
    if dated.mention.span.start < clauses.tokens[verb.first].start:
        return dated.mention.span.start > clauses.tokens[chunks[action.at].last].start
    ends = action.type is EventType.CONSULT and verb.lemma in _ENDS
    return ends or verb.lemma in _HAPPENS or verb.phrase in _HAPPENS_AS or verb.lemma in _HAPPENS_AS


def _free_subject(clauses: Clauses, verb: int) -> range:
    """The chunks from the head of the subject to the verb, where it is one unbroken phrase that nothing governs."""
    chunks = clauses.chunks
    start = verb
    while start and (chunks[start - 1].kind in (NP, PREPOSITION) or chunks[start - 1].word == "and"):
        start -= 1
    while start < verb and chunks[start].kind != NP:
        start += 2  # "in Oslo the talks …": a place before the subject
    if start and chunks[start - 1].kind == V:
        return range(0)
    return range(start, min(start + 1, verb))
