"""Cuts a sentence into tokens and chunks: noun phrases, verb groups, prepositions and the small words between.

No parser: closed lists of small words, the known verbs, and the actors and dates found before decide what a word is.
What each decision rests on is a few words to the left and right, so the time grows with the length of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from timeline.extraction.triggers import BASE, FOLDER, ING, PARTICIPLE, PAST, THIRD, lexicon
from timeline.extraction.values import ActorMention, DateMention, Span
from timeline.vocabulary import ActorKind

# What a token can be.
ACTOR, DATE, DETERMINER, NOUN, OWNER, PREPOSITION, CONJUNCTION = "A", "T", "D", "N", "G", "P", "C"
RELATIVE, AUXILIARY, MODAL, VERB, ADVERB, SUBORDINATOR, TO, PRONOUN, STOP = "R", "X", "M", "V", "B", "S", "K", "O", ","

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+n['’]t\b|['’](?:s|ll|d|ve|re|m)\b|\w+(?:[-‐‑]\w+)*|['’](?=\s)|[,;:()–—]|--")
_PLURAL = frozenset({"people", "police", "men", "women"})
_PASSED_OVER = frozenset({"morning", "evening", "afternoon", "night", "noon", "midnight", "local", "time"})
_ACTING_SUFFIXES = ("led", "directed", "ordered", "launched", "made", "fired", "run", "sponsored")


@dataclass(slots=True)
class Token:
    low: str
    start: int
    end: int
    tag: str
    capital: bool = False
    actor: ActorMention | None = None
    verb: tuple[str, int] | None = None  # base form and what the form can be


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


@dataclass(slots=True)
class Clauses:
    """A sentence, cut."""

    tokens: list[Token]
    chunks: list[Chunk]

    def span(self, chunk: Chunk) -> Span:
        return Span(self.tokens[chunk.first].start, self.tokens[chunk.last].end)

    def words(self, chunk: Chunk) -> list[str]:
        return [token.low for token in self.tokens[chunk.first : chunk.last + 1]]


@cache
def _small_words() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for line in (FOLDER / "actions_function_words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(":")
            lists[name] = frozenset(word.strip() for word in words.split(","))
    return lists


@cache
def _word_tags() -> dict[str, str]:
    lists = _small_words()
    tags: dict[str, str] = {}
    order = {
        "adverbs": ADVERB, "determiners": DETERMINER, "pronouns": PRONOUN, "prepositions": PREPOSITION,
        "subordinators": SUBORDINATOR, "conjunctions": CONJUNCTION, "relatives": RELATIVE, "auxiliaries": AUXILIARY, "modals": MODAL,
    }  # fmt: skip
    for name, tag in order.items():
        tags.update(dict.fromkeys(lists[name], tag))
    tags["to"] = TO
    return tags


def cut(text: str, span: Span, actors: Sequence[ActorMention], dates: Sequence[DateMention]) -> Clauses:
    """The tokens and chunks of one sentence; `actors` and `dates` are those of this sentence, in order."""
    tokens = _tokens(text, span, actors, dates)
    _tag(tokens)
    chunks = list(_chunks(tokens))
    _mark_participles(tokens, chunks)
    return Clauses(tokens, chunks)


def _tokens(text: str, span: Span, actors: Iterable[ActorMention], dates: Iterable[DateMention]) -> list[Token]:
    known: list[tuple[int, int, ActorMention | None]] = [(a.span.start, a.span.end, a) for a in actors]
    known += [(d.span.start, d.span.end, None) for d in dates if d.dates_events]
    known.sort(key=lambda item: (item[0], -item[1]))
    tags, not_adverbs = _word_tags(), _small_words()["not adverbs"]
    forms = lexicon().forms
    tokens: list[Token] = []
    at, depth, index = span.start, 0, 0
    while True:
        while index < len(known) and known[index][0] < at:
            index += 1  # stands within one already taken
        limit = known[index][0] if index < len(known) else span.end
        for match in _TOKEN.finditer(text, at, limit):
            word = match.group()
            if word == "(":
                depth += 1
            elif word == ")":
                depth = max(0, depth - 1)
            elif depth == 0:
                low = word.lower().replace("’", "'")
                tag = tags.get(low)
                verb = forms.get(low)
                if tag is None:
                    tag = _tag_of_open_word(low, word, not_adverbs)
                tokens.append(Token(low, match.start(), match.end(), tag, word[0].isupper(), None, verb))
        if index >= len(known):
            return tokens
        start, end, actor = known[index]
        if depth == 0:
            tokens.append(Token(text[start:end].lower(), start, end, ACTOR if actor else DATE, True, actor))
            suffix = re.compile(r"[-‐‑](\w+)").match(text, end)
            if suffix:  # "Trump-directed": the actor acts; "Turkish-backed": it does not
                if actor and suffix[1].lower() not in _ACTING_SUFFIXES:
                    tokens[-1].tag, tokens[-1].actor = NOUN, None
                end = suffix.end()
        at, index = end, index + 1


def _tag_of_open_word(low: str, word: str, not_adverbs: frozenset[str]) -> str:
    if not low[0].isalnum():
        return OWNER if low in ("'s", "'") else MODAL if low in ("'ll", "'d") else AUXILIARY if low[0] == "'" else STOP
    if low.endswith("ly") and len(low) > 4 and low not in not_adverbs:
        return ADVERB
    return NOUN


def _tag(tokens: list[Token]) -> None:
    """Decide of each word that could be a verb whether it is one here."""
    small = _small_words()
    quantities, about, never = small["quantities"], small["about numbers"], small["never verbs"]
    names_are_capital = sum(token.capital for token in tokens) * 2 < len(tokens)  # not in a headline
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following and (f"{token.low} {following.low}" in quantities or (token.low in about and following.low[0].isdigit())):
            token.tag = DETERMINER  # "more than 20", "around 400"
            if token.low not in about:
                following.tag = DETERMINER
        if token.low in never or (i and token.capital and names_are_capital):
            token.verb = None
            if token.tag == NOUN:
                continue
        if token.low == "first" and i and tokens[i - 1].tag in (MODAL, AUXILIARY, TO):
            token.tag = ADVERB
        if token.tag == NOUN and (token.verb or (token.low.endswith(("ed", "ing")) and "-" not in token.low)):
            before = tokens[i - 1] if i else None
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if _is_verb(tokens, i, token, before, after):
                token.tag = VERB
                token.verb = token.verb or (token.low, ING if token.low.endswith("ing") else PAST | PARTICIPLE)
        elif token.tag == SUBORDINATOR and token.low == "that" and i and tokens[i - 1].tag in (NOUN, ACTOR, PRONOUN):
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            token.tag = (
                RELATIVE
                if after and (after.tag in (AUXILIARY, MODAL, ADVERB) or after.verb) and not _reports(tokens, i)
                else SUBORDINATOR
            )
        elif token.tag == DATE:
            _place_date(tokens, i)
        elif token.low == "'s" and i + 1 < len(tokens) and i and tokens[i - 1].tag == PRONOUN:
            token.tag = AUXILIARY


def _reports(tokens: list[Token], i: int) -> bool:
    reporting = lexicon().lists["reporting verbs"]
    return any(token.tag == VERB and token.verb and token.verb[0] in reporting for token in tokens[max(0, i - 3) : i])


def _place_date(tokens: list[Token], i: int) -> None:
    """A date within a noun phrase ("Thursday's strike", "the January 3 raid") belongs to it; any other stands apart."""
    before = tokens[i - 1].tag if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after and (after.low in ("'s", "'") or (before == DETERMINER and after.tag in (NOUN, ACTOR))):
        tokens[i].tag = DETERMINER


def _is_verb(tokens: list[Token], i: int, token: Token, before: Token | None, after: Token | None) -> bool:
    flags = token.verb[1] if token.verb else (ING if token.low.endswith("ing") else PAST | PARTICIPLE)
    tag, next_tag = before.tag if before else "", after.tag if after else ""
    if tag == ADVERB and i >= 2 and tokens[i - 2].tag in (AUXILIARY, MODAL, TO, ACTOR, NOUN, PRONOUN):
        before, tag = tokens[i - 2], tokens[i - 2].tag  # look over one adverb
    if tag in (MODAL, AUXILIARY):
        if flags & (ING | PARTICIPLE):
            return not (flags & ING and _is_event_noun(token) and before and before.low in ("have", "has", "had"))
        return bool(flags & BASE) and (tag in (MODAL, ADVERB) or (before is not None and before.low.startswith("d")))
    if tag == TO:
        return bool(flags & BASE) and (token.verb is not None)
    if flags & (PAST | PARTICIPLE) and not flags & BASE:
        if tag == VERB and next_tag in (NOUN, ACTOR):
            return False  # "accept returned migrants"
        if tag in (DETERMINER, OWNER, PREPOSITION):
            return False  # "the proposed talks", "of detained sailors"
        return not (token.verb is None and next_tag in (NOUN, ACTOR) and tag != ACTOR)
    if flags & ING and not flags & BASE:
        if tag in (DETERMINER, OWNER) or (_is_event_noun(token) and next_tag not in (DETERMINER, ACTOR, PRONOUN)):
            return False
        if tag in (PREPOSITION, SUBORDINATOR, STOP, CONJUNCTION, VERB, ""):
            return next_tag in (DETERMINER, ACTOR, NOUN, PRONOUN, PREPOSITION, TO, ADVERB, OWNER, SUBORDINATOR, VERB, DATE)
        return tag in (NOUN, ACTOR, DATE, PRONOUN, ADVERB) and token.verb is not None
    if tag in (DETERMINER, OWNER, PREPOSITION):
        return False
    joined = i >= 2 and tokens[i - 2].tag == CONJUNCTION and before is not None and before.capital  # "A and B sign": no -s
    return _present_is_verb(token, tag, next_tag, before, after, flags, joined=joined)


def _present_is_verb(
    token: Token, tag: str, next_tag: str, before: Token | None, after: Token | None, flags: int, *, joined: bool
) -> bool:
    """Present tense: "attack", "visits", "cut" can be nouns too."""
    ambiguous = token.low in lexicon().nouns or token.low in lexicon().classes or (flags & BASE and flags & PAST)
    if tag in (PRONOUN, RELATIVE):
        return True
    if flags & THIRD and tag not in (ACTOR, NOUN, RELATIVE, CONJUNCTION, STOP, DATE):
        return False
    if tag == CONJUNCTION and not ambiguous:
        return True
    if tag in (STOP, CONJUNCTION) or tag == "":
        return not ambiguous and next_tag in (DETERMINER, ACTOR, PRONOUN, SUBORDINATOR)
    before_is_plural = before is not None and before.tag == NOUN and (before.low.endswith("s") or before.low in _PLURAL)
    before_is_plural = before_is_plural or (before is not None and before.actor is not None and _are_many(before))
    if flags & BASE and not flags & PAST and tag in (NOUN, ACTOR) and not before_is_plural and not joined:
        return False  # "a sixfold increase", "the Iran deal": after one thing the verb would end in -s
    if not ambiguous:
        return tag in (ACTOR, NOUN, DATE, ADVERB)
    if before_is_plural and flags & BASE and next_tag in (NOUN, ACTOR, DETERMINER):
        return True
    follows = next_tag in (DETERMINER, ACTOR, PRONOUN) or (
        next_tag == NOUN and tag == ACTOR and after is not None and after.verb is None
    )
    if flags & BASE and flags & PAST:
        follows = follows or next_tag in (NOUN, TO, ADVERB, PREPOSITION)
    return (
        tag in (ACTOR, NOUN, DATE, ADVERB)
        and follows
        and not (before is not None and before.tag == NOUN and before.low.endswith("al"))
    )


def _are_many(token: Token) -> bool:
    """ "The Taliban attack", "Russians march": words that take a plural verb; "a Greek patrol" does not."""
    mention = token.actor
    if mention is None or mention.actor is None:
        return True
    spoken_of = mention.rule in ("demonym", "description") or mention.actor.kind is not ActorKind.STATE
    return mention.actor.kind is ActorKind.GROUP or (spoken_of and token.low.endswith("s"))


def _is_event_noun(token: Token) -> bool:
    return token.low in lexicon().nouns or token.low in lexicon().classes


def _chunks(tokens: list[Token]) -> Iterable[Chunk]:
    i, n = 0, len(tokens)
    while i < n:
        token = tokens[i]
        if token.tag in (AUXILIARY, MODAL, VERB, TO) or (token.tag == ADVERB):
            chunk = _verb_group(tokens, i)
            if chunk:
                yield chunk
                i = chunk.last + 1
                continue
        if token.tag in (ACTOR, NOUN, DETERMINER, OWNER, PRONOUN):
            j = i
            while j + 1 < n and (
                tokens[j + 1].tag in (ACTOR, NOUN, OWNER)
                or (tokens[j + 1].tag == DETERMINER and tokens[j].tag in (DETERMINER, OWNER))
            ):
                if tokens[i].tag == PRONOUN:
                    break
                j += 1
            actors = [t.actor for t in tokens[i : j + 1] if t.actor]
            yield Chunk("NP", i, j, actors=actors)
            i = j + 1
            continue
        if token.tag == DATE:
            while i + 1 < n and tokens[i + 1].low in _PASSED_OVER:
                i += 1
        elif token.tag == PREPOSITION or token.tag == TO:
            if not (i + 1 < n and tokens[i + 1].tag == DATE):  # "on Thursday" stands nowhere in the clause
                yield Chunk(PREPOSITION, i, i, token.low)
        elif token.tag != ADVERB:
            yield Chunk(token.tag, i, i, token.low)
        i += 1


def _mark_participles(tokens: list[Token], chunks: list[Chunk]) -> None:
    """Tell "sanctions imposed by Canada" and "met troops stationed in Iraq" from a past tense: nothing in the form does."""
    reporting = lexicon().lists["reporting verbs"]
    for index, chunk in enumerate(chunks):
        if (
            chunk.kind != "V"
            or chunk.form != "finite"
            or chunk.first != chunk.head
            or not index
            or chunks[index - 1].kind != "NP"
        ):
            continue
        verb = tokens[chunk.head].verb
        if verb is None or verb[1] & (PAST | PARTICIPLE) != PAST | PARTICIPLE:
            continue
        after = chunks[index + 1] if index + 1 < len(chunks) else None
        by_somebody = after is not None and after.word == "by" and index + 2 < len(chunks) and chunks[index + 2].kind == "NP"
        if by_somebody or (after is not None and after.kind == PREPOSITION and _is_object(chunks, index - 1, reporting)):
            chunk.form, chunk.passive = "participle", True


def _is_object(chunks: list[Chunk], last: int, reporting: frozenset[str]) -> bool:
    """Whether the noun phrase ending at `last` is the object of a verb before it."""
    start = last
    while start > 1 and chunks[start - 1].kind == PREPOSITION and chunks[start - 2].kind == "NP":
        start -= 2
    before = chunks[start - 1] if start else None
    if before is None or before.kind != "V" or before.lemma in reporting or before.phrase in reporting:
        return False
    return start < 2 or chunks[start - 2].kind != RELATIVE


def _verb_group(tokens: list[Token], start: int) -> Chunk | None:
    """ "will not have been attacked": from the first auxiliary, modal, "to" or adverb to the verb that carries the meaning."""
    negations = _small_words()["negations"]
    j, n = start, len(tokens)
    auxiliaries: list[str] = []
    modal, negated, infinitive, head = "", False, False, -1
    last_auxiliary = -1
    while j < n:
        token = tokens[j]
        negated = negated or (token.low in negations and not (j + 1 < n and tokens[j + 1].low == "only"))
        if token.tag == TO:
            if j != start and not (tokens[j - 1].low in ("have", "has", "had") or last_auxiliary >= 0):
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
        elif token.tag != ADVERB and token.tag != DATE:
            break
        j += 1
    if head < 0:
        if last_auxiliary < 0:
            return None
        return _copula(tokens, start, last_auxiliary, modal, negated, infinitive)
    lemma, flags = tokens[head].verb or (tokens[head].low, BASE)
    be = [word for word in auxiliaries if word in _BE]
    have = [word for word in auxiliaries if word.startswith("ha")]
    passive = bool(be and flags & PARTICIPLE)
    if infinitive and not auxiliaries:
        form = "infinitive"
    elif flags & ING and not be:
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


def _copula(tokens: list[Token], start: int, last: int, modal: str, negated: bool, infinitive: bool) -> Chunk:
    low = tokens[last].low
    lemma = "be" if low in _BE else "do" if low.startswith("d") else "have"
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
        past=low in ("was", "were", "had", "did"),
    )
