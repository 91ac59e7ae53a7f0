"""What is judged event by event: whether mentions of one event came together, and the days it was given in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from timeline.evaluation.aligning import Pair
from timeline.evaluation.gold import Mark
from timeline.evaluation.measures import Figure, b_cubed, f1, pairwise, share
from timeline.evaluation.scoring import Compared, Error, Score, StoredEvent, in_words

Told = dict[str, list[tuple[Compared, Pair, StoredEvent]]]  # marked event -> the mentions of it that were found


def score_events(articles: Sequence[Compared]) -> Score:
    """Merging and final dates, over the aligned mentions."""
    told: Told = defaultdict(list)
    for one in articles:
        for pair in one.pairs:
            told[pair.mark.event].append((one, pair, one.reading.stored[pair.found]))
    score = Score()
    _merging(told, score)
    _told_by_both(told, score)
    _final_dates(articles, told, score)
    _list_errors(told, score)
    return score


def _merging(told: Told, score: Score) -> None:
    labels = [(event, stored.pk) for event, mentions in told.items() for _, _, stored in mentions]
    (right, together), (_, to_be_together) = pairwise(labels)
    precision = share("merging", "pairwise precision", right, together, "pairs put together")
    recall = share("merging", "pairwise recall", right, to_be_together, "pairs to put together")
    cubed_precision, cubed_recall = b_cubed(labels)
    mentions = f"{len(labels)} aligned mentions"
    score.figures += [
        precision,
        recall,
        Figure("merging", "pairwise F1", f1(precision.value, recall.value), ""),
        Figure("merging", "B³ precision", cubed_precision, mentions),
        Figure("merging", "B³ recall", cubed_recall, mentions),
        Figure("merging", "B³ F1", f1(cubed_precision, cubed_recall), ""),
    ]


def _told_by_both(told: Told, score: Score) -> None:
    """Events found in several articles: one stored event must have mentions of all of them."""
    found = right = 0
    for mentions in told.values():
        stored_by_article: dict[str, set[int]] = defaultdict(set)
        for one, _, stored in mentions:
            stored_by_article[one.article].add(stored.pk)
        if len(stored_by_article) > 1:
            found += 1
            right += bool(set.intersection(*stored_by_article.values()))
    score.figures.append(share("merging", "events of both articles merged", right, found, "events found in both"))


def _final_dates(articles: Sequence[Compared], told: Told, score: Score) -> None:
    marks: dict[str, list[Mark]] = defaultdict(list)
    for one in articles:
        for mark in one.marks:
            marks[mark.event].append(mark)
    right = judged = 0
    for event, mentions in told.items():
        if all(mark.optional for mark in marks[event]):
            continue
        best = _narrowest(marks[event])
        stored = _most_told(mentions)
        judged += 1
        if (stored.start, stored.end) in best:
            right += 1
        else:
            one, pair, _ = mentions[0]
            days = " or ".join(sorted(in_words(*days) for days in best))
            error = Error(
                "event's date", one.article, pair.mark.sentence, f"{days} [{event}]", in_words(stored.start, stored.end)
            )
            score.errors.append(error)
    score.figures.append(share("event's date", "exact range", right, judged, "events found"))


def _narrowest(marks: Sequence[Mark]) -> set[tuple[date | None, date | None]]:
    """The best-known days among an event's marks; several where they disagree, of which each is fine."""

    def width(mark: Mark) -> int:
        return ((mark.end or date.max) - (mark.start or date.min)).days

    narrowest = min(map(width, marks))
    return {(mark.start, mark.end) for mark in marks if width(mark) == narrowest}


def _most_told(mentions: Sequence[tuple[Compared, Pair, StoredEvent]]) -> StoredEvent:
    stored = [one for _, _, one in mentions]
    return max(stored, key=lambda one: (stored.count(one), -one.pk))


def _list_errors(told: Told, score: Score) -> None:
    first: dict[int, tuple[str, Compared, Pair]] = {}
    for event, mentions in told.items():
        if len({stored.pk for _, _, stored in mentions}) > 1:
            one, pair, _ = mentions[0]
            places = "; ".join(f"{other.article} “{that.mark.sentence}…” in {stored.pk}" for other, that, stored in mentions)
            score.errors.append(Error("merging: kept apart", one.article, pair.mark.sentence, event, places))
        for one, pair, stored in mentions:
            known, other, that = first.setdefault(stored.pk, (event, one, pair))
            if known != event:
                found = f"one event with {known} ({other.article} “{that.mark.sentence}…”)"
                score.errors.append(Error("merging: put together", one.article, pair.mark.sentence, event, found))
