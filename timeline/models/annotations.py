"""What people say about an event or a passage."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def visible_to(self, user: object) -> Self:
        """Notes are for all readers: whoever may read at all sees every note that was not withdrawn."""
        return self.filter(withdrawn_at=None)

    def editable_by(self, user: object) -> Self:
        """Only the author revises or withdraws a note."""
        return self.visible_to(user).filter(author=user) if getattr(user, "is_authenticated", False) else self.none()

    def with_details(self) -> Self:
        return self.select_related("author", "event", "article").prefetch_related("tags")


class Tag(models.Model):
    name = models.SlugField(max_length=50, unique=True, allow_unicode=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Annotation(models.Model):
    """A note on an event, or on a passage of an article, which is anchored by its words and by its place."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="annotations")
    body = models.TextField(max_length=20_000)
    tags = models.ManyToManyField(Tag, related_name="annotations", blank=True)
    event = models.ForeignKey("Event", models.CASCADE, null=True, blank=True, related_name="annotations")
    article = models.ForeignKey("Article", models.CASCADE, null=True, blank=True, related_name="annotations")
    quote = models.TextField(blank=True, help_text="The exact words of the passage.")
    prefix = models.CharField(max_length=64, blank=True, help_text="Words before it, to find it again in a changed text.")
    suffix = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField(
        null=True, blank=True, help_text="Half-open, in code points; empty when it lost its place."
    )
    end = models.PositiveIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(event__isnull=False, article__isnull=True) | Q(event__isnull=True, article__isnull=False)),
                name="a_note_is_on_an_event_or_on_a_passage",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]

    def get_absolute_url(self) -> str:
        target = self.event or self.article
        return f"{target.get_absolute_url()}#note-{self.pk}" if target else reverse("timeline")

    @property
    def is_orphan(self) -> bool:
        """Whether its passage is no longer in the article."""
        return self.article_id is not None and self.start is None
