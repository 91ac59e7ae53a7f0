"""The reading view of an article: its blocks in order, cut at everything that was found in them.

Pure: it takes rows that were fetched before and asks the database nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline import edtf
from timeline.models import ActorOccurrence, ActorRole, Annotation, Article, Mention
from timeline.vocabulary import Precision
from timeline.web import wording
from timeline.web.marking import Mark, Segment, segments

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
PRINTED_KINDS = ("headline", "paragraph", "link", "embed")


@dataclass(frozen=True, slots=True)
class SentenceMark:
    """A sentence that reports events; it takes the hue of the first."""

    mentions: tuple[Mention, ...]

    @property
    def quad(self) -> int:
        return self.mentions[0].quad


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date expression, how it was read in few words, and the reason."""

    id: str
    reading: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    number: int
    note: Annotation


@dataclass(frozen=True, slots=True)
class ReadBlock:
    kind: str
    start: int
    segments: list[Segment]
    published_on: date | None = None  # an embedded post's own day
    author: str = ""


def reading_view(
    article: Article,
    mentions: Iterable[Mention],
    occurrences: Iterable[ActorOccurrence],
    offices: Iterable[ActorRole],
    notes: Iterable[Annotation],
) -> list[ReadBlock]:
    """Every block of the article, cut into segments. Text that the layout names no block for is a paragraph of its own.

    `mentions` come in the order of the text; `notes` get their numbers in the order given.
    """
    marks = [
        *_sentences(mentions),
        *_dates(article),
        *(Mark("trigger", mention.trigger_start, mention.trigger_end, mention) for mention in mentions),
        *(
            Mark("note", note.start, note.end, NoteMark(number, note))
            for number, note in enumerate(notes, 1)
            if note.start is not None
        ),
        *(Mark("office", office.start, office.end, office) for office in offices),
        *(Mark("actor", occurrence.start, occurrence.end, occurrence) for occurrence in occurrences),
    ]
    blocks = list(_blocks(article))
    return [_block(article, block, within) for block, within in zip(blocks, _by_block(blocks, marks), strict=True)]


def _by_block(blocks: list[dict], marks: list[Mark]) -> list[list[Mark]]:
    """The marks that touch each block, so that a long article is not searched through again for each of its paragraphs."""
    starts = [block["start"] for block in blocks]
    found: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        for place in range(max(bisect_right(starts, mark.start) - 1, 0), bisect_left(starts, mark.end)):
            found[place].append(mark)
    return found


def _block(article: Article, block: dict, marks: list[Mark]) -> ReadBlock:
    day = block.get("published_on")
    return ReadBlock(
        kind=block["kind"] if block["kind"] in PRINTED_KINDS else "paragraph",
        start=block["start"],
        segments=segments(article.text, block["start"], block["end"], marks),
        published_on=date.fromisoformat(day) if day else None,
        author=block.get("author", ""),
    )


def _blocks(article: Article) -> Iterator[dict]:
    """The blocks of the layout and whatever stands between them, so that nothing of the text is ever left out."""
    reached = 0
    for block in [*article.layout.get("blocks", []), {"start": len(article.text), "end": len(article.text)}]:
        if article.text[reached : block["start"]].strip():
            yield {"kind": "paragraph", "start": reached, "end": block["start"]}
        if block["end"] > block["start"]:
            yield block
        reached = block["end"]


def _sentences(mentions: Iterable[Mention]) -> Iterator[Mark]:
    """One mark for each sentence, however many events it reports."""
    by_span: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        by_span.setdefault((mention.start, mention.end), []).append(mention)
    for (start, end), reported in by_span.items():
        yield Mark("sentence", start, end, SentenceMark(tuple(reported)))


def _dates(article: Article) -> Iterator[Mark]:
    dateline = article.layout.get("dateline")
    if dateline:
        yield Mark("when", *dateline, DateMark("dateline", "dateline", _dateline_reason(article)))
    for number, found in enumerate(article.layout.get("dates", []), 1):
        if dateline and found["start"] < dateline[1] and dateline[0] < found["end"]:
            continue  # the dateline is boxed as a whole
        reading = _reading(found["edtf"]) if found["dates_events"] else "dates nothing here"
        yield Mark("when", found["start"], found["end"], DateMark(f"date-{number}", reading, found["reason"]))


def _reading(written: str) -> str:
    """What an expression was taken to mean, from its EDTF, as short as the line it stands in allows."""
    if not written:
        return "no date"
    if written.endswith("X"):
        return f"{written[:-1]}0s"
    year, _, season = written.partition("-")
    if season in _SEASONS:
        return f"{_SEASONS[season]} {year}"
    first, slash, last = written.partition("/")
    start = edtf.read(first)[0] if first else None
    end = edtf.read(last if slash else first)[1] if last or not slash else None
    if start and end:
        return wording.span_in_words(start, end)
    return wording.in_words(start, end, Precision.UNKNOWN)


def _dateline_reason(article: Article) -> str:
    read = [f"the place ({article.place})"] if article.place else []
    if article.publisher and article.publisher_basis == "dateline":
        read.append(f"the publisher ({article.publisher})")
    if not read:
        return "The opening of a wire report."
    return f"The opening of a wire report, which gives {wording.either(read, 'and')}."
