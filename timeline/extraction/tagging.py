"""The words of a sentence and what each can be: noun, verb, preposition, actor, date.

No tagger is trained: closed lists of small words, the known verbs, and the actors and dates found before decide. What a
decision rests on is a few words to the left and right, so the time grows with the length of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from timeline.extraction.lexicon.files import Problems, own_folder, word_lists
from timeline.extraction.triggers import BASE, ING, PARTICIPLE, PAST, THIRD, lexicon
from timeline.extraction.values import ActorMention, DateMention, Span
from timeline.vocabulary import ActorKind

# What a token can be.
ACTOR, DATE, DETERMINER, NOUN, OWNER, PREPOSITION, CONJUNCTION = "A", "T", "D", "N", "G", "P", "C"
RELATIVE, AUXILIARY, MODAL, VERB, ADVERB, SUBORDINATOR, TO, PRONOUN, STOP = "R", "X", "M", "V", "B", "S", "K", "O", ","

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+n['’]t\b|['’](?:s|ll|d|ve|re|m)\b|\w+(?:[-‐‑\u00ad]\w+)*|['’](?=\s)|[,;:()–—]|--")
_SUFFIX = re.compile(r"[-‐‑](\w+)")
_PLURAL = frozenset({"people", "police", "men", "women"})
_STANDING_ALONE = frozenset(
    {"dozens", "hundreds", "thousands", "millions", "both", "all", "many", "some", "several", "others"}
    | {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)
_ACTING_SUFFIXES = ("led", "directed", "ordered", "launched", "made", "fired", "run", "sponsored", "flagged", "registered")


@dataclass(slots=True)
class Token:
    low: str
    start: int
    end: int
    tag: str
    capital: bool = False
    actor: ActorMention | None = None
    others: tuple[ActorMention, ...] = ()  # further actors that the same words mean: "they", "the two countries"
    verb: tuple[str, int] | None = None  # base form and what the form can be


@cache
def small_words() -> dict[str, frozenset[str]]:
    return _read_small_words(Problems(), own_folder())


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with the file of small words, one sentence each with file and line; an empty list when all is well."""
    problems = Problems()
    _read_small_words(problems, extra)
    return problems.found


def _read_small_words(problems: Problems, extra: Path | None) -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for _, name, words in word_lists("actions_function_words.txt", problems, extra=extra):
        lists[name] = lists.get(name, frozenset()) | frozenset(words)
    return lists


@cache
def _word_tags() -> dict[str, str]:
    lists = small_words()
    tags: dict[str, str] = {}
    order = {
        "adverbs": ADVERB, "determiners": DETERMINER, "pronouns": PRONOUN, "prepositions": PREPOSITION,
        "subordinators": SUBORDINATOR, "conjunctions": CONJUNCTION, "relatives": RELATIVE, "auxiliaries": AUXILIARY, "modals": MODAL,
    }  # fmt: skip
    for name, tag in order.items():
        tags.update(dict.fromkeys(lists[name], tag))
    tags["to"] = TO
    return tags


def tokens_of(text: str, span: Span, actors: Sequence[ActorMention], dates: Sequence[DateMention]) -> list[Token]:
    """The tokens of one sentence with their tags; `actors` and `dates` are those of this sentence, in order."""
    tokens = _tokens(text, span, actors, dates)
    _tag(tokens)
    return tokens


def _tokens(text: str, span: Span, actors: Iterable[ActorMention], dates: Iterable[DateMention]) -> list[Token]:
    known: list[tuple[int, int, ActorMention | None]] = [(a.span.start, a.span.end, a) for a in actors]
    known += [(d.span.start, d.span.end, None) for d in dates if d.dates_events]
    known.sort(key=lambda item: (item[0], -item[1]))
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
                low, tag, verb = _read_word(word)
                tokens.append(Token(low, *match.span(), tag, word[0].isupper(), None, (), verb))
        if index >= len(known):
            return tokens
        start, end, actor = known[index]
        others = []
        while actor and index + 1 < len(known) and known[index + 1][:2] == (start, end):
            index += 1
            if (other := known[index][2]) is not None:
                others.append(other)
        if depth == 0:
            stands_alone = actor is not None and actor.rule == "pronoun" and _word_tags().get(text[start:end].lower()) == PRONOUN
            tag = DATE if actor is None else PRONOUN if stands_alone else ACTOR
            tokens.append(Token(text[start:end].lower(), start, end, tag, True, actor, tuple(others)))
            suffix = _SUFFIX.match(text, end)
            if suffix and index + 1 < len(known) and known[index + 1][0] == suffix.start(1):
                suffix = None  # "the China-Japan talks": a second actor
            if suffix:  # "Trump-directed": the actor acts; "Turkish-backed": it does not
                if actor and suffix[1].lower() not in _ACTING_SUFFIXES:
                    tokens[-1].tag, tokens[-1].actor = NOUN, None
                end = suffix.end()
        at, index = end, index + 1


@lru_cache(maxsize=20_000)
def _read_word(word: str) -> tuple[str, str, tuple[str, int] | None]:
    """The word in lower case, its tag wherever it stands, and the verb that it can be a form of."""
    low = word.lower().replace("’", "'").replace("\u00ad", "")  # a soft hyphen, where a line may break within the word
    return low, _word_tags().get(low) or _tag_of_open_word(low), lexicon().forms.get(low)


def _tag_of_open_word(low: str) -> str:
    if not low[0].isalnum():
        return OWNER if low in ("'s", "'") else MODAL if low in ("'ll", "'d") else AUXILIARY if low[0] == "'" else STOP
    if low.endswith("ly") and len(low) > 4 and low not in small_words()["not adverbs"]:
        return ADVERB
    return NOUN


def _tag(tokens: list[Token]) -> None:
    """Decide of each word that could be a verb whether it is one here."""
    small = small_words()
    quantities, about, never = small["quantities"], small["about numbers"], small["never verbs"]
    names_are_capital = sum(token.capital for token in tokens) * 2 < len(tokens)  # not in a headline
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following and (f"{token.low} {following.low}" in quantities or (token.low in about and following.low[0].isdigit())):
            token.tag = DETERMINER  # "more than 20", "around 400"
            if token.low not in about:
                following.tag = DETERMINER
        if (token.low in never and not _is_done_here(tokens, i)) or (i and token.capital and names_are_capital):
            token.verb = None
            if token.tag == NOUN:
                continue
        if token.low == "no" and following and following.low == "longer":
            token.tag = following.tag = ADVERB  # "will no longer supply"
        if token.low == "since" and i and tokens[i - 1].tag == AUXILIARY:
            token.tag = ADVERB  # "has since withdrawn"
        if token.low == "first" and i and tokens[i - 1].tag in (MODAL, AUXILIARY, TO):
            token.tag = ADVERB
        if token.low == "back" and i and tokens[i - 1].tag in (MODAL, TO, ADVERB):
            token.tag = NOUN  # "will not back down": here it can be a verb
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


def _is_done_here(tokens: list[Token], i: int) -> bool:
    """“Rebels wounded an officer”, "is visiting Rome": words that otherwise say what somebody is like."""
    verb = tokens[i].verb
    flags = verb[1] if verb else 0
    if not 0 < i < len(tokens) - 1:
        return False
    if flags & ING:
        return tokens[i - 1].tag == AUXILIARY
    return (
        bool(flags & PAST) and tokens[i - 1].tag in (ACTOR, NOUN, PRONOUN, RELATIVE) and tokens[i + 1].tag in (DETERMINER, ACTOR)
    )


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
    elif tag == ADVERB and i >= 3 and tokens[i - 2].low == "no" and tokens[i - 3].tag in (AUXILIARY, MODAL, ACTOR, NOUN, PRONOUN):
        before, tag = tokens[i - 3], tokens[i - 3].tag  # "no longer"
    if tag == DETERMINER and before is not None and before.low in _STANDING_ALONE and next_tag not in (NOUN, ACTOR):
        tag = NOUN  # "thousands rallied", "three died"
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
    listed = i >= 2 and (tokens[i - 2].tag == CONJUNCTION or (i == 3 and is_pair_of_headline(tokens)))
    joined = listed and before is not None and before.capital  # "A and B sign": no -s
    return _present_is_verb(token, tag, next_tag, before, after, flags, joined=joined)


def is_pair_of_headline(tokens: list[Token]) -> bool:
    """“Iran, Oman sign pact”: two states with a comma for "and"."""
    states = [token.actor.actor for token in tokens[:3] if token.actor and token.actor.actor]
    return (
        len(states) == 2
        and tokens[1].low == ","
        and all(state.kind is ActorKind.STATE for state in states)
        and states[0] != states[1]
    )


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
    if tag == CONJUNCTION and flags & BASE and flags & PAST and next_tag in (DETERMINER, ACTOR, PRONOUN):
        return True  # "… and put its army on alert"
    if tag == CONJUNCTION and flags & BASE and flags & PAST and not _is_event_noun(token) and next_tag == NOUN:
        return True  # "… and put reservists on standby"
    if tag in (STOP, CONJUNCTION) or tag == "":
        return not ambiguous and next_tag in (DETERMINER, ACTOR, PRONOUN, SUBORDINATOR)
    before_is_plural = before is not None and before.tag == NOUN and (before.low.endswith("s") or before.low in _PLURAL)
    before_is_plural = before_is_plural or (before is not None and before.actor is not None and _are_many(before))
    if flags & BASE and not flags & PAST and tag in (NOUN, ACTOR) and not before_is_plural and not joined:
        return False  # "a sixfold increase", "the Iran deal": after one thing the verb would end in -s
    is_plan = next_tag == TO and token.verb is not None and token.verb[0] in lexicon().lists["future verbs"]
    if is_plan and flags & BASE and (joined or before_is_plural):
        return True  # "Warsaw and Vilnius plan to"
    if not ambiguous:
        return tag in (ACTOR, NOUN, DATE, ADVERB)
    if before_is_plural and flags & BASE and next_tag in (NOUN, ACTOR, DETERMINER):
        return True
    if flags & THIRD and is_plan:
        return tag == ACTOR  # "Norway plans to"
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
    """“The Taliban attack”, "Russians march": words that take a plural verb; "a Greek patrol" does not."""
    mention = token.actor
    if mention is None or mention.actor is None:
        return True
    spoken_of = mention.rule in ("demonym", "description", "body", "office") or mention.actor.kind is not ActorKind.STATE
    return mention.actor.kind is ActorKind.GROUP or (spoken_of and token.low.endswith("s"))


def _is_event_noun(token: Token) -> bool:
    return token.low in lexicon().nouns or token.low in lexicon().classes
