"""When an article is read anew: which new mention takes the place of which old one, and where its notes stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.annotations.anchoring import find_again
from timeline.annotations.writing import CONTEXT
from timeline.importer.continuing import Former, continued
from timeline.importer.rows import MentionRow
from timeline.models import ActorOccurrence, ActorRole, Annotation, Article, Mention


@dataclass(frozen=True, slots=True)
class OldMentions:
    """The mentions of an article before it is read anew."""

    article: Article
    mentions: tuple[Former, ...]

    @classmethod
    def of(cls, article: Article) -> OldMentions:
        """To be called before or after the article got its new text; the quotations are those of the stored one."""
        stored = Mention.objects.filter(article=article).select_related("article").order_by("start", "trigger_start")
        return cls(
            article,
            tuple(
                Former(old.pk, old.event_id, old.event_type, old.quote, old.start, old.trigger, old.trigger_start)
                for old in stored
            ),
        )

    @property
    def events(self) -> set[int]:
        return {old.event for old in self.mentions}

    def heirs(self, new: Sequence[MentionRow]) -> dict[int, Former]:
        """By position among the new mentions, the one whose place each takes."""
        return continued(self.article.text, new, self.mentions)

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
