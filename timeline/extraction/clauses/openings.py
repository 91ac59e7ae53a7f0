"""An opening that tells the time of the main clause: "When the ministers met on Monday, …", "In a statement issued on Tuesday, …"."""

from __future__ import annotations

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses, V
from timeline.extraction.clauses.tagging import CONJUNCTION, PREPOSITION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.values import DateMention

_AT_THE_TIME = ("when", "as", "while")
_SPEAKS = frozenset({"speak", "talk", "address", "brief", "testify"})
_WITHIN_THE_DAY = ("hours", "minutes", "hour")
_OPEN_CLAUSES = frozenset({"that", "because", "when", "while", "as", "where", "whether", "how", "although", "though", "if"})
_OCCASIONS = frozenset(
    [
        "address", "announcement", "audience", "briefing", "broadcast", "call", "ceremony", "communique", "communiqué",
        "conference", "debate", "declaration", "hearing", "interview", "letter", "meeting", "message", "note", "post",
        "rally", "recording", "report", "session", "sitting", "speech", "statement", "summit", "talks", "video", "visit", "vote"
    ]
)  # fmt: skip


def main_clause(clauses: Clauses, dated: int) -> int | None:
    """The main verb behind an opening that tells the time by its own dated verb.

    "When the ministers met on Monday, Norway offered …", "In a statement issued on Tuesday, Kenya accused …".
    """
    chunks = clauses.chunks
    if dated >= len(chunks) or chunks[dated].kind != V:
        return None
    if _is_cleft(clauses, dated):
        return first_finite(clauses, dated + 1)
    if not _tells_time(clauses, dated):
        return None
    comma = next((i for i in range(dated + 1, len(chunks)) if _is_comma(clauses, i)), None)
    main = first_finite(clauses, comma + 1) if comma is not None else None
    if comma is None or main is None or chunks[main].modal or not chunks[main].past:
        return None
    if chunks[main].perfect and chunks[0].word in _AT_THE_TIME:
        return None  # "when the ministers met on Monday, Norway had offered …", but "in a report of Monday, it had warned …"
    between = chunks[comma + 1 : main]
    return main if all(chunk.kind in (NP, PREPOSITION, CONJUNCTION, STOP) for chunk in between) else None


def main_clause_of_speaking(clauses: Clauses, mention: DateMention, dated: int) -> int | None:
    """“Speaking to reporters after the talks on Monday, the minister said …”: who is speaking says it on that day.

    So it is between commas, "the minister, speaking on Monday, said …", where `dated` is the verb that has the date.
    """
    chunks = clauses.chunks
    opening = dated if 0 < dated < len(chunks) and _is_comma(clauses, dated - 1) else 0
    if not chunks or chunks[opening].form != "ing" or chunks[opening].lemma not in _SPEAKS:
        return None
    comma = next((i for i in range(opening + 1, len(chunks)) if _is_comma(clauses, i)), None)
    if comma is None or clauses.tokens[chunks[comma].first].start < mention.span.start:
        return None
    return first_finite(clauses, comma + 1)


def verb_of_occasion(clauses: Clauses, dated: int) -> int | None:
    """“At Friday's session of the board …”, “urged them in a letter of 14 May to …”: the verb of what was done there.

    `dated` is the noun phrase that has the date.
    """
    chunks = clauses.chunks
    if 1 < dated < len(chunks) and chunks[dated - 1].word == "after" and clauses.words(chunks[dated - 2])[-1] in _WITHIN_THE_DAY:
        return first_finite(clauses, dated + 1) if dated == 2 else None  # "Hours after the raid on Monday, Oslo closed …"
    noun = dated - 1 if 0 < dated < len(chunks) and _may_describe(chunks[dated]) else dated  # "in a letter sent on Monday"
    if not 0 < noun < len(chunks) or chunks[noun].kind != NP or chunks[noun - 1].word not in ("in", "at", "during"):
        return None
    if clauses.tokens[chunks[noun].last].low not in _OCCASIONS:
        return None
    is_inserted = noun > 2 and _is_comma(clauses, noun - 2)  # "Oslo, in a letter of 14 May, urged …"
    if noun != dated and not is_inserted and not any(is_finite(chunk) for chunk in chunks[: noun - 1]):
        return None
    before = [] if is_inserted else [i for i in range(noun) if chunks[i].kind == V]
    verb = before[-1] if before else first_finite(clauses, dated + 1)
    return verb if verb is not None and is_finite(chunks[verb]) and chunks[verb].past else None


def _may_describe(chunk: Chunk) -> bool:
    """Whether the verb is a participle, or one that reads like a past tense."""
    return chunk.form == "participle" or (is_finite(chunk) and chunk.past and chunk.first == chunk.head)


def opened_by_conjunction(clauses: Clauses, before: int) -> int | None:
    """“Iran vowed revenge, and on Monday it launched …”, "said that on Monday Iran had …": the verb of the clause that opens so.

    `before` is the chunk before the date.
    """
    chunks = clauses.chunks
    before -= before > 0 and chunks[before].kind == PREPOSITION  # "noted that over the past year it had …"
    if (
        before > 1
        and chunks[before].kind == NP
        and chunks[before - 1].kind == PREPOSITION
        and chunks[before - 2].kind == CONJUNCTION
    ):
        before -= 2  # "and in Lima on Monday it launched …"
    if before < 0:
        return None
    opening = chunks[before]
    is_clause = opening.kind == RELATIVE or (opening.kind == SUBORDINATOR and opening.word in _OPEN_CLAUSES)
    if not is_clause and not (opening.kind == CONJUNCTION and opening.word in ("and", "but", "yet")):
        return None
    rest = range(before + 1, len(chunks))
    verb = next((i for i in rest if chunks[i].kind not in (NP, PREPOSITION) and not _closes_name(clauses, i)), len(chunks))
    return verb if verb < len(chunks) and is_finite(chunks[verb]) else None


def _closes_name(clauses: Clauses, at: int) -> bool:
    """“And on Monday Peru's envoy, Ana Ruiz, was held”: whether the comma is the second one of a name read as one with its office."""
    before = clauses.chunks[at - 1]
    return at > 0 and _is_comma(clauses, at) and before.kind == NP and "," in clauses.tokens[before.last].low


def _tells_time(clauses: Clauses, dated: int) -> bool:
    chunks = clauses.chunks
    before = chunks[:dated]
    if not before or any(is_finite(chunk) for chunk in before):
        return False
    if chunks[0].word in _AT_THE_TIME:
        return is_finite(chunks[dated]) and chunks[dated].past and not chunks[dated].perfect
    if chunks[0].word not in ("in", "at", "during") or len(before) < 2 or before[1].kind != NP:
        return False
    is_bare = before[-1].kind == NP and chunks[dated].first == chunks[dated].head  # "a statement issued": reads like a past tense
    describes = is_bare or before[-1].kind == RELATIVE
    return describes and clauses.tokens[before[1].last].low in _OCCASIONS


def _is_cleft(clauses: Clauses, verb: int) -> bool:
    """“It was on Tuesday that …”, "it was only in May, after months of talks, that …"."""
    chunks = clauses.chunks
    if not 0 < verb < len(chunks) - 1 or chunks[verb].lemma != "be" or clauses.words(chunks[verb - 1]) != ["it"]:
        return False
    opening = next((i for i in range(verb + 1, len(chunks)) if chunks[i].word == "that" or chunks[i].kind == V), len(chunks))
    return opening < len(chunks) and chunks[opening].word == "that"


def behind_insertion(clauses: Clauses, start: int) -> int:
    """“On Monday, when the king was away, Jordan expelled …”: where the sentence goes on after the clause between commas.

    So it is with "On Monday, a day after the king had left, …".
    """
    chunks = clauses.chunks
    opening = start + 1
    if opening + 1 < len(chunks) and chunks[opening].kind == NP and chunks[opening + 1].word in ("after", "before"):
        opening += 1
    if opening >= len(chunks) or not _is_comma(clauses, start) or chunks[opening].kind != SUBORDINATOR:
        return start
    return next((i for i in range(opening + 1, len(chunks)) if _is_comma(clauses, i)), start)


def behind_place(clauses: Clauses, before: int) -> int | None:
    """“Oslo, in a letter on Monday, accused …”: the verb behind what stands between commas; `before` is the chunk before the date."""
    chunks = clauses.chunks
    if before < 2 or before + 2 >= len(chunks) or not _is_comma(clauses, before + 1) or not is_finite(chunks[before + 2]):
        return None
    opening = next((i for i in range(before, -1, -1) if chunks[i].kind not in (NP, PREPOSITION)), 0)
    is_phrase = opening < before and _is_comma(clauses, opening) and chunks[opening + 1].kind == PREPOSITION
    return before + 2 if is_phrase and chunks[opening - 1].kind == NP else None


def before_apposition(clauses: Clauses, before: int, behind: int) -> int | None:
    """“Pardoned Ana Ruiz, a courier jailed in 2021, on Friday, …”: the verb before what the commas put in.

    `before` is the chunk before the date, a comma, and `behind` the token after it.
    """
    chunks, tokens = clauses.chunks, clauses.tokens
    if before < 3 or not _is_comma(clauses, before) or (behind < len(tokens) and tokens[behind].low not in (",", ".", ";")):
        return None
    comma = next((i for i in range(before - 1, 1, -1) if _is_comma(clauses, i)), None)
    if comma is None or chunks[comma - 1].kind != NP or chunks[comma + 1].kind != NP:
        return None
    verb = next((i for i in range(comma - 1, -1, -1) if chunks[i].kind not in (NP, PREPOSITION)), 0)
    return verb if is_finite(chunks[verb]) and chunks[verb].past else None


def is_within_condition(clauses: Clauses, before: int) -> bool:
    """“Unless the ship is gone by Monday, Oslo will …”: whether the sentence opens with "if" or "unless", and the date is before the comma."""
    opening = clauses.chunks[: before + 1]
    return bool(opening) and opening[0].word in ("if", "unless") and not any(chunk.kind == STOP for chunk in opening)


def first_finite(clauses: Clauses, start: int) -> int | None:
    places = range(max(start, 0), len(clauses.chunks))
    return next((i for i in places if is_finite(clauses.chunks[i]) and not _is_insertion(clauses, i)), None)


def main_finite(clauses: Clauses, start: int) -> int | None:
    """“On Monday the men who had led the raid were freed”: the first finite verb but for those of clauses with "who" or "which".

    A clause that opens before `start` holds what begins there: "Peru, which on Monday closed its port, …".
    """
    first = at = first_finite(clauses, start)
    while at is not None and (opening := relative_opening(clauses, at)) is not None and opening >= start:
        at = first_finite(clauses, at + 1)
    if first is None or at is None or any(clauses.tokens[clauses.chunks[i].first].low in (";", ":") for i in range(first, at)):
        return first
    return at


def relative_opening(clauses: Clauses, verb: int) -> int | None:
    """The "who" or "which" behind which the verb stands, with nothing but its subject between."""
    opening = next((i for i in range(verb - 1, -1, -1) if clauses.chunks[i].kind != NP), None)
    return opening if opening is not None and clauses.chunks[opening].kind == RELATIVE else None


def _is_insertion(clauses: Clauses, verb: int) -> bool:
    """“On Monday an officer, quoted by a newspaper, denied it”: a participle between commas that reads like a past tense."""
    chunks = clauses.chunks
    by = chunks[verb + 1].word == "by" if verb + 1 < len(chunks) else False
    return by and bool(verb) and chunks[verb - 1].kind == STOP and chunks[verb].first == chunks[verb].head


def _is_comma(clauses: Clauses, at: int) -> bool:
    return clauses.chunks[at].kind == STOP and clauses.tokens[clauses.chunks[at].first].low == ","
