"""Whose voice an article speaks with beside its own: the state in its dateline, the authors of the posts it embeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.extraction.actions.action import is_diplomatic
from timeline.extraction.actors import find_actors
from timeline.extraction.reading import body_of
from timeline.extraction.values import ActorMention, Block, BlockKind, Dateline, Sentence, Span


def home_of(text: str, dateline: Dateline | None, blocks: Sequence[Block], published_on: date) -> ActorMention | None:
    """The place in which a report was written: "the ministry" is, if nobody says otherwise, the one of that state."""
    if dateline is None or not dateline.place:
        return None
    start = dateline.span.start
    block = next(block for block in blocks if block.span.start <= start < block.span.end)
    end = start + len(dateline.place)
    found = find_actors(dateline.place, (Sentence(Span(0, len(dateline.place)), block),), published_on)
    return next((replace(mention, span=Span(start, end)) for mention in found if mention.actor), None)


def authors_of(text: str, blocks: Sequence[Block], published_on: date) -> dict[int, ActorMention]:
    """Who wrote each embedded post, by where its block begins: officials and bodies of states, not correspondents."""
    authors: dict[int, ActorMention] = {}
    for block in blocks:
        if block.kind is not BlockKind.EMBED or not block.author:
            continue
        at = text.find(block.author, body_of(text, block).end, block.span.end)
        if at < 0:
            continue
        signed = f"{block.author}, has written this to us."  # a name and an office alone are set like a headline
        found = find_actors(signed, (Sentence(Span(0, len(signed)), block),), published_on)
        author = next((mention for mention in found if mention.actor and is_diplomatic(mention)), None)
        if author:
            authors[block.span.start] = replace(author, span=Span(at + author.span.start, at + author.span.end))
    return authors
