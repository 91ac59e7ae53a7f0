"""When an event happened, from what its sentences say: the best-grounded date, its reason, and any contradiction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from timeline import edtf
from timeline.importer.evidence import Told
from timeline.models import Correction, Event
from timeline.vocabulary import DateBasis, Precision, Status

AGREEING = {
    Status.OCCURRED: {Status.OCCURRED, Status.ONGOING},
    Status.ONGOING: {Status.OCCURRED, Status.ONGOING},
}
REASON_LENGTH = Event._meta.get_field("date_reason").max_length or 300


@dataclass(frozen=True, slots=True)
class When:
    """A range of days with its grounds. `rivals` are mentions whose stated dates cannot be the same days."""

    start: date | None
    end: date | None
    precision: Precision
    basis: DateBasis
    reason: str
    agreeing: tuple[Told, ...] = ()
    rivals: tuple[Told, ...] = ()

    @property
    def edtf(self) -> str:
        return edtf.write(self.start, self.end, self.precision)


def date_of(mentions: Collection[Told], status: Status, correction: Correction | None) -> When:
    """The date of an event from its own mentions alone; `narrowed` adds what other events tell.

    Stated dates beat inferred ones, which beat the bounds that the day of publication sets. When an event came to
    pass, the sentences that tell so are asked before those that announced it.
    """
    if correction:
        return _corrected(correction)
    telling = [mention for mention in mentions if mention.status in AGREEING.get(status, {status})] or list(mentions)
    for basis in (DateBasis.STATED, DateBasis.INFERRED):
        for witnesses in (telling, mentions):
            if grounded := [mention for mention in witnesses if mention.date_basis == basis]:
                return _closed(_best_supported(grounded, basis), telling, is_announced=witnesses is not telling)
    return _bounded(telling)


def narrowed(when: When, anchor: When, anchor_title: str) -> When:
    """`when`, not before the first day of an event it is said to follow. Only dates that nobody stated are narrowed."""
    if when.basis is DateBasis.STATED or anchor.start is None:
        return when
    if (when.start and when.start >= anchor.start) or (when.end and when.end < anchor.start):
        return when
    reason = f"after “{anchor_title}”, {in_words(anchor)}"
    if when.end:
        reason += f", and not after {_day(when.end)}"
    return replace(
        when,
        start=anchor.start,
        precision=_precision(anchor.start, when.end),
        basis=DateBasis.INFERRED,
        reason=reason[:REASON_LENGTH],
    )


def in_words(when: When) -> str:
    """A short form for a reason: "3 January 2020", "1 to 5 May 2019" is written out in full."""
    if when.start and when.end:
        return _day(when.start) if when.start == when.end else f"{_day(when.start)} to {_day(when.end)}"
    if when.end:
        return f"on or before {_day(when.end)}"
    return f"on or after {_day(when.start)}" if when.start else "without a date"


def mention_range(mention: Told) -> tuple[date, date]:
    """The days of a mention, open ends as far as dates go."""
    return mention.date_start or date.min, mention.date_end or date.max


def overlap(a: Told, b: Told) -> bool:
    (a_start, a_end), (b_start, b_end) = mention_range(a), mention_range(b)
    return a_start <= b_end and b_start <= a_end


def _best_supported(mentions: list[Told], basis: DateBasis) -> When:
    """The range that most articles allow; among equals the narrower, then the one printed first."""

    def supporters(mention: Told) -> set[int]:
        return {other.article_id for other in mentions if overlap(mention, other)}

    def rank(mention: Told) -> tuple[int, int, date, date]:
        start, end = mention_range(mention)
        return (-len(supporters(mention)), (end - start).days, mention.article.published_on, start)

    best = min(mentions, key=rank)
    return When(
        best.date_start,
        best.date_end,
        Precision(best.date_precision),
        basis,
        best.date_reason,
        agreeing=tuple(mention for mention in mentions if overlap(best, mention)),
        rivals=tuple(mention for mention in mentions if not overlap(best, mention)) if basis is DateBasis.STATED else (),
    )


def _closed(when: When, mentions: Iterable[Told], *, is_announced: bool) -> When:
    """An open end is closed by what the days of publication allow, and an end that was only inferred is moved up by them.

    So is one that was only announced: "by the end of the month" was over when somebody told on the 10th that it was done.
    """
    bounds = [mention for mention in mentions if mention.date_basis == DateBasis.NONE]
    start, end, reason = when.start, when.end, when.reason
    if start is None and (starts := [mention.date_start for mention in bounds if mention.date_start]):
        start = max(starts) if end is None or max(starts) <= end else None
    if (ends := [mention.date_end for mention in bounds if mention.date_end]) and (start is None or min(ends) >= start):
        known = min(ends)
        if end is None or (when.basis is DateBasis.INFERRED and known < end):
            end = known
        elif is_announced and known < end:
            end = known
            reason = f"announced for a time that was not over when it was told, by {_day(known)}, that it had happened"
    if (start, end) == (when.start, when.end):
        return when
    return replace(when, start=start, end=end, precision=_precision(start, end), reason=reason)


def _bounded(mentions: list[Told]) -> When:
    """What the days of publication leave: after the latest of the "not before", before the earliest of the "not after"."""
    starts = [mention for mention in mentions if mention.date_start]
    ends = [mention for mention in mentions if mention.date_end]
    first = max(starts, key=lambda mention: mention.date_start or date.min, default=None)
    last = min(ends, key=lambda mention: mention.date_end or date.max, default=None)
    if first and last and mention_range(first)[0] > mention_range(last)[1]:
        first = None  # they cannot both hold; what happened is bounded by the report of it
    start = first.date_start if first else None
    end = last.date_end if last else None
    reasons = list(dict.fromkeys(mention.date_reason for mention in (first, last) if mention and mention.date_reason))
    return When(start, end, _precision(start, end), DateBasis.NONE, "; ".join(reasons)[:REASON_LENGTH], tuple(mentions))


def _corrected(correction: Correction) -> When:
    start, end = (date.fromisoformat(day) if day else None for day in (correction.value["start"], correction.value["end"]))
    precision = Precision(correction.value["precision"])
    return When(start, end, precision, DateBasis.STATED, f"set by {correction.author}"[:REASON_LENGTH])


def _precision(start: date | None, end: date | None) -> Precision:
    if start is None or end is None:
        return Precision.UNKNOWN
    return Precision.DAY if start == end else Precision.RANGE


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
