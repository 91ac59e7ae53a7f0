"""Publishers and articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from timeline.admin.base import ReadOnlyAdmin
from timeline.importer.removing import remove_articles
from timeline.models import Article, Publisher, RemovedArticle


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

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        remove_articles(Article.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> None:
        remove_articles(queryset)


@admin.register(RemovedArticle)
class RemovedArticleAdmin(ReadOnlyAdmin):
    list_display = ["id", "removed_at"]
