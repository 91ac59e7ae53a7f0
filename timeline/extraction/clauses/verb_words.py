"""Which words of a sentence are verbs here: "attack", "visits" and "cut" can be nouns too.

What a decision rests on is a few words to the left and right, so the time grows with the length of the sentence.
"""

from __future__ import annotations

from timeline.extraction.clauses.neighbours import (
    STANDING_ALONE,
    join_to_number,
    settle_by_neighbours,
    words_before_numbers,
    words_settled_by_neighbours,
)
from timeline.extraction.clauses.present_verbs import (
    OBJECTS,
    are_many,
    closes_insertion,
    goes_on_in_headline,
    is_event_noun,
    is_noun_only_of,
    is_third,
    present_is_verb,
)
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
    RELATIVE,
    STOP,
    SUBORDINATOR,
    TO,
    VERB,
    Token,
    small_words,
)
from timeline.extraction.lexicon.triggers import BASE, ING, PARTICIPLE, PAST, THIRD, lexicon
from timeline.vocabulary import ActorKind

_WISHES = frozenset({"demand", "insist", "suggest", "recommend", "propose", "ask", "request", "require", "advise", "urge"})


def tag_verbs(tokens: list[Token]) -> None:
    """Decide of each word that could be a verb whether it is one here; the tags change in place."""
    small = small_words()
    before_numbers, never, settled = words_before_numbers(), small["never verbs"], words_settled_by_neighbours()
    names_are_capital = [token.capital for token in tokens].count(True) * 2 < len(tokens)  # not in a headline
    for i, token in enumerate(tokens):
        low = token.low
        if low in before_numbers:
            join_to_number(tokens, i)
        if (low in never and not _is_done_here(tokens, i)) or (i and token.capital and names_are_capital):
            token.verb = None
            if token.tag == NOUN:
                continue
        if low in settled:
            settle_by_neighbours(tokens, i)
        if token.tag == NOUN:
            if (token.verb or _looks_like_verb(low)) and (_is_verb(tokens, i) or _is_only_verb(tokens, i)):
                token.tag = VERB
                token.verb = token.verb or (low, ING if low.endswith("ing") else PAST | PARTICIPLE)
        elif low == "that" and token.tag == SUBORDINATOR:
            token.tag = _tag_of_that(tokens, i)
        elif token.tag == DATE:
            _place_date(tokens, i)
        elif low == "'s" and i + 1 < len(tokens) and i and tokens[i - 1].tag == PRONOUN:
            token.tag = AUXILIARY


def _tag_of_that(tokens: list[Token], i: int) -> str:
    """“Said that …”, "carried out that attack.", "the ship that sank", "boarded a ship on Sunday that is suspected of …"."""
    if _points_at_noun(tokens, i):
        return DETERMINER
    before, after = tokens[i - 1].tag if i else STOP, tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None:
        return SUBORDINATOR
    if before in (NOUN, ACTOR, PRONOUN):
        is_relative = (after.tag in (AUXILIARY, MODAL, ADVERB) or after.verb) and not _reports(tokens, i)
    else:
        is_relative = before == DATE and after.tag in (AUXILIARY, MODAL)
    return RELATIVE if is_relative else SUBORDINATOR


def is_before_date(tokens: list[Token], i: int) -> bool:
    """“Had on Monday denied”: whether the word only puts a date between an auxiliary and its verb."""
    return tokens[i].low in ("on", "in") and i + 1 < len(tokens) and tokens[i + 1].tag == DATE


def _looks_like_verb(word: str) -> bool:
    """Whether an unknown word ends as a verb may: "quarantined"; "unfounded" and "far-reaching" say what something is like."""
    return word.endswith(("ed", "ing")) and "-" not in word and not (word.startswith("un") and word.endswith("ed"))


def _points_at_noun(tokens: list[Token], i: int) -> bool:
    """“Carried out that attack.”: nothing but one noun, or its day, stands between the word and the end of the sentence."""
    rest = [token for token in tokens[i + 1 : i + 5] if token.tag not in (DATE, PREPOSITION)]
    return i + 5 > len(tokens) and len(rest) == 1 and rest[0].tag == NOUN and tokens[i + 1] is rest[0]


def _is_done_here(tokens: list[Token], i: int) -> bool:
    """“Rebels wounded an officer”, "is visiting Rome": words that otherwise say what somebody is like."""
    verb = tokens[i].verb
    flags = verb[1] if verb else 0
    if not 0 < i < len(tokens) - 1:
        return False
    if flags & ING:
        return tokens[i - 1].tag == AUXILIARY
    if flags & PARTICIPLE and tokens[i - 1].low in ("has", "have", "had"):
        return True  # "had armed the rebels"
    return (
        bool(flags & PAST)
        and tokens[i - 1].tag in (ACTOR, NOUN, PRONOUN, RELATIVE)
        and (tokens[i + 1].tag in (DETERMINER, ACTOR) or tokens[i + 1].low in ("in", "by"))
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


def _is_verb(tokens: list[Token], i: int) -> bool:
    token, before, after = tokens[i], tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    flags = token.verb[1] if token.verb else (ING if token.low.endswith("ing") else PAST | PARTICIPLE)
    tag, next_tag = before.tag if before else "", after.tag if after else ""
    if before is not None and before.low == "whose" and next_tag not in (NOUN, ACTOR):
        return False  # "whose arrest a court ordered"
    if tag == ADVERB and i >= 2 and tokens[i - 2].tag in (AUXILIARY, MODAL, TO, ACTOR, NOUN, PRONOUN):
        before, tag = tokens[i - 2], tokens[i - 2].tag  # look over one adverb
    elif tag == ADVERB and i >= 3 and tokens[i - 2].low == "no" and tokens[i - 3].tag in (AUXILIARY, MODAL, ACTOR, NOUN, PRONOUN):
        before, tag = tokens[i - 3], tokens[i - 3].tag  # "no longer"
    elif tag == DATE and i >= 3 and is_before_date(tokens, i - 2) and tokens[i - 3].tag in (MODAL, AUXILIARY):
        before, tag = tokens[i - 3], tokens[i - 3].tag  # "will on Friday visit"
    if tag == DETERMINER and before is not None and before.low in STANDING_ALONE and next_tag not in (NOUN, ACTOR):
        tag = NOUN  # "thousands rallied", "three died"
    if tag in (MODAL, AUXILIARY):
        if flags & (ING | PARTICIPLE):
            return not (flags & ING and is_event_noun(token) and before and before.low in ("have", "has", "had"))
        return bool(flags & BASE) and (tag in (MODAL, ADVERB) or (before is not None and before.low.startswith("d")))
    if tag == TO:
        return bool(flags & BASE) and (token.verb is not None)
    if flags & (PAST | PARTICIPLE) and not flags & BASE:
        if tag == VERB and next_tag in (NOUN, ACTOR):
            return False  # "accept returned migrants"
        is_counted = (
            before is not None
            and before.low.isdigit()
            and before.tag != DATE  # "which in 2021 accused Oslo of …"
            and i > 1
            and (tokens[i - 2].tag in (VERB, PREPOSITION) or tokens[i - 2].low in ("home", "back"))
        )
        if is_counted and next_tag in (NOUN, ACTOR):
            return False  # "shot 11 captured soldiers"
        if tag in (DETERMINER, OWNER, PREPOSITION):
            return False  # "the proposed talks", "of detained sailors"
        return not (token.verb is None and next_tag in (NOUN, ACTOR) and tag != ACTOR)
    if flags & ING and not flags & BASE:
        is_noun = is_event_noun(token) and next_tag not in (DETERMINER, ACTOR, PRONOUN) and not _begins_phrase(token, after)
        if is_noun and after is not None and after.low != "of" and is_noun_only_of(token):
            is_noun = False  # "accused of freezing aid", but "the freezing of aid"
        if tag in (DETERMINER, OWNER) or is_noun:
            return False
        if tag in (PREPOSITION, SUBORDINATOR, STOP, CONJUNCTION, VERB, ""):
            return next_tag in (DETERMINER, ACTOR, NOUN, PRONOUN, PREPOSITION, TO, ADVERB, OWNER, SUBORDINATOR, VERB, DATE)
        return tag in (NOUN, ACTOR, DATE, PRONOUN, ADVERB) and token.verb is not None
    if tag in (DETERMINER, OWNER, PREPOSITION):
        return False
    if flags & BASE and not flags & PAST and _is_wished(tokens, i):
        return True
    listed = i >= 2 and (tokens[i - 2].tag == CONJUNCTION or (i == 3 and is_pair_of_headline(tokens)))
    joined = listed and before is not None and before.capital  # "A and B sign": no -s
    goes_on = tag == STOP and bool(flags & THIRD) and goes_on_in_headline(tokens, i)
    closes = tag == STOP and flags & BASE and flags & PAST and closes_insertion(tokens, i)
    return present_is_verb(
        token, tag, next_tag, before, after, flags, joined=joined, goes_on=goes_on, closes_insertion=bool(closes)
    )


def _begins_phrase(token: Token, after: Token | None) -> bool:
    """“Accused it of opening fire”: the word after it belongs to the verb."""
    entries = lexicon().verbs.get(token.verb[0], ()) if token.verb and after is not None and after.tag == NOUN else ()
    return after is not None and any(entry.words == (entry.words[0], after.low) for entry in entries)


def _is_wished(tokens: list[Token], i: int) -> bool:
    """“Insisted that Peru free the crew”: a base form where one thing would take a verb in -s."""
    at = i - 1
    while at > 0 and i - at < 6 and tokens[at].tag in (ACTOR, NOUN, DETERMINER, OWNER):
        at -= 1
    following = tokens[i + 1].tag if i + 1 < len(tokens) else STOP
    verb = tokens[at - 1].verb if at > 0 and tokens[at].low == "that" else None
    wishes = verb is not None and verb[0] in _WISHES
    return wishes and at < i - 1 and following in OBJECTS | {TO, PREPOSITION, STOP, ADVERB}


def _is_only_verb(tokens: list[Token], i: int) -> bool:
    """“Oslo calls for talks”, "Ana Ruiz, the minister, insists on it", "… and lifts the ban": else nothing would be told there.

    A word in -s that could be a plural too, after one who can act, in a clause without another verb.
    """
    verb, before = tokens[i].verb, tokens[i - 1] if i else None
    if before is None or verb is None or i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if verb[1] & BASE and verb[1] & PAST and before.low == "," and following.tag in OBJECTS:
        return _goes_on_from_past(tokens, i) or _follows_apposition(tokens, i)  # "Ana Ruiz, the minister, put her name to it"
    if verb[1] & BASE and i > 1 and tokens[i - 2].low == "should" and before.tag == ACTOR:
        return i == 2 or tokens[i - 3].tag == STOP  # "Should Iran attack, …"
    if not verb[1] & THIRD:
        is_crowd = i == 1 and verb[1] & BASE and (before.low in STANDING_ALONE or (before.tag == ACTOR and are_many(before)))
        if is_crowd and following.tag in OBJECTS | {PREPOSITION, NOUN}:  # "Norwegians march on …", "Thousands rally in …"
            return not any(map(_may_be_verb, _until_stop(tokens[i + 1 :])))
        if i == 3 and verb[1] & BASE and is_pair_of_headline(tokens):  # "Iran, Oman trade fire"
            return following.tag in OBJECTS | {NOUN} and not any(map(_may_be_verb, _until_stop(tokens[i + 1 :])))
        is_plan = following.tag == TO and verb[0] in lexicon().lists["future verbs"]
        return is_plan and before.low == "," and any(token.tag == RELATIVE for token in tokens[:i])  # "X, who …, plan to"
    if before.low == "and":
        goes_on = following.tag in OBJECTS or any(e.words == (verb[0], following.low) for e in lexicon().verbs.get(verb[0], ()))
        return goes_on and any(token.low == "is" or is_third(token) for token in tokens[:i])
    if following.tag == STOP and before.tag == ACTOR and i > 1 and tokens[i - 2].low in ("if", "unless"):
        return not are_many(before)  # "If Iran attacks, …"
    if following.tag not in OBJECTS | {TO, PREPOSITION, SUBORDINATOR} or any(map(_may_be_verb, _until_stop(tokens[i + 1 :]))):
        return False
    if before.low == ",":
        return _follows_apposition(tokens, i)
    is_free = i == 1 or tokens[i - 2].tag in (STOP, SUBORDINATOR, CONJUNCTION, DATE)
    return before.tag == ACTOR and is_free and not are_many(before)


def _goes_on_from_past(tokens: list[Token], i: int) -> bool:
    """“Expelled two envoys, shut the border and …”: a form that need not be a past, in a row that began with one."""
    is_before_object = tokens[i + 1].tag in (DETERMINER, PRONOUN)
    return is_before_object and any(
        token.tag == VERB and token.verb and token.verb[1] & PAST for token in tokens[max(0, i - 15) : i]
    )


def _follows_apposition(tokens: list[Token], i: int) -> bool:
    """Whether the comma before the word is the second one of "Ana Ruiz, the minister, …" and nothing has been told of her yet."""
    start = next((at + 1 for at in range(i - 1, -1, -1) if tokens[at].tag in (RELATIVE, SUBORDINATOR)), 0)
    clause = tokens[start:i]
    opens = bool(clause) and (clause[0].tag in (ACTOR, DETERMINER) or clause[0].capital)
    return opens and not any(map(_may_be_verb, clause)) and sum(token.tag == STOP for token in clause) <= 2


def _may_be_verb(token: Token) -> bool:
    """Whether a word is a verb, or will be read as one: it can be nothing else."""
    if token.tag in (VERB, AUXILIARY, MODAL):
        return True
    return token.tag == NOUN and token.verb is not None and not token.verb[1] & ING and not is_event_noun(token)


def _until_stop(tokens: list[Token]) -> list[Token]:
    """The tokens up to the end of the clause, without infinitives and what a preposition opens: "offers to mediate", "over seized boats"."""
    end = next((at for at, token in enumerate(tokens) if token.tag in (STOP, SUBORDINATOR, RELATIVE)), len(tokens))
    return [token for at, token in enumerate(tokens[:end]) if not (at and tokens[at - 1].tag in (TO, PREPOSITION))]


def is_pair_of_headline(tokens: list[Token]) -> bool:
    """“Iran, Oman sign pact”: two states with a comma for "and"."""
    states = [token.actor.actor for token in tokens[:3] if token.actor and token.actor.actor]
    return (
        len(states) == 2
        and tokens[1].low == ","
        and all(state.kind is ActorKind.STATE for state in states)
        and states[0] != states[1]
    )
