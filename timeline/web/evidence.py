"""The sentences that report an event: by article, each in its context, with its trigger and its date expression marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from timeline.models import Actor, Article, Mention
from timeline.vocabulary import Role
from timeline.web.marking import Mark, Segment, segments
from timeline.web.wording import number_of, voice

SHOWN_AT_ONCE = 3  # sentences of one article; more are one click away


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, with the trigger and the date expression marked, between its neighbours."""

    mention: Mention
    before: str
    segments: list[Segment]
    after: str
    speakers: list[Actor]
    kind: str  # where it stands when that is not the article's own text: "link to another article"

    @property
    def voice(self) -> str:
        """What the speakers do."""
        return voice(self.mention.status)

    @property
    def confidence(self) -> str:
        return f"{self.mention.confidence:.2f}".removeprefix("0")


@dataclass(frozen=True, slots=True)
class Source:
    """One article and its sentences about the event."""

    article: Article
    publisher: str
    passages: list[Passage]

    @property
    def shown(self) -> list[Passage]:
        return self.passages[:SHOWN_AT_ONCE]

    @property
    def folded(self) -> list[Passage]:
        return self.passages[SHOWN_AT_ONCE:]

    @property
    def fold_label(self) -> str:
        return number_of(len(self.folded), "more sentence")


def sources_of(mentions: list[Mention]) -> list[Source]:
    return [
        Source(article, publisher_of(article), [_passage(mention) for mention in group])
        for article, group in groupby(mentions, key=lambda mention: mention.article)
    ]


def publisher_of(article: Article) -> str:
    return article.publisher.name if article.publisher else "Publisher not stated"


def _passage(mention: Mention) -> Passage:
    text = mention.article.text
    marks = [Mark("trigger", mention.trigger_start, mention.trigger_end)]
    if mention.expression_start is not None and mention.expression_end is not None:
        marks.append(Mark("when", mention.expression_start, mention.expression_end))
    before, after = _neighbours(mention)
    kinds = {"link": "a link to another article", "embed": "an embedded post", "headline": "the headline"}
    return Passage(
        mention=mention,
        before=before,
        segments=segments(text, mention.start, mention.end, marks),
        after=after,
        speakers=[part.actor for part in mention.participants.all() if part.role == Role.SPEAKER],
        kind=kinds.get(mention.block_kind, ""),
    )


def _neighbours(mention: Mention) -> tuple[str, str]:
    """The sentences before and after it in its own paragraph, or nothing where it stands at the border."""
    text = mention.article.text
    for block in mention.article.layout.get("blocks", ()):
        if block["start"] <= mention.start < block["end"]:
            sentences = block.get("sentences", ())
            before = [text[start:end] for start, end in sentences if end <= mention.start]
            after = [text[start:end] for start, end in sentences if start >= mention.end]
            return before[-1] if before else "", after[0] if after else ""
    return "", ""
