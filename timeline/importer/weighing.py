"""How much speaks for two mentions being of one event, in the manner of a reader who weighs what both say.

`weigh` does not depend on which mention is named first, and on nothing but the two and what their articles tell besides.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.importer.agreeing import both_sides, both_stated, may_be_of_the_denial, same_act, same_person
from timeline.importer.grounds import common_words, grounds
from timeline.importer.traces import MUTUAL, Trace

# Logarithms of odds, in quarters: a logistic regression on the 6,000 pairs of marked mentions of tests/gold, tests/hands,
# tests/importer/affairs and twelve further affairs that nothing excludes (475 are of one event), tried by leaving out one of
# the 87 affairs after the other. Too few told of other persons, other places, long times, or of what was only threatened:
# the weights of these and of exchanged roles are by judgment.
WEIGHTS: dict[str, float] = {
    "before all": -1.25,
    "types near": -2.75,
    "agreement": -0.5,
    "statement": -1.0,
    "only ones of their type": 1.0,
    "both sides": 0.5,
    "one party": 0.75,
    "another acts": 0.0,
    "only acted upon": -0.5,
    "acting apart": -2.0,
    "acting apart by context": 1.0,
    "acted upon apart": -0.5,
    "acted upon apart by context": 0.5,
    "other persons": -1.3,
    "same day": 1.75,
    "same days": 0.5,
    "same day inferred": 0.0,
    "next day": -0.25,
    "days exclude": -0.75,
    "same cycle": 0.25,
    "weeks apart": -1.0,
    "both at the top": 1.0,
    "one at the top": 0.5,
    "one article": -0.75,
    "headed": 0.25,
    "headed lead": 1.75,
    "words": 1.0,
    "acts": 1.5,
    "other words": -1.25,
    "same number": 0.5,
    "other place": -3.0,
    "next one": -1.25,
    "long time": -1.0,
    "denied in other words": -0.75,
    "only thought of": -2.2,
    "reversed": -0.7,
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for one event, summed, and the words that both say."""

    sum: float
    common: frozenset[str]  # stems of what both say, beyond names of actors

    def reason(self, a: Trace, b: Trace) -> str:
        """A line for readers: "same type of act, same two sides, same day; both say “drones”, “depot”"."""
        types = "same type of act" if same_act(a, b) else f"types that are often taken for each other ({_types(a, b)})"
        line = ", ".join(ground for ground in (types, _sides(a, b), _days(a, b)) if ground)
        if not self.common:
            return line
        said = sorted(min(a.words.get(stem, stem), b.words.get(stem, stem)) for stem in self.common)
        return f"{line}; both say " + ", ".join(f"“{word}”" for word in said[:5])


def weigh(a: Trace, b: Trace) -> Weight:
    """What speaks for and against one event, but for what excludes it (`sameness.conflict`)."""
    common = common_words(a, b)
    return Weight(sum(WEIGHTS[name] * held for name, held in grounds(a, b, common).items()), common)


def _sides(a: Trace, b: Trace) -> str:
    if same_person(a, b):
        return "same persons"
    if both_sides(a, b):
        return "same two sides"
    if not (a.sides and b.sides):
        return "sides left open, in articles on the same two"
    if a.type in MUTUAL and b.type in MUTUAL:
        open_or_not = "one side the same, the other left open"
        return open_or_not if a.sides & b.sides else "in articles on the same two sides"
    if a.sources & b.sources:
        return "same side acts" if a.targets and b.targets else "one side the same, the other left open"
    if a.targets & b.targets:
        return "same side acted upon" if a.sources and b.sources else "one side the same, the other left open"
    return "in articles on the same two sides"


def _days(a: Trace, b: Trace) -> str:
    if not (a.is_dated and b.is_dated) or may_be_of_the_denial(a, b):
        return "days that do not exclude each other"
    if (a.start or a.published_on) > (b.end or b.published_on) or (b.start or b.published_on) > (a.end or a.published_on):
        return "days that the articles give differently"
    return "same day" if both_stated(a, b) else "same day, as far as is known"


def _types(a: Trace, b: Trace) -> str:
    return ", ".join(sorted((a.type.label, b.type.label)))
