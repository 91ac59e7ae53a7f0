"""The paragraphs of a live report or a diary, each of which opens with its hour or its day: "16:55 Oslo replies." "Monday, 3 May: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.extraction.values import Block, BlockKind, DateMention
from timeline.vocabulary import Precision

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
