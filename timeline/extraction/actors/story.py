"""The article so far: what later words can refer to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.people import People, Person
from timeline.extraction.lexicon import Lexicon
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef, Sentence, Span
from timeline.vocabulary import ActorKind

SENTENCES_BACK = 3
LEAST_LEADING = 3  # mentions of the state that an article is about
NEAR = 40  # mentions; a bound for endless sentences


_COUPS = frozenset({"coup", "putsch"})


@dataclass(slots=True)
class SentenceDrafts:
    sentence: Sentence
    tokens: Tokens
    drafts: list[Draft]
    known: list[Draft] = field(default_factory=list)  # resolved so far, in text order

    def quotation_of(self, span: Span) -> Span | None:
        """The innermost quotation around a span, among the last few that begin before it."""
        quotations = self.sentence.quotations
        last = bisect_right(quotations, span.start, key=lambda quotation: quotation.start)
        return next((quotation for quotation in reversed(quotations[max(0, last - NEAR) : last]) if quotation.covers(span)), None)


@dataclass(slots=True)
class Story:
    article: list[SentenceDrafts]
    people: People
    home: str = ""  # code of the state that the article is reported from
    codes: Counter[str] = field(default_factory=Counter)  # of all who were spoken of, and how often
    belongings: dict[str, dict[str, None]] = field(default_factory=dict)  # "trawler": the codes of those it was said to be of
    groups: dict[ActorRef, None] = field(default_factory=dict)
    organisations: dict[str, ActorRef] = field(default_factory=dict)  # by name, of those that no file knows
    by_head: dict[str, dict[ActorRef, None]] = field(default_factory=dict)  # "federation": those whose names hold the word
    persons: dict[Person, None] = field(default_factory=dict)
    ruled_by_force: dict[str, None] = field(default_factory=dict)  # codes of the states whose "junta" was spoken of

    def add(self, place: SentenceDrafts, draft: Draft) -> None:
        place.known.append(draft)
        self.codes[code_of(draft)] += 1
        if draft.person:
            self.persons[draft.person] = None
        if draft.actor and draft.actor.kind is ActorKind.ORGANISATION and draft.rule in {"name", "body"}:
            self._learn_head(place, draft, draft.actor)
        group = draft.group or (draft.actor if draft.actor and draft.actor.kind is ActorKind.GROUP else None)
        if group:
            self.groups[group] = None
        if draft.rule in {"body", "description"} and rules_by_force(draft.reason.partition(",")[0], self.people.lexicon):
            self.ruled_by_force[code_of(draft)] = None

    def _learn_head(self, place: SentenceDrafts, draft: Draft, actor: ActorRef) -> None:
        words = self.people.lexicon.words
        first, end = (bisect_left(place.tokens.starts, at) for at in (draft.span.start, draft.span.end))
        for at in range(first, end):
            word = place.tokens.folded[at]
            if place.tokens.is_capitalised(at) and (word in words["unions"] or word in words["bodies of states"]):
                self.by_head.setdefault(word, {})[actor] = None
        if place.tokens.folded[first] in words["named enterprises"]:
            self.by_head.setdefault(place.tokens.folded[first], {})[actor] = None  # "the charity Casa Nova"

    def learn_of_coups(self, place: SentenceDrafts) -> None:
        """The one state a sentence about a coup takes place in is where the generals rule from then on."""
        folded = place.tokens.folded
        if _COUPS.isdisjoint(folded) and not ("seized" in folded and "power" in folded):
            return
        home = [one for one in place.known if one.is_place or one.rule in {"demonym", "body"}]
        codes = {code for one in home if (code := code_of(one)) in self.people.lexicon.states}
        if len(codes) == 1:
            self.ruled_by_force[codes.pop()] = None


def leading(codes: Mapping[str, int]) -> set[str]:
    """The code that is named most by far, three times at least and twice as often as any other; else nobody's."""
    most = sorted(codes.values(), reverse=True)[:2]
    if not most or most[0] < LEAST_LEADING or (len(most) > 1 and most[0] < 2 * most[1]):
        return set()
    return {max(codes, key=lambda code: codes[code])}


def rules_by_force(words: str, lexicon: Lexicon) -> bool:
    """Whether a body is a junta: then "the generals" are those of its state, even beside other states."""
    return not lexicon.words["rule by force"].isdisjoint(words.split())


def ambiguous(draft: Draft, names: list[str]) -> Draft:
    draft.actor, draft.reason = None, f"could be {' or '.join(names)}"
    return draft


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    found: dict[object, Draft] = {}
    for one in drafts:
        key = one.person or one.actor
        if key is not None:
            found.setdefault(key, one)
    return list(found.values())


def name_of(one: Draft) -> str:
    return one.person.name if one.person else one.actor.name if one.actor else ""


def opens(before: SentenceDrafts, one: Draft) -> bool:
    return one.span.start <= before.tokens.starts[min(3, len(before.tokens) - 1)]


def state_of(one: Draft, people: People) -> ActorRef | None:
    if one.is_place:
        return None
    code = one.person.affiliation if one.person else (one.actor.code or one.actor.affiliation) if one.actor else ""
    state = people.lexicon.states.get(code)
    return state.ref if state else None


def code_of(one: Draft) -> str:
    if one.person:
        return one.person.affiliation
    return (one.actor.code or one.actor.affiliation) if one.actor else ""
