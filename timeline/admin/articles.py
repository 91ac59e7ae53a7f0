"""Publishers and articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from timeline.importer.deriving import derive_events
from timeline.models import Article, Mention, Publisher


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name", "date_order"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """The text is evidence and stays as it was printed; who published it and under which title can be put right."""

    list_display = ["title", "publisher", "published_on", "file_name", "imported_at"]
    list_filter = ["published_on_basis", "publisher_basis"]
    list_select_related = ["publisher"]
    search_fields = ["title", "file_name", "url", "publisher__name"]
    date_hierarchy = "published_on"
    autocomplete_fields = ["publisher"]
    fields = [
        "title", "publisher", "publisher_basis", "place", "published_on", "published_on_basis", "url", "file_name", "text",
        "content_hash", "extractor_version", "imported_at", "changed_at",
    ]  # fmt: skip
    readonly_fields = [
        "published_on", "published_on_basis", "url", "file_name", "text", "content_hash", "extractor_version", "imported_at",
        "changed_at",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Article]:
        return super().get_queryset(request).defer("layout")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # that is what the import is for

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """What was read from an article goes with it, although nobody may delete that by itself."""
        to_delete, counts, _, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        self.delete_queryset(request, Article.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> None:
        """An event that loses its last sentence is kept, out of sight, so that its address can still explain itself."""
        events = set(Mention.objects.filter(article__in=queryset).values_list("event_id", flat=True))
        queryset.delete()
        derive_events(events)
