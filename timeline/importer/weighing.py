"""How much speaks for two mentions being of one event, in the manner of a reader who weighs what both say.

`weigh` does not depend on which mention is named first, and on nothing but the two and what their articles tell besides.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.importer.agreeing import both_sides, both_stated, may_be_of_the_denial, same_act, same_person
from timeline.importer.ground_weights import WEIGHTS
from timeline.importer.grounds import common_words, grounds, sentences_apart
from timeline.importer.traces import MUTUAL, Trace
from timeline.vocabulary import EventType


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for one event, summed, and the words that both say."""

    sum: float
    common: frozenset[str]  # stems of what both say, beyond names of actors

    def reason(self, a: Trace, b: Trace) -> str:
        """A line for readers: "same type of act, same two sides, same day; both say “drones”, “depot”".

        Where a clause does not have the word, it stands as its stem, which `as_printed` finds in the sentence.
        """
        line = ", ".join(ground for ground in (_types(a, b), _sides(a, b), _days(a, b), _place(a, b)) if ground)
        if not self.common:
            return line
        said = sorted(min(a.wording.words.get(stem, stem), b.wording.words.get(stem, stem)) for stem in self.common)
        return f"{line}; both say " + ", ".join(f"“{word}”" for word in said[:5])


def weigh(a: Trace, b: Trace) -> Weight:
    """What speaks for and against one event, but for what excludes it (`sameness.conflict`)."""
    common = common_words(a, b)
    return Weight(sum(WEIGHTS.get(name, 0.0) * held for name, held in grounds(a, b, common)), common)


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
    if same_act(a, b):
        return "same type of act"
    types = " and ".join(sorted((a.type.label, b.type.label)))
    if EventType.STATEMENT in (a.type, b.type):
        return f"one tells only that something was said ({types})"
    return f"types that are often taken for each other ({types})"


def _place(a: Trace, b: Trace) -> str:
    return "told in the next sentence" if a.article == b.article and sentences_apart(a, b) == 1 else ""
