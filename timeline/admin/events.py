"""Events, what reports them, and the corrections by which people change them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from timeline.admin.base import ReadOnlyAdmin, ReadOnlyInline
from timeline.decisions.correcting import check, correct
from timeline.decisions.refusing import DecisionError
from timeline.models import (
    Correction,
    Event,
    Grouping,
    Mention,
    MentionKey,
    MentionOrder,
    MentionParticipant,
    Participation,
    PlacedMention,
)


class EventForm(forms.ModelForm):
    """What a person may decide about an event. Each change is written down as a correction."""

    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Why; kept with the correction.")

    class Meta:
        model = Event
        fields = ["title", "event_type", "status", "start", "end", "precision"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                check(self.corrections())
            except DecisionError as refusal:
                for field, sentences in refusal.errors.items():
                    self.add_error(field, sentences)
        return cleaned

    def corrections(self) -> dict[str, Any]:
        """By field, the new value of what was changed; a date is one field."""
        fields = (Correction.Field.TITLE, Correction.Field.TYPE, Correction.Field.STATUS)
        changes: dict[str, Any] = {field: self.cleaned_data[field] for field in fields if field in self.changed_data}
        if {"start", "end", "precision"} & set(self.changed_data):
            changes[Correction.Field.DATE] = {name: self.cleaned_data[name] for name in ("start", "end", "precision")}
        return changes


class CorrectionInline(ReadOnlyInline):
    model = Correction
    fields = readonly_fields = ["field", "value", "machine_value", "author", "created_at", "reason", "undone_at"]


class MentionInline(ReadOnlyInline):
    model = Mention
    fk_name = "event"
    fields = readonly_fields = ["article", "event_type", "status", "date_start", "date_end", "confidence"]


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    form = EventForm
    list_display = ["title", "event_type", "status", "start", "end", "precision", "article_count", "annotation_count"]
    list_filter = ["event_type", "status", "precision", "date_basis"]
    search_fields = ["title"]
    show_full_result_count = False
    fields = [
        "title", "event_type", "status", "start", "end", "precision", "reason", "date_basis", "date_reason", "disagreements",
        "mention_count", "article_count", "annotation_count", "merged_into", "sort_key", "created_at",
    ]  # fmt: skip
    readonly_fields = fields[7:]
    inlines = [MentionInline, CorrectionInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # its sentences would report it again at the next import

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Event, form: EventForm, change: bool) -> None:
        """Writes corrections, never the event itself: what stands in its columns is derived."""
        changes = form.corrections()
        if changes:
            correct(request.user, obj, changes, form.cleaned_data["reason"])


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ["event", "article", "event_type", "status", "date_start", "date_end", "confidence"]
    list_filter = ["event_type", "status", "date_basis", "block_kind"]
    list_select_related = ["event", "article"]
    search_fields = ["event__title", "article__title"]


@admin.register(MentionParticipant)
class MentionParticipantAdmin(ReadOnlyAdmin):
    list_display = ["mention", "actor", "role", "office", "rule"]
    list_filter = ["role", "rule"]
    list_select_related = ["mention", "actor"]
    search_fields = ["actor__name"]


@admin.register(MentionOrder)
class MentionOrderAdmin(ReadOnlyAdmin):
    list_display = ["later", "earlier"]
    list_select_related = ["later", "earlier"]


@admin.register(Participation)
class ParticipationAdmin(ReadOnlyAdmin):
    list_display = ["event", "actor", "role", "named", "basis"]
    list_filter = ["role", "named", "basis"]
    list_select_related = ["event", "actor"]
    search_fields = ["actor__name"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["event", "field", "value", "machine_value", "author", "created_at", "undone_at"]
    list_filter = ["field"]
    list_select_related = ["event", "author"]
    search_fields = ["event__title", "author__username", "reason"]


@admin.register(Grouping)
class GroupingAdmin(ReadOnlyAdmin):
    list_display = ["kind", "event", "other", "author", "created_at", "undone_at"]
    list_filter = ["kind"]
    list_select_related = ["event", "other", "author"]
    search_fields = ["event_title", "other_title", "author__username", "reason"]


@admin.register(PlacedMention)
class PlacedMentionAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "event", "article", "grouping"]
    list_select_related = ["event", "article", "grouping"]
    search_fields = ["quote"]


@admin.register(MentionKey)
class MentionKeyAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "mention"]
    list_select_related = ["mention"]
