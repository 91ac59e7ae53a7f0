"""Questions that people ask again: a way to look at the events, kept under a name."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def of(self, user: object) -> Self:
        """A person's own; strangers have none. Nobody sees another's, but its address can be given to anybody."""
        return self.filter(owner=user) if getattr(user, "is_authenticated", False) else self.none()


class SavedView(models.Model):
    """The query string is the view: what is kept besides is its name, and where its owner wants to meet it."""

    class Page(models.TextChoices):
        """The page that shows it, by the name of its URL."""

        LIST = "timeline"
        LANES = "lanes"
        MATRIX = "matrix"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", db_index=False)
    name = models.CharField(max_length=80)
    page = models.CharField(max_length=10, choices=Page, default=Page.LIST)
    query = models.TextField(blank=True, help_text="As the filter writes it. Empty: all events.")
    words = models.TextField(blank=True, help_text="The filters in words, as they were called when it was saved.")
    is_pinned = models.BooleanField(default=False, help_text="Shown to its owner on the start page.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_name_for_each_view_of_a_person")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse(self.page)}?{self.query}" if self.query else reverse(self.page)
