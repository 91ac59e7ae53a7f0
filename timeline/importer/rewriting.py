"""When an article is read anew: which new mention takes the place of which old one, and where its notes stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.annotations.anchoring import find_again
from timeline.annotations.writing import CONTEXT
from timeline.models import ActorOccurrence, ActorRole, Annotation, Article, Mention

# Two sentences less alike than this are not two wordings of one.
_SAME_SENTENCE = 0.5


@dataclass(frozen=True, slots=True)
class _OldMention:
    event: int
    type: str
    quote: str
    trigger: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class OldMentions:
    """The mentions of an article before it is read anew."""

    article: Article
    mentions: tuple[_OldMention, ...]

    @classmethod
    def of(cls, article: Article) -> OldMentions:
        """To be called before or after the article got its new text; the quotations are those of the stored one."""
        stored = Mention.objects.filter(article=article).select_related("article").order_by("start", "trigger_start")
        return cls(
            article,
            tuple(
                _OldMention(old.event_id, old.event_type, old.quote, old.trigger, frozenset(old.quote.split())) for old in stored
            ),
        )

    @property
    def events(self) -> set[int]:
        return {old.event for old in self.mentions}

    def heirs(self, new: Sequence[Mention]) -> dict[int, int]:
        """By position among the new mentions, the event whose mention each one continues.

        The same words with the same trigger come first, then the same type in a sentence as alike as can be found.
        """
        text = self.article.text
        pairs = []
        for position, mention in enumerate(new):
            quote, trigger = text[mention.start : mention.end], text[mention.trigger_start : mention.trigger_end]
            words = frozenset(quote.split())
            for number, old in enumerate(self.mentions):
                same_type, same_trigger = mention.event_type == old.type, trigger == old.trigger
                alike = 1.0 if quote == old.quote else _likeness(words, old.words)
                if alike >= _SAME_SENTENCE and (same_type or same_trigger):
                    pairs.append((-alike - same_type - same_trigger, number, position))
        heirs: dict[int, int] = {}
        taken: set[int] = set()
        for _, number, position in sorted(pairs):
            if number not in taken and position not in heirs:
                taken.add(number)
                heirs[position] = self.mentions[number].event
        return heirs

    def delete(self) -> None:
        """Removes what the former reading found in the article."""
        for model in (Mention, ActorRole, ActorOccurrence):
            model._default_manager.filter(article=self.article).delete()


def reanchor_notes(article: Article) -> None:
    """Finds the passages of the article's notes in its new text. A note whose words are gone is kept without a place."""
    notes = list(Annotation.objects.filter(article=article))
    for note in notes:
        if place := find_again(article.text, note.quote, note.prefix, note.suffix, note.start or 0):
            note.start, note.end = place
            note.quote = article.text[note.start : note.end]
            note.prefix = article.text[max(0, note.start - CONTEXT) : note.start]
            note.suffix = article.text[note.end : note.end + CONTEXT]
        else:
            note.start = note.end = None
    Annotation.objects.bulk_update(notes, ["quote", "prefix", "suffix", "start", "end"])


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(len(some | others), 1)
