"""The admin: everything stored can be looked at; what people may decide can be changed; what is derived cannot.

An event is changed by a correction, which stands against any later extraction. After each change the events it concerns
are derived anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from timeline.annotations.writing import withdraw
from timeline.importer.deriving import derive_events
from timeline.models import (
    Actor,
    ActorMonth,
    ActorName,
    ActorOccurrence,
    ActorPair,
    ActorRole,
    ActorTypeMonth,
    Annotation,
    Article,
    Correction,
    Event,
    EventText,
    ImportedFile,
    ImportRun,
    Mention,
    MentionOrder,
    MentionParticipant,
    Participation,
    Publisher,
    Tag,
    TypeMonth,
)
from timeline.search import fold
from timeline.vocabulary import Precision

admin.site.site_header = "Timeline"
admin.site.site_title = "Timeline"
admin.site.index_title = "What is stored"


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that only the program writes. Counting all of a large table would take longer than showing a page of it."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyInline(admin.TabularInline):
    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


# Articles


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

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        self.delete_queryset(request, Article.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> None:
        """An event that loses its last sentence is kept, out of sight, so that its address can still explain itself."""
        events = set(Mention.objects.filter(article__in=queryset).values_list("event_id", flat=True))
        queryset.delete()
        derive_events(events)


# Actors


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

    @transaction.atomic
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Who belongs to whom decides in whose timelines an event stands, and a name is among the words it is found by."""
        super().save_related(request, form, formsets, change)
        derive_events(_events_of(form.instance.pk))

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Actor) -> None:
        self.delete_queryset(request, Actor.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Actor]) -> None:
        events = {event for actor in queryset for event in _events_of(actor.pk)}
        MentionParticipant.objects.filter(actor__in=queryset).delete()
        derive_events(events)  # while the actor still stands, so that its counts are taken back
        queryset.delete()


def _events_of(actor_id: int) -> Iterable[int]:
    """Events in which it, one of its people or one merged into it takes part."""
    concerned = models.Q(actor=actor_id) | models.Q(actor__affiliation=actor_id) | models.Q(actor__merged_into=actor_id)
    return set(MentionParticipant.objects.filter(concerned).values_list("mention__event_id", flat=True)) | set(
        Participation.objects.filter(actor=actor_id).values_list("event_id", flat=True)
    )


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


# Events


class EventForm(forms.ModelForm):
    """What a person may decide about an event. Each change is written down as a correction."""

    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Why; kept with the correction.")

    class Meta:
        model = Event
        fields = ["title", "event_type", "status", "start", "end", "precision"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and start > end:
            self.add_error("end", "The last day lies before the first.")
        if (start is None or end is None) and cleaned.get("precision") != Precision.UNKNOWN:
            self.add_error("precision", "With an open end it is “unknown”.")
        return cleaned

    def corrections(self) -> Iterable[tuple[str, Any, Any]]:
        """Field, new value and former value of what was changed; a date is one field."""
        for field in (Correction.Field.TITLE, Correction.Field.TYPE, Correction.Field.STATUS):
            if field in self.changed_data:
                yield field, self.cleaned_data[field], self.initial[field]
        if {"start", "end", "precision"} & set(self.changed_data):
            yield Correction.Field.DATE, _date(self.cleaned_data), _date(self.initial)


def _date(values: dict[str, Any]) -> dict[str, str | None]:
    start, end = ((values[name].isoformat() if values[name] else None) for name in ("start", "end"))
    return {"start": start, "end": end, "precision": values["precision"]}


class CorrectionInline(ReadOnlyInline):
    model = Correction
    fields = readonly_fields = ["field", "value", "machine_value", "author", "created_at", "reason"]


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
        for field, value, machine_value in form.corrections():
            Correction.objects.create(
                event=obj,
                field=field,
                value=value,
                machine_value=machine_value,
                author=request.user,
                reason=form.cleaned_data["reason"],
            )
        derive_events([obj.pk])


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
    list_display = ["event", "actor", "role", "named"]
    list_filter = ["role", "named"]
    list_select_related = ["event", "actor"]
    search_fields = ["actor__name"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["event", "field", "value", "machine_value", "author", "created_at"]
    list_filter = ["field"]
    list_select_related = ["event", "author"]
    search_fields = ["event__title", "author__username", "reason"]


# Notes


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


# The ledger


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ["name", "by", "state", "total", "started_at", "ended_at"]
    list_filter = ["state"]
    list_select_related = ["by"]
    search_fields = ["name"]


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin):
    list_display = ["name", "run", "outcome", "article", "place", "reason", "event_count"]
    list_filter = ["outcome"]
    list_select_related = ["run", "article"]
    search_fields = ["name", "reason"]


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
