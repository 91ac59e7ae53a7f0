"""A second try for one file of the ledger: with a date, with a publisher, or with its text put right."""

from __future__ import annotations

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timeline.importer.readers import Unreadable, decoded
from timeline.importer.retrying import try_again
from timeline.models import ImportedFile
from timeline.web.access import writes
from timeline.web.forms import GivenForm
from timeline.web.htmx import render_page
from timeline.web.imports import may_change_run
from timeline.web.quoting import in_quotes
from timeline.web.wording import number_of

MOST_SHOWN = 200_000  # bytes of a text that a form can carry to and fro
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
Outcome = ImportedFile.Outcome


class AgainForm(GivenForm):
    """What the person says of the file this time; `text` where it can be shown."""

    text = forms.CharField(required=False, strip=False)


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def import_again(request: HttpRequest, run_id: int, file_id: int) -> HttpResponse:
    """The form, filled with what was said the first time; a POST tries, and leads back to the ledger when the file went in."""
    files = ImportedFile.objects.select_related("run__by", "kept")
    file = get_object_or_404(files, pk=file_id, run=run_id, kept__isnull=False)
    if not may_change_run(request.user, file.run):
        raise PermissionDenied
    kept = file.kept
    text = _shown(file)
    day = kept.published_on.isoformat() if kept.published_on else ""
    before = {"published_on": day, "publisher": kept.publisher, "text": text}
    form = AgainForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            return _tried(request, file, form, text)
        except Unreadable as problem:
            form.add_error(None, f"Rejected again: {problem.place}: {problem.reason}.".replace(": :", ":"))
    context = {"section": "import", "run": file.run, "file": file, "form": form, "has_text": text is not None}
    return render_page(request, "imports/again.html", context, status=422 if form.errors else 200)


def _tried(request: HttpRequest, file: ImportedFile, form: AgainForm, shown: str | None) -> HttpResponse:
    """Raises Unreadable."""
    written = form.cleaned_data["text"]
    # Unchanged, the bytes go in as they came: how they were encoded is for the importer to find out and to say.
    changed = shown is not None and written.split() != shown.split()
    content = written.encode() if changed else bytes(file.kept.content)
    said = {"published_on": form.cleaned_data["published_on"], "publisher": form.cleaned_data["publisher"].strip()}
    ledger = reverse("import-run", args=[file.run_id])
    try:
        row = try_again(file, content, **said)
    except ImportedFile.DoesNotExist:
        messages.info(request, f"{file.name} was brought in meanwhile.")
        return HttpResponseRedirect(ledger)
    became = {
        Outcome.NEW: f"went in as a new article with {number_of(row.event_count, 'event')}",
        Outcome.CHANGED: f"went in as a new edition with {number_of(row.event_count, 'event')}",
        Outcome.IDENTICAL: "was stored already",
    }[Outcome(row.outcome)]
    messages.success(request, f"{row.name} {became}: {in_quotes(row.article.title)}.")
    return HttpResponseRedirect(ledger)


def _shown(file: ImportedFile) -> str | None:
    """The text for people to mend; None for too much of it, or what a page cannot hold."""
    content = bytes(file.kept.content)
    if len(content) > MOST_SHOWN:
        return None
    text, _ = decoded(file.name, content)
    return None if _CONTROL.search(text) else text
