"""That somebody says something: who, in which words, and which chunks of the sentence are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction.attribution.speaking import Voice
from timeline.extraction.clauses.arguments import FARTHEST
from timeline.extraction.values import ActorMention, Span


@dataclass(slots=True)
class Report:
    """A verb of saying (or "according to") with who says it and which chunks are said."""

    at: int
    voice: Voice
    speakers: tuple[ActorMention, ...]
    first: int
    last: int
    words: Span
    is_origin: bool = False  # "citing X": X is nearer to the thing than whoever cites
    goes_on: bool = False  # "added": the same speaker as before
    is_noun: bool = False  # "Iran's claim that": nobody speaks here, something said is spoken of

    def covers(self, index: int) -> bool:
        return self.first <= index <= self.last and index != self.at


def speakers_within(reports_of_sentence: Sequence[Report], index: int) -> tuple[tuple[ActorMention, ...], Report | None]:
    """Who says what stands at chunk `index`, innermost first, and the innermost report."""
    covering = [report for report in reports_of_sentence if report.covers(index)]
    covering.sort(key=lambda report: _nearness(report, index))
    speakers: list[ActorMention] = []
    for report in covering:
        for mention in report.speakers:
            if all(mention.actor != known.actor for known in speakers):
                speakers.append(mention)
    return tuple(speakers), covering[0] if covering else None


def _nearness(report: Report, index: int) -> int:
    if report.is_origin:
        return -1
    return index - report.at if report.at < index else FARTHEST + report.at
