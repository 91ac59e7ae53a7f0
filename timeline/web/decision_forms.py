"""The forms by which people overrule the machine. What can be is for `timeline.decisions` to say; the refusal is shown here."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timeline import edtf
from timeline.decisions.correcting import MAX_REASON, MAX_TITLE, understood_parties
from timeline.decisions.naming import actors_called
from timeline.decisions.refusing import DecisionError
from timeline.models import Actor, Correction, Event
from timeline.vocabulary import EventType, Precision, Status

_DATE = ("start", "end", "precision")
_PARTIES = ("source", "target", "speaker", "location")
_EVENT_NUMBER = re.compile(r"\s*(?:\S*(?:/events/|[?&]event=))?(\d{1,18})(?:[/?&#]\S*)?\s*")


def _growing(**attributes: Any) -> forms.Textarea:
    """A field that is as high as what is written in it, so that none of it is out of sight on a narrow screen."""
    return forms.Textarea(attrs={"class": "grows", **attributes})


def _names(label: str) -> forms.CharField:
    return forms.CharField(required=False, max_length=2000, label=label, show_hidden_initial=True, widget=_growing(rows=1))


class FieldWithFormerValue(forms.BoundField):
    """A hidden field is described to nobody: HTML allows it no ARIA attribute, but Django gives it the field's own."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        if widget is not None and widget.is_hidden:
            built.pop("aria-describedby", None)
        return built


class DecisionForm(forms.Form):
    bound_field_class = FieldWithFormerValue
    begins_with = ""  # the field that has the focus at first, unless the page gives it to something else

    reason = forms.CharField(
        required=False,
        label="Why",
        help_text="Kept with your name and the day.",
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": MAX_REASON}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, auto_id="act-%s", **options)

    def add_refusal(self, refusal: DecisionError) -> None:
        """Each sentence beside its field, or above the form where the form has no such field."""
        for field, sentences in refusal.errors.items():
            self.add_error(field if field in self.fields else None, sentences)

    def focus(self) -> None:
        """The field where the reader goes on: the first with a fault, else the first to be filled in."""
        if name := next((name for name in self.fields if name in self.errors), self.begins_with):
            self.fields[name].widget.attrs["autofocus"] = True


class CorrectionForm(DecisionForm):
    """Only what was changed since the form was shown is corrected: somebody else may have corrected the rest meanwhile."""

    title = forms.CharField(
        required=False,
        label="What happened",
        show_hidden_initial=True,
        widget=_growing(rows=2, maxlength=MAX_TITLE, dir="auto"),
    )
    event_type = forms.ChoiceField(
        required=False, label="Type", choices=[(kind.value, kind.label) for kind in EventType], show_hidden_initial=True
    )
    status = forms.ChoiceField(
        required=False, label="Status", choices=[(status.value, status.value) for status in Status], show_hidden_initial=True
    )
    start = forms.CharField(
        required=False,
        max_length=20,
        label="First day",
        help_text="2020-01-03 or 2020-01; empty: not known.",
        show_hidden_initial=True,
    )
    end = forms.CharField(
        required=False, max_length=20, label="Last day", help_text="The same for one day.", show_hidden_initial=True
    )
    precision = forms.ChoiceField(
        required=False,
        label="How exact",
        choices=[(precision.value, precision.value) for precision in Precision],
        show_hidden_initial=True,
    )

    source = _names("Who acts")
    target = _names("Acted upon")
    speaker = _names("Who says so")
    location = _names("Where")
    confirmed = forms.BooleanField(required=False, help_text="No sentence tells it so far; from now on you say so.")

    begins_with = "title"
    field_order = ("title", "event_type", "status", "start", "end", "precision", *_PARTIES, "confirmed", "reason")
    near: Collection[Actor] = ()  # who takes part so far

    @classmethod
    def of(cls, event: Event, sent: Any = None) -> CorrectionForm:
        """The event comes from `with_participants()`."""
        days = {name: day.isoformat() if day else "" for name, day in (("start", event.start), ("end", event.end))}
        known = {name: getattr(event, name) for name in ("title", "event_type", "status", "precision")}
        parts = event.named_participations
        names = {role: "; ".join(part.actor.name for part in parts if part.role == role) for role in _PARTIES}
        form = cls(sent, initial=known | days | names)
        form.near = {part.actor for part in parts}
        if understood := understood_parties(event):
            form.fields["confirmed"].label = f"{' and '.join(actor.name for actor in understood)}: rightly understood"
        else:
            del form.fields["confirmed"]
        return form

    def clean_start(self) -> date | None:
        return self._day("start", 0)

    def clean_end(self) -> date | None:
        return self._day("end", 1)

    def clean_source(self) -> list[Actor]:
        return self._actors("source")

    def clean_target(self) -> list[Actor]:
        return self._actors("target")

    def clean_speaker(self) -> list[Actor]:
        return self._actors("speaker")

    def clean_location(self) -> list[Actor]:
        return self._actors("location")

    def clean(self) -> dict[str, Any]:
        """Whoever moves the days and not the exactness means what the days say."""
        cleaned = super().clean() or {}
        if {"start", "end"} & set(self.changed_data) and "precision" not in self.changed_data and not self.errors:
            start, end = cleaned["start"], cleaned["end"]
            if not (start and end):
                cleaned["precision"] = Precision.UNKNOWN.value
            elif start == end:
                cleaned["precision"] = Precision.DAY.value
            elif cleaned["precision"] in (Precision.DAY, Precision.UNKNOWN):
                cleaned["precision"] = Precision.RANGE.value
        return cleaned

    def values(self) -> dict[str, Any]:
        """By field of a correction, what was changed or confirmed."""
        fields = (Correction.Field.TITLE, Correction.Field.TYPE, Correction.Field.STATUS)
        changed: dict[str, Any] = {field: self.cleaned_data[field] for field in fields if field in self.changed_data}
        if set(_DATE) & set(self.changed_data):
            changed[Correction.Field.DATE] = {name: self.cleaned_data[name] for name in _DATE}
        if {*_PARTIES, "confirmed"} & set(self.changed_data):
            changed[Correction.Field.PARTIES] = {role: self.cleaned_data[role] for role in _PARTIES}
        return changed

    def _actors(self, role: str) -> list[Actor]:
        try:
            return actors_called(self.cleaned_data[role], self.near)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def _day(self, name: str, end: int) -> date | None:
        written = self.cleaned_data[name].strip()
        if not written:
            return None
        try:
            return edtf.read(written)[end]
        except ValueError as error:
            raise ValidationError(str(error)) from None


class MergeForm(DecisionForm):
    """Which other event, by its number or its address as the browser shows it."""

    other = forms.CharField(required=False, max_length=2000, label="Number or address of the other event")

    field_order = ("other", "reason")

    def clean_other(self) -> str:
        written = self.cleaned_data["other"]
        if not written.strip():
            raise ValidationError("Choose an event, or give its number.")
        if not (found := _EVENT_NUMBER.fullmatch(written)):
            raise ValidationError("Give the number of an event, or its address as the browser shows it.")
        return found[1]


class SplitForm(DecisionForm):
    """Which sentences go; they are drawn by the page, with their words."""

    mention = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, event: Event, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["mention"].choices = [(mention.pk, "") for mention in event.mentions.all()]
