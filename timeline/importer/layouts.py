"""What is stored of an article beside its text: how it is built, its title, its publisher."""

from __future__ import annotations

from typing import Any

from timeline.extraction.values import BlockKind, Extraction, Span
from timeline.importer.judging import shortened

# Stored with each article; raise it when the extraction gives other rows for the same text, so that `reextract` finds them.
EXTRACTOR_VERSION = "11"


def layout_of(extraction: Extraction) -> dict[str, Any]:
    """Blocks with their sentences, date expressions as they were read, and the dateline; all with offsets into the text."""
    sentences: dict[Span, list[list[int]]] = {}
    for sentence in extraction.sentences:
        sentences.setdefault(sentence.block.span, []).append(_pair(sentence.span))
    blocks = []
    for block in extraction.blocks:
        described: dict[str, Any] = {"kind": block.kind.value, "start": block.span.start, "end": block.span.end}
        if block.published_on:
            described["published_on"] = block.published_on.isoformat()
        if block.author:
            described["author"] = block.author
        blocks.append(described | {"sentences": sentences.get(block.span, [])})
    dates = [
        {
            "start": found.span.start,
            "end": found.span.end,
            "edtf": found.range.edtf,
            "reason": found.reason,
            "rule": found.rule,
            "dates_events": found.dates_events,
        }
        for found in extraction.dates
    ]
    return {"blocks": blocks, "dates": dates, "dateline": _pair(extraction.dateline.span) if extraction.dateline else None}


def title_of_article(text: str, extraction: Extraction) -> str:
    """The headline the article opens with, else the first sentence under its dateline, else its first sentence."""
    own = [block for block in extraction.blocks if block.kind in (BlockKind.HEADLINE, BlockKind.PARAGRAPH)]
    if own and own[0].kind is BlockKind.HEADLINE:
        return shortened(own[0].span.of(text))
    dateline = extraction.dateline
    opening = next((block for block in own if dateline and block.span.overlaps(dateline.span)), own[0] if own else None)
    for sentence in extraction.sentences:
        if opening and not opening.span.overlaps(sentence.span):
            continue
        # A dateline may stand within the first sentence or be one of its own.
        start = max(sentence.span.start, dateline.span.end) if dateline else sentence.span.start
        if words := text[start : sentence.span.end].strip(" \n\t.,:;–—-"):
            return shortened(words)
    return shortened(text)


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
