"""The words that belong to a verb and stand somewhere behind it: "called the strike off", "provided Jordan with"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.clauses.cutting import Chunk, Clauses, V
from timeline.extraction.clauses.tagging import AUXILIARY, DATE, DETERMINER, MODAL, PREPOSITION, RELATIVE, STOP, VERB, Token
from timeline.extraction.lexicon.triggers import GAP, Entry, lexicon

_LOOSE = frozenset(
    [
        "off", "as", "home", "out", "back", "down", "guilty", "free", "hostage", "responsible", "accountable", "dead", "ablaze", "go",
        "up"
    ]
)  # fmt: skip
_PARTICLES = frozenset({"over", "in", "away", "through", "aside", "together", "apart", "forward"})  # of a verb, or a preposition
_STATES = frozenset({"guilty", "dead", "free"})  # said of the object: "found him guilty", not "found the guilty"
_ENDS_CLAUSE = frozenset({VERB, MODAL, RELATIVE, STOP})
LONGEST_APPOSITION = 12  # tokens between two commas
FARTHEST_WORD = 10  # tokens between a verb and a fixed word that need not stand beside it


def fixed_words(clauses: Clauses, chunk: Chunk, entry: Entry) -> int | None:
    """The last token of the entry's fixed words after the verb; None when they are not there."""
    at = chunk.head
    tokens = clauses.tokens
    last = len(entry.words) - 1
    for place, word in enumerate(entry.words[1:], start=1):
        if word == GAP:
            continue
        if (
            word == "to"
            and place == last
            and _begins_infinitive(clauses, at + 1)
            and lexicon().lists["future verbs"] >= {chunk.lemma}
        ):
            return None  # "is going to withdraw" goes nowhere
        window = 2 if tokens[min(at + 1, len(tokens) - 1)].tag in "BTD" else 1
        if (
            entry.words[place - 1] == GAP
            or (place == last and word in _LOOSE)
            or (word == "with" and entry.targets[:1] == ("object",))
        ):
            window = FARTHEST_WORD  # "provided Jordan with", "called the strike off"
        found = _next_word(clauses, at, word, window)
        if found < 0 and place == last and word in _PARTICLES:
            found = _after_object(clauses, at, word)
        if found < 0:
            return None
        at = found
    return at


def _after_object(clauses: Clauses, at: int, particle: str) -> int:
    """“Handed the men over”: the particle behind the object, with nothing that it could be a preposition of."""
    found = _next_word(clauses, at, particle, FARTHEST_WORD)
    if found < 0 or any(token.tag in "CP" and token.low not in ("of", "and") for token in clauses.tokens[at + 1 : found]):
        return -1
    return -1 if found + 1 < len(clauses.tokens) and clauses.tokens[found + 1].tag in "DNAOG" else found


def _is_in_name(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """“Runs the laboratory at Porton Down”; but in "Chad Calls Strike Off" all words begin so."""
    return tokens[at].capital and at > verb + 1 and not tokens[verb].capital


def _next_word(clauses: Clauses, after: int, word: str, window: int) -> int:
    """The token of that word, or its plural, within the clause and the window; -1 where there is none."""
    tokens = clauses.tokens
    while after + 2 < len(tokens) and tokens[after + 1].tag == PREPOSITION and tokens[after + 2].tag == DATE:
        after += 2  # "ended on Sunday in gunfire"
    at, last = after + 1, min(len(tokens), after + 1 + window)
    wanted = (word, f"{word}s")
    while at < last:
        is_said_of = word in _STATES and tokens[at - 1].tag == DETERMINER
        if tokens[at].plain in wanted and not is_said_of and not _is_in_name(tokens, after, at):
            return at
        if (
            window == FARTHEST_WORD
            and tokens[at].low == ","
            and at > after + 1
            and (closing := _end_of_apposition(tokens, after, at))
        ):
            last = min(len(tokens), last + closing - at)  # "put the bank, a lender owned by Chad, on its blacklist"
            at = closing
        elif tokens[at].tag in _ENDS_CLAUSE:
            return -1
        at += 1
    return -1


def _end_of_apposition(tokens: list[Token], verb: int, opening: int) -> int:
    """The second comma of what explains a name, which begins with an article or owner and holds no finite verb; 0 for none.

    Where the name was read as one with its explanation, the comma is the second one itself.
    """
    if any("," in token.low for token in tokens[verb + 1 : opening] if token.actor is not None):
        return opening
    first = tokens[opening + 1] if opening + 1 < len(tokens) else None
    if first is None or not (first.tag == DETERMINER or first.actor is not None):
        return 0
    for at in range(opening + 1, min(len(tokens), opening + LONGEST_APPOSITION)):
        if tokens[at].low == ",":
            return at
        if tokens[at].tag in (MODAL, RELATIVE, AUXILIARY, STOP):
            return 0
    return 0


def _begins_infinitive(clauses: Clauses, token: int) -> bool:
    return any(chunk.first == token and chunk.kind == V for chunk in clauses.chunks)
