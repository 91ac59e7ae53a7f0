"""Which verb or noun phrase of a sentence a date expression belongs to."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Clauses, V
from timeline.extraction.clauses.governing import blaming_verb
from timeline.extraction.clauses.openings import (
    before_apposition,
    behind_insertion,
    behind_place,
    first_finite,
    is_within_condition,
    main_clause,
    main_clause_of_speaking,
    main_finite,
    opened_by_conjunction,
    verb_of_occasion,
)
from timeline.extraction.clauses.tagging import PREPOSITION, RELATIVE, STOP, SUBORDINATOR, small_words
from timeline.extraction.lexicon.triggers import lexicon, type_of_noun
from timeline.extraction.occurring.dated_objects import deed_answered, deed_reacted_to, thing_reacted_to, wrong_blamed_for
from timeline.extraction.occurring.joined_days import both_days, told_closer
from timeline.extraction.occurring.since import is_since, token_at, verb_of_since
from timeline.extraction.occurring.subject_dates import deed_of_subject, verb_of_subject
from timeline.extraction.values import DateMention, DateRange
from timeline.vocabulary import Precision

AFTERWARDS = ("after", "following", "since", "amid", "before")
DECISIONS = frozenset({"decision", "move", "step", "vote", "order", "ruling"})
_STATES = frozenset(
    [
        "accuse", "aim", "align", "ally", "back", "base", "believe", "bind", "build", "call", "claim", "connect",
        "control", "crowd", "crew", "destine", "disguise", "dispute", "equip", "finance", "fly", "fund", "give", "hold",
        "inhabit", "intend", "involve", "know", "lead", "link", "load", "locate", "make", "man", "mean", "name", "occupy",
        "operate", "own", "pack", "populate", "regard", "register", "relate", "run", "say", "situate", "staff", "station",
        "suppose", "suspect", "tie", "train", "use", "want", "write"
    ]
)  # fmt: skip
_SCHEDULED = frozenset(
    ["start", "begin", "open", "end", "close", "expire", "resume", "run", "convene", "conclude"]
)  # "drills, which start on Monday"
_PLACES = frozenset({"court", "tribunal", "embassy", "mission", "ministry", "palace", "places", "premises"})
_ARTICLES = ("the", "a", "an", "its", "their", "his", "her")
_LONG = timedelta(days=60)  # no act lasts longer: "quotas for the current year", "plans for the spring"
_THAT_DAY = re.compile(r"(?:, )?when\b|, the (?:day|week|month|year) (?:in |on )?(?:which|when|that)\b")  # told once more
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class HostedDate:
    """A date expression and the chunk it dates."""

    mention: DateMention
    at: int


def host_dates(clauses: Clauses, dates: Sequence[DateMention]) -> list[HostedDate]:
    """Each date of the sentence with the verb or noun phrase it belongs to."""
    hosted: list[HostedDate] = []
    taken_over: list[HostedDate] = []
    for mention in dates:
        if not mention.dates_events:
            continue
        at = _host(clauses, mention)
        if hosted and hosted[-1].at == at and (both := both_days(clauses, hosted[-1].mention, mention)):
            hosted[-1] = HostedDate(both, at)
            continue
        if hosted and hosted[-1].at == at and (closer := told_closer(clauses, hosted[-1].mention, mention)):
            hosted[-1] = HostedDate(closer, at)
            continue
        if hosted and hosted[-1].at == at:
            described = _participle_before(clauses, at, hosted[-1].mention)
            if described is not None:
                hosted[-1] = HostedDate(hosted[-1].mention, described)
            else:
                at = _second_host(clauses, at, hosted[-1].mention, mention)
        elif hosted and at > hosted[-1].at:
            at = thing_reacted_to(clauses, at, mention) or at
        at = deed_answered(clauses, mention, is_second=bool(hosted)) or at
        since = verb_of_since(clauses, at) if is_since(clauses, mention) else at
        if since is not None:
            hosted.append(HostedDate(mention, since))
        when = _when_clause(clauses, mention)
        if when is not None:
            hosted.append(HostedDate(_as_that_day(mention), when))
        main = main_clause(clauses, at) or main_clause_of_speaking(clauses, mention, at) or verb_of_occasion(clauses, at)
        if main is not None:
            taken_over.append(HostedDate(mention, main))
    return hosted + taken_over  # a date of its own comes before one taken over


def _participle_before(clauses: Clauses, verb: int, first: DateMention) -> int | None:
    """“An envoy freed by rebels this week arrived on Friday”: the first date of a verb is that of the participle of its subject."""
    chunks = clauses.chunks
    if not 3 < verb < len(chunks) or clauses.tokens[chunks[verb].first].start < first.span.end:
        return None
    is_agent = chunks[verb - 1].kind == NP and chunks[verb - 2].word == "by"
    return verb - 3 if is_agent and chunks[verb - 3].form == "participle" else None


def _second_host(clauses: Clauses, verb: int, first: DateMention, second: DateMention) -> int:
    """“Confirmed on Tuesday the arrest of two men on 3 May”: the second date of a verb is that of the noun between the two."""
    if verb >= len(clauses.chunks) or clauses.chunks[verb].kind != V:
        return verb
    between = [
        index
        for index, chunk in enumerate(clauses.chunks)
        if first.span.end <= clauses.tokens[chunk.first].start and clauses.tokens[chunk.last].end <= second.span.start
    ]
    if any(clauses.chunks[index].kind not in (NP, PREPOSITION) for index in between):
        return verb
    return next((index for index in between if clauses.chunks[index].kind == NP), verb)


def _when_clause(clauses: Clauses, mention: DateMention) -> int | None:
    """The verb that a clause with "when" right behind the date tells of: "since May 29, when Paris removed Oman from its list".

    Or one with "the day on which", "the year in which".
    """
    at = token_at(clauses, mention.span.end)
    behind = " ".join(token.low for token in clauses.tokens[at : at + 5])
    opening = _THAT_DAY.match(behind)
    if opening is None:
        return None
    start = clauses.tokens[at + opening.group().count(" ")].start
    first = next((i for i, chunk in enumerate(clauses.chunks) if clauses.tokens[chunk.first].start >= start), len(clauses.chunks))
    return first_finite(clauses, first)


def _as_that_day(mention: DateMention) -> DateMention:
    """The day, month or year without what "since" or "until" made of it."""
    found = _ISO.fullmatch(mention.timex)
    if found is None or mention.range.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        return mention
    year, month, day = (int(part or 0) for part in found.groups())
    if day:
        first, last, precision = date(year, month, day), date(year, month, day), Precision.DAY
    elif month:
        first, last, precision = date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH
    else:
        first, last, precision = date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    return replace(mention, range=DateRange(first, last, precision))


def _host(clauses: Clauses, mention: DateMention) -> int:
    chunks, tokens, position = clauses.chunks, clauses.tokens, mention.span.start
    before = -1
    for index, chunk in enumerate(chunks):
        if tokens[chunk.first].start > position:
            break
        before = index
    if before >= 0 and chunks[before].kind == NP and tokens[chunks[before].last].end > position:
        return before
    if before >= 0 and chunks[before].kind == NP and _belongs_to_noun(clauses, mention, before):
        return before  # "her apology of 2 March", "the arrest Monday of two men"
    if before >= 0 and before + 1 < len(chunks) and chunks[before].kind == NP and is_finite(chunks[before + 1]):
        telling = verb_of_subject(chunks, before)
        if telling is None and chunks[before + 1].lemma == "be" and (deed := deed_of_subject(clauses, before)) is not None:
            return deed  # "the capture of a ship off Oslo on 12 January is an outrage"
        if telling is not None and chunks[telling].form == "participle" and _describes_noun(clauses, telling):
            telling = None  # "a boat registered in Panama on Friday rammed"
        return before + 1 if telling is None else telling  # "Trump on Thursday urged"
    if before >= 0 and chunks[before].kind == STOP and _is_finite_right_behind(clauses, mention, before + 1):
        return before + 1  # "Seoul, whose mills depend on it, on Friday asked"
    inserted = behind_place(clauses, before)
    if inserted is None:
        inserted = before_apposition(clauses, before, token_at(clauses, mention.span.end))
    if inserted is not None:
        return inserted
    opened = opened_by_conjunction(clauses, before)
    if opened is not None:
        return opened
    for index in range(before, -1, -1):
        chunk = chunks[index]
        if chunk.kind == V and (
            chunk.lemma in _SCHEDULED
            or not _describes_noun(clauses, index)
            or _is_insertion_ended(clauses, mention, index)
            or (chunk.form in ("ing", "participle") and _is_right_before(clauses, mention, index))
        ):
            return deed_reacted_to(clauses, index, before) or wrong_blamed_for(clauses, index, before) or index
        if chunk.kind in (PREPOSITION, SUBORDINATOR) and chunk.word in AFTERWARDS:
            if index == before:
                continue  # "before the end of October" bounds the verb
            if chunk.word == "before" and _is_place(clauses, index + 1, before):
                continue  # "stood before the embassy on Monday"
            if index + 1 <= before and chunks[index + 1].kind == NP:
                return index + 1
            break
        if chunk.kind == STOP and index == before and tokens[chunk.first].low in (";", ":"):
            break  # "…; eight days ago he had shown the files": the date opens a sentence of its own
    if is_within_condition(clauses, before):
        return before
    first = main_finite(clauses, behind_insertion(clauses, before + 1))
    return first if first is not None else max(before, 0)


def _is_place(clauses: Clauses, noun: int, last: int) -> bool:
    """Whether "before" is told of somewhere or somebody and not of a time: "before the embassy", "before a court"."""
    if noun > last or clauses.chunks[noun].kind != NP:
        return False
    word = clauses.tokens[clauses.chunks[noun].last].low
    if not _PLACES.isdisjoint(lexicon().classes.get(word, ())):
        return True
    is_time = type_of_noun(word) is not None or bool(lexicon().classes.get(word)) or word in small_words()["parts of time"]
    words = clauses.words(clauses.chunks[noun])
    return not is_time and (words[0] in _ARTICLES or "'s" in " ".join(words))


def _is_right_before(clauses: Clauses, mention: DateMention, verb: int) -> bool:
    """“Envoys arriving Tuesday”, "the offer made on Friday": nothing stands between the verb and the date, or only "on"."""
    last, chunk = token_at(clauses, mention.span.start) - 1, clauses.chunks[verb]
    may_have_on = chunk.form == "participle"  # "its fight against smuggling on Monday": the noun is dated by nothing
    return chunk.last == last - (may_have_on and clauses.tokens[last].low == "on")


def _is_insertion_ended(clauses: Clauses, mention: DateMention, verb: int) -> bool:
    """“Her deputy, who flies to Quito in April, tried …”: whether a clause between commas holds the verb and ends with the date."""
    chunks = clauses.chunks
    end = token_at(clauses, mention.span.end)
    ends = end < len(clauses.tokens) and clauses.tokens[end].low == ","
    return ends and verb > 1 and chunks[verb - 1].kind == RELATIVE and chunks[verb - 2].kind == STOP


def _describes_noun(clauses: Clauses, verb: int) -> bool:
    """A verb that only says which one is meant: "bases that house soldiers", "cars leaving the airport"; no day dates it.

    Nor does one date what a participle tells of a state: "a base used by rebels", "a boat registered in Panama".
    """
    chunks = clauses.chunks
    chunk = chunks[verb]
    if verb < 1:
        return False
    if chunk.lemma in ("schedule", "plan", "expect") and chunks[verb - 1].word == "as":
        return True  # "will fly to Quito as planned on 3 May"
    if chunk.form == "infinitive" and chunks[verb - 1].form == "participle":
        return _describes_noun(clauses, verb - 1)  # "trucks believed to carry arms"
    if chunk.form == "participle" and chunk.lemma in _STATES:
        return chunks[verb - 1].kind == NP
    if chunk.form == "ing":
        is_part = chunks[verb - 1].word == "with" and blaming_verb(clauses, verb) is None  # "a lorry with drinking water"
        return chunks[verb - 1].kind == NP or is_part
    is_to = clauses.words(chunk)[1:2] == ["to"]  # "which is to be held on 3 May"
    lasts = chunk.past or chunk.modal or chunk.perfect or chunk.progressive or is_to or "been" in clauses.words(chunk)
    return chunks[verb - 1].kind == RELATIVE and is_finite(chunk) and not lasts


def _is_finite_right_behind(clauses: Clauses, mention: DateMention, verb: int) -> bool:
    """Whether the finite verb that follows a comma follows the date, too; what "has" been since is no matter of one day."""
    if verb >= len(clauses.chunks):
        return False
    chunk = clauses.chunks[verb]
    if chunk.perfect and not chunk.past:
        return False
    return is_finite(chunk) and chunk.first == token_at(clauses, mention.span.end)


def _belongs_to_noun(clauses: Clauses, mention: DateMention, noun: int) -> bool:
    """“Her apology of 2 March”, “the quotas for the current year”: the noun has the date, and the verb none.

    So it is where the date parts an event from what it happens to: "the arrest Monday of two men".
    """
    tokens = clauses.tokens
    at = token_at(clauses, mention.span.start)
    if clauses.chunks[noun].last < at - 1 and tokens[clauses.chunks[noun].last + 1].low == "due":
        return True  # "called off the talks due next week"
    ends, behind = clauses.chunks[noun].last, token_at(clauses, mention.span.end)
    if ends == at - 1 and behind < len(tokens) and tokens[behind].low in ("of", "against"):
        return any(type_of_noun(word) for word in (tokens[ends].low, tokens[ends].low.removesuffix("s")))
    if at < 2 or tokens[at - 2].low in small_words()["parts of time"]:
        return False
    if ends >= at - 2 and tokens[ends].low in DECISIONS and behind < len(tokens) and tokens[behind].low == "to":
        return True  # "the decision on Monday to expel two men"
    first, last = mention.range.start, mention.range.end
    is_long = first is not None and last is not None and last - first >= _LONG
    return tokens[at - 1].low == "of" or (tokens[at - 1].low == "for" and is_long)
