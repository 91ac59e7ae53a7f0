"""The weights of `extraction/understood/likeliest.py`, fitted to articles whose events are marked, and how well they carry over.

A conditional logistic regression: the weights under which the marked sides are most probable among all options, held back by
a penalty on large ones. Judged on affairs that were left out: the two articles of an affair are never parted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from timeline.evaluation.aligning import Pair, align, sides
from timeline.evaluation.found import found_in, party
from timeline.evaluation.gold import GoldArticle
from timeline.extraction import extract
from timeline.extraction.attribution.origin import home_of
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.understood.acting_side import is_done_by_somebody
from timeline.extraction.understood.affair import RULE, Affair, affair_of
from timeline.extraction.understood.likeliest import Option, options
from timeline.extraction.understood.other_side import is_settled, said_of_target
from timeline.extraction.understood.signs import Role, told_in
from timeline.extraction.values import ActorMention, EventMention

PENALTY = 8.0  # on the halved squares of the weights
STEPS, RATE = 80, 0.1
LEAST_SEEN = 8  # times that a sign is seen to be given a weight
LEAST_WEIGHT, ROUNDS = 0.15, 3  # what weighs less is left out, and the rest fitted again
FOLDS = 8


@dataclass(frozen=True, slots=True)
class Case:
    """One open side of a marked event: the signs of each option, and which options are right."""

    affair: str
    role: Role
    options: Sequence[frozenset[str]]
    right: Sequence[bool]


def cases_of(gold: GoldArticle) -> list[Case]:
    """The open sides of the marked events of an article, after what is understood before each."""
    text, published_on = gold.article.text, gold.article.published_on
    extraction = extract(text, published_on)
    by_own_words = [_by_own_words(event) for event in extraction.events]
    home = home_of(text, extraction.dateline, extraction.blocks, published_on)
    affair = affair_of(text, by_own_words, extraction.actors, extraction.blocks, home)
    told = told_in(affair, extraction.actors, extraction.blocks)
    found = {one.trigger: one for one in found_in(extraction, text)}
    pairs = {pair.found.trigger: pair for pair in align(gold.marks, list(found.values())) if not pair.mark.optional}
    cases = []
    for event, own in zip(extraction.events, by_own_words, strict=True):
        pair = pairs.get(event.trigger)
        if pair is not None and not own.sources and not is_done_by_somebody(text, own):
            cases.append(_case(gold.name, Role.ACTING, pair, options(told, own, Role.ACTING), text))
        known = replace(own, sources=event.sources)
        if pair is not None and _is_weighed(affair, known):
            cases.append(_case(gold.name, Role.ACTED_UPON, pair, options(told, known, Role.ACTED_UPON), text))
        affair.told.append(event)
    return cases


def _case(article: str, role: Role, pair: Pair, found: Sequence[Option], text: str) -> Case:
    """What is right is judged as the evaluation does: the mention with the option in place of its open side."""
    right = []
    for option in found:
        parties = tuple(party(one.actor, {one.span.of(text)}) for one in option.mentions if one.actor)
        is_acting = role is Role.ACTING
        guessed = replace(pair.found, sources=parties) if is_acting else replace(pair.found, targets=parties)
        acting, upon = sides(pair.mark, guessed)
        right.append((acting if is_acting else upon).is_exact)
    return Case(article.rsplit("-", 1)[0], role, [one.signs for one in found], right)


def _is_weighed(affair: Affair, event: EventMention) -> bool:
    """Whether no rule decides upon whom it is done."""
    own = sides_of(event.sources)
    return not is_settled(affair, event, own) and said_of_target(affair, event, own) is None


def _by_own_words(event: EventMention) -> EventMention:
    return replace(event, sources=_own(event.sources), targets=_own(event.targets))


def _own(mentions: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    return () if any(mention.rule == RULE for mention in mentions) else mentions


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weights of the signs that are seen often enough and weigh enough, rounded to twentieths."""
    usable = [case for case in cases if any(case.right)]
    seen = Counter(sign for case in usable for signs in case.options for sign in signs)
    weights = {sign: 0.0 for sign, times in sorted(seen.items()) if times >= LEAST_SEEN}
    for _ in range(ROUNDS):
        weights = {sign: weight for sign, weight in _fitted(usable, weights).items() if abs(weight) >= LEAST_WEIGHT}
    return {sign: round(weight * 20) / 20 for sign, weight in _fitted(usable, weights).items()}


def _fitted(cases: Sequence[Case], start: Mapping[str, float]) -> dict[str, float]:
    """The most probable weights of those signs, by Adam (Kingma and Ba 2015), from where they stand."""
    index = {sign: number for number, sign in enumerate(start)}
    weights = list(start.values())
    rows = [([[index[sign] for sign in signs if sign in index] for signs in case.options], case.right) for case in cases]
    speed, scale = [0.0] * len(weights), [0.0] * len(weights)
    for step in range(1, STEPS + 1):
        slope = [-PENALTY * weight for weight in weights]
        for signs_of, right in rows:
            chances = _chances(signs_of, weights)
            truth = sum(chance for chance, is_right in zip(chances, right, strict=True) if is_right)
            for signs, chance, is_right in zip(signs_of, chances, right, strict=True):
                pull = (chance / truth if is_right else 0.0) - chance
                for sign in signs:
                    slope[sign] += pull
        for number, value in enumerate(slope):
            speed[number] = 0.9 * speed[number] + 0.1 * value
            scale[number] = 0.99 * scale[number] + 0.01 * value * value
            weights[number] += RATE * (speed[number] / (1 - 0.9**step)) / ((scale[number] / (1 - 0.99**step)) ** 0.5 + 1e-9)
    return dict(zip(index, weights, strict=True))


def _chances(signs_of: Sequence[Sequence[int]], weights: Sequence[float]) -> list[float]:
    sums = [sum(weights[sign] for sign in signs) for signs in signs_of]
    most = max(sums)
    grown = [exp(value - most) for value in sums]
    total = sum(grown)
    return [value / total for value in grown]


def right_when_left_out(cases: Sequence[Case]) -> int:
    """How many cases the weights decide rightly that were fitted without their affair."""
    affairs = sorted({case.affair for case in cases})
    right = 0
    for fold in range(FOLDS):
        out = set(affairs[fold::FOLDS])
        weights = fit([case for case in cases if case.affair not in out])
        right += sum(decides_rightly(case, weights) for case in cases if case.affair in out)
    return right


def decides_rightly(case: Case, weights: Mapping[str, float]) -> bool:
    sums = [sum(weights.get(sign, 0.0) for sign in signs) for signs in case.options]
    return case.right[sums.index(max(sums))]
