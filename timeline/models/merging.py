"""How the importer finds, without comparing all with all, the mentions that may report the same event."""

from __future__ import annotations

from django.db import models

from timeline.models.events import TYPE_CHOICES


class MentionKey(models.Model):
    """A mention under a side that takes part in it and a week it belongs to: that of its publication, that of its date.

    A side is a state or organisation, or whoever has none behind it; of a mention that names none, the two parties that
    its article tells of most. Weeks are counted from 1 January of year 1.
    """

    mention = models.ForeignKey("Mention", models.CASCADE, related_name="keys", db_index=False)
    side = models.ForeignKey("Actor", models.CASCADE, related_name="+", db_index=False)
    week = models.PositiveIntegerField()
    event_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    is_open = models.BooleanField(
        default=False, help_text="It leaves open who acts or who is acted upon, so one common side is enough to compare it."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mention", "side", "week"], name="one_key_per_mention_side_week")]
        indexes = [models.Index(fields=["side", "event_type", "week", "mention", "is_open"])]

    def __str__(self) -> str:
        return f"{self.event_type} of {self.side} in week {self.week}"
