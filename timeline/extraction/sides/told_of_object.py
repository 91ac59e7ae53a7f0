"""Upon whom an act falls where only the words behind its object say so: "a trawler flying Chile's flag", "a priest held in Chile"."""

from __future__ import annotations

from timeline.extraction.actions.matching import Match
from timeline.extraction.clauses.arguments import arguments
from timeline.extraction.clauses.cutting import Clauses, V
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.governing import blaming_verb
from timeline.extraction.clauses.noun_lists import are_in
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import RELATIVE
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.sides.asking import is_of_captives
from timeline.extraction.sides.other_states import as_states, of_other_states
from timeline.extraction.sides.speaker_subjects import OWN, speaking_of
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType

_FLAG = ("flag", "colours", "colors", "ensign")
_ATTACKING = (EventType.ASSAULT, EventType.MOBILIZE)
_DONE_TO_THINGS = (EventType.COERCE, EventType.ASSAULT, EventType.SANCTION, EventType.RETREAT, EventType.REJECT)


def told_of_object(clauses: Clauses, match: Match, doing: list[ActorMention]) -> list[ActorMention]:
    """Whose ship, or spy, the object is by its flag, its register or whom it works for; who holds those whose release is asked."""
    lists = lexicon().lists
    of = match.arguments.phrases.get("of", [])
    found: list[ActorMention] = []
    asked_for = [*match.objects, *match.arguments.phrases.get("for", ())]
    if match.entry.type is EventType.REQUEST and is_of_captives(clauses, asked_for):
        found = _in_words_behind(clauses, of, lists["ways of holding"])
    elif match.entry.type in _DONE_TO_THINGS:
        things = [*match.objects, *of]
        found = _under_flag(clauses, match.objects) or _in_words_behind(clauses, things, lists["ways of belonging"])
    return of_other_states(found, doing)


def own_of_reporter(clauses: Clauses, index: int, match: Match, doing: list[ActorMention]) -> list[ActorMention]:
    """“Chile said that Peru had shelled its villages”: whoever tells of an attack by another on something of his own is attacked."""
    is_attack = match.entry.type in _ATTACKING and "object" in match.entry.targets
    if not (is_attack and doing) or clauses.chunks[index].passive:
        return []
    attacked = [head for head in [*match.objects, *match.arguments.phrases.get("of", ())] if _is_theirs(clauses, head)]
    if not attacked or are_in(clauses, attacked, "peopleathome"):
        return []
    blaming = blaming_verb(clauses, index)
    telling = actors_of(clauses, subject(clauses, blaming)) if blaming is not None else speaking_of(clauses, match.subjects)
    return of_other_states(as_states(telling), doing)


def _is_theirs(clauses: Clauses, head: int) -> bool:
    """Whether the phrase is "its villages" or "their patrol", but not "its own villages"."""
    words = clauses.words(clauses.chunks[head])
    return words[0] in OWN and "own" not in words


def _under_flag(clauses: Clauses, heads: list[int]) -> list[ActorMention]:
    """“Ships under Chile's flag”."""
    chunks = clauses.chunks
    for head in heads:
        if head + 2 < len(chunks) and chunks[head + 1].word == "under" and clauses.tokens[chunks[head + 2].last].low in _FLAG:
            return actors_of(clauses, [head + 2])
    return []


def _in_words_behind(clauses: Clauses, heads: list[int], ways: frozenset[str]) -> list[ActorMention]:
    """Whom the participle, or the relative clause, straight behind one of the phrases names in one of those ways, or by a flag."""
    chunks = clauses.chunks
    for head in heads:
        verb = head + 2 if head + 1 < len(chunks) and chunks[head + 1].kind == RELATIVE else head + 1
        if verb >= len(chunks) or chunks[verb].kind != V or chunks[verb].negated:
            continue
        after = arguments(clauses, verb)
        flags = [at for at in after.objects if clauses.tokens[chunks[at].last].low in _FLAG]
        if flags:
            return actors_of(clauses, [*flags, *after.phrases.get("of", ())])
        told = [at for word, phrases in after.phrases.items() if f"{chunks[verb].lemma} {word}" in ways for at in phrases[:1]]
        if found := actors_of(clauses, told):
            return found
    return []
