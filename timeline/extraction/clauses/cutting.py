"""Cuts a sentence into chunks: noun phrases, verb groups, prepositions and the small words between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.extraction.clauses.joined_passives import mark_joined_passives
from timeline.extraction.clauses.participles import mark_participles, mark_passives_of_headline
from timeline.extraction.clauses.tagging import (
    ACTOR,
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DETERMINER,
    MODAL,
    NOUN,
    OWNER,
    PREPOSITION,
    PRONOUN,
    STOP,
    TO,
    VERB,
    Token,
    small_words,
    tokens_of,
)
from timeline.extraction.clauses.verb_words import is_before_date, is_pair_of_headline, tag_verbs
from timeline.extraction.lexicon.triggers import BASE, ING, PARTICIPLE, PAST, lexicon
from timeline.extraction.values import ActorMention, DateMention, Span
from timeline.vocabulary import ActorKind

NP, V = "NP", "V"  # the kinds of a chunk that is no small word
_OPENING_VERB_GROUP = frozenset({AUXILIARY, MODAL, VERB, TO, ADVERB})
_OPENING_NOUN_PHRASE = frozenset({ACTOR, NOUN, DETERMINER, OWNER, PRONOUN})
_GOING_ON_NOUN_PHRASE = frozenset({ACTOR, NOUN, OWNER})
_CALLING_STATES = ("name", "capital", "metonym")
_GIVEN = frozenset({"aid", "arms", "goods", "refugees", "sanctions"})  # lists of what stands behind its receiver without a number
_PASSED_OVER = frozenset({"morning", "evening", "afternoon", "night", "noon", "midnight", "local", "time"})
_BE = frozenset(
    {
        "be",
        "is",
        "am",
        "are",
        "was",
        "were",
        "been",
        "being",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "get",
        "gets",
        "got",
        "'re",
        "'m",
    }
)


@dataclass(slots=True)
class Chunk:
    """A noun phrase ("NP"), a verb group ("V"), or one small word with its tag as the kind."""

    kind: str
    first: int
    last: int
    word: str = ""  # of a preposition or subordinator
    # verb groups
    head: int = -1
    lemma: str = ""
    phrase: str = ""  # the base form and the word after it: "point out"
    form: str = ""  # "finite", "infinitive", "ing", "participle"
    passive: bool = False
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    past: bool = False
    # noun phrases
    actors: list[ActorMention] = field(default_factory=list)
    # once somebody asked (matching.py): the word lists that the phrase is in, and those it is in as a number or part "of" others
    lists: frozenset[str] | None = None
    lists_within: frozenset[str] | None = None


@dataclass(slots=True)
class Clauses:
    """A sentence, cut."""

    tokens: list[Token]
    chunks: list[Chunk]
    ends: list[int]  # where each chunk ends in the text
    # Once somebody asked (subjects.py, denoting.py): the subjects of verbs, and the actors of noun phrases.
    subjects: dict[int, tuple[int, ...]] = field(default_factory=dict)
    acting: dict[int, tuple[ActorMention, ...]] = field(default_factory=dict)

    def span(self, chunk: Chunk) -> Span:
        return Span(self.tokens[chunk.first].start, self.tokens[chunk.last].end)

    def chunk_at(self, place: int) -> int | None:
        """The first chunk that ends behind that place of the text."""
        at = bisect_right(self.ends, place)
        return at if at < len(self.chunks) else None

    def words(self, chunk: Chunk) -> list[str]:
        return [token.low for token in self.tokens[chunk.first : chunk.last + 1]]


def cut(text: str, span: Span, actors: Sequence[ActorMention], dates: Sequence[DateMention]) -> Clauses:
    """The tokens and chunks of one sentence; `actors` and `dates` are those of this sentence, in order."""
    tokens = tokens_of(text, span, actors, dates)
    tag_verbs(tokens)
    chunks = _chunks(tokens)
    _join_pair_of_headline(tokens, chunks)
    mark_participles(tokens, chunks)
    mark_passives_of_headline(chunks, tokens)
    mark_joined_passives(tokens, chunks)
    return Clauses(tokens, chunks, [tokens[chunk.last].end for chunk in chunks])


def _join_pair_of_headline(tokens: list[Token], chunks: list[Chunk]) -> None:
    """Read the comma of "Iran, Oman sign pact" as "and"; not that of "Iran, Oman said, had signed"."""
    if len(chunks) < 4 or chunks[3].kind != V or chunks[2].last != 2 or not is_pair_of_headline(tokens):
        return
    if chunks[3].lemma not in lexicon().lists["reporting verbs"]:
        chunks[1].kind, chunks[1].word = CONJUNCTION, "and"


def _noun_phrases(tokens: list[Token], first: int, last: int) -> list[Chunk]:
    """The noun phrase of these tokens; two where "the treaty Norway | signed" ends with a state that acts in a clause of its own."""
    actors = [mention for t in tokens[first : last + 1] if t.actor for mention in (t.actor, *t.others) if mention.actor]
    end = tokens[last]
    if end.actor is None or not _acts_in_its_own_clause(tokens, first, last, end.actor):
        return [Chunk(NP, first, last, actors=actors)]
    owned = [mention for mention in actors if mention not in (end.actor, *end.others)]
    return [Chunk(NP, first, last - 1, actors=owned), Chunk(NP, last, last, actors=[m for m in actors if m not in owned])]


def _acts_in_its_own_clause(tokens: list[Token], first: int, last: int, mention: ActorMention) -> bool:
    is_state = mention.rule in _CALLING_STATES and mention.actor is not None and mention.actor.kind is ActorKind.STATE
    opens = tokens[first].tag == DETERMINER and last - first > 1 and tokens[last - 1].tag == NOUN
    following = tokens[last + 1].tag if last + 1 < len(tokens) else STOP
    return is_state and opens and following in (VERB, AUXILIARY, MODAL)


def _is_followed_by_object(tokens: list[Token], at: int, before: Sequence[Chunk]) -> bool:
    """“Sent to Kenya | 300 soldiers”, "gave to Kenya | tents": a state to which something is given, and what is given behind it."""
    mention = tokens[at].actor
    if len(before) < 2 or before[-1].kind != PREPOSITION or before[-2].kind != V or before[-2].passive:
        return False
    is_state = mention is not None and mention.rule in _CALLING_STATES and tokens[at + 1].tag == NOUN
    if not is_state or before[-2].head != before[-1].first - 1 or before[-1].word not in ("to", "on", "from"):
        return False
    following = tokens[at + 1].low
    return following[0].isdigit() or (following.endswith("s") and not _GIVEN.isdisjoint(lexicon().classes.get(following, ())))


def _is_followed_by_subject(tokens: list[Token], at: int, before: Sequence[Chunk]) -> bool:
    """“In Lima | Peru's envoy was held”: a place, and who acts or is acted upon there."""
    mention, following = tokens[at].actor, tokens[at + 1].actor
    is_place = mention is not None and (mention.is_place or mention.rule in _CALLING_STATES)
    is_somebody = following is not None and following.rule in ("office", "title", "body")
    return (
        is_place and is_somebody and bool(before) and before[-1].kind == PREPOSITION and before[-1].word in ("in", "at", "near")
    )


def _is_time_between(tokens: list[Token], first: int, last: int) -> bool:
    """“A week later”, "hours earlier": when, and no party."""
    is_time = tokens[last].low in small_words()["parts of time"]
    return is_time and last + 1 < len(tokens) and tokens[last + 1].low in ("later", "earlier", "afterwards")


def _chunks(tokens: list[Token]) -> list[Chunk]:
    found: list[Chunk] = []
    i, n = 0, len(tokens)
    while i < n:
        token = tokens[i]
        if token.tag in _OPENING_VERB_GROUP:
            chunk = _verb_group(tokens, i)
            if chunk:
                found.append(chunk)
                i = chunk.last + 1
                continue
        if token.tag in _OPENING_NOUN_PHRASE:
            j = i
            while (
                token.tag != PRONOUN
                and j + 1 < n
                and (
                    tokens[j + 1].tag in _GOING_ON_NOUN_PHRASE
                    or (tokens[j + 1].tag == DETERMINER and tokens[j].tag in (DETERMINER, OWNER))
                )
            ):
                j += 1
            if j > i and (_is_followed_by_object(tokens, i, found) or _is_followed_by_subject(tokens, i, found)):
                j = i
            if not _is_time_between(tokens, i, j):
                found += _noun_phrases(tokens, i, j)
            i = j + 1
            continue
        if token.tag == DATE:
            while i + 1 < n and tokens[i + 1].low in _PASSED_OVER:
                i += 1
        elif token.tag == PREPOSITION or token.tag == TO:
            if not (i + 1 < n and tokens[i + 1].tag == DATE):  # "on Thursday" stands nowhere in the clause
                found.append(Chunk(PREPOSITION, i, i, token.low))
        elif token.tag != ADVERB:
            found.append(Chunk(token.tag, i, i, token.low))
        i += 1
    return found


def _verb_group(tokens: list[Token], start: int) -> Chunk | None:
    """“will not have been attacked”: from the first auxiliary, modal, "to" or adverb to the verb that carries the meaning."""
    negations = small_words()["negations"]
    j, n = start, len(tokens)
    auxiliaries: list[str] = []
    modal, negated, infinitive, head = "", False, False, -1
    last_auxiliary = -1
    while j < n:
        token = tokens[j]
        negated = negated or (token.low in negations and not (j + 1 < n and tokens[j + 1].low == "only"))
        if token.tag == TO:
            denied = j == start + 1 and tokens[start].low in ("not", "never")  # "vowed never to talk"
            if j != start and not (denied or tokens[j - 1].low in ("have", "has", "had", "ought") or last_auxiliary >= 0):
                break
            infinitive = True
        elif token.tag == MODAL:
            modal = modal or token.low
        elif token.tag == AUXILIARY:
            auxiliaries.append(token.low)
            last_auxiliary = j
        elif token.tag == VERB:
            head = j
            break
        elif token.tag != ADVERB and token.tag != DATE and not (j > start and is_before_date(tokens, j)):
            break
        j += 1
    if head < 0:
        if last_auxiliary < 0:
            return None
        return _copula(tokens, start, last_auxiliary, modal, negated, infinitive)
    lemma, flags = tokens[head].verb or (tokens[head].low, BASE)
    be = [word for word in auxiliaries if word in _BE] if auxiliaries else []
    have = [word for word in auxiliaries if word.startswith("ha")] if auxiliaries else []
    passive = bool(be and flags & PARTICIPLE)
    if infinitive and not modal and (not auxiliaries or tokens[start].tag == TO):
        form = "infinitive"  # also "to be released"
    elif (flags & ING and not be) or auxiliaries[:1] == ["having"]:
        form = "ing"
    elif passive and set(auxiliaries) <= {"being"}:
        form = "participle"
    else:
        form = "finite" if auxiliaries or modal or flags & ~PARTICIPLE else "participle"
    return Chunk(
        "V", start, head, head=head, lemma=lemma, phrase=f"{lemma} {tokens[head + 1].low}" if head + 1 < n else lemma, form=form, passive=passive or form == "participle", negated=negated, modal=modal,
        perfect=bool(have and flags & PARTICIPLE), progressive=bool(be and flags & ING),
        past=bool(have and have[0] == "had") or (not auxiliaries and not modal and bool(flags & PAST)) or bool(be and be[0] in ("was", "were")),
    )  # fmt: skip


def _copula(tokens: list[Token], start: int, last: int, modal: str, negated: bool, infinitive: bool) -> Chunk:
    low = tokens[last].low
    lemma = "get" if low.startswith("g") else "be" if low in _BE else "do" if low.startswith("d") else "have"
    form = "infinitive" if infinitive else "ing" if low in ("being", "having") else "finite"
    return Chunk(
        "V",
        start,
        last,
        head=last,
        lemma=lemma,
        form=form,
        negated=negated,
        modal=modal,
        past=low in ("was", "were", "had", "did", "got"),
    )
