"""Actors, their names, and where they occur."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from timeline.admin.base import ReadOnlyAdmin
from timeline.importer.identifying import store_changed
from timeline.models import Actor, ActorName, ActorOccurrence, ActorRole
from timeline.search import fold


class ActorNameInline(admin.TabularInline):
    model = ActorName
    fields = ["name"]
    extra = 1


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "code", "affiliation", "merged_into", "event_count"]
    list_filter = ["kind"]
    list_select_related = ["affiliation", "merged_into"]
    search_fields = ["name", "code", "names__name", "names__folded"]
    autocomplete_fields = ["affiliation", "merged_into"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["event_count"]
    inlines = [ActorNameInline]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for name in formset.save(commit=False):
            name.folded = fold(name.name)
            name.save()
        for removed in formset.deleted_objects:
            removed.delete()

    def save_model(self, request: HttpRequest, obj: Actor, form: Any, change: bool) -> None:
        """Who belongs to whom decides in whose timelines an event stands, and a name is among the words it is found by."""
        if change:
            store_changed(obj)
        else:
            obj.save()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the next article would bring it back; one that is another by a wrong name is merged into it


@admin.register(ActorRole)
class ActorRoleAdmin(ReadOnlyAdmin):
    list_display = ["actor", "office", "article"]
    list_select_related = ["actor", "article"]
    search_fields = ["actor__name", "office"]


@admin.register(ActorOccurrence)
class ActorOccurrenceAdmin(ReadOnlyAdmin):
    list_display = ["actor", "article", "start", "end", "rule"]
    list_filter = ["rule"]
    list_select_related = ["actor", "article"]
    search_fields = ["actor__name"]


@admin.register(ActorName)
class ActorNameAdmin(ReadOnlyAdmin):
    list_display = ["name", "folded", "actor"]
    list_select_related = ["actor"]
    search_fields = ["name", "folded", "actor__name"]
