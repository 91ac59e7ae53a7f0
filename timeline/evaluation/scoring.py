"""The figures of a gold folder, field by field, and the errors behind them. docs/figures.md says what each measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline import edtf
from timeline.evaluation.aligning import Pair, Side, align, reports_something, sides
from timeline.evaluation.found import Found
from timeline.evaluation.gold import GoldArticle, Mark
from timeline.evaluation.measures import Figure, count, f1, macro_f1, share
from timeline.vocabulary import Precision, Status


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """The event that a mention was merged into, and the days it was given in the end."""

    pk: int
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A gold article, what was found in it, and where each mention went."""

    gold: GoldArticle
    found: Sequence[Found]
    stored: Mapping[Found, StoredEvent]


@dataclass(frozen=True, slots=True)
class Error:
    """One thing the extraction got wrong: in which field, where, what was marked and what was found instead."""

    field: str
    article: str
    sentence: str
    marked: str
    found: str

    def __str__(self) -> str:
        return f"{self.article}: “{self.sentence}…”: marked {self.marked}; found {self.found}"


@dataclass(slots=True)
class Score:
    figures: list[Figure] = field(default_factory=list)
    errors: list[Error] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Compared:
    """A reading with its mentions aligned."""

    reading: Reading
    pairs: Sequence[Pair]

    @property
    def article(self) -> str:
        return self.reading.gold.name

    @property
    def marks(self) -> Sequence[Mark]:
        return self.reading.gold.marks


def compare(reading: Reading) -> Compared:
    return Compared(reading, align(reading.gold.marks, reading.found))


def score_mentions(articles: Sequence[Compared]) -> Score:
    """Everything that is judged mention by mention; what is judged event by event is in `merging`."""
    score = Score()
    _size(articles, score)
    _events_found(articles, score)
    _types(articles, score)
    _parties(articles, score)
    _dates(articles, score)
    _statuses(articles, score)
    _speakers(articles, score)
    _articles_without_events(articles, score)
    return score


def in_words(start: date | None, end: date | None) -> str:
    return edtf.write(start, end, Precision.RANGE) or "no date"


def _size(articles: Sequence[Compared], score: Score) -> None:
    marks = [mark for one in articles for mark in one.marks]
    optional = f"of which {sum(mark.optional for mark in marks)} optional"
    score.figures += [
        count("gold set", "articles", len(articles), ""),
        count("gold set", "marks", len(marks), optional),
        count("gold set", "events", len({mark.event for mark in marks}), ""),
    ]


def _events_found(articles: Sequence[Compared], score: Score) -> None:
    mentions = sum(len(one.reading.found) for one in articles)
    required = [mark for one in articles for mark in one.marks if not mark.optional]
    pairs = [pair for one in articles for pair in one.pairs]
    right_pairs = [pair for pair in pairs if pair.has_right_type]
    real = sum(reports_something(found, one.marks) for one in articles for found in one.reading.found)
    told = {pair.mark.event for pair in right_pairs}
    central, every = {mark.event for mark in required if mark.central}, {mark.event for mark in required}
    score.figures += [
        *_precision_recall("events found", pairs, mentions, len(required)),
        share("events found", "mentions that report something marked", real, mentions, "mentions"),
        *_precision_recall("with the right type", right_pairs, mentions, len(required)),
        share("with the right type", "central events", len(central & told), len(central), "events"),
        share("with the right type", "all events", len(every & told), len(every), "events"),
    ]
    for one in articles:
        _missed_and_false(one, score)


def _precision_recall(name: str, pairs: Sequence[Pair], mentions: int, required: int) -> list[Figure]:
    precision = share(name, "precision", len(pairs), mentions, "mentions")
    recall = share(name, "recall", sum(not pair.mark.optional for pair in pairs), required, "marks")
    return [precision, recall, Figure(name, "F1", f1(precision.value, recall.value), "")]


def _missed_and_false(one: Compared, score: Score) -> None:
    aligned_marks = {id(pair.mark) for pair in one.pairs}
    aligned_found = {pair.found for pair in one.pairs}
    for mark in one.marks:
        if id(mark) not in aligned_marks and not mark.optional:
            score.errors.append(Error("missed", one.article, mark.sentence, _mark_in_words(mark), "nothing"))
    for found in one.reading.found:
        if found not in aligned_found:
            beside = "nothing, or found already" if reports_something(found, one.marks) else "nothing"
            score.errors.append(Error("false", one.article, _first_words(one, found), beside, _found_in_words(one, found)))


def _types(articles: Sequence[Compared], score: Score) -> None:
    pairs = _required_pairs(articles)
    right = sum(pair.has_right_type for _, pair in pairs)
    own = sum(pair.found.type is pair.mark.types[0] for _, pair in pairs)
    # A type that is fine too counts as the marked one.
    labels = [(pair.mark.types[0], pair.mark.types[0] if pair.has_right_type else pair.found.type) for _, pair in pairs]
    score.figures += [
        share("type", "accuracy", right, len(pairs), "aligned mentions"),
        share("type", "accuracy, our own type only", own, len(pairs), "aligned mentions"),
        Figure("type", "macro-F1", macro_f1(labels), f"{len({gold for gold, _ in labels})} types"),
    ]
    _list_errors("type", pairs, lambda pair: pair.has_right_type, _types_in_words, lambda pair: str(pair.found.type), score)


def _parties(articles: Sequence[Compared], score: Score) -> None:
    pairs = _required_pairs(articles)
    for number, name in enumerate(("acting side", "side acted upon")):
        of_pair = [sides(pair.mark, pair.found)[number] for _, pair in pairs]
        score.figures += [
            share(name, "exact", sum(side.is_exact for side in of_pair), len(pairs), "aligned mentions"),
            share(name, "in part", sum(side.is_in_part for side in of_pair), len(pairs), "aligned mentions"),
        ]
        for (one, pair), side in zip(pairs, of_pair, strict=True):
            if not side.is_exact:
                score.errors.append(Error(name, one.article, pair.mark.sentence, *_side_in_words(pair, side)))


def _dates(articles: Sequence[Compared], score: Score) -> None:
    pairs = _required_pairs(articles)
    days = [(one, pair) for one, pair in pairs if pair.mark.start and pair.mark.start == pair.mark.end]
    score.figures += [
        share("date", "exact range", sum(_same_days(pair) for _, pair in pairs), len(pairs), "aligned mentions"),
        share("date", "the very day", sum(_same_days(pair) for _, pair in days), len(days), "aligned mentions of one day"),
    ]
    for basis in dict.fromkeys(sorted(pair.mark.basis for _, pair in pairs)):
        based = [pair for _, pair in pairs if pair.mark.basis is basis]
        right = sum(map(_same_days, based))
        score.figures.append(share("date", f"exact range, basis {basis}", right, len(based), "aligned mentions"))
    _list_errors(
        "date",
        pairs,
        _same_days,
        lambda pair: f"{in_words(pair.mark.start, pair.mark.end)} ({pair.mark.basis})",
        lambda pair: in_words(pair.found.start, pair.found.end),
        score,
    )


def _statuses(articles: Sequence[Compared], score: Score) -> None:
    pairs = _required_pairs(articles)

    def is_right(pair: Pair) -> bool:
        return pair.found.status in pair.mark.statuses

    others = [pair for _, pair in pairs if pair.mark.statuses[0] is not Status.OCCURRED]
    score.figures += [
        share("status", "accuracy", sum(is_right(pair) for _, pair in pairs), len(pairs), "aligned mentions"),
        share("status", "accuracy where not occurred", sum(map(is_right, others)), len(others), "aligned mentions"),
    ]
    _list_errors(
        "status", pairs, is_right, lambda pair: " or ".join(pair.mark.statuses), lambda pair: str(pair.found.status), score
    )


def _speakers(articles: Sequence[Compared], score: Score) -> None:
    pairs = _required_pairs(articles)
    named = [pair for _, pair in pairs if pair.mark.speaker]
    right = sum(_same_speaker(pair) for _, pair in pairs)
    score.figures += [
        share("attribution", "accuracy", right, len(pairs), "aligned mentions"),
        share("attribution", "accuracy where attributed", sum(map(_same_speaker, named)), len(named), "aligned mentions"),
    ]
    _list_errors(
        "attribution",
        pairs,
        _same_speaker,
        lambda pair: pair.mark.speaker.name if pair.mark.speaker else "nobody",
        lambda pair: pair.found.speaker.label if pair.found.speaker else "nobody",
        score,
    )


def _articles_without_events(articles: Sequence[Compared], score: Score) -> None:
    empty = [one for one in articles if not one.marks]
    number = sum(len(one.reading.found) for one in empty)
    score.figures.append(count("articles without events", "false events", number, f"in {len(empty)} articles"))


def _required_pairs(articles: Sequence[Compared]) -> list[tuple[Compared, Pair]]:
    """Fields are judged where all readers would agree that there is an event."""
    return [(one, pair) for one in articles for pair in one.pairs if not pair.mark.optional]


def _list_errors(
    name: str,
    pairs: Iterable[tuple[Compared, Pair]],
    is_right: Callable[[Pair], bool],
    marked: Callable[[Pair], str],
    found: Callable[[Pair], str],
    score: Score,
) -> None:
    for one, pair in pairs:
        if not is_right(pair):
            score.errors.append(Error(name, one.article, pair.mark.sentence, f"{marked(pair)} [{pair.mark.event}]", found(pair)))


def _same_days(pair: Pair) -> bool:
    return (pair.mark.start, pair.mark.end) == (pair.found.start, pair.found.end)


def _same_speaker(pair: Pair) -> bool:
    marked, found = pair.mark.speaker, pair.found.speaker
    if marked is None or found is None:
        return marked is None and found is None
    return found.answers_to(marked)


def _types_in_words(pair: Pair) -> str:
    return " or ".join(pair.mark.types)


def _side_in_words(pair: Pair, side: Side) -> tuple[str, str]:
    marked = ", ".join(party.name for party in side.marked) or "nobody"
    return f"{marked} [{pair.mark.event}]", ", ".join(one.label for one in side.found) or "nobody"


def _mark_in_words(mark: Mark) -> str:
    acting, acted_upon = (", ".join(party.name for party in parties) or "–" for parties in (mark.sources, mark.targets))
    return f"{' or '.join(mark.types)}: {acting} → {acted_upon} [{mark.event}]"


def _found_in_words(one: Compared, found: Found) -> str:
    acting, acted_upon = (", ".join(party.label for party in parties) or "–" for parties in (found.sources, found.targets))
    return f"{found.type}: {acting} → {acted_upon} (“{found.trigger.of(one.reading.gold.article.text)}”)"


def _first_words(one: Compared, found: Found) -> str:
    return " ".join(found.sentence.of(one.reading.gold.article.text).split()[:7])
