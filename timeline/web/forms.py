"""What people write into forms, checked. Errors are sentences that stand beside their field."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.text import capfirst

from timeline import edtf
from timeline.annotations.writing import NoteError
from timeline.filters import EventFilter
from timeline.importer.readers import Unreadable, Upload, read_upload
from timeline.models import Publisher, SavedView

MOST_VIEWS = 100  # of one person; all their names are read for every page of the explorer
_BETWEEN_TAGS = re.compile(r"[\s,;]+")


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "This name and this password do not belong together. Capitals and small letters count.",
        "inactive": "This account is closed.",
    }


class NoteForm(forms.Form):
    """A note on an event. What makes a note and a tag valid is for `annotations.writing` to say; `add_refusal` shows it."""

    body = forms.CharField(required=False)
    tags = forms.CharField(required=False)

    def clean_tags(self) -> list[str]:
        return [word for word in _BETWEEN_TAGS.split(self.cleaned_data["tags"]) if word]

    def add_refusal(self, refusal: NoteError) -> None:
        """Each sentence beside its field, or above the form where the form has no such field."""
        for field, sentences in refusal.errors.items():
            self.add_error(field if field in self.fields else None, sentences)


class PassageNoteForm(NoteForm):
    """A note on words of an article. `start` is where the reader's script saw them, and only settles which of several."""

    quote = forms.CharField(required=False)
    start = forms.IntegerField(required=False, min_value=0)


class ArticleSearchForm(forms.Form):
    """The search of the index of articles. A wrong date is said beside its field, and the list is shown without it."""

    q = forms.CharField(required=False, max_length=200)
    publisher = forms.SlugField(required=False)
    on = forms.CharField(required=False, max_length=20)

    def clean_publisher(self) -> str:
        slug = self.cleaned_data["publisher"]
        if slug and not Publisher.objects.filter(slug=slug).exists():
            raise ValidationError(f"No publisher is known as “{slug}”.")
        return slug

    def clean_on(self) -> tuple[Any, Any] | None:
        """First and last day of the day, month or year that was written."""
        if not self.cleaned_data["on"]:
            return None
        try:
            return edtf.read(self.cleaned_data["on"])
        except ValueError as error:
            raise ValidationError(str(error)) from None


class SavedViewForm(forms.ModelForm):
    """Name and place of a saved view. A person's views have different names."""

    class Meta:
        model = SavedView
        fields = ["name", "is_pinned"]
        error_messages = {"name": {"required": "Give the view a name."}}

    def __init__(self, data: QueryDict, *, owner: Any, instance: SavedView | None = None) -> None:
        super().__init__(data, instance=instance or SavedView(owner=owner))

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if SavedView.objects.of(self.instance.owner).exclude(pk=self.instance.pk).filter(name=name).exists():
            raise ValidationError(f"You have a view called “{name}” already.")
        return name

    def say_taken(self) -> None:
        """Another window was quicker with the same name."""
        self.add_error("name", "You have a view of this name already.")


class NewViewForm(SavedViewForm):
    """A view to be saved: the page that shows it and its query string, which is checked as any other."""

    query = forms.CharField(required=False, max_length=4000)

    class Meta(SavedViewForm.Meta):
        fields = ["name", "is_pinned", "page"]

    def clean_query(self) -> EventFilter:
        asked = EventFilter.from_query(QueryDict(self.cleaned_data["query"]))
        if asked.errors:
            raise ValidationError([sentence for sentences in asked.errors.values() for sentence in sentences])
        return asked

    def clean(self) -> dict[str, Any]:
        if SavedView.objects.of(self.instance.owner).count() >= MOST_VIEWS:
            self.add_error("name", f"You have {MOST_VIEWS} saved views. Delete one to save another.")
        for field in ("page", "query"):  # which nobody writes by hand
            for sentence in self.errors.get(field, []):
                self.add_error("name", f"This view cannot be saved: {sentence}")
        return super().clean() or {}


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of uploaded files, as a list."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(file, initial) for file in given if file]


class GivenForm(forms.Form):
    """What a person says of texts they import. Both are for texts that do not say it themselves."""

    published_on = forms.CharField(required=False, max_length=20)
    publisher = forms.CharField(required=False, max_length=200)

    def clean_published_on(self) -> Any:
        written = self.cleaned_data["published_on"]
        if not written:
            return None
        try:
            first, last = edtf.read(written)
        except edtf.NotADate:
            raise ValidationError(f"“{written}” is not a date. Give the whole day: 2020-01-09.") from None
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if first != last:
            raise ValidationError("Give the whole day: 2020-01-09.")
        return first


class ImportForm(GivenForm):
    """Files, or one pasted article. The date is needed only where a text does not bring its own."""

    files = SeveralFilesField(required=False, allow_empty_file=True)
    text = forms.CharField(required=False, strip=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("files") and not cleaned.get("text", "").strip() and not self.errors:
            raise ValidationError("Choose a file or paste a text.")
        if cleaned.get("text", "").strip() and not self.errors:
            self._check_pasted(cleaned["text"], cleaned["published_on"])
        return cleaned

    def _check_pasted(self, text: str, published_on: Any) -> None:
        """A file that is refused is still there to be mended; a pasted text would be gone with the page."""
        try:
            read_upload(Upload("pasted text", text.encode()), published_on=published_on)
        except Unreadable as problem:
            self.add_error("text", capfirst(f"{problem.place}: {problem.reason}.".removeprefix(": ")))
