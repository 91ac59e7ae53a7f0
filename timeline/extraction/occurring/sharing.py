"""When a date that stands with one verb of a sentence dates another event of the sentence, too, or says that it is later."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions.action import Action
from timeline.extraction.attribution.report import Report
from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.governing import blaming_verb, governing_verb
from timeline.extraction.clauses.openings import first_finite, relative_opening
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.occurring.dated_objects import is_answered
from timeline.extraction.occurring.hosting import AFTERWARDS
from timeline.extraction.occurring.told_with import MEETS
from timeline.extraction.story.pointing import sides_of
from timeline.extraction.story.stands import is_plain_past
from timeline.vocabulary import EventType, Quad, Status

_WORDS = (Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT)
_ANNOUNCING = frozenset({"announce", "declare", "decree", "order", "proclaim", "promulgate", "unveil", "confirm"})
_DECREED = frozenset({EventType.SANCTION, EventType.REJECT, EventType.CONCEDE})
_FORESEES = frozenset({"expect", "schedule", "plan", "slate", "bill", "set", "tip"})
_RESPONDS = frozenset({"respond", "reply", "react", "retaliate", "answer"})
_FROM_NOW = (Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL)


def is_same_act(clauses: Clauses, action: Action, host: int) -> bool:
    """Whether the dated verb is told in one breath with the event: same subject, neither of them a report or a background."""
    chunks = clauses.chunks
    if host >= len(chunks):
        return False
    if action.is_noun:
        if action.at == 1 and action.type is EventType.CONSULT and host == first_finite(clauses, 2):
            return chunks[0].word in ("in", "at", "during")  # "At a meeting on Monday, Oslo urged …"
        carrier = governing_verb(clauses, action.at)
        between = chunks[carrier + 1 : action.at] if carrier is not None else []
        if carrier is None or any(c.word in AFTERWARDS or c.kind == STOP for c in between) or is_answered(clauses, action.at):
            return False
        if chunks[carrier].lemma in lexicon().lists["reaction verbs"]:
            return False  # "condemned the bombing on Saturday": it was before
        announced = chunks[carrier].lemma in _ANNOUNCING and is_joined(clauses, carrier, host)
        return announced or (carrier == host and not reports(chunks[host]))
    if is_joined(clauses, action.at, host) or _shares_its_end(clauses, action.at, host):
        return True
    if action.type.quad in _WORDS and _goes_on_behind_relative(clauses, action.at, host):
        return True
    if chunks[host].lemma in _FORESEES and chunks[host].passive and host + 1 == action.at:
        return True  # "is expected on Friday to close the port"
    if chunks[host].lemma in _FORESEES and chunks[host].form == "participle" and host < action.at:
        return False  # "the talks set for 20 May would be put off"
    if chunks[host].kind != V or reports(chunks[host]) or blaming_verb(clauses, host) == action.at:
        return False  # "is charged with shooting him last autumn"
    if any(token.low == "having" for token in clauses.tokens[chunks[action.at].first : chunks[action.at].head]):
        return False  # "left the talks, having bombed a base"
    if host < action.at and relative_opening(clauses, host) is not None and chunks[host].lemma not in MEETS:
        return False  # "Macron, who was there last month, regretted …", but "the ministers, who met on Monday, agreed …"
    if chunks[action.at].perfect and not chunks[action.at].past and relative_opening(clauses, host) is not None:
        return False  # "the service, which in July passed on the tip, has asked for …"
    if chunks[action.at].perfect and relative_opening(clauses, action.at) is not None and is_plain_past(chunks[host]):
        return False  # "the minister, who had ruled it out, flew to Oslo on Monday"
    if chunks[action.at].form == "participle" and action.type.quad is Quad.MATERIAL_CONFLICT and is_finite(chunks[host]):
        return False  # "three men seized by rebels walked free on Monday"
    if chunks[host].form == "infinitive" and host < action.at:
        governor = governing_verb(clauses, host)
        if governor is not None and is_joined(clauses, action.at, governor):
            return True  # "ordered two men to leave on Monday and recalled …"
    if chunks[action.at].form == "infinitive" and host < action.at and action.status in _FROM_NOW and is_plain_past(chunks[host]):
        return False  # "threatened on Monday to close the port"
    if chunks[host].form == "infinitive" and host > action.at:
        verb = chunks[action.at]
        is_of_past = verb.past or verb.perfect or verb.progressive  # a day to come has been left out before
        return governing_verb(clauses, host) == action.at and (action.status in _FROM_NOW or is_of_past)
    if action.at == 0 and chunks[0].form == "ing" and first_finite(clauses, 1) == host:
        return True  # "Retaliating for the raid, Iran on Monday expelled …"
    low, high = sorted((host, action.at))
    told = subject(clauses, action.at)
    if any(c.kind == SUBORDINATOR or c.word in AFTERWARDS for c in chunks[low + 1 : high] if c.kind != NP):
        return host < action.at and subject(clauses, host) == told and is_finite(chunks[action.at])
    return subject(clauses, host) == told or _describes_subject(clauses, host, told)


def is_joined(clauses: Clauses, verb: int, host: int) -> bool:
    """“Recalled its envoy on Monday and suspended …”, “said on Monday that it had erred, and demanded …”: one subject, one "and".

    Behind what is said only a comma tells that the main clause goes on, where no other past tense stands between.
    """
    chunks = clauses.chunks
    if not host < verb or not is_plain_past(chunks[verb]) or not is_plain_past(chunks[host]):
        return False
    opens = verb - 1
    pronoun = chunks[opens].kind == NP and clauses.words(chunks[opens]) in (["he"], ["she"], ["it"], ["they"])
    opens -= pronoun
    if opens <= host or chunks[opens].kind != CONJUNCTION or chunks[opens].word not in ("and", "but"):
        return False
    if chunks[opens - 1].kind == STOP:
        told = [i for i in range(host, opens) if is_plain_past(chunks[i]) and relative_opening(clauses, i) is None]
        return told in ([host], [])  # what a "whom" or "which" tells of somebody is no part of it
    between = chunks[host + 1 : opens]
    return not pronoun and all(c.kind in (NP, PREPOSITION) or c.form == "infinitive" for c in between)


def _goes_on_behind_relative(clauses: Clauses, verb: int, host: int) -> bool:
    """“Condemned on Monday a raid that killed two and called for …”: words behind a clause with "that" that tells of a thing."""
    chunks = clauses.chunks
    if not host + 2 < verb or not is_plain_past(chunks[verb]) or not is_plain_past(chunks[host]):
        return False
    if chunks[verb - 1].kind != CONJUNCTION or chunks[verb - 1].word not in ("and", "but"):
        return False
    between = chunks[host + 1 : verb - 1]
    told = [i for i in range(host + 1, verb) if is_finite(chunks[i])]
    plain = all(
        c.kind in (NP, PREPOSITION, RELATIVE) or (c.kind == V and c.form in ("finite", "infinitive", "ing")) for c in between
    )
    return (
        plain
        and len(told) == 1
        and relative_opening(clauses, told[0]) is not None
        and chunks[told[0] - 1].word in ("that", "which")
    )


def _shares_its_end(clauses: Clauses, verb: int, host: int) -> bool:
    """“Six people were killed and at least 58 injured on Friday”: what follows the second verb is said of both."""
    chunks = clauses.chunks
    if not chunks[verb].passive or not verb < host < len(chunks) or chunks[host].first != chunks[host].head:
        return False
    kinds = [chunk.kind for chunk in chunks[verb + 1 : host]]
    kinds = kinds[1:] if kinds[:1] == [STOP] else kinds
    return kinds in ([CONJUNCTION, NP], [CONJUNCTION, NP, NP])


def goes_on_from(clauses: Clauses, action: Action, host: int) -> bool:
    """“On Monday drivers blocked the road, and the police used tear gas”: a plain past after a dated one, with "and" or ";".

    A dated word is gone on from by further words of the same speaker: "On Monday an aide denied it; he accused Rabat of …".
    """
    chunks = clauses.chunks
    if action.is_noun:
        return False
    at = _answering_verb(clauses, action.at)
    if host < at and chunks[host].form == "ing" and chunks[host - 1].word == "from":
        host = governing_verb(clauses, host) or host  # "barred the team from entering on Monday, and Oslo …"
    if host >= at or not is_finite(chunks[host]):
        return False
    told = chunks[at]
    if not is_plain_past(told):
        return is_finite(told) and action.status is Status.OCCURRED and _is_explained(clauses, host, at)
    if reports(chunks[host]):
        return action.type.quad in _WORDS and _is_same_pronoun(clauses, at)
    joined = max((i for i in range(host + 1, at) if _joins(clauses, i)), default=None)
    if joined is not None and _is_only_match(clauses, host, joined, at):
        return True
    if joined is None or relative_opening(clauses, host) is not None:
        return False
    behind = chunks[joined + 1 : at]
    if chunks[joined].kind == CONJUNCTION and any(c.kind == STOP for c in behind) and not any(c.kind == V for c in behind):
        return False  # "sent flour and tents this week, called for …": the "and" joins nouns
    ends_clause = chunks[joined - 1].kind == STOP and not any(c.word in AFTERWARDS for c in chunks[host + 1 : joined])
    between = behind if chunks[joined].kind == STOP or ends_clause else chunks[host + 1 : at]
    if any(reports(c) and c.form == "ing" for c in between if c.kind == V):
        return False  # "withdrew on Monday, saying that Oslo had lied and demanded …"
    return not any((c.kind in (SUBORDINATOR, RELATIVE) and c.word != "while") or c.word in AFTERWARDS for c in between)


def _answering_verb(clauses: Clauses, verb: int) -> int:
    """“… and Oslo responded by calling off the talks”: the verb that tells the answer in the past, else the verb itself."""
    chunks = clauses.chunks
    if chunks[verb].form != "ing" or verb < 2 or chunks[verb - 1].word != "by":
        return verb
    governor = governing_verb(clauses, verb)
    return governor if governor is not None and chunks[governor].lemma in _RESPONDS else verb


def _is_explained(clauses: Clauses, host: int, verb: int) -> bool:
    """“The answer came on Tuesday: Chad has closed the border”: what stands behind a colon, and with "and", is what the clause before means."""
    chunks = clauses.chunks
    colon = next((i for i in range(host + 1, verb) if _is_colon(clauses, i)), None)
    if colon is None or reports(chunks[host]) or any(is_finite(c) for c in chunks[host + 1 : colon]):
        return False
    return not any(c.kind in (SUBORDINATOR, RELATIVE) or c.word in AFTERWARDS for c in chunks[colon + 1 : verb] if c.kind != NP)


def _is_colon(clauses: Clauses, at: int) -> bool:
    return clauses.chunks[at].kind == STOP and clauses.tokens[clauses.chunks[at].first].low == ":"


def _is_only_match(clauses: Clauses, host: int, joined: int, verb: int) -> bool:
    """“On Monday Oslo froze all funds that the firm may hold and accused it of …”: "and" joins what has the same tense."""
    between = clauses.chunks[host + 1 : joined]
    is_same = is_plain_past(clauses.chunks[host]) and not any(is_plain_past(c) or c.kind == STOP for c in between)
    return is_same and joined == verb - 1 and relative_opening(clauses, host) is None


def _joins(clauses: Clauses, at: int) -> bool:
    chunk = clauses.chunks[at]
    return (
        chunk.kind == CONJUNCTION
        or chunk.word == "while"
        or (chunk.kind == STOP and clauses.tokens[chunk.first].low in (";", ":"))
    )


def is_at_the_time(clauses: Clauses, action: Action, host: int) -> bool:
    """“It is to be signed when the king visits Oslo in May”, “was jailed when he landed on Monday”: the day of the clause with "when".

    And the other way round: "the talks began on Friday as thousands marched".
    """
    chunks = clauses.chunks
    if not action.is_noun and host < action.at and is_finite(chunks[host]) and is_plain_past(chunks[action.at]):
        opening = next((i for i in range(action.at - 1, host, -1) if chunks[i].kind not in (NP, PREPOSITION)), host)
        return chunks[opening].word in ("as", "while", "when", "until") and governing_verb(clauses, opening) == host
    if action.is_noun or not action.at < host or not is_finite(chunks[host]) or chunks[host].perfect:
        return False
    opening = next((i for i in range(host - 1, action.at, -1) if chunks[i].kind not in (NP, PREPOSITION)), action.at)
    return chunks[opening].word == "when" and governing_verb(clauses, opening) == action.at


def is_done_by_announcing(clauses: Clauses, action: Action, report: Report) -> bool:
    """“Oslo announced the expulsion on Wednesday”: who announces what it does itself does it by these words.

    So does who says of itself that it "has expelled" somebody: what is decreed is news on the day on which it is said.
    """
    own, doing = (sides_of(mentions) for mentions in (report.speakers, (*action.sources, *action.partners)))
    if clauses.chunks[report.at].lemma not in _ANNOUNCING:
        told = clauses.chunks[action.at]
        is_decreed = not action.is_noun and told.perfect and action.type in _DECREED
        return is_decreed and bool(own & doing)
    if action.is_noun and governing_verb(clauses, action.at) != report.at:
        return False
    return not doing or bool(own & doing)


def is_said_then(clauses: Clauses, action: Action, host: int) -> bool:
    """“Kenya rejected the charge; its minister told a channel on Tuesday …”: words, and the day of saying more of them."""
    chunks = clauses.chunks
    if host <= action.at or host >= len(chunks) or not reports(chunks[host]) or not is_plain_past(chunks[host]):
        return False
    if action.type.quad not in _WORDS or action.status in _FROM_NOW:
        return False
    return _is_same_pronoun(clauses, host) and not any(reports(c) and c.perfect for c in chunks[action.at : host])


def _describes_subject(clauses: Clauses, verb: int, heads: Sequence[int]) -> bool:
    """“Leaders of the bloc, who met on Sunday, gave …”: whether the relative clause hangs on the phrase of these heads."""
    chunks = clauses.chunks
    if verb < 1 or chunks[verb - 1].kind != RELATIVE or not heads or heads[0] >= verb:
        return False
    return all(chunk.kind in (NP, PREPOSITION, CONJUNCTION, STOP) for chunk in chunks[heads[0] : verb - 1])


def _is_same_pronoun(clauses: Clauses, verb: int) -> bool:
    """Whether the clause begins after a semicolon and with "he", "she" or "it"."""
    if verb < 2 or clauses.chunks[verb - 2].kind != STOP:
        return False
    return clauses.tokens[clauses.chunks[verb - 2].first].low == ";" and clauses.words(clauses.chunks[verb - 1]) in (
        ["he"],
        ["she"],
        ["it"],
    )
