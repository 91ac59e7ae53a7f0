"""What has a day of its own within an article: embedded posts, and the paragraphs of a live report or a diary.

Each of these opens with its hour or its day: "16:55 Oslo replies." "Monday, 3 May: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.story.pointing import sides_of
from timeline.extraction.story.stands import TALKING, chunk_at, is_background
from timeline.extraction.values import ActorMention, Block, BlockKind, DateMention, DateRange, EventDate, EventMention
from timeline.vocabulary import DateBasis, EventType, Precision

FEWEST = 2  # so many make a report; one alone may be anything
_CLOSES_DAY = re.compile(r"\s{0,2}(?::|[–—]|-\s|\n)")


def entries_of(text: str, blocks: Sequence[Block], dates: Iterable[DateMention]) -> dict[int, DateMention]:
    """The day of each such paragraph, by where its block begins; empty for an article that is no such report."""
    opening = {mention.span.start: mention for mention in dates if mention.range.precision is Precision.DAY}
    entries = {
        block.span.start: mention
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH and (mention := opening.get(block.span.start))
        if mention.rule == "clock" or _CLOSES_DAY.match(text, mention.span.end)
    }
    return entries if len(entries) >= FEWEST else {}


def day_of_post(authors: Mapping[int, ActorMention], event: EventMention) -> EventDate | None:
    """“We stand with Kenya. – Ana Ruiz, 3 May 2021”: who writes a post says it on the day of the post.

    `authors` are those of the posts, by where the block begins. A meeting or a call that the post tells of was before.
    """
    block = event.sentence.block
    author = authors.get(block.span.start)
    if author is None or block.published_on is None or event.type.quad not in TALKING or event.type is EventType.CONSULT:
        return None
    if not sides_of(event.sources) & sides_of([author]):
        return None
    reason = "its author says so in a post, which has its day"
    return EventDate(DateRange(block.published_on, block.published_on, Precision.DAY), DateBasis.INFERRED, "post", reason)


def day_of_entry(text: str, entries: Mapping[int, DateMention], clauses: Clauses, event: EventMention) -> EventDate | None:
    """“16:55 The minister replies. …”, “Monday, 3 May: …”: what the paragraph tells happened on its day."""
    entry, at = entries.get(event.sentence.block.span.start), chunk_at(clauses, event)
    if entry is None or at is None or not is_finite(clauses.chunks[at]) or is_background(clauses, at):
        return None
    if clauses.chunks[at].perfect and clauses.chunks[at].past:
        return None  # "had been told": before
    reason = f"the paragraph opens with “{entry.span.of(text)}”"
    return EventDate(entry.range, DateBasis.INFERRED, "entry", reason, entry.span)
