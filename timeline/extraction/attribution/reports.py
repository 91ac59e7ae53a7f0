"""Who says so within one sentence: verbs of saying, "according to", "citing", "in the words of", and how far their words reach.

Who is heard is read by `speaking.py`; what only the article can tell ("he added", "a senior official", a quotation whose
speaker stands elsewhere) is settled by `hearing.py` and `quoting.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions.rejecting import denied_by
from timeline.extraction.attribution.reach import (
    between_stops,
    end_of_claim,
    end_of_content,
    end_of_listener,
    end_of_object,
    end_of_rest,
    first_stop,
    has_content,
    has_verb,
    is_beside,
    start_of_content,
)
from timeline.extraction.attribution.report import Report
from timeline.extraction.attribution.set_off import of_colon, of_headline
from timeline.extraction.attribution.speaking import Voice, is_listed, speaking_words, spoken_for, voice_of
from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.denoting import acting, actors_of
from timeline.extraction.clauses.governing import blaming_verb
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, OWNER, PREPOSITION, STOP, SUBORDINATOR
from timeline.extraction.values import Span


def find_reports(clauses: Clauses, quotations: Sequence[Span] = (), *, is_headline: bool = False) -> list[Report]:
    """The reports of one sentence, in its order; `quotations` are those that reach into it."""
    found = of_headline(clauses) if is_headline else of_colon(clauses, quotations)
    claims = speaking_words()["claims"]
    for index, chunk in enumerate(clauses.chunks):
        report = None
        if chunk.kind == V:
            report = _at_verb(clauses, index, quotations)
        elif chunk.kind == PREPOSITION:
            report = _at_preposition(clauses, index)
        elif chunk.kind == NP and is_listed(clauses.tokens[chunk.last].low, claims) and (that := _that_after(clauses, index)):
            report = _of_claim(clauses, index, that)
        if report is not None:
            found.append(report)
    return found


def _at_verb(clauses: Clauses, index: int, quotations: Sequence[Span]) -> Report | None:
    words, chunk = speaking_words(), clauses.chunks[index]
    low = clauses.tokens[chunk.last].low
    if chunk.lemma == "accord" or (low == "according" and _word_after(clauses, index) == "to"):
        return _of_phrase(clauses, index, _next_noun_phrase(clauses, index))
    if low in words["leaning on"]:
        return _of_phrase(clauses, index, _next_noun_phrase(clauses, index), is_origin=True)
    if (accusing := _accusing(clauses, index)) is not None:
        return accusing
    if chunk.passive:
        return _said_by(clauses, index) if chunk.lemma in words["said by"] and chunk.form == "finite" else None
    puts_it = chunk.lemma == "put" and index + 1 < len(clauses.chunks) and clauses.words(clauses.chunks[index + 1]) == ["it"]
    if chunk.form != "infinitive" and (reports(chunk) or puts_it or chunk.lemma in words["only afterwards"]):
        return _of_verb(clauses, index, quotations)
    return None


def _at_preposition(clauses: Clauses, index: int) -> Report | None:
    word = clauses.chunks[index].word
    if word == "according" and _word_after(clauses, index) == "to":
        return _of_phrase(clauses, index, _next_noun_phrase(clauses, index))
    return _of_version(clauses, index) if word in ("in", "by", "on") and index + 1 < len(clauses.chunks) else None


def _word_after(clauses: Clauses, index: int) -> str:
    return clauses.chunks[index + 1].word if index + 1 < len(clauses.chunks) else ""


def _that_after(clauses: Clauses, noun: int) -> int:
    """Where the "that" stands which carries on the noun or "by" and whose claim it is; 0 for nowhere."""
    behind = 3 if _word_after(clauses, noun) in ("by", "from", "of") else 1
    return noun + behind if _word_after(clauses, noun + behind - 1) == "that" else 0


def _next_noun_phrase(clauses: Clauses, index: int) -> int | None:
    chunks = clauses.chunks
    return next((at for at in range(index + 1, min(index + 4, len(chunks))) if chunks[at].kind == NP), None)


# Phrases


def _of_phrase(clauses: Clauses, index: int, head: int | None, *, is_origin: bool = False) -> Report | None:
    """“According to X”, "citing X": all between the semicolons and colons around is said."""
    if head is None:
        return None
    voice = voice_of(clauses, _joined(clauses, head))
    first, last = between_stops(clauses, index)
    return Report(index, voice, voice.speakers, first, last, clauses.span(clauses.chunks[index]), is_origin=is_origin)


def _joined(clauses: Clauses, head: int) -> list[int]:
    """“According to Norway and Sweden”."""
    chunks = clauses.chunks
    and_another = head + 2 < len(chunks) and chunks[head + 1].word in ("and", "or") and chunks[head + 2].kind == NP
    if and_another and not (head + 3 < len(chunks) and chunks[head + 3].kind == V):
        return [head, head + 2]
    return [head]


def _of_version(clauses: Clauses, index: int) -> Report | None:
    """“In the words of X”, "by Tehran's account"."""
    chunks, head = clauses.chunks, index + 1
    if chunks[head].kind != NP or not is_listed(clauses.tokens[chunks[head].last].low, speaking_words()["versions"]):
        return None
    owned = any(token.tag == OWNER for token in clauses.tokens[chunks[head].first : chunks[head].last])
    of_somebody = _word_after(clauses, head) == "of" and head + 2 < len(chunks) and chunks[head + 2].kind == NP
    speakers = tuple(acting(clauses, head + 2) if of_somebody else acting(clauses, head, ()) if owned else ())
    if not speakers:
        return None
    first, last = between_stops(clauses, index)
    words = clauses.span(chunks[head])
    return Report(index, Voice(words, speakers), speakers, first, last, words)


def _accusing(clauses: Clauses, gerund: int) -> Report | None:
    """“Accused Norway of firing first”: what the gerund tells is said by whoever accuses."""
    accusing = blaming_verb(clauses, gerund)
    if accusing is None or clauses.chunks[accusing].lemma not in speaking_words()["accusing"]:
        return None
    voice = voice_of(clauses, [] if clauses.chunks[accusing].passive else subject(clauses, accusing))
    last = first_stop(clauses, gerund) - 1
    return Report(accusing, voice, voice.speakers, gerund, last, clauses.span(clauses.chunks[accusing]))


def _of_claim(clauses: Clauses, index: int, that: int) -> Report | None:
    """“Iran's claim that …”, "a statement by the ministry that …"; who turns a claim down says that it is not so."""
    chunk = clauses.chunks[index]
    denying = denied_by(clauses, index)
    claiming = acting(clauses, index, ("by", "from", "of"))
    speakers = tuple(claiming if denying is None else actors_of(clauses, subject(clauses, denying)))
    if not speakers:
        return None
    last = end_of_claim(clauses, index, that)
    words = clauses.span(chunk)
    speakers = tuple(spoken_for(mention) for mention in speakers[:1])
    return Report(index, Voice(words, speakers), speakers, that + 1, last, words, is_noun=True)


def _said_by(clauses: Clauses, index: int) -> Report | None:
    """“The arrest was confirmed by the ministry”."""
    chunks = clauses.chunks
    if _word_after(clauses, index) != "by" or index + 2 >= len(chunks) or chunks[index + 2].kind != NP:
        return None
    voice = voice_of(clauses, _joined(clauses, index + 2))
    return Report(index, voice, voice.speakers, start_of_content(clauses, index), index - 1, clauses.span(chunks[index]))


# Verbs


def _of_verb(clauses: Clauses, index: int, quotations: Sequence[Span]) -> Report | None:
    chunks, words = clauses.chunks, speaking_words()
    chunk, last = chunks[index], len(clauses.chunks) - 1
    goes_on = chunk.lemma in words["going on"]
    span = clauses.span(chunk)
    if _is_inverted(clauses, index, quotations):
        voice = _behind(clauses, index)
        first, end = start_of_content(clauses, index), index - 1
        return Report(index, voice, voice.speakers, first, end, span, goes_on=goes_on)
    heads, start = _apposed(clauses, index)
    if not heads:
        heads = _inserted(clauses, index) or subject(clauses, index)
        start = min((head for head in heads if head < index), default=index)
    voice = voice_of(clauses, heads)
    told = end_of_listener(clauses, index)
    if has_content(clauses, told, quotations, is_next=told == index + 1):
        if chunk.lemma in words["only afterwards"] and not (
            chunk.lemma in words["before a clause"] and told < len(chunks) and chunks[told].word == "that"
        ):
            return None
        return Report(index, voice, voice.speakers, index + 1, end_of_content(clauses, index, start), span, goes_on=goes_on)
    beside_quotation = any(is_beside(clauses, quotation, start, index) for quotation in quotations)
    if start and chunks[start - 1].word == "as" and chunk.perfect:
        return None  # "as it had promised": the article itself says that it came so
    is_aside = start > 0 and (chunks[start - 1].kind == STOP or chunks[start - 1].word == "as" or beside_quotation)
    closes = told > last or (chunks[told].kind != NP and not (chunks[told].kind == V and told == index + 1))
    if chunk.lemma in words["beside a quotation"] and not beside_quotation:
        return None
    if is_aside and closes and (start > 1 or chunks[0].word == "as"):
        return Report(
            index, voice, voice.speakers, start_of_content(clauses, start), end_of_rest(clauses, told), span, goes_on=goes_on
        )
    end = end_of_object(clauses, index + 1) if chunk.lemma in words["with an object"] else index
    if end == index and chunk.lemma in words["only afterwards"]:
        return None
    return Report(index, voice, voice.speakers, index + 1, end, span, goes_on=goes_on)


def _behind(clauses: Clauses, index: int) -> Voice:
    """Who is named behind the verb: "said Norway and Sweden", "said the envoy, Ana Ruiz", and "said Vik, the Norwegian envoy" where
    the name alone tells nothing."""
    chunks = clauses.chunks
    voice = voice_of(clauses, _joined(clauses, index + 1))
    stop = index + 2
    while stop + 1 < len(chunks) and chunks[stop].kind == PREPOSITION and chunks[stop + 1].kind == NP:
        stop += 2
    if voice.names_person or stop + 1 >= len(chunks) or chunks[stop].kind != STOP or chunks[stop + 1].kind != NP:
        return voice
    apposed = voice_of(clauses, [stop + 1])
    return apposed if apposed.names_person or not voice.speakers else voice


def _inserted(clauses: Clauses, index: int) -> list[int]:
    """“Norway, Sweden said, had sent …”: the phrase between the comma and the verb, when the clause around it goes on."""
    chunks = clauses.chunks
    if index + 2 >= len(chunks) or chunks[index + 1].kind != STOP or not is_finite(chunks[index + 2]):
        return []
    start = index - 1
    while start > 1 and chunks[start].kind == NP and chunks[start - 1].kind == PREPOSITION:
        start -= 2
    return [start] if start > 0 and chunks[start].kind == NP and chunks[start - 1].kind == STOP else []


def _apposed(clauses: Clauses, index: int) -> tuple[list[int], int]:
    """“…, the region's governor, Ana Ruiz, said", "Ana Ruiz, its governor, said": of the two phrases, the one with the name;
    and where the first of them begins."""
    chunks = clauses.chunks
    if index < 2 or clauses.tokens[chunks[index - 1].first].low != ",":
        return [], index
    second = _start_of_phrase(chunks, index - 2)
    if not second or chunks[second - 1].kind != STOP:
        return [], index
    is_joined = clauses.tokens[chunks[second - 1].first].low == "," and second > 1
    first = _start_of_phrase(chunks, second - 2) if is_joined else None
    voice = voice_of(clauses, [second])
    if first is None:
        return ([second], second) if voice.speakers else ([], index)
    before = voice_of(clauses, [first])
    return ([second] if voice.names_person and not before.names_person else [first]), first


def _start_of_phrase(chunks: Sequence[Chunk], last: int) -> int | None:
    """Where the noun phrase that ends at chunk `last` begins, with what is attached to it; None if it is no plain phrase."""
    start = last
    while start > 1 and chunks[start].kind == NP and chunks[start - 1].kind == PREPOSITION and chunks[start - 2].kind == NP:
        start -= 2
    is_free = not start or chunks[start - 1].kind in (STOP, SUBORDINATOR)
    return start if chunks[start].kind == NP and is_free else None


def _is_inverted(clauses: Clauses, index: int, quotations: Sequence[Span]) -> bool:
    """“…, said the minister, who …”: the speaker stands behind the verb, and no clause begins with it."""
    chunks, last = clauses.chunks, len(clauses.chunks) - 1
    if index == last or chunks[index + 1].kind != NP or chunks[index].lemma not in speaking_words()["inverted"]:
        return False
    if chunks[index].first != chunks[index].head or chunks[index].form == "ing":
        return False
    start = clauses.tokens[chunks[index].first].start
    after_quotation = any(0 <= start - quotation.end <= 3 for quotation in quotations)
    if not after_quotation and not (index and chunks[index - 1].kind == STOP and has_verb(chunks[:index])):
        return False
    behind = chunks[index + 2 : index + 3]
    if not after_quotation and behind and (behind[0].word == "to" or behind[0].form == "infinitive"):
        return False  # "…, urged Oslo to step in": who is urged stands behind the verb
    at = index + 2
    while at < last and chunks[at].kind in (PREPOSITION, CONJUNCTION) and chunks[at + 1].kind == NP:
        at += 2
    if at <= last and is_finite(chunks[at]):
        return False
    voice = _behind(clauses, index)
    return after_quotation or bool(voice.speakers or voice.is_official or voice.is_document)
