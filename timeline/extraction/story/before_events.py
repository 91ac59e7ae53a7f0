"""The day of what happened so long before another event of the article: "two days before the talks", "on the eve of the signing"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from timeline.extraction.dates.words import CARDINALS
from timeline.extraction.story.pointing import names_act
from timeline.extraction.values import DateRange, EventDate, EventMention, Sentence
from timeline.vocabulary import DateBasis, Precision, Status

_BEFORE = re.compile(
    rf"\b(?:(?:(?P<count>the|an?|{'|'.join(CARDINALS)}|\d+) (?P<unit>day|night|week)s?|hours|minutes|shortly|just) before|on the eve of) "
    r"(?:the|that|this|his|her|its|their) (?:[a-z-]+ )?(?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_ONE = ("the", "a", "an")
_LANDMARK = re.compile(r"\bbefore\b|\beve of\b", re.IGNORECASE)
LONGEST_LEAD = 30  # characters of the pattern before these words
FARTHEST = 30  # events that are looked through on either side


def day_before(
    text: str, sentence: Sentence, indices: Sequence[int], events: Sequence[EventMention]
) -> tuple[int, EventDate] | None:
    """Which of the events of a sentence happened so long before one told elsewhere, with its day; None where none is said to.

    It is the event told right before the words, or the first one behind words that open the sentence.
    """
    bounds = sentence.span.start, sentence.span.end
    if text.find("before", *bounds) < 0 and text.find(" eve of", *bounds) < 0:
        return None  # looked for first: the pattern is slow, and hardly any sentence has the words
    landmark = _LANDMARK.search(text, *bounds)
    found = _BEFORE.search(text, max(bounds[0], landmark.start() - LONGEST_LEAD), bounds[1]) if landmark else None
    if found is None:
        return None
    before = [index for index in indices if events[index].trigger.start < found.start()]
    behind = [index for index in indices if events[index].trigger.start > found.end()]
    opens = not re.search(r"\w", text[sentence.span.start : found.start()])
    index = before[-1] if before else behind[0] if behind and opens else None
    if index is None or events[index].status is not Status.OCCURRED or events[index].date.basis is not DateBasis.NONE:
        return None
    if before and re.search(r"[,;:]", text[events[index].trigger.end : found.start()]):
        return None
    later = _told_elsewhere(text, found["noun"].lower(), sentence, index, events)
    if later is None or later.date.range.start is None:
        return None
    day = later.date.range.start - timedelta(days=_days(found))
    reason = f"“{found.group()}”: counted back from “{later.trigger.of(text)}”, which is dated {later.date.range.edtf}"
    return index, EventDate(DateRange(day, day, Precision.DAY), DateBasis.INFERRED, "counted-back", reason, later.date.expression)


def _told_elsewhere(text: str, noun: str, sentence: Sentence, index: int, events: Sequence[EventMention]) -> EventMention | None:
    """The nearest event of another sentence that the noun names and that has one day; those told before come first."""
    near = [*reversed(events[max(0, index - FARTHEST) : index]), *events[index + 1 : index + FARTHEST]]
    others = (event for event in near if event.sentence is not sentence and event.date.range.precision is Precision.DAY)
    return next((event for event in others if names_act(text, noun, event)), None)


def _days(found: re.Match[str]) -> int:
    if not found["unit"]:
        return 1 if found.group().lower().startswith("on the eve") else 0
    words = found["count"].lower()
    count = 1 if words in _ONE else int(words) if words.isdigit() else CARDINALS[words]
    return count * (7 if found["unit"].lower() == "week" else 1)
