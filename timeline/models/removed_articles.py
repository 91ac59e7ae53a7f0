"""Articles that were taken out of the archive."""

from __future__ import annotations

from django.db import models


class RemovedArticle(models.Model):
    """That there was an article at this address, and nothing else about it: it may have gone because it must be forgotten."""

    id = models.BigIntegerField(primary_key=True, help_text="The id that the article had; no other gets it again.")
    removed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"article {self.pk}, removed on {self.removed_at:%Y-%m-%d}"
