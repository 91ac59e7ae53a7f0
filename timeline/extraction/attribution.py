"""Who says so within one sentence: verbs of saying, "according to", "citing", "in the words of", and how far their words reach.

Who is heard is read by `speaking.py`; what only the article can tell ("he added", "a senior official", a quotation whose
speaker stands elsewhere) is settled by `hearing.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction.arguments import FARTHEST, is_finite, reports
from timeline.extraction.clauses import NP, Chunk, Clauses, V
from timeline.extraction.roles import acting, subject
from timeline.extraction.speaking import Voice, is_listed, speaking_words, spoken_for, voice_of
from timeline.extraction.tagging import CONJUNCTION, OWNER, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import ActorMention, Span

_OPENS_A_CLAUSE = ("that", "how", "whether", "why", "what")
_SETS_TIME = ("after", "before", "when", "while", "since", "because", "although", "though", "if", "unless", "until", "once")


@dataclass(slots=True)
class Report:
    """A verb of saying (or "according to") with who says it and which chunks are said."""

    at: int
    voice: Voice
    speakers: tuple[ActorMention, ...]
    first: int
    last: int
    words: Span
    is_origin: bool = False  # "citing X": X is nearer to the thing than whoever cites
    goes_on: bool = False  # "added": the same speaker as before
    is_noun: bool = False  # "Iran's claim that": nobody speaks here, something said is spoken of

    def covers(self, index: int) -> bool:
        return self.first <= index <= self.last and index != self.at


def find_reports(clauses: Clauses, quotations: Sequence[Span] = ()) -> list[Report]:
    """The reports of one sentence, in its order; `quotations` are those that reach into it."""
    found: list[Report] = []
    for index, chunk in enumerate(clauses.chunks):
        report = _report_at(clauses, index, chunk, quotations)
        if report is not None and report.first <= report.last:
            found.append(report)
    return found


def _report_at(clauses: Clauses, index: int, chunk: Chunk, quotations: Sequence[Span]) -> Report | None:
    words = speaking_words()
    low = clauses.tokens[chunk.last].low
    if chunk.kind == V:
        if chunk.lemma == "accord" or (low == "according" and _word_after(clauses, index) == "to"):
            return _of_phrase(clauses, index, _next_noun_phrase(clauses, index))
        if low in words["leaning on"]:
            return _of_phrase(clauses, index, _next_noun_phrase(clauses, index), is_origin=True)
        if chunk.passive:
            return _said_by(clauses, index) if chunk.lemma in words["said by"] and chunk.form == "finite" else None
        if chunk.form != "infinitive" and (reports(chunk) or chunk.lemma in words["only afterwards"]):
            return _of_verb(clauses, index, quotations)
    elif chunk.kind == PREPOSITION:
        if low == "according" and _word_after(clauses, index) == "to":
            return _of_phrase(clauses, index, _next_noun_phrase(clauses, index))
        if low in ("in", "by", "on") and index + 1 < len(clauses.chunks):
            return _of_version(clauses, index)
    elif chunk.kind == NP and is_listed(clauses.tokens[chunk.last], words["claims"]) and _word_after(clauses, index) == "that":
        return _of_claim(clauses, index)
    return None


def _word_after(clauses: Clauses, index: int) -> str:
    return clauses.chunks[index + 1].word if index + 1 < len(clauses.chunks) else ""


def _next_noun_phrase(clauses: Clauses, index: int) -> int | None:
    chunks = clauses.chunks
    return next((at for at in range(index + 1, min(index + 4, len(chunks))) if chunks[at].kind == NP), None)


# Phrases


def _of_phrase(clauses: Clauses, index: int, head: int | None, *, is_origin: bool = False) -> Report | None:
    """“According to X”, "citing X": all between the semicolons and colons around is said."""
    if head is None:
        return None
    voice = voice_of(clauses, _joined(clauses, head))
    first, last = _between_stops(clauses, index)
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
    if chunks[head].kind != NP or not is_listed(clauses.tokens[chunks[head].last], speaking_words()["versions"]):
        return None
    owned = any(token.tag == OWNER for token in clauses.tokens[chunks[head].first : chunks[head].last])
    of_somebody = _word_after(clauses, head) == "of" and head + 2 < len(chunks) and chunks[head + 2].kind == NP
    speakers = tuple(acting(clauses, head + 2) if of_somebody else acting(clauses, head, ()) if owned else ())
    if not speakers:
        return None
    first, last = _between_stops(clauses, index)
    words = clauses.span(chunks[head])
    return Report(index, Voice(words, speakers), speakers, first, last, words)


def _of_claim(clauses: Clauses, index: int) -> Report | None:
    """“Iran's claim that …”, "a statement by the ministry that …"."""
    chunk = clauses.chunks[index]
    speakers = tuple(acting(clauses, index, ("by", "from", "of")))
    if not speakers:
        return None
    last = _first_stop(clauses, index + 2) - 1
    words = clauses.span(chunk)
    speakers = tuple(spoken_for(mention) for mention in speakers[:1])
    return Report(index, Voice(words, speakers), speakers, index + 2, last, words, is_noun=True)


def _said_by(clauses: Clauses, index: int) -> Report | None:
    """“The arrest was confirmed by the ministry”."""
    chunks = clauses.chunks
    if _word_after(clauses, index) != "by" or index + 2 >= len(chunks) or chunks[index + 2].kind != NP:
        return None
    voice = voice_of(clauses, _joined(clauses, index + 2))
    return Report(index, voice, voice.speakers, _start_of_content(clauses, index), index - 1, clauses.span(chunks[index]))


# Verbs


def _of_verb(clauses: Clauses, index: int, quotations: Sequence[Span]) -> Report | None:
    chunks, words = clauses.chunks, speaking_words()
    chunk, last = chunks[index], len(clauses.chunks) - 1
    goes_on = chunk.lemma in words["going on"]
    span = clauses.span(chunk)
    if _is_inverted(clauses, index, quotations):
        voice = voice_of(clauses, _joined(clauses, index + 1))
        first, end = _start_of_content(clauses, index), index - 1
        return Report(index, voice, voice.speakers, first, end, span, goes_on=goes_on)
    heads = subject(clauses, index) or _apposed(clauses, index)
    start = min((head for head in heads if head < index), default=index)
    voice = voice_of(clauses, heads)
    told = _end_of_listener(clauses, index)
    if _has_content(clauses, told, quotations):
        if chunk.lemma in words["only afterwards"]:
            return None
        return Report(index, voice, voice.speakers, index + 1, _end_of_content(clauses, index, start), span, goes_on=goes_on)
    beside_quotation = any(_beside(clauses, quotation, start, index) for quotation in quotations)
    if start and chunks[start - 1].word == "as" and chunk.perfect:
        return None  # "as it had promised": the article itself says that it came so
    is_aside = start > 0 and (chunks[start - 1].kind == STOP or chunks[start - 1].word == "as" or beside_quotation)
    closes = told > last or chunks[told].kind not in (NP, V)
    if is_aside and closes and (start > 1 or chunks[0].word == "as"):
        return Report(
            index, voice, voice.speakers, _start_of_content(clauses, start), _end_of_rest(clauses, told), span, goes_on=goes_on
        )
    if beside_quotation or (closes and quotations):
        return Report(index, voice, voice.speakers, 0, start - 1, span, goes_on=goes_on) if start else None
    if chunk.lemma not in words["with an object"]:
        return None
    return Report(index, voice, voice.speakers, index + 1, _end_of_object(clauses, index + 1), span, goes_on=goes_on)


def _apposed(clauses: Clauses, index: int) -> list[int]:
    """“… ; its chairwoman, Ana Ruiz, said”: the phrase before the comma, where no subject was found."""
    chunks = clauses.chunks
    return [index - 2] if index > 1 and chunks[index - 1].kind == STOP and chunks[index - 2].kind == NP else []


def _is_inverted(clauses: Clauses, index: int, quotations: Sequence[Span]) -> bool:
    """“…, said the minister, who …”: the speaker stands behind the verb, and no clause begins with it."""
    chunks, last = clauses.chunks, len(clauses.chunks) - 1
    if index == last or chunks[index + 1].kind != NP or chunks[index].lemma not in speaking_words()["inverted"]:
        return False
    if chunks[index].first != chunks[index].head or chunks[index].form == "ing":
        return False
    start = clauses.tokens[chunks[index].first].start
    after_quotation = any(0 <= start - quotation.end <= 3 for quotation in quotations)
    if not after_quotation and not (index and chunks[index - 1].kind == STOP and _has_verb(chunks[:index])):
        return False
    at = index + 2
    while at < last and chunks[at].kind in (PREPOSITION, CONJUNCTION) and chunks[at + 1].kind == NP:
        at += 2
    if at <= last and is_finite(chunks[at]):
        return False
    voice = voice_of(clauses, [index + 1])
    return after_quotation or bool(voice.is_known or voice.is_official or voice.is_document)


def _has_verb(chunks: Sequence[Chunk]) -> bool:
    return any(is_finite(chunk) for chunk in chunks)


def _end_of_listener(clauses: Clauses, index: int) -> int:
    """The chunk after the verb, its listener and the phrases that say where it was said: "told reporters in Paris"."""
    chunks, at = clauses.chunks, index + 1
    takes_listener = at < len(chunks) and chunks[at].kind == NP and chunks[index].lemma in speaking_words()["with a listener"]
    if takes_listener and not (at + 1 < len(chunks) and is_finite(chunks[at + 1])):
        at += 1
    while at + 1 < len(chunks) and chunks[at].kind == PREPOSITION and chunks[at + 1].kind in (NP, PREPOSITION):
        at += 2 if chunks[at + 1].kind == NP else 1
        if at < len(chunks) and chunks[at].kind == NP and not is_finite_after(chunks, at):
            break
    return at


def is_finite_after(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the noun phrase at `at`, with what is attached to it, is the subject of a verb."""
    following = at + 1
    while (
        following + 1 < len(chunks) and chunks[following].kind in (PREPOSITION, CONJUNCTION) and chunks[following + 1].kind == NP
    ):
        following += 2
    return following < len(chunks) and is_finite(chunks[following])


def _has_content(clauses: Clauses, told: int, quotations: Sequence[Span]) -> bool:
    """Whether what is said begins at chunk `told`: a clause, an infinitive, a colon, a quotation."""
    chunks = clauses.chunks
    if told >= len(chunks):
        return False
    chunk = chunks[told]
    start = clauses.tokens[chunk.first].start
    if chunk.kind in (SUBORDINATOR, RELATIVE) and chunk.word in _OPENS_A_CLAUSE:
        return True
    if chunk.kind == V or (chunk.kind == NP and is_finite_after(chunks, told)):
        return True
    if chunk.kind == STOP:
        low = clauses.tokens[chunk.first].low
        ahead = chunks[told + 1 : told + 12]
        later_that = next((i for i, one in enumerate(ahead) if one.kind == STOP), None)
        resumes = later_that is not None and later_that + 1 < len(ahead) and ahead[later_that + 1].word == "that"
        return low == ":" or (bool(ahead) and ahead[0].word == "that") or resumes or _opens_quotation(clauses, start, quotations)
    return _opens_quotation(clauses, start, quotations)


def _opens_quotation(clauses: Clauses, start: int, quotations: Sequence[Span]) -> bool:
    """Whether a quotation with a verb of its own begins right there."""
    for quotation in quotations:
        if 0 <= quotation.start - start <= 3:
            inside = (c for c in clauses.chunks if quotation.start <= clauses.tokens[c.first].start < quotation.end)
            if any(is_finite(chunk) for chunk in inside):
                return True
    return False


def _beside(clauses: Clauses, quotation: Span, start: int, index: int) -> bool:
    """Whether the words of saying stand right behind the quotation."""
    return (
        0 <= clauses.tokens[clauses.chunks[start].first].start - quotation.end <= 3
        or 0 <= (clauses.tokens[clauses.chunks[index].first].start - quotation.end) <= 3
    )


# How far


def _between_stops(clauses: Clauses, index: int) -> tuple[int, int]:
    """The chunks around `index` that no semicolon or colon cuts off."""
    chunks = clauses.chunks
    first = index
    while first and not _is_strong_stop(clauses, first - 1):
        first -= 1
    last = index
    while last + 1 < len(chunks) and not _is_strong_stop(clauses, last + 1):
        last += 1
    return first, last


def _is_strong_stop(clauses: Clauses, at: int) -> bool:
    return clauses.chunks[at].kind == STOP and clauses.tokens[clauses.chunks[at].first].low in (";", ":")


def _start_of_content(clauses: Clauses, end: int) -> int:
    """Where what is said before chunk `end` begins: after the last semicolon."""
    return next((at + 1 for at in range(end - 2, -1, -1) if _is_strong_stop(clauses, at)), 0)


def _end_of_object(clauses: Clauses, start: int) -> int:
    """The last chunk of "announced the end of the mission": before the next clause."""
    chunks = clauses.chunks
    ends = (at for at in range(start, len(chunks)) if chunks[at].kind in (STOP, SUBORDINATOR, RELATIVE) or is_finite(chunks[at]))
    return next(ends, len(chunks)) - 1


def _first_stop(clauses: Clauses, at: int) -> int:
    chunks = clauses.chunks
    return next((later for later in range(at, len(chunks)) if chunks[later].kind == STOP), len(chunks))


def _end_of_content(clauses: Clauses, verb: int, start: int) -> int:
    """The last chunk of the clause that the verb reports."""
    chunks = clauses.chunks
    opening = chunks[start - 1] if start else None
    within = opening is not None and (opening.kind == RELATIVE or opening.word in _SETS_TIME)
    for at in range(verb + 1, len(chunks)):
        if chunks[at].kind != STOP:
            continue
        if clauses.tokens[chunks[at].first].low == ";":
            return at - 1
        if at + 1 < len(chunks) and within and (is_finite(chunks[at + 1]) or is_finite_after_subject(chunks, at + 1)):
            return at - 1  # "after Iran said it would leave, Norway …"; "X, who said …, flew home"
        if _turns(clauses, at + 1, chunks[verb]):
            return at - 1
    return len(chunks) - 1


def is_finite_after_subject(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a clause with its own subject begins at `at`."""
    return chunks[at].kind == NP and is_finite_after(chunks, at)


def _end_of_rest(clauses: Clauses, told: int) -> int:
    """The last chunk that is still said after "…, the minister said"."""
    chunks = clauses.chunks
    for at in range(told, len(chunks)):
        if chunks[at].kind != STOP and at > told:
            continue
        if clauses.tokens[chunks[at].first].low in (";", ":"):
            return at - 1
        following = at + 1 if chunks[at].kind == STOP else at
        after = chunks[following] if following < len(chunks) else None
        if (
            after is None
            or after.kind == RELATIVE
            or (after.kind == V and after.form == "ing")
            or _turns(clauses, following, None)
        ):
            return at - 1
    return len(chunks) - 1


def _turns(clauses: Clauses, at: int, verb: Chunk | None) -> bool:
    """Whether a clause of the article's own begins at chunk `at`: "…, but Kyiv answered". What is still reported after a past
    verb of saying has "had" or "would"."""
    chunks = clauses.chunks
    if at + 1 >= len(chunks) or chunks[at].word not in speaking_words()["turning words"]:
        return False
    if verb is not None and not verb.past and not verb.perfect:
        return False
    following = next((chunk for chunk in chunks[at + 1 : at + FARTHEST] if is_finite(chunk)), None)
    if following is None or following.perfect or following.modal:
        return False
    return following.past


# Asking


def speakers_within(reports_of_sentence: Sequence[Report], index: int) -> tuple[tuple[ActorMention, ...], Report | None]:
    """Who says what stands at chunk `index`, innermost first, and the innermost report."""
    covering = [report for report in reports_of_sentence if report.covers(index)]
    covering.sort(key=lambda report: _nearness(report, index))
    speakers: list[ActorMention] = []
    for report in covering:
        for mention in report.speakers:
            if all(mention.actor != known.actor for known in speakers):
                speakers.append(mention)
    return tuple(speakers), covering[0] if covering else None


def _nearness(report: Report, index: int) -> int:
    if report.is_origin:
        return -1
    return index - report.at if report.at < index else FARTHEST + report.at
