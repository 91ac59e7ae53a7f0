"""What people decided against the machine, by whom and when. Nothing of it is deleted: what was undone says so."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from timeline.models.events import TYPE_CHOICES


class DecisionQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Those that nobody has undone."""
        return self.filter(undone_at=None)


class Decision(models.Model):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="%(class)ss")
    created_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["created_at", "id"]


class Correction(Decision):
    """A person overrules one field of an event. The newest correction of a field stands against any extraction."""

    class Field(models.TextChoices):
        TYPE = "event_type", "type"
        STATUS = "status", "status"
        TITLE = "title", "title"
        DATE = "date", "date"
        PARTIES = "parties", "who takes part"

    event = models.ForeignKey("Event", models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=20, choices=Field)
    value = models.JSONField(
        help_text='The new value; for a date {"start", "end", "precision"}, for parties by role [{"slug", "name"}].'
    )
    machine_value = models.JSONField(help_text="What stood there when the person decided.")

    def __str__(self) -> str:
        return f"{self.field} of event {self.event_id}"


class Grouping(Decision):
    """A person says of two events that they are one, or of one that it is two."""

    class Kind(models.TextChoices):
        MERGE = "merge", "merged"
        SPLIT = "split", "split off"

    kind = models.CharField(max_length=10, choices=Kind)
    event = models.ForeignKey("Event", models.CASCADE, related_name="groupings", help_text="The one that keeps its address.")
    other = models.ForeignKey(
        "Event", models.CASCADE, related_name="groupings_as_other", help_text="The one merged into it, or split off from it."
    )
    event_title = models.CharField(max_length=300, help_text="As it was before.")
    other_title = models.CharField(max_length=300, help_text="As it was before a merge; empty for a split.", blank=True)
    moved_notes = models.ManyToManyField("Annotation", related_name="+", blank=True)
    moved_corrections = models.ManyToManyField("Correction", related_name="+", blank=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.event_id} and {self.other_id}"


class PlacedMentionQuerySet(models.QuerySet["PlacedMention"]):
    def standing(self) -> Self:
        """Those of decisions that nobody has undone."""
        return self.filter(grouping__undone_at=None)

    def weightiest_last(self) -> Self:
        """A newer grouping outweighs an older one, and any grouping what a note or a correction holds."""
        return self.order_by(models.F("grouping").asc(nulls_first=True), "id")


class PlacedMention(models.Model):
    """A sentence that stays in an event, whatever the machine thinks, because of what a person decided on it there.

    It is known by its article and its words, not by its row: a new edition, another reading, or its article deleted and
    imported again give new rows. `mention` is the one that has these words at present, if any.
    """

    grouping = models.ForeignKey(
        Grouping,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="placed",
        help_text="Empty: a note or a correction holds it. Those give way to any grouping, and an older grouping to a newer.",
    )
    event = models.ForeignKey("Event", models.CASCADE, related_name="placed")
    former = models.ForeignKey("Event", models.CASCADE, null=True, blank=True, related_name="+", help_text="Where it was before.")
    mention = models.ForeignKey("Mention", models.SET_NULL, null=True, blank=True, related_name="placed")
    article = models.ForeignKey("Article", models.SET_NULL, null=True, blank=True, related_name="+")
    content_hash = models.CharField(max_length=64, db_index=True, help_text="Of the article, should it be deleted and come back.")
    event_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    quote = models.TextField()
    start = models.PositiveIntegerField(help_text="Where the sentence began in the article's text.")
    trigger = models.TextField()
    trigger_start = models.PositiveIntegerField()

    objects = PlacedMentionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"“{self.quote[:60]}” in event {self.event_id}"
