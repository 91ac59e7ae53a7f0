"""The weights of `importer/ground_weights.py`, fitted to articles whose events are marked, and how well they carry over.

A logistic regression: under the weights, how likely two mentions are of one event, given the grounds that hold of them; held
back by a penalty on large weights. Judged on affairs that were left out: the two articles of an affair are never parted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp

from timeline.evaluation.aligning import align
from timeline.evaluation.found import found_in
from timeline.evaluation.gold import GoldArticle
from timeline.evaluation.trial import own_database
from timeline.extraction import extract
from timeline.importer.ground_weights import JUDGED
from timeline.importer.grounds import common_words, grounds
from timeline.importer.remembering import Memory
from timeline.importer.sameness import comparable, conflict, near_in_time
from timeline.importer.storing import write_articles
from timeline.importer.traces import Trace
from timeline.models import Mention

PENALTY = 2.0  # on the halved squares of the weights
STEPS = 8  # of Newton's method, after which nothing moves
LEAST_SEEN = 30  # pairs of which a ground holds, for it to be given a weight
LEAST_WEIGHT, ROUNDS = 0.2, 2  # what weighs less is left out, and the rest fitted again
FOLDS = 8
# Added to what speaks for any pair: most F1 is reached where somewhat less than an even chance is enough (Lipton, Elkan and
# Naryanaswamy 2014). With this much the articles of tests/importer/affairs keep their precision.
ALLOWANCE = 0.3

_BEFORE_ALL = "before all"  # a ground that always holds
_Row = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Case:
    """Two marked mentions of an affair that nothing keeps apart: the grounds that hold of them, and whether they are of one event."""

    affair: str
    grounds: Mapping[str, float]
    is_one_event: bool


def cases_of(gold: Sequence[GoldArticle]) -> list[Case]:
    """The pairs within each affair. Mentions that nobody marked are left aside."""
    told: dict[str, list[tuple[Trace, str]]] = defaultdict(list)
    for name, trace, event in _marked(gold):
        told[name.rsplit("-", 1)[0]].append((trace, event))
    return [
        Case(affair, dict(grounds(a, b, common_words(a, b))), event == other)
        for affair, mentions in told.items()
        for (a, event), (b, other) in combinations(mentions, 2)
        if comparable(a, b) and not conflict(a, b) and near_in_time(a, b)
    ]


def _marked(gold: Sequence[GoldArticle]) -> list[tuple[str, Trace, str]]:
    """The mentions found that a mark stands for: their article, what merging sees of them, and the marked event."""
    extractions = [extract(one.article.text, one.article.published_on) for one in gold]
    with own_database():
        imported = write_articles([(one.article, extraction) for one, extraction in zip(gold, extractions, strict=True)])
        mentions = list(Mention.objects.all())
        traces = {one.key: one for one in Memory().traces(mention.pk for mention in mentions)}
    by_place = {(one.article_id, one.trigger_start, one.trigger_end, one.event_type): traces[one.pk] for one in mentions}
    return [
        (one.name, by_place[row.article.pk, found.trigger.start, found.trigger.end, found.type.value], pair.mark.event)
        for one, extraction, row in zip(gold, extractions, imported, strict=True)
        for pair in align(one.marks, found_in(extraction, one.article.text))
        for found in (pair.found,)
    ]


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weights of the grounds that are seen often enough and weigh enough, rounded to twentieths."""
    seen = Counter(name for case in cases for name in case.grounds)
    weights = {name: 0.0 for name, times in sorted(seen.items()) if times >= LEAST_SEEN and name not in JUDGED}
    for _ in range(ROUNDS):
        fitted = _fitted(cases, weights)
        weights = {name: weight for name, weight in fitted.items() if abs(weight) >= LEAST_WEIGHT or name == _BEFORE_ALL}
    fitted = _fitted(cases, weights)
    fitted[_BEFORE_ALL] += ALLOWANCE
    return {name: round(weight * 20) / 20 for name, weight in fitted.items()}


def _fitted(cases: Sequence[Case], start: Mapping[str, float]) -> dict[str, float]:
    """The most probable weights of those grounds, by Newton's method, from where they stand."""
    index = {name: number for number, name in enumerate(start)}
    weights = list(start.values())
    rows = [[(index[name], held) for name, held in case.grounds.items() if name in index] for case in cases]
    judged = [sum(JUDGED.get(name, 0.0) * held for name, held in case.grounds.items()) for case in cases]
    for _ in range(STEPS):
        slope = [-PENALTY * weight for weight in weights]
        bend = [[PENALTY if one == other else 0.0 for other in range(len(weights))] for one in range(len(weights))]
        for row, already, case in zip(rows, judged, cases, strict=True):
            chance = 1 / (1 + exp(-already - sum(weights[number] * held for number, held in row)))
            _add(row, case.is_one_event - chance, chance * (1 - chance), slope, bend)
        weights = [weight + change for weight, change in zip(weights, _solved(bend, slope), strict=True)]
    return dict(zip(index, weights, strict=True))


def _add(row: _Row, error: float, doubt: float, slope: list[float], bend: list[list[float]]) -> None:
    for one, held in row:
        slope[one] += error * held
        line, share = bend[one], doubt * held
        for other, also_held in row:
            line[other] += share * also_held


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination. The penalty keeps what stands on the diagonal well above zero."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for number, line in enumerate(lines):
        for other in lines[number + 1 :]:
            if share := other[number] / line[number]:
                other[number:] = [value - share * known for value, known in zip(other[number:], line[number:], strict=True)]
    found = [0.0] * len(lines)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        known = sum(line[other] * found[other] for other in range(number + 1, len(lines)))
        found[number] = (line[-1] - known) / line[number]
    return found


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Of the pairs in affairs that were left out: how many are of one event, were taken for it, and rightly so."""

    of_one_event: int
    taken: int
    right: int


def left_out(cases: Sequence[Case]) -> LeftOut:
    """How the weights decide pairs that were fitted without their affair."""
    affairs = sorted({case.affair for case in cases})
    taken: list[Case] = []
    for fold in range(FOLDS):
        out: Collection[str] = set(affairs[fold::FOLDS])
        weights = fit([case for case in cases if case.affair not in out])
        taken += [case for case in cases if case.affair in out and is_taken_for_one(case, weights)]
    return LeftOut(sum(case.is_one_event for case in cases), len(taken), sum(case.is_one_event for case in taken))


def is_taken_for_one(case: Case, weights: dict[str, float]) -> bool:
    return sum((weights | JUDGED).get(name, 0.0) * held for name, held in case.grounds.items()) >= 0
