"""Notes, saved views, the ledger of imports, and the counts kept ready."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from timeline.admin.base import ReadOnlyAdmin
from timeline.annotations.writing import withdraw
from timeline.models import (
    ActorMonth,
    ActorPair,
    ActorTypeMonth,
    Annotation,
    EventText,
    ImportedFile,
    ImportRun,
    KeptUpload,
    SavedView,
    Tag,
    TypeMonth,
)


@admin.register(Annotation)
class AnnotationAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "author", "event", "article", "created_at", "withdrawn_at"]
    list_filter = ["withdrawn_at"]
    list_select_related = ["author", "event", "article"]
    search_fields = ["body", "author__username", "tags__name"]
    actions = ["withdraw_notes"]

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("timeline.change_annotation")

    @admin.action(description="Withdraw the selected notes", permissions=["withdraw"])
    def withdraw_notes(self, request: HttpRequest, queryset: models.QuerySet[Annotation]) -> None:
        for note in queryset.filter(withdrawn_at=None):
            withdraw(note)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(SavedView)
class SavedViewAdmin(ReadOnlyAdmin):
    list_display = ["name", "owner", "page", "words", "is_pinned"]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__username"]


# The ledger


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ["name", "by", "standing", "total", "started_at", "ended_at"]
    list_filter = ["state"]
    list_select_related = ["by"]
    search_fields = ["name"]


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin):
    list_display = ["name", "run", "outcome", "article", "place", "reason", "event_count"]
    list_filter = ["outcome"]
    list_select_related = ["run", "article"]
    search_fields = ["name", "reason"]


@admin.register(KeptUpload)
class KeptUploadAdmin(ReadOnlyAdmin):
    """Rejected files that can be tried again. They may hold what was never meant for here, so they can be deleted."""

    list_display = ["__str__", "published_on", "publisher"]
    list_select_related = ["file"]
    search_fields = ["file__name"]
    exclude = ["content"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[KeptUpload]:
        return super().get_queryset(request).defer("content")

    def has_delete_permission(self, request: HttpRequest, obj: KeptUpload | None = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)


# Counts kept ready


@admin.register(TypeMonth)
class TypeMonthAdmin(ReadOnlyAdmin):
    list_display = ["first_month", "last_month", "event_type", "status", "events"]


@admin.register(ActorTypeMonth)
class ActorTypeMonthAdmin(ReadOnlyAdmin):
    list_display = ["actor", "month", "event_type", "events"]
    list_select_related = ["actor"]


@admin.register(ActorMonth)
class ActorMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "actor", "events"]
    list_select_related = ["actor"]


@admin.register(ActorPair)
class ActorPairAdmin(ReadOnlyAdmin):
    list_display = ["actor", "other", "events"]
    list_select_related = ["actor", "other"]


@admin.register(EventText)
class EventTextAdmin(ReadOnlyAdmin):
    list_display = ["sort_key", "event"]
    list_select_related = ["event"]
