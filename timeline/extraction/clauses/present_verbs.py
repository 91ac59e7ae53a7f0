"""Whether a word in the present tense is a verb: "attack", "visits" and "cut" can be nouns too."""

from __future__ import annotations

from timeline.extraction.clauses.tagging import (
    ACTOR,
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DETERMINER,
    MODAL,
    NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    TO,
    VERB,
    Token,
)
from timeline.extraction.lexicon.triggers import BASE, PAST, THIRD, lexicon
from timeline.vocabulary import ActorKind

_BINDING = frozenset(
    {"vow", "pledge", "promise", "offer", "threaten", "refuse", "decline", "agree", "move", "bid", "demand", "swear", "pretend"}
)
_ONLY_ADJECTIVE = ("ish", "ese", "nch", "utch", "swiss", "welsh")
_PLURAL = ("s", "people", "police", "men")
OBJECTS = frozenset({DETERMINER, ACTOR, PRONOUN})  # what can only stand after a verb that has no preposition


def present_is_verb(
    token: Token,
    tag: str,
    next_tag: str,
    before: Token | None,
    after: Token | None,
    flags: int,
    *,
    joined: bool,
    goes_on: bool,
    closes_insertion: bool,
) -> bool:
    """From the tags of the words beside it; `joined` is a list of names before it, `goes_on` a verb before it and a comma,
    `closes_insertion` a comma before it that closes what is told of the subject."""
    ambiguous = token.low in lexicon().nouns or token.low in lexicon().classes or (flags & BASE and flags & PAST)
    if tag in (PRONOUN, RELATIVE):
        return True
    if flags & THIRD and tag not in (ACTOR, NOUN, RELATIVE, CONJUNCTION, STOP, DATE):
        return False
    if tag == CONJUNCTION and not ambiguous:
        return True
    if tag == CONJUNCTION and flags & BASE and flags & PAST and next_tag in (DETERMINER, ACTOR, PRONOUN):
        return True  # "… and put its army on alert"
    if tag == CONJUNCTION and flags & BASE and flags & PAST and not is_event_noun(token) and next_tag == NOUN:
        return True  # "… and put reservists on standby"
    if tag == CONJUNCTION and flags & BASE and flags & PAST and _is_phrasal(token, after):
        return True  # "… and put off the talks"
    if tag == STOP and after is not None and after.low == "that" and flags & THIRD and _can_report(token):
        return True  # "its lawyer, Ana Ruiz, claims that"
    if goes_on:
        return True
    if flags & BASE and flags & PAST and closes_insertion and next_tag in (DETERMINER, ACTOR, PRONOUN, NOUN):
        return True  # "Peru, citing unpaid bills, cut supplies"
    if tag in (STOP, CONJUNCTION) or tag == "":
        return not ambiguous and next_tag in (DETERMINER, ACTOR, PRONOUN, SUBORDINATOR)
    before_is_plural = before is not None and before.tag == NOUN and before.low.endswith(_PLURAL)
    before_is_plural = before_is_plural or (before is not None and before.actor is not None and are_many(before))
    if tag == ACTOR and after is not None and after.low == "that" and _can_report(token):
        return True  # "Ana Ruiz claims that": whoever is named has no claims
    if flags & BASE and not flags & PAST and tag in (NOUN, ACTOR) and not before_is_plural and not joined:
        return False  # "a sixfold increase", "the Iran deal": after one thing the verb would end in -s
    is_plan = next_tag == TO and token.verb is not None and token.verb[0] in lexicon().lists["future verbs"]
    if is_plan and flags & BASE and (joined or before_is_plural):
        return True  # "Warsaw and Vilnius plan to"
    if next_tag == TO and flags & BASE and tag == ACTOR and (joined or before_is_plural) and _binds(token):
        return True  # "Warsaw and Vilnius vow to"
    if flags & THIRD and before is not None and before.low.endswith(_ONLY_ADJECTIVE) and _is_adjective(before):
        return False  # "Spanish fans", "Chinese lorries": who acts would be a Spaniard
    if not ambiguous:
        return tag in (ACTOR, NOUN, DATE, ADVERB)
    if before_is_plural and flags & BASE and next_tag in (NOUN, ACTOR, DETERMINER):
        return True
    if flags & THIRD and is_plan:
        return tag == ACTOR  # "Norway plans to"
    follows = next_tag in (DETERMINER, ACTOR, PRONOUN) or (
        next_tag == NOUN
        and tag == ACTOR
        and after is not None
        and (after.verb is None or (is_event_noun(after) and not _is_adjective(before)))
    )
    if flags & BASE and flags & PAST:
        follows = follows or next_tag in (NOUN, TO, ADVERB, PREPOSITION)
    return (
        tag in (ACTOR, NOUN, DATE, ADVERB)
        and follows
        and not (before is not None and before.tag == NOUN and before.low.endswith("al"))
    )


def goes_on_in_headline(tokens: list[Token], i: int) -> bool:
    """“Oslo expels envoys, recalls its own”: a second verb of the one subject, behind a comma instead of "and"."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    is_open = following is not None and (following.tag in OBJECTS | {NOUN, TO} or _is_phrasal(tokens[i], following))
    if not is_open or tokens[i - 1].low != "," or not any(map(is_third, tokens[1 : i - 1])):
        return False
    return not any(token.tag in (RELATIVE, SUBORDINATOR, AUXILIARY, MODAL) for token in tokens[:i])


def closes_insertion(tokens: list[Token], i: int) -> bool:
    """Whether the comma before is the second of two, with a subject and no verb before the first: "Peru, a big buyer, cut …"."""
    if i < 4 or tokens[i - 1].low != ",":
        return False
    opening = next((at for at in range(1, i - 1) if tokens[at].low == ","), 0)
    is_subject = opening > 0 and tokens[0].tag != PREPOSITION
    has_verb = any(token.tag in (VERB, AUXILIARY, MODAL) for token in tokens[:opening])
    return is_subject and not has_verb and not any(token.low == "," for token in tokens[opening + 1 : i - 1])


def is_third(token: Token) -> bool:
    return token.tag == VERB and token.verb is not None and bool(token.verb[1] & THIRD)


def _is_phrasal(token: Token, after: Token | None) -> bool:
    """Whether the lexicon knows the verb together with the word behind it: "put off", "cut off", "set up"."""
    entries = lexicon().verbs.get(token.verb[0], ()) if token.verb and after is not None else ()
    return after is not None and any(entry.words[1:2] == (after.low,) for entry in entries)


def _is_adjective(token: Token | None) -> bool:
    """“Chadian arrests anger Oslo”: the word for a people says whose arrests they are."""
    return token is not None and token.actor is not None and token.actor.rule == "demonym" and not are_many(token)


def _can_report(token: Token) -> bool:
    return token.verb is not None and token.verb[0] in lexicon().lists["reporting verbs"]


def _binds(token: Token) -> bool:
    """Whether the verb promises, refuses or threatens with an infinitive: "vow to", "offer to"."""
    return token.verb is not None and token.verb[0] in _BINDING


def are_many(token: Token) -> bool:
    """“The Taliban attack”, "Russians march": words that take a plural verb; "a Greek patrol" does not."""
    mention = token.actor
    if mention is None or mention.actor is None:
        return True
    spoken_of = mention.rule in ("demonym", "description", "body", "office") or mention.actor.kind is not ActorKind.STATE
    return mention.actor.kind is ActorKind.GROUP or (spoken_of and token.low.partition(" in ")[0].endswith(_PLURAL))


def is_event_noun(token: Token) -> bool:
    return token.low in lexicon().nouns or token.low in lexicon().classes


def is_noun_only_of(token: Token) -> bool:
    """Whether the lexicon has the word as a noun only with what is "of" it: "lifting of sanctions"."""
    return token.low not in lexicon().classes and all("of" in entry.words for entry in lexicon().nouns.get(token.low, ()))
